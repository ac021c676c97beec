"""Which days are to be planned, as they are asked for on the command line."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from toolkit.cli.argument import day, number
from toolkit.errors import ChoiceError
from toolkit.strategy.client import Period

WEEKS = 13
MOST_WEEKS = 53
DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class AskedDays:
    """The first and the last day that were asked for, where they were, and how many weeks."""

    first: dt.date | None
    last: dt.date | None
    weeks: int


def asked_days(weeks: str | None, start: str | None, end: str | None) -> AskedDays:
    """What was typed after --weeks, --from and --until.

    Raises
    ------
    ChoiceError
        When a day is none, when they are reversed or more than a year apart, or when both an
        end and a number of weeks are given.
    """
    first = None if start is None else day(start, "--from")
    last = None if end is None else day(end, "--until")
    n_weeks = number("--weeks", weeks)
    if n_weeks is not None and last is not None:
        raise ChoiceError(
            option="--weeks", found=weeks, allowed="a number of weeks or --until, not both"
        )
    if n_weeks is not None and n_weeks > MOST_WEEKS:
        allowed = "a whole number from 1 to 53"
        raise ChoiceError(option="--weeks", found=weeks, allowed=allowed)
    if first and last and not first <= last < first + dt.timedelta(weeks=MOST_WEEKS):
        raise ChoiceError(
            option="--until", found=end, allowed="a day after --from, at most 53 weeks later"
        )
    return AskedDays(first, last, n_weeks or WEEKS)


def planned_days(period: Period, on: dt.date, asked: AskedDays) -> tuple[dt.date, dt.date]:
    """The first and last day to plan.

    From the as-of date, or the first day of a period that begins later; so many weeks, the one
    of the first day included, each to its Sunday.
    """
    start = asked.first or max(on, period.start or on)
    monday = start - dt.timedelta(days=start.weekday())
    return start, asked.last or monday + dt.timedelta(days=asked.weeks * DAYS_IN_WEEK - 1)
