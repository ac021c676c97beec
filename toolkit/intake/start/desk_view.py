"""The list of clients and a new client's first conversation, in one place; one of them is shown."""

from __future__ import annotations

from typing import Literal

import ipywidgets
from markupsafe import Markup

from toolkit.deliverables.opening import as_of_date, known_language
from toolkit.errors import ToolkitError
from toolkit.evidence import Evidence
from toolkit.intake.control import Controls, hide, say
from toolkit.intake.deliver.desk import Desk, Made, Making, OpenDesk, Told
from toolkit.intake.form import REFUSAL, workspace_of
from toolkit.intake.session import Session
from toolkit.intake.sitting import begin_sitting, end_sitting, later
from toolkit.intake.start.clients import ClientsTable, clients_words, told_row
from toolkit.intake.start.newcomer import Newcomer
from toolkit.intake.start.view import QuickStart
from toolkit.intake.style import form_style
from toolkit.language import words_for
from toolkit.language.problem import error_text
from toolkit.store.evidence_files import load_evidence


def client_list(
    workspace: str = "", language: str = "", as_of: str = "", *, open_desk: OpenDesk
) -> ipywidgets.Widget:
    """The list of clients; what stands in the way of it is said in words.

    The parameters are the notebook's, as plain strings; empty means: the nearest workspace,
    Dutch, today.
    """
    look = Controls()
    try:
        space = workspace_of(workspace)
        as_of_date(as_of)
        desk = open_desk(space, as_of)
        return DeskView(desk, known_language(language) or "nl", as_of, look).widget
    except ToolkitError as error:
        refused = look.said("strategy-form")
        say(refused, REFUSAL.format(error_text(error, words_for(language))))
        return look.box((form_style(look), refused), "strategy-form")


class DeskView:
    """Shows the list, or the first conversation with a new client over it."""

    def __init__(self, desk: Desk, language: str, as_of: str, look: Controls):
        self.desk, self.language, self.as_of, self.look = desk, language, as_of, look
        self.words = words_for(language)
        self.table = look.make(ClientsTable, words=clients_words(self.words))
        self.refused = look.said("sf-message")
        self.room = look.box(())
        self.listed = look.box(
            (form_style(look, "start/start.css"), self.refused, self.table), "strategy-form"
        )
        self.widget = look.box((self.listed, self.room), "qs-desk")
        self.start: QuickStart | None = None
        self._evidence: Evidence | None = None
        self.table.listen(self._heard)
        self.show()

    def show(self) -> None:
        """Show the clients as they are now."""
        self.table.rows = [told_row(each, self.words) for each in self.desk.rows()]

    def begin(self) -> None:
        """Begin with a new client: its folder is there at once."""
        if self._evidence is None:
            self._evidence = load_evidence(self.desk.workspace)
        newcomer = Newcomer(self.desk.workspace, self.language)
        session = Session(newcomer.stored, self._evidence, as_of_date(self.as_of))
        self.start = QuickStart(session, newcomer, self.desk, self.look, self._leave)
        self.start.begin()
        begin_sitting(session, self.start.widget)
        self.room.children = (self.start.widget,)
        hide(self.listed, True)
        self.start.who.name.control.focus()

    def _leave(self, to: Literal["list", "form"]) -> None:
        """End the first conversation; all of it is on the disk then."""
        start = self.start
        if start is None:
            return
        session = start.session
        start.finish()
        end_sitting(session.stored.path)
        dropped = start.newcomer.drop_if_empty(session)
        client = session.stored.path.parent.name
        self.start, self.room.children = None, ()
        hide(self.listed, False)
        self.show()
        if to == "form" and not dropped:
            self._open(client)

    def _heard(self, kind: str, client: str) -> None:
        say(self.refused, Markup(""))
        try:
            match kind:
                case "new":
                    self.begin()
                case "open":
                    self._open(client)
                case "make":
                    self._make(client)
        except ToolkitError as error:
            say(self.refused, REFUSAL.format(error_text(error, self.words)))
        except OSError as error:
            say(self.refused, REFUSAL.format(error.strerror or str(error)))

    def _open(self, client: str) -> None:
        self.table.go_to(self.desk.notebook(client))

    def _make(self, client: str) -> None:
        aside = later()
        self.desk.make(client, lambda told: aside(lambda: self._told(client, told)))

    def _told(self, client: str, told: Told) -> None:
        words = self.words
        match told:
            case Making(part=part, count=n) if n:
                self.table.say(client, words("{part} of {n} …", part=part, n=n))
            case Making():
                self.table.say(client, "…")
            case Made():
                self.table.say(client, "")
                self.show()
            case ToolkitError():
                self.table.say(client, error_text(told, words))
