"""A problem holds what it says: wrong shapes and numbers are refused, arrays cannot change."""

from dataclasses import replace

import numpy as np
import pytest

from tests.channel_mix.exhaustive import coverage_of_cells
from tests.channel_mix.problems import large_problem, small_problem
from toolkit.channel_mix import cell_coverage, strategy_coverage


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("use", [[1.4]], "use has shape"),
        ("weight", -1.0, "weight holds -1.0; allowed: 0 to inf"),
        ("effect", 1.4, "effect holds 1.4; allowed: 0 to 1"),
        ("minimum", np.nan, "minimum holds nan"),
        ("hours", -0.5, "hours holds -0.5"),
        ("hours", np.inf, "hours holds inf"),
        ("today", 9, "today holds 9"),
        ("platform_of", 99, "platform_of holds 99"),
    ],
)
def test_what_is_refused(field, value, said):
    """A number outside its range, or an array of the wrong shape, is named."""
    problem = small_problem(4, "musts")
    wrong = value if np.ndim(value) else np.full_like(getattr(problem, field), value)

    with pytest.raises(ValueError, match=said):
        replace(problem, **{field: wrong})


def test_ids_differ():
    """Two channels with one id are refused."""
    problem = large_problem(0)

    with pytest.raises(ValueError, match="same id"):
        replace(problem, channels=("a",) * 15)


def test_budgets():
    """A budget below zero, or none at all, is refused."""
    for budget in (-1, np.nan):
        with pytest.raises(ValueError, match="budget_hours is"):
            replace(small_problem(4, "musts"), budget_hours=budget)


def test_arrays_stay_as_they_are():
    """Nobody can change a problem from outside."""
    hours = np.ones((1, 2))
    problem = small_problem(4, "musts")

    with pytest.raises(ValueError, match="read-only"):
        problem.hours[0, 0] = 3
    assert hours.flags.writeable


def test_coverage_by_the_formula():
    """Coverage is 1 − ∏ (1 − use·(1 − ∏ (1 − effect))), the weighted mean over the cells."""
    for seed in range(20):
        problem = small_problem(seed, "crowded")
        levels = tuple(np.random.default_rng(seed).integers(0, problem.hours.shape[1], 9))
        levels = levels[: len(problem.channels)]
        cells = coverage_of_cells(problem, levels)

        assert cell_coverage(problem, levels) == pytest.approx(cells)
        if problem.weight.any():
            expected = np.average(cells, weights=problem.weight)
            assert strategy_coverage(problem, levels) == pytest.approx(expected)
