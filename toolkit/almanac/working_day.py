"""The days on which a client's country works."""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import holidays
from holidays.registry import COUNTRIES

SATURDAY = 5
DAY = dt.timedelta(days=1)
FIRST_DAY, LAST_DAY = dt.date(2, 1, 1), dt.date(9998, 12, 31)
"""With a year to spare at either end, so that a day more or less can still be counted."""


@dataclass(frozen=True)
class WorkingDays:
    """Monday to Friday, without the public holidays of a country.

    `country` is None where no holidays are known of it: then only weekends are off.
    """

    country: str | None

    def holiday(self, day: dt.date, language: str = "nl") -> str | None:
        """The name of the public holiday on a day, in this language where it is known in it.

        >>> WorkingDays("NL").holiday(dt.date(2027, 4, 27))
        'Koningsdag'
        """
        if self.country is None:
            return None
        return _holidays(self.country, day.year, language).get(day)

    def works(self, day: dt.date) -> bool:
        """Whether this is a working day."""
        return day.weekday() < SATURDAY and self.holiday(day) is None

    def on_or_before(self, day: dt.date) -> dt.date:
        """The day itself if it is a working day, else the last one before it."""
        return self._nth(day.year, bisect_right(_working_days_of(self, day.year), day) - 1)

    def on_or_after(self, day: dt.date) -> dt.date:
        """The day itself if it is a working day, else the first one after it."""
        return self._nth(day.year, bisect_left(_working_days_of(self, day.year), day))

    def shifted(self, day: dt.date, days: float) -> dt.date:
        """The n-th working day after this day (before it, for a negative n); parts count whole.

        >>> WorkingDays("NL").shifted(dt.date(2027, 4, 26), 1)
        datetime.date(2027, 4, 28)
        """
        steps = math.ceil(abs(days))
        if steps == 0:
            return day
        there = _working_days_of(self, day.year)
        if days > 0:
            return self._nth(day.year, bisect_right(there, day) - 1 + steps)
        return self._nth(day.year, bisect_left(there, day) - steps)

    def between(self, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        """The working days from the first day to the last, both included.

        >>> easter = WorkingDays("NL").between(dt.date(2027, 3, 25), dt.date(2027, 3, 30))
        >>> [day.day for day in easter]
        [25, 30]
        """
        found: tuple[dt.date, ...] = ()
        for year in range(first.year, last.year + 1):
            days = _working_days_of(self, year)
            found += days[bisect_left(days, first) : bisect_right(days, last)]
        return found

    def _nth(self, year: int, place: int) -> dt.date:
        """The working day at a place, counted from 0 on the first one of a year.

        Beyond the years that a computer can count, the first or last day of these.
        """
        days = _working_days_of(self, year)
        while place < 0:
            year -= 1
            if year < FIRST_DAY.year:
                return FIRST_DAY
            days = _working_days_of(self, year)
            place += len(days)
        while place >= len(days):
            place -= len(days)
            year += 1
            if year > LAST_DAY.year:
                return LAST_DAY
            days = _working_days_of(self, year)
        return days[place]


def public_holidays(
    country: str | None, start: dt.date, end: dt.date, language: str = "nl"
) -> tuple[tuple[dt.date, str], ...]:
    """The public holidays of a country from start to end, in order, with their names.

    >>> public_holidays("NL", dt.date(2027, 12, 1), dt.date(2027, 12, 31))[0]
    (datetime.date(2027, 12, 25), 'Eerste kerstdag')
    """
    known = working_days(country).country
    if known is None:
        return ()
    years = range(start.year, end.year + 1)
    found = (pair for year in years for pair in _holidays(known, year, language).items())
    return tuple(sorted((day, name) for day, name in found if start <= day <= end))


@lru_cache(maxsize=64)
def working_days(country: str | None) -> WorkingDays:
    """The working days of a country, by its ISO 3166 code of two letters."""
    # the package's own list of them loads every country, which takes longer than a small report
    known = any(country == code for _, code, *_ in COUNTRIES.values())
    return WorkingDays(country if known else None)


@lru_cache(maxsize=256)
def _working_days_of(kind: WorkingDays, year: int) -> tuple[dt.date, ...]:
    """Every working day of a year: looked up often, so laid out once."""
    first = dt.date(year, 1, 1)
    days = (first + DAY * n for n in range(366 if isleap(year) else 365))
    return tuple(day for day in days if kind.works(day))


@lru_cache(maxsize=256)
def _holidays(country: str, year: int, language: str) -> Mapping[dt.date, str]:
    spoken = _spoken(country, language)
    # without a language the package would take that of the machine
    return dict(holidays.country_holidays(country, years=year, language=spoken))


@lru_cache(maxsize=256)
def _spoken(country: str, language: str) -> str | None:
    """The name by which the package knows a language; else the country's own."""
    known = holidays.country_holidays(country)
    exact = (each for each in known.supported_languages if each == language)
    alike = (each for each in known.supported_languages if each.split("_")[0] == language)
    return next(exact, next(alike, known.default_language))
