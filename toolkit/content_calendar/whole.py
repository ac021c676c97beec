"""The calendar as a whole: everything that follows from the content of a strategy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import Frame, frame
from toolkit.content_calendar.item_entry import item_laid, taken_days
from toolkit.content_calendar.key_date import CalendarDay, calendar_days, days_off
from toolkit.content_calendar.laying import Dropped, Laid
from toolkit.content_calendar.load import WeekLoad, week_load
from toolkit.content_calendar.production import Production
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.schedule import productions
from toolkit.content_calendar.series_days import replaced_days, series_days
from toolkit.content_calendar.series_entry import series_laid
from toolkit.content_calendar.time_zone import time_zone
from toolkit.content_calendar.timing import zone_places
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy
from toolkit.strategy.term import day_of


@dataclass(frozen=True)
class ContentCalendar:
    """Every publication from `start` to `end` (both included), with its making.

    Attributes
    ----------
    publications
        By day, time, channel and id.
    productions
        By publication id, for all that still has to be made.
    load
        By week, then role, from the week in which work begins, this week at the earliest.
    days
        Key dates, holidays and breaks, by first day.
    undated
        Items without a day, as their paths in the file: ideas.
    dropped
        What series would have brought on days that were dropped, for whoever expected it.
    """

    start: dt.date
    end: dt.date
    publications: tuple[Publication, ...]
    productions: Mapping[str, Production]
    load: tuple[WeekLoad, ...]
    days: tuple[CalendarDay, ...] = ()
    undated: tuple[str, ...] = ()
    dropped: tuple[Publication, ...] = ()
    flaws: tuple[CalendarFlaw, ...] = ()


def content_calendar(strategy: Strategy, evidence: Evidence, as_of: dt.date) -> ContentCalendar:
    """What is published when, from this month to the end of the period (at most twelve months).

    Nothing that was filled in wrongly is an error here: it is told in `flaws`.
    """
    shown = frame(strategy, evidence, as_of)
    laid = (*_laid(shown), *calendar_days(shown), *days_off(shown))
    found = (each for each in laid if isinstance(each, Publication))
    in_order = tuple(sorted(found, key=_order))
    made = productions(in_order, strategy, evidence, as_of)
    dropped = (each.publication for each in laid if isinstance(each, Dropped))
    days = (each for each in laid if isinstance(each, CalendarDay))
    flaws = (each for each in laid if isinstance(each, CalendarFlaw))
    return ContentCalendar(
        shown.start,
        shown.end,
        publications=in_order,
        productions=made,
        load=week_load(made, strategy, evidence, _work_begins(shown, made, as_of), shown.end),
        days=tuple(sorted(days, key=lambda each: (each.start, each.end, each.kind, each.code))),
        undated=tuple(_undated(strategy)),
        dropped=tuple(sorted(dropped, key=_order)),
        flaws=_once(flaws),
    )


def _work_begins(shown: Frame, made: Mapping[str, Production], as_of: dt.date) -> dt.date:
    """The first day of work for what is shown, today at the earliest."""
    starts = (each.steps[0].start for each in made.values())
    return min(shown.end, max(as_of, min(shown.start, min(starts, default=shown.start))))


def publications(shown: Frame) -> tuple[Publication, ...]:
    """What is published in a frame of any length, by day, time, channel and id."""
    found = (each for each in _laid(shown) if isinstance(each, Publication))
    return tuple(sorted(found, key=_order))


def _laid(shown: Frame) -> Iterator[Laid]:
    content = shown.strategy.content
    for path, zone in zone_places(shown.strategy):
        if time_zone(zone) is None:
            yield CalendarFlaw("unknown_time_zone", path, {"found": zone})
    days = series_days(shown)
    taken, replaced = taken_days(shown, days), replaced_days(shown, days)
    for index, series in enumerate(content.series):
        if series.id in days:
            without = {*taken.get(series.id, ()), *replaced.get(series.id, ())}
            path = f"content.series[{index}]"
            yield from series_laid(shown, path, series, days[series.id], without)
    for index, item in enumerate(content.items):
        yield from item_laid(shown, f"content.items[{index}]", item, taken)


def _once(flaws: Iterator[CalendarFlaw]) -> tuple[CalendarFlaw, ...]:
    """Each flaw once: of a post on two channels both have the same."""
    unique = {(each.code, each.path, *each.facts.items()): each for each in flaws}
    return tuple(unique.values())


def _order(publication: Publication) -> tuple[dt.date, str, str, str]:
    at, channel = publication.at or "", publication.channel or ""
    return publication.on, at, channel, publication.id


def _undated(strategy: Strategy) -> Iterator[str]:
    for index, item in enumerate(strategy.content.items):
        if day_of(item.on) is None and item.occurrence is None and item.rule is None:
            yield f"content.items[{index}]"
