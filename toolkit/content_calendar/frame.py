"""What is laid out: a strategy, between two days, with what every entry asks of it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.content_calendar.story import first_tellings
from toolkit.content_calendar.timing import Timing, week_timings
from toolkit.evidence import Evidence
from toolkit.strategy import Channel, Pillar, Series, Strategy
from toolkit.strategy.content import KeyDate, Story

MONTHS = 12
"""A calendar looks ahead at most so far."""

COUNTED_FROM = dt.date(2024, 1, 1)
"""From here a rule is counted that needs a first day where none is known: a Monday, the first of
a month and of a year. A fixed day, so that the calendar stays the same as time goes on."""

LAST_DAY = dt.date(9998, 12, 31)
"""Beyond this a computer cannot count on."""


@dataclass(frozen=True)
class Index:
    """What a strategy has, by id."""

    strategy: Strategy

    @cached_property
    def in_use(self) -> dict[str, Channel]:
        """The channels that are in use."""
        return {each.id: each for each in self.strategy.channels if each.status == "active"}

    @cached_property
    def channels(self) -> dict[str, Channel]:
        """All channels."""
        return {each.id: each for each in self.strategy.channels}

    @cached_property
    def series(self) -> dict[str, Series]:
        """The series."""
        return {each.id: each for each in self.strategy.content.series}

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The core stories."""
        return {each.id: each for each in self.strategy.content.stories}

    @cached_property
    def key_dates(self) -> dict[str, KeyDate]:
        """The key dates."""
        return {each.id: each for each in self.strategy.content.key_dates}

    @cached_property
    def pillars(self) -> dict[str, Pillar]:
        """The pillars."""
        return {each.id: each for each in self.strategy.content.pillars}


@dataclass(frozen=True)
class Frame(Index):
    """A strategy and the days that are looked at, `start` to `end` (both included)."""

    evidence: Evidence
    start: dt.date
    end: dt.date

    @cached_property
    def first_tellings(self) -> Mapping[str, str]:
        """The item that tells each core story first."""
        return first_tellings(self.strategy)

    @cached_property
    def timings(self) -> dict[str | None, tuple[Timing, ...]]:
        """The usual time on each day of the week, by channel, and under None without one."""
        year = self.start.year
        names = (None, *self.channels)
        return {name: week_timings(self.strategy, name, year) for name in names}

    def shows(self, day: dt.date) -> bool:
        """Whether a day is looked at."""
        return self.start <= day <= self.end

    def in_period(self, day: dt.date) -> bool:
        """Whether the strategy holds on a day."""
        period = self.strategy.period
        return (period.start or day) <= day <= (period.end or day)


def frame(strategy: Strategy, evidence: Evidence, as_of: dt.date) -> Frame:
    """From the first day of this month, or of a period that begins later, to the period's end.

    At most twelve months; twelve, too, without an end, or when the end has passed.
    """
    period = strategy.period
    start = min(max(as_of.replace(day=1), period.start or dt.date.min), LAST_DAY)
    end = _year_later(start)
    if period.end is not None and period.end >= as_of:
        end = min(end, period.end)
    return Frame(strategy, evidence, start, end)


def _year_later(start: dt.date) -> dt.date:
    """The last day of the twelve months that begin here."""
    if start.year == LAST_DAY.year:
        return LAST_DAY
    last = calendar.monthrange(start.year + 1, start.month)[1]
    return start.replace(year=start.year + 1, day=min(start.day, last)) - dt.timedelta(days=1)
