"""How a sitting stands to the file and its journal: what is kept, and what stands in the way."""

from __future__ import annotations

import datetime as dt
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from toolkit.errors import ChangedElsewhereError, ChangedMeanwhileError, ToolkitError
from toolkit.intake.draft import Draft
from toolkit.intake.resuming import pending_of, resumed, texts_in_cells
from toolkit.intake.typed import Typed
from toolkit.store import StoredStrategy, read_strategy_file, save_strategy
from toolkit.store.journal import Journal, journals
from toolkit.store.reading import Mark, mark_of, shown_path
from toolkit.store.saving import keep_aside, replace_strategy
from toolkit.strategy.walk import Place

Typing = Mapping[Place, Typed]


class Keeper:
    """Keeps a draft: in the file what the model accepts, in the journal whatever else there is.

    `saved_at` is when this sitting last saved, `trouble` why the last save did not succeed,
    `theirs` what stands in the file since somebody else changed it, if one has to be chosen
    (an error where that cannot be read), `in_cells` what an earlier sitting left behind in grids.
    One thread writes at a time.
    """

    def __init__(self, stored: StoredStrategy) -> None:
        self.stored, self.name = stored, uuid.uuid4().hex
        self.saved_at: dt.datetime | None = None
        self.taken_at: dt.datetime | None = None
        self.trouble: ToolkitError | None = None
        self.theirs: StoredStrategy | ToolkitError | None = None
        self.in_journal = False
        self.in_cells: Typing = {}
        self._held: tuple[Draft, dict[Place, Typed]] | None = None
        self._journal = Journal(stored.path, self.name)
        self._typed_on: str | None = None
        self._writing = threading.RLock()
        self._seen: Mark | None = None

    def resume(self, language: str) -> Draft:
        """The draft to begin with: the file's, and what an earlier sitting left behind."""
        for journal in journals(self.stored.path):
            try:
                pending = journal.left()
            except ToolkitError as error:
                self.trouble = error
                continue
            if pending is None:
                continue
            self._journal, self.in_journal = journal, True
            draft = resumed(self.stored, pending, language)
            self.in_cells = texts_in_cells(pending)
            is_elsewhere = pending.tree is not None and pending.digest != self.stored.digest
            if is_elsewhere and draft.strategy != self.stored.strategy:
                self._typed_on = pending.digest
                self.theirs, self.trouble = self.stored, self._refusal()
            return draft
        draft = Draft.of(self.stored.strategy, language)
        self.begin_with(draft)
        return draft

    def begin_with(self, draft: Draft) -> None:
        """Take it that this draft, which says what the file says, is on the disk."""
        self._held = (draft, {})

    def holds(self, draft: Draft, typing: Typing) -> bool:
        """Whether this very draft is on the disk, in the file or beside it."""
        return self._held is not None and self._held[0] is draft and self._held[1] == typing

    def keep(self, draft: Draft, typing: Typing, now: dt.datetime) -> bool:
        """Put all of a draft on the disk; whether the file says now what it should."""
        with self._writing:
            trouble = self._to_journal(draft, typing)  # first: it takes a few milliseconds
            if self.theirs is None:
                trouble = self._to_file(draft, now) or self._to_journal(draft, typing)
            else:
                trouble = trouble or self.trouble
            self.trouble = trouble
            if trouble is None:
                self.saved_at = now
            if trouble is None or (self.theirs is not None and self.in_journal):
                self._held = (draft, dict(typing))
            return trouble is None

    def look(self, draft: Draft, typing: Typing, now: dt.datetime) -> Draft | None:
        """See whether somebody else changed the file; the draft of theirs, if nothing is at stake.

        Where something is not in the file yet, one of the two has to be chosen.
        """
        with self._writing:
            now_seen = mark_of(self.stored.path)
            if now_seen == self._seen or self.theirs is not None:
                return None
            self._seen = now_seen
            found = self._found()
            if isinstance(found, StoredStrategy) and found.digest == self.stored.digest:
                return None
            at_stake = pending_of(draft, self.stored, typing) is not None
            if isinstance(found, StoredStrategy) and not at_stake:
                self.stored, self.taken_at, self.trouble = found, now, None
                return Draft.of(found.strategy, draft.language)
            self.theirs = found
            self.trouble = self._to_journal(draft, typing)
            if self.trouble is None:
                self.trouble = found if isinstance(found, ToolkitError) else self._refusal()
            return None

    def take_file(self, draft: Draft, now: dt.datetime) -> Draft | None:
        """The draft of the file as it is now, to go on with; None where it cannot be read.

        What gives way to it is kept as an earlier version.
        """
        with self._writing:
            found = self._found()
            if isinstance(found, ToolkitError):
                self.theirs = self.trouble = found
                return None
            self.trouble = self._aside(draft, now)
            self.stored, self.theirs, self._typed_on = found, None, None
            fresh = Draft.of(found.strategy, draft.language)
            self.trouble = self._to_journal(fresh, {}) or self.trouble
            return fresh

    def keep_mine(self, draft: Draft, typing: Typing, now: dt.datetime) -> bool:
        """Save over the changed file, which the store keeps as an earlier version."""
        with self._writing:
            found = self._found()
            self.theirs, self._typed_on, self.name = None, None, uuid.uuid4().hex
            if isinstance(found, StoredStrategy):
                self.stored = found
                return self.keep(draft, typing, now)
            try:
                self.stored = replace_strategy(
                    self.stored, draft.strategy, session=self.name, now=now
                )
            except ToolkitError as error:
                self.theirs, self.trouble = found, error
                return False
            return self.keep(draft, typing, now)

    def move(self, rename: Callable[[], Path]) -> None:
        """Go on with the file in another place, where `rename` puts its whole folder."""
        with self._writing:
            self._journal.keep(None)
            self._journal.close()
            path = self.stored.path
            try:
                path = rename()
            finally:
                client = path.parent.name
                self.stored = replace(self.stored, client=client, path=path)
                self._journal = Journal(path, self.name)
                self._held, self._seen, self.in_journal = None, None, False

    def close(self) -> None:
        """Let go of the journal; what it holds is shown at the next opening."""
        with self._writing:
            self._journal.close()

    def _to_journal(self, draft: Draft, typing: Typing) -> ToolkitError | None:
        pending = pending_of(draft, self.stored, typing)
        if pending is not None and self._typed_on is not None:
            pending = replace(pending, digest=self._typed_on)
        try:
            self._journal.keep(pending)
        except ToolkitError as error:
            self.in_journal = False
            return error
        self.in_journal = pending is not None
        return None

    def _to_file(self, draft: Draft, now: dt.datetime) -> ToolkitError | None:
        try:
            self.stored = save_strategy(self.stored, draft.strategy, session=self.name, now=now)
        except ChangedMeanwhileError as error:
            self.theirs = self._found()
            return error
        except ToolkitError as error:
            return error
        self._seen = mark_of(self.stored.path)
        return None

    def _aside(self, draft: Draft, now: dt.datetime) -> ToolkitError | None:
        """Keep what gives way as an earlier version; why that did not succeed."""
        if draft.strategy == self.stored.strategy:
            return None
        try:
            keep_aside(self.stored, draft.strategy, session=uuid.uuid4().hex, now=now)
        except ToolkitError as error:
            return error
        return None

    def _refusal(self) -> ToolkitError:
        return ChangedElsewhereError(file=shown_path(self.stored.path))

    def _found(self) -> StoredStrategy | ToolkitError:
        """What stands in the file now."""
        try:
            return read_strategy_file(self.stored.path)
        except ToolkitError as error:
            return error
