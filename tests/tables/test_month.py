"""The months of the calendar, with what is special about a day."""

import datetime as dt
from typing import Any

from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import parse_strategy
from toolkit.tables.month import months
from toolkit.tables.view import View

AS_OF = dt.date(2027, 3, 1)
EASTER: dict[str, Any] = {
    "id": "broodjes",
    "event": "easter-sunday",
    "goals": ["naam"],
    "personas": ["gezin"],
}


def view(*key_dates: dict[str, Any]) -> View:
    """A Dutch client with these key dates, for the year 2027."""
    tree = {
        "client": {"country": "NL", "language": "nl"},
        "period": {"start": "2027-01-01", "end": "2027-12-31"},
        "goals": [{"id": "naam"}],
        "personas": [{"id": "gezin"}],
        "content": {"key_dates": list(key_dates)},
    }
    return View(analyse(parse_strategy(tree, "x"), load_evidence(), AS_OF), words_for("nl"))


def test_a_key_date_that_is_a_public_holiday_is_named_once():
    """Easter stands in its day once, with the star of a day that the client chose."""
    shown = view(EASTER)

    march = months(shown.quarter, shown)[0]

    days = [day for week in march.weeks for day in week.days if day and day.number == "28"]
    assert days[0].notes == (("date", "Eerste Paasdag"),)
