"""The first conversation: at most twenty-five fields, over the same session as the whole form."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Literal

import ipywidgets
from markupsafe import Markup

from toolkit.errors import ToolkitError
from toolkit.intake.aside import Aside
from toolkit.intake.bar import Bar
from toolkit.intake.control import Controls, hide, say
from toolkit.intake.deliver.desk import Desk
from toolkit.intake.deliver.maker import MakerView
from toolkit.intake.session import Session
from toolkit.intake.sitting import later
from toolkit.intake.start.aside import AsideView
from toolkit.intake.start.means import MeansView
from toolkit.intake.start.newcomer import Newcomer
from toolkit.intake.start.purpose import GoalsView, PersonasView
from toolkit.intake.start.who import AccountsView, WhoView
from toolkit.intake.style import form_style

PAUSE_SECONDS = 0.4
"""Between a change and what follows from it: the mix is part of that."""

END_SECONDS = 5.0

HEADING = Markup('<h2 class="qs-heading">{}</h2>')
Leave = Callable[[Literal["list", "form"]], None]
"""What happens when somebody goes back to the list, or on in the whole form."""

log = logging.getLogger(__name__)


class QuickStart:
    """A view of a session, as the whole form is one."""

    def __init__(
        self, session: Session, newcomer: Newcomer, desk: Desk, look: Controls, leave: Leave
    ):
        self.session, self.newcomer, self.look, self._leave = session, newcomer, look, leave
        words, act = session.words, session.act
        self.bar = Bar(session, look, act)
        self.who = WhoView(session, newcomer, look, act)
        self.accounts = AccountsView(session, look, act)
        self.goals = GoalsView(session, look, act)
        self.personas = PersonasView(session, look, act)
        self.means = MeansView(session, look, act)
        self.maker = MakerView(session, lambda: session.stored.path.parent.name, desk, look)
        self.aside = AsideView(session, look)
        self.back = look.button(words("Back to the list"), "qs-quiet")
        self.on = look.button(words("Go on in the whole form"), "qs-on")
        self.widget = self._laid_out()
        self._work: Aside | None = None
        self._later: Callable[[Callable[[], None]], None] = lambda action: action()
        session.watch_state(self.bar.show)
        session.watch(self.show)
        session.watch(self._follow_soon)
        self.back.on_click(lambda _: self._leave("list"))
        self.on.on_click(lambda _: self._leave("form"))
        self.show()
        self.bar.show()
        self._follow()

    def show(self) -> None:
        """Show the session as it is now; a client that has a name has its folder called so."""
        try:
            self.newcomer.settle(self.session)
        except ToolkitError as error:
            self.session.trouble = error
        for part in (self.who, self.accounts, self.goals, self.personas, self.means):
            part.show()
        hide(self.on, not self.newcomer.is_settled)
        hide(self.maker.widget, not self.newcomer.is_settled)

    def _laid_out(self) -> ipywidgets.Box:
        look, words = self.look, self.session.words
        main = look.box(
            (
                self._part(words("Who is it?"), self.who.widget, self.accounts.widget),
                self._part(words("Why social media?"), self.goals.widget),
                self._part(words("For whom?"), self.personas.widget),
                self._part(words("With what, and by whom?"), self.means.widget),
                look.box((self.maker.widget, self.on), "qs-end"),
            ),
            "qs-main",
        )
        body = look.box((main, self.aside.widget), "qs-body")
        top = look.box((self.back,), "qs-top")
        return look.box(
            (form_style(look, "start/start.css"), top, self.bar.widget, body),
            "strategy-form",
            "quick-start",
        )

    def _part(self, title: str, *widgets: ipywidgets.Widget) -> ipywidgets.Box:
        heading = self.look.said("qs-said")
        say(heading, HEADING.format(title))
        return self.look.box((heading, *widgets), "qs-part")

    def begin(self) -> None:
        """Compute what follows beside the typing from now on, where there is a kernel."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return
        self._later = later()
        self._work = Aside(self._follow, PAUSE_SECONDS)

    def finish(self) -> None:
        """Compute no more."""
        if self._work is not None:
            self._work.drop(END_SECONDS)

    def _follow_soon(self) -> None:
        """Have computed what follows once nothing was changed for a moment."""
        if self._work is None:
            self._follow()
        else:
            self._work.soon()

    def _follow(self) -> None:
        try:
            draft, html = self.aside.computed()
        except Exception as error:
            log.debug("what follows", exc_info=error)
            self.session.unforeseen(error)
            self._later(self.session.tell_state)
        else:
            self._later(lambda: self.aside.put(draft, html))
