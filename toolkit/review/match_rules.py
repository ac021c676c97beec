"""Rules about goals, audiences and channels that do not quite meet (PERS, CHAN)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from toolkit.coverage.activity import publishing_activity
from toolkit.evidence import half_rate
from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.persona_rules import SERVED_FROM
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel, Goal, Persona
from toolkit.strategy.client import organisation_size

WORTH_IT = 10.0
"""Points of coverage that a channel must add to one goal and audience to be named (judgement)."""

FOR_WHOM = "{channel} ({persona})"


class Unused(NamedTuple):
    """A channel in use that would serve a goal for a must-reach persona well, but does not."""

    path: str
    goal: Goal
    persona: Persona
    channel: Channel
    use: float


@partial(
    Rule,
    code="PERS-008",
    message="About {share} of “{persona}” use {platform}, where you are active, but not for the "
    "goal “{goal}”.",
    advice="Let that channel serve this goal too, with posts of its own, or record why not.",
    reason="What must reach an audience should not hang on fewer channels than it can.",
    basis="judgement",
    weight=5,
)
def channel_left_unused(case: Case) -> Iterator[Hit]:
    for unused in _unused(case):
        facts: dict[str, Fact] = {
            "persona": case.persona_name(unused.persona),
            "goal": case.goal_name(unused.goal),
            "platform": case.platform_name(case.coverage.platform_of[unused.channel.id] or ""),
            "share": Shown("percent", unused.use),
        }
        yield Hit(f"{unused.path}.channels", facts)


def _unused(case: Case) -> Iterator[Unused]:
    """The channel that would add most to each goal for each must-reach persona."""
    personas = {each.id: each for _, each in case.personas if each.must_reach}
    for path, goal in case.outcome_goals:
        if case.coverage.basis.get(goal.id) != "publishing":
            continue
        for persona in (personas[name] for name in goal.personas if name in personas):
            added = {each.id: _added(case, goal, persona, each) for _, each in case.staying}
            best = max(case.staying, key=lambda each: added[each[1].id], default=None)
            if best and added[best[1].id] >= WORTH_IT:
                platform = case.coverage.platform_of[best[1].id] or ""
                use = case.coverage.use.cells[persona.id, platform].value or 0.0
                yield Unused(path, goal, persona, best[1], use)


def _added(case: Case, goal: Goal, persona: Persona, channel: Channel) -> float:
    """The points of coverage that a channel would add if it served the goal; 0 where unknown."""
    serving, home = case.served[goal.id], case.coverage.platform_of
    platform = home[channel.id]
    taken = {home[each.id] for each in serving}
    if not platform or platform in taken or case.served_at_most(goal, persona) < SERVED_FROM:
        return 0.0
    rate = half_rate(case.evidence, platform, organisation_size(case.strategy.client))
    activity = publishing_activity(channel.cadence, rate)[1] or 0.0
    use = case.coverage.use.cells[persona.id, platform].value or 0.0
    left = 100 - case.served_now(goal, persona)
    points = left * use * case.fit_of(goal, persona, platform) * activity
    return 0.0 if math.isnan(points) else points


@partial(
    Rule,
    code="CHAN-021",
    message="“{title}” is planned on {channel} for the goal “{goal}”, which that channel does not "
    "serve.",
    together="{n} parts of the calendar are planned on a channel that does not serve their "
    "goal: {subjects}.",
    subject="title",
    advice="Give the channel that goal too, or plan them where the goal is served.",
    reason="Two parts of the strategy contradict each other; whoever plans follows one of them.",
    basis="judgement",
    weight=4,
)
def goal_not_of_channel(case: Case) -> Iterator[Hit]:
    goals = {goal.id: goal for _, goal in case.outcome_goals}
    channels = {channel.id: channel for _, channel in case.staying}
    named = {(each.goal.id, each.channel.id) for each in _unused(case)}
    for path, title, meant, places in _planned(case):
        for channel in (channels[name] for name in places if name in channels):
            mine = [goals[name] for name in meant if name in goals]
            served = any(channel in case.served[goal.id] for goal in mine)
            told = any((goal.id, channel.id) in named for goal in mine)
            if mine and not served and not told:
                facts: dict[str, Fact] = {
                    "title": title,
                    "channel": case.channel_name(channel),
                    "goal": case.goal_name(mine[0]),
                }
                yield Hit(path, facts)
                break


def _planned(case: Case) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """What is planned: its place, title, goals and channels; an item of a series as that."""
    content = case.strategy.content
    series = {each.id: each for each in content.series}
    for index, each in enumerate(content.series):
        if each.status == "active":
            yield f"content.series[{index}]", each.name or each.id, each.goals, each.channels
    for index, item in enumerate(content.items):
        of = series.get(item.series or "")
        if item.kind == "post" and (item.goals, item.channels) != (
            of.goals if of else (),
            of.channels if of else (),
        ):
            goals = item.goals or (of.goals if of else ())
            places = item.channels or (of.channels if of else ())
            yield f"content.items[{index}]", item.title or item.id, goals, places


@partial(
    Rule,
    code="CHAN-022",
    message="{channel} is meant for “{persona}”, but none of its goals is for this audience.",
    together="{n} channels are meant for an audience for whom they have no goal: {subjects}.",
    subject=FOR_WHOM,
    variants=(FOR_WHOM,),
    advice="Say what this audience should get there, as a goal, or take it off the channel.",
    reason="Goals, audiences and channels are one whole: who is met without a goal costs hours.",
    basis="judgement",
    severity="advice",
    weight=3,
)
def audience_without_goal_there(case: Case) -> Iterator[Hit]:
    personas = {each.id: each for _, each in case.personas}
    named = {(each.persona.id, each.channel.id) for each in _unused(case)}
    for path, channel in case.staying:
        goals = [goal for goal in case.goals_of[channel.id] if goal.status == "open"]
        if not goals or not all(goal.personas for goal in goals):
            continue
        met = {name for goal in goals for name in goal.personas}
        for name in channel.personas:
            if name not in met and (name, channel.id) not in named:
                persona = case.persona_name(personas[name])
                facts = {"channel": case.channel_name(channel), "persona": persona}
                yield Hit(f"{path}.personas", facts)


MATCH_RULES = (channel_left_unused, goal_not_of_channel, audience_without_goal_there)
