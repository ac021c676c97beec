"""Where is something free: per channel and week, beside what is there and what is copied?"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, partial

from toolkit.content_calendar.plan.making import Making
from toolkit.content_calendar.plan.place import (
    Place,
    PostingOption,
    posting_days,
    posting_options,
)
from toolkit.content_calendar.plan.room import Week
from toolkit.content_calendar.plan.vacancy import (
    DAY,
    FINEST,
    Days,
    Rhythm,
    Vacancy,
    Window,
    copies_rhythm,
    days_between,
    own_rhythm,
    vacancies,
    whole_rhythm,
)
from toolkit.content_calendar.plan.week import Request
from toolkit.content_calendar.publication import Publication
from toolkit.strategy import Channel, Strategy
from toolkit.strategy.channel import WEEKS_IN

Copies = Mapping[tuple[str, Week], Mapping[str, int]]
"""How many messages of a channel are copied to which others in a week."""


@dataclass(frozen=True)
class Openings:
    """The free places of all channels, and what is copied from one to the other.

    `late_until`: channels on which something would be free sooner than anything can be ready,
    with the first day on which something can.
    """

    requests: tuple[Request, ...]
    copies: Copies
    late_until: Mapping[str, dt.date]

    def with_copies(self, places: Iterable[Place], week: Week) -> Iterator[Place]:
        """The places of a week, the first of each channel with their copies."""
        left = {name: dict(several) for (name, on), several in self.copies.items() if on == week}
        for place in places:
            others = left.get(place.channel, {})
            copies = tuple(name for name, n in others.items() if n)
            for name in copies:
                others[name] -= 1
            yield replace(place, copies=copies)


@dataclass
class _Count:
    """What is there on a channel: made for it, and copied to it."""

    own: list[dt.date] = field(default_factory=list)
    copied: list[dt.date] = field(default_factory=list)


def openings(
    strategy: Strategy,
    publications: Sequence[Publication],
    making: Making,
    window: Window,
) -> Openings:
    """The free places between two days, from the first on which something can be ready.

    Where a channel copies to another, its new messages go there too, as long as the other has
    room for them; only what is left there is free. A channel without a cadence of its own gets
    the copies, and no places.
    """
    search = _Search(strategy, making, window, _counts(publications))
    for channel in _sources_first(search.channels):
        rhythm = own_rhythm(channel.cadence)
        if rhythm is not None:
            search.open(channel, rhythm)
    return Openings(tuple(search.requests), search.copies, search.late_until)


@dataclass
class _Search:
    """What is found so far, channel by channel."""

    strategy: Strategy
    making: Making
    window: Window
    counts: dict[str, _Count]
    requests: list[Request] = field(default_factory=list)
    copies: dict[tuple[str, Week], dict[str, int]] = field(default_factory=dict)
    late_until: dict[str, dt.date] = field(default_factory=dict)

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """The channels in use."""
        return {each.id: each for each in self.strategy.channels if each.status == "active"}

    def open(self, channel: Channel, rhythm: Rhythm) -> None:
        """Add the free places of a channel, and what goes on from there to others."""
        options = posting_options(self.strategy, channel)
        days = Days(
            posting_days(options, self.making.working),
            partial(self.making.in_time, channel.id),
        )
        free = _free(channel, rhythm, self._count(channel.id), self.window, days)
        most = _most_a_day(rhythm, options)
        self.requests.extend(Request(channel.id, each, options, most) for each in free)
        self._note_late(channel, rhythm, days)
        for name in channel.copies_to:
            if name in self.channels and name != channel.id:
                self._copy(channel, name, free, days)

    def _note_late(self, channel: Channel, rhythm: Rhythm, days: Days) -> None:
        possible = _first_possible(self.making, channel.id, days, self.window)
        if possible is None:
            return
        at_once = Days(days.usual, lambda _: True)
        before = self.window[0], min(self.window[1], possible - DAY)
        if _free(channel, rhythm, self._count(channel.id), before, at_once):
            self.late_until[channel.id] = possible

    def _copy(self, channel: Channel, name: str, free: Sequence[Vacancy], days: Days) -> None:
        other = self._count(name)
        for vacancy, n in _copied(free, self.channels[name], other, self.window, days):
            other.copied.extend([vacancy.first] * n)
            week = self.copies.setdefault((channel.id, week_of(vacancy.first)), {})
            week[name] = week.get(name, 0) + n

    def _count(self, channel: str) -> _Count:
        return self.counts.setdefault(channel, _Count())


def _copied(
    free: Sequence[Vacancy],
    channel: Channel,
    count: _Count,
    window: Window,
    days: Days,
) -> list[tuple[Vacancy, int]]:
    """How many of the new messages a channel takes over."""
    rhythm, taken = copies_rhythm(channel.cadence), count.copied
    if rhythm is None:
        rhythm, taken = own_rhythm(channel.cadence), [*count.own, *count.copied]
    if rhythm is None:
        return [(each, each.n) for each in free]
    room = _per_week(vacancies(rhythm, taken, window, days))
    found = []
    for each in free:
        week = week_of(each.first)
        n = min(each.n, room.get(week, 0))
        room[week] = room.get(week, 0) - n
        if n:
            found.append((each, n))
    return found


def _free(
    channel: Channel,
    rhythm: Rhythm,
    count: _Count,
    window: Window,
    days: Days,
) -> tuple[Vacancy, ...]:
    """The places for messages of the channel's own.

    Where copies are told apart, there are no more than its own cadence has room for, and no
    more than the cadence with copies leaves; else all that appears counts.
    """
    everything = [*count.own, *count.copied]
    together = whole_rhythm(channel.cadence)
    if copies_rhythm(channel.cadence) is None or together is None:
        return vacancies(rhythm, everything, window, days)
    own = vacancies(rhythm, count.own, window, days)
    room = _per_week(vacancies(together, everything, window, days))
    found = []
    for each in own:
        n = min(each.n, room.get(week_of(each.first), 0))
        room[week_of(each.first)] = room.get(week_of(each.first), 0) - n
        if n:
            found.append(Vacancy(each.first, each.last, n, min(n, each.needed)))
    return tuple(found)


def _counts(publications: Sequence[Publication]) -> dict[str, _Count]:
    counts: dict[str, _Count] = {}
    for each in publications:
        if each.channel and each.kind == "post":
            count = counts.setdefault(each.channel, _Count())
            (count.copied if each.derivative else count.own).append(each.on)
    return counts


def _sources_first(channels: Mapping[str, Channel]) -> list[Channel]:
    """Channels that nothing is copied to come before those that wait for copies."""
    targets = {name for each in channels.values() for name in each.copies_to if name != each.id}
    return sorted(channels.values(), key=lambda each: each.id in targets)


def _most_a_day(rhythm: Rhythm, options: tuple[PostingOption, ...]) -> int:
    """How much there is on a day, where a week's number is spread over its usual days."""
    days = {each.weekday for each in options if each.usual} or {each.weekday for each in options}
    per_week = rhythm.central / Fraction(WEEKS_IN[rhythm.per]).limit_denominator(FINEST)
    return max(1, math.ceil(per_week / len(days)))


def _first_possible(making: Making, channel: str, days: Days, window: Window) -> dt.date | None:
    """Where nothing can be ready on the first usual day: the first day on which something can."""
    first = next((day for day in days_between(*window) if days.usual(day)), None)
    if first is None or making.in_time(channel, first):
        return None
    return making.first_possible(channel, first)


def _per_week(several: Sequence[Vacancy]) -> dict[Week, int]:
    found: dict[Week, int] = {}
    for each in several:
        found[week_of(each.first)] = found.get(week_of(each.first), 0) + each.n
    return found


def week_of(day: dt.date) -> Week:
    """The ISO year and week of a day."""
    year, week, _ = day.isocalendar()
    return year, week
