"""Days to plan around: chosen key dates, public holidays and breaks of the schools."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from toolkit.almanac import event_spans, public_holidays, school_breaks
from toolkit.content_calendar.flaw import CalendarFlaw
from toolkit.content_calendar.frame import COUNTED_FROM, Frame
from toolkit.content_calendar.recurrence import RuleError, occurrences, rule_parts
from toolkit.strategy.content import KeyDate
from toolkit.strategy.term import first_day, last_day

Span = tuple[dt.date, dt.date]
DAY_PARTS = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
SCHOOL_COUNTRIES = (None, "NL")


@dataclass(frozen=True)
class CalendarDay:
    """A key date, public holiday or school break in the calendar.

    Attributes
    ----------
    code
        The id of the key date; of what the almanac gives: of its event, or its kind.
    kind
        "own" (the client's), "event" (of the almanac, chosen), "public" or "school".
    start, end
        The first and the last day; the same for most.
    goals, personas
        What a key date touches.
    usable
        Whether a key date may be planned for: it touches a goal and a persona, and there are not
        too many in its month. Those higher in the file go first.
    note
        What to know about an event of the almanac.
    """

    code: str
    name: str
    kind: str
    start: dt.date
    end: dt.date
    goals: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    path: str | None = None
    usable: bool = False
    note: str = ""

    @property
    def month(self) -> str:
        """The month in which it begins, such as 2027-04."""
        return f"{self.start:%Y-%m}"


def calendar_days(frame: Frame) -> Iterator[CalendarDay | CalendarFlaw]:
    """The key dates that the client chose, in the order of the file, and what is wrong with them.

    An event of the almanac is there only if a key date names it.
    """
    most = frame.strategy.content.key_dates_at_most
    counted: Counter[str] = Counter()
    for index, key in enumerate(frame.strategy.content.key_dates):
        path = f"content.key_dates[{index}]"
        for found in _key_days(frame, path, key):
            if isinstance(found, CalendarFlaw):
                yield found
                continue
            touches = bool(found.goals and found.personas)
            counted[found.month] += touches
            yield replace(found, usable=touches and (most is None or counted[found.month] <= most))


def days_off(frame: Frame) -> Iterator[CalendarDay]:
    """The public holidays of the client's country, and the breaks of the schools in its region."""
    client, content = frame.strategy.client, frame.strategy.content
    for day, name in public_holidays(client.country, frame.start, frame.end, client.language):
        yield CalendarDay("public", name, "public", day, day)
    if client.country in SCHOOL_COUNTRIES:
        for each in school_breaks(content.school_region, frame.start, frame.end):
            event = frame.evidence.event_index.get(each.event)
            name = event.name(client.language) if event else each.event
            yield CalendarDay(each.event, name, "school", each.start, each.end)


def _key_days(frame: Frame, path: str, key: KeyDate) -> Iterator[CalendarDay | CalendarFlaw]:
    """Each time that a key date comes, and what is wrong with it.

    A date that is filled in goes before a rule, and that before the almanac.
    """
    language = frame.strategy.client.language
    event = frame.evidence.event_index.get(key.event or "")
    yield from _flaws(frame, path, key)
    try:
        spans = _spans(frame, key)
    except RuleError as error:
        yield CalendarFlaw(error.code, f"{path}.rule", {"found": error.found})
        return
    for start, end in spans:
        yield CalendarDay(
            key.id,
            key.name or (event.name(language) if event else key.id),
            "event" if event else "own",
            start,
            end,
            key.goals,
            key.personas,
            path,
            note=event.note(language) if event else "",
        )


def _spans(frame: Frame, key: KeyDate) -> tuple[Span, ...]:
    if key.on is not None:
        return _shown(frame, (first_day(key.on), last_day(key.on)))
    if key.rule is not None:
        return _rule_spans(frame, key.rule)
    event = frame.evidence.event_index.get(key.event or "")
    region = frame.strategy.content.school_region
    return event_spans(event, frame.start, frame.end, region) if event else ()


def _shown(frame: Frame, *spans: Span) -> tuple[Span, ...]:
    return tuple(each for each in spans if each[0] <= frame.end and frame.start <= each[1])


def _rule_spans(frame: Frame, rule: str) -> tuple[Span, ...]:
    """The days of a rule; one that names a month and no day means all of that month."""
    parts = rule_parts(rule)
    begun = min(COUNTED_FROM, frame.start.replace(month=1, day=1))
    days = occurrences(rule, begun, frame.end)
    whole = "BYMONTH" in parts and not any(name in parts for name in DAY_PARTS)
    ends = (last_day(f"{day:%Y-%m}") if whole else day for day in days)
    return _shown(frame, *zip(days, ends, strict=True))


def _flaws(frame: Frame, path: str, key: KeyDate) -> Iterator[CalendarFlaw]:
    known = frame.evidence.event_index
    if key.event is not None and key.event not in known:
        near = get_close_matches(key.event, known, n=3)
        yield CalendarFlaw(
            "unknown_event", f"{path}.event", {"found": key.event, "near": ", ".join(near)}
        )
    elif key.on is None and key.rule is None and key.event is None:
        yield CalendarFlaw("key_date_undated", path)
    elif key.on is not None and not _touches_period(frame, first_day(key.on), last_day(key.on)):
        yield CalendarFlaw("outside_period", f"{path}.on", {"day": key.on})
    elif key.on is None and key.rule is None and _needs_region(frame, key.event):
        yield CalendarFlaw("no_school_region", f"{path}.event")


def _touches_period(frame: Frame, start: dt.date, end: dt.date) -> bool:
    period = frame.strategy.period
    return (period.start or start) <= end and start <= (period.end or end)


def _needs_region(frame: Frame, event: str | None) -> bool:
    found = frame.evidence.event_index.get(event or "")
    region = frame.strategy.content.school_region
    return found is not None and found.rule == "school" and region is None
