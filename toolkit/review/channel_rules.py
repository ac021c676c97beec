"""Rules about the choice of channels (CHAN): why this one, for what, and who runs it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.platform_rules import CLOSED
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel
from toolkit.strategy.term import last_day

OWN_PAGES = frozenset({"website", "intranet", "app"})
"""Places that are run by others than those who run social media (judgement)."""

LEFT_OUT = ("rejected", "on_hold")
NAMED_WITH_HOURS = "{channel} ({hours} hours a week)"
NAMED_WITH_ABOUT = "{channel} (about {hours} hours a week)"
COSTS_HOURS = "{channel} serves no goal, and takes {hours} hours a week."
COSTS_ABOUT = "{channel} serves no goal, and takes about {hours} hours a week by the usual hours."
NOT_LINKED = "It is not recorded which channel serves which goal."


@partial(
    Rule,
    code="CHAN-001",
    message="No channel is chosen.",
    advice="Choose the channels on which you want to be, and say why.",
    reason="It is wise to think about the networks on which you want to be present.",
    basis="article",
    final="error",
    weight=9,
)
def no_channel(case: Case) -> Iterator[Hit]:
    if not case.active:
        yield Hit("channels")


@partial(
    Rule,
    code="CHAN-002",
    message="{channel} serves no goal.",
    together="{n} channels serve no goal: {subjects}.",
    subject="channel",
    variants=(COSTS_HOURS, COSTS_ABOUT, NAMED_WITH_HOURS, NAMED_WITH_ABOUT, NOT_LINKED),
    advice="Say of each channel which goal it serves, and for whom; stop with what serves none, "
    "and win back its hours.",
    reason="A channel that is there 'because it belongs' costs hours and brings nothing.",
    basis="article",
    final="error",
    weight=6,
)
def channel_without_goal(case: Case) -> Iterator[Hit]:
    if not case.outcome_goals:
        return
    idle = [(path, each) for path, each in case.staying if not case.goals_of[each.id]]
    if idle and len(idle) == len(case.staying):
        yield Hit("channels", message=NOT_LINKED)
        return
    for path, channel in idle:
        name, effort = case.channel_name(channel), case.effort_of[channel.id]
        hours = round(effort.hours_per_week.known, 1)
        if hours:
            facts: dict[str, Fact] = {"channel": name, "hours": hours}
            given = effort.basis == "given" or hours == channel.hours_per_week
            message = COSTS_HOURS if given else COSTS_ABOUT
            subject = NAMED_WITH_HOURS if given else NAMED_WITH_ABOUT
            yield Hit(path, facts, message=message, subject=subject)
        else:
            yield Hit(path, {"channel": name})


@partial(
    Rule,
    code="CHAN-003",
    message="Nobody is named who makes the posts and answers on {channel}.",
    together="Nobody is named who makes the posts and answers on these {n} channels: {subjects}.",
    subject="channel",
    advice="Name one role that is responsible, and who replaces it.",
    reason="Tasks and responsibilities have to be laid down clearly.",
    basis="article",
    final="error",
    weight=5,
)
def channel_without_owner(case: Case) -> Iterator[Hit]:
    if case.team == 1:
        return
    run, home = _run_by_somebody(case), case.coverage.platform_of
    for path, channel in case.staying:
        if home[channel.id] in OWN_PAGES:
            continue
        named = channel.owner or channel.owner_text or "owner" in channel.not_known
        if not named and channel.id not in run and None not in run:
            yield Hit(path, {"channel": case.channel_name(channel)})


def _run_by_somebody(case: Case) -> set[str | None]:
    """The channels for which a role is named; None stands for all others."""
    asked = case.strategy.responsibilities
    answered: set[str | None] = {each.channel for each in asked.per_channel if each.makes}
    tasks = (each for each in asked.tasks if each.responsible)
    return answered | {each.channel for each in tasks if each.channel or each.kind == "make"}


@partial(
    Rule,
    code="CHAN-007",
    message="{channel} suits none of the goals that it is there for.",
    together="{n} channels suit none of the goals that they are there for: {subjects}.",
    subject="channel",
    variants=(NAMED_WITH_HOURS,),
    advice="Give it a goal that it suits, or use its hours on a channel that does.",
    reason="One platform lends itself better to one kind of customer and goal than another: "
    "Facebook more to private customers, LinkedIn more to business.",
    basis="article",
    final="error",
    weight=6,
)
def channel_unfit(case: Case) -> Iterator[Hit]:
    open_goals = {goal.id for _, goal in case.outcome_goals}
    for path, channel in case.staying:
        goals = [goal for goal in case.goals_of[channel.id] if goal.id in open_goals]
        meant = [each for _, each in case.personas if case.meant_for(channel, each)]
        personas = meant or case.strategy.personas
        fits = [case.fit_at_most(goal, each, channel) for goal in goals for each in personas]
        if fits and max(fits) == 0:
            facts: dict[str, Fact] = {"channel": case.channel_name(channel)}
            hours = channel.hours_per_week
            if hours:
                facts["hours"] = hours
            yield Hit(path, facts, subject=NAMED_WITH_HOURS if hours else "")


@partial(
    Rule,
    code="CHAN-008",
    message="It is not recorded why {channel} was chosen.",
    together="It is not recorded why these {n} channels were chosen: {subjects}.",
    subject="channel",
    advice="Write down for each channel which audience is there and what it should bring; drop "
    "what you cannot argue.",
    reason="It is wise to think about the networks on which you want to be present.",
    basis="article",
    weight=6,
)
def choice_without_reason(case: Case) -> Iterator[Hit]:
    if case.outcome_goals:
        return
    for path, channel in case.staying:
        meant = any(case.meant_for(channel, each) for _, each in case.personas)
        if not (meant or channel.choice_reason or _decided(case, channel)):
            yield Hit(path, {"channel": case.channel_name(channel)})


@partial(
    Rule,
    code="CHAN-009",
    message="Whether {channel} is used is not decided, or not with a reason.",
    together="Of {n} channels it is not decided with a reason whether they are used: {subjects}.",
    subject="channel",
    advice="Decide: yes, or not now, because …; look again when …. A no with a reason saves the "
    "same discussion next year.",
    reason="During the making of the strategy clear choices have to be made.",
    basis="article",
    severity="advice",
    final="warning",
    weight=3,
)
def channel_undecided(case: Case) -> Iterator[Hit]:
    for path, channel in case.channels:
        open_yet = channel.status == "considered" and channel.review_on is None
        out = channel.status in LEFT_OUT
        argued = channel.status_reason or channel.choice_reason or channel.substitute
        undecided = open_yet or (out and not argued)
        if undecided and channel.platform not in CLOSED and not _decided(case, channel):
            yield Hit(f"{path}.status", {"channel": case.channel_name(channel)})


def _decided(case: Case, channel: Channel) -> bool:
    return bool(case.decided.intersection((channel.id, f"channels.{channel.id}")))


@partial(
    Rule,
    code="CHAN-020",
    message="{channel} was to be looked at again by {date}.",
    advice="Look at it now, and record the decision.",
    reason="A “not now” holds until the day that was agreed.",
    basis="article",
    severity="advice",
    weight=3,
)
def look_again_overdue(case: Case) -> Iterator[Hit]:
    for path, channel in case.channels:
        if channel.review_on and last_day(channel.review_on) < case.as_of:
            date = Shown("when", channel.review_on)
            yield Hit(f"{path}.review_on", {"channel": case.channel_name(channel), "date": date})


CHANNEL_RULES = (
    no_channel,
    channel_without_goal,
    channel_without_owner,
    channel_unfit,
    choice_without_reason,
    channel_undecided,
    look_again_overdue,
)
