"""What was typed and is not in the strategy file: kept beside it until it is.

Each sitting has a journal of its own, `.draft/NAME.json`, locked for as long as the sitting
lasts. A journal without a living owner was left behind by a kernel that ended in the middle.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from toolkit.errors import ToolkitError, UnreadableError, UnwritableError
from toolkit.store.reading import read_bytes, shown_path
from toolkit.store.refusal import reason_of
from toolkit.store.writing import remove_leftovers, write_file

FOLDER, KIND, LOCK = ".draft", ".json", ".lock"
DAMAGED = ".damaged"


@dataclass(frozen=True)
class Pending:
    """What the file does not hold, as it was typed.

    `digest` tells which content of the file it was typed on; `tree` is the whole strategy where
    entries still lack something or the file could not be written; `typed` what stood in fields
    and was not accepted, by place; `unnamed` the list and id of entries without a name yet.
    """

    digest: str
    tree: dict[str, Any] | None = None
    typed: tuple[tuple[tuple[str | int, ...], str | bool | tuple[str, ...] | None], ...] = ()
    unnamed: tuple[tuple[str, str], ...] = ()


PENDING = TypeAdapter(Pending)


class Journal:
    """One sitting's journal beside a strategy file; there is none while nothing is pending."""

    def __init__(self, strategy: Path, name: str) -> None:
        folder = Path(os.path.realpath(strategy)).parent / FOLDER
        self.path = folder / f"{name}{KIND}"
        # of the sitting, not of one of its threads
        self._lock = FileLock(folder / f"{name}{LOCK}", thread_local=False)
        self._written: Pending | None = None

    @property
    def shown(self) -> str:
        """The journal's file as people know it."""
        return shown_path(self.path)

    def keep(self, pending: Pending | None) -> None:
        """Have the journal hold this, on disk when it returns; nothing: no journal.

        Raises
        ------
        UnwritableError
            When it could not be written; what the journal held before is still there.
        """
        if pending == self._written:
            return
        if pending is None:
            self._remove()
        else:
            self._take()
            write_file(self.path, PENDING.dump_json(pending))
        self._written = pending

    def left(self) -> Pending | None:
        """What a sitting left behind in this journal; None where it is another's, or gone.

        From now on the journal is this sitting's.

        Raises
        ------
        UnreadableError
            When it holds nothing that can be understood; it is put aside.
        """
        try:
            self._lock.acquire(timeout=0)
        except (Timeout, OSError):
            return None
        if not self.path.exists():
            self.close()
            return None
        try:
            self._written = PENDING.validate_json(read_bytes(self.path, self.shown))
        except (ValidationError, ToolkitError) as error:
            raise self._put_aside() from error
        return self._written

    def close(self) -> None:
        """Let go of the journal; what it holds stays."""
        with contextlib.suppress(OSError):
            self._lock.release()
            if self._written is None:
                self._tidy()

    def _take(self) -> None:
        folder = self.path.parent
        try:
            folder.mkdir(exist_ok=True)
            self._lock.acquire(timeout=0) if not self._lock.is_locked else None
        except (OSError, Timeout) as error:
            raise UnwritableError(file=self.shown, reason=reason_of(error)) from error

    def _remove(self) -> None:
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise UnwritableError(file=self.shown, reason=reason_of(error)) from error

    def _tidy(self) -> None:
        Path(self._lock.lock_file).unlink(missing_ok=True)
        remove_leftovers(self.path.parent)
        self.path.parent.rmdir()  # refused while others are in it

    def _put_aside(self) -> UnreadableError:
        aside = self.path.with_suffix(DAMAGED)
        with contextlib.suppress(OSError):
            self.path.replace(aside)
        self.close()
        return UnreadableError(file=shown_path(aside), reason="it is damaged")


def journals(strategy: Path) -> tuple[Journal, ...]:
    """The journals beside a strategy file, the newest first, whoever's they are."""
    folder = Path(os.path.realpath(strategy)).parent / FOLDER
    try:
        found = [(each.stat().st_mtime_ns, each.stem) for each in folder.glob(f"*{KIND}")]
    except OSError:
        return ()
    return tuple(Journal(strategy, name) for _, name in sorted(found, reverse=True))
