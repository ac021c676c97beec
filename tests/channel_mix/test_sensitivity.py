"""How far a weight may be off before another mix is better."""

from dataclasses import replace

import numpy as np
import pytest

from tests.channel_mix.exhaustive import Every, every_mix
from tests.channel_mix.problems import large_problem, small_problem, solved
from toolkit.channel_mix import Mix, MixProblem
from toolkit.channel_mix.sensitivity import LARGEST, weight_ranges

STEP = 1e-5


def regret(
    problem: MixProblem, rows: np.ndarray, factor: float, every: Every, levels: tuple[int, ...]
) -> float:
    """How much more than a mix another one covers, when the weights of some cells change."""
    weight = np.where(rows, factor, 1) * problem.weight
    if not weight.sum():
        return 0.0
    share = every.cells @ (weight / weight.sum())
    own = share[(every.levels == levels).all(axis=1)][0]
    return float(share.max() - own)


@pytest.mark.parametrize("seed", range(25))
def test_ranges_against_every_mix(seed):
    """Within a range no mix covers more by over a step, and just beyond its ends one does."""
    problem = small_problem(seed, "plain")
    mix = solved(problem)
    every = every_mix(problem)
    for found in weight_ranges(problem, mix):
        place = ("goal", "persona").index(found.kind)
        rows = np.array([cell[place] == found.id for cell in problem.cells])
        assert 0 <= found.low <= 1 <= found.high <= LARGEST
        for factor in np.linspace(found.low, found.high, 9):
            assert regret(problem, rows, factor, every, mix.levels) <= 2 * STEP + 1e-9
        for end, other, beyond in ((found.low, found.below, 0.98), (found.high, found.above, 1.02)):
            if other is not None:
                assert other.levels != mix.levels
                assert regret(problem, rows, end, every, mix.levels) >= STEP - 1e-9
                assert regret(problem, rows, end * beyond, every, mix.levels) >= STEP - 1e-9


def test_a_weight_that_changes_nothing():
    """With one goal its weight is the only one, and may be anything."""
    problem = small_problem(1, "plain")
    problem = replace(
        problem, cells=tuple(("goal", f"persona-{n}") for n in range(len(problem.cells)))
    )
    mix = solved(problem)
    goal = weight_ranges(problem, mix)[0]

    assert (goal.kind, goal.id, goal.low, goal.high) == ("goal", "goal", 0, LARGEST)
    assert (goal.below, goal.above) == (None, None)


def test_full_size():
    """At full size each goal and persona has a range, with the mix that is better beyond it."""
    problem = large_problem(0)
    mix = solved(problem)
    ranges = weight_ranges(problem, mix)

    assert len(ranges) == 18
    for found in ranges:
        place = ("goal", "persona").index(found.kind)
        rows = np.array([cell[place] == found.id for cell in problem.cells])
        if found.above is not None and found.high * 1.05 < LARGEST:
            weight = np.where(rows, found.high * 1.05, 1) * problem.weight
            assert isinstance(found.above, Mix)
            assert weight @ found.above.cells > weight @ mix.cells
