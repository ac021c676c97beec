"""Every mix there is, and the best of them by the rules: slow, and written without the solver."""

import itertools
import math
from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.problem import MixProblem


@dataclass(frozen=True)
class Every:
    """All mixes within the budgets: levels, coverage of each cell, and the order they have."""

    levels: np.ndarray
    cells: np.ndarray
    keys: list[tuple]

    def best(self, rows: np.ndarray) -> int:
        """The row that goes first among some."""
        return min(np.flatnonzero(rows).tolist(), key=lambda row: self.keys[row])


def coverage_of_cells(problem: MixProblem, levels: tuple[int, ...]) -> list[float]:
    """The formula of the coverage index, cell by cell, as it is defined."""
    found = []
    for cell in range(len(problem.cells)):
        missed = 1.0
        for platform in range(problem.use.shape[1]):
            nothing = 1.0
            for channel, level in enumerate(levels):
                if problem.platform_of[channel] == platform:
                    nothing *= 1 - problem.effect[cell, channel, level]
            missed *= 1 - problem.use[cell, platform] * (1 - nothing)
        found.append(1 - missed)
    return found


def every_mix(problem: MixProblem) -> Every:
    """All mixes that are allowed and within the budgets, with their order by the rules."""
    n_channels = len(problem.channels)
    choices = [np.flatnonzero(problem.allowed[c]).tolist() for c in range(n_channels)]
    levels, cells, keys = [], [], []
    by_id = sorted(range(n_channels), key=lambda c: problem.channels[c])
    weight = problem.weight / (problem.weight.sum() or 1)
    for mix in itertools.product(*choices):
        hours = round(sum(problem.hours[c, level] for c, level in enumerate(mix)), 6)
        eur = round(sum(problem.eur[c, level] for c, level in enumerate(mix)), 6)
        if hours > problem.budget_hours + 1e-6 or eur > problem.budget_eur + 1e-6:
            continue
        covered = coverage_of_cells(problem, mix)
        step = math.floor(float(np.dot(weight, covered)) / 1e-5 + math.sqrt(2) - 1)
        changes = sum(level != today for level, today in zip(mix, problem.today, strict=True))
        levels.append(mix)
        cells.append(covered)
        keys.append((-step, hours, changes, [-mix[c] for c in by_id]))
    shape = (len(levels), n_channels), (len(levels), len(problem.cells))
    return Every(np.reshape(levels, shape[0]), np.reshape(cells, shape[1]), keys)


def best_levels(problem: MixProblem) -> tuple[tuple[int, ...], set[int]] | None:
    """The mix that goes first, and the cells whose minimum is set aside; None: there is no mix."""
    every = every_mix(problem)
    if not len(every.levels):
        return None
    rows = np.full(len(every.levels), True)
    unmet = set()
    meets = every.cells >= problem.minimum - 1e-9
    wanted = np.flatnonzero(problem.minimum > 0).tolist()
    if meets[:, wanted].all(axis=1).any():
        rows &= meets[:, wanted].all(axis=1)
    else:
        for cell in sorted(wanted, key=lambda k: (-problem.weight[k], problem.cells[k])):
            if (rows & meets[:, cell]).any():
                rows &= meets[:, cell]
            else:
                unmet.add(cell)
    return tuple(int(level) for level in every.levels[every.best(rows)]), unmet
