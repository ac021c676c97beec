"""How far may a weight be from what was said before another mix is better?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from toolkit.channel_mix.choice import STEP
from toolkit.channel_mix.problem import BoolArray, FloatArray, MixProblem, cell_coverage
from toolkit.channel_mix.solve import Mix, best_mix
from toolkit.channel_mix.space import ROUNDING

LARGEST = 10.0
"""A weight ten times as large lets little else count; beyond that nothing is looked for."""


@dataclass(frozen=True, eq=False)
class WeightRange:
    """Between which factors on a weight a mix stays the best.

    Below `low` the mix `below` covers more, above `high` the mix `above`. Where that is None the
    mix stays the best down to a weight of 0, or up to one `LARGEST` times as large.
    """

    kind: Literal["goal", "persona"]
    id: str
    low: float
    high: float
    below: Mix | None
    above: Mix | None


def weight_ranges(problem: MixProblem, mix: Mix) -> tuple[WeightRange, ...]:
    """For each goal and each persona, how far its weight may be off; `mix` is the best mix.

    A mix stays the best as long as no other one covers more by over 1e-5.
    """
    kept = problem.minimum.copy()
    kept[[unmet.cell for unmet in mix.unmet]] = 0
    problem = replace(problem, minimum=kept)
    found = []
    kinds: tuple[tuple[Literal["goal", "persona"], int], ...] = (("goal", 0), ("persona", 1))
    for kind, place in kinds:
        for name in dict.fromkeys(cell[place] for cell in problem.cells):
            rows = np.array([cell[place] == name for cell in problem.cells])
            low, below = _end(problem, mix, rows, 0.0)
            high, above = _end(problem, mix, rows, LARGEST)
            found.append(WeightRange(kind, name, low, high, below, above))
    return tuple(found)


def _end(problem: MixProblem, mix: Mix, rows: BoolArray, factor: float) -> tuple[float, Mix | None]:
    """From a factor of 1 towards another one: where a mix stops being the best, and what is then.

    What one mix covers more than another is linear in the factor. From the far end, each better
    mix that is found moves the end to where it stops being better, until there is none (Newton's
    method on a function that is convex and piecewise linear: finite, and exact).
    """
    weights = np.where(rows, 0, problem.weight), np.where(rows, problem.weight, 0)
    better: Mix | None = None
    while True:
        weight = weights[0] + factor * weights[1]
        starts = [mix.levels] if better is None else [mix.levels, better.levels]
        found = best_mix(replace(problem, weight=weight), starts)
        if not isinstance(found, Mix):
            return factor, better
        rest, part = (_excess(problem, found, mix, each) for each in weights)
        equal = rest + factor * part <= ROUNDING * problem.weight.sum()
        if equal or rest + part > 0 or (better and better.levels == found.levels):
            return factor, better
        factor, better = -rest / part, found


def _excess(problem: MixProblem, found: Mix, mix: Mix, weight: FloatArray) -> float:
    """By how much one mix covers more than another, less the step that does not count."""
    more = cell_coverage(problem, found.levels) - cell_coverage(problem, mix.levels)
    return float(weight @ (more - STEP))
