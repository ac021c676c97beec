"""The table of events: rows that say nothing, and the events that the others describe."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.evidence.event import SCHOOL_EVENTS, EventFacts, EventRule
from toolkit.evidence.table import Flaw, Row

NEEDED: Mapping[EventRule, tuple[str, ...]] = {
    "fixed": ("month", "day"),
    "weekday": ("month", "weekday", "nth"),
    "easter": ("offset",),
    "school": (),
}
"""The cells without which a rule says nothing."""

LEAP_YEAR = 2024


def event_flaws(rows: tuple[Row, ...]) -> Iterator[Flaw]:
    """Rules that lack a cell, or name a day that no year has."""
    for row in rows:
        values = row.values
        for column in NEEDED[values["rule"]]:
            if values[column] is None:
                yield Flaw("events", row.line, column, "''", "filled, for this rule")
        if not _there(values):
            allowed = "a day that this month has"
            yield Flaw("events", row.line, "day", repr(str(values["day"])), allowed)
        if values["nth"] == 0:
            yield Flaw("events", row.line, "nth", "'0'", "1 … 5, or -1 … -5 from the end")
        if values["rule"] == "school" and values["event"] not in SCHOOL_EVENTS:
            allowed = ", ".join(SCHOOL_EVENTS)
            yield Flaw("events", row.line, "event", repr(values["event"]), allowed)


def _there(values: Mapping[str, Any]) -> bool:
    month, day = values["month"], values["day"]
    return month is None or day is None or day <= calendar.monthrange(LEAP_YEAR, month)[1]


def event_facts(row: Row) -> EventFacts:
    """The event that a row describes; an empty offset or shift is none, and it lasts a day."""
    values: dict[str, Any] = dict(row.values)
    return EventFacts(
        offset=values.pop("offset") or 0,
        avoid_shift=values.pop("avoid_shift") or 0,
        days=values.pop("days") or 1,
        **values,
    )
