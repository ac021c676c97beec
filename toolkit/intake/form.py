"""The form: the whole strategy in steps, saved to the strategy file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ipywidgets
from markupsafe import Markup

from toolkit.deliverables.opening import as_of_date, known_language
from toolkit.errors import ToolkitError
from toolkit.evidence import Evidence
from toolkit.intake.bar import Bar
from toolkit.intake.control import Controls, say, show_to_room
from toolkit.intake.deliver.desk import OpenDesk
from toolkit.intake.deliver.maker import MakerView
from toolkit.intake.following import Following
from toolkit.intake.session import Session
from toolkit.intake.sitting import begin_sitting, end_sitting
from toolkit.intake.step.steps import StepsView
from toolkit.intake.style import form_style
from toolkit.language import words_for
from toolkit.language.problem import error_text
from toolkit.store import Workspace, find_workspace, read_strategy
from toolkit.store.evidence_files import load_evidence

REFUSAL = Markup('<p class="sf-problem" role="alert">{}</p>')


def strategy_form(
    workspace: Workspace | str,
    client: str,
    language: str = "",
    as_of: str = "",
    evidence: Evidence | None = None,
    *,
    open_desk: OpenDesk | None = None,
) -> ipywidgets.Widget:
    """The form for one client; what stands in the way of it is said in words.

    Where a desk can be opened it has a button that makes the deliverables.

    The parameters are the notebook's, as plain strings; empty means: the nearest workspace,
    the client's own language, today.
    """
    look = Controls()
    try:
        space = workspace if isinstance(workspace, Workspace) else workspace_of(workspace)
        earlier = end_sitting(space.strategy_path(client))
        stored = read_strategy(space, client)
        known = load_evidence(space) if evidence is None else evidence
        session = Session(stored, known, as_of_date(as_of), known_language(language))
    except ToolkitError as error:
        refused = look.said("strategy-form")
        say(refused, REFUSAL.format(error_text(error, words_for(language))))
        return look.box((form_style(look), refused), "strategy-form")
    if earlier is not None:
        session.go_on_from(earlier)
    form = StrategyForm(session, look)
    if open_desk is not None:
        form.offer(MakerView(session, lambda: client, open_desk(space, as_of), look))
    begin_sitting(session, form.widget, form.following)
    return form.widget


def workspace_of(folder: str) -> Workspace:
    """The workspace of a notebook's parameter: a folder, or the nearest one where it is empty."""
    return find_workspace(Path(folder) if folder else None)


class StrategyForm:
    """The form as a view of a session: whatever happens, it shows the session as it then is."""

    def __init__(self, session: Session, look: Controls):
        self.session, self.look = session, look
        self.bar = Bar(session, look, self.act)
        self.steps = StepsView(session, look, self.act)
        self.following = Following(session, look, self.steps.is_for, self.steps.notice)
        self.live = self.following.live
        self.widget = self._laid_out()
        session.watch_state(self.bar.show)
        session.watch(self.show)
        session.watch(self.following.changed)
        self.show()
        self.bar.show()
        self.following.changed()

    def act(self, action: Callable[[], object]) -> None:
        """Do something to the session, and show what came of it; never a traceback."""
        self.session.act(action)

    def show(self) -> None:
        """Show the session as it is now."""
        self.steps.show()
        show_to_room(self.widget, self.steps.workshop)

    def offer(self, maker: MakerView) -> None:
        """Offer to make the deliverables, below the bar."""
        style, bar, *rest = self.widget.children
        self.widget.children = (style, bar, maker.widget, *rest)

    def _laid_out(self) -> ipywidgets.Box:
        look = self.look
        main = look.box((self.steps.widget, self.bar.below), "sf-main")
        body = look.box((self.steps.guide, main, self.following.widget), "sf-body")
        return look.box((form_style(look), self.bar.widget, body), "strategy-form")
