"""In which hours of a week does nobody watch a channel, and can its norm be met?"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from toolkit.almanac import WorkingDays, working_days
from toolkit.response_week import (
    DAY,
    QUESTION_HOURS,
    WEEK,
    WatchHours,
    Week,
    covered_week,
    response_norm,
    watch_hours,
    week_grid,
)
from toolkit.responsibilities.interval import Interval, intervals
from toolkit.strategy import ResponseNorm, Strategy, WeekHours
from toolkit.strategy.term import WEEKDAYS

ASKED = intervals(week_grid(QUESTION_HOURS))
"""When questions come, of each day."""

HOLIDAY_AS: int = WEEKDAYS.index("sun")
"""Judgement: on a public holiday people are there as they are on a Sunday; who is never there on
Sundays is not there on a holiday either."""

WEEKS_AHEAD = 5
"""Where to look for the next moment at which somebody watches; no holidays last longer."""

NEVER = WEEKS_AHEAD * WEEK
ALMOST = 1e-9


@dataclass(frozen=True)
class WatchWeek:
    """One week of a channel, in local time of the client.

    Attributes
    ----------
    monday
        The day on which the week begins; None for a usual week, without holidays.
    watch
        The hours in which somebody watches, and what says so.
    watched, unwatched
        All 24 hours of each day, divided; both empty where no hours are known.
    late
        When a question comes too late to be answered within the norm, of the hours in which
        questions come; empty without a norm in time.
    share
        The share of the questions that can be answered within the norm, 0 to 1; None where no
        hours or no term are known.
    norm
        What is agreed.
    holidays
        Which days are public holidays, from 0 for Monday.

    On the night on which the clock changes an hour may be off: hours are those on the clock.
    """

    channel: str
    monday: dt.date | None
    watch: WatchHours
    watched: tuple[Interval, ...]
    unwatched: tuple[Interval, ...]
    late: tuple[Interval, ...]
    share: float | None
    norm: ResponseNorm | None
    holidays: tuple[int, ...] = ()

    @property
    def known(self) -> bool:
        """Whether it is known when somebody watches."""
        return bool(self.watched)

    @property
    def feasible(self) -> bool | None:
        """Whether the norm can be met; None where that cannot be said."""
        if self.share is None or self.norm is None or self.norm.share is None:
            return None
        return self.share >= self.norm.share - ALMOST

    @property
    def hours_unwatched(self) -> float:
        """Of the 168 hours of the week."""
        return sum(each.hours for each in self.unwatched)

    @property
    def hours_late(self) -> float:
        """Of the hours in which questions come."""
        return sum(each.hours for each in self.late)


def watch_week(strategy: Strategy, channel: str, monday: dt.date | None = None) -> WatchWeek:
    """When does nobody watch this channel, and which questions are answered too late?

    With a Monday that week counts, with the public holidays of the client's country; without
    one it is a usual week. Questions are taken to come every day from 07:00 to 23:00.
    """
    norm = response_norm(strategy.agreements, channel)
    watch = watch_hours(strategy, channel)
    country = None if monday is None else strategy.client.country
    return _week(channel, watch, norm, monday, country)


def holiday_weeks(
    strategy: Strategy, channel: str, start: dt.date, weeks: int
) -> tuple[WatchWeek, ...]:
    """Of so many weeks, from the one with `start`, those that a public holiday changes."""
    usual = watch_week(strategy, channel)
    first = start - dt.timedelta(days=start.weekday())
    mondays = (first + dt.timedelta(weeks=number) for number in range(weeks))
    found = (watch_week(strategy, channel, monday) for monday in mondays)
    return tuple(each for each in found if each.holidays and each.watched != usual.watched)


@lru_cache(maxsize=512)
def _week(
    channel: str,
    watch: WatchHours,
    norm: ResponseNorm | None,
    monday: dt.date | None,
    country: str | None,
) -> WatchWeek:
    days = working_days(country)
    holidays = () if monday is None else tuple(_holidays(monday, days, 7))
    if not week_grid(watch.hours).any():
        return WatchWeek(channel, monday, watch, (), (), (), None, norm, holidays)
    if monday is None:
        grid = week_grid(watch.hours)
        covered = covered_week(grid, norm)
    else:
        ahead = _dated(watch.hours, monday, days)
        grid, covered = ahead[:WEEK], _covered(ahead, norm, monday, days)
    asked = week_grid(QUESTION_HOURS)
    return WatchWeek(
        channel,
        monday,
        watch,
        intervals(grid),
        intervals(~grid),
        () if covered is None else intervals(asked & ~covered),
        None if covered is None else float(covered[asked].mean()),
        norm,
        holidays,
    )


def _holidays(monday: dt.date, days: WorkingDays, n_days: int) -> Iterator[int]:
    for number in range(n_days):
        if days.holiday(monday + dt.timedelta(days=number)) is not None:
            yield number


def _dated(hours: tuple[WeekHours, ...], monday: dt.date, days: WorkingDays) -> Week:
    """The minutes from this Monday on that are watched; the evening before may reach into it."""
    by_day = [_day_grid(hours, day) for day in range(7)]
    grid = np.zeros(NEVER + 2 * DAY, dtype=bool)
    for number in range(-1, WEEKS_AHEAD * 7):
        day = monday + dt.timedelta(days=number)
        kind = day.weekday() if days.holiday(day) is None else HOLIDAY_AS
        first = (number + 1) * DAY
        grid[first : first + 2 * DAY] |= by_day[kind]
    return grid[DAY : DAY + NEVER]


def _day_grid(hours: tuple[WeekHours, ...], day: int) -> Week:
    """The minutes of two days that are watched by hours that begin on the first of them."""
    name = WEEKDAYS[day]
    own = [
        WeekHours(days=(WEEKDAYS[0],), start=each.start, end=each.end)
        for each in hours
        if (each.days or each.start or each.end) and name in (each.days or WEEKDAYS)
    ]
    return week_grid(own)[: 2 * DAY]


def _covered(
    ahead: Week, norm: ResponseNorm | None, monday: dt.date, days: WorkingDays
) -> Week | None:
    """The minutes of the week in which a question is answered in time; None without a term."""
    if norm is None:
        return None
    deadline = _deadlines(norm, monday, days)
    if deadline is None:
        return None
    watched = np.append(np.flatnonzero(ahead), NEVER * 100)
    minutes = np.arange(WEEK)
    answered = watched[np.searchsorted(watched, minutes)]
    return np.asarray(answered <= deadline)


def _deadlines(
    norm: ResponseNorm, monday: dt.date, days: WorkingDays
) -> npt.NDArray[np.int_] | None:
    """The last minute for an answer, from Monday 00:00, for each minute of the week."""
    minutes = np.arange(WEEK)
    if norm.within_hours is not None:
        return minutes + round(norm.within_hours * 60)
    if norm.within_working_days is None:
        return None
    n_days = math.floor(norm.within_working_days)
    asked = [monday + dt.timedelta(days=number) for number in range(7)]
    until = [(days.shifted(day, n_days) - monday).days for day in asked]
    return (np.array(until)[minutes // DAY] + 1) * DAY - 1
