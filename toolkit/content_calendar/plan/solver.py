"""The solver, so that the same question always gets the same answer.

One worker, a fixed seed, and a limit in steps of work instead of seconds: a slower machine
takes longer, and finds the same plan. This is the only place that knows OR-Tools; it is not
imported by anything but `toolkit plan`, because that costs half a second.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

SEED = 1
LINEARIZATION = 2
"""All of a model goes into the linear relaxation: sums near a number are nearly whole there, and
most months are solved at once."""

Model = cp_model.CpModel
Variable = cp_model.IntVar
Sum = cp_model.LinearExpr | int
Solver = cp_model.CpSolver


def solved(model: Model, work: float) -> Solver | None:
    """The best that is found within so much work, as the solver counts it.

    Where nothing is found at all, it may work ten times as long; None if that does not help.
    """
    for allowed in (work, 10 * work):
        solver = Solver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = SEED
        solver.parameters.linearization_level = LINEARIZATION
        solver.parameters.max_deterministic_time = allowed
        if solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return solver
    return None


def above(model: Model, amount: Sum, bound: int, most: int) -> Variable:
    """A variable that is as large as an amount lies above a bound, when it is kept small."""
    over = model.new_int_var(0, max(0, most), "")
    model.add(over >= amount - bound)
    return over


def distance(model: Model, amount: Sum, most: int) -> Variable:
    """A variable that is as large as an amount lies from 0, when it is kept small."""
    off = model.new_int_var(0, max(0, most), "")
    model.add(off >= amount)
    model.add(off >= -amount)
    return off
