"""One sitting at the form: the draft, the file behind it, and what follows from it. No widgets."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace

from toolkit.analysis import Analysis, analyse
from toolkit.errors import ChangedMeanwhileError, Problem, ToolkitError, UnexpectedError
from toolkit.evidence import Evidence, platform_of_address
from toolkit.intake.draft import Draft
from toolkit.intake.typed import Typed
from toolkit.language import Words, words_for
from toolkit.store import StoredStrategy, read_strategy_file, save_strategy
from toolkit.strategy.walk import Place, get_at

Change = Callable[[Draft], Draft]
Clock = Callable[[], dt.datetime]
log = logging.getLogger(__name__)


def local_now() -> dt.datetime:
    """The time on this machine's clock, with its time zone."""
    return dt.datetime.now().astimezone()


class Session:
    """What the form's parts share; each change goes through here.

    Whatever shows something of it watches it, and shows it anew after each `act`. `saved_at` is
    when this sitting last saved, `trouble` why the last save did not succeed.
    """

    def __init__(
        self,
        stored: StoredStrategy,
        evidence: Evidence,
        as_of: dt.date,
        language: str = "",
        clock: Clock = local_now,
    ) -> None:
        self.stored, self.evidence, self.as_of, self.clock = stored, evidence, as_of, clock
        self.words: Words = words_for(language or stored.strategy.client.language)
        self._draft = Draft.of(stored.strategy, self.words.language)
        self._undone: list[Draft] = []
        self._watchers: list[Callable[[], None]] = []
        self._one_at_a_time = threading.RLock()
        self.name = uuid.uuid4().hex
        self.saved_at: dt.datetime | None = None
        self.trouble: ToolkitError | None = None

    @property
    def draft(self) -> Draft:
        """The strategy in the making."""
        return self._draft

    @draft.setter
    def draft(self, draft: Draft) -> None:
        if draft is not self._draft:
            self._undone.clear()
        self._draft = draft

    def watch(self, show: Callable[[], None]) -> None:
        """Have something shown anew whenever the session has changed."""
        self._watchers.append(show)

    def act(self, action: Callable[[], object]) -> None:
        """Do something to the session, then have everything shown; never a traceback."""
        with self._one_at_a_time:
            try:
                action()
            except Exception as error:
                log.debug("the form", exc_info=error)
                self.trouble = UnexpectedError(reason=type(error).__name__)
            self.tell()

    def tell(self) -> None:
        """Have everything shown that watches the session."""
        told = [self._is_told(show) for show in self._watchers]
        if not all(told):
            for show in self._watchers:  # so that the trouble is shown, too
                self._is_told(show)

    def _is_told(self, show: Callable[[], None]) -> bool:
        try:
            show()
        except Exception as error:
            log.debug("showing the form", exc_info=error)
            self.trouble = UnexpectedError(reason=type(error).__name__)
            return False
        return True

    @property
    def unsaved(self) -> bool:
        """Whether the file does not say yet what the draft says."""
        return self.draft.strategy != self.stored.strategy

    @property
    def in_conflict(self) -> bool:
        """Whether somebody else changed the file, so that one of the two has to be chosen."""
        return isinstance(self.trouble, ChangedMeanwhileError)

    @property
    def problems(self) -> Mapping[Place, Problem]:
        """What cannot be kept yet, by place."""
        return self.draft.problems

    def fill(self, place: Place, typed: Typed) -> None:
        """Take over what was typed at a place; an address also tells a channel's platform."""
        before = self.draft
        self.draft = before.filled(place, typed)
        if self.draft is not before and place[0] == "channels" and place[2:] == ("address",):
            self._recognise(place, before)

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
        """Put what the model accepts in the file; whether that went well.

        What went wrong stays in `trouble`, and all that was typed in the draft.
        """
        self.trouble = None
        now = self.clock()
        try:
            self.stored = save_strategy(
                self.stored, self.draft.strategy, session=self.name, now=now
            )
        except ToolkitError as error:
            self.trouble = error
            return False
        self._draft = replace(self._draft, unnamed=self._still_unnamed())
        self.saved_at = now
        return True

    def take_file(self) -> None:
        """Go on with the file as it is now; what was typed here is one undo away."""
        read = self._read()
        if read is not None:
            self.stored = read
            fresh = Draft.of(read.strategy, self.words.language)
            self.draft = replace(fresh, before=self.draft)

    def keep_mine(self) -> bool:
        """Save over the changed file, which the store keeps as an earlier version."""
        read = self._read()
        if read is None:
            return False
        self.stored, self.name = read, uuid.uuid4().hex
        return self.save()

    def analysis(self) -> Analysis:
        """What follows from the draft as it is now."""
        return analyse(self.draft.strategy, self.evidence, self.as_of)

    def _read(self) -> StoredStrategy | None:
        self.trouble = None
        try:
            return read_strategy_file(self.stored.path)
        except ToolkitError as error:
            self.trouble = error
            return None

    def _still_unnamed(self) -> frozenset[tuple[str, str]]:
        kept = {
            (target, entry.id)
            for target in {target for target, _ in self.draft.unnamed}
            for entry in get_at(self.stored.strategy, tuple(target.split(".")))
        }
        return self.draft.unnamed - kept

    def _recognise(self, place: Place, before: Draft) -> None:
        address = self.draft.value(place)
        platform = platform_of_address(address, self.evidence) if address else None
        beside = (*place[:2], "platform")
        if platform and not self.draft.value(beside):
            self.draft = replace(self.draft.filled(beside, platform), before=before)
