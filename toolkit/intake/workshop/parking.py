"""What comes up and does not belong here now: parked, and kept as an open question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from toolkit.intake import arranging
from toolkit.intake.control import Controls, say
from toolkit.intake.draft import Draft
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.strategy.walk import Place

QUESTIONS: Place = ("open_questions",)
LIST = Markup('<ol class="sf-parked">{}</ol>')
ITEM = Markup("<li>{}</li>")
NONE = Markup('<p class="sf-help">{}</p>')


def parked(draft: Draft, text: str) -> Draft:
    """The draft with one more open question."""
    added, index = arranging.added(draft, QUESTIONS)
    return replace(added.filled((*QUESTIONS, index, "question"), text), before=draft)


class ParkingLine:
    """One line to park something, at hand in every step."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act, words = session, act, session.words
        self.text = look.text(words("Park for later"), words("what is not for now"))
        self.button = look.button(words("Park it"))
        field = look.box((self.text,), "sf-field")
        self.widget = look.box((field, self.button), "sf-one-line", "sf-parking")
        self.text.observe(self._left, "value")
        self.button.on_click(lambda _: self.text.focus())  # leaving the line has parked it

    def _left(self, change: Any) -> None:
        text = str(change["new"]).strip()
        if text:
            self.text.value = ""
            self._act(lambda: self.session.change(lambda draft: parked(draft, text)))


class ParkingList:
    """All that is parked, and a line to park more."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session = session
        self.line = ParkingLine(session, look, act)
        self.said = look.said("sf-message")
        self.widget = look.box((self.said, self.line.widget), "sf-weighing")

    def show(self, entry: Place = ()) -> None:  # noqa: ARG002 - it shows all questions at once
        """Show what is still open."""
        words = self.session.words
        questions = self.session.draft.entries(QUESTIONS)
        items = [_said(each) for each in questions if each.get("status", "open") == "open"]
        shown = Markup("").join(ITEM.format(each) for each in items if each)
        nothing = NONE.format(words("Nothing has been parked."))
        say(self.said, LIST.format(shown) if shown else nothing)


def _said(question: Mapping[str, Any]) -> str:
    return str(question.get("question") or question.get("about") or "")
