"""One time that all free places of a window are filled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from toolkit.content_calendar.frame import Frame
from toolkit.content_calendar.key_date import CalendarDay, calendar_days
from toolkit.content_calendar.plan.key_date import KeyDates, KeyPlaces
from toolkit.content_calendar.plan.making import Option
from toolkit.content_calendar.plan.month import month_filled
from toolkit.content_calendar.plan.obstacle import Obstacle, late_obstacles, place_obstacles
from toolkit.content_calendar.plan.opening import Openings, openings, week_of
from toolkit.content_calendar.plan.order import in_order
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.present import Present, take
from toolkit.content_calendar.plan.proposal import Proposed, item_of
from toolkit.content_calendar.plan.question import Group, Question, group_of
from toolkit.content_calendar.plan.room import Room, Week
from toolkit.content_calendar.plan.shortage import aim_obstacles, general_obstacles
from toolkit.content_calendar.plan.tally import Proposal, Tally
from toolkit.content_calendar.plan.theme import Theme, Themes, wanted_in
from toolkit.content_calendar.plan.week import Request, week_places


@dataclass(frozen=True)
class Turn:
    """What is proposed beside what is there."""

    present: Present
    known: Themes

    def after(self, proposed: Iterable[Proposed]) -> Turn:
        """The next turn, with what is proposed as part of the strategy."""
        strategy = self.present.strategy
        items = (*strategy.content.items, *(each.item for each in proposed))
        content = strategy.content.model_copy(update={"items": items})
        changed = strategy.model_copy(update={"content": content})
        return Turn(replace(self.present, strategy=changed), self.known)

    @cached_property
    def proposed(self) -> tuple[Proposed, ...]:
        """What is proposed in this turn."""
        taken = {each.id for each in self.present.strategy.content.items}
        found = []
        for each in self._proposals():
            item = item_of(each, self.present.making.owner(each.place.channel), taken)
            taken.add(item.id)
            found.append(Proposed.of(each, item))
        return tuple(found)

    def obstacles(self) -> Iterator[Obstacle]:
        """What could not be planned, when nothing more can be added."""
        present = self.present
        yield from general_obstacles(present.strategy, self.known.of)
        short = place_obstacles(self.opened.requests, present.making, present.room, present.taken())
        places = (*late_obstacles(self.opened.late_until, present.start), *short)
        yield from places
        yield from self.kept.obstacles
        yield from aim_obstacles(self.known, present.tally, present.months, places)

    @cached_property
    def opened(self) -> Openings:
        """The free places, on channels of which is known what to publish there."""
        present = self.present
        window = (present.start, present.end)
        found = openings(present.strategy, present.published, present.making, window)
        useful = tuple(each for each in found.requests if self.known.of[each.channel])
        late = {name: day for name, day in found.late_until.items() if self.known.of[name]}
        return Openings(useful, found.copies, late)

    @cached_property
    def kept(self) -> KeyPlaces:
        """The places for key dates."""
        present = self.present
        frame = Frame(present.strategy, present.evidence, present.start, present.end)
        days = (each for each in calendar_days(frame) if isinstance(each, CalendarDay))
        search = KeyDates(
            present.strategy,
            present.published,
            self.known.of,
            present.making,
            present.room,
            requests=list(self.opened.requests),
        )
        return search.kept(days)

    def _proposals(self) -> Iterator[Proposal]:
        """Month after month, each beside all that was planned before it."""
        places: dict[str, list[Place]] = {}
        for place in sorted(self._places(), key=_when):
            places.setdefault(place.month, []).append(place)
        left, so_far = self.present.room, Tally()
        there = sorted(self.present.inside, key=lambda each: each.on)
        for month, several in places.items():
            past = [each for each in there if each.month <= month]
            there = there[len(past) :]
            so_far.add_published(past, self.present.hours)
            question = self._question(month, several, left, so_far)
            found = tuple(self._filled(question))
            left = left.less(each.option.need for each in found)
            so_far.add_proposed(found)
            yield from found

    def _places(self) -> Iterator[Place]:
        """The places for key dates, and those of all weeks with what is copied from them."""
        yield from self.kept.places
        taken = self.present.taken()
        for place in self.kept.places:
            take(taken, place.channel, place.on, place.at)
        weeks: dict[Week, list[Request]] = {}
        for request in self.kept.requests:
            if request.vacancy.n:
                weeks.setdefault(week_of(request.vacancy.first), []).append(request)
        for week, requests in sorted(weeks.items()):
            found = week_places(requests, taken, self.present.making.working, self._fits)
            for place in self.opened.with_copies(found, week):
                take(taken, place.channel, place.on, place.at)
                yield place

    def _fits(self, channel: str, on: dt.date) -> bool:
        """Whether something can be ready in time, within the hours that are left."""
        options = self.present.making.options(Place(channel, on))
        return any(self.present.room.lacking(each.need) is None for each in options)

    def _question(self, month: str, places: Iterable[Place], left: Room, so_far: Tally) -> Question:
        asked, known = month in self.present.months, self.known
        goals = [each.id for each in known.goals.values() if asked and wanted_in(each, month)]
        tallies = (self.present.tally, so_far)
        making = self.present.making
        options = {place: making.options(place) for place in places}
        return Question(
            month=month,
            places={place: several for place, several in options.items() if several},
            themes={group_of(place): self._themes(group_of(place)) for place in options},
            mixes={place.channel: making.shares(place.channel) for place in options},
            goals=tuple(goals),
            personas=tuple(known.personas) if asked else (),
            without_any=tuple(
                name
                for name in known.personas
                if not any(tally.personas.get(name) for tally in tallies)
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
        series = self.present.strategy.content.series
        for group, filled in groups.items():
            yield from in_order(filled, answer.themes[group], series)


def _when(place: Place) -> tuple[dt.date, str, str]:
    return place.on, place.at or "", place.channel
