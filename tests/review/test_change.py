"""Findings change by themselves when a day has passed; that day is foreseen."""

from __future__ import annotations

import datetime as dt

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
