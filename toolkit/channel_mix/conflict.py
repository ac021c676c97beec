"""Which of the channels that must be kept do not go together within the budgets?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from toolkit.channel_mix.problem import FloatArray, IntArray
from toolkit.channel_mix.space import UNITS, Space


@dataclass(frozen=True)
class MixConflict:
    """Limits that contradict each other, so that there is no mix at all.

    `no_level`: these channels may have no level. `hours`, `eur`: the cheapest levels of these
    channels alone take more than the budget. `hours_and_eur`: each budget can be kept, but not
    both by the same levels. No smaller number of channels shows the same; `hours` and `eur` are
    the least that these channels take, each by itself.
    """

    kind: Literal["no_level", "hours", "eur", "hours_and_eur"]
    channels: tuple[str, ...]
    hours: float = 0.0
    eur: float = 0.0


def affordable_levels(space: Space, ids: Sequence[str]) -> IntArray | MixConflict:
    """Levels that fit the budgets, those with the fewest hours; or what makes it impossible.

    `ids` are the channels' ids in the order of the space.
    """
    none = tuple(np.array(ids)[~space.allowed.any(axis=0)].tolist())
    if none:
        return MixConflict("no_level", none)
    everything = np.arange(space.n_channels)
    found = _fitting(space, everything)
    return _conflict(space, ids) if found is None else found


def _fitting(space: Space, columns: IntArray) -> IntArray | None:
    """The cheapest levels of some channels in hours that fit both budgets, if there are any."""
    allowed = space.allowed[:, columns]
    hours = np.where(allowed, space.hours[:, columns], np.inf)
    eur = np.where(allowed, space.eur[:, columns], np.inf)
    if hours.min(axis=0).sum() > space.budget_hours or eur.min(axis=0).sum() > space.budget_eur:
        return None
    for first, second in ((hours, eur), (eur, hours)):
        levels = np.lexsort((second, first), axis=0)[0]
        at = levels, np.arange(len(columns))
        if hours[at].sum() <= space.budget_hours and eur[at].sum() <= space.budget_eur:
            return np.asarray(levels)
    return _fitting_by_front(hours, eur, space.budget_hours, space.budget_eur)


def _fitting_by_front(
    hours: FloatArray, eur: FloatArray, budget_hours: float, budget_eur: float
) -> IntArray | None:
    """The same, keeping for each channel in turn only the choices that no other beats in both."""
    total_hours, total_eur = np.zeros(1), np.zeros(1)
    levels = np.zeros((1, 0), int)
    for column in range(hours.shape[1]):
        n_before = len(levels)
        total_hours = np.add.outer(hours[:, column], total_hours).ravel()
        total_eur = np.add.outer(eur[:, column], total_eur).ravel()
        chosen = np.repeat(np.arange(len(hours)), n_before)
        levels = np.column_stack([np.tile(levels, (len(hours), 1)), chosen])
        order = np.lexsort((total_eur, total_hours))
        cheapest = np.minimum.accumulate(np.concatenate([[np.inf], total_eur[order]]))
        front = order[total_eur[order] < cheapest[:-1]]
        front = front[(total_hours[front] <= budget_hours) & (total_eur[front] <= budget_eur)]
        total_hours, total_eur, levels = total_hours[front], total_eur[front], levels[front]
    return levels[0] if len(levels) else None


def _conflict(space: Space, ids: Sequence[str]) -> MixConflict:
    hours = np.where(space.allowed, space.hours, np.inf).min(axis=0)
    eur = np.where(space.allowed, space.eur, np.inf).min(axis=0)
    if hours.sum() > space.budget_hours:
        return _told("hours", _fewest(hours, space.budget_hours), hours, eur, ids)
    if eur.sum() > space.budget_eur:
        return _told("eur", _fewest(eur, space.budget_eur), hours, eur, ids)
    free = ((space.hours == 0) & (space.eur == 0) & space.allowed).any(axis=0)
    costly = np.flatnonzero(~free)
    groups = (
        np.array(group)
        for size in range(1, len(costly) + 1)
        for group in combinations(costly, size)
    )
    fewest = next(group for group in groups if _fitting(space, group) is None)
    return _told("hours_and_eur", fewest, hours, eur, ids)


def _fewest(least: FloatArray, budget: float) -> IntArray:
    """The fewest channels that together exceed a budget: the most expensive ones."""
    order = np.argsort(-least, kind="stable")
    return np.sort(order[: int((np.cumsum(least[order]) <= budget).sum()) + 1])


def _told(
    kind: Literal["hours", "eur", "hours_and_eur"],
    columns: IntArray,
    hours: FloatArray,
    eur: FloatArray,
    ids: Sequence[str],
) -> MixConflict:
    names = tuple(ids[c] for c in columns)
    return MixConflict(
        kind, names, float(hours[columns].sum()) / UNITS, float(eur[columns].sum()) / UNITS
    )
