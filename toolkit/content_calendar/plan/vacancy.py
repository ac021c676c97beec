"""How many places are free on a channel, week by week, beside what is there already?"""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Literal

from toolkit.strategy import Cadence
from toolkit.strategy.channel import middle_of

Window = tuple[dt.date, dt.date]
"""The first and the last day of what is looked at."""

Per = Literal["day", "week", "month", "quarter", "year"]

DAY = dt.timedelta(days=1)
DAYS_IN_WEEK = 7
NOTHING, HALF = Fraction(0), Fraction(1, 2)
FINEST = 10_000
"""Numbers of posts are taken as fractions with at most this denominator: a third of 30 is 10,
and adding up never depends on how a computer rounds."""


@dataclass(frozen=True)
class Rhythm:
    """How many posts are meant per day, week, month, quarter or year; `high` None is open."""

    low: Fraction
    central: Fraction
    high: Fraction | None
    per: Per


@dataclass(frozen=True)
class Days:
    """On which days something usually appears, and on which of these it can still be ready."""

    usual: Callable[[dt.date], bool]
    in_time: Callable[[dt.date], bool]

    def free(self, day: dt.date) -> bool:
        """Whether something may appear on a day."""
        return self.usual(day) and self.in_time(day)


@dataclass(frozen=True)
class Vacancy:
    """Free places on a channel between two days (both included) of one ISO week.

    `needed` are those without which even the lowest number of the cadence is not met.
    """

    first: dt.date
    last: dt.date
    n: int
    needed: int


@dataclass(frozen=True)
class _Bucket:
    """A week, month, quarter or year (`whole`), and the part of it that is planned."""

    whole: Window
    part: Window

    def share(self, days: Days) -> Fraction:
        """The share of the usual days that lies in the part, and can still be met."""
        whole = sum(days.usual(day) for day in days_between(*self.whole))
        if not whole:
            return Fraction(0)
        return Fraction(sum(days.free(day) for day in days_between(*self.part)), whole)


def own_rhythm(cadence: Cadence | None) -> Rhythm | None:
    """What is made for the channel itself; where only the number with copies is known, all of it.

    None without a number.
    """
    if cadence is None or cadence.posts_per_week() is None:
        return None
    low, high = cadence.min, cadence.max
    if low is None and high is None:
        low, high = cadence.with_copies_min, cadence.with_copies_max
    return _rhythm(low, high, cadence.per)


def copies_rhythm(cadence: Cadence | None) -> Rhythm | None:
    """What is copied here from other channels; None where that is not told apart."""
    if cadence is None or (cadence.min is None and cadence.max is None):
        return None
    low, high = cadence.with_copies_min, cadence.with_copies_max
    if low is None and high is None:
        return None
    fewest = max(0.0, (low or 0.0) - (cadence.min or 0.0))
    own_most = cadence.max if cadence.max is not None else cadence.min or 0.0
    most = None if high is None else max(fewest, high - own_most)
    return _rhythm(fewest, most, cadence.per)


def whole_rhythm(cadence: Cadence | None) -> Rhythm | None:
    """All that appears, copies included; None where that is not told apart."""
    if cadence is None or (cadence.with_copies_min is None and cadence.with_copies_max is None):
        return None
    return _rhythm(cadence.with_copies_min, cadence.with_copies_max, cadence.per)


