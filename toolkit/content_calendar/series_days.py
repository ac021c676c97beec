"""On which days does each series come, before anything is changed, dropped or replaced?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import COUNTED_FROM, Frame
from toolkit.content_calendar.recurrence import (
    WEEKDAY_CODES,
    RuleError,
    has_end,
    leans_on_start,
    occurrences,
    rule_parts,
)
from toolkit.strategy import Item, Series
from toolkit.strategy.term import WEEKDAYS, day_of

CODES = dict(zip(WEEKDAYS, WEEKDAY_CODES, strict=True))


@dataclass(frozen=True)
class SeriesDays:
    """The days of one series that runs: from its first one to the end of the calendar.

    Also those before the calendar and, where one of these is moved into it, after. `error` says
    why there are none.
    """

    rule: str
    days: tuple[dt.date, ...] = ()
    error: RuleError | None = None

    @cached_property
    def set(self) -> frozenset[dt.date]:
        """The same days, to look one up."""
        return frozenset(self.days)

    @cached_property
    def weeks(self) -> Mapping[tuple[int, int], tuple[dt.date, ...]]:
        """The days by ISO year and week."""
        found: dict[tuple[int, int], tuple[dt.date, ...]] = {}
        for day in self.days:
            found[week_of(day)] = (*found.get(week_of(day), ()), day)
        return found


def week_of(day: dt.date) -> tuple[int, int]:
    """The ISO year and week of a day."""
    year, week, _ = day.isocalendar()
    return year, week


def series_days(frame: Frame) -> Mapping[str, SeriesDays]:
    """The days of each series that runs and has a rule."""
    items: dict[str, list[Item]] = {}
    for item in frame.strategy.content.items:
        items.setdefault(item.series or "", []).append(item)
    return {
        each.id: _days_of(frame, each, items.get(each.id, []))
        for each in frame.strategy.content.series
        if each.status == "active" and each.rule is not None
    }


def _days_of(frame: Frame, series: Series, items: list[Item]) -> SeriesDays:
    rule = series.rule or ""
    try:
        rule = rule_of(series)
        ends = (_horizon(frame, series, items), series.end, frame.strategy.period.end)
        last = min(end for end in ends if end is not None)
        return SeriesDays(rule, occurrences(rule, first_day(frame, series.start), last))
    except RuleError as error:
        return SeriesDays(rule, error=error)


def _horizon(frame: Frame, series: Series, items: list[Item]) -> dt.date:
    """The end of the calendar, or a later day of which the occurrence is moved into it."""
    moved = [(each.on, each.moved_to) for each in series.changes]
    moved += [(each.occurrence, day_of(each.on)) for each in items if each.occurrence is not None]
    return max([frame.end, *(day for day, to in moved if to is not None and frame.shows(to))])


def rule_of(series: Series) -> str:
    """The rule, with the days of the series where a weekly rule names none."""
    rule = series.rule or ""
    parts = rule_parts(rule)
    days = series.days.days if series.days is not None else ()
    if parts["FREQ"] == "WEEKLY" and "BYDAY" not in parts and days:
        return f"{rule.strip(';')};BYDAY={','.join(CODES[day] for day in days)}"
    return rule


def first_day(frame: Frame, start: dt.date | None) -> dt.date:
    """The day from which a rule is counted: its own, that of the period, or a fixed one."""
    return start or frame.strategy.period.start or COUNTED_FROM


def rule_flaws(
    frame: Frame, path: str, rule: str, start: dt.date | None, end: dt.date | None = None
) -> Iterator[CalendarFlaw]:
    """What a rule that is understood leaves open: its end, or from which day it is counted."""
    if end is None and frame.strategy.period.end is None and not has_end(rule):
        yield CalendarFlaw("rule_endless", path, {"day": f"{frame.end}"})
    if start is None and leans_on_start(rule):
        yield CalendarFlaw("start_assumed", path, {"day": f"{first_day(frame, None)}"})


def replaced_days(frame: Frame, days: Mapping[str, SeriesDays]) -> dict[str, set[dt.date]]:
    """The days on which a series gives way to one that says so, by series.

    It gives way on the same day; where it does not come then, but once in that week (ISO), it
    gives way that week. Of two series that each replace the other, the later in the file stays.
    """
    found: dict[str, set[dt.date]] = {}
    order = list(frame.series)
    for other in frame.series.values():
        name = other.replaces
        if name is None or name not in days or other.id not in days:
            continue
        mutual = frame.series[name].replaces == other.id
        if not (mutual and order.index(name) > order.index(other.id)):
            dropped = {change.on for change in other.changes if change.dropped}
            come = (day for day in days[other.id].days if day not in dropped)
            found.setdefault(name, set()).update(_giving_way(days[name], come))
    return found


def _giving_way(replaced: SeriesDays, come: Iterator[dt.date]) -> Iterator[dt.date]:
    for day in come:
        week = replaced.weeks.get(week_of(day), ())
        if day in replaced.set:
            yield day
        elif len(week) == 1:
            yield week[0]
