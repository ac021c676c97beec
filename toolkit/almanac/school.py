"""When are the schools closed? By region of the Netherlands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from holidays import country_holidays

SCHOOL_COUNTRY = "NL"
REGIONS = {"north": "Noord", "middle": "Midden", "south": "Zuid"}
EVENTS = {
    "Autumn Break": "school-autumn",
    "Christmas Break": "school-christmas",
    "Spring Break": "school-spring",
    "May Break": "school-may",
    "Summer Break": "school-summer",
}
"""The package's English name of each break, and its id in the table of events."""

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class SchoolBreak:
    """One break: the id of its event, its first and its last day."""

    event: str
    start: dt.date
    end: dt.date


def school_breaks(region: str | None, start: dt.date, end: dt.date) -> tuple[SchoolBreak, ...]:
    """The breaks of a region that touch the days from start to end, in order.

    Empty without a region, and for school years that are not announced yet. Spring and autumn
    breaks are advice: schools may choose another week.
    """
    if region is None:
        return ()
    breaks = _breaks(region, start.year - 1, end.year + 1)
    return tuple(each for each in breaks if each.start <= end and start <= each.end)


@lru_cache(maxsize=64)
def _breaks(region: str, first_year: int, last_year: int) -> tuple[SchoolBreak, ...]:
    named = country_holidays(
        SCHOOL_COUNTRY,
        subdiv=REGIONS[region],
        years=range(first_year, last_year + 1),
        categories=("school",),
        language="en_US",
    )
    days = {day: EVENTS[name] for day, name in named.items() if name in EVENTS}
    return tuple(_joined(sorted(days.items())))


def _joined(days: list[tuple[dt.date, str]]) -> Iterator[SchoolBreak]:
    """Days on end of one break, as one."""
    for index, (day, event) in enumerate(days):
        if index == 0 or days[index - 1] != (day - DAY, event):
            last = index
            while last + 1 < len(days) and days[last + 1] == (days[last][0] + DAY, event):
                last += 1
            yield SchoolBreak(event, day, days[last][0])
