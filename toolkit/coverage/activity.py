"""How much is done on each channel for each goal, against what the goal needs there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from toolkit.coverage.estimates import Estimates, axis, bounds_of
from toolkit.coverage.fit import covered_goals
from toolkit.coverage.use import channel_platform
from toolkit.evidence import Evidence, half_rate
from toolkit.response_week import response_cover, response_norm, watched_hours
from toolkit.strategy import Cadence, Channel, Goal, Strategy
from toolkit.strategy.channel import middle_of
from toolkit.strategy.client import organisation_size
from toolkit.strategy.goal import ActivityBasis

Triple = tuple[float, float | None, float]

NOTHING: Triple = (0.0, 0.0, 0.0)
UNKNOWN: Triple = (0.0, None, 1.0)

BASIS_OF_KIND: dict[str, ActivityBasis] = {
    "customer_service": "service",
    "warn_inform": "service",
    "sales": "campaign",
}
"""Judgement: who asks or must be warned needs somebody who is there; sales come from campaigns;
every other kind of goal lives by regular posts. A goal may say otherwise (`activity_basis`)."""

USUAL_BASIS: ActivityBasis = "publishing"


def activity_matrix(strategy: Strategy, evidence: Evidence) -> Estimates:
    """How much is done on each channel (columns) for each goal (index), from 0 to 1?

    Publishing goals: 1 − 2^(−posts per week ÷ half-rate). Service goals: the share of the
    hours in which questions come that somebody watches, within the norm. Campaign goals: the
    share of the period with a campaign. Unknown is NaN with bounds 0 and 1; a channel that is
    not active, or that is meant for other goals, is 0.
    """
    goals = covered_goals(strategy)
    activity = channel_activity(strategy, evidence)
    triples = [
        activity(channel.id, activity_basis(goal)) if serves(channel, goal) else NOTHING
        for goal in goals
        for channel in strategy.channels
    ]
    index = axis((goal.id for goal in goals), "goal")
    columns = axis((channel.id for channel in strategy.channels), "channel")
    return bounds_of(triples, len(index), len(columns)).frames(index, columns)


def activity_basis(goal: Goal) -> ActivityBasis:
    """What the goal needs on a channel: posts, somebody who answers, or a campaign."""
    return goal.activity_basis or BASIS_OF_KIND.get(goal.kind or "", USUAL_BASIS)


def serves(channel: Channel, goal: Goal) -> bool:
    """Whether the channel is active and meant for the goal.

    Channel and goal may name each other; where neither names any, the channel counts for all.
    """
    if channel.status != "active":
        return False
    named = goal.id in channel.goals or channel.id in goal.channels
    return named or not (channel.goals or goal.channels)


def channel_activity(
    strategy: Strategy, evidence: Evidence
) -> Callable[[str, ActivityBasis], Triple]:
    """Low, central and high activity of a channel by basis, each looked up once."""
    channels = {channel.id: channel for channel in strategy.channels}
    size = organisation_size(strategy.client)
    cover = cache(response_cover)

    @cache
    def activity(name: str, basis: ActivityBasis) -> Triple:
        channel = channels[name]
        if basis == "publishing":
            rate = half_rate(evidence, channel_platform(channel, evidence) or "", size)
            return publishing_activity(channel.cadence, rate)
        if basis == "service":
            met = cover(watched_hours(strategy, name), response_norm(strategy.agreements, name))
            return met.low, met.share, met.high
        return campaign_activity(channel)

    return activity


def publishing_activity(cadence: Cadence | None, rate: float) -> Triple:
    """The share of the effect that a cadence reaches, when `rate` posts a week reach half.

    >>> publishing_activity(Cadence(min=2, max=4), 2)
    (0.5, 0.6464466094067263, 0.75)
    """
    posts = cadence.posts_per_week() if cadence else None
    if posts is None:
        return UNKNOWN
    low, high = posts[0], max(posts)
    middle = middle_of(low, high)
    return effect(low, rate), effect(middle, rate), effect(high, rate)


def effect(posts: float, rate: float) -> float:
    """1 − 2^(−posts ÷ rate): every further `rate` posts add half of what is left.

    >>> effect(0, 3), effect(3, 3), effect(6, 3), effect(float("inf"), 3)
    (0.0, 0.5, 0.75, 1.0)
    """
    return 1 - 2 ** (-posts / rate)


def campaign_activity(channel: Channel) -> Triple:
    """The share of the period with a campaign: the channel's own, else that of its paid reach."""
    share = channel.campaign_share
    if share is None and channel.paid is not None:
        share = channel.paid.campaign_share
    return UNKNOWN if share is None else (share, share, share)
