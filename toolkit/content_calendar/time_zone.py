"""What time is it for the audience: time zones, and clocks that are changed."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.core import get_global

MIDNIGHT = "24:00"
UTC = dt.UTC


@lru_cache(maxsize=1024)
def time_zone(name: str) -> ZoneInfo | None:
    """The time zone of this name (IANA); None where there is none.

    >>> time_zone("Europe/Amsterdam"), time_zone("Amsterdam")
    (zoneinfo.ZoneInfo(key='Europe/Amsterdam'), None)
    """
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # a name with .., a folder, a name that is unknown
        return None


@lru_cache(maxsize=512)
def country_zone(country: str, year: int) -> str | None:
    """The time zone of a country whose clocks all show the same in a year; None for others.

    >>> country_zone("NL", 2027), country_zone("DE", 2027), country_zone("US", 2027)
    ('Europe/Amsterdam', 'Europe/Berlin', None)
    """
    names = get_global("territory_zones").get(country, ())
    zones = [zone for name in sorted(names) if (zone := time_zone(name))]
    if not zones:
        return None
    days = [dt.datetime(year, 1, 1, 12, tzinfo=UTC) + dt.timedelta(days=n) for n in range(365)]
    clocks = {tuple(day.astimezone(zone).utcoffset() for day in days) for zone in zones}
    return zones[0].key if len(clocks) == 1 else None


def local_clock(on: dt.date, at: str) -> tuple[dt.date, str]:
    """The day and time that a clock shows: 24:00 is 00:00 of the next day."""
    return (on + dt.timedelta(days=1), "00:00") if at == MIDNIGHT else (on, at)


@lru_cache(maxsize=65536)
def real_clock(on: dt.date, at: str, zone: str) -> tuple[dt.date, str]:
    """The day and time that the clocks of a zone really show at a planned time.

    The same, but for a time that is skipped when the clocks go forward: that is read with the
    clock of before (RFC 5545, 3.3.5), so 02:30 becomes 03:30. A time that comes twice is the
    first of the two.

    >>> real_clock(dt.date(2027, 3, 28), "02:30", "Europe/Amsterdam")
    (datetime.date(2027, 3, 28), '03:30')
    """
    try:
        moment = local_moment(on, at, zone)
    except OverflowError:  # the first or last day that a computer knows
        return on, at
    return moment.date(), f"{moment:%H:%M}"


def local_moment(on: dt.date, at: str, zone: str) -> dt.datetime:
    """The moment of a local time, with its offset.

    >>> local_moment(dt.date(2027, 7, 1), "09:00", "Europe/Amsterdam").isoformat()
    '2027-07-01T09:00:00+02:00'
    """
    place = ZoneInfo(zone)
    planned = dt.datetime.combine(on, dt.time.fromisoformat(at), place)
    return planned.astimezone(UTC).astimezone(place)
