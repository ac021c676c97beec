"""On which days, at what time, does a channel publish?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from toolkit.almanac import WorkingDays
from toolkit.strategy import Channel, Strategy
from toolkit.strategy.channel import PostingTime
from toolkit.strategy.term import WEEKDAYS

WORKDAYS = range(5)
EVERY_DAY = range(7)


@dataclass(frozen=True)
class Place:
    """A free place: a day and time on a channel.

    `copies` are the channels on which the same message appears that day, made from this one.
    `needed`: without it the lowest number of the cadence is not met. `key_date` is the day
    that it leads up to.
    """

    channel: str
    on: dt.date
    at: str | None = None
    time_zone: str | None = None
    copies: tuple[str, ...] = ()
    needed: bool = False
    key_date: str | None = None

    @property
    def week(self) -> tuple[int, int]:
        """The ISO year and week."""
        year, week, _ = self.on.isocalendar()
        return year, week

    @property
    def month(self) -> str:
        """The month, such as 2027-04."""
        return f"{self.on:%Y-%m}"


@dataclass(frozen=True)
class PostingOption:
    """A time at which a channel may publish.

    `usual`: on a day that comes first; `named`: because the client named it; `daily`: because
    the channel publishes every day.
    """

    weekday: int
    at: str | None
    time_zone: str | None
    usual: bool
    named: bool = False
    daily: bool = False

    def is_on(self, day: dt.date, working: WorkingDays) -> bool:
        """Whether this may be on a day.

        In a weekend only where the client named it, on a public holiday only where something
        appears every day.
        """
        if day.weekday() != self.weekday:
            return False
        return self.daily or working.works(day) or (self.named and not working.holiday(day))


def posting_options(strategy: Strategy, channel: Channel) -> tuple[PostingOption, ...]:
    """When a channel may publish, the client's own posting times first.

    Without days of its own a channel publishes from Monday to Friday, or every day where its
    cadence counts per day; after the days that are named come the other working days, at the same
    times.
    No time is made up: without one only the day is planned.
    """
    named = channel.posting_times or strategy.content.posting_times
    daily = channel.cadence is not None and channel.cadence.per == "day"
    default = EVERY_DAY if daily else WORKDAYS
    usual = [
        PostingOption(day, time.at, time.time_zone, usual=True, named=bool(time.days), daily=daily)
        for time in named
        for day in (_weekdays(time) or default)
    ]
    times = dict.fromkeys((time.at, time.time_zone) for time in named) or {(None, None): None}
    others = [
        PostingOption(day, at, zone, usual=not named and day in default, daily=daily)
        for at, zone in times
        for day in EVERY_DAY
    ]
    first = {(each.weekday, each.at, each.time_zone): each for each in reversed((*usual, *others))}
    return tuple(sorted(first.values(), key=lambda each: (not each.usual, each.weekday)))


def posting_days(
    options: Iterable[PostingOption], working: WorkingDays
) -> Callable[[dt.date], bool]:
    """Whether a day is one on which the channel usually publishes."""
    usual = [each for each in options if each.usual]
    return lambda day: any(each.is_on(day, working) for each in usual)


def _weekdays(time: PostingTime) -> Iterable[int]:
    return [WEEKDAYS.index(day) for day in time.days]
