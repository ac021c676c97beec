"""Every figure of use can be followed to its source, and what is computed is marked."""

import datetime as dt
from typing import Any, get_args

import pytest

from tests.evidence.shapes import shape_evidence
from toolkit.analysis import analyse
from toolkit.evidence import Evidence, Grade
from toolkit.language import Words
from toolkit.strategy import parse_strategy
from toolkit.tables.block import Bullets, Cell, Facts, Table
from toolkit.tables.coverage import use_table
from toolkit.tables.origin import model_sentences
from toolkit.tables.sources import origin_tables, sources_section
from toolkit.tables.view import View

AS_OF = dt.date(2026, 11, 23)
SURVEY = {"platform": "facebook", "share": 0.5, "source": "Our survey", "year": "2026"}


def _view(*use: Any, country: str = "NL", evidence: Evidence | None = None, **persona: Any) -> View:
    tree = {
        "client": {"country": country},
        "personas": [{"id": "p", "name": "Parents", "use": use, **persona}],
        "channels": [{"id": each, "platform": each} for each in ("facebook", "whatsapp", "hyves")],
    }
    found = analyse(parse_strategy(tree), evidence or shape_evidence(), AS_OF)
    return View(found, Words("en"))


def _cells(view: View) -> tuple[Cell, ...]:
    return use_table(view).rows[0][1:]


def _tables(view: View) -> dict[str, Table]:
    return {table.key: table for table in origin_tables(view)}


PARENTS: dict[str, Any] = {"ages": {"min": 30, "max": 49}}


def test_a_modelled_share():
    """It is marked, and has its grade, year, bounds and the numbers of its three sources."""
    modelled, total, unknown = _cells(_view(**PARENTS))

    assert (modelled.text, modelled.mark) == ("43%", "*")
    assert modelled.note == "modelled, 2026, 27–61% [1, 2, 3]"
    assert (total.text, total.mark) == ("90%", "*")
    assert total.note is not None
    assert total.note.startswith("country's total, 2026, ")
    assert (unknown.text, unknown.note, unknown.mark) == ("?", "unknown", None)


@pytest.mark.parametrize(
    ("use", "note", "mark"),
    [
        (SURVEY, "given by the client, 2026 [2]", None),
        ({**SURVEY, "source": None}, "given by the client, 2026", None),
        ({"platform": "facebook", "word": "half"}, "estimated in words, 35–65%", "*"),
        (
            {**SURVEY, "basis": "agency"},
            "judgement of the agency, 2026, 35–65% [2]",
            "*",
        ),
    ],
)
def test_what_the_client_says(use, note, mark):
    """A measured share stands as it is; words and judgement are marked, with their bounds."""
    facebook = _cells(_view(use, **PARENTS))[0]

    assert (facebook.note, facebook.mark) == (note, mark)


def test_sources_are_printed_once_with_their_number():
    """The numbers in the cells are those of the lists at the end of the page."""
    tables = _tables(_view(SURVEY, **PARENTS))

    published = [row[0] for row in tables["published-table"].rows]
    own = [row[0].text for row in tables["own-sources-table"].rows]
    assert [cell.text for cell in published] == ["1. NL"]
    assert [cell.note for cell in published] == ["shares of: Dutch users 15+"]
    assert own == ["2. Our survey"]
    assert tables["own-sources-table"].rows[0][1].text == "Parents: Facebook"


def test_a_source_says_what_was_taken_from_it():
    """The base stands only with the total: the others gave the shape and the inhabitants."""
    rows = _tables(_view(**PARENTS))["published-table"].rows

    assert [row[0].note for row in rows] == [
        "shares of: Dutch users 15+",
        "how use differs by age",
        "inhabitants by age",
    ]


def test_a_doubtful_figure_keeps_its_caveat():
    """A figure of the lowest confidence is never shown without what is doubtful about it."""
    row = "NL,linkedin,15,,all,uses,0.3,people,,2026,nl_survey,all,,0,{confidence},a relay"
    notes = {
        confidence: _published(row.format(confidence=confidence))[0].note for confidence in "BC"
    }

    assert notes == {"B": "shares of: people", "C": "shares of: people; a relay"}


def _published(line: str) -> list[Cell]:
    tree = {
        "client": {"country": "NL"},
        "personas": [{"id": "p"}],
        "channels": [{"id": "page", "platform": "linkedin"}],
    }
    found = analyse(parse_strategy(tree), shape_evidence(line), AS_OF)
    return [row[0] for row in _tables(View(found, Words("en")))["published-table"].rows]


def test_how_it_was_computed():
    """One sentence a way of computing, with the platforms, countries, years and weights."""
    (abroad,) = model_sentences(_view(**PARENTS))
    (unweighed,) = model_sentences(_view(evidence=shape_evidence(population=""), **PARENTS))
    (own,) = model_sentences(_view(country="US", ages={"min": 20, "max": 40}))

    ways = "Facebook: Netherlands, total of 2026: divided over ages as use differs by age elsewhere"
    assert abroad == (
        f"{ways} (United States, 2025). Ages are weighed by the number of inhabitants."
    )
    assert unweighed.endswith("counts the same: inhabitants by age are not known.")
    assert own.startswith(
        "Facebook, WhatsApp: United States, 2025: put together from the age bands"
    )


def test_the_section_explains_every_grade():
    """The grades are explained once, at the end, and modelled shares only where there are any."""
    with_model, without = sources_section(_view(**PARENTS)), sources_section(_view())

    (facts,) = (block for block in with_model if isinstance(block, Facts))
    assert [name for name, _ in facts.pairs] == [
        Words("en").term("grade", grade) for grade in get_args(Grade)
    ]
    assert any(isinstance(block, Bullets) for block in with_model)
    assert not any(isinstance(block, Bullets) for block in without)
