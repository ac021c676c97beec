"""Opening hours as people say them: days that have the same hours together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from toolkit.response_week import DAY, WEEK, Week, response_norm, watch_hours, week_grid
from toolkit.responsibilities.interval import Interval
from toolkit.strategy import Strategy, WeekHours

NIGHT_ENDS = 12 * 60
"""Judgement: hours that go past midnight belong to the evening before if they end by noon; what
lasts longer is said per day."""

Stretch = tuple[int, int]
"""Minutes from the midnight with which a day begins; the end may lie on the next day."""


class OpenDays(NamedTuple):
    """Days with the same hours; days count from 0 for Monday."""

    days: tuple[int, ...]
    stretches: tuple[Stretch, ...]


ALWAYS = (OpenDays(tuple(range(7)), ((0, DAY),)),)


def open_days(hours: Iterable[WeekHours]) -> tuple[OpenDays, ...]:
    """Hours of the week, by days that have the same ones; hours that overlap are one.

    >>> open_days([WeekHours(days=("mon", "tue"), start="09:00", end="12:00"),
    ...            WeekHours(days=("mon", "tue"), start="11:00", end="17:00")])
    (OpenDays(days=(0, 1), stretches=((540, 1020),)),)
    """
    return _grouped(week_grid(hours))


def profile_hours(strategy: Strategy, channel: str) -> tuple[OpenDays, ...]:
    """The hours that may be promised on the profile of a channel.

    The hours of its norm as they are. Else those in which the organisation is open and somebody
    watches: of people who begin earlier than the doors open, nobody needs to know. Where these
    never meet, or no opening hours are known, the hours in which somebody watches.
    """
    watched = week_grid(watch_hours(strategy, channel).hours)
    norm = response_norm(strategy.agreements, channel)
    opening = week_grid(strategy.agreements.opening_hours)
    if norm is not None and norm.hours:
        return _grouped(watched)
    both = watched & opening
    return _grouped(both if both.any() else watched)


def grouped_days(found: Iterable[Interval]) -> tuple[OpenDays, ...]:
    """Stretches of a week, by days that have the same ones; each ends at midnight at the latest."""
    return _by_days((each.day, (each.start, each.end)) for each in found)


def _grouped(grid: Week) -> tuple[OpenDays, ...]:
    return ALWAYS if grid.all() else _by_days(_stretches(grid))


def _by_days(found: Iterable[tuple[int, Stretch]]) -> tuple[OpenDays, ...]:
    by_day: dict[int, list[Stretch]] = {}
    for day, stretch in found:
        by_day.setdefault(day, []).append(stretch)
    days_of: dict[tuple[Stretch, ...], list[int]] = {}
    for day in sorted(by_day):
        days_of.setdefault(tuple(sorted(by_day[day])), []).append(day)
    return tuple(OpenDays(tuple(days), stretches) for stretches, days in days_of.items())


def _stretches(grid: Week) -> Iterator[tuple[int, Stretch]]:
    """Each stretch with the day on which it begins; the week goes round."""
    for start, end in _runs(grid):
        yield from _by_day(start, end)


def _by_day(start: int, end: int) -> Iterator[tuple[int, Stretch]]:
    begun, midnight = start % DAY, (start // DAY + 1) * DAY
    into_the_night = NIGHT_ENDS if begun else 0
    if end <= midnight + into_the_night:
        yield start // DAY % 7, (begun, begun + end - start)
    else:
        yield start // DAY % 7, (begun, DAY)
        yield from _by_day(midnight, end)


def _runs(grid: Week) -> Iterator[tuple[int, int]]:
    """Stretches in minutes of the week; the one over Sunday's midnight ends in the next week."""
    starts = np.flatnonzero(grid & ~np.roll(grid, 1)).tolist()
    ends = (np.flatnonzero(grid & ~np.roll(grid, -1)) + 1).tolist()
    if starts and ends[0] <= starts[0]:
        ends = [*ends[1:], ends[0] + WEEK]
    yield from zip(starts, ends, strict=True)
