"""Which channels, at which cadence, within the hours there are; and why not the others?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from toolkit.channel_mix.conflict import MixConflict
from toolkit.channel_mix.frontier import FrontierPoint, hours_frontier
from toolkit.channel_mix.gap import MixGap, missing_for
from toolkit.channel_mix.offer import DECIDED_AGAINST, Budget, Offer, Unknown, mix_offer
from toolkit.channel_mix.problem import BoolArray, MixProblem, cell_coverage, strategy_coverage
from toolkit.channel_mix.solve import Mix, best_mix
from toolkit.coverage import Coverage
from toolkit.effort import ChannelLevel
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy

Action = Literal["keep", "start", "stop", "change", "not_now", "ask"]
Reason = Literal["decided", "use", "cadence", "no_fit", "hours", "no_hours", "little"]

LITTLE = 0.5
"""Points of coverage: less is no reason to run a channel (judgement)."""

AN_HOUR = 1.0
"""How many hours less or more the firmness of the choice is tried with."""

TRIES = 7
"""Halvings in which the use at which a channel would be chosen is found: to a percent."""


@dataclass(frozen=True)
class ChannelAdvice:
    """One channel in the advised mix: what to do, and what it is worth.

    `ask`: it cannot be judged before the client knows more, and stays as it is meanwhile.

    `points` of strategy coverage: what would be lost without a channel that is in, re-arranging
    the rest; what one that is out would add on top at its best level, taking `hours`. `reason`
    says why it is out, or of one that must be in what is not known of it; `from_hours` the hours
    a week, more than there are, from which it would be in; `from_use` the use of its platform
    from which it would be, where that is not known.
    """

    channel: str
    action: Action
    today: ChannelLevel
    advised: ChannelLevel
    points: float
    hours: float
    reason: Reason | None = None
    from_hours: float | None = None
    from_use: float | None = None


@dataclass(frozen=True, eq=False)
class MixAdvice:
    """The advised mix beside today's, with the frontier of coverage against hours.

    `cells` are the goals and personas that count. Coverages are from 0 to 100, low ends.
    `drops_out` and `comes_in`: channels that would be out with an hour a week less, and in with
    an hour more.
    """

    cells: tuple[tuple[str, str], ...]
    budget: Budget
    budget_hours: float
    today_coverage: float | None
    today_hours: float
    advised: Mix
    channels: tuple[ChannelAdvice, ...]
    frontier: tuple[FrontierPoint, ...]
    drops_out: tuple[str, ...]
    comes_in: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class MixChoice:
    """The best mix for so many hours: the level of each channel, and what nobody serves there.

    `unserved` are the goals and personas that count and have no coverage at all.
    """

    mix: Mix
    levels: dict[str, str]
    unserved: tuple[tuple[str, str], ...]


def advise_mix(
    strategy: Strategy, evidence: Evidence, covered: Coverage, hours: float | None = None
) -> MixAdvice | MixConflict | MixGap:
    """The best mix within the hours asked for (else the client's), with what follows from it.

    A gap where there is nothing to choose from, or too little known; a conflict where the
    channels that must be run take more than there is.
    """
    offer = mix_offer(strategy, evidence, covered, hours)
    missing = missing_for(strategy, offer)
    if missing:
        return MixGap(missing)
    problem = offer.problem
    mix = best_mix(problem)
    if isinstance(mix, MixConflict):
        return mix
    found = hours_frontier(problem, [problem.budget_hours])
    frontier = () if isinstance(found, MixConflict) else found
    today = problem.today.tolist()
    coverage = strategy_coverage(problem, today)
    return MixAdvice(
        cells=problem.cells,
        budget=offer.budget,
        budget_hours=problem.budget_hours,
        today_coverage=None if coverage is None else 100 * coverage,
        today_hours=float(
            sum(own[n].hours_per_week for own, n in zip(offer.levels, today, strict=True))
        ),
        advised=mix,
        channels=tuple(_advice(offer, mix, frontier, n) for n in range(len(problem.channels))),
        frontier=frontier,
        drops_out=_missing_at(problem, mix, -AN_HOUR),
        comes_in=_new_at(problem, mix, AN_HOUR),
    )


def advise_levels(
    strategy: Strategy, evidence: Evidence, covered: Coverage, hours: float
) -> MixChoice | None:
    """Only the best mix within so many hours, with the level that each channel has in it.

    None where `advise_mix` has no mix either; it takes a small part of the time.
    """
    offer = mix_offer(strategy, evidence, covered, hours)
    mix = None if missing_for(strategy, offer) else best_mix(offer.problem)
    if not isinstance(mix, Mix):
        return None
    problem = offer.problem
    levels = (offer.level(n, level).id for n, level in enumerate(mix.levels))
    covered_cells = cell_coverage(problem, mix.levels)
    return MixChoice(
        mix,
        dict(zip(problem.channels, levels, strict=True)),
        tuple(
            cell
            for cell, coverage, weight in zip(
                problem.cells, covered_cells, problem.weight, strict=True
            )
            if weight > 0 and coverage == 0
        ),
    )


def _advice(
    offer: Offer, mix: Mix, frontier: Sequence[FrontierPoint], channel: int
) -> ChannelAdvice:
    today = offer.level(channel, int(offer.problem.today[channel]))
    advised = offer.level(channel, mix.levels[channel])
    name = offer.problem.channels[channel]
    if name in offer.unknown and not _decided(offer, channel):
        unknown: Unknown | None = offer.unknown[name]
        from_use = _use_from(offer.problem, channel) if unknown == "use" else None
        hours = advised.hours_per_week
        return ChannelAdvice(name, "ask", today, advised, 0.0, hours, unknown, from_use=from_use)
    if mix.levels[channel]:
        points, hours = _lost_without(offer.problem, mix, channel), advised.hours_per_week
        action: Action = "start" if today.id == "off" else "keep" if today is advised else "change"
        unknown = offer.unknown.get(name)
        return ChannelAdvice(name, action, today, advised, points, hours, unknown)
    level, points = _best_addition(offer.problem, mix, channel)
    out = ChannelAdvice(
        name,
        "not_now" if today.id == "off" else "stop",
        today,
        advised,
        points,
        offer.level(channel, level).hours_per_week,
        _reason(offer, mix, channel, points),
    )
    return replace(out, from_hours=_hours_from(frontier, channel, mix.hours))


def _reason(offer: Offer, mix: Mix, channel: int, points: float) -> Reason:
    if _decided(offer, channel):
        return "decided"
    if not offer.problem.effect[:, channel].any():
        return "no_fit"
    if points < LITTLE:
        return "little"
    return "hours" if any(mix.levels) else "no_hours"


def _decided(offer: Offer, channel: int) -> bool:
    """Whether the client has decided for or against a channel, whatever the figures say."""
    own = offer.channels[channel]
    return own.choice in ("must", "never") or own.status in DECIDED_AGAINST


def _lost_without(problem: MixProblem, mix: Mix, channel: int) -> float:
    """Points of coverage that even the best other mix cannot make good."""
    allowed = problem.allowed.copy()
    allowed[channel] = False
    allowed[channel, 0] = True
    other = best_mix(replace(problem, allowed=allowed), [mix.levels])
    left = 0.0 if isinstance(other, MixConflict) else other.coverage or 0.0
    return 100 * max(0.0, (mix.coverage or 0.0) - left)


def _best_addition(problem: MixProblem, mix: Mix, channel: int) -> tuple[int, float]:
    """The level at which a channel adds most on top of the mix, and how many points."""
    best, most = 0, 0.0
    for level in range(1, problem.hours.shape[1]):
        levels = list(mix.levels)
        levels[channel] = level
        added = 100 * ((strategy_coverage(problem, levels) or 0.0) - (mix.coverage or 0.0))
        if added > most + 1e-9:
            best, most = level, added
    return best, most


def _hours_from(frontier: Sequence[FrontierPoint], channel: int, hours: float) -> float | None:
    """The fewest hours a week, above these, with which the channel is in the best mix."""
    later = (point.mix for point in frontier if point.mix.hours > hours)
    return next((mix.hours for mix in later if mix.levels[channel]), None)


def _use_from(problem: MixProblem, channel: int) -> float | None:
    """The use of its platform from which the channel would be chosen; None: at no use."""
    if not _chosen_at(problem, channel, 1.0):
        return None
    low, high = 0.0, 1.0
    for _ in range(TRIES):
        middle = (low + high) / 2
        low, high = (low, middle) if _chosen_at(problem, channel, middle) else (middle, high)
    return high


def _chosen_at(problem: MixProblem, channel: int, use: float) -> bool:
    shares = problem.use.copy()
    shares[:, problem.platform_of[channel]] = use
    allowed = problem.allowed.copy()
    allowed[channel] = problem.effect[:, channel].any(axis=0)
    allowed[channel, 0] = True
    mix = best_mix(replace(problem, use=shares, allowed=allowed))
    return isinstance(mix, Mix) and mix.levels[channel] > 0


def _missing_at(problem: MixProblem, mix: Mix, hours: float) -> tuple[str, ...]:
    other = _with_hours(problem, mix, hours)
    on = np.array(mix.levels) > 0
    return () if other is None else _names(problem, on & ~other)


def _new_at(problem: MixProblem, mix: Mix, hours: float) -> tuple[str, ...]:
    other = _with_hours(problem, mix, hours)
    on = np.array(mix.levels) > 0
    return () if other is None else _names(problem, other & ~on)


def _with_hours(problem: MixProblem, mix: Mix, hours: float) -> BoolArray | None:
    budget = max(0.0, problem.budget_hours + hours)
    other = best_mix(replace(problem, budget_hours=budget), [mix.levels])
    return None if isinstance(other, MixConflict) else np.array(other.levels) > 0


def _names(problem: MixProblem, chosen: BoolArray) -> tuple[str, ...]:
    return tuple(name for name, yes in zip(problem.channels, chosen, strict=True) if yes)
