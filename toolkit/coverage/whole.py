"""Coverage as a whole: every matrix of a strategy, computed once and kept together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from toolkit.coverage.activity import activity_basis, activity_matrix
from toolkit.coverage.contribution import (
    Pair,
    StrategyCoverage,
    contribution_matrix,
    coverage_matrix,
    pair_weights,
    strategy_coverage,
    weakest_pair,
)
from toolkit.coverage.estimates import Estimates
from toolkit.coverage.fit import Fit, covered_goals, fit_matrix
from toolkit.coverage.reach import ChannelReach, expected_reach
from toolkit.coverage.use import (
    Use,
    affinity_index,
    channel_platform,
    reachable_share,
    use_matrix,
)
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy
from toolkit.strategy.goal import ActivityBasis


@dataclass(frozen=True, eq=False)
class Coverage:
    """Who can be met where, how useful that is, and what is done: all matrices of a strategy.

    Attributes
    ----------
    platform_of
        The platform of each channel, under the id that the evidence uses; None if not filled in.
    use
        Persona × platform, 0 to 1, with grade, year and sources.
    reachable
        Persona × (`low`, `central`, `high`, `n_known`, `n_platforms`).
    affinity
        Persona × platform; 100 is as much as the country.
    fit
        (Goal, persona) × platform, 0 to 1, with reasons and the settings of the personas.
    basis
        What each goal needs on a channel: publishing, service or campaign.
    activity
        Goal × channel, 0 to 1.
    contribution
        (Goal, persona) × platform, 0 to 1.
    coverage
        Goal × persona, an index from 0 to 100, also for pairs that are not meant.
    weights
        Goal × persona; NaN where the goal is not meant for the persona.
    strategy
        The weighted mean over the pairs that are meant; None where no weight is left.
    weakest
        The worst served pair with a must-reach persona.
    reach
        People, per active channel and persona, where the numbers are known: no index.
    """

    platform_of: Mapping[str, str | None]
    use: Use
    reachable: pd.DataFrame
    affinity: pd.DataFrame
    fit: Fit
    basis: Mapping[str, ActivityBasis]
    activity: Estimates
    contribution: Estimates
    coverage: Estimates
    weights: pd.DataFrame
    strategy: StrategyCoverage | None
    weakest: Pair | None
    reach: tuple[ChannelReach, ...]

    @cached_property
    def meant(self) -> pd.DataFrame:
        """Which goal (index) is meant for which persona (columns)."""
        return self.weights.notna()


def coverage(strategy: Strategy, evidence: Evidence, as_of: dt.date) -> Coverage:
    """How well is each goal served for each persona, and what is that made of?"""
    use = use_matrix(strategy, evidence, as_of)
    fit = fit_matrix(strategy, evidence)
    activity = activity_matrix(strategy, evidence)
    contribution = contribution_matrix(strategy, evidence, use, fit, activity)
    goals, personas = activity.low.index, use.low.index
    served = coverage_matrix(contribution, goals, personas)
    weights = pair_weights(strategy, goals, personas)
    return Coverage(
        platform_of={each.id: channel_platform(each, evidence) for each in strategy.channels},
        use=use,
        reachable=reachable_share(strategy, evidence, use),
        affinity=affinity_index(strategy, evidence, as_of, use),
        fit=fit,
        basis={goal.id: activity_basis(goal) for goal in covered_goals(strategy)},
        activity=activity,
        contribution=contribution,
        coverage=served,
        weights=weights,
        strategy=strategy_coverage(served, weights),
        weakest=weakest_pair(strategy, served, weights),
        reach=expected_reach(strategy, as_of),
    )
