"""What follows from the draft, computed beside the typing: the latest wins."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass

from markupsafe import Markup

from toolkit.intake.advised import AdvisedView, Asked, Glance
from toolkit.intake.aside import Aside
from toolkit.intake.control import Controls
from toolkit.intake.draft import Draft
from toolkit.intake.live import IsFor, LiveView
from toolkit.intake.session import Session
from toolkit.review import Finding
from toolkit.tables.block import Block
from toolkit.tables.view import View

PAUSE_SECONDS = 0.01
"""From a change to computing what follows: what changes in the same breath goes along."""

MIX_PAUSE_SECONDS = 0.3
"""The mix waits a little longer, and for the findings."""

END_SECONDS = 5.0
log = logging.getLogger(__name__)
Later = Callable[[Callable[[], None]], None]


@dataclass(frozen=True)
class Followed:
    """A draft, and the view of what follows from it."""

    draft: Draft
    view: View


class Following:
    """Has findings, coverage and the advised mix shown beside the form.

    Until `begin` it computes at once, where it is asked; from then on in threads of its own.
    `is_for` picks the findings to show; `noticed` is told what the review notices.
    """

    def __init__(
        self,
        session: Session,
        look: Controls,
        is_for: IsFor,
        noticed: Callable[[Collection[Finding]], None],
    ) -> None:
        self.session, self._is_for, self._noticed = session, is_for, noticed
        self.live = LiveView(session, look)
        self.advised = AdvisedView(session, look, self._ask)
        self.widget = look.box((self.live.widget, self.advised.widget), "sf-live")
        self._followed: Followed | None = None
        self._asked: Asked | None = None
        self._shown: Draft | None = None
        self._mixed: Draft | None = None
        self._later: Later = lambda action: action()
        self._asides: tuple[Aside, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether what is shown follows from the session as it is now."""
        return self._shown is self.session.draft

    @property
    def is_mixed(self) -> bool:
        """Whether the mix that is shown is that of the session as it is now."""
        return self._mixed is self.session.draft

    def begin(self, later: Later) -> None:
        """Compute beside the typing from now on; `later` has something shown."""
        self._later = later
        self._asides = (
            Aside(self.follow, PAUSE_SECONDS),
            Aside(self.mix, MIX_PAUSE_SECONDS),
        )

    def finish(self) -> None:
        """Compute no more."""
        for aside in self._asides:
            aside.drop(END_SECONDS)

    def changed(self) -> None:
        """Have shown what follows from the session as it is now."""
        if not self.is_mixed:
            self.advised.stale()
        if self._asides:
            for aside in self._asides:
                aside.soon()
        else:
            self.follow()
            self.mix()

    def follow(self) -> None:
        """Compute findings and coverage, and show them where nothing was typed since."""
        try:
            followed = self._of(self.session.draft)
            html = self.live.computed(followed.view, self._is_for)
        except Exception as error:
            log.debug("what follows", exc_info=error)
            self._fail(error)
            return
        if followed.draft is self.session.draft:
            self._later(lambda: self._put(followed, html))

    def _put(self, followed: Followed, html: Markup) -> None:
        """Show what follows, unless something was typed since."""
        if followed.draft is self.session.draft:
            self._shown = followed.draft
            self.live.put(html)
            self._noticed(followed.view.analysis.open_findings)

    def mix(self) -> None:
        """Compute the mix, and what was asked for, and show them in the same way."""
        draft, asked = self.session.draft, self._asked
        self._asked = None
        try:
            followed = self._of(draft)
            found = self.advised.computed(followed.view) if self._mixed is not draft else None
            if found is not None and draft is self.session.draft:
                self._later(lambda: self._put_mix(followed, found))
            if asked is not None:
                blocks = asked(followed.view)
                self._later(lambda: self._put_answer(followed, blocks))
        except Exception as error:
            log.debug("what follows", exc_info=error)
            self._fail(error)

    def _put_mix(self, followed: Followed, found: Glance) -> None:
        if followed.draft is self.session.draft:
            self._mixed = followed.draft
            self.advised.put(found, followed.view)

    def _put_answer(self, followed: Followed, blocks: tuple[Block, ...]) -> None:
        if followed.draft is self.session.draft:
            self.advised.answer(blocks, followed.view)

    def _ask(self, what: Asked) -> None:
        self._asked = what
        if self._asides:
            self._asides[1].soon()
        else:
            self.mix()

    def _of(self, draft: Draft) -> Followed:
        """What follows from a draft; computed once."""
        followed = self._followed
        if followed is None or followed.draft is not draft:
            view = View(self.session.analysis_of(draft), self.session.words)
            followed = self._followed = Followed(draft, view)
        return followed

    def _fail(self, error: Exception) -> None:
        self.session.unforeseen(error)
        self._later(self.session.tell_state)
