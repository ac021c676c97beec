"""The calendar as a whole: everything that follows from the content of a strategy."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.schedule import Production, WeekLoad


@dataclass(frozen=True)
class CalendarDay:
    """A key date, public holiday or school break in the calendar.

    `kind` is "own" (the client's), "event" (of the almanac, chosen), "public" or "school".
    `goals` and `personas` are what it touches; a key date that touches both may be planned for.
    """

    code: str
    name: str
    kind: str
    start: dt.date
    end: dt.date
    goals: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    path: str | None = None


@dataclass(frozen=True)
class CalendarFlaw:
    """Something that could not be laid on the calendar, and why.

    `code` is one of: "rule_not_understood", "rule_never", "rule_endless", "outside_period",
    "time_not_there" (a local time that the clock skips), "unknown_time_zone", "unknown_event".
    """

    code: str
    path: str
    facts: Mapping[str, str] = field(default_factory=dict)


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
        By week, then role.
    days
        Key dates, holidays and breaks, by first day.
    undated
        Items without a day, as their paths in the file: ideas.
    """

    start: dt.date
    end: dt.date
    publications: tuple[Publication, ...]
    productions: Mapping[str, Production]
    load: tuple[WeekLoad, ...]
    days: tuple[CalendarDay, ...] = ()
    undated: tuple[str, ...] = ()
    flaws: tuple[CalendarFlaw, ...] = ()
