"""Why and for whom: at most three goals, and personas to keep or to change."""

from __future__ import annotations

from markupsafe import Markup

from toolkit.intake.control import Controls, say
from toolkit.intake.field import Act
from toolkit.intake.session import Session
from toolkit.intake.start.cards import CardsView, Deck
from toolkit.intake.start.outset import GOALS, not_known_yet
from toolkit.intake.start.use import UseView
from toolkit.intake.typed import text_of
from toolkit.strategy import Strategy
from toolkit.strategy.walk import Place, shape_at

PERSONAS = 3
NOTE = Markup('<p class="qs-note" role="status">{}</p>')


class GoalsView:
    """At most three goals: a kind, from where to where, and by when."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, self._act, words = session, act, session.words
        fields = (
            (("kind",), words("What for")),
            (("baseline", "value"), words("From")),
            (("target", "value"), words("To")),
            (("deadline", "on"), words("By when")),
        )
        deck = Deck(("goals",), fields, GOALS, words("Add a goal"), words("Remove this goal"))
        self.cards = CardsView(deck, self._line, session, look, act)
        self.unknown = look.button(words("Not known yet"), "qs-unknown")
        self.note = look.said("sf-message")
        self.cards.below.children = (self.unknown, self.note)
        self.widget = self.cards.widget
        self.unknown.on_click(lambda _: act(self._not_known))

    def show(self) -> None:
        """Show the goals as they are now."""
        self.cards.show()
        opened, words = self.cards.opened, self.session.words
        by = None if opened is None else self._value(opened, "measure_baseline_by")
        known = opened is not None and self._value(opened, "baseline", "value") is not None
        said = ""
        if by and not known:
            when = words.partial_date(by)
            said = words("It is measured before {when}; it stands on the agenda.", when=when)
        say(self.note, NOTE.format(said) if said else Markup(""))

    def _line(self, goal: int) -> str:
        words = self.session.words
        kind, text = self._value(goal, "kind"), self._value(goal, "statement")
        name = words.term("goal kind", kind) if kind else text or words("A goal")
        return f"{name[:1].upper()}{name[1:]} · {self._figures(goal)}"

    def _figures(self, goal: int) -> str:
        words = self.session.words
        places = (("baseline", "value"), ("target", "value"), ("deadline", "on"))
        low, high, when = (self._text(goal, *place) for place in places)
        if not (low or high or when):
            return words("figures not known yet")
        said = words("from {low} to {high}", low=low or "?", high=high or "?")
        return words("{figures}, by {when}", figures=said, when=when) if when else said

    def _not_known(self) -> None:
        goal, words = self.cards.opened, self.session.words
        if goal is None:
            return
        question = words(
            "Where does “{goal}” stand now, and what has it to become?",
            goal=self._line(goal).split(" · ", maxsplit=1)[0],
        )
        self.session.change(lambda draft: not_known_yet(draft, goal, question, self.session.as_of))

    def _value(self, goal: int, *steps: str) -> str | None:
        value: str | None = self.session.draft.value(("goals", goal, *steps))
        return value

    def _text(self, goal: int, *steps: str) -> str:
        place: Place = ("goals", goal, *steps)
        shape = shape_at(Strategy, place)
        value = self.session.draft.value(place)
        return text_of(value, shape, self.session.words) if shape and value is not None else ""


class PersonasView:
    """Three personas of the starter, to keep or to change."""

    def __init__(self, session: Session, look: Controls, act: Act):
        self.session, words = session, session.words
        fields = (
            (("name",), words("Name")),
            (("description",), words("In one sentence")),
            (("size",), ""),
            (("must_reach",), words("Must be reached")),
        )
        labels = words("Add an audience"), words("Remove this audience")
        deck = Deck(("personas",), fields, PERSONAS, *labels)
        self.cards = CardsView(deck, self._line, session, look, act)
        self.use = UseView(session, look, act)
        self.cards.below.children = (self.use.widget,)
        self.widget = self.cards.widget

    def show(self) -> None:
        """Show the personas as they are now."""
        self.cards.show()
        self.use.show(self.cards.opened)

    def _line(self, persona: int) -> str:
        words, entry = self.session.words, self.session.draft.entries(("personas",))[persona]
        said = [entry.get("name") or words("An audience without a name")]
        if entry.get("description"):
            said.append(entry["description"])
        if entry.get("must_reach"):
            said.append(words("must be reached"))
        return " · ".join(said)
