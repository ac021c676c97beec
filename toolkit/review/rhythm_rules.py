"""Rules about whether the calendar keeps the cadence that was agreed (CONT)."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from toolkit.content_calendar.count import monday_of
from toolkit.review.case import Case
from toolkit.review.finding import Fact
from toolkit.review.rule import Hit, Rule
from toolkit.strategy.channel import WEEKS_IN

WEEKS_AHEAD, MONTHS_AHEAD = 13, 3
"""How far a cadence is held against the calendar: farther ahead not everything is planned
(judgement)."""

MONTHS_IN = frozenset(("month", "quarter", "year"))
"""Cadences that say nothing of one week."""

CADENCE_OFF = 0.1
"""The part by which a quarter may miss its cadence, and always one post (judgement: holidays)."""

DAY = dt.timedelta(days=1)

TOO_MANY = (
    "From {begin} to {end} the number of posts planned on {channel} is {planned}; the cadence "
    "allows at most {most}."
)
AT_LEAST = "{channel} ({planned} of at least {least})"
AT_MOST = "{channel} ({planned}, at most {most})"


class Stretch(NamedTuple):
    """The first and last day of some weeks or months, and how many there are."""

    begin: dt.date
    end: dt.date
    n_periods: int


class Planned(NamedTuple):
    """The posts of each channel in a stretch, and those that are not derived from others."""

    stretch: Stretch
    posts: Counter[str | None]
    own: Counter[str | None]


@partial(
    Rule,
    code="CONT-023",
    message="From {begin} to {end} the number of posts planned on {channel} is {planned}; the "
    "cadence asks for at least {least}.",
    together="On {n} channels calendar and cadence differ over the coming three months: "
    "{subjects}.",
    subject=AT_LEAST,
    variants=(TOO_MANY, AT_LEAST, AT_MOST),
    advice="Fill the open places, leave out what is too much, or agree on another cadence.",
    reason="A cadence that the calendar does not hold is a wish.",
    basis="judgement",
    severity="advice",
    weight=4,
)
def calendar_against_cadence(case: Case) -> Iterator[Hit]:
    """Weeks for a cadence by the day or week, else whole months: a letter comes once in each."""
    weeks, months = _planned(case, _coming_weeks(case)), _planned(case, _coming_months(case))
    for path, channel in case.staying:
        cadence = channel.cadence
        posts = cadence.posts_per_week() if cadence else None
        if cadence is None or posts is None or cadence.basis != "planned":
            continue
        by_month = cadence.per in MONTHS_IN
        planned = months if by_month else weeks
        if not planned.posts:
            continue
        periods = planned.stretch.n_periods * WEEKS_IN["month" if by_month else "week"]
        least, most = (round(each * periods, 1) for each in posts)
        there = planned.posts[channel.id]
        copies_count = cadence.with_copies_max is not None
        made = there if copies_count else planned.own[channel.id]
        facts: dict[str, Fact] = {
            "channel": case.channel_name(channel),
            "begin": planned.stretch.begin,
            "end": planned.stretch.end,
        }
        if there <= min(least - 1, least * (1 - CADENCE_OFF)):
            facts |= {"planned": there, "least": math.ceil(least)}
            yield Hit(f"{path}.cadence", facts)
        elif made >= max(most + 1, most * (1 + CADENCE_OFF)):
            facts |= {"planned": made, "most": math.floor(most)}
            yield Hit(f"{path}.cadence", facts, message=TOO_MANY, subject=AT_MOST)


def _planned(case: Case, stretch: Stretch) -> Planned:
    """How many posts each channel has in a stretch of the calendar."""
    there = [each for each in case.content.posts if stretch.begin <= each.on <= stretch.end]
    own = (each.channel for each in there if not each.derivative)
    return Planned(stretch, Counter(each.channel for each in there), Counter(own))


def _coming_weeks(case: Case) -> Stretch:
    """The coming whole weeks of the calendar, from next week on, at most a quarter."""
    begun = case.calendar.start <= case.as_of
    first = monday_of(case.as_of) + 7 * DAY if begun else monday_of(case.calendar.start + 6 * DAY)
    whole = ((case.calendar.end - first).days + 1) // 7
    n_weeks = max(0, min(WEEKS_AHEAD, whole))
    return Stretch(first, first + (7 * n_weeks - 1) * DAY, n_weeks)


def _coming_months(case: Case) -> Stretch:
    """The coming whole months of the calendar, at most three."""
    begin = max(case.as_of, case.calendar.start)
    first = begin if begin.day == 1 else _next_month(begin)
    ends = [first]
    while len(ends) <= MONTHS_AHEAD and _next_month(ends[-1]) <= case.calendar.end + DAY:
        ends.append(_next_month(ends[-1]))
    return Stretch(first, ends[-1] - DAY, len(ends) - 1)


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


RHYTHM_RULES = (calendar_against_cadence,)
