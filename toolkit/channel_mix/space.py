"""The problem as the search sees it: channels by id, whole units, logarithms, nothing useless."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.problem import BoolArray, FloatArray, IntArray, MixProblem

UNITS = 1e6
"""Hours and euros are counted in millionths, as whole numbers, so that sums do not depend on
their order; a budget is only exceeded by more than all these roundings together."""

FLOOR = 1e-8
"""A contribution above 1 − FLOOR has its logarithm cut off there. Bounds are then too low by at
most FLOOR for each platform, because ∏ max(q, FLOOR) − ∏ q ≤ Σ FLOOR; see `Space.margin`."""

ROUNDING = 1e-9
"""More than sums of some thousands of products of numbers up to 1 can be off."""


@dataclass(frozen=True)
class SharedPlatform:
    """A platform with several channels: these, its use, and −ln(1 − effect) of their levels.

    `log_miss` is (L, n, K) for n channels, `flat` the same as (L·n, K).
    """

    columns: IntArray
    use: FloatArray
    log_miss: FloatArray
    flat: FloatArray


@dataclass(frozen=True)
class Space:
    """Levels L × channels C (in the order of their ids) × cells K that count.

    `miss` (L, C, K) is 1 − contribution for a channel alone on its platform and 1 − effect for the
    others; `log_miss` (L, P, K) is minus its logarithm for the P `single` channels. `tie_cost`
    (L, C) orders equals: hours, then changes. `alike` lists channels that may change places
    without anybody noticing, `margin` is what bounds may be too low by.
    """

    order: IntArray
    cells: IntArray
    weight: FloatArray
    minimum: FloatArray
    miss: FloatArray
    log_miss: FloatArray
    single: IntArray
    shared: tuple[SharedPlatform, ...]
    hours: FloatArray
    eur: FloatArray
    tie_cost: FloatArray
    budget_hours: float
    budget_eur: float
    allowed: BoolArray
    alike: tuple[IntArray, ...]
    margin: float

    @property
    def n_levels(self) -> int:
        return len(self.hours)

    @property
    def n_channels(self) -> int:
        return len(self.order)

    def missed(self, levels: IntArray) -> FloatArray:
        """1 − coverage for each row of levels: (N, C) → (N, K)."""
        levels = np.atleast_2d(levels)
        missed = np.prod(self.miss[levels[:, self.single], self.single], axis=1)
        for platform in self.shared:
            columns = platform.columns
            none = np.prod(self.miss[levels[:, columns], columns], axis=1)
            missed = missed * (1 - platform.use * (1 - none))
        return np.asarray(missed)

    def total(self, per_level: FloatArray, levels: IntArray) -> float:
        """The sum of `hours`, `eur` or `tie_cost` over one row of levels."""
        return float(per_level[levels, np.arange(self.n_channels)].sum())


def search_space(problem: MixProblem, weight: FloatArray, minimum: FloatArray) -> Space:
    """The space of a problem, with weights and minimums of its own.

    Cells without weight and minimum are left out, weights add up to 1 (or are all 0), and of two
    levels of a channel the one that is no better in anything, ties included, is left out.
    """
    order = np.array(sorted(range(len(problem.channels)), key=problem.channels.__getitem__), int)
    cells = np.flatnonzero((weight > 0) | (minimum > 0))
    platform = problem.platform_of[order]
    crowd = np.bincount(platform, minlength=problem.use.shape[1])[platform]
    single = np.flatnonzero(crowd == 1)
    use = problem.use[np.ix_(cells, platform)].T
    effect = problem.effect[np.ix_(cells, order)].transpose(2, 1, 0)
    miss = 1 - np.where((crowd == 1)[:, None], use * effect, effect)
    hours, eur = _units(problem.hours[order].T), _units(problem.eur[order].T)
    changed = np.arange(len(hours))[:, None] != problem.today[order]
    tie_cost = hours * (len(order) + 1) + changed
    allowed = _undominated(problem.allowed[order].T, miss, eur, tie_cost)
    home = np.where(crowd > 1, platform, -1)
    total = weight[cells].sum()
    return Space(
        order=order,
        cells=cells,
        weight=weight[cells] / total if total > 0 else np.zeros(len(cells)),
        minimum=minimum[cells],
        miss=miss,
        log_miss=_log_miss(miss[:, single]),
        single=single,
        shared=tuple(_shared(home == one, use, miss) for one in np.unique(home[crowd > 1])),
        hours=hours,
        eur=eur,
        tie_cost=tie_cost,
        budget_hours=_budget(problem.budget_hours, len(order)),
        budget_eur=_budget(problem.budget_eur, len(order)),
        allowed=allowed,
        alike=_alike(home, problem.today[order], miss, allowed, (hours, eur)),
        margin=ROUNDING + (FLOOR * len(np.unique(platform)) if (miss < FLOOR).any() else 0),
    )


def _log_miss(miss: FloatArray) -> FloatArray:
    return np.asarray(-np.log(np.maximum(miss, FLOOR)))


def _units(amounts: FloatArray) -> FloatArray:
    return np.asarray(np.rint(np.where(np.isfinite(amounts), amounts, 0) * UNITS))


def _budget(budget: float, n_channels: int) -> float:
    return budget if np.isinf(budget) else float(np.rint(budget * UNITS)) + n_channels


def _undominated(
    allowed: BoolArray, miss: FloatArray, eur: FloatArray, tie_cost: FloatArray
) -> BoolArray:
    """Without levels for which another one of the channel is as good and goes before it.

    Another level goes before when it costs no more euros and fewer hours, or as many and fewer
    changes, or as many and is the higher one: in every mix it may take the other's place, which
    keeps the coverage and improves the order of ties, so nothing that could win is lost.
    """
    kept = allowed.copy()
    n_levels = len(allowed)
    for level in range(n_levels):
        for other in range(n_levels):
            if other == level:
                continue
            before = (tie_cost[other] < tie_cost[level]) | (
                (tie_cost[other] == tie_cost[level]) & (other > level)
            )
            as_good = (miss[other] <= miss[level]).all(axis=1) & (eur[other] <= eur[level])
            kept[level] &= ~(allowed[other] & before & as_good)
    return kept


def _shared(here: BoolArray, use: FloatArray, miss: FloatArray) -> SharedPlatform:
    columns = np.flatnonzero(here)
    log_miss = _log_miss(miss[:, columns])
    n_levels, n_columns, n_cells = log_miss.shape
    flat = log_miss.reshape(n_levels * n_columns, n_cells)
    return SharedPlatform(columns, use[columns[0]], log_miss, flat)


def _alike(
    home: IntArray,
    today: IntArray,
    miss: FloatArray,
    allowed: BoolArray,
    costs: tuple[FloatArray, FloatArray],
) -> tuple[IntArray, ...]:
    """Groups of channels that are equal in everything but their id.

    `home` is the platform of a channel, −1 for a channel that has one to itself.
    """
    groups: dict[tuple[int, int, bytes], list[int]] = {}
    for c in range(len(home)):
        parts = (miss[:, c], allowed[:, c], *(cost[:, c] for cost in costs))
        key = int(home[c]), int(today[c]), b"".join(part.tobytes() for part in parts)
        groups.setdefault(key, []).append(c)
    return tuple(np.array(columns) for columns in groups.values() if len(columns) > 1)
