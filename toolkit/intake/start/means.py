"""With what and by whom: hours, euros, and who makes, decides and answers."""

from __future__ import annotations

from typing import Any

import ipywidgets

from toolkit.intake.control import Controls
from toolkit.intake.field import Act, FieldView
from toolkit.intake.session import Session
from toolkit.intake.shape import field_leaf
from toolkit.intake.start.outset import QUESTIONS, role_said, with_role
from toolkit.language import field_text

FIELDS = ("hours_per_week", "eur_per_month")


class MeansView:
    """Two numbers and three roles."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act = session, act
        self.fields = [
            FieldView(field_leaf(("capacity", name)), (), session, look, act) for name in FIELDS
        ]
        for name, field in zip(FIELDS, self.fields, strict=True):
            field.control.description = field_text(f"capacity.{name}", session.words.language).label
        self.roles = {each: self._role(each, look) for each in QUESTIONS}
        self._showing = False
        boxes = [look.box((each,), "sf-field") for each in self.roles.values()]
        numbers = look.box([each.widget for each in self.fields], "qs-row", "qs-fill")
        self.widget = look.box((numbers, look.box(boxes, "qs-row")), "qs-part")

    def show(self) -> None:
        """Show what is filled in."""
        self._showing = True
        try:
            for field in self.fields:
                field.show(())
            names = tuple(
                each.get("name") or each["id"] for each in self.session.draft.entries(("roles",))
            )
            for question, control in self.roles.items():
                self._show(control, role_said(self.session.draft, question), names)
        finally:
            self._showing = False

    def _show(self, control: ipywidgets.Combobox, said: str, names: tuple[str, ...]) -> None:
        if control.options != names:
            control.options = names
        if control.value != said:
            control.value = said

    def _role(self, question: str, look: Controls) -> ipywidgets.Combobox:
        words = self.session.words
        label = field_text(f"responsibilities.per_channel.{question}", words.language).label
        control = look.suggesting(label, words("a role, such as: communication"), ())
        control.observe(lambda change: self._said(question, change), "value")
        return control

    def _said(self, question: str, change: Any) -> None:
        if not self._showing:
            name = change["new"]
            self._act(lambda: self.session.change(lambda draft: with_role(draft, question, name)))
