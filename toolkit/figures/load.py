"""Hours per role over the weeks, with a line at the hours that the role has."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.content_calendar.load import WeekLoad
from toolkit.figures.bar_row import Bar, BarRow, bar_row_figure
from toolkit.tables.block import Picture
from toolkit.tables.load import NEAR, RoleWeeks, role_weeks
from toolkit.tables.view import View

MOST_ROLES = 8


def load_figure(view: View) -> tuple[Picture, ...]:
    """In which weeks does which role have more work than hours?"""
    words, roles = view.words, role_weeks(view)
    if not roles or len(roles[0].weeks) < 2:
        return ()
    # the last is all of them together
    roles = roles if len(roles) <= MOST_ROLES else (*roles[: MOST_ROLES - 1], roles[-1])
    return (
        bar_row_figure(
            [_row(each, view) for each in roles],
            [str(week.week) for week in roles[0].weeks],
            key="load-figure",
            caption=words("Hours of work per role and week"),
            alt=load_alt(roles, view),
            axis=words("Week"),
            note=words(
                "Each row has its own scale. Pale: fixed hours for answering and upkeep; middle: "
                "making; dark, with a sign above it: more than there is. The line: the hours that "
                "the role has."
            ),
        ),
    )


def _row(each: RoleWeeks, view: View) -> BarRow:
    words, available = view.words, each.available
    return BarRow(
        label=each.name,
        bars=tuple(map(_bar, each.weeks)),
        text=words("unknown")
        if available is None
        else words("{n} hours", n=words.number(available, 1)),
        low=available,
        high=available,
    )


def _bar(week: WeekLoad) -> Bar:
    over = week.over if week.over > NEAR else 0.0
    fixed = min(week.fixed, week.hours - over)
    return Bar(fixed, week.hours - over - fixed, over)


def load_alt(roles: Sequence[RoleWeeks], view: View) -> str:
    """For each role: its hours, the busiest week, and how many weeks are too full."""
    words = view.words
    said = []
    for each in roles:
        most = max(each.weeks, key=lambda week: week.hours)
        busiest = words(
            "{role}: at most {hours} hours, in week {week}",
            role=each.name,
            hours=words.number(most.hours, 1),
            week=most.week,
        )
        if each.available is not None:
            busiest += ", " + words("of the {n} that there are", n=words.number(each.available, 1))
        if each.over:
            busiest += "; " + words.count(
                "too much in 1 week", "too much in {n} weeks", len(each.over)
            )
        said.append(busiest)
    return ". ".join(said) + "."
