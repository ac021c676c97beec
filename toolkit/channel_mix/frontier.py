"""How much coverage do more or fewer hours bring?"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from toolkit.channel_mix.conflict import MixConflict
from toolkit.channel_mix.problem import MixProblem
from toolkit.channel_mix.solve import Mix, best_mix

N_BUDGETS = 48
"""Enough for a line on a page; the hours of each point are exact, see `FrontierPoint`."""


@dataclass(frozen=True, eq=False)
class FrontierPoint:
    """The best mix with so many hours, and the budgets for which it was found to be the best.

    It is the best for every budget from `mix.hours`, what it takes itself, up to `budget`: the
    frontier has a step at exactly `mix.hours`, and what lies between the budget of one point
    and the hours of the next is between the two in coverage.
    """

    budget: float
    mix: Mix


def hours_frontier(
    problem: MixProblem, budgets: Sequence[float] = ()
) -> tuple[FrontierPoint, ...] | MixConflict:
    """The best mixes from the fewest hours possible to as many as could be of use.

    The euros stay limited, the hours are not. `budgets` are added to the evenly spaced ones, such
    as the hours that the client has. Where a minimum becomes possible, coverage may fall.
    """
    most = best_mix(replace(problem, budget_hours=math.inf))
    if isinstance(most, MixConflict):
        return most
    points = [FrontierPoint(max([most.hours, *budgets]), most)]
    grid = np.linspace(0, most.hours, N_BUDGETS)
    for budget in sorted({*grid.tolist(), *budgets}, reverse=True):
        if budget >= points[-1].mix.hours:  # the best of more is the best of this, too
            continue
        mix = best_mix(replace(problem, budget_hours=budget))
        if isinstance(mix, MixConflict):
            break
        if mix.levels != points[-1].mix.levels:
            points.append(FrontierPoint(budget, mix))
    return tuple(reversed(points))
