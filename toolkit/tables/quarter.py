"""The coming quarter of a calendar: what a report shows of it, one message at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from toolkit.content_calendar import CalendarDay, ContentCalendar
from toolkit.content_calendar.production import Production
from toolkit.content_calendar.publication import Publication
from toolkit.language import Words

WEEKS = 13
"""A quarter is as far as one plans in detail: the rest is in the spreadsheet."""

DAY = dt.timedelta(days=1)
FIRM = frozenset(("approved", "scheduled", "published", "archived"))


@dataclass(frozen=True)
class Message:
    """What appears at one moment, on one channel or on several at once."""

    publications: tuple[Publication, ...]

    @property
    def first(self) -> Publication:
        """Whatever all of them share, of the one that is not derived from another."""
        return min(self.publications, key=lambda each: each.derivative)

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels on which it appears."""
        named = (each.channel for each in self.publications if each.channel)
        return tuple(dict.fromkeys(named))

    @property
    def post(self) -> bool:
        """Whether something is published, and not met about or measured."""
        return self.first.kind == "post"

    @property
    def firm(self) -> bool:
        """Whether it is agreed: approved by somebody, or of a series that is."""
        return self.first.stage in FIRM or self.first.preapproved


@dataclass(frozen=True)
class Quarter:
    """What happens from `start` to `end`, both included, in order of time."""

    start: dt.date
    end: dt.date
    messages: tuple[Message, ...]
    days: tuple[CalendarDay, ...]
    calendar: ContentCalendar

    @cached_property
    def zoned(self) -> bool:
        """Whether its times are by the clocks of several places, so that each says which."""
        return several_zones(self.messages)

    @property
    def posts(self) -> tuple[Message, ...]:
        """The messages that are published."""
        return tuple(each for each in self.messages if each.post)

    def making(self, message: Message) -> tuple[Production, ...]:
        """How the message is made on each of its channels, as far as it is left to be made."""
        found = (self.calendar.productions.get(each.id) for each in message.publications)
        made = [each for each in found if each is not None and each.steps]
        return tuple(sorted(made, key=lambda each: each.publication.derivative))

    def late(self, message: Message) -> bool:
        """Whether making any part of it should have begun already."""
        return any(each.late for each in self.making(message))

    def answer_by(self, message: Message) -> dt.date | None:
        """The last day to agree, so that it still appears in time; None where nobody is asked."""
        return min(
            (each.answer_by for each in self.making(message) if each.answer_by), default=None
        )

    def dates(self) -> Iterator[dt.date]:
        """Each day of the quarter."""
        return days_between(self.start, self.end)


def coming_quarter(calendar: ContentCalendar, as_of: dt.date) -> Quarter:
    """Thirteen weeks from the Monday of this week, or from where the calendar begins."""
    begin = max(as_of, calendar.start)
    monday = begin - begin.weekday() * DAY
    start, end = max(monday, calendar.start), monday + (7 * WEEKS - 1) * DAY
    end = min(end, calendar.end)
    return Quarter(
        start,
        end,
        messages(each for each in calendar.publications if start <= each.on <= end),
        tuple(each for each in calendar.days if each.start <= end and each.end >= start),
        calendar,
    )


def messages(publications: Iterable[Publication]) -> tuple[Message, ...]:
    """Publications that differ in their channel only, together; in order of time."""
    ordered = sorted(publications, key=lambda each: (each.on, each.at or "", *_same(each)))
    grouped = groupby(ordered, key=lambda each: (each.on, each.at or "", *_same(each)))
    return tuple(Message(tuple(group)) for _, group in grouped)


def _same(each: Publication) -> tuple[str, ...]:
    source = f"item {each.item.id}" if each.item else f"series {each.series and each.series.id}"
    return source, each.title, f"{each.planned_on}", each.stage


def clock_text(publication: Publication) -> str:
    """From when, and until when where that is known; empty where only the day is."""
    start, end = publication.at or "", publication.until
    return f"{start}–{end}" if start and end else start


def several_zones(found: Iterable[Message]) -> bool:
    """Whether messages are timed by the clocks of more than one place."""
    return len({each.first.time_zone for each in found if each.first.time_zone}) > 1


def zoned_clock_text(publication: Publication, words: Words, *, zoned: bool) -> str:
    """The same with the place whose clock it is, where that may be another each time."""
    clock = clock_text(publication)
    if not (clock and zoned and publication.time_zone):
        return clock
    return f"{clock} ({words.zone(publication.time_zone)})"


def stage_text(message: Message, words: Words) -> str:
    """How far a message is, in words; what was agreed beforehand says so until it is made."""
    return publication_stage_text(message.first, words)


def publication_stage_text(publication: Publication, words: Words) -> str:
    """The same of what appears on one channel."""
    if publication.preapproved and publication.stage not in FIRM:
        return words("agreed beforehand")
    return words.term("stage", publication.stage)


def days_between(start: dt.date, end: dt.date) -> Iterator[dt.date]:
    """Each day from start to end, both included."""
    return (start + n * DAY for n in range((end - start).days + 1))
