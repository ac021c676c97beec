"""The log at the end of a workshop: what was decided, by whom and when, as a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from toolkit.deliverables.markup import block_html
from toolkit.deliverables.page import SHEET
from toolkit.intake import arranging
from toolkit.intake.control import Controls, say
from toolkit.intake.draft import Draft
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.language import Words
from toolkit.strategy.walk import Place
from toolkit.tables.block import Cell, Column, Table, lean

DECISIONS: Place = ("decisions",)
COLUMNS = ("Decision", "By whom", "When")
NONE = Markup('<p class="sf-help">{}</p>')


def decided(draft: Draft, what: str, by: str, on: str) -> Draft:
    """The draft with one more decision, taken on a day."""
    added, index = arranging.added(draft, DECISIONS)
    for name, text in (("taken", what), ("taken_by", by), ("taken_on", on)):
        added = added.filled((*DECISIONS, index, name), text)
    return replace(added, before=draft)


class DecisionLog:
    """The decisions as they would stand on a page, and a line to record one."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act, words = session, act, session.words
        self.page = look.said("sf-panel")
        self.what = look.text(words("What was decided"), "")
        self.by = look.text(words("By whom"), "")
        self.button = look.button(words("Record it"), "sf-add")
        fields = [look.box((each,), "sf-field") for each in (self.what, self.by)]
        line = look.box((*fields, self.button), "sf-one-line")
        self.widget = look.box((self.page, line), "sf-weighing")
        self.button.on_click(lambda _: self._record())

    def show(self, entry: Place = ()) -> None:  # noqa: ARG002 - it shows all decisions at once
        """Show what has been decided."""
        words = self.session.words
        decisions = self.session.draft.entries(DECISIONS)
        if not decisions:
            say(self.page, NONE.format(words("No decision is recorded yet.")))
            return
        html = block_html(log_table(decisions, words), words)
        say(self.page, SHEET.format(language=words.language, html=html))

    def _record(self) -> None:
        what, by = self.what.value.strip(), self.by.value.strip()
        if not what:
            return
        self.what.value = ""
        on = self.session.as_of.isoformat()
        self._act(lambda: self.session.change(lambda draft: decided(draft, what, by, on)))
        self.what.focus()


def log_table(decisions: tuple[Mapping[str, Any], ...], words: Words) -> Table:
    """Each decision with who took it and when; what is still to be decided says so."""
    rows = tuple(
        (
            Cell(str(each.get("taken") or words("still open")), each.get("asked")),
            Cell(str(each.get("taken_by") or "")),
            Cell(words.partial_date(str(each["taken_on"])) if each.get("taken_on") else ""),
        )
        for each in decisions
    )
    columns = tuple(Column(words(name)) for name in COLUMNS)
    return lean(Table("decision-log", words("Decisions"), columns, rows))
