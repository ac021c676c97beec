"""Hours in a sentence, as on a profile."""

from __future__ import annotations

import pytest

from toolkit.language import words_for
from toolkit.responsibilities import open_days
from toolkit.strategy import WeekHours
from toolkit.tables.opening import profile_sentence

OFFICE = [("mon tue wed thu fri", "09:00", "17:00")]
Case = tuple[list[tuple[str, str, str]], str, str]
CASES: tuple[Case, ...] = (
    (
        OFFICE,
        "We reageren op werkdagen tussen 9.00 en 17.00 uur.",
        "We answer on working days between 9:00 and 17:00.",
    ),
    (
        [("mon tue wed thu fri", "08:00", "18:00"), ("sat", "08:00", "16:00")],
        (
            "We reageren op werkdagen tussen 8.00 en 18.00 uur en op zaterdag tussen 8.00 en "
            "16.00 uur."
        ),
        "We answer on working days between 8:00 and 18:00 and on Saturday between 8:00 and 16:00.",
    ),
    (
        [("mon tue thu", "09:00", "17:00")],
        "We reageren op maandag, dinsdag en donderdag tussen 9.00 en 17.00 uur.",
        "We answer on Monday, Tuesday and Thursday between 9:00 and 17:00.",
    ),
    (
        [("tue wed thu fri sat", "10:00", "17:30")],
        "We reageren van dinsdag tot en met zaterdag tussen 10.00 en 17.30 uur.",
        "We answer from Tuesday to Saturday between 10:00 and 17:30.",
    ),
    (
        [("mon", "09:00", "12:00"), ("mon", "13:00", "17:00")],
        "We reageren op maandag tussen 9.00 en 12.00 uur en tussen 13.00 en 17.00 uur.",
        "We answer on Monday between 9:00 and 12:00 and between 13:00 and 17:00.",
    ),
    (
        [("sat sun", "00:00", "24:00")],
        "We reageren in het weekend de hele dag.",
        "We answer at the weekend all day.",
    ),
    (
        [("", "07:00", "23:00")],
        "We reageren elke dag tussen 7.00 en 23.00 uur.",
        "We answer every day between 7:00 and 23:00.",
    ),
    (
        [("fri", "22:00", "02:00")],
        "We reageren op vrijdag tussen 22.00 en 2.00 uur.",
        "We answer on Friday between 22:00 and 2:00.",
    ),
    (
        [("mon", "20:00", "24:00")],
        "We reageren op maandag tussen 20.00 en 24.00 uur.",
        "We answer on Monday between 20:00 and 24:00.",
    ),
    (
        [("", "00:00", "24:00")],
        "We reageren dag en nacht.",
        "We answer day and night.",
    ),
    ([], "", ""),
)


@pytest.mark.parametrize(("hours", "dutch", "english"), CASES)
def test_hours_are_said_as_people_say_them(hours, dutch: str, english: str):
    """Days with the same hours together, in Dutch and in English."""
    groups = open_days(
        WeekHours.model_validate({"days": days.split(), "start": start, "end": end})
        for days, start, end in hours
    )

    assert profile_sentence(groups, words_for("nl")) == dutch
    assert profile_sentence(groups, words_for("en")) == english
