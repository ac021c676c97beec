"""Minimums come first where they are possible; what stands in the way is told."""

import itertools
from dataclasses import replace

import numpy as np
import pytest

from tests.channel_mix.exhaustive import every_mix
from tests.channel_mix.problems import covered, large_problem, small_problem, solved


def test_a_minimum_comes_before_coverage():
    """A must-reach cell gets its minimum although something else would cover more."""
    problem = replace(small_problem(0, "plain"), budget_eur=np.inf)
    mix = solved(problem)
    cell = int(np.argmin(mix.cells))
    every = every_mix(problem)
    highest = every.cells[:, cell].max()
    minimum = np.zeros(len(problem.cells))
    minimum[cell] = highest
    firm = solved(replace(problem, minimum=minimum))

    assert firm.cells[cell] == pytest.approx(highest)
    assert firm.unmet == ()


@pytest.mark.parametrize("seed", range(40))
def test_unmet_minimums_are_explained(seed):
    """What a cell could get at most, and which minimums it cannot be met beside, is exact."""
    problem = small_problem(seed, "minimums")
    mix = solved(problem)
    every = every_mix(problem)
    meets = every.cells >= problem.minimum - 1e-9
    for unmet in mix.unmet:
        assert unmet.minimum == problem.minimum[unmet.cell]
        assert unmet.highest == pytest.approx(every.cells[:, unmet.cell].max(), abs=1e-5)
        assert bool(unmet.beside) == meets[:, unmet.cell].any()
        if unmet.beside:
            assert not meets[:, [unmet.cell, *unmet.beside]].all(axis=1).any()
            for fewer in itertools.combinations(unmet.beside, len(unmet.beside) - 1):
                assert meets[:, [unmet.cell, *fewer]].all(axis=1).any()


@pytest.mark.parametrize("seed", range(8))
def test_minimums_at_full_size(seed):
    """At full size the minimums that are not set aside are met, within the budgets."""
    rng = np.random.default_rng(seed)
    problem = large_problem(seed)
    minimum = np.zeros(len(problem.cells))
    minimum[rng.choice(len(minimum), 8, replace=False)] = 0.7
    mix = solved(replace(problem, minimum=minimum))
    free = solved(problem)
    minimum[[unmet.cell for unmet in mix.unmet]] = 0

    assert (mix.cells >= minimum - 1e-9).all()
    assert mix.hours <= problem.budget_hours + 1e-6
    assert covered(mix) <= covered(free) + 1e-5