def vacancies(
    rhythm: Rhythm, taken: Sequence[dt.date], window: Window, days: Days
) -> tuple[Vacancy, ...]:
    """The free places from the first to the last day of a window, spread evenly over the weeks.

    `taken` are the days on which something appears already, also outside the window. Of what
    is cut off by the window, the part counts by the days on which something may appear. Per
    week, month, quarter or year the central number is aimed at, less what is taken; what is
    rounded off in one is made up for in the next, so that 1.5 a week gives 1, 2, 1, 2. A week,
    month, quarter or year never gets more than its central number, rounded up, also where part
    of it is over already. Once the free places are taken, none are left.
    """
    found: list[Vacancy] = []
    rest = rest_low = NOTHING
    for bucket in _buckets(rhythm.per, window):
        inside = [day for day in taken if bucket.part[0] <= day <= bucket.part[1]]
        n_whole = sum(bucket.whole[0] <= day <= bucket.whole[1] for day in taken)
        times, share = DAYS_IN_WEEK if rhythm.per == "day" else 1, bucket.share(days)
        wanted = rhythm.central * times * share + rest - len(inside)
        fewest = rhythm.low * times * share + rest_low - len(inside)
        n, needed = max(0, math.floor(wanted + HALF)), max(0, math.floor(fewest + HALF))
        most = math.ceil(rhythm.central * times) - n_whole if share else 0
        n = max(0, min(n, most))
        needed = min(n, needed)
        # too many at one time are not made up for by too few later
        rest = min(max(wanted - n, -HALF), HALF)
        rest_low = min(max(fewest - needed, -HALF), HALF)
        found.extend(_over_weeks(bucket.part, inside, (n, needed), days))
    return tuple(found)


def room_left(rhythm: Rhythm, taken: Sequence[dt.date], day: dt.date) -> bool:
    """Whether one more on this day stays within the highest number of the cadence."""
    if rhythm.high is None:
        return True
    first, last = _whole(rhythm.per, day)
    times = DAYS_IN_WEEK if rhythm.per == "day" else 1
    return sum(first <= each <= last for each in taken) < math.ceil(rhythm.high * times)


def _over_weeks(
    part: Window, taken: Sequence[dt.date], counts: tuple[int, int], days: Days
) -> Iterator[Vacancy]:
    """The places of one bucket (all, and needed) over its weeks, most where least is taken."""
    n, needed = counts
    if n == 0:
        return
    weeks = tuple(_weeks(*part))
    n_days = [sum(days.free(day) for day in days_between(*week)) for week in weeks]
    per_day = Fraction(len(taken) + n, max(1, sum(n_days)))
    short = [
        max(NOTHING, per_day * here - sum(week[0] <= day <= week[1] for day in taken))
        for week, here in zip(weeks, n_days, strict=True)
    ]
    shares = _divided(n, short)
    musts = _divided(needed, [Fraction(each) for each in shares])
    for week, here, must in zip(weeks, shares, musts, strict=True):
        if here:
            yield Vacancy(*week, here, must)


def _divided(n: int, weights: Sequence[Fraction]) -> list[int]:
    """A whole number over parts by weight: the running sum is never more than a half off.

    >>> _divided(2, [Fraction(1)] * 4)
    [0, 1, 0, 1]
    """
    whole = sum(weights)
    if not whole:
        return [0 for _ in weights]
    sums = accumulate(weights, initial=NOTHING)
    running = [math.ceil(n * each / whole - HALF) for each in sums]
    return [after - before for before, after in pairwise(running)]


def _rhythm(low: float | None, high: float | None, per: Per) -> Rhythm:
    fewest, most = low or 0.0, math.inf if high is None else high
    return Rhythm(
        _exact(fewest),
        _exact(middle_of(fewest, most)),
        None if high is None else _exact(high),
        per,
    )


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(FINEST)


def _buckets(per: Per, window: Window) -> Iterator[_Bucket]:
    day, end = window
    while day <= end:
        first, last = _whole(per, day)
        yield _Bucket((first, last), (max(first, day), min(last, end)))
        day = last + DAY


def _whole(per: Per, day: dt.date) -> Window:
    """First and last day of the week, month, quarter or year; a day counts by its week."""
    if per in ("day", "week"):
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=DAYS_IN_WEEK - 1)
    n_months = {"month": 1, "quarter": 3, "year": 12}[per]
    first = (day.month - 1) // n_months * n_months + 1
    last = first + n_months - 1
    return (
        dt.date(day.year, first, 1),
        dt.date(day.year, last, calendar.monthrange(day.year, last)[1]),
    )


def _weeks(first: dt.date, last: dt.date) -> Iterator[Window]:
    """The ISO weeks from first to last, cut off at both."""
    while first <= last:
        sunday = min(last, first + dt.timedelta(days=DAYS_IN_WEEK - 1 - first.weekday()))
        yield first, sunday
        first = sunday + DAY


def days_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from first to last, both included."""
    return (first + DAY * n for n in range((last - first).days + 1))
