"""With what are the places of a month filled?

The model counts: how many places of one kind get which format, how many stay free, and how
often each theme comes on a channel. So a month is small, and nothing in it is interchangeable;
`order.py` lays formats and themes on the places. It is asked twice: first which places are filled
in which format, with the hours in mind; then, with the hours of these formats known, about what.
Months are planned one after the other, each beside all that was planned before it: a year is
twelve small questions instead of one that takes minutes, and what one month could not give, the
next makes up for.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.content_calendar.plan.making import Option
from toolkit.content_calendar.plan.order import in_turns
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.room import Resource, Room
from toolkit.content_calendar.plan.solver import Model, Sum, Variable, above, distance, solved
from toolkit.content_calendar.plan.tally import Tally
from toolkit.content_calendar.plan.theme import Theme, Themes

WORK = 0.04
"""Steps of work per month: most months are solved and proven with a tenth of that, and after it
hardly anything gets better."""

GOAL_MONTH, PERSONA, MUST_REACH_MONTH, PERSONA_MONTH = 20_000, 20_000, 6_000, 2_000
NEEDED, WANTED, KEY_DATE = 8_000, 2_500, 6_000
PER_PILLAR, PER_FORMAT, PER_PERSONA, PER_GOAL = 25, 8, 5, 5
PER_CHANNEL = 15
"""Judgement, what it costs, in points. First: a month without a goal, a period without a persona.
Then: a place left free that the lowest cadence needs, a must-reach persona without a message in
a month, a key date without one, a free place that the usual cadence wants, another persona
without a message in a month. Then each quarter of a message away from the intended pillars, the
usual formats and the weights of personas, and each quarter of an hour away from the weights of
goals; and each message of a pillar, goal or persona above its share of one channel. A theme costs
what it says."""

QUARTERS = 4
"""What is meant is rounded to quarters of a message and of an hour: finer numbers make the model
slow and the plan no better."""

MOST = 100_000
"""A bound for sums in the model, far above what occurs."""

Group = tuple[str, str | None]
"""The places of a channel; those that lead up to a key date apart."""


@dataclass(frozen=True)
class Question:
    """What is asked of a month.

    Attributes
    ----------
    places
        The free places, with the formats that can be ready in time.
    themes
        What a group of places can be about.
    mixes
        The share that each format usually takes, by channel.
    goals, personas
        Those that should not stay empty this month.
    without_any
        The personas for whom there is nothing yet in the whole window.
    """

    month: str
    places: Mapping[Place, tuple[Option, ...]]
    themes: Mapping[Group, tuple[Theme, ...]]
    mixes: Mapping[str, Mapping[str | None, float]]
    goals: tuple[str, ...]
    personas: tuple[str, ...]
    without_any: tuple[str, ...]
    room: Room
    so_far: Tally


@dataclass(frozen=True)
class Answer:
    """The places that are filled, with their format; and per group how often each theme comes."""

    filled: Mapping[Place, Option]
    themes: Mapping[Group, Mapping[Theme, int]]


@dataclass(frozen=True)
class _Kind:
    """Places of one group that are alike: as much needed, and each format takes the same."""

    group: Group
    needed: bool
    formats: tuple[tuple[str | None, frozenset[tuple[Resource, int]]], ...]


@dataclass
class _Month:
    """The model of a month."""

    question: Question
    known: Themes
    kinds: dict[_Kind, list[Place]] = field(default_factory=dict)
    model: Model = field(default_factory=Model)
    cost: list[Sum] = field(default_factory=list)
    formats: dict[tuple[_Kind, str | None], Variable] = field(default_factory=dict)
    themes: dict[tuple[Group, Theme], Variable] = field(default_factory=dict)

    def filled(self, kinds: Iterable[_Kind]) -> Sum:
        """How many places of these kinds are filled."""
        return sum(self.formats[kind, name] for kind in kinds for name, _ in kind.formats)

    def about(self, channel: str | None = None, **what: str) -> Sum:
        """How many messages are about a goal, persona or pillar, on all channels or on one."""
        return sum(
            variable
            for (group, theme), variable in self.themes.items()
            if channel in (None, group[0])
            and all(getattr(theme, name) == value for name, value in what.items())
        )

    def n_places(self, channel: str) -> int:
        """How many places a channel has this month."""
        return sum(place.channel == channel for place in self.question.places)


def group_of(place: Place) -> Group:
    """The group that a place belongs to."""
    return place.channel, place.key_date


def month_filled(question: Question, known: Themes) -> Answer:
    """The best filling of a month that is found with a fixed amount of work."""
    first = _answer(_month(question, known), WORK)
    chosen = {place: (option,) for place, option in first.filled.items()}
    month = _month(replace(question, places=chosen), known)
    _vary_channels(month)
    second = _answer(month, WORK)
    return second if second.filled.keys() == first.filled.keys() else first


def _month(question: Question, known: Themes) -> _Month:
    month = _Month(question, known, _kinds(question))
    _fill_places(month)
    _count_themes(month)
    _stay_within_hours(month)
    _leave_nobody_out(month)
    _keep_pillars(month)
    _keep_goals(month)
    _keep_personas(month)
    _keep_formats(month)
    return month


def _answer(month: _Month, work: float) -> Answer:
    month.model.minimize(sum(month.cost))
    done = solved(month.model, work)
    if done is None:
        return Answer({}, {})
    question = month.question
    filled: dict[Place, Option] = {}
    for kind, places in month.kinds.items():
        counts = {name: done.value(month.formats[kind, name]) for name, _ in kind.formats}
        for place, name in zip(*_chosen(places, counts), strict=True):
            filled[place] = next(each for each in question.places[place] if each.format == name)
    themes: dict[Group, dict[Theme, int]] = {}
    for (group, theme), variable in month.themes.items():
        if n := done.value(variable):
            themes.setdefault(group, {})[theme] = n
    joined = {group: _joined(question.themes[group], counts) for group, counts in themes.items()}
    return Answer(filled, joined)


def _kinds(question: Question) -> dict[_Kind, list[Place]]:
    kinds: dict[_Kind, list[Place]] = {}
    for place, options in question.places.items():
        formats = tuple((each.format, frozenset(each.need.items())) for each in options)
        kinds.setdefault(_Kind(group_of(place), place.needed, formats), []).append(place)
    return kinds


def _chosen(
    places: Sequence[Place], counts: Mapping[str | None, int]
) -> tuple[list[Place], list[str | None]]:
    """The places that are filled, far apart, and their formats, in turns."""
    n = sum(counts.values())
    chosen = [places[at * len(places) // n] for at in range(n)]
    return chosen, list(in_turns(counts))


def _fill_places(month: _Month) -> None:
    """At most one format per place; what it costs to leave one free."""
    for kind, places in month.kinds.items():
        for name, _ in kind.formats:
            month.formats[kind, name] = month.model.new_int_var(0, len(places), "")
        filled = month.filled([kind])
        month.model.add(filled <= len(places))
        worth = (NEEDED if kind.needed else WANTED) + (KEY_DATE if kind.group[1] else 0)
        month.cost.append(worth * (len(places) - filled))


def _count_themes(month: _Month) -> None:
    """As many themes as filled places, per group."""
    groups: dict[Group, list[_Kind]] = {}
    for kind in month.kinds:
        groups.setdefault(kind.group, []).append(kind)
    for group, kinds in groups.items():
        most = sum(len(month.kinds[kind]) for kind in kinds)
        for family in _families(month.question.themes[group]):
            counts = []
            for theme in family:
                n = month.model.new_int_var(0, most, "")
                month.themes[group, theme] = n
                month.cost.append(theme.cost * n)
                counts.append(n)
            month.model.add(sum(counts) == month.filled(kinds))


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


def _joined(themes: tuple[Theme, ...], counts: Mapping[Theme, int]) -> Mapping[Theme, int]:
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


def _stay_within_hours(month: _Month) -> None:
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


def _leave_nobody_out(month: _Month) -> None:
    question, so_far = month.question, month.question.so_far
    possible = [theme for _, theme in month.themes]
    for goal in {each.goal: None for each in possible}:
        if goal in question.goals and not so_far.goal_months[goal, question.month]:
            _one_at_least(month, month.about(goal=goal), GOAL_MONTH)
    for persona in {each.persona: None for each in possible}:
        if persona in question.personas and not so_far.persona_months[persona, question.month]:
            must = month.known.personas[persona].must_reach
            worth = MUST_REACH_MONTH if must else PERSONA_MONTH
            worth += PERSONA if persona in question.without_any else 0
            _one_at_least(month, month.about(persona=persona), worth)


def _one_at_least(month: _Month, amount: Sum, worth: int) -> None:
    empty = month.model.new_bool_var("")
    month.model.add(amount + empty >= 1)
    month.cost.append(worth * empty)


def _keep_pillars(month: _Month) -> None:
    """Near the intended shares, over all channels; per channel where shares are given for it."""
    so_far, known = month.question.so_far.pillars, month.known
    meant: dict[str, float] = {}
    counts: dict[str, Sum] = {}
    for channel in dict.fromkeys(kind.group[0] for kind in month.kinds):
        shares = known.pillar_shares(channel)
        before = {name: so_far[channel, name] for name in shares}
        whole = sum(before.values()) + month.n_places(channel)
        for name, share in shares.items():
            count = before[name] + month.about(channel, pillar=name)
            if known.has_own_shares(channel):
                _near(month, QUARTERS * count, _quarters(share * whole), PER_PILLAR)
            meant[name] = meant.get(name, 0.0) + share * whole
            counts[name] = counts.get(name, 0) + count
    for name, count in counts.items():
        _near(month, QUARTERS * count, _quarters(meant[name]), PER_PILLAR)


def _keep_goals(month: _Month) -> None:
    """Hours near the weights; a message counts for the mean of its channel's formats."""
    shares, hours = month.known.goal_shares, month.question.so_far.hours
    quarters = {group: _mean_quarters(month, group) for group in month.question.themes}
    n_groups = Counter(group_of(place) for place in month.question.places)
    whole = sum(quarters[group] * n for group, n in n_groups.items())
    whole += sum(round(QUARTERS * hours.get(name, 0.0)) for name in shares)
    for name, share in shares.items():
        amount = round(QUARTERS * hours.get(name, 0.0)) + sum(
            quarters[group] * variable
            for (group, theme), variable in month.themes.items()
            if theme.goal == name
        )
        _near(month, amount, round(share * whole), PER_GOAL)


