"""How quantities are said."""

from __future__ import annotations

import pytest

from toolkit.language import words_for
from toolkit.strategy import Cadence, Deadline, Followers, Quantity, WeekHours
from toolkit.tables.quantity import (
    cadence_text,
    deadline_text,
    followers_text,
    hours_text,
    quantity_text,
    rule_text,
)

EN, NL = words_for("en"), words_for("nl")


@pytest.mark.parametrize(
    ("cadence", "said"),
    [
        (None, ""),
        (Cadence(min=2, max=3), "2–3 per week"),
        (Cadence(min=2, max=2), "2 per week"),
        (Cadence(max=6, per="day"), "at most 6 per day"),
        (Cadence(min=3), "at least 3 per week"),
        (Cadence(min=246, max=246, per="year", basis="measured"), "246 per year (measured)"),
        (Cadence(text="when there is something to say"), "when there is something to say"),
        (Cadence(subject_max=3), "at most 3 on one subject"),
        (
            Cadence(min=1, with_copies_min=4),
            "at least 1 per week; at least 4 with copies from other channels",
        ),
    ],
)
def test_cadence_is_said_as_it_was_given(cadence: Cadence | None, said: str) -> None:
    """A cadence keeps its shape: a number, a range, an end, or words."""
    assert cadence_text(cadence, EN) == said


@pytest.mark.parametrize(
    ("quantity", "unit", "said"),
    [
        (None, "followers", ""),
        (
            Quantity(value=310, measured_on="2018-12-31"),
            "followers",
            "310 followers (31 December 2018)",
        ),
        (Quantity(min=30, max=40), "percent", "30–40 percent"),
        (Quantity(value=49000, approximate=True), "followers", "about 49,000 followers"),
        (Quantity(change=0.2), None, "+20 %"),
        (Quantity(direction="up"), None, "up"),
        (Quantity(text="better than peers"), None, "better than peers"),
    ],
)
def test_quantity_keeps_its_shape(quantity: Quantity | None, unit: str | None, said: str) -> None:
    """A baseline or target is said as a number, range, change, direction or words."""
    assert quantity_text(quantity, unit, EN) == said


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (None, ""),
        (Deadline(on="2026-Q2"), "2e kwartaal 2026"),
        (Deadline(on="2026-06-30"), "30 juni 2026"),
        (Deadline(months_after=3, after="de start"), "3 maanden na de start"),
        (Deadline(text="zo snel mogelijk"), "zo snel mogelijk"),
    ],
)
def test_deadline_is_said_in_dutch(deadline: Deadline | None, said: str) -> None:
    """A deadline is a date, a time after an event, or words."""
    assert deadline_text(deadline, NL) == said


def test_followers_name_their_date_and_growth() -> None:
    """A count without its date is not shown as if it were of today."""
    followers = Followers(count=1868, counted_on="2019-01-01", growth="bijna 200 in 2018")

    assert followers_text(followers, NL) == "1.868 (1 januari 2019); bijna 200 in 2018"


def test_hours_name_days_and_span() -> None:
    """Days in a row are said as a span."""
    hours = (WeekHours(days=("mon", "tue", "wed"), start="09:00", end="17:00"),)

    assert hours_text(hours, EN).endswith(" 09:00–17:00")


def test_days_that_are_not_in_a_row_are_listed() -> None:
    """Monday, Tuesday and Thursday are not Monday to Thursday."""
    hours = (WeekHours(days=("mon", "tue", "thu"), start="09:00", end="17:00"),)

    assert hours_text(hours, NL) == "ma, di, do 09:00–17:00"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE", "elke week op maandag en woensdag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "elke 2 weken op woensdag"),
        ("FREQ=MONTHLY;BYDAY=1TH", "eerste donderdag van elke maand"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "tweede zondag van mei"),
        ("FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=4", "4 oktober"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "dag 15 van elke maand"),
        ("FREQ=WEEKLY;BYMONTH=6,7;BYDAY=SA", "zaterdag in juni en juli"),
        ("FREQ=DAILY", "elke dag"),
        ("FREQ=WEEKLY;UNTIL=20270101", "FREQ=WEEKLY;UNTIL=20270101"),
        (None, ""),
    ],
)
def test_a_plain_rule_is_said_in_words(rule: str | None, said: str) -> None:
    """A reader never has to know what FREQ means, where the rule is a plain one."""
    assert rule_text(rule, NL) == said
