"""Who does what, the tasks and the path of approval, as a reader sees them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.evidence.texts import TEXTS
from toolkit.analysis import analyse
from toolkit.evidence import parse_evidence
from toolkit.language import words_for
from toolkit.strategy import parse_strategy
from toolkit.tables.approval import approval_part
from toolkit.tables.block import Cell, Prose, Table
from toolkit.tables.duty import questions_table
from toolkit.tables.raci import tasks_table
from toolkit.tables.responsibilities import responsibilities_section
from toolkit.tables.view import View

ROLES = [{"id": "com", "name": "Communicatie"}, {"id": "baas", "name": "Directeur"}]
CHANNELS = [
    {"id": "fb", "name": "Facebook"},
    {"id": "ig", "name": "Instagram"},
    {"id": "x", "name": "X", "status": "dormant"},
]


def view(language: str = "nl", **sections: Any) -> View:
    """A strategy with two channels in use, in Dutch."""
    tree = {"channels": CHANNELS, "roles": ROLES, **sections}
    analysis = analyse(parse_strategy(tree), parse_evidence(TEXTS), dt.date(2027, 1, 1))
    return View(analysis, words_for(language))


def divided(*entries: dict[str, Any], **more: Any) -> View:
    """The same with the five questions."""
    return view(responsibilities={"per_channel": list(entries), **more})


def texts(table: Table) -> list[list[str]]:
    """What stands in the cells."""
    return [[cell.text for cell in row] for row in table.rows]


def test_channels_with_the_same_answers_share_a_row():
    """One row for all channels, each answer with its replacement, what is open marked."""
    table = questions_table(divided({"makes": {"role": "com", "replacement": "baas"}}))

    assert texts(table) == [["Alle kanalen", "Communicatie", *["nog niemand"] * 4]]
    assert table.rows[0][1].note == "vervanger: Directeur"
    assert [cell.gap for cell in table.rows[0]] == [False, False, True, True, True, True]
    assert table.note == "Van de 10 vragen staan er 8 open: daar is nog niemand genoemd."


def test_a_channel_that_differs_has_its_own_row():
    """The general answer and the channel's own stand apart; a channel out of use comes last."""
    table = questions_table(
        divided(
            {"makes": {"role": "com"}},
            {"channel": "ig", "makes": {"role": "baas"}},
            {"channel": "x", "makes": {"role": "baas"}},
        )
    )

    assert [row[:2] for row in texts(table)] == [
        ["Facebook", "Communicatie"],
        ["Instagram", "Directeur"],
        ["X", "Directeur"],
    ]
    assert table.rows[2][0].note == "slapend"


def test_where_else_it_is_said_is_told():
    """An answer that comes from another place of the strategy says so."""
    table = questions_table(
        view(
            channels=[{"id": "fb", "owner": "com"}],
            agreements={"response": [{"watched_by": ["com", "baas"]}]},
        )
    )
    (row,) = table.rows

    assert row[1] == Cell("Communicatie", "eigenaar van het kanaal")
    assert row[4] == Cell("Communicatie; Directeur", "volgens de afspraak over antwoorden")


def test_own_tasks_alone_bring_no_full_table():
    """Who wrote down one task in own words gets that one task, with what is missing."""
    (table,) = tasks_table(divided(tasks=[{"task": "Jaarplan", "responsible": ["com"]}]))

    assert texts(table) == [["Jaarplan", "Communicatie", "nog niemand"]]


def test_the_full_table_marks_what_follows():
    """With one usual task filled in all are shown; what nobody filled in has a mark."""
    duties = {question: {"role": "com"} for question in ("makes", "posts", "watches", "answers")}
    task = {"kind": "archive", "responsible": ["baas"], "accountable": ["baas"]}
    (table,) = tasks_table(divided({**duties, "decides": {"role": "baas"}}, tasks=[task]))
    rows = {row[0].text: row for row in table.rows}

    assert len(rows) == 11
    assert (rows["Bewaren"][1].text, rows["Bewaren"][1].mark) == ("Directeur", None)
    assert (rows["Plaatsen"][1].text, rows["Plaatsen"][1].mark) == ("Communicatie", "°")
    assert "inschatting" in (table.note or "")


def test_nothing_recorded_is_said_in_a_sentence():
    """Without any answer there is no table full of gaps."""
    blocks = responsibilities_section(view())

    assert any(isinstance(each, Prose) and "nog niet afgesproken" in each.text for each in blocks)
    assert not any(isinstance(each, Table) and each.key == "questions-table" for each in blocks)


def approved(*paths: dict[str, Any], **more: Any) -> list[list[str]]:
    """The table of approval, as text."""
    (*_, table) = approval_part(view(agreements={"approval": list(paths)}, **more))
    assert isinstance(table, Table)
    return texts(table)


def test_approval_per_channel_with_its_days():
    """Channels share a path; either of two, silence, the total and series beforehand are said."""
    path = {
        "steps": [
            {"role": "com", "working_days": 1},
            {"role": "baas", "or_role": "com", "working_days": 3},
        ],
        "agreed_unless_working_days": 2,
        "preapproved_series": ["dag"],
        "text": "Niet bij prijzen",
    }
    content = {"series": [{"id": "dag", "name": "Elke dag"}]}

    assert approved(path, content=content) == [
        [
            "Alle kanalen",
            "Communicatie (1 werkdag) → Directeur of Communicatie (2 werkdagen)",
            "3 werkdagen",
            "akkoord na 2 werkdagen",
            "Elke dag",
            "Niet bij prijzen",
        ]
    ]


def test_a_path_for_a_channel_out_of_use_is_not_lost():
    """What is agreed for a sleeping channel comes after what is open for the others."""
    found = approved({"channels": ["x"], "steps": [{"role": "baas"}]})

    assert found == [
        ["Alle kanalen", "niet afgesproken", ""],
        ["X", "Directeur", "niet bekend"],
    ]


def test_no_approval_is_said():
    """Without a path it says so, with the series that need none."""
    content = {"series": [{"id": "dag", "name": "Elke dag", "preapproved": True}]}
    _, prose = approval_part(view(content=content))

    assert isinstance(prose, Prose)
    assert prose.text == ("Er is niet afgesproken wie goedkeurt. Vooraf goedgekeurd: Elke dag.")