def _mean_quarters(month: _Month, group: Group) -> int:
    """The quarters of an hour that a message of a group takes; one hour where that is unknown."""
    hours = [
        sum(each.hours * each.share for each in several) / sum(each.share for each in several)
        for place, several in month.question.places.items()
        if group_of(place) == group
    ]
    mean = sum(hours) / len(hours) if hours else 0.0
    return max(1, round(QUARTERS * mean)) if mean else QUARTERS


def _keep_personas(month: _Month) -> None:
    shares, counts = month.known.persona_shares, month.question.so_far.personas
    whole = sum(counts.get(name, 0.0) for name in shares) + len(month.question.places)
    for name, share in shares.items():
        meant = _quarters(share * whole - counts.get(name, 0.0))
        _near(month, QUARTERS * month.about(persona=name), meant, PER_PERSONA)


def _keep_formats(month: _Month) -> None:
    """Near the usual mix of each channel."""
    so_far = month.question.so_far.formats
    for channel in dict.fromkeys(kind.group[0] for kind in month.kinds):
        shares = month.question.mixes[channel]
        whole = sum(so_far[channel, name or ""] for name in shares) + month.n_places(channel)
        for name, share in shares.items():
            made = sum(
                variable
                for (kind, form), variable in month.formats.items()
                if kind.group[0] == channel and form == name
            )
            meant = _quarters(share * whole - so_far[channel, name or ""])
            _near(month, QUARTERS * made, meant, PER_FORMAT)


def _vary_channels(month: _Month) -> None:
    """Each channel as varied as its themes allow, so that none has one subject only."""
    known = month.known
    for channel in dict.fromkeys(kind.group[0] for kind in month.kinds):
        n = month.n_places(channel)
        themes = known.of[channel]
        for kind, shares in (
            ("pillar", known.pillar_shares(channel)),
            ("goal", known.goal_shares),
            ("persona", known.persona_shares),
        ):
            own = {name: shares.get(name, 0.0) for name in _values(themes, kind)}
            whole = sum(own.values())
            for name, share in own.items():
                meant = n * share / whole if whole else 0.0
                more = month.about(channel, **{kind: name}) - math.ceil(meant)
                month.cost.append(PER_CHANNEL * above(month.model, more, 0, MOST))


def _values(themes: Iterable[Theme], kind: str) -> list[str]:
    return [each for each in dict.fromkeys(getattr(theme, kind) for theme in themes) if each]


def _quarters(messages: float) -> int:
    return round(QUARTERS * messages)


def _near(month: _Month, amount: Sum, meant: int, price: int) -> None:
    """What it costs to be away from what is meant."""
    month.cost.append(price * distance(month.model, amount - meant, MOST))
