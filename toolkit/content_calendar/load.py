"""The hours of each role in each week, beside the hours that it has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from toolkit.almanac import working_days
from toolkit.content_calendar.production import Production, StepDates
from toolkit.effort import fixed_hours
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy

DAYS_IN_WEEK = 7

Hours = dict[tuple[int, str | None], float]
"""Hours by week (counted from the first of all, a Monday) and role."""


@dataclass(frozen=True)
class WeekLoad:
    """The hours that one role has in one ISO week, beside the hours it has.

    `year` and `week` are ISO. `making` are the hours of production steps in that week, spread
    evenly over the working days of a step; `fixed` those for answering and keeping up.
    `available` is None where the role's hours are not filled in; `role` is None for work that
    nobody is named for.
    """

    role: str | None
    year: int
    week: int
    making: float
    fixed: float
    available: float | None

    @property
    def hours(self) -> float:
        """All hours in this week."""
        return self.making + self.fixed

    @property
    def over(self) -> float:
        """The hours above what there is; 0 where that is enough or unknown."""
        return max(0.0, self.hours - self.available) if self.available is not None else 0.0


@dataclass(frozen=True)
class JointLoad:
    """The hours in one ISO week of all roles that one person has, or of everybody together.

    `available` is None where it is not known.
    """

    roles: tuple[str | None, ...]
    year: int
    week: int
    hours: float
    available: float | None

    @property
    def over(self) -> float:
        """The hours above what there is; 0 where that is enough or unknown."""
        return max(0.0, self.hours - self.available) if self.available is not None else 0.0


def week_load(
    productions: Iterable[Production] | Mapping[str, Production],
    strategy: Strategy,
    evidence: Evidence,
    start: dt.date,
    end: dt.date,
) -> tuple[WeekLoad, ...]:
    """The hours of each role in each ISO week from `start` to `end`, both included.

    Hours of making are spread evenly over the working days of a step; those of answering and
    upkeep are the same every week. By week, then in the order of the roles; work without a role
    comes last. A role that has nothing to do in any of the weeks is left out.
    """
    made = productions.values() if isinstance(productions, Mapping) else productions
    weeks = range(_week(start), _week(end) + 1)
    making = _making(made, strategy, weeks)
    fixed = _fixed(strategy, evidence)
    busy = fixed.keys() | {role for _, role in making}
    available = {each.id: each.hours_per_week for each in strategy.roles}
    roles = [role for role in (*available, None) if role in busy]
    return tuple(
        WeekLoad(
            role,
            *_iso(week),
            making=making.get((week, role), 0.0),
            fixed=fixed.get(role, 0.0),
            available=available.get(role or ""),
        )
        for week in weeks
        for role in roles
    )


def person_load(load: Iterable[WeekLoad], strategy: Strategy) -> tuple[JointLoad, ...]:
    """The same for each person: roles with one holder share their hours.

    A role without a holder stands for itself. Where the hours of some of a person's roles are
    filled in, they count for all of them. Work that nobody is named for is left out.
    """
    holders = {each.id: each.holder or f"role {each.id}" for each in strategy.roles}
    found: dict[tuple[int, int, str], list[WeekLoad]] = {}
    for each in load:
        if each.role is not None:
            found.setdefault((each.year, each.week, holders[each.role]), []).append(each)
    return tuple(_joint(several, _available(strategy, several)) for several in found.values())


def whole_load(load: Iterable[WeekLoad], strategy: Strategy) -> tuple[JointLoad, ...]:
    """The same for everybody together, beside the hours a week that the strategy counts on."""
    found: dict[tuple[int, int], list[WeekLoad]] = {}
    for each in load:
        found.setdefault((each.year, each.week), []).append(each)
    return tuple(_joint(several, strategy.capacity.hours_per_week) for several in found.values())


def _joint(several: list[WeekLoad], available: float | None) -> JointLoad:
    first = several[0]
    roles = tuple(each.role for each in several)
    hours = sum(each.hours for each in several)
    return JointLoad(roles, first.year, first.week, hours, available)


def _available(strategy: Strategy, several: list[WeekLoad]) -> float | None:
    """The hours of all roles that the holder of these has, also of those with nothing to do."""
    own = next(each for each in strategy.roles if each.id == several[0].role)
    held = (each for each in strategy.roles if own.holder and each.holder == own.holder)
    hours = [each.hours_per_week for each in (*held, *(() if own.holder else (own,)))]
    known = [each for each in hours if each is not None]
    return sum(known) if known else None


def _making(made: Iterable[Production], strategy: Strategy, weeks: range) -> Hours:
    """The hours of steps in each of these weeks."""
    days = working_days(strategy.client.country)
    found: Hours = {}
    for each in made:
        for step in each.steps:
            if step.step.hours:
                for week, share in _spread(step, days.between):
                    if week in weeks:
                        key = week, step.role
                        found[key] = found.get(key, 0.0) + step.step.hours * share
    return found


def _spread(
    step: StepDates, between: Callable[[dt.date, dt.date], tuple[dt.date, ...]]
) -> tuple[tuple[int, float], ...]:
    """The weeks in which a step is worked on, each time with the share of it."""
    first, last = _week(step.start), _week(step.end)
    if first == last:
        return ((first, 1.0),)
    days = between(step.start, step.end)
    return tuple((_week(day), 1 / len(days)) for day in days)


def _fixed(strategy: Strategy, evidence: Evidence) -> dict[str | None, float]:
    """The hours a week that the channels in use ask of each role, whatever is posted."""
    found: dict[str | None, float] = {}
    for channel in strategy.channels:
        if channel.status == "active":
            for role, hours in fixed_hours(strategy, evidence, channel):
                if hours:
                    found[role] = found.get(role, 0.0) + hours
    return found


def _week(day: dt.date) -> int:
    """The number of a week: the first day of all was a Monday, so that none is ever cut in two."""
    return (day.toordinal() - 1) // DAYS_IN_WEEK


def _iso(week: int) -> tuple[int, int]:
    """The ISO year and week of a week's number: week 53 and the turn of the year come out right."""
    year, number, _ = dt.date.fromordinal(week * DAYS_IN_WEEK + 1).isocalendar()
    return year, number
