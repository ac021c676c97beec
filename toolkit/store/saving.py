"""A changed strategy → its file, under a lock, with what was there before kept."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from toolkit.errors import (
    ChangedMeanwhileError,
    LockedError,
    StrategyError,
    UnreadableError,
    UnwritableError,
)
from toolkit.store.change import changed_bytes
from toolkit.store.reading import (
    StoredStrategy,
    digest_of,
    read_bytes,
    shown_path,
)
from toolkit.store.refusal import reason_of
from toolkit.store.versions import keep_version
from toolkit.store.writing import remove_leftovers, write_file
from toolkit.strategy import Strategy

LOCK_SECONDS = 10.0


def save_strategy(
    stored: StoredStrategy, strategy: Strategy, *, session: str, now: dt.datetime
) -> StoredStrategy:
    """Put a changed strategy in the file that it was read from.

    Without a change nothing is written. `session` names whoever is at work, for one sitting;
    `now` has a time zone.

    Raises
    ------
    ChangedMeanwhileError
        When the file is not the one that was read: it stays, and this strategy is kept beside it.
    LockedError, UnwritableError
        When it could not be written; the file is as it was.
    """
    if strategy == stored.strategy:
        return stored
    path = Path(os.path.realpath(stored.path))
    data, saved = changed_bytes(stored, strategy)
    with locked(path):
        remove_leftovers(path.parent)
        present = _present(path)
        if present is None or digest_of(present) != stored.digest:
            kept = _free_name(path, now)
            write_file(kept, data)
            raise ChangedMeanwhileError(file=shown_path(stored.path), kept=shown_path(kept))
        keep_version(path, present, session, now)
        write_file(path, data)
    return saved


def replace_strategy(
    stored: StoredStrategy, strategy: Strategy, *, session: str, now: dt.datetime
) -> StoredStrategy:
    """Put a strategy in the place of whatever stands in its file now, or of nothing.

    What stood there is kept as an earlier version, also where it cannot be understood.

    Raises
    ------
    LockedError, UnwritableError, UnreadableError
        When it could not be written; the file is as it was.
    """
    path = Path(os.path.realpath(stored.path))
    data, saved = changed_bytes(stored, strategy)
    with locked(path):
        remove_leftovers(path.parent)
        present = _present(path)
        if present is not None:
            keep_version(path, present, session, now)
        write_file(path, data)
    return saved


def keep_aside(
    stored: StoredStrategy, strategy: Strategy, *, session: str, now: dt.datetime
) -> None:
    """Keep a strategy that gives way to the file as an earlier version; the file stays.

    Raises
    ------
    LockedError, UnwritableError
        When it could not be written.
    """
    path = Path(os.path.realpath(stored.path))
    data, _ = changed_bytes(stored, strategy)
    with locked(path):
        keep_version(path, data, session, now)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else writes this file meanwhile."""
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout as error:
        raise LockedError(file=shown_path(path), seconds=f"{LOCK_SECONDS:g}") from error
    except OSError as error:
        raise UnwritableError(file=shown_path(path), reason=reason_of(error)) from error
    try:
        yield
    finally:
        # the lock ends with the process at the latest, and the file is in place by now
        with suppress(OSError):
            lock.release()


def _present(path: Path) -> bytes | None:
    """What the file holds now; None when it is gone, or too large to be what was read."""
    try:
        return read_bytes(path, shown_path(path))
    except StrategyError:
        return None
    except UnreadableError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return None
        raise


def _free_name(path: Path, now: dt.datetime) -> Path:
    stem = f"{path.stem}.not-saved-{now:%Y-%m-%dT%H-%M-%S}"
    names = (f"{stem}{f'-{n}' if n else ''}.yaml" for n in range(1000))
    return next(each for name in names if not os.path.lexists(each := path.with_name(name)))
