"""At what time does something appear, and by whose clock?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.time_zone import country_zone, time_zone
from toolkit.strategy import Item, Series
from toolkit.strategy.channel import PostingTime
from toolkit.strategy.term import WEEKDAYS


@dataclass(frozen=True)
class Timing:
    """A local time and its zone, None where unknown."""

    at: str | None
    zone: str | None


def timings(
    frame: Frame, channel: str | None, item: Item | None, series: Series | None
) -> tuple[Timing, ...]:
    """The time on each day of the week, from Monday.

    The time of the item goes first, then that of the series, the channel's posting time on that
    day, and the posting time of all content. So does the time zone; after those come the zone of
    the client and that of its country, if it has only one. Of several posting times the first
    for that day counts. A zone that does not exist is passed over.
    """
    return tuple(_timing(frame, channel, item, series, weekday) for weekday in range(7))


def _timing(
    frame: Frame, channel: str | None, item: Item | None, series: Series | None, weekday: int
) -> Timing:
    posting = list(_posting(frame, channel, series, weekday))
    times = (item.at if item else None, *(each.at for each in posting))
    zones = (
        item.time_zone if item else None,
        *(each.time_zone for each in posting),
        frame.strategy.client.time_zone,
    )
    known = (zone for zone in zones if zone and time_zone(zone))
    return Timing(next((at for at in times if at), None), next(known, _of_country(frame)))


def _posting(
    frame: Frame, channel: str | None, series: Series | None, weekday: int
) -> Iterator[PostingTime]:
    """What says when to post on a weekday, nearest first."""
    if series is not None and series.days is not None:
        yield series.days
    of_channel = frame.channels[channel].posting_times if channel else ()
    for several in (of_channel, frame.strategy.content.posting_times):
        fitting = (each for each in several if fits(each, weekday))
        yield from [first] if (first := next(fitting, None)) else []


def fits(posting: PostingTime, weekday: int) -> bool:
    """Whether a posting time is meant for a day of the week (0 is Monday)."""
    return not posting.days or WEEKDAYS[weekday] in posting.days


def _of_country(frame: Frame) -> str | None:
    country = frame.strategy.client.country
    return country_zone(country, frame.start.year) if country else None


def zone_places(frame: Frame) -> Iterator[tuple[str, str]]:
    """Every time zone that the strategy names for what is published, with its place."""
    strategy = frame.strategy
    named: list[tuple[str, str | None]] = [("client.time_zone", strategy.client.time_zone)]
    for index, channel in enumerate(strategy.channels):
        path = f"channels[{index}].posting_times"
        named += _zones_of(path, channel.posting_times)
    named += _zones_of("content.posting_times", strategy.content.posting_times)
    for index, series in enumerate(strategy.content.series):
        if series.days is not None:
            named.append((f"content.series[{index}].days.time_zone", series.days.time_zone))
    for index, item in enumerate(strategy.content.items):
        named.append((f"content.items[{index}].time_zone", item.time_zone))
    yield from ((path, zone) for path, zone in named if zone)


def _zones_of(path: str, several: tuple[PostingTime, ...]) -> list[tuple[str, str | None]]:
    return [(f"{path}[{index}].time_zone", each.time_zone) for index, each in enumerate(several)]
