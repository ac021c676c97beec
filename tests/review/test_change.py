"""Findings change by themselves when a day has passed; that day is foreseen."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from tests.review.planned import item, planned, series
from tests.review.strategies import SOUND, changed
from toolkit.analysis import Analysis, analyse, next_change
from toolkit.evidence import Evidence
from toolkit.strategy import parse_strategy


def on(day: str, evidence: Evidence) -> Analysis:
    """What follows from the sound strategy on a day."""
    return analyse(parse_strategy(SOUND), evidence, dt.date.fromisoformat(day))


def test_the_day_after_a_deadline_is_foreseen(evidence: Evidence) -> None:
    """On the day that is named the findings differ, and on the day before they do not."""
    now = on("2027-02-01", evidence)
    day = next_change(now)

    assert day is not None
    assert analyse(now.strategy, evidence, day).findings != now.findings
    before = analyse(now.strategy, evidence, day - dt.timedelta(days=1))
    assert before.findings == now.findings


def test_every_change_of_a_year_is_foreseen(evidence: Evidence) -> None:
    """Going from change to change meets every day of the year on which a finding changes."""
    start, end = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
    strategy = parse_strategy(SOUND)
    days = [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]
    found = [analyse(strategy, evidence, day).findings for day in days]
    changed = {day for day, old, new in zip(days[1:], found, found[1:], strict=False) if old != new}

    foreseen = set()
    day: dt.date | None = start
    while day is not None and day <= end:
        day = next_change(analyse(strategy, evidence, day))
        foreseen |= {day} if day is not None and day <= end else set()

    assert changed
    assert foreseen == changed


def test_what_the_calendar_shows_changes_with_the_month(evidence: Evidence) -> None:
    """A finding about a day goes when the calendar has passed that month, and that is foreseen."""
    key_date = {"goals": ["requests"], "personas": ["buyer"]}
    content = {
        "key_dates_at_most": 0,
        "key_dates": [{"id": "spring", "event": "kings-day", **key_date}],
    }
    strategy = parse_strategy(changed(content=content))
    now = analyse(strategy, evidence, dt.date(2027, 4, 30))

    assert "CONT-014" in {finding.code for finding in now.findings}
    assert next_change(now) == dt.date(2027, 5, 1)


def test_a_calendar_is_looked_at_again_in_time(evidence: Evidence) -> None:
    """With a calendar no day is missed on which a finding changes, and each Monday is looked at."""
    start, n_days = dt.date(2026, 11, 23), 36
    items = [
        item("2026-12-01", id="late", format="interview"),
        item("2026-12-16", id="draft", format="interview", stage="draft"),
        item("2026-12-11", id="review", stage="review"),
        item("2026-12-18", id="open", format=None),
        item("2026-12-22", id="bare", stage="approved"),
    ]
    new = series("FREQ=DAILY;COUNT=9", id="new", start="2026-12-08", goals=[], format="interview")
    strategy = parse_strategy(planned(*items, content={"series": [new]}))
    days = [start + dt.timedelta(days=n) for n in range(n_days)]
    found = [analyse(strategy, evidence, day) for day in days]
    changed = {
        after.as_of for before, after in pairwise(found) if before.findings != after.findings
    }
    foreseen = {day for each in found if (day := next_change(each)) is not None}

    assert {each.code for each in found[0].findings} >= {"PROD-001", "PROD-004", "PROD-006"}
    assert changed <= foreseen
    assert {day for day in days[1:] if day.weekday() == 0} <= foreseen


def test_a_calendar_holds_to_the_end_of_the_week_at_most(evidence: Evidence) -> None:
    """With something to publish a report is made again on Monday, or when a day has passed."""
    aim = {"goals": ["requests"], "personas": ["buyer"], "channels": ["linkedin"]}
    later = {"id": "later", "on": "2027-06-01", "stage": "scheduled", **aim}
    soon = {"id": "soon", "on": "2027-02-03", "stage": "scheduled", **aim}
    monday = dt.date(2027, 2, 1)
    for items, day in (([later], dt.date(2027, 2, 8)), ([later, soon], dt.date(2027, 2, 4))):
        strategy = parse_strategy(changed(content={"items": items}))
        assert next_change(analyse(strategy, evidence, monday)) == day


def test_a_strategy_that_never_ends_is_foreseen_too(evidence: Evidence) -> None:
    """The last day that there is, as the end of a period, does not stop anything."""
    strategy = parse_strategy(changed(period={"end": "9999-12-31"}))

    assert next_change(analyse(strategy, evidence, dt.date(2027, 2, 1))) == dt.date(2027, 7, 1)
