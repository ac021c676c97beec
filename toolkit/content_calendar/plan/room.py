"""How many minutes are left, of each person and of all together, in each week?"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit.almanac import WorkingDays
from toolkit.content_calendar.load import WeekLoad
from toolkit.content_calendar.production import Production
from toolkit.strategy import Strategy

MINUTES = 60

Roles = tuple[str, ...]
Week = tuple[int, int]
Resource = tuple[Roles, Week]
"""The roles that one person has, in an ISO year and week; without roles, everybody together."""

EVERYBODY: Roles = ()


@dataclass(frozen=True)
class People:
    """Who has which roles, and how many minutes a week; everybody together, too, where known.

    Roles with one holder share their hours: those that are filled in count for all of them.
    """

    persons: Mapping[str, Roles]
    limits: Mapping[Roles, int]

    def need(
        self, productions: Iterable[Production], working: WorkingDays
    ) -> Mapping[Resource, int]:
        """The minutes that making takes, rounded up, of those of whom the hours are known.

        The hours of a step are spread evenly over its working days, as in the load.
        """
        found: dict[Resource, float] = {}
        for production in productions:
            for each in production.steps:
                minutes = (each.step.hours or 0.0) * MINUTES
                whose = self.whose(each.role) if minutes else []
                if whose:
                    for week, share in weeks_of(each.start, each.end, working):
                        for roles in whose:
                            _add(found, (roles, week), minutes * share)
        return {resource: math.ceil(minutes) for resource, minutes in found.items()}

    def whose(self, role: str | None) -> list[Roles]:
        """Whose hours the work of a role takes: a person's, and those of all together."""
        own = self.persons.get(role or "")
        return [each for each in (own, EVERYBODY) if each is not None and each in self.limits]


@dataclass(frozen=True)
class Room:
    """The minutes that are left of people, less what is taken."""

    people: People
    taken: Mapping[Resource, float]

    def left(self, resource: Resource) -> int | None:
        """The minutes that are left, rounded down, never below 0; None where nobody said so."""
        limit = self.people.limits.get(resource[0])
        return None if limit is None else max(0, math.floor(limit - self.taken.get(resource, 0.0)))

    def less(self, needs: Iterable[Mapping[Resource, int]]) -> Room:
        """The room that is left after all of this."""
        taken = dict(self.taken)
        for need in needs:
            for resource, minutes in need.items():
                _add(taken, resource, minutes)
        return Room(self.people, taken)

    def lacking(self, need: Mapping[Resource, int]) -> tuple[Resource, int] | None:
        """Of what there is too little, and how many minutes; where it is worst."""
        short = [
            (resource, minutes - left)
            for resource, minutes in need.items()
            if (left := self.left(resource)) is not None and minutes > left
        ]
        return max(short, key=lambda each: each[1], default=None)


def people(strategy: Strategy) -> People:
    """Who works for a client, and how long."""
    held: dict[str, list[str]] = {}
    for each in strategy.roles:
        held.setdefault(each.holder or f"role {each.id}", []).append(each.id)
    persons = {role: tuple(roles) for roles in held.values() for role in roles}
    hours = {each.id: each.hours_per_week for each in strategy.roles}
    limits: dict[Roles, int] = {}
    for roles in dict.fromkeys(persons.values()):
        known = [own for role in roles if (own := hours[role]) is not None]
        if known:
            limits[roles] = round(sum(known) * MINUTES)
    if strategy.capacity.hours_per_week is not None:
        limits[EVERYBODY] = round(strategy.capacity.hours_per_week * MINUTES)
    return People(persons, limits)


def room(known: People, load: Iterable[WeekLoad]) -> Room:
    """The room beside all that is planned already, and beside answering and keeping up."""
    taken: dict[Resource, float] = {}
    for each in load:
        for roles in known.whose(each.role):
            _add(taken, (roles, (each.year, each.week)), each.hours * MINUTES)
    return Room(known, taken)


@lru_cache(maxsize=10_000)
def weeks_of(start: dt.date, end: dt.date, working: WorkingDays) -> tuple[tuple[Week, float], ...]:
    """The ISO weeks in which a step is worked on, each time with the share of its working days."""
    days = working.between(start, end) or (end,)
    weeks = Counter((year, week) for year, week, _ in (day.isocalendar() for day in days))
    return tuple((week, n / len(days)) for week, n in weeks.items())


def _add(minutes: dict[Resource, float], resource: Resource, more: float) -> None:
    minutes[resource] = minutes.get(resource, 0.0) + more
