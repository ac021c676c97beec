"""A set of deliverables on disk: it becomes visible whole or not at all, and never changes.

`outputs/<client>/<stamp>/` holds one set; `latest` points at the newest.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from toolkit.errors import LockedError, UnwritableError
from toolkit.store.refusal import reason_of

LATEST = "latest"
POINTER = "latest.txt"
SETS_KEPT = 10
STAMP = re.compile(r"(\d{4}-\d\d-\d\dT\d{6}Z)(?:-(\d+))?")
LOCK_SECONDS = 60
ABANDONED_AFTER_SECONDS = 24 * 3600
NOT_ABOUT_LINKS = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.ENFILE, errno.EMFILE)
)
"""Whoever cannot write at all can make no copy either, and must not begin to replace `latest`."""


@dataclass(frozen=True)
class OutputSet:
    """A published set; `linked` is false where `latest` had to be a copy."""

    folder: Path
    files: tuple[str, ...]
    linked: bool


def publish_set(folder: Path, files: Mapping[str, bytes], now: dt.datetime) -> OutputSet:
    """Put these files in `folder` as one new set, the newest.

    Raises
    ------
    UnwritableError
        When anything could not be written; the earlier sets are untouched.
    LockedError
        When another process kept publishing for this client.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _made_beside(folder, files) as made, _lock(folder):
            target = folder / _free_stamp(folder, now)
            made.rename(target)
            try:
                _sync_folder(folder)  # no power cut may leave a `latest` that points to nothing
                linked = _point_latest(folder, target.name)
            except OSError:
                if newest_set(folder) != target:
                    target.rename(made)
                raise
            _sync_folder(folder)
            _prune(folder, target.name)
    except OSError as error:
        raise UnwritableError(file=folder.name, reason=reason_of(error)) from error
    return OutputSet(target, tuple(files), linked)


def sets(folder: Path) -> tuple[Path, ...]:
    """The sets of one client, oldest first."""
    found = [each for each in folder.iterdir() if STAMP.fullmatch(each.name) and each.is_dir()]
    return tuple(sorted(found, key=lambda each: _moment(each.name)))


def newest_set(folder: Path) -> Path | None:
    """The set that `latest` means; nothing where there is none."""
    latest = folder / LATEST
    try:
        named = latest.readlink().name if latest.is_symlink() else _pointed(folder)
    except OSError:
        return None
    return folder / named if STAMP.fullmatch(named) and (folder / named).is_dir() else None


def _pointed(folder: Path) -> str:
    return (folder / POINTER).read_text(encoding="utf-8").strip()


def opened_set(made: Path) -> OutputSet:
    """A set that is there: the report first, then the client's other files."""
    client = made.parent.name

    def order(name: str) -> tuple[bool, bool, str]:
        return not name.startswith(f"{client}-strategy."), not name.startswith(f"{client}-"), name

    names = sorted((each.name for each in made.iterdir()), key=order)
    return OutputSet(made, tuple(names), (made.parent / LATEST).is_symlink())


def set_moment(stamp: str) -> dt.datetime:
    """When a set was made (UTC), from the name of its folder.

    >>> set_moment("2026-03-01T120000Z-2").isoformat()
    '2026-03-01T12:00:00+00:00'
    """
    moment = dt.datetime.strptime(_moment(stamp)[0], "%Y-%m-%dT%H%M%SZ")  # noqa: DTZ007 - next line
    return moment.replace(tzinfo=dt.UTC)


def _moment(stamp: str) -> tuple[str, int]:
    match = STAMP.fullmatch(stamp)
    return (match[1], int(match[2] or 1)) if match else (stamp, 1)


@contextmanager
def _made_beside(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """A hidden folder with the files, gone afterwards unless it was renamed."""
    made = Path(tempfile.mkdtemp(prefix=".making-", dir=folder))
    try:
        made.chmod(folder.stat().st_mode & 0o777)
        for name, content in files.items():
            with (made / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        _sync_folder(made)
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _lock(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=LOCK_SECONDS)
    except Timeout as error:
        raise LockedError(file=folder.name, seconds=LOCK_SECONDS) from error
    try:
        yield
    finally:
        lock.release()


def _free_stamp(folder: Path, now: dt.datetime) -> str:
    stamp = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
    taken = [_moment(each.name)[1] for each in sets(folder) if each.name.startswith(stamp)]
    return f"{stamp}-{max(taken) + 1}" if taken else stamp


def _point_latest(folder: Path, stamp: str) -> bool:
    """Make `latest` mean this set: a relative link, or where that is not allowed a copy."""
    latest, making = folder / LATEST, folder / f".making-{LATEST}-{stamp}"
    try:
        making.symlink_to(stamp, target_is_directory=True)
        if latest.is_dir() and not latest.is_symlink():
            shutil.rmtree(latest)
        making.replace(latest)
    except (OSError, NotImplementedError) as error:
        making.unlink(missing_ok=True)
        if getattr(error, "errno", None) in NOT_ABOUT_LINKS:
            raise
        _copy_latest(folder, stamp, making)
        return False
    (folder / POINTER).unlink(missing_ok=True)
    return True


def _copy_latest(folder: Path, stamp: str, making: Path) -> None:
    latest = folder / LATEST
    shutil.copytree(folder / stamp, making)
    if latest.is_symlink():
        latest.unlink()
    elif latest.exists():
        shutil.rmtree(latest)
    making.rename(latest)
    pointer = folder / f".making-{POINTER}"
    pointer.write_text(stamp + "\n", encoding="utf-8")
    pointer.replace(folder / POINTER)


def _prune(folder: Path, newest: str) -> None:
    """Keep the last sets; drop older ones, and what a run that was killed left behind."""
    earlier = [each for each in sets(folder) if each.name != newest]
    for old in earlier[: -(SETS_KEPT - 1)]:
        hidden = folder / f".making-old-{old.name}"
        old.rename(hidden)
        shutil.rmtree(hidden, ignore_errors=True)
    for left in folder.glob(".making-*"):
        if left.stat().st_mtime < time.time() - ABANDONED_AFTER_SECONDS:
            shutil.rmtree(left, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
