"""At what time does something appear, and by whose clock?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.content_calendar.time_zone import country_zone, time_zone
from toolkit.strategy import Item, Series, Strategy
from toolkit.strategy.channel import PostingTime
from toolkit.strategy.term import WEEKDAYS


@dataclass(frozen=True)
class Timing:
    """A local time and its zone, None where unknown."""

    at: str | None
    zone: str | None


def week_timings(strategy: Strategy, channel: str | None, year: int) -> tuple[Timing, ...]:
    """The usual time on a channel on each day of the week, from Monday.

    The channel's posting time for that day, else that of all content; of several the first
    counts. The time zone is that of the posting time, of the client, or of the client's country,
    if all of it has one. A zone that does not exist is passed over.
    """
    named = next((each for each in strategy.channels if each.id == channel), None)
    lists = (named.posting_times if named else (), strategy.content.posting_times)
    return tuple(_usual(strategy, lists, weekday, year) for weekday in range(len(WEEKDAYS)))


def _usual(
    strategy: Strategy, lists: tuple[tuple[PostingTime, ...], ...], weekday: int, year: int
) -> Timing:
    fitting = [each for several in lists for each in several if fits(each, weekday)]
    at = next((each.at for each in fitting if each.at), None)
    client = strategy.client
    named = [*(each.time_zone for each in fitting), client.time_zone]
    zone = next((zone for zone in named if zone and time_zone(zone)), None)
    return Timing(at, zone or (country_zone(client.country, year) if client.country else None))


def fits(posting: PostingTime, weekday: int) -> bool:
    """Whether a posting time is meant for a day of the week (0 is Monday)."""
    return not posting.days or WEEKDAYS[weekday] in posting.days


def own_timing(item: Item | None, series: Series | None, usual: Timing) -> Timing:
    """The time of an item, else of its series, else the usual one; so the time zone."""
    days = series.days if series is not None else None
    at, zone = usual.at, usual.zone
    if days is not None:
        at = days.at or at
        zone = days.time_zone if days.time_zone and time_zone(days.time_zone) else zone
    if item is not None:
        at = item.at or at
        zone = item.time_zone if item.time_zone and time_zone(item.time_zone) else zone
    return Timing(at, zone)


def zone_places(strategy: Strategy) -> Iterator[tuple[str, str]]:
    """Every time zone that the strategy names for what is published, with its place."""
    content = strategy.content
    named: list[tuple[str, str | None]] = [("client.time_zone", strategy.client.time_zone)]
    for index, channel in enumerate(strategy.channels):
        named += _zones_of(f"channels[{index}].posting_times", channel.posting_times)
    named += _zones_of("content.posting_times", content.posting_times)
    for index, series in enumerate(content.series):
        if series.days is not None:
            named.append((f"content.series[{index}].days.time_zone", series.days.time_zone))
    for index, item in enumerate(content.items):
        named.append((f"content.items[{index}].time_zone", item.time_zone))
    return ((path, zone) for path, zone in named if zone)


def _zones_of(path: str, several: tuple[PostingTime, ...]) -> list[tuple[str, str | None]]:
    return [(f"{path}[{index}].time_zone", each.time_zone) for index, each in enumerate(several)]
