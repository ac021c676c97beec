"""Bytes → a file, whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from toolkit.errors import UnwritableError
from toolkit.store.reading import BINARY, shown_path
from toolkit.store.refusal import reason_of

TEMPORARY = ".tmp"


def write_file(path: Path, data: bytes) -> None:
    """Put a file in place in one step; whoever reads it sees the old one or the new one.

    It keeps the permissions of the file that it replaces. A power cut, a kill or a full disk
    leaves the old one, at most with a hidden temporary file beside it (`remove_leftovers`).

    Raises
    ------
    UnwritableError
        When it could not be written; the old file is as it was.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}{TEMPORARY}")
    try:
        mode = _mode(path)
        try:
            _write(temporary, data, mode)
            _check(temporary, data, shown_path(path))
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise UnwritableError(file=shown_path(path), reason=reason_of(error)) from error
    _sync_folder(path.parent)


def remove_leftovers(folder: Path) -> None:
    """Remove temporary files of writers that were killed; call it with the lock held."""
    with contextlib.suppress(OSError):
        for each in folder.iterdir():
            if each.name.startswith(".") and each.name.endswith(TEMPORARY):
                with contextlib.suppress(OSError):
                    each.unlink()


def _mode(path: Path) -> int | None:
    """The permissions to keep; None for a new file, which gets the usual ones."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(status.st_mode):
        raise UnwritableError(file=shown_path(path), reason="it is no ordinary file")
    if not os.access(path, os.W_OK):
        raise UnwritableError(file=shown_path(path), reason="it is read-only")
    return stat.S_IMODE(status.st_mode)


def _write(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | BINARY
    handle = os.open(path, flags, 0o666 if mode is None else 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if mode is not None:
            path.chmod(mode)
        os.fsync(handle)
    finally:
        os.close(handle)


def _check(path: Path, data: bytes, shown: str) -> None:
    if path.read_bytes() != data:
        raise UnwritableError(file=shown, reason="what was written reads back differently")


def _sync_folder(folder: Path) -> None:
    """Have the new name survive a power cut, where the system can promise that.

    The file is in place by now, so a refusal is no failure of the save.
    """
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
