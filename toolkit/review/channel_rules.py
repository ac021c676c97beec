"""Rules about channels (CHAN)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.review.rule import Case, Hit, rule
from toolkit.strategy import Channel


def active(case: Case) -> Iterator[tuple[int, Channel]]:
    """The active channels with their place in the list."""
    for index, channel in enumerate(case.strategy.channels):
        if channel.status == "active":
            yield index, channel


@rule(
    "CHAN-001",
    message="No channel is chosen.",
    advice="Choose the channels on which you want to be, and say why.",
    reason="It is wise to think about the networks on which you want to be present.",
    source="article",
    weight=9,
    hard=True,
)
def no_channel(case: Case) -> Iterator[Hit]:
    if not any(active(case)):
        yield Hit("channels")


@rule(
    "CHAN-002",
    message="{channel} serves no goal.",
    together="{n} channels serve no goal: {subjects}.",
    subject="channel",
    advice="Say which goal it serves and for whom, or stop with it and win back its hours.",
    reason="A channel that is there 'because it belongs' costs hours and brings nothing.",
    source="article",
    weight=6,
    hard=True,
)
def channel_without_goal(case: Case) -> Iterator[Hit]:
    served = {channel for goal in case.strategy.goals for channel in goal.channels}
    for index, channel in active(case):
        if not channel.goals and channel.id not in served:
            yield Hit(f"channels[{index}]", {"channel": case.channel_name(channel)})


@rule(
    "CHAN-003",
    message="Nobody is named who runs {channel}.",
    together="Nobody is named who runs these {n} channels: {subjects}.",
    subject="channel",
    advice="Name one role that is responsible, and who replaces it.",
    reason="Tasks and responsibilities have to be laid down clearly.",
    source="article",
    weight=5,
    hard=True,
)
def channel_without_owner(case: Case) -> Iterator[Hit]:
    asked = case.strategy.responsibilities.per_channel
    answered = {each.channel for each in asked if each.makes or each.decides}
    for index, channel in active(case):
        if not channel.owner and not {channel.id, None} & answered:
            yield Hit(f"channels[{index}]", {"channel": case.channel_name(channel)})


@rule(
    "CHAN-004",
    message="It is not planned how often something appears on {channel}.",
    together="It is not planned how often something appears on {n} channels: {subjects}.",
    subject="channel",
    advice="Plan a cadence that can be kept up, if only a range.",
    reason="It is recorded what is published and when.",
    source="article",
    weight=4,
)
def channel_without_cadence(case: Case) -> Iterator[Hit]:
    for index, channel in active(case):
        cadence = channel.cadence
        planned = cadence and cadence.basis == "planned" and cadence.posts_per_week()
        if not planned and "cadence" not in channel.not_known:
            yield Hit(f"channels[{index}].cadence", {"channel": case.channel_name(channel)})


@rule(
    "CHAN-005",
    message="{channel} sleeps, but it is not recorded when it may be used or closed.",
    together="{n} channels sleep, and it is not recorded when they may be used or "
    "closed: {subjects}.",
    subject="channel",
    advice="Decide: close it, or write down who may wake it, when, and when that is reviewed.",
    reason="An open account that nobody watches still receives questions and can be taken over.",
    source="practice",
    weight=4,
)
def asleep_but_open(case: Case) -> Iterator[Hit]:
    for index, channel in enumerate(case.strategy.channels):
        if channel.status == "dormant" and not (channel.conditions or channel.review_on):
            yield Hit(f"channels[{index}]", {"channel": case.channel_name(channel)})


@rule(
    "CHAN-006",
    message="The platform “{platform}” of {channel} is not known to the toolkit; nothing can be "
    "computed for it.",
    together="These platforms are not known to the toolkit; nothing can be computed for "
    "them: {subjects}.",
    subject="platform",
    advice="Check the spelling; if it is right, give the use per persona and the fit yourself.",
    reason="Coverage needs figures on use and on fit.",
    source="judgement",
    severity="advice",
    weight=2,
)
def platform_unknown(case: Case) -> Iterator[Hit]:
    for index, channel in enumerate(case.strategy.channels):
        if channel.platform and channel.platform not in case.evidence.platform_index:
            facts = {"channel": case.channel_name(channel), "platform": channel.platform}
            yield Hit(f"channels[{index}].platform", facts)


CHANNEL_RULES = (
    no_channel,
    channel_without_goal,
    channel_without_owner,
    channel_without_cadence,
    asleep_but_open,
    platform_unknown,
)
