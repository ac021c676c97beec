"""A proposal for the free places of a period: what could be published, when, about what?

The question is cut in parts that are small enough to be answered well in little time:

1. `opening.py` counts, per channel and week, how many places are free beside what is there.
2. `key_date.py` keeps a place for each key date, on or before its day.
3. `week.py` lays the places of a week on days and times (a small model per week).
4. `month.py` fills the places of a month with formats and themes, within the hours that are
   left (a model per month, beside all that was planned before it); `order.py` lays the themes
   on the places.
5. All of it again with the proposal as part of the strategy, until nothing is added: so the
   next run, after saving, proposes nothing new.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.key_date import CalendarDay, calendar_days
from toolkit.content_calendar.load import week_load
from toolkit.content_calendar.plan.assumption import assumptions
from toolkit.content_calendar.plan.key_date import KeyDates, KeyPlaces
from toolkit.content_calendar.plan.making import Making, Option
from toolkit.content_calendar.plan.month import Group, Question, group_of, month_filled
from toolkit.content_calendar.plan.obstacle import Obstacle, late_obstacles, place_obstacles
from toolkit.content_calendar.plan.opening import Openings, openings, week_of
from toolkit.content_calendar.plan.order import in_order
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.proposal import (
    Plan,
    Proposed,
    item_of,
    new_formats,
)
from toolkit.content_calendar.plan.room import Room, Week, room
from toolkit.content_calendar.plan.shortage import aim_obstacles, general_obstacles
from toolkit.content_calendar.plan.tally import Proposal, Tally
from toolkit.content_calendar.plan.theme import Theme, Themes, wanted_in
from toolkit.content_calendar.plan.week import Request, week_places
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.schedule import Production, productions
from toolkit.content_calendar.whole import publications
from toolkit.coverage import coverage
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy

WHOLE_MONTH = 7
"""Judgement: of a month with fewer days in the window than this no goal asks anything."""

MOST_TURNS = 12
"""A plan is nearly always whole after one or two; this keeps it from going on for ever."""


def propose(
    strategy: Strategy, evidence: Evidence, as_of: dt.date, start: dt.date, end: dt.date
) -> Plan:
    """What could be published from start to end (both included), beside what is there?

    Nothing is proposed before the as-of date, outside the strategy's period, or so early that
    it cannot be ready. The same input gives the same plan.
    """
    period = strategy.period
    first = max(each for each in (start, as_of, period.start) if each is not None)
    last = min(each for each in (end, period.end) if each is not None)
    if first > last:
        nothing = _outside(strategy, as_of, start, end)
        return Plan(start, end, (), (), (nothing,), ())
    known = Themes(strategy, coverage(strategy, evidence, as_of))
    proposed: list[Proposed] = []
    making = Making(strategy, evidence, as_of)
    turn = _Turn(strategy, evidence, as_of, first, last, known, making)
    for _ in range(MOST_TURNS):
        new = turn.proposed
        if not new:
            break
        proposed += new
        turn = turn.after(new)
    found = tuple(sorted(proposed, key=lambda each: (each.on, each.item.at or "", each.item.id)))
    ids = {each.item.id for each in found}
    there = tuple(each for each in turn.inside if not (each.item and each.item.id in ids))
    return Plan(
        first,
        last,
        proposed=found,
        published=there,
        obstacles=tuple(turn.obstacles()),
        assumptions=tuple(assumptions(strategy, found)),
        formats=new_formats(strategy, evidence, (each.item for each in found)),
    )


def _outside(strategy: Strategy, as_of: dt.date, start: dt.date, end: dt.date) -> Obstacle:
    """Why no day of the window can be planned."""
    period = strategy.period
    if end < as_of:
        return Obstacle("window_over", on=end)
    if period.end is not None and period.end < max(start, as_of):
        return Obstacle("period_over", on=period.end)
    return Obstacle("period_later", on=period.start)


@dataclass(frozen=True)
class _Turn:
    """One time that all free places are filled."""

    strategy: Strategy
    evidence: Evidence
    as_of: dt.date
    start: dt.date
    end: dt.date
    known: Themes
    making: Making

    def after(self, proposed: Iterable[Proposed]) -> _Turn:
        """The next turn, with what is proposed as part of the strategy."""
        content = self.strategy.content
        items = (*content.items, *(each.item for each in proposed))
        changed = content.model_copy(update={"items": items})
        strategy = self.strategy.model_copy(update={"content": changed})
        return _Turn(
            strategy, self.evidence, self.as_of, self.start, self.end, self.known, self.making
        )

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
        """What is there already, also before and after the window in the same years."""
        first, last = dt.date(self.start.year, 1, 1), dt.date(self.end.year, 12, 31)
        frame = Frame(self.strategy, self.evidence, first, last)
        return tuple(each for each in publications(frame) if each.kind == "post")

    @cached_property
    def inside(self) -> tuple[Publication, ...]:
        """What is there already within the window."""
        return tuple(each for each in self.published if self.start <= each.on <= self.end)

    @cached_property
    def productions(self) -> Mapping[str, Production]:
        """The making of what is there already."""
        return productions(self.published, self.strategy, self.evidence, self.as_of)

    @cached_property
    def room(self) -> Room:
        """The hours that are left beside it."""
        load = week_load(self.productions, self.strategy, self.evidence, self.as_of, self.end)
        return room(self.making.people, load)

    @cached_property
    def opened(self) -> Openings:
        """The free places, on channels of which is known what to publish there."""
        found = openings(self.strategy, self.published, self.making, (self.start, self.end))
        useful = tuple(each for each in found.requests if self.known.of[each.channel])
        late = {name: day for name, day in found.late_until.items() if self.known.of[name]}
        return Openings(useful, found.copies, late)

    @cached_property
    def kept(self) -> KeyPlaces:
        """The places for key dates."""
        frame = Frame(self.strategy, self.evidence, self.start, self.end)
        days = (each for each in calendar_days(frame) if isinstance(each, CalendarDay))
        search = KeyDates(
            self.strategy,
            self.published,
            self.known.of,
            self.making,
            self.room,
            requests=list(self.opened.requests),
        )
        return search.kept(days)

    @cached_property
    def tally(self) -> Tally:
        """What is there already within the window, counted."""
        tally = Tally()
        tally.add_published(self.inside, self._hours)
        return tally

    @cached_property
    def proposed(self) -> tuple[Proposed, ...]:
        """What is proposed in this turn."""
        taken = {each.id for each in self.strategy.content.items}
        found = []
        for each in self._proposals():
            item = item_of(each, self.making.owner(each.place.channel), taken)
            taken.add(item.id)
            found.append(Proposed.of(each, item))
        return tuple(found)

    def obstacles(self) -> Iterator[Obstacle]:
        """What could not be planned, when nothing more can be added."""
        yield from general_obstacles(self.strategy, self.known.of)
        short = place_obstacles(self.opened.requests, self.making, self.room, self._taken())
        places = (*late_obstacles(self.opened.late_until, self.start), *short)
        yield from places
        yield from self.kept.obstacles
        yield from aim_obstacles(self.known, self.tally, self.months, places)

    def _hours(self, publication: Publication) -> float:
        made = self.productions.get(publication.id)
        return made.hours if made else 0.0

    def _proposals(self) -> Iterator[Proposal]:
        places: dict[str, list[Place]] = {}
        for place in sorted(self._places(), key=_when):
            places.setdefault(place.month, []).append(place)
        left, so_far = self.room, Tally()
        there = sorted(self.inside, key=lambda each: each.on)
        for month, several in places.items():
            past = [each for each in there if each.month <= month]
            there = there[len(past) :]
            so_far.add_published(past, self._hours)
            question = self._question(month, several, left, so_far)
            found = tuple(self._filled(question))
            left = left.less(each.option.need for each in found)
            so_far.add_proposed(found)
            yield from found

    def _question(self, month: str, places: Iterable[Place], left: Room, so_far: Tally) -> Question:
        asked = month in self.months
        options = {place: self.making.options(place) for place in places}
        known = self.known
        return Question(
            month=month,
            places={place: several for place, several in options.items() if several},
            themes={group_of(place): self._themes(group_of(place)) for place in options},
            mixes={place.channel: self.making.shares(place.channel) for place in options},
            goals=tuple(each.id for each in known.goals.values() if wanted_in(each, month))
            if asked
            else (),
            personas=tuple(known.personas) if asked else (),
            without_any=tuple(
                name
                for name in known.personas
                if not self.tally.personas.get(name) and not so_far.personas.get(name)
            ),
            room=left,
            so_far=so_far,
        )

    def _themes(self, group: Group) -> tuple[Theme, ...]:
        channel, key_date = group
        if key_date is None:
            return self.known.of[channel]
        return self.kept.themes[channel, key_date]

    def _filled(self, question: Question) -> Iterator[Proposal]:
        answer = month_filled(question, self.known)
        groups: dict[Group, dict[Place, Option]] = {}
        for place, option in answer.filled.items():
            groups.setdefault(group_of(place), {})[place] = option
        for group, filled in groups.items():
            yield from in_order(filled, answer.themes[group], self.strategy.content.series)

    def _places(self) -> Iterator[Place]:
        """The places of all weeks, with what is copied from them."""
        yield from self.kept.places
        taken = self._taken()
        for place in self.kept.places:
            _add(taken, place.channel, place.on, place.at)
        weeks: dict[Week, list[Request]] = {}
        for request in self.kept.requests:
            if request.vacancy.n:
                weeks.setdefault(week_of(request.vacancy.first), []).append(request)
        for week, requests in sorted(weeks.items()):
            found = week_places(requests, taken, self.making.working, self._fits)
            for place in _copied(found, week, self.opened):
                _add(taken, place.channel, place.on, place.at)
                yield place

    def _taken(self) -> dict[str, dict[dt.date, tuple[str | None, ...]]]:
        taken: dict[str, dict[dt.date, tuple[str | None, ...]]] = {}
        for each in self.published:
            if each.channel:
                _add(taken, each.channel, each.on, each.at)
        return taken

    def _fits(self, channel: str, on: dt.date) -> bool:
        """Whether something can be ready in time, within the hours that are left."""
        options = self.making.options(Place(channel, on))
        return any(self.room.lacking(each.need) is None for each in options)


def _copied(places: Iterable[Place], week: Week, opened: Openings) -> Iterator[Place]:
    """The places of a week, the first of each channel with their copies."""
    left = {name: dict(several) for (name, on), several in opened.copies.items() if on == week}
    for place in places:
        others = left.get(place.channel, {})
        copies = tuple(name for name, n in others.items() if n)
        for name in copies:
            others[name] -= 1
        yield Place(place.channel, place.on, place.at, place.time_zone, copies, place.needed)


def _add(
    taken: dict[str, dict[dt.date, tuple[str | None, ...]]],
    channel: str,
    on: dt.date,
    at: str | None,
) -> None:
    days = taken.setdefault(channel, {})
    days[on] = (*days.get(on, ()), at)


def _when(place: Place) -> tuple[dt.date, str, str]:
    return place.on, place.at or "", place.channel
