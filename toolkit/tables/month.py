"""The calendar as months: weeks from Monday, with their numbers, days off and messages."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from toolkit.content_calendar import CalendarDay
from toolkit.strategy.term import WEEKDAYS
from toolkit.tables.block import Day, DayKind, Entry, Legend, Month, Sign, Week
from toolkit.tables.quarter import DAY, Message, Quarter, stage_text, zoned_clock_text
from toolkit.tables.view import View

MOST_IN_A_DAY = 6
"""A day with more than this cannot be read in a grid; the list has all."""

KINDS: Mapping[str, DayKind] = {"public": "free", "school": "break"}
NOTE_ORDER: tuple[DayKind, ...] = ("free", "date", "break")
TITLE_LENGTH = 70


def months(quarter: Quarter, view: View) -> tuple[Month, ...]:
    """Each month of the quarter with its weeks."""
    grid = _Grid(quarter, view)
    return tuple(grid.month(days) for days in _by_month(quarter))


def _by_month(quarter: Quarter) -> Iterator[list[dt.date]]:
    for _, days in groupby(quarter.dates(), key=lambda day: (day.year, day.month)):
        yield list(days)


@dataclass(frozen=True)
class _Grid:
    """The days of a quarter, laid in weeks."""

    quarter: Quarter
    view: View

    @cached_property
    def signs(self) -> Mapping[str, Sign]:
        return pillar_signs(self.view)

    @cached_property
    def by_day(self) -> Mapping[dt.date, list[Message]]:
        found: dict[dt.date, list[Message]] = defaultdict(list)
        for message in self.quarter.messages:
            found[message.first.on].append(message)
        return found

    def month(self, days: Sequence[dt.date]) -> Month:
        words = self.view.words
        mondays = dict.fromkeys(day - day.weekday() * DAY for day in days)
        return Month(
            f"month-{days[0]:%Y-%m}",
            words.partial_date(f"{days[0]:%Y-%m}"),
            (words("Week"), *(words.weekday(place) for place in range(7))),
            tuple(self.week(monday, frozenset(days)) for monday in mondays),
        )

    def week(self, monday: dt.date, inside: frozenset[dt.date]) -> Week:
        days = (monday + place * DAY for place in range(7))
        number = str(monday.isocalendar().week)
        return Week(
            number,
            self.view.words("week {n}", n=number),
            tuple(self.day(day) if day in inside else None for day in days),
        )

    def day(self, day: dt.date) -> Day:
        words, found = self.view.words, self.by_day.get(day, [])
        special = [each for each in self.quarter.days if each.start <= day <= each.end]
        shown = found if len(found) <= MOST_IN_A_DAY else found[: MOST_IN_A_DAY - 1]
        more = len(found) - len(shown)
        return Day(
            str(day.day),
            words.term("weekday", WEEKDAYS[day.weekday()]),
            words.long_day(day),
            tuple(self.notes(day, special)),
            frozenset(_kind(each) for each in special),
            tuple(self.entry(message) for message in shown),
            words.count("and 1 more", "and {n} more", more) if more else "",
        )

    def notes(self, day: dt.date, special: Sequence[CalendarDay]) -> list[tuple[DayKind, str]]:
        """What is special; what lasts is said when it begins, and again each week and month."""
        notes = [
            (_kind(each), each.name)
            for each in special
            if day == max(each.start, self.quarter.start) or day.weekday() == 0 or day.day == 1
        ]
        # a key date that is a public holiday too is named once, with its star
        chosen = {name.casefold() for kind, name in notes if kind == "date"}
        once = [each for each in notes if each[0] != "free" or each[1].casefold() not in chosen]
        return sorted(once, key=lambda note: NOTE_ORDER.index(note[0]))

    def entry(self, message: Message) -> Entry:
        words, first = self.view.words, message.first
        names = [self.view.name("channels", each) for each in message.channels]
        kind = words.term("item kind", first.kind)
        long = len(first.title) > TITLE_LENGTH
        return Entry(
            title=first.title[:TITLE_LENGTH] + "…" if long else first.title,
            at=zoned_clock_text(first, words, zoned=self.quarter.zoned),
            place=words.listing(names),
            state=stage_text(message, words) if message.post else kind,
            sign=self.signs.get(first.pillar or ""),
            firm=message.firm or not message.post,
            alert=words("begun too late") if self.quarter.late(message) else "",
        )


def _kind(day: CalendarDay) -> DayKind:
    return KINDS.get(day.kind, "date")


def pillar_signs(view: View) -> Mapping[str, Sign]:
    """A letter for each pillar, in the order of the strategy."""
    return {
        pillar.id: Sign(chr(ord("A") + place % 26), view.name("content.pillars", pillar.id), place)
        for place, pillar in enumerate(view.strategy.content.pillars)
    }


def calendar_legend(quarter: Quarter, view: View) -> Legend:
    """What the signs in these months stand for, as far as they occur."""
    words = view.words
    used = {message.first.pillar for message in quarter.messages}
    kinds = {_kind(day) for day in quarter.days}
    frames = {message.firm for message in quarter.posts}
    said: tuple[tuple[DayKind, str], ...] = (
        ("free", words("day off")),
        ("date", words("day to remember")),
        ("break", words("school holiday")),
    )
    firm = ((True, words("agreed")), (False, words("not agreed yet")))
    return Legend(
        words("Signs in the calendar"),
        tuple(sign for pillar, sign in pillar_signs(view).items() if pillar in used),
        tuple(each for each in said if each[0] in kinds),
        tuple(each for each in firm if each[0] in frames),
    )
