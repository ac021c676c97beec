"""How hours and euros are said."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from tests.effort.sample import evidence, strategy, weekly
from toolkit.analysis import analyse
from toolkit.effort import Gap, Span, variant
from toolkit.language import words_for
from toolkit.strategy import Strategy
from toolkit.tables.block import Bullets, Facts, Prose, Table
from toolkit.tables.capacity import capacity_section
from toolkit.tables.effort import effort_blocks, gap_sentences, hours_text
from toolkit.tables.origin import origins, use_notes
from toolkit.tables.quotation import Offered, variants_table
from toolkit.tables.view import View

FACEBOOK = {"id": "f", "platform": "facebook", "name": "Page", "cadence": weekly(2)}
OPEN = {"id": "o", "platform": "x", "name": "X"}
RATES = [{"role": "maker", "eur_per_hour": 40}, {"role": "boss", "eur_per_hour": 80}]


def seen(made: Strategy) -> View:
    """A strategy as an English reader sees it."""
    return View(analyse(made, evidence(), dt.date(2026, 11, 23)), words_for("en"))


def texts(table: Table) -> list[list[str]]:
    """The cells of a table, with their marks."""
    return [[cell.text + (cell.mark or "") for cell in row] for row in table.rows]


def sentence(made: Strategy) -> str:
    """What is said first."""
    return next(block.text for block in effort_blocks(seen(made)) if isinstance(block, Prose))


@pytest.mark.parametrize(
    ("hours", "part", "said"),
    [
        (Span(2, 2, 2), False, "2"),
        (Span(1.5, 2, 2.5), False, "2 (1.5–2.5)"),
        (Span(2, 2, math.inf), False, "at least 2"),
        (Span(1.5, None, math.inf), False, "at least 1.5"),
        (Span(2, 5, 9), True, "5 (at least 2)"),
    ],
)
def test_hours_keep_their_bounds(hours: Span, part: bool, said: str):
    """A range stays a range, and what is not all is a least."""
    assert hours_text(hours, seen(strategy()), part=part) == said


@pytest.mark.parametrize(
    ("channels", "hours", "end"),
    [
        ((FACEBOOK,), 4, "That fits."),
        ((FACEBOOK,), 3, "That does not fit."),
        ((FACEBOOK | {"cadence": weekly(1, 3)},), 4, "Whether that fits is not certain."),
        ((FACEBOOK, OPEN), 40, "Whether that fits is not certain."),
        ((FACEBOOK,), None, "is not known yet."),
    ],
)
def test_it_is_said_whether_the_hours_fit(channels, hours, end: str):
    """What the channels take is held against what there is; unknown work is never said to fit."""
    given = [channel | {"hours_per_week": 1.5} for channel in channels]

    assert sentence(strategy(*given, capacity={"hours_per_week": hours})).endswith(end)


def test_rules_of_thumb_are_marked():
    """What is not the client's own number carries a mark, and the table says what it means."""
    table = next(
        block for block in effort_blocks(seen(strategy(FACEBOOK, OPEN))) if isinstance(block, Table)
    )

    assert texts(table) == [
        ["Page", "Post", "2°", "1.5°", "3.5"],
        ["X", "Post; Film", "?", "1.5°", "at least 1.5"],
    ]
    assert (table.note or "").startswith("°")
    assert "all are rules of thumb" in sentence(strategy(FACEBOOK))


def test_own_numbers_carry_no_mark():
    """Where everything is the client's own there is nothing to mark."""
    formats = [{"id": "own", "name": "Story of the week", "steps": [{"id": "a", "hours": 2}]}]
    series = [{"id": "s", "channels": ["f"], "format": "own"}]
    made = strategy(
        FACEBOOK | {"hours_per_week": 1}, content={"formats": formats, "series": series}
    )

    table = next(block for block in effort_blocks(seen(made)) if isinstance(block, Table))

    assert texts(table) == [["Page", "Story of the week", "4", "1", "5"]]
    assert table.note is None


def test_roles_stand_beside_their_hours():
    """Each role shows what it has to do and what it has; work of nobody is shown, too."""
    made = strategy(FACEBOOK | {"cadence": weekly(8)}, capacity={"rates": RATES})

    table = [block for block in effort_blocks(seen(made)) if isinstance(block, Table)][1]

    assert texts(table) == [
        ["maker", "6.5", "6", "€ 40", "€ 1,131"],
        ["boss", "2", "?", "€ 80", "€ 696"],
        ["desk", "1", "2", "", ""],
    ]
    assert table.rows[0][1].note == "more than there is"


def test_nothing_recorded_is_no_zero():
    """Without rates, tools or paid reach no amounts are shown, rather than a row of noughts."""
    blocks = effort_blocks(seen(strategy(FACEBOOK)))

    assert not [block for block in blocks if isinstance(block, Facts)]


