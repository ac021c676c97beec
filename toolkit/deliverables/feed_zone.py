"""Time zones in an .ics file: when the clock is put forward and back in the years it covers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from toolkit.content_calendar.time_zone import time_zone

MINUTE = dt.timedelta(minutes=1)
MONTH = dt.timedelta(days=28)


class Onset(NamedTuple):
    """A moment (local, by the clock as it was before) from which another offset holds."""

    at: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str
    summer: bool


def known_zone(name: str | None) -> str | None:
    """The name of a time zone, if there is such a zone."""
    zone = time_zone(name) if name else None
    return zone.key if zone else None


def zone_component(name: str, start: dt.date, end: dt.date) -> Timezone:
    """The time zone from one day to another, as RFC 5545 (section 3.6.5) describes it.

    icalendar can make one as well, but its summer time begins an hour late: it writes the onset
    by the new clock where the standard asks for the old one.
    """
    component = Timezone()
    component.add("tzid", name)
    for onset in onsets(name, start, end):
        part = TimezoneDaylight() if onset.summer else TimezoneStandard()
        part.add("dtstart", onset.at)
        part.add("tzoffsetfrom", onset.before)
        part.add("tzoffsetto", onset.after)
        part.add("tzname", onset.name)
        component.add_component(part)
    return component


@lru_cache(maxsize=64)
def onsets(name: str, start: dt.date, end: dt.date) -> tuple[Onset, ...]:
    """The first moment, and each change of the clock after it."""
    zone = ZoneInfo(name)
    moment = dt.datetime.combine(start, dt.time(), dt.UTC)
    last = dt.datetime.combine(end, dt.time(), dt.UTC)
    offset = _offset(moment, zone)
    first = _onset(moment, offset, zone)
    return (first, *_changes(moment, last, zone))


def _changes(moment: dt.datetime, last: dt.datetime, zone: ZoneInfo) -> Iterator[Onset]:
    while moment < last:
        later = moment + MONTH
        if _offset(later, zone) == _offset(moment, zone):
            moment = later
            continue
        early, late = moment, later
        while late - early > MINUTE:
            middle = early + (late - early) / 2
            same = _offset(middle, zone) == _offset(moment, zone)
            early, late = (middle, late) if same else (early, middle)
        change = late.replace(second=0, microsecond=0)
        yield _onset(change, _offset(moment, zone), zone)
        moment = change


def _onset(moment: dt.datetime, before: dt.timedelta, zone: ZoneInfo) -> Onset:
    there = moment.astimezone(zone)
    local = (moment + before).replace(tzinfo=None)
    return Onset(local, before, _offset(moment, zone), there.tzname() or "", bool(there.dst()))


def _offset(moment: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()
