"""With what are the places of a month filled?

The model counts (`month_model.py`); `order.py` lays formats and themes on the places. It is
asked twice: first which places are filled in which format, with the hours in mind; then, with
the hours of these formats known, about what. Months are planned one after the other, each beside
all that was planned before it: a year is twelve small questions instead of one that takes
minutes, and what one month could not give, the next makes up for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.content_calendar.plan.balance import keep_balance, vary_channels
from toolkit.content_calendar.plan.making import Option
from toolkit.content_calendar.plan.month_model import MonthModel, joined, month_model
from toolkit.content_calendar.plan.order import in_turns
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.question import Answer, Group, Question
from toolkit.content_calendar.plan.solver import Solver, solved
from toolkit.content_calendar.plan.theme import Theme, Themes

WORK = 0.04
"""Steps of work per month: most months are solved and proven with a tenth of that, and after it
hardly anything gets better."""


def month_filled(question: Question, known: Themes) -> Answer:
    """The best filling of a month that is found with a fixed amount of work."""
    first = _answer(_balanced(question, known))
    chosen = {place: (option,) for place, option in first.filled.items()}
    month = _balanced(replace(question, places=chosen), known)
    vary_channels(month)
    second = _answer(month)
    return second if second.filled.keys() == first.filled.keys() else first


def _balanced(question: Question, known: Themes) -> MonthModel:
    month = month_model(question, known)
    keep_balance(month)
    return month


def _answer(month: MonthModel) -> Answer:
    month.model.minimize(sum(month.cost))
    done = solved(month.model, WORK)
    if done is None:
        return Answer({}, {})
    return Answer(dict(_filled(month, done)), _themes(month, done))


def _filled(month: MonthModel, done: Solver) -> Iterator[tuple[Place, Option]]:
    """The places that are filled, each with its format."""
    for kind, places in month.kinds.items():
        counts = {name: done.value(month.formats[kind, name]) for name, _ in kind.formats}
        for place, name in zip(*_chosen(places, counts), strict=True):
            options = month.question.places[place]
            yield place, next(each for each in options if each.format == name)


def _themes(month: MonthModel, done: Solver) -> Mapping[Group, Mapping[Theme, int]]:
    """How often each theme comes, per group of places."""
    found: dict[Group, dict[Theme, int]] = {}
    for (group, theme), variable in month.themes.items():
        if n := done.value(variable):
            found.setdefault(group, {})[theme] = n
    known = month.question.themes
    return {group: joined(known[group], counts) for group, counts in found.items()}


def _chosen(
    places: Sequence[Place], counts: Mapping[str | None, int]
) -> tuple[list[Place], list[str | None]]:
    """The places that are filled, far apart, and their formats, in turns."""
    n = sum(counts.values())
    chosen = [places[at * len(places) // n] for at in range(n)]
    return chosen, list(in_turns(counts))
