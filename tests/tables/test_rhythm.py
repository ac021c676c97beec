"""What the cadences ask of a quarter, where nothing is planned yet."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.content_calendar.sample import strategy
from tests.evidence.texts import small_evidence
from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.tables.block import Block, Prose, Table
from toolkit.tables.rhythm import quarter_rhythm
from toolkit.tables.view import View

AS_OF = dt.date(2027, 1, 4)
PHOTO = {"id": "photo", "steps": [{"id": "make", "hours": 2, "working_days": 1}]}


def asked(*channels: dict[str, Any]) -> tuple[Block, ...]:
    """What these channels ask of thirteen weeks, as an English reader sees it."""
    series = [{"id": "s", "channels": [each["id"] for each in channels], "format": "photo"}]
    made = strategy(channels=list(channels), series=series, content={"formats": [PHOTO]})
    return quarter_rhythm(View(analyse(made, small_evidence(), AS_OF), words_for("en")))


@pytest.mark.parametrize(
    ("cadence", "messages", "bounds"),
    [
        ({"min": 2, "max": 2, "per": "week"}, "26", None),
        ({"min": 1, "max": 3, "per": "week"}, "26", "13–39"),
        ({"max": 2, "per": "week"}, "13", "at most 26"),
        ({"min": 1, "per": "week"}, "13", "at least 13"),
        ({"min": 1, "max": 1, "with_copies_min": 3, "with_copies_max": 3}, "39", None),
    ],
)
def test_a_cadence_is_counted_over_thirteen_weeks(cadence, messages, bounds):
    """The central number, copies included, with its bounds where the cadence has two."""
    channel = {"id": "page", "platform": "facebook", "cadence": {"per": "week"} | cadence}
    said, table = asked(channel)

    assert isinstance(table, Table)
    assert isinstance(said, Prose)
    cell = table.rows[0][2]
    assert (cell.text, cell.note) == (messages, bounds)
    assert f"about {messages} messages" in said.text


def test_hours_of_making_are_those_of_the_formats():
    """Two hours each for a message a week is 26 in a quarter, the client's own number."""
    _, table = asked(
        {"id": "page", "platform": "facebook", "cadence": {"min": 1, "max": 1, "per": "week"}}
    )

    assert isinstance(table, Table)
    assert (table.rows[0][3].text, table.rows[0][3].mark) == ("26", None)


def test_half_of_a_maximum_is_said():
    """Where only a maximum is agreed, the table says that half of it is counted."""
    _, table = asked({"id": "page", "platform": "facebook", "cadence": {"max": 6, "per": "day"}})

    assert isinstance(table, Table)
    assert table.note == "Where only a maximum is agreed, half of it is counted."


def test_without_a_cadence_nothing_is_made_up():
    """A channel of which no cadence is known asks for nothing that can be counted."""
    assert asked({"id": "page", "platform": "facebook"}) == ()
