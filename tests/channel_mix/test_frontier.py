"""The frontier holds the best mix for each number of hours, and steps where it says."""

import math
from dataclasses import replace

import numpy as np
import pytest

from tests.channel_mix.problems import SHAPES, covered, large_problem, small_problem, solved
from toolkit.channel_mix import MixConflict, MixProblem, best_mix
from toolkit.channel_mix.frontier import FrontierPoint, hours_frontier


def frontier(problem: MixProblem, hours: float) -> tuple[FrontierPoint, ...]:
    """The frontier of a problem that has one."""
    points = hours_frontier(problem, [hours])
    assert not isinstance(points, MixConflict)
    return points


@pytest.mark.parametrize("shape", SHAPES)
def test_every_point_is_the_best_from_its_own_hours_on(shape):
    """A point's mix is the best with exactly its hours, and with the budget of the point."""
    for seed in range(2):
        problem = small_problem(seed, shape)
        points = hours_frontier(problem, [problem.budget_hours])
        if isinstance(points, MixConflict):
            assert isinstance(best_mix(replace(problem, budget_hours=math.inf)), MixConflict)
            continue
        for point in points[:: max(1, len(points) // 6)]:
            for budget in (point.mix.hours, point.budget):
                assert solved(replace(problem, budget_hours=budget)).levels == point.mix.levels


@pytest.mark.parametrize("seed", range(3))
def test_more_hours_cover_more(seed):
    """Along the frontier hours and coverage rise together, up to what no limit would give."""
    problem = large_problem(seed)
    points = frontier(problem, problem.budget_hours)
    hours = [point.mix.hours for point in points]
    coverage = [covered(point.mix) for point in points]
    unlimited = solved(replace(problem, budget_hours=math.inf))

    assert (np.diff(hours) > 0).all()
    assert (np.diff(coverage) > 0).all()
    assert points[-1].mix.levels == unlimited.levels
    assert any(point.mix.hours <= problem.budget_hours <= point.budget for point in points)


def test_own_hours_beyond_the_top():
    """More hours than could be of use make the last point reach further, with the same mix."""
    problem = large_problem(1)
    points = frontier(problem, 500)

    assert points[-1].budget == 500
    assert points[-1].mix.hours < 100
