"""Which channels, at which level: the exact choice under hours and euros."""

from toolkit.channel_mix.conflict import MixConflict
from toolkit.channel_mix.minimum import UnmetMinimum
from toolkit.channel_mix.problem import (
    MixProblem,
    cell_coverage,
    n_changes,
    strategy_coverage,
    total_eur,
    total_hours,
)
from toolkit.channel_mix.solve import Mix, best_mix

__all__ = [
    "Mix",
    "MixConflict",
    "MixProblem",
    "UnmetMinimum",
    "best_mix",
    "cell_coverage",
    "n_changes",
    "strategy_coverage",
    "total_eur",
    "total_hours",
]
