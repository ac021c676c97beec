"""An item on the calendar: on its day, on the days of its rule, or in the place of a series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.laying import Laid, Layer
from toolkit.content_calendar.recurrence import RuleError, occurrences
from toolkit.content_calendar.series_days import SeriesDays, first_day, rule_flaws
from toolkit.strategy import Item
from toolkit.strategy.term import day_of

Taken = Mapping[str, Mapping[dt.date, str]]
"""By series and planned day: the first item that takes the place of that occurrence."""


def taken_days(frame: Frame, days: Mapping[str, SeriesDays]) -> Taken:
    """Which occurrences an item of their own takes the place of.

    An item says so with `occurrence`; a post of a series on a day that the series plans is meant
    as that one, too.
    """
    found: dict[str, dict[dt.date, str]] = {}
    for item in frame.strategy.content.items:
        day = occurrence_of(item)
        name = item.series or ""
        if name in days and day is not None and day in days[name].set:
            found.setdefault(name, {}).setdefault(day, item.id)
    return found


def occurrence_of(item: Item) -> dt.date | None:
    """The planned day of its series that an item may take the place of."""
    if item.series is None or item.rule is not None or item.kind != "post":
        return None
    return item.occurrence or day_of(item.on)


def item_laid(frame: Frame, path: str, item: Item, taken: Taken) -> Iterator[Laid]:
    """The publications of one item, and its flaws."""
    layer = Layer(frame, path, item, frame.series.get(item.series or ""))
    on = day_of(item.on) or (item.occurrence if item.rule is None else None)
    if layer.unused:
        yield CalendarFlaw("channel_not_in_use", f"{path}.channels")
    elif item.rule is not None:
        yield from _repeated(layer, item, item.rule)
    elif on is not None:
        yield from _single(layer, item, on, taken)


def _single(layer: Layer, item: Item, on: dt.date, taken: Taken) -> Iterator[Laid]:
    frame, planned = layer.frame, occurrence_of(item)
    to_come = item.kind == "post" and item.stage not in ("published", "archived")
    if to_come and not frame.in_period(on):
        yield CalendarFlaw("outside_period", f"{layer.path}.on", {"day": f"{on}"})
    holder = taken.get(item.series or "", {}).get(planned) if planned is not None else None
    if item.occurrence is not None and holder is None and frame.shows(item.occurrence):
        facts = {"day": f"{item.occurrence}"}
        yield CalendarFlaw("occurrence_not_there", f"{layer.path}.occurrence", facts)
    if planned is not None and holder == item.id:
        yield from layer.laid(f"series:{item.series}:{planned}", planned, on)
    else:
        yield from layer.laid(f"item:{item.id}", on, on)


def _repeated(layer: Layer, item: Item, rule: str) -> Iterator[Laid]:
    frame, path = layer.frame, f"{layer.path}.rule"
    begun, end = day_of(item.on), frame.strategy.period.end
    try:
        yield from rule_flaws(frame, path, rule, begun)
        days = occurrences(rule, first_day(frame, begun), min(frame.end, end or frame.end))
    except RuleError as error:
        yield CalendarFlaw(error.code, path, {"found": error.found})
        return
    for day in days:
        yield from layer.laid(f"repeat:{item.id}:{day}", day, day)
