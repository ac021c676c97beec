"""Coverage: the matrices that say who can be met where, and how well each goal is served."""

from toolkit.coverage.activity import activity_basis, activity_matrix, serves
from toolkit.coverage.contribution import (
    Pair,
    StrategyCoverage,
    contribution_matrix,
    coverage_matrix,
    strategy_coverage,
    weakest_pair,
)
from toolkit.coverage.estimates import Estimates, number_at
from toolkit.coverage.fit import (
    SETTINGS,
    Fit,
    PersonaSetting,
    covered_goals,
    fit_bounds,
    fit_matrix,
    own_override,
    persona_setting,
)
from toolkit.coverage.reach import ChannelReach, ReachInput, expected_reach
from toolkit.coverage.use import (
    Use,
    affinity_index,
    channel_platform,
    platforms,
    reachable_share,
    use_matrix,
)
from toolkit.coverage.whole import Coverage, coverage

__all__ = [
    "SETTINGS",
    "ChannelReach",
    "Coverage",
    "Estimates",
    "Fit",
    "Pair",
    "PersonaSetting",
    "ReachInput",
    "StrategyCoverage",
    "Use",
    "activity_basis",
    "activity_matrix",
    "affinity_index",
    "channel_platform",
    "contribution_matrix",
    "coverage",
    "coverage_matrix",
    "covered_goals",
    "expected_reach",
    "fit_bounds",
    "fit_matrix",
    "number_at",
    "own_override",
    "persona_setting",
    "platforms",
    "reachable_share",
    "serves",
    "strategy_coverage",
    "use_matrix",
    "weakest_pair",
]
