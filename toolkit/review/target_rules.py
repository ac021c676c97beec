"""Whether a target can be reached at all: by followers, cadence and paid reach (GOAL)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from toolkit.effort.rhythm import copied_posts, own_posts
from toolkit.effort.whole import undivided_media
from toolkit.review.case import Case
from toolkit.review.finding import Fact
from toolkit.review.goal_rules import FOLLOWERS, middle
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel, Goal
from toolkit.strategy.channel import WEEKS_IN

PEOPLE = re.compile(r"people|persons|mensen|personen|inwoners|residents", re.IGNORECASE)
REACH = re.compile(r"\b(reach|bereik)", re.IGNORECASE)
BEYOND_FOLLOWERS = 2.0
"""How many times its followers an account may reach in a month without paying (judgement: as many
again, because the median post meets far fewer than the followers)."""

MONTHS = 12
PER_POST = re.compile(r"\b(per|a|each) (post|bericht)", re.IGNORECASE)
PER_YEAR = re.compile(r"\b(per|a) (year|jaar)\b", re.IGNORECASE)

GROWTH = 3.0
"""How many times its followers an account may grow to without paid reach (judgement)."""

MORE_THAN_THERE_ARE = (
    "The goal “{goal}” asks for {target} people; the audiences it is meant for count {size}."
)
BY_MEASURED_REACH = (
    "The goal “{goal}” asks for a reach of {target} people; by the measured reach per post and the "
    "planned cadence, posts and paid reach come to {most} a month at most."
)
MORE_THAN_A_POST_MEETS = (
    "The goal “{goal}” asks for {target} people per post; as measured, one post on each channel "
    "meets {most} together."
)
TOO_FAST = (
    "The goal “{goal}” asks for {target} followers, from {baseline} now, without any paid reach."
)


@partial(
    Rule,
    code="GOAL-006",
    message="The goal “{goal}” asks for a reach of {target} people; followers and paid reach "
    "come to about {most} a month.",
    variants=(MORE_THAN_THERE_ARE, BY_MEASURED_REACH, MORE_THAN_A_POST_MEETS, TOO_FAST),
    advice="Lower the target, or plan the paid reach that it needs.",
    reason="A target that followers and budget cannot reach is missed before it starts.",
    basis="judgement",
    final="error",
    weight=7,
)
def target_out_of_reach(case: Case) -> Iterator[Hit]:
    for path, goal in case.goals:
        target = middle(goal.target)
        if target is None:
            continue
        name = " ".join(filter(None, (goal.kpi.name if goal.kpi else None, goal.unit)))
        facts: dict[str, Fact] = {"goal": case.goal_name(goal), "target": target}
        channels = _channels(case, goal)
        size = _size(case, goal)
        counted = PEOPLE.search(name) or FOLLOWERS.search(name)
        if counted and size is not None and target > size:
            yield Hit(f"{path}.target", {**facts, "size": size}, message=MORE_THAN_THERE_ARE)
        elif REACH.search(name) and PEOPLE.search(name):
            yield from _beyond_reach(case, goal, name, Hit(f"{path}.target", facts))
        elif FOLLOWERS.search(name) and _too_fast(goal, target, channels):
            base = middle(goal.baseline) or 0.0
            yield Hit(f"{path}.target", {**facts, "baseline": base}, message=TOO_FAST)


def _channels(case: Case, goal: Goal) -> tuple[Channel, ...]:
    named = tuple(each for _, each in case.active if each.id in goal.channels)
    return named or case.served[goal.id]


def _size(case: Case, goal: Goal) -> int | None:
    """How many people the audiences of a goal count; None unless it is known of each."""
    sizes = [each.size for _, each in case.personas if each.id in goal.personas]
    known = [size for size in sizes if size is not None]
    return sum(known) if known and len(known) == len(sizes) else None


def _beyond_reach(case: Case, goal: Goal, name: str, hit: Hit) -> Iterator[Hit]:
    """Whether a number of people is more than posts and paid reach meet."""
    target = float(str(hit.facts["target"]))
    if PER_POST.search(name):
        most, message = _per_post(case, goal), MORE_THAN_A_POST_MEETS
    else:
        most, message = _a_month(case, goal)
        most = most * MONTHS if most is not None and PER_YEAR.search(name) else most
    if most is not None and target > most:
        yield replace(hit, facts={**hit.facts, "most": round(most)}, message=message)


def _per_post(case: Case, goal: Goal) -> float | None:
    """The people whom one post on each channel meets, as measured; None if one is not measured."""
    organic = [_organic(case, goal, each) for each in _channels(case, goal)]
    known = [people for people in organic if people is not None]
    return sum(known) if known and len(known) == len(organic) else None


def _organic(case: Case, goal: Goal, channel: Channel) -> float | None:
    """The people whom a post meets: of the goal's audiences where that is known of each."""
    of_each = [case.reach_of.get((channel.id, persona)) for persona in goal.personas]
    known = [each.organic for each in of_each if each and each.organic is not None]
    if known and len(known) == len(of_each):
        return sum(known)
    return case.reach_of[channel.id, None].organic


def _a_month(case: Case, goal: Goal) -> tuple[float | None, str]:
    """How many people the channels may meet in a month, and by which sentence.

    None unless it is known of each: followers, and people for what is paid.
    """
    channels = _channels(case, goal)
    parts = [_met_on(case, goal, channel) for channel in channels]
    known = [people for people in parts if people is not None]
    if not known or len(known) < len(parts) or undivided_media(case.strategy) > 0:
        return None, ""
    measured = any(_organic(case, goal, channel) is not None for channel in channels)
    return sum(known), BY_MEASURED_REACH if measured else ""


def _met_on(case: Case, goal: Goal, channel: Channel) -> float | None:
    """The most people a channel meets in a month.

    By the measured reach per post at the planned cadence, each post meeting other people; without
    measurement, or cadence, a number of times its followers.
    """
    followers, paid = case.followers(channel), channel.paid
    if followers is None or followers.count is None:
        return None
    if paid and paid.eur_per_month and paid.people_per_month is None:
        return None
    organic = _organic(case, goal, channel)
    posts = own_posts(channel.cadence) + copied_posts(channel.cadence)
    by_posts = math.inf if organic is None else organic * posts.high * WEEKS_IN["month"]
    most = min(by_posts, BEYOND_FOLLOWERS * followers.count)
    return most + ((paid.people_per_month or 0) if paid else 0)


def _too_fast(goal: Goal, target: float, channels: tuple[Channel, ...]) -> bool:
    base = middle(goal.baseline)
    paid = any(each.paid and (each.paid.eur_per_month or 0) > 0 for each in channels)
    return bool(base) and not paid and target > GROWTH * (base or 0.0)


TARGET_RULES = (target_out_of_reach,)
