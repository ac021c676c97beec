"""One month of the calendar: its weeks from Monday, with cards, days off and key dates."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.key_date import CalendarDay, calendar_days, days_off
from toolkit.content_calendar.schedule import productions
from toolkit.content_calendar.time_zone import country_zone
from toolkit.content_calendar.whole import publications
from toolkit.evidence import Evidence
from toolkit.intake.board.card import Card, cards
from toolkit.strategy import Item, Strategy
from toolkit.strategy.term import day_of

DAY, WEEK = dt.timedelta(days=1), 7
LOOK_AHEAD = 12
"""Months that can be looked at from today, where the period does not end later."""


@dataclass(frozen=True)
class BoardMonth:
    """A month of a strategy's calendar; also the days that fill up its first and last week."""

    strategy: Strategy
    evidence: Evidence
    as_of: dt.date
    first: dt.date

    @property
    def last(self) -> dt.date:
        """The last day of the month."""
        n_days = calendar.monthrange(self.first.year, self.first.month)[1]
        return self.first.replace(day=n_days)

    @property
    def start(self) -> dt.date:
        """The Monday with which it begins."""
        return self.first - self.first.weekday() * DAY

    @property
    def end(self) -> dt.date:
        """The Sunday with which it ends."""
        return self.last + (WEEK - 1 - self.last.weekday()) * DAY

    @cached_property
    def frame(self) -> Frame:
        """The days that are shown."""
        return Frame(self.strategy, self.evidence, self.start, self.end)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """All cards of these weeks."""
        found = publications(self.frame)
        return cards(found, productions(found, self.strategy, self.evidence, self.as_of))

    @cached_property
    def zoned(self) -> bool:
        """Whether times of these weeks are by another clock than the client's, and say which."""
        zones = {each.first.time_zone for each in self.cards} - {None}
        client = self.strategy.client
        own = client.time_zone
        if own is None and client.country:
            own = country_zone(client.country, self.first.year)
        return bool(zones - {own}) if own else len(zones) > 1

    @cached_property
    def special(self) -> tuple[CalendarDay, ...]:
        """Key dates, public holidays and breaks of the schools."""
        found = (*calendar_days(self.frame), *days_off(self.frame))
        return tuple(each for each in found if isinstance(each, CalendarDay))

    def weeks(self) -> Iterator[tuple[dt.date, ...]]:
        """The days of each week, from Monday."""
        monday = self.start
        while monday <= self.end:
            yield tuple(monday + place * DAY for place in range(WEEK))
            monday += WEEK * DAY

    def on(self, day: dt.date) -> tuple[Card, ...]:
        """The cards of a day."""
        return tuple(each for each in self.cards if each.on == day)

    def card(self, key: str) -> Card | None:
        """A card of these weeks."""
        return next((each for each in self.cards if each.key == key), None)


def undated(strategy: Strategy) -> tuple[Item, ...]:
    """The items that have no day yet."""
    return tuple(
        each
        for each in strategy.content.items
        if day_of(each.on) is None and each.occurrence is None and each.rule is None
    )


def month_span(strategy: Strategy, as_of: dt.date) -> tuple[dt.date, dt.date]:
    """The first days of the first and the last month that can be looked at."""
    period = strategy.period
    dated = [day for each in strategy.content.items if (day := day_of(each.on)) is not None]
    begin = min([as_of, *dated, *filter(None, (period.start,))])
    ahead = month_after(as_of.replace(day=1), LOOK_AHEAD)
    end = max([ahead, *dated, *filter(None, (period.end,))])
    return begin.replace(day=1), end.replace(day=1)


def month_after(first: dt.date, by: int = 1) -> dt.date:
    """The first day of the month so many months later."""
    months = first.year * 12 + first.month - 1 + by
    return dt.date(months // 12, months % 12 + 1, 1)
