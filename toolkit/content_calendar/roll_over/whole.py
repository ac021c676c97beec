"""The strategy for the next period, from the one for this period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from dateutil.relativedelta import relativedelta

from toolkit.content_calendar.frame import LAST_DAY
from toolkit.content_calendar.roll_over.item import REMOVED, item_note, key_date_notes
from toolkit.content_calendar.roll_over.note import Note, NoteCode, RollOver
from toolkit.content_calendar.roll_over.rule import Periods, rolled_item, rolled_series
from toolkit.strategy import Goal, Item, Series, Strategy
from toolkit.strategy.client import Period
from toolkit.strategy.term import day_of, last_day

DAY = dt.timedelta(days=1)
MOVED = frozenset({"period", "phase", "series_moved", "item_moved", "review_moved"})
GONE = REMOVED | {"changes_over", "period_remark"}


def next_period(period: Period) -> tuple[dt.date, dt.date] | None:
    """The period that follows, as long as this one; None where this one has no two ends.

    None, too, where it would lie beyond the days that can be counted.

    >>> next_period(Period(start=dt.date(2027, 1, 1), end=dt.date(2027, 6, 30)))
    (datetime.date(2027, 7, 1), datetime.date(2027, 12, 31))
    """
    if period.start is None or period.end is None or period.end >= LAST_DAY:
        return None
    start = period.end + DAY
    months = (start.year - period.start.year) * 12 + start.month - period.start.month
    if months and start.day == period.start.day:
        return start, min(LAST_DAY, start + relativedelta(months=months) - DAY)
    length = min(period.end - period.start, LAST_DAY - start)
    return start, start + length


def roll_over(strategy: Strategy, start: dt.date, end: dt.date) -> RollOver:
    """The same strategy for the days from start to end (both included).

    The period is new and the phase a concept again. Rules and series move along in their own
    rhythm. Single dates that are over stay in the strategy, and are listed for review; content
    that has expired is removed. Goals, figures and decisions stay as they are: what should be
    measured or decided anew is listed.
    """
    periods = Periods(strategy.period, start, end)
    notes: list[Note] = [*_period_notes(strategy, start, end)]
    content = strategy.content
    series = tuple(_series(content.series, periods, notes))
    items = tuple(_items(content.items, periods, notes))
    notes += key_date_notes(content.key_dates, start)
    agreements = strategy.agreements
    review = agreements.review
    if review is not None and review.next_on is not None and last_day(review.next_on) < start:
        moved = _next_review(review.next_on, review.every_months, start)
        code: NoteCode = "review_moved" if moved else "review_over"
        facts = {"day": moved or review.next_on}
        notes.append(Note(code, "agreements.review.next_on", facts=facts))
        if moved:
            review = review.model_copy(update={"next_on": moved})
            agreements = agreements.model_copy(update={"review": review})
    notes += _other_notes(strategy, start)
    rolled = strategy.model_copy(
        update={
            "period": Period(start=start, end=end),
            "phase": "concept",
            "content": content.model_copy(update={"series": series, "items": items}),
            "agreements": agreements,
        }
    )
    return RollOver(
        rolled,
        moved=tuple(each for each in notes if each.code in MOVED),
        review=tuple(each for each in notes if each.code not in MOVED | GONE),
        removed=tuple(each for each in notes if each.code in GONE),
    )


def _period_notes(strategy: Strategy, start: dt.date, end: dt.date) -> Iterator[Note]:
    old = strategy.period
    if (old.start, old.end) != (start, end):
        yield Note("period", "period", facts={"start": f"{start}", "end": f"{end}"})
    if strategy.phase != "concept":
        yield Note("phase", "phase")
    if old.remark:
        yield Note("period_remark", "period.remark", facts={"text": old.remark})


def _series(several: tuple[Series, ...], periods: Periods, notes: list[Note]) -> Iterator[Series]:
    for place, each in enumerate(several):
        moved, said = rolled_series(each, f"content.series[{place}]", periods)
        notes += said
        yield moved


def _items(several: tuple[Item, ...], periods: Periods, notes: list[Note]) -> Iterator[Item]:
    for place, each in enumerate(several):
        path = f"content.items[{place}]"
        if each.rule is not None:
            moved, said = rolled_item(each, path, periods)
            notes += said
            yield moved
            continue
        note = item_note(each, path, periods.start)
        if note is not None:
            notes.append(note)
        if note is None or note.code not in REMOVED:
            yield each


def _next_review(next_on: str, every_months: float | None, start: dt.date) -> str | None:
    """The first day in the rhythm of the reviews that is not before the new period."""
    day = day_of(next_on)
    if day is None or every_months is None or every_months != int(every_months):
        return None
    steps = 0
    while (found := day + relativedelta(months=steps * int(every_months))) < start:
        steps += 1
    return f"{found}"


def _other_notes(strategy: Strategy, start: dt.date) -> Iterator[Note]:
    """What should be measured, decided or asked anew."""
    for place, goal in enumerate(strategy.goals):
        yield from _goal_notes(goal, f"goals[{place}]", start)
    for place, channel in enumerate(strategy.channels):
        day = channel.review_on
        if day is not None and last_day(day) < start:
            name = channel.name or channel.platform or channel.id
            yield Note("channel_review", f"channels[{place}].review_on", name, {"day": day})
    for place, question in enumerate(strategy.open_questions):
        if question.status == "open" and question.by and last_day(question.by) < start:
            name = question.question or question.about or ""
            yield Note("question_over", f"open_questions[{place}]", name, {"day": question.by})
    if strategy.audit or any(each.followers for each in strategy.channels):
        yield Note("audit_old", "audit")


def _goal_notes(goal: Goal, path: str, start: dt.date) -> Iterator[Note]:
    name = goal.name or goal.statement or goal.id
    if goal.status == "met":
        yield Note("goal_met", path, name)
    if goal.status != "open":
        return
    by = goal.deadline.on if goal.deadline else None
    if by is not None and last_day(by) < start:
        yield Note("goal_deadline", f"{path}.deadline", name, {"day": by})
    measured = goal.baseline.measured_on if goal.baseline else None
    if measured is not None and last_day(measured) < start:
        facts: dict[str, Any] = {"day": measured}
        yield Note("goal_baseline", f"{path}.baseline", name, facts)
