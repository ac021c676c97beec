"""The places, formats and themes of a month as a model that counts them.

How many places of one kind get which format, how many stay free, and how often each theme comes
on a channel: so a month is small, and nothing in it is interchangeable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, get_args

from toolkit.content_calendar.plan.order import in_turns
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.question import Group, Question, group_of
from toolkit.content_calendar.plan.room import Resource
from toolkit.content_calendar.plan.solver import Model, Sum, Variable
from toolkit.content_calendar.plan.theme import Theme, Themes

Subject = Literal["pillar", "goal", "persona"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)

NEEDED, WANTED, KEY_DATE = 8_000, 2_500, 6_000
"""Judgement, what it costs, in points: a place left free that the lowest cadence needs, one that
the usual cadence wants, and more where a key date then has nothing. A theme costs what it says."""


@dataclass(frozen=True)
class Kind:
    """Places of one group that are alike: as much needed, and each format takes the same."""

    group: Group
    needed: bool
    formats: tuple[tuple[str | None, frozenset[tuple[Resource, int]]], ...]


@dataclass
class MonthModel:
    """The model of a month."""

    question: Question
    known: Themes
    kinds: dict[Kind, list[Place]] = field(default_factory=dict)
    model: Model = field(default_factory=Model)
    cost: list[Sum] = field(default_factory=list)
    formats: dict[tuple[Kind, str | None], Variable] = field(default_factory=dict)
    themes: dict[tuple[Group, Theme], Variable] = field(default_factory=dict)
    subjects: dict[tuple[str | None, str, str | None], list[Variable]] = field(default_factory=dict)

    def filled(self, kinds: Iterable[Kind]) -> Sum:
        """How many places of these kinds are filled."""
        return sum(self.formats[kind, name] for kind in kinds for name, _ in kind.formats)

    def add_theme(self, group: Group, theme: Theme, variable: Variable) -> None:
        """Count a theme in a group of places."""
        self.themes[group, theme] = variable
        for name in SUBJECTS:
            value = getattr(theme, name)
            for channel in (None, group[0]):
                self.subjects.setdefault((channel, name, value), []).append(variable)

    def about(self, name: Subject, value: str, channel: str | None = None) -> Sum:
        """How many messages are about a goal, persona or pillar, on all channels or on one."""
        return sum(self.subjects.get((channel, name, value), ()))

    def n_places(self, channel: str) -> int:
        """How many places a channel has this month."""
        return sum(place.channel == channel for place in self.question.places)


def month_model(question: Question, known: Themes) -> MonthModel:
    """The model of a month: what is possible within its places and hours, and what that costs."""
    month = MonthModel(question, known, _kinds(question))
    _fill_places(month)
    _count_themes(month)
    _stay_within_hours(month)
    return month


def _kinds(question: Question) -> dict[Kind, list[Place]]:
    kinds: dict[Kind, list[Place]] = {}
    for place, options in question.places.items():
        formats = tuple((each.format, frozenset(each.need.items())) for each in options)
        kinds.setdefault(Kind(group_of(place), place.needed, formats), []).append(place)
    return kinds


def _fill_places(month: MonthModel) -> None:
    """At most one format per place; what it costs to leave one free."""
    for kind, places in month.kinds.items():
        for name, _ in kind.formats:
            month.formats[kind, name] = month.model.new_int_var(0, len(places), "")
        filled = month.filled([kind])
        month.model.add(filled <= len(places))
        worth = (NEEDED if kind.needed else WANTED) + (KEY_DATE if kind.group[1] else 0)
        month.cost.append(worth * (len(places) - filled))


def _count_themes(month: MonthModel) -> None:
    """As many themes as filled places, per group."""
    groups: dict[Group, list[Kind]] = {}
    for kind in month.kinds:
        groups.setdefault(kind.group, []).append(kind)
    for group, kinds in groups.items():
        most = sum(len(month.kinds[kind]) for kind in kinds)
        for family in _families(month.question.themes[group]):
            counts = []
            for theme in family:
                n = month.model.new_int_var(0, most, "")
                month.add_theme(group, theme, n)
                month.cost.append(theme.cost * n)
                counts.append(n)
            month.model.add(sum(counts) == month.filled(kinds))


@lru_cache(maxsize=1000)
def _families(themes: tuple[Theme, ...]) -> tuple[tuple[Theme, ...], ...]:
    """Themes that are counted together.

    Where every pillar suits every pair of goal and persona, pairs and pillars are counted apart:
    far fewer numbers.
    """
    pillars = tuple(dict.fromkeys(each.pillar for each in themes))
    pairs = tuple(dict.fromkeys(replace(each, pillar=None) for each in themes))
    if len(pillars) == 1 or len(pairs) == 1 or len(themes) < len(pillars) * len(pairs):
        return (themes,)
    return pairs, tuple(Theme(None, None, pillar, 0) for pillar in pillars)


def joined(themes: tuple[Theme, ...], counts: Mapping[Theme, int]) -> Mapping[Theme, int]:
    """How often each theme comes, where pairs and pillars were counted apart."""
    families = _families(themes)
    if len(families) == 1:
        return counts
    pairs, pillars = (
        list(in_turns({each: counts[each] for each in family if each in counts}))
        for family in families
    )
    return Counter(
        replace(pair, pillar=one.pillar) for pair, one in zip(pairs, pillars, strict=True)
    )


def _stay_within_hours(month: MonthModel) -> None:
    """No person and no week gets more than is left."""
    needs: dict[Resource, list[Sum]] = {}
    for kind in month.kinds:
        for name, need in kind.formats:
            for resource, minutes in sorted(need):
                needs.setdefault(resource, []).append(minutes * month.formats[kind, name])
    for resource, terms in needs.items():
        left = month.question.room.left(resource)
        if left is not None:
            month.model.add(sum(terms) <= left)
