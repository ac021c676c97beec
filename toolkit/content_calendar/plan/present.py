"""What is there already, beside which a plan is made?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.load import week_load
from toolkit.content_calendar.plan.making import Making
from toolkit.content_calendar.plan.room import Room, room
from toolkit.content_calendar.plan.tally import Tally
from toolkit.content_calendar.production import Production
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.schedule import productions
from toolkit.content_calendar.whole import publications
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy

WHOLE_MONTH = 7
"""Judgement: of a month with fewer days in the window than this no goal asks anything."""

Taken = dict[str, dict[dt.date, tuple[str | None, ...]]]
"""The times at which something appears already, by channel and day."""


@dataclass(frozen=True)
class Present:
    """What a strategy holds in a window from start to end, and the hours that it takes."""

    strategy: Strategy
    evidence: Evidence
    making: Making
    start: dt.date
    end: dt.date

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months of the window, but for those of which it holds only a few days."""
        n_days: dict[str, int] = {}
        for n in range((self.end - self.start).days + 1):
            month = f"{self.start + dt.timedelta(days=n):%Y-%m}"
            n_days[month] = n_days.get(month, 0) + 1
        least = min(WHOLE_MONTH, max(n_days.values()))
        return tuple(month for month, n in n_days.items() if n >= least)

    @cached_property
    def published(self) -> tuple[Publication, ...]:
        """What appears, also before and after the window in the same years."""
        first, last = dt.date(self.start.year, 1, 1), dt.date(self.end.year, 12, 31)
        frame = Frame(self.strategy, self.evidence, first, last)
        return tuple(each for each in publications(frame) if each.kind == "post")

    @cached_property
    def inside(self) -> tuple[Publication, ...]:
        """What appears within the window."""
        return tuple(each for each in self.published if self.start <= each.on <= self.end)

    @cached_property
    def productions(self) -> Mapping[str, Production]:
        """The making of it."""
        return productions(self.published, self.strategy, self.evidence, self.making.as_of)

    @cached_property
    def room(self) -> Room:
        """The hours that are left beside it."""
        as_of = self.making.as_of
        load = week_load(self.productions, self.strategy, self.evidence, as_of, self.end)
        return room(self.making.people, load)

    @cached_property
    def tally(self) -> Tally:
        """What appears within the window, counted."""
        tally = Tally()
        tally.add_published(self.inside, self.hours)
        return tally

    def hours(self, publication: Publication) -> float:
        """The hours that one of them still takes."""
        made = self.productions.get(publication.id)
        return made.hours if made else 0.0

    def taken(self) -> Taken:
        """The times at which something appears, to which more may be added."""
        taken: Taken = {}
        for each in self.published:
            if each.channel:
                take(taken, each.channel, each.on, each.at)
        return taken


def take(taken: Taken, channel: str, on: dt.date, at: str | None) -> None:
    """Add that something appears on a channel."""
    days = taken.setdefault(channel, {})
    days[on] = (*days.get(on, ()), at)
