"""On which days does something that everybody knows fall?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateutil.easter import easter

from toolkit.almanac.school import school_breaks
from toolkit.evidence import EventFacts
from toolkit.strategy.term import WEEKDAYS, Weekday

Span = tuple[dt.date, dt.date]
"""A first and a last day."""

FIRST_EASTER, LAST_EASTER = 1583, 4099
"""The years of which the reckoning of Easter holds (Gregorian)."""


def event_spans(
    event: EventFacts, start: dt.date, end: dt.date, region: str | None = None
) -> tuple[Span, ...]:
    """The first and last day of an event, each time that it touches the days from start to end.

    Breaks of schools need a `region` (north, middle, south); without one they are unknown.
    """
    if event.rule == "school":
        breaks = school_breaks(region, start, end)
        return tuple((each.start, each.end) for each in breaks if each.event == event.event)
    found = (_span(event, year) for year in range(start.year - 1, end.year + 1))
    return tuple(span for span in found if span and span[0] <= end and start <= span[1])


def event_day(event: EventFacts, year: int) -> dt.date | None:
    """The first day of an event in a year; None where that year has no such day.

    A fifth Monday is not there in every month, 29 February not in every year.
    """
    day = _day(event, year)
    if day is None:
        return None
    day += dt.timedelta(days=event.offset)
    if event.avoid is not None and WEEKDAYS[day.weekday()] == event.avoid:
        day += dt.timedelta(days=event.avoid_shift)
    return day


def _span(event: EventFacts, year: int) -> Span | None:
    try:
        day = event_day(event, year)
        return None if day is None else (day, day + dt.timedelta(days=event.days - 1))
    except (OverflowError, ValueError):  # beyond the first or last day that a computer knows
        return None


def _day(event: EventFacts, year: int) -> dt.date | None:
    match event.rule:
        case "easter":
            return easter(year) if FIRST_EASTER <= year <= LAST_EASTER else None
        case "fixed":
            return _date(year, event.month, event.day)
        case "weekday" if event.weekday is not None and event.month is not None:
            return _nth(year, event.month, event.weekday, event.nth or 1)
    return None


def _date(year: int, month: int | None, day: int | None) -> dt.date | None:
    try:
        return dt.date(year, month or 1, day or 1)
    except ValueError:
        return None


def _nth(year: int, month: int, weekday: Weekday, nth: int) -> dt.date | None:
    days = list(_weekdays(year, month, WEEKDAYS.index(weekday)))
    place = nth - 1 if nth > 0 else nth
    return days[place] if -len(days) <= place < len(days) else None


def _weekdays(year: int, month: int, weekday: int) -> Iterator[dt.date]:
    """The days of a month that fall on a weekday, in order."""
    first = dt.date(year, month, 1)
    day = first + dt.timedelta(days=(weekday - first.weekday()) % 7)
    while day.month == month:
        yield day
        day += dt.timedelta(days=7)
