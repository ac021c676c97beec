"""Items laid on their days: single ones, repeated ones, and those that fill in a series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import Frame, day_of
from toolkit.content_calendar.laying import Laid, Layer
from toolkit.content_calendar.recurrence import RuleError, has_end, leans_on_start, occurrences
from toolkit.content_calendar.series_days import first_day, rule_of, series_days
from toolkit.strategy import Item, Series

Taken = Mapping[str, Mapping[dt.date, tuple[Item, ...]]]
"""The items that take the place of an occurrence, by series and planned day."""


def taken_days(frame: Frame) -> Taken:
    """Which occurrences are filled in by an item of their own.

    An item says so with `occurrence`; a post of a series on a day that the series plans is meant
    as that one, too.
    """
    found: dict[str, dict[dt.date, tuple[Item, ...]]] = {}
    planned = {series.id: _planned(frame, series) for series in frame.series.values()}
    for item in frame.strategy.content.items:
        day = occurrence_of(item)
        if item.series is not None and day is not None and day in planned[item.series]:
            days = found.setdefault(item.series, {})
            days[day] = (*days.get(day, ()), item)
    return found


def occurrence_of(item: Item) -> dt.date | None:
    """The planned day of its series that an item may take the place of."""
    if item.series is None or item.rule is not None or item.kind != "post":
        return None
    return item.occurrence or day_of(item.on)


def _planned(frame: Frame, series: Series) -> frozenset[dt.date]:
    if series.rule is None or series.status != "active":
        return frozenset()
    try:
        return frozenset(series_days(frame, series, rule_of(series)))
    except RuleError:
        return frozenset()


def item_laid(frame: Frame, path: str, item: Item, taken: Taken) -> Iterator[Laid]:
    """The publications of one item."""
    layer = Layer(frame, path, item, frame.series.get(item.series or ""))
    on = day_of(item.on) or item.occurrence
    if item.rule is not None:
        yield from _repeated(layer, item, item.rule)
    elif on is not None:
        yield from _single(layer, item, on, taken)


def _single(layer: Layer, item: Item, on: dt.date, taken: Taken) -> Iterator[Laid]:
    frame, planned = layer.frame, occurrence_of(item)
    if not frame.in_period(on):
        yield CalendarFlaw("outside_period", f"{layer.path}.on", {"day": f"{on}"})
    if item.channels and item.kind == "post" and not layer.message.channels:
        yield CalendarFlaw("channel_not_in_use", layer.path)
        return
    there = taken.get(item.series or "", {}).get(planned, ()) if planned else ()
    if item.occurrence is not None and item not in there and frame.shows(item.occurrence):
        facts = {"day": f"{item.occurrence}"}
        yield CalendarFlaw("occurrence_not_there", f"{layer.path}.occurrence", facts)
    if planned is not None and there and there[0] is item:
        yield from layer.laid(f"series:{item.series}:{planned}", planned, on)
    else:
        yield from layer.laid(f"item:{item.id}", on, on)


def _repeated(layer: Layer, item: Item, rule: str) -> Iterator[Laid]:
    frame, path = layer.frame, f"{layer.path}.rule"
    period, begun = frame.strategy.period, day_of(item.on)
    last = min(frame.end, period.end or frame.end)
    try:
        if period.end is None and not has_end(rule):
            yield CalendarFlaw("rule_endless", path, {"until": f"{frame.end}"})
        if begun is None and leans_on_start(rule):
            yield CalendarFlaw("start_assumed", path, {"day": f"{first_day(frame, None)}"})
        days = occurrences(rule, first_day(frame, begun), last)
    except RuleError as error:
        yield CalendarFlaw(error.code, path, {"found": error.found})
        return
    for day in days:
        yield from layer.laid(f"repeat:{item.id}:{day}", day, day)
