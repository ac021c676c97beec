"""At full size the mix is that of a general solver, HiGHS, which knows nothing of coverage."""

from typing import Any

import numpy as np
import pytest
from scipy import optimize

from tests.channel_mix.problems import covered, large_problem, solved
from toolkit.channel_mix import MixProblem, cell_coverage

MOST_CUTS = 60


class OuterApproximation:
    """Coverage as a variable for each cell, held down by tangents at choices found before.

    Every cell has coverage at most 1 − e^(−s)·(1 + s − A·z) for each s; a mixed-integer program
    with some of these bounds the optimum from above, and its choice gives the next tangents.
    """

    def __init__(self, problem: MixProblem) -> None:
        self.problem = problem
        n_cells, n_channels, n_levels = problem.effect.shape
        contribution = problem.use[:, problem.platform_of, None] * problem.effect
        self.exponent = -np.log(1 - contribution).reshape(n_cells, -1)
        self.n_choices = n_channels * n_levels
        self.weight = problem.weight / problem.weight.sum()
        one_level = np.kron(np.eye(n_channels), np.ones(n_levels))
        self.rows: list[Any] = [self.limit(one_level, 1, 1)]
        for amounts, most in (
            (problem.hours, problem.budget_hours),
            (problem.eur, problem.budget_eur),
        ):
            self.rows.append(self.limit(amounts.reshape(1, -1), -np.inf, most))
        self.rows.append(self.limit(-self.exponent, -np.inf, 0, np.eye(n_cells)))

    def limit(self, choices: np.ndarray, low: Any, high: Any, cells: Any = None) -> Any:
        """Rows on the choices, and on the coverage of cells."""
        if cells is None:
            cells = np.zeros((len(choices), len(self.weight)))
        return optimize.LinearConstraint(np.hstack([choices, cells]), low, high)

    def optimum(self) -> tuple[float, float]:
        """The highest coverage from below and from above."""
        lowest, n_levels = 0.0, self.problem.hours.shape[1]
        n = self.n_choices + len(self.weight)
        for _ in range(MOST_CUTS):
            found = optimize.milp(
                -np.concatenate([np.zeros(self.n_choices), self.weight]),
                constraints=self.rows,
                bounds=optimize.Bounds(np.zeros(n), np.ones(n)),
                integrality=np.arange(n) < self.n_choices,
                options={"mip_rel_gap": 1e-7},
            )
            chosen = np.round(found.x[: self.n_choices])
            levels = chosen.reshape(-1, n_levels).argmax(axis=1)
            lowest = max(lowest, self.weight @ cell_coverage(self.problem, levels.tolist()))
            if -found.fun - lowest < 1e-6:
                break
            point = self.exponent @ chosen
            left = np.exp(-point)
            cut = self.limit(
                -left[:, None] * self.exponent, -np.inf, 1 - left * (1 + point), np.eye(len(left))
            )
            self.rows.append(cut)
        return lowest, -found.fun


@pytest.mark.parametrize("seed", range(8))
def test_against_a_general_solver(seed):
    """The coverage of the best mix is the optimum that mixed-integer programming proves."""
    problem = large_problem(seed, shared=0)
    lowest, highest = OuterApproximation(problem).optimum()
    mix = solved(problem)

    assert mix.settled
    assert highest - lowest < 1e-5
    assert lowest - 1e-5 <= covered(mix) <= highest + 1e-5
