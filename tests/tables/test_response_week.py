"""When somebody watches, whether the norm holds, and what a profile says."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.evidence.texts import TEXTS
from toolkit.analysis import analyse
from toolkit.evidence import parse_evidence
from toolkit.language import words_for
from toolkit.strategy import parse_strategy
from toolkit.tables.block import Facts, Prose, Table
from toolkit.tables.response_week import holiday_part, profile_part, response_week_section
from toolkit.tables.view import View

OFFICE = [{"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00"}]
NORM = {"share": 0.8, "within_hours": 4, "hours": OFFICE}


def view(as_of: str = "2027-04-21", language: str = "nl", **sections: Any) -> View:
    """A Dutch client with two channels in use."""
    tree = {
        "client": {"country": "NL", "language": "nl", "time_zone": "Europe/Amsterdam"},
        "channels": [{"id": "fb", "name": "Facebook"}, {"id": "ig", "name": "Instagram"}],
        **sections,
    }
    day = dt.date.fromisoformat(as_of)
    return View(analyse(parse_strategy(tree), parse_evidence(TEXTS), day), words_for(language))


def test_nothing_agreed_is_said():
    """Without hours and norms there is one sentence, and no table."""
    _heading, prose = response_week_section(view())

    assert isinstance(prose, Prose)
    assert "niet afgesproken wanneer iemand meekijkt" in prose.text
    assert holiday_part(view()) == profile_part(view()) == ()


def test_a_norm_that_cannot_be_kept_is_told():
    """The table says when nobody watches, which share is in time, and that it is too little."""
    _, prose, table = response_week_section(view(agreements={"response": [NORM]}))

    assert isinstance(prose, Prose)
    assert isinstance(table, Table)
    assert prose.text.startswith("Op 2 kanalen is meer beloofd dan de uren toelaten.")
    (row,) = table.rows
    assert [cell.text for cell in row] == [
        "Alle kanalen",
        "op werkdagen tussen 9.00 en 17.00 uur",
        (
            "op werkdagen tussen 7.00 en 9.00 uur en tussen 17.00 en 23.00 uur en in het weekend "
            "tussen 7.00 en 23.00 uur"
        ),
        "80 % binnen 4 uur",
        "45 %",
        "nee",
    ]
    assert row[-1].gap
    assert (table.note or "").endswith("Tijden zijn die van Amsterdam.")


def test_each_channel_has_its_own_norm():
    """A norm in working days is kept; what has no hours is not known."""
    agreements = {"response": [{"channels": ["fb"], "within_working_days": 1, "hours": OFFICE}]}
    _, prose, table = response_week_section(view(agreements=agreements))

    assert isinstance(prose, Prose)
    assert isinstance(table, Table)
    assert "Van 1 kanaal is niet bekend wanneer iemand meekijkt." in prose.text
    facebook, instagram = table.rows
    assert [facebook[place].text for place in (0, -2, -1)] == ["Facebook", "100 %", "ja"]
    assert (instagram[1].text, instagram[1].gap) == ("niet bekend", True)


def test_weeks_with_a_holiday_come_with_their_share():
    """King's Day, Ascension and Whit Monday each leave a day without anybody."""
    table, *_ = holiday_part(view(agreements={"response": [NORM]}))

    assert isinstance(table, Table)
    assert next([cell.text for cell in row] for row in table.rows) == [
        "26 april 2027",
        "Koningsdag (di\N{NO-BREAK SPACE}27\N{NO-BREAK SPACE}apr)",
        "Alle kanalen",
        "36 %",
        "45 %",
    ]
    assert len(table.rows) == 3


def test_the_profile_speaks_the_clients_languages():
    """The sentence is in every language in which the client publishes, whoever reads the report."""
    found = profile_part(
        view(
            language="en",
            client={"country": "NL", "language": "nl", "content_languages": ["nl", "en", "fy"]},
            agreements={"response": [NORM], "opening_hours_text": "Niet op feestdagen"},
        )
    )

    (facts,) = (each for each in found if isinstance(each, Facts))
    assert facts.pairs == (
        (
            "All channels",
            (
                "We reageren op werkdagen tussen 9.00 en 17.00 uur.\n"
                "We answer on working days between 9:00 and 17:00."
            ),
        ),
        ("Opening hours", "Niet op feestdagen"),
    )
