"""A series laid on its days: what its rule gives, with what was changed, dropped or replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import COUNTED_FROM, Frame
from toolkit.content_calendar.laying import Laid, Layer
from toolkit.content_calendar.recurrence import (
    RuleError,
    has_end,
    leans_on_start,
    occurrences,
    rule_parts,
)
from toolkit.strategy import Item, Series
from toolkit.strategy.term import WEEKDAYS

WEEKDAY_CODES = dict(zip(WEEKDAYS, ("MO", "TU", "WE", "TH", "FR", "SA", "SU"), strict=True))


def series_laid(
    frame: Frame, path: str, series: Series, taken: Mapping[dt.date, tuple[Item, ...]]
) -> Iterator[Laid]:
    """The publications of a series, but for the days that items take the place of."""
    if series.status != "active" or series.rule is None:
        return
    try:
        rule = rule_of(series)
        yield from _rule_flaws(frame, path, series, rule)
        days = series_days(frame, series, rule)
    except RuleError as error:
        yield CalendarFlaw(error.code, f"{path}.rule", {"found": error.found})
        return
    layer = Layer(frame, path, series=series)
    if series.channels and not layer.message.channels:
        yield CalendarFlaw("channel_not_in_use", path)
        return
    changes = {change.on: change for change in series.changes}
    planned = set(days)
    for index, each in enumerate(series.changes):
        if each.on not in planned and frame.shows(each.on):
            yield CalendarFlaw(
                "occurrence_not_there", f"{path}.changes[{index}].on", {"day": f"{each.on}"}
            )
    for day in days:
        change = changes.get(day)
        if day in taken or (change and change.dropped):
            continue
        on = (change.moved_to if change else None) or day
        yield from layer.laid(f"series:{series.id}:{day}", day, on, change)


def rule_of(series: Series) -> str:
    """The rule, with the days of the series where a weekly rule names none."""
    parts = rule_parts(series.rule or "")
    days = series.days.days if series.days else ()
    if parts["FREQ"] == "WEEKLY" and "BYDAY" not in parts and days:
        return f"{series.rule};BYDAY={','.join(WEEKDAY_CODES[day] for day in days)}"
    return series.rule or ""


def series_days(frame: Frame, series: Series, rule: str) -> tuple[dt.date, ...]:
    """The days that the rule of a series gives, from its first one to the end of the calendar.

    Also those before the calendar: one of them may be moved into it.
    """
    start = first_day(frame, series.start)
    ends = [frame.end, series.end, frame.strategy.period.end]
    last = min(end for end in ends if end is not None)
    moved = [each.on for each in series.changes if each.moved_to and frame.shows(each.moved_to)]
    last = max([last, *moved])
    return occurrences(rule, start, last)


def first_day(frame: Frame, start: dt.date | None) -> dt.date:
    """The day from which a rule is counted."""
    return start or frame.strategy.period.start or COUNTED_FROM


def _rule_flaws(frame: Frame, path: str, series: Series, rule: str) -> Iterator[CalendarFlaw]:
    period = frame.strategy.period
    if series.end is None and period.end is None and not has_end(rule):
        yield CalendarFlaw("rule_endless", f"{path}.rule", {"until": f"{frame.end}"})
    if series.start is None and leans_on_start(rule):
        counted = f"{first_day(frame, None)}"
        yield CalendarFlaw("start_assumed", f"{path}.rule", {"day": counted})
    for name, day in (("start", series.start), ("end", series.end)):
        if day is not None and not frame.in_period(day):
            yield CalendarFlaw("outside_period", f"{path}.{name}", {"day": f"{day}"})
