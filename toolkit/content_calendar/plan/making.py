"""In which formats can a place be filled, what does that take, and is it still in time?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from toolkit.almanac import WorkingDays, working_days
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.room import People, Resource, people
from toolkit.content_calendar.production import Production
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.schedule import Workshop
from toolkit.effort import format_mix, role_of
from toolkit.evidence import Evidence
from toolkit.strategy import Channel, Item, Strategy


@dataclass(frozen=True)
class Option:
    """A format for a place, with the production of the message and of its copies.

    `share` is the part that the format usually takes on the channel. `need` are the minutes
    that it takes, by person and week. A format of which nothing is known takes no hours here.
    """

    format: str | None
    share: float
    productions: tuple[Production, ...]
    need: Mapping[Resource, int]

    @property
    def hours(self) -> float:
        """The hours of making, in all."""
        return sum(each.hours for each in self.productions)

    @property
    def own(self) -> bool:
        """Whether hours and working days are the client's own."""
        return all(each.own for each in self.productions)

    @property
    def starts_on(self) -> dt.date | None:
        """The first day of the first step; None where nothing is known of the steps."""
        return min((each.starts_on for each in self.productions if each.starts_on), default=None)

    @property
    def late(self) -> bool:
        """Whether making it should have begun already."""
        return any(each.late for each in self.productions)

    @property
    def first_possible(self) -> dt.date | None:
        """Where it is too late: the first day on which it could appear."""
        return max((day for each in self.productions if (day := each.first_possible)), default=None)


@dataclass(frozen=True)
class Making:
    """What can be made, from a day on, and whose hours it takes.

    Nothing of it depends on what is planned.
    """

    strategy: Strategy
    evidence: Evidence
    as_of: dt.date

    @cached_property
    def people(self) -> People:
        """The people of whom the hours are known."""
        return people(self.strategy)

    @cached_property
    def working(self) -> WorkingDays:
        """The working days of the client's country."""
        return working_days(self.strategy.client.country)

    def options(self, place: Place) -> tuple[Option, ...]:
        """The formats that can be ready for a place, in the order of the channel's mix."""
        return tuple(each for each in self.all_options(place) if not each.late)

    def all_options(self, place: Place) -> tuple[Option, ...]:
        """The formats for a place, also those that cannot be ready in time."""
        return self._options(place.channel, place.on, place.copies)

    def in_time(self, channel: str, day: dt.date) -> bool:
        """Whether any format can be ready on a channel on a day."""
        return any(not each.late for each in self.all_options(Place(channel, day)))

    def first_possible(self, channel: str, day: dt.date) -> dt.date:
        """The first day on which some format can be ready on a channel."""
        options = self.all_options(Place(channel, day))
        return min((on for each in options if (on := each.first_possible)), default=day)

    @cached_property
    def shares(self) -> Callable[[str], Mapping[str | None, float]]:
        """The usual share of each format on a channel; one unknown format where none is known."""
        return cache(self._shares)

    def _shares(self, channel: str) -> dict[str | None, float]:
        found: dict[str | None, float] = {}
        for part in format_mix(self.strategy, self.evidence, self._channels[channel]):
            found[part.item.format] = found.get(part.item.format, 0.0) + part.share
        return found or {None: 1.0}

    @cached_property
    def _options(self) -> Callable[[str, dt.date, tuple[str, ...]], tuple[Option, ...]]:
        """By channel, day and copies: the time of the day makes no difference."""
        return cache(self._options_of)

    def _options_of(self, channel: str, on: dt.date, copies: tuple[str, ...]) -> tuple[Option, ...]:
        place = Place(channel, on, copies=copies)
        shares = self.shares(channel).items()
        return tuple(self._option(place, name, share) for name, share in shares)

    def _option(self, place: Place, name: str | None, share: float) -> Option:
        owner = self.owner(place.channel)
        item = self._item((place.channel, *place.copies))
        made = tuple(
            self._workshop.production(publication(place, item, channel, name, owner))
            for channel in item.channels
        )
        return Option(name, share, made, self.people.need(made, self.working))

    @cached_property
    def owner(self) -> Callable[[str], str | None]:
        """Who makes what appears on a channel."""
        return cache(lambda name: role_of(self.strategy, self._channels[name], "makes"))

    @cached_property
    def _item(self) -> Callable[[tuple[str, ...]], Item]:
        return cache(lambda channels: Item(id="proposed", channels=channels))

    @cached_property
    def _workshop(self) -> Workshop:
        return Workshop(self.strategy, self.evidence, self.as_of)

    @cached_property
    def _channels(self) -> Mapping[str, Channel]:
        return {each.id: each for each in self.strategy.channels}


def publication(
    place: Place, item: Item, channel: str, name: str | None, owner: str | None
) -> Publication:
    """What a place becomes on one of its channels."""
    return Publication(
        id=f"{place.channel}:{place.on}:{channel}",
        path="",
        channel=channel,
        on=place.on,
        planned_on=place.on,
        title="",
        at=place.at,
        time_zone=place.time_zone,
        item=item,
        format=name,
        derivative=channel != place.channel,
        owner=owner,
    )
