"""Which of the stated minimums can be met together, and what stands in the way of the others?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.choice import MET
from toolkit.channel_mix.problem import FloatArray, IntArray, MixProblem
from toolkit.channel_mix.search import first_choice
from toolkit.channel_mix.space import search_space


@dataclass(frozen=True)
class UnmetMinimum:
    """A minimum that was set aside: how far the cell could get, and why it did not.

    `highest` is the coverage of the cell when nothing else counts. When that is enough, `beside`
    holds the cells whose minimums cannot be met at the same time; none of them can be missed.
    """

    cell: int
    minimum: float
    highest: float
    beside: tuple[int, ...]


def witness(problem: MixProblem, cells: list[int], start: IntArray) -> IntArray | None:
    """Levels (in the order of the ids) that meet the minimums of these cells; None: there are none.

    `start` fits the budgets.
    """
    minimum = np.zeros_like(problem.minimum)
    minimum[cells] = problem.minimum[cells]
    space = search_space(problem, np.zeros_like(problem.weight), minimum)
    found = first_choice(space, [start], any_will_do=True).choice
    return None if found is None else found.levels


def kept_minimums(
    problem: MixProblem, start: IntArray
) -> tuple[FloatArray, IntArray, tuple[UnmetMinimum, ...]]:
    """The minimums that can be met, levels that do, and the minimums that were set aside.

    All of them where that is possible. Otherwise the weightiest cells come first, then the order
    of goal and persona: each is kept if it can be met together with those kept before it.
    """
    wanted = _by_weight(problem)
    levels = witness(problem, wanted, start)
    if levels is not None:
        return problem.minimum, levels, ()
    kept: list[int] = []
    unmet: list[UnmetMinimum] = []
    levels = start
    for cell in wanted:
        found = witness(problem, [*kept, cell], start)
        if found is None:
            unmet.append(_unmet(problem, cell, kept, start))
        else:
            kept.append(cell)
            levels = found
    minimum = np.zeros_like(problem.minimum)
    minimum[kept] = problem.minimum[kept]
    return minimum, levels, tuple(unmet)


def _by_weight(problem: MixProblem) -> list[int]:
    cells = np.flatnonzero(problem.minimum > 0).tolist()
    return sorted(cells, key=lambda cell: (-problem.weight[cell], problem.cells[cell]))


def _unmet(problem: MixProblem, cell: int, kept: list[int], start: IntArray) -> UnmetMinimum:
    """Why a minimum cannot be met beside those that are kept."""
    only = np.zeros_like(problem.weight)
    only[cell] = 1.0
    space = search_space(problem, only, np.zeros_like(problem.minimum))
    best = first_choice(space, [start]).choice
    highest = best.coverage if best else 0.0
    minimum = float(problem.minimum[cell])
    if highest < minimum - MET:
        return UnmetMinimum(cell, minimum, highest, ())
    beside = list(kept)
    for other in kept:
        fewer = [one for one in beside if one != other]
        if witness(problem, [*fewer, cell], start) is None:
            beside = fewer
    return UnmetMinimum(cell, minimum, highest, tuple(beside))
