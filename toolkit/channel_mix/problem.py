"""What is there to choose from: the channel mix as plain numbers, and what a choice amounts to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class MixProblem:
    """One level for each channel: what each gives, costs, and may be.

    K cells (a goal with a persona), C channels, F platforms, L levels. The contribution of a
    platform to a cell is use × (1 − ∏ (1 − effect)) over its channels, and the coverage of the
    cell 1 − ∏ (1 − contribution) over the platforms. Arrays are copied and made read-only.

    Parameters
    ----------
    channels
        Ids, all different; the last tie is settled in the order of these ids.
    cells
        Goal and persona of each cell.
    platform_of
        (C,) For each channel the number of its platform.
    use
        (K, F) Share of the cell's persona that uses the platform, 0 to 1.
    effect
        (K, C, L) Fit × activity of a channel at a level, 0 to 1.
    weight
        (K,) What a cell counts for; 0 or more, all 0 allowed.
    hours, eur
        (C, L) What a level takes per week and per month; they need not rise with the level.
    today
        (C,) The level of today.
    allowed
        (C, L) False for a level that may not be chosen: "must" forbids level 0, "never" the
        others, and a channel with fewer levels forbids the rest.
    minimum
        (K,) The coverage that a cell should get first, where that is possible; 0 is none.
    budget_hours, budget_eur
        At most this much; infinite is no limit.
    """

    channels: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]
    platform_of: IntArray
    use: FloatArray
    effect: FloatArray
    weight: FloatArray
    hours: FloatArray
    eur: FloatArray
    today: IntArray
    allowed: BoolArray
    minimum: FloatArray
    budget_hours: float = math.inf
    budget_eur: float = math.inf

    def __post_init__(self) -> None:
        n_platforms = np.shape(self.use)[-1] if np.ndim(self.use) == 2 else 0
        n_levels = np.shape(self.hours)[-1] if np.ndim(self.hours) == 2 else 0
        k, c = len(self.cells), len(self.channels)
        shapes: dict[str, tuple[type, tuple[int, ...]]] = {
            "platform_of": (np.int64, (c,)),
            "use": (np.float64, (k, n_platforms)),
            "effect": (np.float64, (k, c, n_levels)),
            "weight": (np.float64, (k,)),
            "hours": (np.float64, (c, n_levels)),
            "eur": (np.float64, (c, n_levels)),
            "today": (np.int64, (c,)),
            "allowed": (np.bool_, (c, n_levels)),
            "minimum": (np.float64, (k,)),
        }
        for name, (kind, shape) in shapes.items():
            _fix(self, name, kind, shape)
        _check(self, n_platforms, n_levels)


def _fix(problem: MixProblem, name: str, kind: type, shape: tuple[int, ...]) -> None:
    array: NDArray[Any] = np.array(getattr(problem, name), dtype=kind)
    if array.shape != shape:
        raise ValueError(f"{name} has shape {array.shape}; allowed: {shape}")
    array.setflags(write=False)
    object.__setattr__(problem, name, array)


def _check(problem: MixProblem, n_platforms: int, n_levels: int) -> None:
    if len(set(problem.channels)) < len(problem.channels):
        raise ValueError("channels holds the same id twice; allowed: ids that differ")
    for name, highest in {"use": 1, "effect": 1, "minimum": 1, "weight": math.inf}.items():
        _within(name, getattr(problem, name), 0, highest)
    _within("hours", problem.hours[problem.allowed], 0, math.inf)
    _within("eur", problem.eur[problem.allowed], 0, math.inf)
    _within("platform_of", problem.platform_of, 0, n_platforms - 1)
    _within("today", problem.today, 0, n_levels - 1)
    for name in ("budget_hours", "budget_eur"):
        if not getattr(problem, name) >= 0:
            raise ValueError(f"{name} is {getattr(problem, name)}; allowed: 0 or more")


def _within(name: str, array: NDArray[Any], lowest: float, highest: float) -> None:
    wrong = array[~((array >= lowest) & (array <= highest) & np.isfinite(array))]
    if wrong.size:
        raise ValueError(f"{name} holds {wrong.flat[0]}; allowed: {lowest} to {highest}")


def same_numbers(one: MixProblem, other: MixProblem) -> bool:
    """Whether two problems are the same in everything."""
    return all(
        np.array_equal(getattr(one, part.name), getattr(other, part.name)) for part in fields(one)
    )


def cell_coverage(problem: MixProblem, levels: Sequence[int]) -> FloatArray:
    """How well is each cell served when each channel is at its level? (K,), 0 to 1."""
    numbers = np.arange(len(problem.channels))
    effect = problem.effect[:, numbers, np.asarray(levels, dtype=np.int64)]
    missed = np.ones_like(problem.use)
    for channel, platform in enumerate(problem.platform_of):
        missed[:, platform] *= 1 - effect[:, channel]
    return np.asarray(1 - np.prod(1 - problem.use * (1 - missed), axis=1))


def strategy_coverage(problem: MixProblem, levels: Sequence[int]) -> float | None:
    """How well is everything served, by weight? 0 to 1; None when no cell has a weight."""
    total = float(problem.weight.sum())
    if total == 0:
        return None
    return float(problem.weight @ cell_coverage(problem, levels)) / total


def total_hours(problem: MixProblem, levels: Sequence[int]) -> float:
    """How many hours a week does this choice take?"""
    return math.fsum(problem.hours[channel, level] for channel, level in enumerate(levels))


def total_eur(problem: MixProblem, levels: Sequence[int]) -> float:
    """How many euros a month does this choice take?"""
    return math.fsum(problem.eur[channel, level] for channel, level in enumerate(levels))


def n_changes(problem: MixProblem, levels: Sequence[int]) -> int:
    """How many channels get another level than they have today?"""
    return sum(level != today for level, today in zip(levels, problem.today, strict=True))
