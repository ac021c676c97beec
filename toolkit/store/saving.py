"""A changed strategy → its file, under a lock, with what was there before kept."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from toolkit.errors import (
    ChangedMeanwhileError,
    LockedError,
    StrategyError,
    UnwritableError,
)
from toolkit.store.editing import UneditableError, edited, with_sections_anew
from toolkit.store.reading import (
    StoredStrategy,
    digest_of,
    read_bytes,
    reason_of,
    shown_path,
    strategy_of,
)
from toolkit.store.versions import keep_version
from toolkit.store.writing import remove_leftovers, write_file
from toolkit.store.yaml_text import YamlText
from toolkit.strategy import Strategy
from toolkit.strategy.term import Part
from toolkit.strategy.walk import field_shapes

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
    data = _changed(stored, strategy)
    with locked(path):
        remove_leftovers(path.parent)
        present = _present(path)
        if present is None or digest_of(present) != stored.digest:
            kept = _free_name(path, now)
            write_file(kept, data)
            raise ChangedMeanwhileError(file=shown_path(stored.path), kept=shown_path(kept))
        keep_version(path, present, session, now)
        write_file(path, data)
    return strategy_of(data, stored.path)


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
        lock.release()


def _changed(stored: StoredStrategy, strategy: Strategy) -> bytes:
    """The file's bytes with the change made, read back and found equal to the strategy."""
    old, new = filled(stored.strategy), filled(strategy)
    for change in (edited, with_sections_anew):
        try:
            text = change(stored.text.text, stored.root, old, new)
            data = YamlText(text, stored.text.byte_order_mark).encoded()
            if strategy_of(data, stored.path).strategy == strategy:
                return data
        except (UneditableError, StrategyError, UnicodeEncodeError):
            continue
    raise UnwritableError(
        file=shown_path(stored.path), reason="the new text would not read back as this strategy"
    )


def filled(strategy: Strategy) -> dict[str, Any]:
    """All that is filled in, as plain data in the order of the model."""
    data = strategy.model_dump(mode="json", exclude_defaults=True)
    return _in_order(Strategy, data)


def _in_order(model: type[Part], data: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, shape in field_shapes(model).items():
        if name not in data:
            continue
        value, part = data[name], shape.part
        if part and isinstance(value, list):
            value = [_in_order(part, each) for each in value]
        elif part and isinstance(value, Mapping):
            value = _in_order(part, value)
        found[name] = value
    return found


def _present(path: Path) -> bytes | None:
    return read_bytes(path, shown_path(path)) if path.exists() else None


def _free_name(path: Path, now: dt.datetime) -> Path:
    stem = f"{path.stem}.not-saved-{now:%Y-%m-%dT%H-%M-%S}"
    names = (f"{stem}{f'-{n}' if n else ''}.yaml" for n in range(1000))
    return next(each for name in names if not os.path.lexists(each := path.with_name(name)))
