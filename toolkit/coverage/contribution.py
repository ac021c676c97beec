"""What each platform adds to each goal for each persona, and how well a goal is served."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from toolkit.coverage.estimates import Bounds, Estimates, at_least_one, both
from toolkit.coverage.fit import Fit, covered_goals
from toolkit.coverage.use import Use, channel_platform
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy

USUAL_WEIGHT = 1.0


@dataclass(frozen=True)
class StrategyCoverage:
    """The weighted mean of coverage over the pairs that are meant, from 0 to 100.

    `central` is at least this much: a pair without a value counts for its low end. It is None
    when no pair has a value. `n_known` of `n_pairs` pairs with a weight have one.
    """

    low: float
    central: float | None
    high: float
    n_known: int
    n_pairs: int


@dataclass(frozen=True)
class Pair:
    """A goal and a persona for whom it is meant, with its coverage."""

    goal: str
    persona: str
    low: float
    central: float | None
    high: float


def contribution_matrix(
    strategy: Strategy, evidence: Evidence, use: Use, fit: Fit, activity: Estimates
) -> Estimates:
    """What does each platform (columns) add to each goal for each persona (index), 0 to 1?

    use × (1 − ∏ over the platform's channels of (1 − fit × activity)): no platform counts for
    more than the people on it.
    """
    n_goals, n_personas = len(activity.low.index), len(use.low.index)
    columns = list(use.low.columns)
    fits = _bounds(fit, (n_goals, n_personas, len(columns)))
    uses = _bounds(use, (1, n_personas, len(columns)))
    active = _bounds(activity, (n_goals, 1, len(strategy.channels)))
    homes = [channel_platform(channel, evidence) for channel in strategy.channels]
    served = [
        at_least_one(
            both(
                fits[:, :, [place]],
                active[:, :, [at for at, home in enumerate(homes) if home == platform]],
            ),
            axis=2,
        )
        for place, platform in enumerate(columns)
    ]
    shape = (n_goals, n_personas, len(columns))
    return both(uses, _stacked(served, shape)).frames(fit.low.index, use.low.columns)


def coverage_matrix(contribution: Estimates, goals: pd.Index, personas: pd.Index) -> Estimates:
    """How well is each goal (index) served for each persona (columns), from 0 to 100?

    100 × (1 − ∏ over platforms of (1 − contribution)): an index to compare choices with, not
    a share of people. The central value is over what is known; NaN when nothing is.
    """
    shape = (len(goals), len(personas), len(contribution.low.columns))
    served = at_least_one(_bounds(contribution, shape), axis=2)
    return Bounds(100 * served.low, 100 * served.central, 100 * served.high).frames(goals, personas)


def pair_weights(strategy: Strategy, goals: pd.Index, personas: pd.Index) -> pd.DataFrame:
    """Goal weight × persona weight for each pair that is meant; NaN for those that are not.

    A goal that names no personas is meant for all. A weight that is not filled in is 1.
    """
    values = np.full((len(goals), len(personas)), np.nan)
    for row, goal in enumerate(covered_goals(strategy)):
        for column, persona in enumerate(strategy.personas):
            if not goal.personas or persona.id in goal.personas:
                weights = (goal.weight, persona.weight)
                known = [USUAL_WEIGHT if weight is None else weight for weight in weights]
                values[row, column] = known[0] * known[1]
    return pd.DataFrame(values, index=goals, columns=personas)


def strategy_coverage(coverage: Estimates, weights: pd.DataFrame) -> StrategyCoverage | None:
    """The mean coverage over the pairs that are meant, by weight; None where no weight is left."""
    weight = weights.to_numpy()
    counts = np.nan_to_num(weight) > 0
    if not counts.any():
        return None
    low, central, high = (
        frame.to_numpy()[counts] for frame in (coverage.low, coverage.central, coverage.high)
    )
    share = weight[counts] / weight[counts].sum()
    known = ~np.isnan(central)
    at_least = float(share @ np.where(known, central, low))
    least, most = float(share @ low), float(share @ high)
    return StrategyCoverage(
        least,
        min(max(at_least, least), most) if known.any() else None,
        most,
        int(known.sum()),
        int(counts.sum()),
    )


def weakest_pair(strategy: Strategy, coverage: Estimates, weights: pd.DataFrame) -> Pair | None:
    """The pair with a must-reach persona that is served worst; None if there is no such pair.

    By central coverage, then its low end, then the ids; pairs without a value come last.
    """
    parts = (coverage.low, coverage.central, coverage.high)
    low, central, high = (part.to_numpy() for part in parts)
    meant = weights.notna().to_numpy()
    return min(
        (
            Pair(
                goal,
                persona.id,
                float(low[at]),
                None if np.isnan(central[at]) else float(central[at]),
                float(high[at]),
            )
            for column, persona in enumerate(strategy.personas)
            for row, goal in enumerate(weights.index)
            if persona.must_reach and meant[at := (row, column)]
        ),
        key=_weakness,
        default=None,
    )


def _weakness(pair: Pair) -> tuple[bool, float, float, str, str]:
    central = 0.0 if pair.central is None else pair.central
    return pair.central is None, central, pair.low, pair.goal, pair.persona


def _bounds(estimates: Estimates, shape: tuple[int, ...]) -> Bounds:
    parts = (estimates.low, estimates.central, estimates.high)
    return Bounds(*(part.to_numpy(dtype=float).reshape(shape) for part in parts))


def _stacked(parts: list[Bounds], shape: tuple[int, ...]) -> Bounds:
    if not parts:
        return Bounds(np.zeros(shape), np.zeros(shape), np.zeros(shape))
    return Bounds(
        np.stack([part.low for part in parts], axis=2),
        np.stack([part.central for part in parts], axis=2),
        np.stack([part.high for part in parts], axis=2),
    )
