"""Goals weighed by dividing a hundred points; what is given is the goal's weight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import ipywidgets
from markupsafe import Markup

from toolkit.intake.choice import entry_name
from toolkit.intake.control import Controls, hide, say
from toolkit.intake.draft import Draft
from toolkit.intake.field import Act, FieldView
from toolkit.intake.session import Session
from toolkit.intake.shape import leaves
from toolkit.intake.workshop.division import POINTS, evenly, points_left, scaled
from toolkit.strategy.walk import Place

GOALS: Place = ("goals",)
LEFT = Markup('<p class="sf-left sf-left-{kind}" role="status">{sign}<strong>{text}</strong></p>')
SIGN = Markup('<span aria-hidden="true">{}</span> ')
BAR = Markup('<div class="sf-points-bar" aria-hidden="true"><i style="width: {}%"></i></div>')


class PointsView:
    """A row for each goal that is still open, and how many points are left to give."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self.look, self.act, words = session, look, act, session.words
        self.left = look.said("sf-message")
        self.rows = look.box((), "sf-points")
        self.fields: list[FieldView] = []
        self.bars: list[ipywidgets.HTML] = []
        self.evenly = look.button(words("Divide evenly"))
        self.scale = look.button(words("Make these a hundred"))
        buttons = look.box((self.evenly, self.scale), "sf-buttons")
        self.widget = look.box((self.left, self.rows, buttons), "sf-weighing")
        self.evenly.on_click(lambda _: act(lambda: self._give(evenly(len(self.places)))))
        self.scale.on_click(lambda _: act(lambda: self._give(scaled(self.weights))))

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the goals stand that are still to be reached."""
        goals = enumerate(self.session.draft.entries(GOALS))
        return tuple((*GOALS, n) for n, each in goals if each.get("status", "open") == "open")

    @property
    def weights(self) -> tuple[float | None, ...]:
        """What each of them weighs now."""
        return tuple(self.session.draft.value((*place, "weight")) for place in self.places)

    def show(self, entry: Place = ()) -> None:  # noqa: ARG002 - it shows all goals at once
        """Show the goals, and what is left."""
        places, weights = self.places, self.weights
        self._make_rows(len(places))
        for place, weight, field, bar in zip(places, weights, self.fields, self.bars, strict=True):
            field.show(place)
            goal = self.session.draft.value(place)
            field.control.description = entry_name(goal, int(place[-1]), self.session)
            say(bar, BAR.format(min(weight or 0, POINTS)))
        say(self.left, self._said_left(weights))
        hide(self.scale, not any(weights) or not points_left(weights))

    def _make_rows(self, n: int) -> None:
        if n == len(self.fields):
            return
        first, rest = leaves(GOALS)
        leaf = next(leaf for leaf in (*first, *rest) if leaf.steps == ("weight",))
        while len(self.fields) < n:
            self.fields.append(FieldView(leaf, GOALS, self.session, self.look, self.act))
            self.bars.append(self.look.said("sf-points-picture"))
        del self.fields[n:], self.bars[n:]
        rows = zip(self.fields, self.bars, strict=True)
        self.rows.children = [
            self.look.box((field.widget, bar), "sf-points-row") for field, bar in rows
        ]

    def _said_left(self, weights: Sequence[float | None]) -> Markup:
        words, left = self.session.words, points_left(weights)
        if not weights:
            return LEFT.format(kind="open", sign="", text=words("There is no goal yet."))
        if not left:
            text = words("A hundred points are divided.")
            return LEFT.format(kind="done", sign=SIGN.format("✓"), text=text)
        if left > 0:
            text = words("{n} of {all} points left", n=words.number(left, 1), all=POINTS)
            return LEFT.format(kind="open", sign="", text=text)
        text = words("{n} points too many", n=words.number(-left, 1))
        return LEFT.format(kind="over", sign=SIGN.format("▲"), text=text)

    def _give(self, points: Sequence[int]) -> None:
        """Give each goal its points, as one change."""

        def given(draft: Draft) -> Draft:
            before = draft
            for place, n in zip(self.places, points, strict=True):
                draft = draft.filled((*place, "weight"), str(n))
            return replace(draft, before=before)

        self.session.change(given)
