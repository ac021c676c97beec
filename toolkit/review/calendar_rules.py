"""Rules about what cannot be laid on the calendar as it is written (CONT)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy.term import DAY_PATTERN

ENTRY = re.compile(r"content\.(series|items|key_dates)\[(\d+)\]")
ENDLESS = "{n} parts of the calendar go on without an end; it shows them until {day}."
PERHAPS = "The almanac does not know the day “{found}” of “{title}”; perhaps {near} is meant."


def _flawed(case: Case, code: str) -> Iterator[tuple[str, dict[str, Fact]]]:
    """Every flaw of one code: its place, what the entry is called, and what was found."""
    for flaw in case.calendar.flaws:
        if flaw.code == code:
            facts: dict[str, Fact] = {name: _fact(value) for name, value in flaw.facts.items()}
            yield flaw.path, {"title": _title(case, flaw.path), **facts}


def _fact(value: str) -> Fact:
    return dt.date.fromisoformat(value) if DAY_PATTERN.fullmatch(value) else value


def _title(case: Case, path: str) -> str:
    """What people call the entry of the content at a place."""
    match = ENTRY.match(path)
    if match is None:
        return path
    content, place = case.strategy.content, int(match[2])
    if match[1] == "items":
        item = content.items[place]
        return item.title or item.id
    if match[1] == "series":
        series = content.series[place]
        return series.name or series.id
    return case.key_date_name(content.key_dates[place])


def _hits(case: Case, code: str) -> Iterator[Hit]:
    return (Hit(path, facts) for path, facts in _flawed(case, code))


@partial(
    Rule,
    code="CONT-002",
    message="The rule by which “{title}” returns is not understood: {found}.",
    together="The rules by which these {n} parts of the calendar return are not understood: "
    "{subjects}.",
    subject="title",
    advice="Write it as a rule of recurrence, such as FREQ=WEEKLY;BYDAY=TU for every Tuesday or "
    "FREQ=MONTHLY;BYMONTHDAY=-1 for the last day of each month.",
    reason="Without a rule that can be read nothing of it is on the calendar.",
    basis="judgement",
    audience="consultant",
    weight=6,
)
def rule_not_understood(case: Case) -> Iterator[Hit]:
    return _hits(case, "rule_not_understood")


@partial(
    Rule,
    code="CONT-003",
    message="“{title}” never comes: no year has the day that its rule asks for ({found}).",
    advice="Look at day and month: 31 February, for instance, is in no year.",
    reason="What never comes is planned by nobody, and missed by everybody.",
    basis="judgement",
    audience="consultant",
    weight=6,
)
def rule_never_comes(case: Case) -> Iterator[Hit]:
    return _hits(case, "rule_never")


@partial(
    Rule,
    code="CONT-004",
    message="“{title}” goes on without an end; the calendar shows it until {day}.",
    variants=(ENDLESS,),
    advice="Give the strategy a last day, or the series one of its own.",
    reason="A series that nobody ends is never looked at again.",
    basis="judgement",
    severity="advice",
    audience="consultant",
    weight=2,
)
def series_without_end(case: Case) -> Iterator[Hit]:
    """One last day of the strategy mends them all, so they are one finding."""
    found = list(_flawed(case, "rule_endless"))
    if len(found) == 1:
        yield Hit(*found[0])
    elif found:
        yield Hit("content", {**found[0][1], "n": len(found)}, message=ENDLESS)


@partial(
    Rule,
    code="CONT-005",
    message="On which days “{title}” comes depends on its first day, which is not filled in; it "
    "is counted from {day}.",
    together="On which days these {n} parts come depends on a first day that is not filled "
    "in: {subjects}.",
    subject="title",
    advice="Fill in the first day.",
    reason="Every other week may be this week or the next; only the first day tells.",
    basis="judgement",
    severity="advice",
    audience="consultant",
    weight=3,
)
def series_without_start(case: Case) -> Iterator[Hit]:
    return _hits(case, "start_assumed")


@partial(
    Rule,
    code="CONT-006",
    message="A change is noted for “{title}” on {day}, but it does not come on that day.",
    advice="Look up the day on which it is planned, and note that one.",
    reason="Whoever reads the change expects something else than the calendar shows.",
    basis="judgement",
    audience="consultant",
    weight=4,
)
def occurrence_not_there(case: Case) -> Iterator[Hit]:
    return _hits(case, "occurrence_not_there")


@partial(
    Rule,
    code="CONT-007",
    message="“{title}” is meant for channels of which none is in use.",
    together="{n} parts of the calendar are meant for channels of which none is in use: "
    "{subjects}.",
    subject="title",
    advice="Choose a channel that is in use, or leave it out.",
    reason="What has no channel is made for nobody.",
    basis="judgement",
    weight=5,
)
def content_without_channel_in_use(case: Case) -> Iterator[Hit]:
    return _hits(case, "channel_not_in_use")


@partial(
    Rule,
    code="CONT-008",
    message="“{title}” is dated {day}, outside the period of the strategy.",
    together="{n} parts of the calendar are dated outside the period of the strategy: {subjects}.",
    subject="title",
    advice="Correct the date, or keep it for the strategy of that period.",
    reason="What lies outside the period is in no calendar, and is not made in time.",
    basis="judgement",
    weight=4,
)
def dated_outside_period(case: Case) -> Iterator[Hit]:
    for path, facts in _flawed(case, "outside_period"):
        day = facts["day"]
        yield Hit(path, {**facts, "day": Shown("when", f"{day}")})


@partial(
    Rule,
    code="CONT-009",
    message="On {day} the clock goes forward and skips {at}; “{title}” appears at {becomes}.",
    advice="Choose another time for that day if that is not what you want.",
    reason="A planning tool may refuse a time that does not exist, or choose another.",
    basis="judgement",
    severity="advice",
    audience="consultant",
    weight=1,
)
def time_skipped(case: Case) -> Iterator[Hit]:
    return _hits(case, "time_not_there")


@partial(
    Rule,
    code="CONT-010",
    message="“{found}” is not the name of a time zone.",
    advice="Write the region and the city, such as Europe/Amsterdam.",
    reason="With the wrong clock a post appears when the audience is asleep.",
    basis="judgement",
    audience="consultant",
    weight=4,
)
def time_zone_unknown(case: Case) -> Iterator[Hit]:
    return _hits(case, "unknown_time_zone")


@partial(
    Rule,
    code="CONT-011",
    message="The almanac does not know the day “{found}” of “{title}”.",
    variants=(PERHAPS,),
    advice="Choose one from the list, or fill in the date or the rule yourself.",
    reason="A day that is not known is not on the calendar.",
    basis="judgement",
    audience="consultant",
    weight=4,
)
def event_unknown(case: Case) -> Iterator[Hit]:
    for path, facts in _flawed(case, "unknown_event"):
        yield Hit(path, facts, message=PERHAPS if facts["near"] else "")


CALENDAR_RULES = (
    rule_not_understood,
    rule_never_comes,
    series_without_end,
    series_without_start,
    occurrence_not_there,
    content_without_channel_in_use,
    dated_outside_period,
    time_skipped,
    time_zone_unknown,
    event_unknown,
)
