"""A place on or before each key date that touches a goal and a persona."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toolkit.content_calendar.key_date import CalendarDay
from toolkit.content_calendar.plan.making import Making
from toolkit.content_calendar.plan.obstacle import Code, Obstacle, place_obstacle
from toolkit.content_calendar.plan.place import Place, posting_options
from toolkit.content_calendar.plan.room import Room
from toolkit.content_calendar.plan.theme import Theme
from toolkit.content_calendar.plan.vacancy import Vacancy, days_between, own_rhythm, room_left
from toolkit.content_calendar.plan.week import Request
from toolkit.content_calendar.publication import Publication
from toolkit.strategy import Strategy

AHEAD = dt.timedelta(days=7)
"""Judgement: a message for a key date appears on the day, or at most a week before it."""

LONG_AHEAD = dt.timedelta(days=92)
"""Judgement: a message that names a key date and appears within a quarter before it, is for the
next time that it comes."""


@dataclass(frozen=True)
class KeyPlaces:
    """The places that are kept for key dates, what is free beside them, and what was not found.

    `themes` are what the message for a key date can be about, by channel and key date.
    """

    places: tuple[Place, ...]
    requests: tuple[Request, ...]
    themes: Mapping[tuple[str, str], tuple[Theme, ...]]
    obstacles: tuple[Obstacle, ...]


@dataclass(frozen=True)
class _Try:
    """A place for a key date.

    `vacant`: it takes one that is free anyway; `usual`: at a time that the client named; `turn`
    is the place of the channel in the strategy; `has_room`: the channel is not full by then.
    """

    place: Place
    vacant: bool
    usual: bool
    turn: int
    has_room: bool


@dataclass
class KeyDates:
    """Looks for places for key dates, one after the other.

    `requests` and `places` are what is still free, and what has been kept so far.
    """

    strategy: Strategy
    publications: Sequence[Publication]
    themes: Mapping[str, tuple[Theme, ...]]
    making: Making
    room: Room
    requests: list[Request]
    places: list[Place] = field(default_factory=list)

    def kept(self, days: Iterable[CalendarDay]) -> KeyPlaces:
        """A place for each key date that has no message yet.

        A free place on the day or within a week before it is taken; where there is none, one
        more message, as long as the channel stays within its highest number.
        """
        obstacles: list[Obstacle] = []
        themes: dict[tuple[str, str], tuple[Theme, ...]] = {}
        for day in days:
            if self._is_served(day):
                continue
            place = self._place(day)
            if isinstance(place, Obstacle):
                obstacles.append(place)
            else:
                themes[place.channel, day.code] = self._themes(day)[place.channel]
                self.places.append(place)
        return KeyPlaces(tuple(self.places), tuple(self.requests), themes, tuple(obstacles))

    def _is_served(self, day: CalendarDay) -> bool:
        return any(
            each.item is not None
            and each.item.key_date == day.code
            and day.start - LONG_AHEAD <= each.on <= day.end
            for each in self.publications
        )

    def _themes(self, day: CalendarDay) -> dict[str, tuple[Theme, ...]]:
        """What a message for the day can be about, on each channel that serves it."""
        fitting = {
            channel: tuple(
                each for each in several if each.goal in day.goals and each.persona in day.personas
            )
            for channel, several in self.themes.items()
        }
        return {channel: several for channel, several in fitting.items() if several}

    def _place(self, day: CalendarDay) -> Place | Obstacle:
        """The best place for a key date, taken from what is free; else why there is none."""
        if not (day.goals and day.personas):
            return _obstacle("key_date_untied", day)
        themes = self._themes(day)
        if not themes:
            return _obstacle("key_date_no_channel", day)
        if not day.usable:
            return _obstacle("key_date_too_many", day)
        tries = [each for turn, name in enumerate(themes) for each in self._tries(day, name, turn)]
        whys = {each: self._why_not(each.place) for each in tries}
        in_time = [each for each in tries if not _is_late(whys[each])]
        with_room = [each for each in in_time if each.has_room]
        fitting = [each for each in with_room if whys[each] is None]
        if not fitting:
            code: Code = "key_date_full"
            if with_room:
                code = "key_date_no_hours"
            elif tries and not in_time:
                code = "key_date_too_late"
            near = next((why for each in with_room or tries if (why := whys[each])), None)
            return _obstacle(code, day, near)
        best = min(fitting, key=lambda each: _rank(each, day))
        if best.vacant:
            _take(self.requests, best.place)
        return best.place

    def _why_not(self, place: Place) -> Obstacle | None:
        return place_obstacle(self.making.all_options(place), self.room)

    def _tries(self, day: CalendarDay, name: str, turn: int) -> Iterator[_Try]:
        """Every posting time of a channel from a week before a key date."""
        channel = next(each for each in self.strategy.channels if each.id == name)
        rhythm = own_rhythm(channel.cadence)
        if rhythm is None:
            return
        options = posting_options(self.strategy, channel)
        there = self._there(name)
        taken = [on for on, _ in there]
        for on in days_between(max(day.start - AHEAD, self.making.as_of), day.end):
            vacant = any(_holds(each, name, on) for each in self.requests)
            has_room = vacant or room_left(rhythm, taken, on)
            for option in options:
                free = option.at is None or (on, option.at) not in there
                if option.is_on(on, self.making.working):
                    place = Place(name, on, option.at, option.time_zone, key_date=day.code)
                    yield _Try(place, vacant, option.usual, turn, has_room=free and has_room)

    def _there(self, channel: str) -> list[tuple[dt.date, str | None]]:
        """What appears on a channel already, or is kept for it."""
        published = [(each.on, each.at) for each in self.publications if each.channel == channel]
        return published + [(each.on, each.at) for each in self.places if each.channel == channel]


def _rank(one: _Try, day: CalendarDay) -> tuple[object, ...]:
    """A place that is free anyway first, then nearest to the first day, then by channel."""
    on, at = one.place.on, one.place.at or ""
    late = on > day.start
    return not one.vacant, not one.usual, abs(day.start - on), late, one.turn, at


def _holds(request: Request, channel: str, on: dt.date) -> bool:
    vacancy = request.vacancy
    return request.channel == channel and vacancy.n > 0 and vacancy.first <= on <= vacancy.last


def _take(requests: list[Request], place: Place) -> None:
    """One place less in the week from which it was taken."""
    at = next(n for n, each in enumerate(requests) if _holds(each, place.channel, place.on))
    old = requests[at].vacancy
    new = Vacancy(old.first, old.last, old.n - 1, max(0, old.needed - 1))
    requests[at] = replace(requests[at], vacancy=new)


def _is_late(why: Obstacle | None) -> bool:
    return why is not None and why.code == "too_late"


def _obstacle(code: Code, day: CalendarDay, near: Obstacle | None = None) -> Obstacle:
    """What stands in the way, with what is known of the place where it comes nearest."""
    known = near or Obstacle(code)
    return Obstacle(
        code,
        key_date=day.name,
        on=day.start,
        goals=day.goals,
        personas=day.personas,
        roles=known.roles,
        minutes=known.minutes,
        first_possible=known.first_possible,
    )
