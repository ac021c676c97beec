"""Rules about the hours that making takes in each week, and who has them (PROD)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from itertools import groupby

from toolkit.content_calendar import JointLoad, person_load, whole_load
from toolkit.review.case import Case
from toolkit.review.cost_rules import (
    USUAL_MARGIN,
    channels_need_more_hours,
    role_short_of_hours,
)
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule

AN_HOUR, A_QUARTER = 1.0, 0.25
"""A week is too full from an hour above what there is, or a quarter of it for who has few hours
(judgement: less is found in another week)."""

ONE_WEEK = (
    "{role} has more work than hours in the week of {monday}: {hours} hours, and there are "
    "{available}."
)
EVERYBODY = (
    "There is more work than hours in {n} of the coming {m} weeks; most in the week of {monday}: "
    "{hours} hours, and there are {available}."
)
ROLE_AND_WEEKS = "{role} ({n} of {m} weeks)"


@partial(
    Rule,
    code="PROD-003",
    message="{role} has more work than hours in {n} of the coming {m} weeks; most in the week of "
    "{monday}: {hours} hours, and there are {available}.",
    together="{n} people or roles have more work than hours in some weeks: {subjects}.",
    subject=ROLE_AND_WEEKS,
    variants=(ONE_WEEK, EVERYBODY, ROLE_AND_WEEKS),
    advice="Move a post to a quieter week, choose a lighter format, or find help for those weeks.",
    reason="Carrying it out stands or falls with the people who do it: a week that is too full is "
    "the week in which the calendar stops.",
    basis="judgement",
    weight=6,
)
def weeks_over_hours(case: Case) -> Iterator[Hit]:
    """Only of whoever has enough hours in an ordinary week: else other rules say so.

    From next week on: this one is under way.
    """
    if any(channels_need_more_hours.check(case)):
        return
    short = {hit.path for hit in role_short_of_hours.check(case)}
    places = {role.id: f"roles[{at}].hours_per_week" for at, role in enumerate(case.strategy.roles)}
    now = case.as_of.isocalendar()[:2]
    coming = [each for each in case.calendar.load if (each.year, each.week) > now]
    load = person_load(coming, case.strategy)
    by_person = sorted(load, key=lambda each: places[each.roles[0] or ""])
    known = False
    for _, group in groupby(by_person, key=lambda each: each.roles):
        weeks = list(group)
        known = known or weeks[0].available is not None
        own = [places[role] for role in weeks[0].roles if role]
        if not short.intersection(own):
            names = tuple(case.role_name(role) for role in weeks[0].roles)
            yield from _full(case, own[0], weeks, {"role": Shown("names", names)})
    if not known:
        whole = list(whole_load(coming, case.strategy))
        yield from _full(case, "capacity.hours_per_week", whole, {})


def _full(case: Case, path: str, weeks: list[JointLoad], facts: dict[str, Fact]) -> Iterator[Hit]:
    """A hit where some of the weeks are too full."""
    margin = USUAL_MARGIN if _by_usual_hours(case) else 0.0
    full = [
        each
        for each in weeks
        if each.available is not None
        and each.over >= max(min(AN_HOUR, A_QUARTER * each.available), margin * each.available)
        and each.over > 0
    ]
    if not full:
        return
    worst = max(full, key=lambda each: (each.over, -each.year, -each.week))
    said: dict[str, Fact] = {
        **facts,
        "n": len(full),
        "m": len(weeks),
        "monday": dt.date.fromisocalendar(worst.year, worst.week, 1),
        "hours": round(worst.hours, 1),
        "available": worst.available or 0.0,
    }
    if not facts:
        yield Hit(path, said, message=EVERYBODY, subject="monday")
    else:
        yield Hit(path, said, message=ONE_WEEK if len(full) == 1 else "")


def _by_usual_hours(case: Case) -> bool:
    return any(each.basis != "given" for each in case.effort.channels)


LOAD_RULES = (weeks_over_hours,)
