"""Rules about what the calendar holds, beside what the strategy wants (CONT)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Goal
from toolkit.strategy.content import Pillar
from toolkit.strategy.term import last_day

ENOUGH_POSTS = 10
"""From so many posts on shares say something (judgement: one post more or less is a tenth)."""

PILLAR_OFF = 0.15
"""The part of all posts by which a pillar may miss its share (judgement)."""

ENOUGH_HOURS = 10.0
HOURS_OFF, HOURS_TIMES = 0.2, 2.0
"""A goal's share of the hours is out of line if it is a fifth of all hours away from its share of
the weight, and twice or half of it (judgement)."""

NEVER = "Nothing in the calendar serves the goal “{goal}”."
GOAL_MONTHS = "{goal} ({months})"
ON_CHANNEL = (
    "On {channel} “{pillar}” takes {planned} of what is planned, and was meant to take {intended}."
)
PILLAR_SHARES = "{pillar} ({planned} instead of {intended})"
PILLAR_ON_CHANNEL = "{pillar} on {channel} ({planned} instead of {intended})"
HOURS_AND_WEIGHT = "{goal} ({share} of the hours, {weight} of the weight)"


@partial(
    Rule,
    code="CONT-020",
    message="In some months nothing is planned for the goal “{goal}”: {months}.",
    together="For {n} goals the calendar has nothing in some months: {subjects}.",
    subject=GOAL_MONTHS,
    variants=(NEVER, GOAL_MONTHS),
    advice="Plan something for it in each month, or say from when to when the goal counts.",
    reason="A goal for which nothing appears comes no nearer.",
    basis="judgement",
    weight=5,
)
def goal_without_content(case: Case) -> Iterator[Hit]:
    content = case.content
    months = _planned_months(case)
    if not months or not content.items_of_goal:
        return
    for path, goal in _posted_goals(case):
        there = {month for name, month in content.items_of_goal if name == goal.id}
        name = case.goal_name(goal)
        if not there:
            yield Hit(path, {"goal": name}, message=NEVER, subject="goal")
        elif case.coverage.basis[goal.id] == "publishing":
            empty = tuple(each for each in months if each not in there and _counts(goal, each))
            if empty:
                yield Hit(path, {"goal": name, "months": Shown("months", empty)})


def _planned_months(case: Case) -> tuple[str, ...]:
    """The whole months to come in which something is planned."""
    busy = {each.month for each in case.content.posts}
    first = f"{case.as_of:%Y-%m}"
    last = f"{case.calendar.end:%Y-%m}"
    whole = (case.calendar.end + dt.timedelta(days=1)).day == 1
    begun = case.calendar.start.day > 1
    return tuple(
        month
        for month in case.content.months
        if month in busy
        and month > first
        and (whole or month != last)
        and not (begun and month == f"{case.calendar.start:%Y-%m}")
    )


def _posted_goals(case: Case) -> Iterator[tuple[str, Goal]]:
    """The goals that live by posts, that count, and for which there is a channel."""
    posted = {goal.id for goal in case.content.posted_goals}
    for path, goal in case.goals:
        if goal.id in posted and goal.weight != 0 and case.served[goal.id]:
            yield path, goal


def _counts(goal: Goal, month: str) -> bool:
    """Whether the goal still counts in a month: not after its deadline."""
    by = goal.deadline.on if goal.deadline else None
    return by is None or month <= f"{last_day(by):%Y-%m}"


@partial(
    Rule,
    code="CONT-021",
    message="Nothing in the calendar is meant for {persona}.",
    together="Nothing in the calendar is meant for {n} audiences: {subjects}.",
    subject="persona",
    advice="Plan something for this audience, or say that it comes later.",
    reason="A content calendar says for which audience each message is; whoever is in none of them "
    "is forgotten.",
    basis="article",
    weight=5,
)
def persona_without_content(case: Case) -> Iterator[Hit]:
    meant = {name for each in case.content.posts for name in each.personas}
    if not meant:
        return
    for path, persona in case.personas:
        met = any(not each.personas or case.meant_for(each, persona) for _, each in case.active)
        if persona.id not in meant and met and persona.weight != 0:
            yield Hit(path, {"persona": case.persona_name(persona)})


@partial(
    Rule,
    code="CONT-022",
    message="“{pillar}” takes {planned} of what is planned, and was meant to take {intended}.",
    together="{n} pillars take another share of what is planned than was meant: {subjects}.",
    subject=PILLAR_SHARES,
    variants=(ON_CHANNEL, PILLAR_SHARES, PILLAR_ON_CHANNEL),
    advice="Plan more of what comes short, or change the shares if the calendar is what you want.",
    reason="Pillars keep an account from being about one thing only, if somebody keeps to them.",
    basis="judgement",
    severity="advice",
    weight=3,
)
def pillar_out_of_share(case: Case) -> Iterator[Hit]:
    for index, pillar in enumerate(case.strategy.content.pillars):
        path = f"content.pillars[{index}]"
        planned = _planned_share(case, pillar)
        if _far(planned, pillar.share):
            yield Hit(f"{path}.share", _shares(pillar, planned, pillar.share))
        for each in pillar.channel_shares:
            planned = _planned_share(case, pillar, each.channel)
            channel = next((it for _, it in case.active if it.id == each.channel), None)
            if channel is not None and _far(planned, each.share):
                facts = _shares(pillar, planned, each.share)
                facts["channel"] = case.channel_name(channel)
                place = f"{path}.channel_shares"
                yield Hit(place, facts, message=ON_CHANNEL, subject=PILLAR_ON_CHANNEL)


def _planned_share(case: Case, pillar: Pillar, channel: str | None = None) -> float | None:
    """The share of a pillar, in all or on a channel; None where too little is planned."""
    content = case.content
    if channel is None:
        counts = [content.items_of_pillar.get(each.id, 0) for each in case.strategy.content.pillars]
        shares = content.planned_shares
    else:
        pillars = case.strategy.content.pillars
        counts = [content.posts_of_pillar.get((channel, each.id), 0) for each in pillars]
        shares = content.planned_shares_on(channel)
    return shares[pillar.id] if sum(counts) >= ENOUGH_POSTS else None


def _far(planned: float | None, intended: float | None) -> bool:
    if planned is None or intended is None:
        return False
    return round(abs(planned - intended), 6) > PILLAR_OFF


def _shares(pillar: Pillar, planned: float | None, intended: float | None) -> dict[str, Fact]:
    return {
        "pillar": pillar.name or pillar.id,
        "planned": Shown("percent", planned),
        "intended": Shown("percent", intended),
    }


@partial(
    Rule,
    code="CONT-024",
    message="“{goal}” gets {share} of the hours for making posts, and has {weight} of the weight.",
    together="These goals get another part of the hours than of the weight: {subjects}.",
    subject=HOURS_AND_WEIGHT,
    variants=(HOURS_AND_WEIGHT,),
    advice="Let posts and formats follow the goals that weigh most, or change the weights.",
    reason="Where the hours go is what the strategy really wants.",
    basis="judgement",
    severity="advice",
    weight=4,
)
def hours_against_weights(case: Case) -> Iterator[Hit]:
    """Only where somebody gave the goals weights that differ."""
    content = case.content
    given = {goal.weight for goal in content.posted_goals}
    whole = sum(content.hours_of_goal.values())
    if None in given or len(given) == 1 or whole < ENOUGH_HOURS:
        return
    for path, goal in _posted_goals(case):
        share = content.hours_of_goal.get(goal.id, 0.0) / whole
        weight = content.goal_weights[goal.id]
        far = abs(share - weight) > HOURS_OFF
        if share and far and not weight / HOURS_TIMES < share < weight * HOURS_TIMES:
            facts: dict[str, Fact] = {
                "goal": case.goal_name(goal),
                "share": Shown("percent", share),
                "weight": Shown("percent", weight),
            }
            yield Hit(f"{path}.weight", facts)


BALANCE_RULES = (
    goal_without_content,
    persona_without_content,
    pillar_out_of_share,
    hours_against_weights,
)
