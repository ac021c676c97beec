"""The form: goals, personas and channels in three steps, saved to the strategy file."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import ipywidgets
from markupsafe import Markup

from toolkit.deliverables.opening import as_of_date, known_language
from toolkit.errors import ToolkitError, UnexpectedError
from toolkit.evidence import Evidence
from toolkit.intake.bar import Bar
from toolkit.intake.control import Controls, say
from toolkit.intake.entries import EntriesView
from toolkit.intake.live import LiveView
from toolkit.intake.session import Session
from toolkit.intake.shape import section_leaf
from toolkit.language import field_text, words_for
from toolkit.language.problem import error_text
from toolkit.store import Workspace, find_workspace, read_strategy
from toolkit.store.evidence_files import load_evidence

SECTIONS = ("goals", "personas", "channels")
PAUSE_SECONDS = 0.15
"""Between a change and what follows from it: what is typed next goes before."""

REFUSAL = Markup('<p class="sf-problem" role="alert">{}</p>')
STYLE = Markup('<style onload="{script}">{css}</style>')
log = logging.getLogger(__name__)


def strategy_form(
    workspace: Workspace | str,
    client: str,
    language: str = "",
    as_of: str = "",
    evidence: Evidence | None = None,
) -> ipywidgets.Widget:
    """The form for one client; what stands in the way of it is said in words.

    The parameters are the notebook's, as plain strings; empty means: the nearest workspace,
    the client's own language, today.
    """
    look = Controls()
    try:
        space = workspace if isinstance(workspace, Workspace) else _workspace(workspace)
        stored = read_strategy(space, client)
        known = load_evidence(space) if evidence is None else evidence
        session = Session(stored, known, as_of_date(as_of), known_language(language))
    except ToolkitError as error:
        refused = look.said("strategy-form")
        say(refused, REFUSAL.format(error_text(error, words_for(language))))
        return look.box((_style(look), refused), "strategy-form")
    return StrategyForm(session, look).widget


def _workspace(folder: str) -> Workspace:
    return find_workspace(Path(folder) if folder else None)


class StrategyForm:
    """The form as a view of a session: whatever happens, it shows the session as it then is."""

    def __init__(self, session: Session, look: Controls):
        self.session, self.look = session, look
        self.bar = Bar(session, look, self.act)
        self.steps = {
            name: EntriesView(section_leaf(name), (), session, look, self.act) for name in SECTIONS
        }
        self.live = LiveView(session, look)
        self.tabs = look.make(
            ipywidgets.Tab, children=[step.widget for step in self.steps.values()]
        )
        self.tabs.observe(lambda _: self.act(lambda: None), "selected_index")
        self.widget = self._laid_out()
        self._pending: asyncio.TimerHandle | None = None
        session.watch(self.show)
        session.watch(self._show_live_soon)
        self.show()
        self.live.show(self.section)

    @property
    def section(self) -> str:
        """The step that is open."""
        return SECTIONS[self.tabs.selected_index or 0]

    def act(self, action: Callable[[], object]) -> None:
        """Do something to the session, and show what came of it; never a traceback."""
        self.session.act(action)

    def show(self) -> None:
        """Show the session as it is now."""
        self.bar.show()
        for index, (name, step) in enumerate(self.steps.items()):
            step.show(())
            label = field_text(name, self.session.words.language).label
            n_entries = len(self.session.draft.entries((name,)))
            self.tabs.set_title(index, f"{index + 1}. {label} ({n_entries})")

    def _laid_out(self) -> ipywidgets.Box:
        look = self.look
        steps = look.box((self.tabs, self.bar.below), "sf-steps")
        body = look.box((steps, self.live.widget), "sf-body")
        return look.box((_style(look), self.bar.widget, body), "strategy-form")

    def _show_live_soon(self) -> None:
        """Compute what follows once nothing has been typed for a moment."""
        if self._pending is not None:
            self._pending.cancel()
            self._pending = None
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # no kernel around the form
            self._show_live()
        else:
            self._pending = loop.call_later(PAUSE_SECONDS, self._show_live)

    def _show_live(self) -> None:
        self._pending = None
        try:
            self.live.show(self.section)
        except Exception as error:
            log.debug("what follows", exc_info=error)
            self.session.trouble = UnexpectedError(reason=type(error).__name__)
            self.bar.show()


def _style(look: Controls) -> ipywidgets.HTML:
    """How the form looks; core widgets have no other place for the little script beside it."""
    folder = resources.files("toolkit.intake")
    css, script = (folder.joinpath(f"form.{kind}").read_text("utf-8") for kind in ("css", "js"))
    style = look.said("sf-style")
    say(style, STYLE.format(script=script, css=Markup(css)))  # noqa: S704 - our own file
    return style
