"""A series on the calendar: its days, with what was changed, dropped or replaced."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.laying import Dropped, Laid, Layer
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.series_days import SeriesDays, rule_flaws
from toolkit.strategy import Series


def series_laid(
    frame: Frame, path: str, series: Series, planned: SeriesDays, without: Collection[dt.date]
) -> Iterator[Laid]:
    """The publications of a series, but for the days `without`, and its flaws."""
    if planned.error is not None:
        error = planned.error
        yield CalendarFlaw(error.code, f"{path}.rule", {"found": error.found})
        return
    yield from _flaws(frame, path, series, planned)
    layer = Layer(frame, path, series=series)
    if layer.unused:
        yield CalendarFlaw("channel_not_in_use", f"{path}.channels")
        return
    changes = {change.on: change for change in series.changes}
    for day in planned.days:
        change = changes.get(day)
        if day in without:
            continue
        on = change.moved_to if change is not None and change.moved_to else day
        for each in layer.laid(f"series:{series.id}:{day}", day, on, change):
            dropped = change is not None and change.dropped
            yield Dropped(each) if dropped and isinstance(each, Publication) else each


def _flaws(frame: Frame, path: str, series: Series, planned: SeriesDays) -> Iterator[CalendarFlaw]:
    period = frame.strategy.period
    yield from rule_flaws(frame, f"{path}.rule", planned.rule, series.start, series.end)
    if series.start is not None and period.end is not None and series.start > period.end:
        yield CalendarFlaw("outside_period", f"{path}.start", {"day": f"{series.start}"})
    if series.end is not None and period.start is not None and series.end < period.start:
        yield CalendarFlaw("outside_period", f"{path}.end", {"day": f"{series.end}"})
    for index, change in enumerate(series.changes):
        where = f"{path}.changes[{index}]"
        if change.on not in planned.set and frame.shows(change.on):
            yield CalendarFlaw("occurrence_not_there", f"{where}.on", {"day": f"{change.on}"})
        if change.moved_to is not None and not frame.in_period(change.moved_to):
            yield CalendarFlaw("outside_period", f"{where}.moved_to", {"day": f"{change.moved_to}"})
