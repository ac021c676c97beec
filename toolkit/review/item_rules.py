"""Rules about items that are due, ready or over (CONT)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case, placed
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Item
from toolkit.strategy.term import day_of, last_day

DONE = ("published", "archived")
UPDATE = "“{title}” held until {day}; it was agreed to update it then."
ARCHIVE = "“{title}” held until {day}; it was agreed to archive it then."
REMOVE = "“{title}” held until {day}; it was agreed to remove it then."
BY_NOW = {"update": UPDATE, "archive": ARCHIVE, "remove": REMOVE}


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


ITEM_RULES = (
    item_behind,
    item_expired,
    people_without_permission,
)
