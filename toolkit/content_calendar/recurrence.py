"""On which days does a rule of recurrence (RFC 5545) come?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from dateutil.rrule import rrule, rrulestr

GREGORIAN_CYCLE = 400
"""After so many years every date has the same weekday again."""

FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
BY_PARTS = ("BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY")
FREQUENCY_BY_PARTS = {
    "DAILY": {"BYMONTH", "BYMONTHDAY", "BYDAY"},
    "WEEKLY": {"BYMONTH", "BYDAY"},
    "MONTHLY": {"BYMONTH", "BYMONTHDAY", "BYDAY"},
    "YEARLY": set(BY_PARTS),
}
"""Which parts go with which frequency (RFC 5545, 3.3.10)."""


def _list_of(one: str) -> re.Pattern[str]:
    return re.compile(f"{one}(,{one})*")


_DAY = "(" + "|".join(WEEKDAY_CODES) + ")"
_WEEK_OF_YEAR = "[+-]?(0?[1-9]|[1-4][0-9]|5[0-3])"
_DAY_OF_YEAR = "[+-]?([1-9][0-9]?|[12][0-9]{2}|3[0-5][0-9]|36[0-6])"
VALUES = {
    "FREQ": re.compile("|".join(FREQUENCIES)),
    "INTERVAL": re.compile("[1-9][0-9]{0,3}"),
    "COUNT": re.compile("[1-9][0-9]{0,4}"),
    "UNTIL": re.compile("[0-9]{8}(T[0-9]{6}Z?)?"),
    "WKST": re.compile(_DAY),
    "BYDAY": _list_of(f"({_WEEK_OF_YEAR})?{_DAY}"),
    "BYMONTH": _list_of("(0?[1-9]|1[0-2])"),
    "BYMONTHDAY": _list_of("[+-]?(0?[1-9]|[12][0-9]|3[01])"),
    "BYYEARDAY": _list_of(_DAY_OF_YEAR),
    "BYWEEKNO": _list_of(_WEEK_OF_YEAR),
    "BYSETPOS": _list_of(_DAY_OF_YEAR),
}
"""What each part of a rule may hold. Parts for a time of the day are left out: the time of a post
is a field of its own."""


class RuleError(Exception):
    """A rule that cannot be laid on a calendar.

    `code` is "rule_not_understood" or "rule_never"; `found` is the part that is wrong.
    """

    def __init__(self, code: str, found: str) -> None:
        super().__init__(code, found)
        self.code, self.found = code, found


def occurrences(rule: str, start: dt.date, end: dt.date) -> tuple[dt.date, ...]:
    """The days from `start` to `end` (both included) that a rule gives.

    `start` is what the rule counts from (DTSTART): it sets the phase of an interval, and the day
    where the rule itself names none. It is an occurrence only if the rule gives it. A day that a
    month does not have is passed over, as RFC 5545 wants: `BYMONTHDAY=31` comes seven times a
    year, `BYMONTHDAY=-1` is the last day of every month. The day of UNTIL belongs to it.

    Raises
    ------
    RuleError
        When the rule is not understood, or can never come.

    >>> occurrences("FREQ=MONTHLY;BYDAY=-1FR", dt.date(2027, 1, 1), dt.date(2027, 3, 31))
    (datetime.date(2027, 1, 29), datetime.date(2027, 2, 26), datetime.date(2027, 3, 26))
    """
    found = _found(rule, start, end)
    if isinstance(found, RuleError):
        raise RuleError(found.code, found.found)
    return found


@lru_cache(maxsize=4096)
def _found(rule: str, start: dt.date, end: dt.date) -> tuple[dt.date, ...] | RuleError:
    """The days, or why there are none: kept, because to find out takes the same time again."""
    try:
        parts = rule_parts(rule)
        last = min(end, _until(parts) or end)
        return tuple(_days(rule, parts, start, last))
    except RuleError as error:
        return error


def rule_parts(rule: str) -> Mapping[str, str]:
    """The parts of a rule, in capitals: what each part holds.

    Raises
    ------
    RuleError
        When a part is unknown, twice there, out of range, or does not go with the others.
    """
    parts: dict[str, str] = {}
    for part in rule.strip().strip(";").split(";"):
        name, _, value = (each.strip().upper() for each in part.partition("="))
        name = name.removeprefix("RRULE:")
        if name not in VALUES or name in parts or not VALUES[name].fullmatch(value):
            raise RuleError("rule_not_understood", part.strip() or rule)
        parts[name] = value
    if clash := _clash(parts):
        raise RuleError("rule_not_understood", clash)
    return parts


def _clash(parts: Mapping[str, str]) -> str | None:
    """The part that does not go with the others, if there is one."""
    if "FREQ" not in parts:
        return "FREQ"
    frequency = parts["FREQ"]
    named = [name for name in BY_PARTS if name in parts]
    wrong = [name for name in named if name not in FREQUENCY_BY_PARTS[frequency]]
    numbered = any(char.isdigit() for char in parts.get("BYDAY", ""))
    if numbered and (frequency not in ("MONTHLY", "YEARLY") or "BYWEEKNO" in parts):
        wrong.append("BYDAY")
    if "BYSETPOS" in parts and not named:
        wrong.append("BYSETPOS")
    if "COUNT" in parts and "UNTIL" in parts:
        wrong.append("UNTIL")
    if "UNTIL" in parts:
        try:
            _until(parts)
        except ValueError:
            wrong.append("UNTIL")
    return next((f"{name}={parts[name]}" for name in wrong), None)


def _until(parts: Mapping[str, str]) -> dt.date | None:
    until = parts.get("UNTIL")
    return dt.datetime.strptime(until[:8], "%Y%m%d").date() if until else None  # noqa: DTZ007


def leans_on_start(rule: str) -> bool:
    """Whether the first day decides on which days the rule comes.

    >>> leans_on_start("FREQ=WEEKLY;BYDAY=MO"), leans_on_start("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
    (False, True)
    """
    parts = rule_parts(rule)
    counted = parts.get("INTERVAL", "1") != "1" or "COUNT" in parts
    return counted or (parts["FREQ"] != "DAILY" and not _names_days(parts))


def _names_days(parts: Mapping[str, str]) -> bool:
    return any(name in parts for name in ("BYDAY", "BYMONTHDAY", "BYYEARDAY"))


def has_end(rule: str) -> bool:
    """Whether a rule ends by itself."""
    parts = rule_parts(rule)
    return "UNTIL" in parts or "COUNT" in parts


def _days(rule: str, parts: Mapping[str, str], start: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days, counted in the last centuries that a computer knows.

    dateutil searches up to the year 9999 for a day that never comes, which takes seconds. There
    the calendar is the same as in ours, and the search short.
    """
    shift = (dt.MAXYEAR - max(start, last).year) // GREGORIAN_CYCLE * GREGORIAN_CYCLE
    found = False
    for moment in _rule(parts, _shifted(start, shift)):
        found = True
        day = _shifted(moment.date(), -shift)
        if day > last:
            return
        yield day
    if not found:
        raise RuleError("rule_never", rule)


def _shifted(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year + years)


def _rule(parts: Mapping[str, str], start: dt.date) -> rrule:
    kept = {name: value for name, value in parts.items() if name != "UNTIL"}
    if "BYWEEKNO" in kept and not _names_days(kept):
        kept["BYDAY"] = WEEKDAY_CODES[start.weekday()]
    text = ";".join(f"{name}={value}" for name, value in kept.items())
    first = dt.datetime.combine(start, dt.time.min)
    made = rrulestr(text, dtstart=first)
    if not isinstance(made, rrule):
        raise RuleError("rule_not_understood", text)
    return made
