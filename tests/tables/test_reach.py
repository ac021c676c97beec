"""Expected reach as a reader sees it: people beside the index, or what is missing."""

import datetime as dt
from typing import Any

from toolkit.analysis import analyse
from toolkit.evidence import Evidence
from toolkit.language import Words
from toolkit.language.words import LanguageName
from toolkit.strategy import parse_strategy
from toolkit.tables.block import Block, Prose, Table
from toolkit.tables.reach import reach_section
from toolkit.tables.view import View

AS_OF = dt.date(2026, 11, 23)
PAGE = {
    "id": "page",
    "platform": "facebook",
    "name": "Our page",
    "cadence": {"min": 50, "max": 50},
    "followers": {
        "count": 1000,
        "source": "export",
        "counted_on": "2026-10",
        "shares": [{"persona": "chefs", "share": 0.4, "source": "by job"}],
    },
    "organic_reach": {"share_per_post": 0.2, "source": "export"},
}
SILENT = {"id": "group", "platform": "linkedin", "name": "A group"}
CHEFS = {
    "id": "chefs",
    "name": "Chefs",
    "size": 8000,
    "size_source": "a list",
    "setting": "work",
    "use": [{"platform": "facebook", "share": 0.88}],
}


def _section(*channels: Any, language: LanguageName = "en") -> tuple[Block, ...]:
    tree = {
        "goals": [{"id": "fame", "kind": "awareness"}],
        "personas": [CHEFS],
        "fit": [{"platform": "facebook", "thirds": 3, "reason": "tried"}],
        "channels": list(channels),
    }
    return reach_section(View(analyse(parse_strategy(tree), Evidence(), AS_OF), Words(language)))


def _table(blocks: tuple[Block, ...]) -> list[list[str]]:
    (table,) = (block for block in blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.rows]


def _prose(blocks: tuple[Block, ...]) -> str:
    return " ".join(block.text for block in blocks if isinstance(block, Prose))


def test_people_are_counted():
    """All followers, then each audience with its share, its people and its part of the size."""
    blocks = _section(PAGE)

    assert _table(blocks) == [
        ["Our page", "all together", "1,000", "20%", "200", "200", ""],
        ["Our page", "Chefs", "400", "20%", "80", "80", "1%"],
    ]


def test_where_a_number_comes_from():
    """Each number that was filled in has its origin and year below it, once."""
    (table,) = (block for block in _section(PAGE) if isinstance(block, Table))

    notes = [[cell.note for cell in row] for row in table.rows]
    assert notes[0] == [None, None, "export, 2026", "export", None, None, None]
    assert notes[1] == [None, None, "by job", None, None, None, "a list"]


def test_a_coverage_is_no_share_of_people():
    """A coverage of 88 is set right beside it: one in a hundred chefs sees a post."""
    blocks = _section(PAGE)

    said = _prose(blocks)
    assert "The coverage of 88 is an index" in said
    assert "does not say that 88 in every hundred inhabitants are reached" in said
    assert "88%" not in said
    assert _table(blocks)[1][-1] == "1%"


def test_what_is_missing_is_named():
    """A channel without numbers is no row of zeros: what would make it known is said."""
    blocks = _section(PAGE, SILENT)

    assert [row[0] for row in _table(blocks)] == ["Our page", "Our page"]
    assert "number of followers (A group); share per post (A group)" in _prose(blocks)


def test_nothing_known():
    """Without any number there is no table, and no guess."""
    blocks = _section(SILENT)

    assert not [block for block in blocks if isinstance(block, Table)]
    assert "Nothing is guessed here." in _prose(blocks)


def test_no_active_channel():
    """Where nobody posts, nothing is said."""
    assert _section() == ()
    assert _section({**PAGE, "status": "retired"}) == ()


def test_dutch():
    """The same in Dutch."""
    assert "Die zegt niet dat 88 van elke honderd inwoners" in _prose(_section(PAGE, language="nl"))
