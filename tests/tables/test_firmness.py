"""How firm the mix is, as the consultant reads it."""

from __future__ import annotations

import datetime as dt

from tests.channel_mix.test_firmness import persona, two_audiences
from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import parse_strategy
from toolkit.tables.block import Prose, Table
from toolkit.tables.firmness import firmness_section
from toolkit.tables.view import View


def section(*weights: float) -> tuple[str, list[list[str]]]:
    """What is said of two audiences with these weights, and the table's cells."""
    personas = [
        persona(name, name, weight)
        for name, weight in zip(("facebook", "instagram"), weights, strict=False)
    ]
    made = parse_strategy(two_audiences(personas=personas))
    view = View(analyse(made, load_evidence(), dt.date(2026, 11, 23)), words_for("en"))
    blocks = firmness_section(view)
    said = next(each.text for each in blocks if isinstance(each, Prose))
    tables = [each for each in blocks if isinstance(each, Table)]
    return said, [[cell.text for cell in row] for table in tables for row in table.rows]


def test_the_weight_that_decides_is_named():
    """The sentence names the weight that is nearest to another mix, and the table what changes."""
    said, rows = section(3, 2)
    by_name = {row[0]: row[1:] for row in rows}

    assert said == (
        "The choice hangs most on the weight of “facebook”, now 3: beyond 2 another mix is better."
    )
    assert by_name["known"] == ["1", "any weight", "no other mix", "no other mix"]
    assert by_name["facebook"][1:3] == [
        "at least 2",
        "Facebook: 2 per week → not in use; Instagram: not in use → 2 per week",
    ]
    assert by_name["instagram"][1:3] == ["at most 3", "no other mix"]


def test_a_firm_mix_is_called_firm():
    """Where each weight may be halved or doubled, that is what is said."""
    assert section(9, 1)[0] == "Each weight may be halved or doubled: the same mix stays the best."


def test_no_mix_is_said():
    """Without weights there is no mix, and that is said instead of an empty table."""
    said, rows = section(0, 0)

    assert said == "There is no mix, so no weight to try it with."
    assert rows == []
