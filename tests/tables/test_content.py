"""How what is published is shown: here what it takes to make a format."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.content_calendar.sample import strategy
from tests.evidence.texts import small_evidence
from toolkit.analysis import analyse
from toolkit.evidence import Evidence
from toolkit.language import words_for
from toolkit.store.evidence_files import load_evidence
from toolkit.tables.block import Cell
from toolkit.tables.content import formats_table
from toolkit.tables.view import View


def row(form: dict[str, Any], evidence: Evidence) -> tuple[Cell, ...]:
    """The row of a format, as an English reader sees it."""
    made = strategy(content={"formats": [form]})
    view = View(analyse(made, evidence, dt.date(2027, 1, 4)), words_for("en"))
    return formats_table(view).rows[0]


def test_a_clients_own_format_shows_its_steps_and_hours():
    """Steps as the client calls them, and their sums without a mark."""
    steps = [
        {"id": "shoot", "name": "Shoot", "hours": 1.25, "working_days": 1},
        {"id": "edit", "hours": 2, "working_days": 0.5},
    ]
    _, named, hours, days = row({"id": "own", "steps": steps}, small_evidence())

    assert named.text == "Shoot, edit"
    assert (hours.text, hours.mark) == ("3.25", None)
    assert (days.text, days.mark) == ("1.5", None)


def test_a_format_without_steps_has_the_usual_ones():
    """A usual format that the client only names takes the usual hours, marked as such: never 0."""
    _, named, hours, days = row({"id": "newsletter"}, load_evidence())

    assert named.text
    assert float(hours.text) > 0
    assert float(days.text) > 0
    assert hours.mark == days.mark == "°"


def test_what_nobody_knows_is_a_question():
    """A format of which nothing is known has no hours, and that is not 0."""
    _, named, hours, days = row({"id": "unheard-of"}, small_evidence())

    assert (named.text, hours.text, days.text) == ("", "?", "?")
