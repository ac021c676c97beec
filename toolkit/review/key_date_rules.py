"""Rules about key dates: with a date and a purpose, not too many, and silence on 4 May (CONT)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from toolkit.almanac import event_day
from toolkit.content_calendar import CalendarDay
from toolkit.review.case import Case, placed
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule

NO_GOAL = "“{title}” touches no goal; nothing is planned for it."
NOBODY = "“{title}” touches no audience; nothing is planned for it."
NEVER = "Of “{title}” no date is known."
SILENCE = "remembrance"
SILENT_FROM, SILENT_UNTIL = "18:00", "21:00"
"""Judgement: the commemoration is at eight; an hour before and after belongs to it, and the early
evening, in which people read what was posted last."""


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
    named = {path: case.key_date_name(key) for path, key in keys}
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
            yield Hit(path, {"title": case.key_date_name(key)}, message=message)


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
    code="CONT-018",
    message="“{title}” appears on {day} at {at}, around the silence of {event}.",
    together="{n} posts appear around the silence of Remembrance Day: {subjects}.",
    subject="title",
    advice="Choose another hour or day, and pause what is scheduled from six to nine in the "
    "evening.",
    reason="In the Netherlands 4 May is for the dead; who posts through the two minutes of silence "
    "is remembered for it.",
    basis="practice",
    cites=("comite_4_5_mei",),
    country="NL",
    severity="advice",
    weight=3,
)
def post_in_the_silence(case: Case) -> Iterator[Hit]:
    event = case.evidence.event_index.get(SILENCE)
    for each in case.calendar.publications if event else ():
        there = event is not None and event_day(event, each.on.year) == each.on
        if there and each.kind == "post" and each.at and SILENT_FROM <= each.at < SILENT_UNTIL:
            facts: dict[str, Fact] = {"title": each.title, "day": each.on, "at": each.at}
            name = event.name(case.strategy.client.language) if event else ""
            yield Hit(each.path, {**facts, "event": name})


KEY_DATE_RULES = (
    key_date_without_date,
    key_date_without_aim,
    too_many_key_dates,
    post_in_the_silence,
)
