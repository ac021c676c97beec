"""Which of two mixes goes first: the order that makes "the best" one mix."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.problem import FloatArray, IntArray
from toolkit.channel_mix.space import Space

STEP = 1e-5
"""Coverage is compared in steps of a thousandth of a point: less is no reason for more hours."""

OFFSET = math.sqrt(2) - 1
"""Puts the edges of the steps where no sum of round numbers lies."""

MET = 1e-9
"""A minimum that is missed by less than this is met."""


@dataclass(frozen=True)
class Choice:
    """A level for each channel of a space, and what it is ordered by."""

    levels: IntArray
    coverage: float
    step: int
    tie_cost: float

    def before(self, other: Choice | None) -> bool:
        """More steps of coverage; then fewer hours and changes; then the first ids higher."""
        if other is None or self.step != other.step:
            return other is None or self.step > other.step
        if self.tie_cost != other.tie_cost:
            return self.tie_cost < other.tie_cost
        return tuple(self.levels) > tuple(other.levels)


def step_of(coverage: float) -> int:
    """The step in which a coverage lies."""
    return math.floor(coverage / STEP + OFFSET)


def edge_of(step: int) -> float:
    """The lowest coverage in a step."""
    return (step - OFFSET) * STEP


def choice(space: Space, levels: IntArray) -> Choice:
    """The levels (in the order of the space) as a choice; channels that are alike in order."""
    levels = levels.copy()
    for columns in space.alike:
        levels[columns] = np.sort(levels[columns])[::-1]
    coverage = float(space.weight @ (1 - space.missed(levels)[0]))
    return Choice(levels, coverage, step_of(coverage), space.total(space.tie_cost, levels))


def feasible(space: Space, levels: IntArray, top_hours: float) -> bool:
    """Whether the levels fit the budgets and meet the minimums."""
    return (
        space.total(space.hours, levels) <= top_hours
        and space.total(space.eur, levels) <= space.budget_eur
        and bool(met(space, space.missed(levels)).all())
    )


def met(space: Space, missed: FloatArray) -> FloatArray:
    """Whether each minimum is met: (…, K) missed → (…, K)."""
    return np.asarray(missed <= 1 - space.minimum + MET)
