"""Which level for each channel covers most within the hours and euros there are?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.choice import feasible
from toolkit.channel_mix.conflict import MixConflict, affordable_levels
from toolkit.channel_mix.minimum import UnmetMinimum, kept_minimums
from toolkit.channel_mix.problem import (
    FloatArray,
    IntArray,
    MixProblem,
    cell_coverage,
    n_changes,
    strategy_coverage,
    total_eur,
    total_hours,
)
from toolkit.channel_mix.search import first_choice
from toolkit.channel_mix.space import Space, search_space


@dataclass(frozen=True, eq=False)
class Mix:
    """The best level for each channel, in the order of the problem, and what it amounts to.

    `coverage` is the strategy coverage, 0 to 1, None when no cell has a weight; `cells` that of
    each cell. `unmet` are the minimums that were set aside. `settled` is False when so many mixes
    lie within 1e-5 of the highest coverage that the tie rules were not followed to the end.
    """

    levels: tuple[int, ...]
    coverage: float | None
    cells: FloatArray
    hours: float
    eur: float
    n_changes: int
    unmet: tuple[UnmetMinimum, ...]
    settled: bool
    n_nodes: int


def best_mix(problem: MixProblem, starts: Sequence[Sequence[int]] = ()) -> Mix | MixConflict:
    """The mix with the highest strategy coverage within the budgets.

    Minimums are met first where that is possible. Coverage is compared in steps of 1e-5; of the
    mixes in the highest step the one with the fewest hours is taken, then with the fewest changes
    from today, then with the highest level for the first id. The order of channels, and that of
    cells, makes no difference.

    Parameters
    ----------
    problem
        What there is to choose from.
    starts
        Earlier mixes, to start from; they make no difference to the outcome.
    """
    minimum = problem.minimum
    space = search_space(problem, problem.weight, minimum)
    least = affordable_levels(space, [problem.channels[c] for c in space.order])
    if isinstance(least, MixConflict):
        return least
    earlier = _known(problem, space, starts)
    known = [least, *earlier]
    unmet: tuple[UnmetMinimum, ...] = ()
    if minimum.any() and not earlier:
        minimum, levels, unmet = kept_minimums(problem, least)
        space = search_space(problem, problem.weight, minimum)
        known.insert(0, levels)
    found = first_choice(space, known)
    if found.choice is None:
        raise AssertionError("minimums that can be met were not met")
    levels = np.zeros(len(problem.channels), int)
    levels[space.order] = found.choice.levels
    return _mix(problem, levels, unmet, found.settled, found.n_nodes)


def _known(problem: MixProblem, space: Space, starts: Sequence[Sequence[int]]) -> list[IntArray]:
    """Today's levels and earlier mixes, as far as they are possible now, minimums met."""
    columns = np.arange(space.n_channels)
    found = []
    for start in (problem.today, *starts):
        levels = np.asarray(start, dtype=np.int64)[space.order]
        allowed = space.allowed[levels, columns].all()
        if allowed and feasible(space, levels, space.budget_hours):
            found.append(levels)
    return found


def _mix(
    problem: MixProblem,
    levels: IntArray,
    unmet: tuple[UnmetMinimum, ...],
    settled: bool,
    n_nodes: int,
) -> Mix:
    chosen = tuple(int(level) for level in levels)
    return Mix(
        levels=chosen,
        coverage=strategy_coverage(problem, chosen),
        cells=cell_coverage(problem, chosen),
        hours=total_hours(problem, chosen),
        eur=total_eur(problem, chosen),
        n_changes=n_changes(problem, chosen),
        unmet=unmet,
        settled=settled,
        n_nodes=n_nodes,
    )
