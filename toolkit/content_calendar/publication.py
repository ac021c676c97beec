"""What a calendar consists of: one message, on one channel, on one day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from toolkit.content_calendar.time_zone import local_moment
from toolkit.strategy import Item, Series
from toolkit.strategy.content import Stage


@dataclass(frozen=True)
class Publication:
    """One message on one channel on one day: of a single item, or one occurrence of a series.

    Attributes
    ----------
    id
        Stable as long as item, series, planned day and channel keep their names: the day that
        the series planned counts, also where the occurrence is moved.
    path
        Where it comes from in the strategy file, such as `content.series[2]`.
    item, series
        What it is made of: the item; or the series, for an occurrence that no item replaces.
        An item that belongs to a series has both.
    channel
        The channel; None where the item names none.
    on, at, time_zone
        The day and the local time (HH:MM), in the audience's time zone (IANA name); `at` and
        `time_zone` are None where unknown.
    planned_on
        The day that the rule of the series gave; `on` for everything else.
    until
        Local time at which it ends, for a meeting or a live broadcast.
    format
        The format on this channel; None where unknown.
    derivative
        Whether it is made from what was made for another channel first.
    link
        The link with its UTM parameters, all in lower case; None without a link.
    whole_day
        Whether only the day counts, because no time is known.
    """

    id: str
    path: str
    channel: str | None
    on: dt.date
    planned_on: dt.date
    title: str
    at: str | None = None
    until: str | None = None
    time_zone: str | None = None
    item: Item | None = None
    series: Series | None = None
    kind: str = "post"
    goals: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    pillar: str | None = None
    story: str | None = None
    format: str | None = None
    derivative: bool = False
    owner: str | None = None
    stage: Stage = "idea"
    preapproved: bool = False
    copy: str | None = None
    link: str | None = None

    @property
    def whole_day(self) -> bool:
        """Whether only the day is known."""
        return self.at is None

    @cached_property
    def week(self) -> tuple[int, int]:
        """The ISO year and week in which it appears."""
        year, week, _ = self.on.isocalendar()
        return year, week

    @property
    def month(self) -> str:
        """The month in which it appears, such as 2027-04."""
        return f"{self.on.year:04}-{self.on.month:02}"

    @property
    def moment(self) -> dt.datetime | None:
        """The moment at which it appears, with its offset; None without a time or a zone."""
        if self.at is None or self.time_zone is None:
            return None
        return local_moment(self.on, self.at, self.time_zone)

    @property
    def call_to_action(self) -> str | None:
        """What the item asks people to do, else its series."""
        own = self.item.call_to_action if self.item is not None else None
        return own or (self.series.call_to_action if self.series is not None else None)

    @property
    def made(self) -> bool:
        """Whether nothing has to be made any more."""
        return self.stage in {"scheduled", "published", "archived"}
