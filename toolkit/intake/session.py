"""One sitting at the form: the draft, the file behind it, and what follows from it. No widgets."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from toolkit.analysis import Analysis, analyse
from toolkit.errors import Problem, ToolkitError, UnexpectedError
from toolkit.evidence import Evidence, platform_of_address
from toolkit.intake.draft import Draft
from toolkit.intake.keeper import Keeper
from toolkit.intake.resuming import CELL
from toolkit.intake.typed import Typed
from toolkit.language import Words, words_for
from toolkit.store import StoredStrategy
from toolkit.strategy import Strategy
from toolkit.strategy.walk import Place

Change = Callable[[Draft], Draft]
Clock = Callable[[], dt.datetime]
log = logging.getLogger(__name__)


def local_now() -> dt.datetime:
    """The time on this machine's clock, with its time zone."""
    return dt.datetime.now().astimezone()


def _nothing() -> None:
    """Nobody saves by itself: with a button, then."""


class Session:
    """What the form's parts share; each change goes through here.

    Whatever shows something of it watches it, and shows it anew after each `act`. `typing` is
    what stands in fields that were not left yet, and in cells of grids that do not understand it;
    it is kept, but means nothing before that.
    """

    def __init__(
        self,
        stored: StoredStrategy,
        evidence: Evidence,
        as_of: dt.date,
        language: str = "",
        clock: Clock = local_now,
    ) -> None:
        self.evidence, self.as_of, self.clock = evidence, as_of, clock
        self.words: Words = words_for(language or stored.strategy.client.language)
        self.keeper = Keeper(stored)
        self._draft = self.keeper.resume(self.words.language)
        self.typing: dict[Place, Typed] = dict(self.keeper.in_cells)
        self.is_saving = False
        self.have_saved: Callable[[], None] = _nothing
        self._undone: list[Draft] = []
        self._watchers: list[Callable[[], None]] = []
        self._state_watchers: list[Callable[[], None]] = []
        self._one_at_a_time = threading.RLock()

    @property
    def draft(self) -> Draft:
        """The strategy in the making."""
        return self._draft

    @draft.setter
    def draft(self, draft: Draft) -> None:
        if draft is self._draft:
            return
        self._undone.clear()
        before, self._draft = self._draft, draft
        before.rest()

    def watch(self, show: Callable[[], None]) -> None:
        """Have something shown anew whenever the session has changed."""
        self._watchers.append(show)

    def watch_state(self, show: Callable[[], None]) -> None:
        """Have something shown anew whenever saving stands otherwise, and after each change."""
        self._state_watchers.append(show)

    def act(self, action: Callable[[], object]) -> None:
        """Do something to the session, then have everything shown; never a traceback."""
        with self._one_at_a_time:
            try:
                action()
            except Exception as error:
                log.debug("the form", exc_info=error)
                self.unforeseen(error)
            self.tell()

    def tell(self) -> None:
        """Have everything shown that watches the session."""
        with self._one_at_a_time:
            for show in self._watchers:
                self._is_told(show)
            self.tell_state()

    def tell_state(self) -> None:
        """Have shown how saving stands, where only that has changed."""
        with self._one_at_a_time:
            self.have_saved()
            for show in self._state_watchers:
                self._is_told(show)

    def _is_told(self, show: Callable[[], None]) -> None:
        try:
            show()
        except Exception as error:
            log.debug("showing the form", exc_info=error)
            self.unforeseen(error)

    def unforeseen(self, error: Exception) -> None:
        """Have it told, in words, that something went wrong that nobody foresaw."""
        self.trouble = UnexpectedError(reason=type(error).__name__)

    @property
    def stored(self) -> StoredStrategy:
        """The file as it was when it was last read or written."""
        return self.keeper.stored

    @property
    def trouble(self) -> ToolkitError | None:
        """Why the last save did not succeed, or what else went wrong."""
        return self.keeper.trouble

    @trouble.setter
    def trouble(self, trouble: ToolkitError | None) -> None:
        self.keeper.trouble = trouble

    @property
    def in_journal(self) -> bool:
        """Whether the journal beside the file holds what the file does not."""
        return self.keeper.in_journal

    @property
    def saved_at(self) -> dt.datetime | None:
        """When this sitting last saved."""
        return self.keeper.saved_at

    @property
    def unsaved(self) -> bool:
        """Whether the file does not say yet what the draft says."""
        return self.draft.strategy != self.stored.strategy

    @property
    def is_kept(self) -> bool:
        """Whether all that was typed is on the disk, in the file or beside it."""
        return self.keeper.holds(self._draft, self.typing)

    @property
    def in_conflict(self) -> bool:
        """Whether somebody else changed the file, so that one of the two has to be chosen."""
        return self.keeper.theirs is not None

    @property
    def problems(self) -> Mapping[Place, Problem]:
        """What cannot be kept yet, by place."""
        return self.draft.problems

    def fill(self, place: Place, typed: Typed) -> None:
        """Take over what was typed at a place; an address also tells a channel's platform."""
        self.type_at(place, None)
        before = self.draft
        self.draft = before.filled(place, typed)
        if self.draft is not before and place[0] == "channels" and place[2:] == ("address",):
            self._recognise(place, before)

    def type_at(self, place: Place, typed: Typed) -> None:
        """Remember what stands in a field that was not left yet; None: it was left."""
        if typed is None:
            self.typing = {where: each for where, each in self.typing.items() if where != place}
        else:
            self.typing = {**self.typing, place: typed}

    def change(self, change: Change) -> None:
        """Put another draft in place of this one."""
        self.draft = change(self.draft)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._draft.before is not None

    @property
    def can_redo(self) -> bool:
        """Whether a change was taken back that can be made again."""
        return bool(self._undone)

    def undo(self) -> None:
        """Take back the last change."""
        if self._draft.before is not None:
            self._undone.append(self._draft)
            self._draft = self._draft.before

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._undone:
            self._draft = self._undone.pop()

    def save(self) -> bool:
        """Put all that was typed on the disk now; whether the file says what it should.

        What went wrong stays in `trouble`, and all that was typed in the draft.
        """
        return self.keeper.keep(self._draft, self.typing, self.clock())

    def look(self) -> bool:
        """Whether somebody else's change was taken over, as nothing here was at stake."""
        with self._one_at_a_time:
            fresh = self.keeper.look(self._draft, self.typing, self.clock())
            if fresh is not None:
                self.draft = replace(fresh, before=self._draft)
                self.keeper.begin_with(self._draft)
            return fresh is not None

    def take_file(self) -> None:
        """Go on with the file as it is now; what was typed here is one undo away."""
        fresh = self.keeper.take_file(self._draft, self.clock())
        if fresh is not None:
            self.typing = {at: each for at, each in self.typing.items() if at[0] == CELL}
            self.draft = replace(fresh, before=self._draft)

    def keep_mine(self) -> bool:
        """Save over the changed file, which the store keeps as an earlier version."""
        return self.keeper.keep_mine(self._draft, self.typing, self.clock())

    def bring_back(self, strategy: Strategy) -> None:
        """Go on with an earlier version; that is a change, which can be taken back."""
        self.draft = replace(Draft.of(strategy, self.words.language), before=self._draft)

    def go_on_from(self, earlier: Session) -> None:
        """Keep the undo of an earlier sitting at the same file, where it says the same."""
        before = earlier._draft
        same = before == self._draft
        if same and self.keeper.stored.digest == earlier.keeper.stored.digest:
            self._draft, self._undone = before, earlier._undone
            self.keeper.begin_with(before)

    def close(self) -> None:
        """End the sitting; what is not in the file is shown at the next opening."""
        self.keeper.close()

    def analysis(self) -> Analysis:
        """What follows from the draft as it is now."""
        return self.analysis_of(self.draft)

    def analysis_of(self, draft: Draft) -> Analysis:
        """What follows from a draft."""
        return analyse(draft.strategy, self.evidence, self.as_of)

    def _recognise(self, place: Place, before: Draft) -> None:
        address = self.draft.value(place)
        platform = platform_of_address(address, self.evidence) if address else None
        beside = (*place[:2], "platform")
        if platform and not self.draft.value(beside):
            self.draft = replace(self.draft.filled(beside, platform), before=before)
