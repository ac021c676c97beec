"""The hours that each role has to work in each week, beside the hours that it has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from toolkit.content_calendar.load import WeekLoad
from toolkit.tables.block import Block, Bullets, Cell, Column, Folded, Heading, Prose, Table
from toolkit.tables.quarter import DAY
from toolkit.tables.view import View

MOST_WEEKS_NAMED = 4
NEAR = 0.05
"""Hours: three minutes a week more than there are is no finding."""


@dataclass(frozen=True)
class RoleWeeks:
    """A role through the weeks, by the name that readers know.

    `kind` tells a role from work that nobody is named for, and from all of them together.
    """

    name: str
    weeks: tuple[WeekLoad, ...]
    kind: Literal["role", "nobody", "together"] = "role"

    @property
    def available(self) -> float | None:
        """The hours a week that there are; None where that is not known."""
        return self.weeks[0].available if self.weeks else None

    @property
    def over(self) -> tuple[WeekLoad, ...]:
        """The weeks with more work than hours."""
        return tuple(week for week in self.weeks if week.over > NEAR)


def role_weeks(view: View) -> tuple[RoleWeeks, ...]:
    """Each role that has something to make, in the order of the strategy, and all together.

    The weeks run from this one, or the first in which anything is made, to the quarter's end.
    All together only where more roles than one stand beside hours for everybody.
    """
    words, shown = view.words, tuple(_shown(view))
    found = [
        RoleWeeks(
            view.name("roles", role.id), tuple(each for each in shown if each.role == role.id)
        )
        for role in view.strategy.roles
    ]
    nobody = tuple(each for each in shown if each.role is None)
    found.append(RoleWeeks(words("nobody yet"), nobody, "nobody"))
    busy = [each for each in found if any(week.making > 0 for week in each.weeks)]
    if len(busy) > 1 and view.strategy.capacity.hours_per_week is not None:
        busy.append(RoleWeeks(words("Together"), tuple(_together(shown, view)), "together"))
    return tuple(busy)


def _of(role: str | None, shown: Iterable[WeekLoad]) -> tuple[WeekLoad, ...]:
    return tuple(each for each in shown if each.role == role)


def _shown(view: View) -> Iterator[WeekLoad]:
    quarter, as_of = view.quarter, view.analysis.as_of
    this_week = as_of - as_of.weekday() * DAY
    coming = [
        each for each in view.analysis.calendar.load if this_week <= monday(each) <= quarter.end
    ]
    begins = min((monday(each) for each in coming if each.making > 0), default=quarter.start)
    return (each for each in coming if monday(each) >= min(begins, quarter.start))


def _together(shown: Iterable[WeekLoad], view: View) -> Iterator[WeekLoad]:
    """The hours of everybody in each week, beside those that there are for all."""
    available = view.strategy.capacity.hours_per_week
    for (year, week), several in groupby(shown, key=lambda each: (each.year, each.week)):
        hours = [(each.making, each.fixed) for each in several]
        making, fixed = map(sum, zip(*hours, strict=True))
        yield WeekLoad(None, year, week, making, fixed, available)


def monday(load: WeekLoad) -> dt.date:
    """The day on which a week begins."""
    return dt.date.fromisocalendar(load.year, load.week, 1)


def load_section(view: View) -> tuple[Block, ...]:
    """In which weeks has which role more work than hours?"""
    words, roles = view.words, role_weeks(view)
    if not roles:
        return ()
    heading = Heading(words("Hours per role and week"), "load", 3)
    said = tuple(_sentences(roles, view))
    if said:
        return heading, Bullets(said)
    return heading, Prose(words("Each role has enough hours in each of these weeks."))


def _sentences(roles: Sequence[RoleWeeks], view: View) -> Iterator[str]:
    words = view.words
    for each in roles:
        if each.kind == "nobody":
            hours = sum(week.hours for week in each.weeks)
            yield words("Nobody is named for {hours} hours of work.", hours=words.number(hours, 1))
        elif each.available is None:
            yield words("How many hours {role} has a week is not known yet.", role=each.name)
        elif each.over:
            yield _too_much(each, view)


def _too_much(each: RoleWeeks, view: View) -> str:
    words = view.words
    most = max(each.over, key=lambda week: week.over)
    weeks = [str(week.week) for week in each.over[:MOST_WEEKS_NAMED]]
    if more := len(each.over) - len(weeks):
        weeks.append(words.count("1 more", "{n} more", more))
    facts = {
        "available": words.number(each.available, 1),
        "weeks": words.listing(weeks),
        "week": most.week,
        "hours": words.number(most.hours, 1),
    }
    if each.kind == "together":
        return words(
            "Together there are {available} hours a week, which is too little in week {weeks}; "
            "most in week {week}, with {hours} hours of work.",
            **facts,
        )
    return words(
        "{role} has {available} hours a week, which is too little in week {weeks}; most in week "
        "{week}, with {hours} hours of work.",
        role=each.name,
        **facts,
    )


def load_details(view: View) -> tuple[Folded, ...]:
    """The hours of each role in each week, as a table."""
    roles = role_weeks(view)
    if not roles:
        return ()
    title = view.words("The hours per role and week as a table")
    return (Folded(title, (load_table(roles, view),), on_paper=False),)


def load_table(roles: Sequence[RoleWeeks], view: View) -> Table:
    """A row per week, a column per role; what is too much says so."""
    words = view.words
    weeks = sorted({(week.year, week.week) for each in roles for week in each.weeks})
    found = [{(week.year, week.week): week for week in each.weeks} for each in roles]
    return Table(
        "load-table",
        words("Hours per role and week, beside the hours that there are"),
        (Column(words("Week")), *(Column(each.name, numeric=True) for each in roles)),
        tuple(
            (
                Cell(str(week), words.short_day(dt.date.fromisocalendar(year, week, 1))),
                *(_cell(each.get((year, week)), view) for each in found),
            )
            for year, week in weeks
        ),
        words(
            "Making, spread over the working days of each step, and the fixed hours for reading, "
            "answering and upkeep. Below it: the hours that the role has."
        ),
    )


def _cell(load: WeekLoad | None, view: View) -> Cell:
    words = view.words
    if load is None:
        return Cell("")
    if load.available is None:
        return Cell(words.number(load.hours, 1))
    of = words("of {n}", n=words.number(load.available, 1))
    if load.over <= NEAR:
        return Cell(words.number(load.hours, 1), of)
    much = words("{n} too much", n=words.number(load.over, 1))
    return Cell(words.number(load.hours, 1), f"{of}; {much}", mark="!")
