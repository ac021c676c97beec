"""What a month should be near: goals and audiences that are not left out, shares, variety.

Each of these adds to the cost of a month what it costs to be away from what is meant.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from toolkit.content_calendar.plan.month_model import MonthModel, Subject
from toolkit.content_calendar.plan.question import Group, group_of
from toolkit.content_calendar.plan.solver import Sum, above, distance
from toolkit.content_calendar.plan.theme import Theme

GOAL_MONTH, PERSONA, MUST_REACH_MONTH, PERSONA_MONTH = 20_000, 20_000, 6_000, 2_000
"""Judgement, what it costs, in points: a month without a goal, a period without a persona, a month
without a must-reach persona, a month without another one."""

PER_PILLAR, PER_FORMAT, PER_PERSONA, PER_GOAL = 25, 8, 5, 5
"""Judgement: each quarter of a message away from the intended pillars, the usual formats and the
weights of personas, and each quarter of an hour away from the weights of goals."""

PER_CHANNEL = 15
"""Judgement: each message of a pillar, goal or persona above its share of one channel."""

QUARTERS = 4
"""What is meant is rounded to quarters of a message and of an hour: finer numbers make the model
slow and the plan no better."""

MOST = 100_000
"""A bound for sums in the model, far above what occurs."""


def keep_balance(month: MonthModel) -> None:
    """Leave no goal and no persona out, and stay near the shares that are meant."""
    _leave_nobody_out(month)
    _keep_pillars(month)
    _keep_goals(month)
    _keep_personas(month)
    _keep_formats(month)


def vary_channels(month: MonthModel) -> None:
    """Each channel as varied as its themes allow, so that none has one subject only."""
    known = month.known
    for channel in dict.fromkeys(kind.group[0] for kind in month.kinds):
        n = month.n_places(channel)
        themes = known.of[channel]
        meant_shares: dict[Subject, Mapping[str, float]] = {
            "pillar": known.pillar_shares(channel),
            "goal": known.goal_shares,
            "persona": known.persona_shares,
        }
        for kind, shares in meant_shares.items():
            own = {name: shares.get(name, 0.0) for name in _values(themes, kind)}
            whole = sum(own.values())
            for name, share in own.items():
                meant = n * share / whole if whole else 0.0
                more = month.about(kind, name, channel) - math.ceil(meant)
                month.cost.append(PER_CHANNEL * above(month.model, more, 0, MOST))


def _leave_nobody_out(month: MonthModel) -> None:
    question, so_far = month.question, month.question.so_far
    possible = [theme for _, theme in month.themes]
    for goal in {each.goal: None for each in possible}:
        if goal in question.goals and not so_far.goal_months[goal, question.month]:
            _one_at_least(month, month.about("goal", goal), GOAL_MONTH)
    for persona in {each.persona: None for each in possible}:
        if persona in question.personas and not so_far.persona_months[persona, question.month]:
            must = month.known.personas[persona].must_reach
            worth = MUST_REACH_MONTH if must else PERSONA_MONTH
            worth += PERSONA if persona in question.without_any else 0
            _one_at_least(month, month.about("persona", persona), worth)


def _one_at_least(month: MonthModel, amount: Sum, worth: int) -> None:
    empty = month.model.new_bool_var("")
    month.model.add(amount + empty >= 1)
    month.cost.append(worth * empty)


def _keep_pillars(month: MonthModel) -> None:
    """Near the intended shares, over all channels; per channel where shares are given for it."""
    so_far, known = month.question.so_far.pillars, month.known
    meant: dict[str, float] = {}
    counts: dict[str, Sum] = {}
    for channel in dict.fromkeys(kind.group[0] for kind in month.kinds):
        shares = known.pillar_shares(channel)
        before = {name: so_far[channel, name] for name in shares}
        whole = sum(before.values()) + month.n_places(channel)
        for name, share in shares.items():
            count = before[name] + month.about("pillar", name, channel)
            if known.has_own_shares(channel):
                _near(month, QUARTERS * count, _quarters(share * whole), PER_PILLAR)
            meant[name] = meant.get(name, 0.0) + share * whole
            counts[name] = counts.get(name, 0) + count
    for name, count in counts.items():
        _near(month, QUARTERS * count, _quarters(meant[name]), PER_PILLAR)


def _keep_goals(month: MonthModel) -> None:
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


def _mean_quarters(month: MonthModel, group: Group) -> int:
    """The quarters of an hour that a message of a group takes; one hour where that is unknown."""
    hours = [
        sum(each.hours * each.share for each in several) / sum(each.share for each in several)
        for place, several in month.question.places.items()
        if group_of(place) == group
    ]
    mean = sum(hours) / len(hours) if hours else 0.0
    return max(1, round(QUARTERS * mean)) if mean else QUARTERS


def _keep_personas(month: MonthModel) -> None:
    shares, counts = month.known.persona_shares, month.question.so_far.personas
    whole = sum(counts.get(name, 0.0) for name in shares) + len(month.question.places)
    for name, share in shares.items():
        meant = _quarters(share * whole - counts.get(name, 0.0))
        _near(month, QUARTERS * month.about("persona", name), meant, PER_PERSONA)


def _keep_formats(month: MonthModel) -> None:
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


def _values(themes: Iterable[Theme], kind: str) -> list[str]:
    return [each for each in dict.fromkeys(getattr(theme, kind) for theme in themes) if each]


def _quarters(messages: float) -> int:
    return round(QUARTERS * messages)


def _near(month: MonthModel, amount: Sum, meant: int, price: int) -> None:
    """What it costs to be away from what is meant."""
    month.cost.append(price * distance(month.model, amount - meant, MOST))
