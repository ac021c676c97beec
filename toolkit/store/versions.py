"""Earlier versions of a strategy: which are kept, and how they are read again."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.errors import UnknownVersionError, UnwritableError
from toolkit.store.reading import (
    StoredStrategy,
    read_bytes,
    shown_path,
    strategy_of,
)
from toolkit.store.refusal import reason_of
from toolkit.store.writing import remove_leftovers, write_file

FOLDER = ".versions"
APART = dt.timedelta(minutes=10)
STAMP = "%Y-%m-%dT%H-%M-%SZ"
NAME = re.compile(r"(?P<stem>.+)\.(?P<stamp>(?P<time>[\dT-]{19}Z)-(?P<session>[0-9a-f]{8}))\.yaml")


@dataclass(frozen=True, order=True)
class Version:
    """What a strategy file held until `kept_at`, when a session saved over it."""

    kept_at: dt.datetime
    stamp: str
    session: str
    path: Path


def versions(path: Path) -> tuple[Version, ...]:
    """The earlier versions of a strategy file, oldest first; of a link, those of its target."""
    path = Path(os.path.realpath(path))
    try:
        names = [each.name for each in (path.parent / FOLDER).iterdir()]
    except OSError:
        return ()
    found = (_version(path, name) for name in names)
    return tuple(sorted(version for version in found if version))


def read_version(path: Path, stamp: str) -> StoredStrategy:
    """An earlier version of a strategy file.

    Raises
    ------
    UnknownVersionError
        When no version has this stamp.
    """
    kept = versions(path)
    for version in kept:
        if version.stamp == stamp:
            data = read_bytes(version.path, shown_path(path))
            return replace(strategy_of(data, version.path), client=path.absolute().parent.name)
    known = ", ".join(version.stamp for version in kept) or "-"
    raise UnknownVersionError(version=stamp, file=shown_path(path), known=known)


def keep_version(path: Path, data: bytes, session: str, now: dt.datetime) -> None:
    """Keep what is about to be replaced: at a session's first save, then once in ten minutes.

    Of the days before today only the newest version stays.
    """
    name = hashlib.sha256(session.encode(errors="replace")).hexdigest()[:8]
    kept = versions(path)
    if any(each.session == name and abs(now - each.kept_at) < APART for each in kept):
        return
    folder = path.parent / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UnwritableError(file=shown_path(path), reason=reason_of(error)) from error
    remove_leftovers(folder)
    stamp = f"{now.astimezone(dt.UTC):{STAMP}}-{name}"
    write_file(folder / f"{path.stem}.{stamp}.yaml", data)
    for version in _superseded(versions(path), now):
        with contextlib.suppress(OSError):
            version.path.unlink()


def _superseded(kept: tuple[Version, ...], now: dt.datetime) -> tuple[Version, ...]:
    today = now.date()
    newest = {version.kept_at.astimezone(now.tzinfo).date(): version for version in kept}
    return tuple(
        version
        for version in kept
        if (day := version.kept_at.astimezone(now.tzinfo).date()) < today
        and newest[day] is not version
    )


def _version(path: Path, name: str) -> Version | None:
    found = NAME.fullmatch(name)
    if found is None or found["stem"] != path.stem:
        return None
    try:
        kept_at = dt.datetime.strptime(found["time"], STAMP).replace(tzinfo=dt.UTC)
    except ValueError:
        return None
    return Version(kept_at, found["stamp"], found["session"], path.parent / FOLDER / name)
