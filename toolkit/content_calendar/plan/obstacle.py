"""What cannot be planned, and why: codes and facts, no sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from toolkit.content_calendar.plan.making import Making, Option
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.room import Roles, Room, Week
from toolkit.content_calendar.plan.vacancy import days_between
from toolkit.content_calendar.plan.week import Request, Taken, free_days

Code = Literal[
    "window_over",
    "period_over",
    "period_later",
    "no_channels",
    "no_goals",
    "no_cadence",
    "no_purpose",
    "no_hours",
    "too_late",
    "no_time",
    "goal_month",
    "persona",
    "key_date_untied",
    "key_date_too_many",
    "key_date_no_channel",
    "key_date_full",
    "key_date_too_late",
    "key_date_no_hours",
]
Because = Literal["no_channel", "no_cadence", "full", "no_hours", "too_late", "no_time"]


@dataclass(frozen=True)
class Obstacle:
    """One thing that could not be planned.

    Attributes
    ----------
    channel, goal, persona, key_date
        What it is about; a key date by its name, with its first day (`on`), goals and personas.
    months
        In which months, such as 2027-04.
    weeks
        In which ISO weeks.
    n
        How many places stay free.
    roles
        Whose hours do not suffice: the roles of one person; empty for everybody together.
    minutes
        How many minutes a week are short at least, where it is worst.
    first_possible
        The first day on which something could appear.
    because
        Why a goal or persona stays without anything.
    """

    code: Code
    channel: str | None = None
    goal: str | None = None
    persona: str | None = None
    key_date: str | None = None
    on: dt.date | None = None
    goals: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    weeks: tuple[Week, ...] = ()
    n: int = 0
    roles: Roles = ()
    minutes: int = 0
    first_possible: dt.date | None = None
    because: Because | None = None


def late_obstacles(until: Mapping[str, dt.date], start: dt.date) -> tuple[Obstacle, ...]:
    """Channels on which nothing can be ready at first, with the months that this touches."""
    return tuple(
        Obstacle(
            "too_late",
            channel=channel,
            months=tuple(dict.fromkeys(f"{each:%Y-%m}" for each in days_between(start, day))),
            first_possible=day,
        )
        for channel, day in until.items()
        if day > start
    )


def place_obstacles(
    requests: Iterable[Request], making: Making, room: Room, taken: Taken
) -> tuple[Obstacle, ...]:
    """Why the places that are asked for stay free, taken together per channel and reason."""
    found: dict[tuple[object, ...], Obstacle] = {}
    for request in requests:
        one = _obstacle(request, making, room, taken)
        key = (one.code, one.channel, one.roles)
        known = found.get(key)
        found[key] = one if known is None else _both(known, one)
    return tuple(found.values())


def place_obstacle(options: Sequence[Option], room: Room) -> Obstacle | None:
    """Why none of these formats can be made; None where one can."""
    in_time = [each for each in options if not each.late]
    if not in_time:
        possible = [day for each in options if (day := each.first_possible)]
        return Obstacle("too_late", first_possible=min(possible, default=None))
    lacking = [room.lacking(each.need) for each in in_time]
    short = [each for each in lacking if each is not None]
    if len(short) < len(lacking):
        return None
    (roles, _), minutes = min(short, key=lambda each: each[1])
    return Obstacle("no_hours", roles=roles, minutes=minutes)


def _obstacle(request: Request, making: Making, room: Room, taken: Taken) -> Obstacle:
    """Why nothing can be placed here: the reason of the day on which it comes nearest."""
    vacancy = request.vacancy
    days = free_days(request, taken, making.working)
    options = [each for day, _ in days for each in making.all_options(Place(request.channel, day))]
    why = (place_obstacle(options, room) if options else None) or Obstacle("no_time")
    year, week, _ = vacancy.first.isocalendar()
    months = dict.fromkeys(f"{day:%Y-%m}" for day in (vacancy.first, vacancy.last))
    return replace(
        why, channel=request.channel, weeks=((year, week),), months=tuple(months), n=vacancy.n
    )


def _both(first: Obstacle, second: Obstacle) -> Obstacle:
    possible = [day for each in (first, second) if (day := each.first_possible)]
    return replace(
        first,
        weeks=tuple(dict.fromkeys((*first.weeks, *second.weeks))),
        months=tuple(dict.fromkeys((*first.months, *second.months))),
        n=first.n + second.n,
        minutes=max(first.minutes, second.minutes),
        first_possible=max(possible, default=None),
    )


def reasons(obstacles: Iterable[Obstacle]) -> Mapping[tuple[str, str], Because]:
    """Why places stayed free, by channel and month."""
    found: dict[tuple[str, str], Because] = {}
    for each in obstacles:
        if each.channel and each.code in ("no_hours", "too_late", "no_time"):
            for month in each.months:
                found.setdefault((each.channel, month), each.code)
    return found
