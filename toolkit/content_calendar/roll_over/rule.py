"""Rules of recurrence into the next period: the same rhythm, from a new first day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.content_calendar.frame import COUNTED_FROM
from toolkit.content_calendar.recurrence import (
    RuleError,
    leans_on_start,
    occurrences,
    rule_parts,
)
from toolkit.content_calendar.roll_over.note import Note, NoteCode
from toolkit.content_calendar.series_days import rule_of
from toolkit.strategy import Item, Series
from toolkit.strategy.client import Period
from toolkit.strategy.term import day_of

UNTIL = "%Y%m%d"


@dataclass(frozen=True)
class Periods:
    """The period that was, and the days of the next one (both included)."""

    old: Period
    start: dt.date
    end: dt.date

    def ended_early(self, end: dt.date | None) -> bool:
        """Whether something was meant to end before the old period did."""
        return end is not None and end < (self.old.end or self.start)


@dataclass(frozen=True)
class _Rolled:
    """A rule in the next period, with its first day where that has to be known."""

    rule: str
    first: dt.date | None


def rolled_series(series: Series, path: str, periods: Periods) -> tuple[Series, tuple[Note, ...]]:
    """A series in the next period, and what is to be said of it.

    Its first day is the first on which its rule comes in the new period, so that every other
    week stays every other week. A last day at or after the end of the old period becomes the
    end of the new one; what was to end before, is left as it is for people to look at.
    """
    name = series.name or series.id
    if series.status == "stopped":
        return series, (Note("series_stopped", path, name),)
    if series.status != "active" or series.rule is None:
        return series, ()
    if periods.ended_early(series.end):
        return series, (Note("series_ended", path, name, {"day": f"{series.end}"}),)
    try:
        found = _rolled(series.rule, rule_of(series), series.start, periods)
    except _LeftError as left:
        return series, (Note(left.code, path, name, left.facts),)
    except RuleError as error:
        return series, (Note("rule_not_understood", path, name, {"found": error.found}),)
    start = found.first if series.start or leans_on_start(series.rule) else None
    end = periods.end if series.end else None
    changes = tuple(each for each in series.changes if (each.moved_to or each.on) >= periods.start)
    moved = series.model_copy(
        update={"rule": found.rule, "start": start, "end": end, "changes": changes}
    )
    return moved, tuple(_series_notes(series, moved, path))


def _series_notes(series: Series, moved: Series, path: str) -> Iterator[Note]:
    name = series.name or series.id
    days = {"start": moved.start, "end": moved.end}
    facts = {key: f"{day}" for key, day in days.items() if day and day != getattr(series, key)}
    if facts or moved.rule != series.rule:
        yield Note("series_moved", path, name, facts)
    n_gone = len(series.changes) - len(moved.changes)
    if n_gone:
        yield Note("changes_over", f"{path}.changes", name, {"n": f"{n_gone}"})


def rolled_item(item: Item, path: str, periods: Periods) -> tuple[Item, tuple[Note, ...]]:
    """An item that repeats, in the next period."""
    name, begun = item.title or item.id, day_of(item.on)
    try:
        found = _rolled(item.rule or "", item.rule or "", begun, periods)
    except _LeftError as left:
        return item, (Note(left.code, path, name, left.facts),)
    except RuleError as error:
        return item, (Note("rule_not_understood", path, name, {"found": error.found}),)
    first = found.first if item.on or leans_on_start(item.rule or "") else None
    on = f"{first}" if first else item.on
    if (found.rule, on) == (item.rule, item.on):
        return item, ()
    moved = item.model_copy(update={"rule": found.rule, "on": on})
    return moved, (Note("item_moved", path, name, {"start": on} if on else {}),)


class _LeftError(Exception):
    """A rule that is left as it is, and why."""

    def __init__(self, code: NoteCode, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def _rolled(rule: str, whole: str, begun: dt.date | None, periods: Periods) -> _Rolled:
    """The rule in the next period; `whole` is the rule with the days that it leaves to others.

    Raises
    ------
    RuleError
        When the rule is not understood, or never comes.
    """
    parts = rule_parts(whole)
    if "COUNT" in parts:
        raise _LeftError("series_counted", n=parts["COUNT"])
    rule, whole = (_until(each, periods) for each in (rule, whole))
    counted_from = begun or periods.old.start or COUNTED_FROM
    days = occurrences(whole, min(counted_from, periods.end), periods.end)
    first = next((day for day in days if day >= periods.start), None)
    if first is None:
        raise _LeftError("series_ended", day=f"{days[-1]}" if days else f"{periods.start}")
    return _Rolled(rule, first)


def _until(rule: str, periods: Periods) -> str:
    """The rule with its last day moved along, if that was the end of the old period or later."""
    until = rule_parts(rule).get("UNTIL")
    if until is None:
        return rule
    last = dt.datetime.strptime(until[:8], UNTIL).date()  # noqa: DTZ007 - a day has no zone
    if periods.ended_early(last):
        raise _LeftError("series_ended", day=f"{last}")
    return rule.upper().replace(f"UNTIL={until}", f"UNTIL={periods.end:{UNTIL}}")
