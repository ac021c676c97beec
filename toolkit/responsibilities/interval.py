"""Stretches of a week, for people and for a picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from toolkit.response_week import DAY, WEEK, Week


class Interval(NamedTuple):
    """Part of a day: minutes from midnight, from `start` up to `end` (0 to 1440).

    `day` counts from 0 for Monday.
    """

    day: int
    start: int
    end: int

    @property
    def hours(self) -> float:
        """How long it is."""
        return (self.end - self.start) / 60


def intervals(grid: Week) -> tuple[Interval, ...]:
    """The stretches of a week in which the grid holds, cut at midnight.

    >>> from toolkit.response_week import week_grid
    >>> from toolkit.strategy import WeekHours
    >>> intervals(week_grid([WeekHours(days=("sat",), start="22:00", end="01:30")]))
    (Interval(day=5, start=1320, end=1440), Interval(day=6, start=0, end=90))
    """
    return tuple(
        Interval(day, start, end)
        for day in range(WEEK // DAY)
        for start, end in _runs(grid[day * DAY : (day + 1) * DAY])
    )


def _runs(minutes: Week) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.r_[False, minutes, False].astype(np.int8)))
    pairs = edges.reshape(-1, 2).tolist()
    yield from ((start, end) for start, end in pairs)
