"""Rules about key dates, and about posts whose day has come or gone (CONT)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import partial

from toolkit.content_calendar import CalendarDay
from toolkit.review.case import Case, placed
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Item
from toolkit.strategy.term import day_of, last_day

NO_GOAL = "“{title}” touches no goal; nothing is planned for it."
NOBODY = "“{title}” touches no audience; nothing is planned for it."
NEVER = "Of “{title}” no date is known."
DONE = ("published", "archived")
UPDATE = "“{title}” held until {day}; it was agreed to update it then."
ARCHIVE = "“{title}” held until {day}; it was agreed to archive it then."
REMOVE = "“{title}” held until {day}; it was agreed to remove it then."
BY_NOW = {"update": UPDATE, "archive": ARCHIVE, "remove": REMOVE}


@partial(
    Rule,
    code="CONT-012",
    message="The dates of “{title}” differ by region, and no region of the schools is chosen.",
    together="Of {n} key dates no date is known: {subjects}.",
    subject="title",
    variants=(NEVER,),
    advice="Fill in the date, a rule by which it returns, or a day that the almanac knows; for "
    "breaks of schools the region.",
    reason="A key date without a date surprises those who have to make something for it.",
    basis="article",
    severity="advice",
    weight=4,
)
def key_date_without_date(case: Case) -> Iterator[Hit]:
    keys = placed("content.key_dates", case.strategy.content.key_dates)
    named = {path: key.name or key.id for path, key in keys}
    for flaw in case.calendar.flaws:
        if flaw.code == "key_date_undated":
            yield Hit(flaw.path, {"title": named[flaw.path]}, message=NEVER)
        if flaw.code == "no_school_region":
            yield Hit(flaw.path, {"title": named[flaw.path.removesuffix(".event")]})


@partial(
    Rule,
    code="CONT-013",
    message="“{title}” touches no goal and no audience; nothing is planned for it.",
    together="For {n} key dates nothing is planned, because they touch no goal or no audience: "
    "{subjects}.",
    subject="title",
    variants=(NO_GOAL, NOBODY),
    advice="Say which goal and which audience it is for, or take it off the list.",
    reason="Joining in with a day because everybody does so is posting without a purpose.",
    basis="article",
    severity="advice",
    audience="consultant",
    weight=3,
)
def key_date_without_aim(case: Case) -> Iterator[Hit]:
    for path, key in placed("content.key_dates", case.strategy.content.key_dates):
        if not (key.goals and key.personas):
            message = "" if not (key.goals or key.personas) else NOBODY if key.goals else NO_GOAL
            name = next((day.name for day in case.calendar.days if day.path == path), None)
            yield Hit(path, {"title": key.name or name or key.id}, message=message)


@partial(
    Rule,
    code="CONT-014",
    message="In {month} {n} key dates are chosen; at most {most} a month was agreed. Nothing is "
    "planned for {names}.",
    advice="Choose which of them matter most; those higher on the list go first.",
    reason="Whoever joins in with every day has no message of its own left.",
    basis="judgement",
    severity="advice",
    audience="consultant",
    weight=2,
)
def too_many_key_dates(case: Case) -> Iterator[Hit]:
    most = case.strategy.content.key_dates_at_most
    touching = [day for day in case.calendar.days if day.goals and day.personas]
    months = Counter(day.month for day in touching)
    for month, count in sorted(months.items()):
        left = tuple(_names(touching, month))
        if most is not None and left:
            facts: dict[str, Fact] = {
                "month": Shown("when", month),
                "n": count,
                "most": most,
                "names": Shown("names", left),
            }
            yield Hit("content.key_dates_at_most", facts)


def _names(days: list[CalendarDay], month: str) -> Iterator[str]:
    """What may not be planned for in a month."""
    return (day.name for day in days if day.month == month and not day.usable)


@partial(
    Rule,
    code="CONT-015",
    message="“{title}” was planned for {day}, but its stage is still: {stage}.",
    together="Of {n} items the day has passed, but they are not published: {subjects}.",
    subject="title",
    advice="Publish it, choose another day, or leave it out; and bring the stage up to date.",
    reason="A calendar that is behind is no longer looked at.",
    basis="judgement",
    weight=4,
)
def item_behind(case: Case) -> Iterator[Hit]:
    for path, item, on in _posts(case):
        if on is not None and on < case.as_of and item.stage not in DONE:
            facts: dict[str, Fact] = {"title": item.title or item.id, "day": on}
            yield Hit(f"{path}.stage", {**facts, "stage": Shown("term", item.stage, "stage")})


def _posts(case: Case) -> Iterator[tuple[str, Item, dt.date | None]]:
    """The posts with their place, and the day of one that comes once."""
    for path, item in placed("content.items", case.strategy.content.items):
        if item.kind == "post":
            once = item.rule is None
            yield path, item, (day_of(item.on) or item.occurrence) if once else None


@partial(
    Rule,
    code="CONT-016",
    message="“{title}” held until {day}, and nothing is agreed about what happens then.",
    together="{n} published items held until a day that has passed: {subjects}.",
    subject="title",
    variants=(UPDATE, ARCHIVE, REMOVE),
    advice="Do what was agreed, or decide now: update, archive, remove, or leave it on purpose.",
    reason="An offer or opening hours of last year, found today, cost trust and calls.",
    basis="judgement",
    weight=5,
)
def item_expired(case: Case) -> Iterator[Hit]:
    for path, item, _ in _posts(case):
        over = item.keep_until is not None and last_day(item.keep_until) < case.as_of
        if item.stage == "published" and over and item.when_expired != "keep":
            facts: dict[str, Fact] = {
                "title": item.title or item.id,
                "day": Shown("when", item.keep_until),
            }
            message = BY_NOW.get(item.when_expired or "", "")
            yield Hit(f"{path}.keep_until", facts, message=message)


@partial(
    Rule,
    code="CONT-017",
    message="“{title}” is ready to appear, but the people in the picture have not given their "
    "permission.",
    together="{n} items are ready to appear without the permission of the people in the "
    "picture: {subjects}.",
    subject="title",
    advice="Ask for it and keep the answer, or choose another picture.",
    reason="Whoever can be recognised has a say in it, and asking first is easier than taking a "
    "post back.",
    basis="judgement",
    weight=7,
)
def people_without_permission(case: Case) -> Iterator[Hit]:
    for path, item, _ in _posts(case):
        permission = item.rights.people_permission if item.rights is not None else None
        ready = item.stage in ("approved", "scheduled", "published")
        if ready and permission in ("asked", "missing"):
            yield Hit(f"{path}.rights.people_permission", {"title": item.title or item.id})


KEY_DATE_RULES = (
    key_date_without_date,
    key_date_without_aim,
    too_many_key_dates,
    item_behind,
    item_expired,
    people_without_permission,
)
