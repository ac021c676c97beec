"""The days that the client wants to use, as a reader sees them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.content_calendar.sample import strategy
from tests.evidence.texts import small_evidence
from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.tables.key_date import key_dates_table
from toolkit.tables.view import View

BOTH = {"goals": ["fame"], "personas": ["families"]}


def rows(*key_dates: dict[str, Any], **content: Any) -> list[list[str]]:
    """The rows of the table, as an English reader sees them in January 2027."""
    made = strategy(content={"key_dates": list(key_dates), **content})
    view = View(analyse(made, small_evidence(), dt.date(2027, 1, 4)), words_for("en"))
    (table,) = key_dates_table(view)
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("key", "date"),
    [
        ({"on": "2027-09-18"}, "18 September 2027"),
        ({"on": "2027-08"}, "1 August 2027 to 31 August 2027"),
        ({"rule": "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"}, "9 May 2027"),
        ({"on": "2029-08"}, "August 2029"),
    ],
)
def test_a_key_date_says_when_it_comes(key: dict[str, Any], date: str):
    """A date, a month or a rule is said as the day on which it comes, else as it was recorded."""
    ((_, when, *_),) = rows({"id": "day", "name": "Open day"} | BOTH | key)

    assert when == date


def test_it_says_whether_messages_are_planned_for_it():
    """Only what touches a goal and an audience counts, and only so many in a month."""
    days = (
        {"id": "a", "on": "2027-05-03"} | BOTH,
        {"id": "b", "on": "2027-05-10"} | BOTH,
        {"id": "c", "on": "2027-06-01"},
        {"id": "d", "on": "2029-06-01"} | BOTH,
    )

    found = rows(*days, key_dates_at_most=1)

    assert [row[-1] for row in found] == [
        "yes",
        "no: one too many in its month",
        "not yet: without a goal and an audience",
        "not in this period",
    ]


def test_without_key_dates_there_is_no_table():
    """Nothing chosen is nothing shown."""
    view = View(analyse(strategy(), small_evidence(), dt.date(2027, 1, 4)), words_for("en"))

    assert key_dates_table(view) == ()
