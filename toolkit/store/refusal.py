"""Why the system refused, in words that are in the catalogues, on every system the same."""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Error numbers of the system, and the reason that they stand for."""

    numbers: tuple[int, ...]
    reason: str


REFUSALS = (
    Refusal((errno.ENOENT,), reason="it is not there"),
    Refusal((errno.EACCES, errno.EPERM), reason="the permission is missing"),
    Refusal((errno.ENOSPC, errno.EDQUOT), reason="the disk is full"),
    Refusal((errno.EFBIG,), reason="the file is too large for this disk"),
    Refusal((errno.EROFS,), reason="the disk is read-only"),
    Refusal((errno.EISDIR,), reason="it is a folder"),
    Refusal((errno.ENOTDIR, errno.EEXIST), reason="a file stands where a folder should be"),
    Refusal((errno.ELOOP,), reason="it is a link to itself"),
    Refusal((errno.EIO,), reason="the disk reports an error"),
)


def reason_of(error: Exception) -> str:
    """Why an operation on a file failed, without any path.

    >>> reason_of(OSError(errno.ENOSPC, "No space left on device"))
    'the disk is full'
    """
    number = getattr(error, "errno", None)
    known = (each.reason for each in REFUSALS if number in each.numbers)
    return next(known, getattr(error, "strerror", None) or type(error).__name__)
