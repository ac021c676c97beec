"""How far may the weight of a goal or an audience be off before the advised mix changes?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.channel_mix.gap import missing_for
from toolkit.channel_mix.offer import Offer, mix_offer
from toolkit.channel_mix.sensitivity import WeightRange, weight_ranges
from toolkit.channel_mix.solve import Mix, best_mix
from toolkit.coverage import Coverage
from toolkit.coverage.contribution import USUAL_WEIGHT
from toolkit.effort import ChannelLevel
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy


@dataclass(frozen=True)
class LevelChange:
    """A channel that is run otherwise in another mix."""

    channel: str
    before: ChannelLevel
    after: ChannelLevel


@dataclass(frozen=True)
class WeightFirmness:
    """Between which weights of a goal or persona the advised mix stays the best.

    `weight` is today's, and `given` whether the client filled it in. Below `low` the channels
    change as in `below`, above `high` as in `above`; these are empty where nothing changes down
    to 0, or up to ten times the weight of today (`high` is None then).
    """

    kind: Literal["goal", "persona"]
    id: str
    weight: float
    given: bool
    low: float
    high: float | None
    below: tuple[LevelChange, ...]
    above: tuple[LevelChange, ...]

    @property
    def nearest(self) -> float:
        """The smallest factor, up or down, by which the weight may not be off; may be infinite."""
        down = self.weight / self.low if self.low > 0 else float("inf")
        up = float("inf") if self.high is None else self.high / self.weight
        return min(down, up)


def weight_firmness(
    strategy: Strategy, evidence: Evidence, covered: Coverage, hours: float | None = None
) -> tuple[WeightFirmness, ...]:
    """For each goal and persona that counts, how far its weight may be off.

    All else stays as it is, the hours (those asked for, else the client's) included. Empty where
    there is no mix to advise.
    """
    offer = mix_offer(strategy, evidence, covered, hours)
    mix = None if missing_for(strategy, offer) else best_mix(offer.problem)
    if not isinstance(mix, Mix):
        return ()
    ranges = weight_ranges(offer.problem, mix)
    return tuple(_firmness(strategy, offer, mix, each) for each in _counting(strategy, ranges))


def _counting(strategy: Strategy, ranges: tuple[WeightRange, ...]) -> Iterator[WeightRange]:
    """Without what counts for nothing: of a weight of 0 there are no multiples."""
    for each in ranges:
        if _weight(strategy, each)[0] > 0:
            yield each


def _firmness(strategy: Strategy, offer: Offer, mix: Mix, found: WeightRange) -> WeightFirmness:
    weight, given = _weight(strategy, found)
    return WeightFirmness(
        found.kind,
        found.id,
        weight,
        given,
        found.low * weight,
        None if found.above is None else found.high * weight,
        _changes(offer, mix, found.below),
        _changes(offer, mix, found.above),
    )


def _weight(strategy: Strategy, found: WeightRange) -> tuple[float, bool]:
    entries = strategy.goals if found.kind == "goal" else strategy.personas
    weight = next(each.weight for each in entries if each.id == found.id)
    return (USUAL_WEIGHT, False) if weight is None else (weight, True)


def _changes(offer: Offer, mix: Mix, other: Mix | None) -> tuple[LevelChange, ...]:
    if other is None:
        return ()
    return tuple(
        LevelChange(name, offer.level(number, before), offer.level(number, after))
        for number, (name, before, after) in enumerate(
            zip(offer.problem.channels, mix.levels, other.levels, strict=True)
        )
        if before != after
    )
