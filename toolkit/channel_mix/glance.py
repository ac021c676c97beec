"""The advised mix at a glance: what to do with each channel, without what each is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.channel_mix.conflict import MixConflict
from toolkit.channel_mix.gap import MixGap, missing_for
from toolkit.channel_mix.offer import Budget, Offer, mix_offer
from toolkit.channel_mix.problem import strategy_coverage
from toolkit.channel_mix.solve import Mix, best_mix
from toolkit.coverage import Coverage
from toolkit.effort import ChannelLevel
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy


@dataclass(frozen=True, eq=False)
class MixGlance:
    """The advised mix beside today's; coverages are from 0 to 100, low ends.

    `channels` has for each channel its level today and the advised one.
    """

    budget: Budget
    budget_hours: float
    today_coverage: float | None
    today_hours: float
    advised: Mix
    channels: Mapping[str, tuple[ChannelLevel, ChannelLevel]]


def mix_glance(
    strategy: Strategy,
    evidence: Evidence,
    covered: Coverage,
    earlier: Mapping[str, tuple[ChannelLevel, ChannelLevel]],
) -> MixGlance | MixConflict | MixGap:
    """The best mix within the client's hours; it takes a small part of the time of `advise_mix`.

    `earlier` are the channels of an earlier glance, to start from; they make it faster and no
    difference to the outcome.
    """
    offer = mix_offer(strategy, evidence, covered)
    missing = missing_for(strategy, offer)
    if missing:
        return MixGap(missing)
    problem, today = offer.problem, offer.problem.today.tolist()
    mix = best_mix(problem, [_levels(offer, earlier)] if earlier else [])
    if isinstance(mix, MixConflict):
        return mix
    coverage = strategy_coverage(problem, today)
    pairs = {
        name: (offer.level(n, today[n]), offer.level(n, mix.levels[n]))
        for n, name in enumerate(problem.channels)
    }
    hours = float(sum(now.hours_per_week for now, _ in pairs.values()))
    points = None if coverage is None else 100 * coverage
    return MixGlance(offer.budget, problem.budget_hours, points, hours, mix, pairs)


def _levels(offer: Offer, earlier: Mapping[str, tuple[ChannelLevel, ChannelLevel]]) -> list[int]:
    """The numbers of the earlier levels; today's of a channel that was not there."""
    found = []
    for n, name in enumerate(offer.problem.channels):
        known = [level.id for level in offer.levels[n]]
        wanted = earlier[name][1].id if name in earlier else None
        today = int(offer.problem.today[n])
        found.append(known.index(wanted) if wanted in known else today)
    return found