def test_money_is_added_up_as_far_as_known():
    """Amounts that are known are added up; a tool without a price is named."""
    tools = [{"name": "planner", "eur_per_month": 29}, {"name": "chat"}]
    paid = FACEBOOK | {"paid": {"eur_per_month": 60, "people_per_month": 5000}}
    made = strategy(paid, capacity={"rates": RATES, "tools": tools})

    blocks = effort_blocks(seen(made))

    money = next(block for block in blocks if isinstance(block, Facts))
    missing = next(block for block in blocks if isinstance(block, Bullets))
    assert [value for _, value in money.pairs] == ["€ 522", "€ 60", "€ 29", "€ 611"]
    assert missing.items == ("What an hour costs of desk.", "What chat costs a month.")
    assert "€ 12 per thousand people" in str(blocks)


def test_every_kind_of_gap_has_its_sentence():
    """Whatever is missing is said in a sentence with the names people know."""
    view = seen(strategy(FACEBOOK, OPEN))
    gaps = [
        Gap("cadence", "f"),
        Gap("cadence", "o"),
        Gap("fixed", "f"),
        Gap("step_hours", "post"),
        Gap("role", ""),
        Gap("rate", "desk"),
        Gap("price", "chat"),
    ]

    said = gap_sentences(gaps, view)

    assert len(said) == 6
    assert said[0] == "How often is posted on Page and X."
    assert "Post" in said[2]


def test_without_channels_only_the_capacity_is_shown():
    """Where no channel is in use there is nothing to count, and the rates stay."""
    blocks = capacity_section(seen(strategy(capacity={"rates": RATES})))

    assert effort_blocks(seen(strategy())) == ()
    assert [block.key for block in blocks if isinstance(block, Table)] == ["rates-table"]


def test_published_hours_name_their_source():
    """Where usual hours rest on a publication it stands among the sources, with what for."""
    view = seen(strategy(OPEN | {"cadence": weekly(4)}))

    assert [source.source for source in origins(view).published] == ["survey"]
    assert list(use_notes("survey", view)) == ["hours to make: Film"]


def test_variants_stand_side_by_side():
    """Each variant shows its level per channel, what it leaves out, and what it takes."""
    made = strategy(FACEBOOK, OPEN | {"status": "considered"}, capacity={"rates": RATES})
    few, many = (
        variant(made, evidence(), {"f": one, "o": two})
        for one, two in (("light", "off"), ("full", "usual"))
    )

    table = variants_table((Offered("4 hours", few), Offered("12 hours", many)), seen(made))

    cells = texts(table)
    assert [row[0] for row in cells][:4] == ["Page", "X", "Hours per week", "One-off hours"]
    assert cells[0] == ["Page", "1 per week", "4 per week"]
    assert cells[1][1] == "–"
    assert table.rows[0][1].note == "light, 2.5° hours a week"
    assert cells[2][1] == "2.5°"
    assert cells[3] == ["One-off hours", "0", "8°"]
    assert table.note == "°: a rule of thumb, not the client's own number."


def test_the_clients_own_hours_have_no_mark():
    """What the client counted is no rule of thumb, on the quotation neither."""
    level = {"id": "own", "cadence": weekly(2), "hours_per_week": 3}
    started = {"status": "considered", "levels": [level], "setup_hours": 5}
    made = strategy(FACEBOOK | started)

    table = variants_table(
        (Offered("8 hours", variant(made, evidence(), {"f": "own"})),), seen(made)
    )

    assert texts(table)[1:3] == [["Hours per week", "3"], ["One-off hours", "5"]]
    assert table.note is None


def test_series_without_their_channel_are_named():
    """A series whose first channel is left out takes more than counted, and that is said."""
    linkedin = FACEBOOK | {"id": "l", "platform": "linkedin", "name": "LinkedIn"}
    rows = [{"id": "s", "name": "Baker's week", "channels": ["f", "l"], "format": "post"}]
    content = {"formats": [{"id": "post"}], "series": rows}
    made = strategy(FACEBOOK, linkedin, content=content)
    whole, half = (variant(made, evidence(), {"f": level}) for level in ("today", "off"))

    table = variants_table((Offered("8 hours", whole), Offered("4 hours", half)), seen(made))

    said = "4 hours: the channel for which “Baker's week” is made is left out"
    alone = variants_table((Offered("8 hours", whole),), seen(made)).note
    assert said in (table.note or "")
    assert "left out" not in (alone or "")


def test_what_is_left_out_is_named():
    """A channel in use that no variant runs has its row, and so has a goal that nothing serves."""
    made = strategy(FACEBOOK, OPEN, goals=[{"id": "jobs", "name": "Jobs"}], personas=[{"id": "p"}])
    few = variant(made, evidence(), {"f": "light", "o": "off"})
    offered = (Offered("2 hours", few, (("jobs", "p"),)), Offered("3 hours", few))

    cells = texts(variants_table(offered, seen(made)))

    assert cells[1] == ["X", "–", "–"]
    assert cells[2] == ["Not served at all", "Jobs (p)", "–"]


def test_no_variants_make_an_empty_table():
    """Without variants nothing breaks."""
    assert variants_table((), seen(strategy())).columns[0].label == "Channel"
