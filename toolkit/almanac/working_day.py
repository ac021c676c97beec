"""The days on which a client's country works."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import holidays

SATURDAY = 5
DAY = dt.timedelta(days=1)


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
        while not self.works(day):
            day -= DAY
        return day

    def on_or_after(self, day: dt.date) -> dt.date:
        """The day itself if it is a working day, else the first one after it."""
        while not self.works(day):
            day += DAY
        return day

    def shifted(self, day: dt.date, days: float) -> dt.date:
        """The n-th working day after this day (before it, for a negative n); parts count whole.

        >>> WorkingDays("NL").shifted(dt.date(2027, 4, 26), 1)
        datetime.date(2027, 4, 28)
        """
        left, step = math.ceil(abs(days)), DAY if days > 0 else -DAY
        while left:
            day += step
            left -= self.works(day)
        return day


def working_days(country: str | None) -> WorkingDays:
    """The working days of a country, by its ISO 3166 code of two letters."""
    known = country in holidays.list_supported_countries(include_aliases=False)
    return WorkingDays(country if known else None)


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
