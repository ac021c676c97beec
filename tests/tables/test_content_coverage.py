"""What the calendar holds for goals, audiences, pillars and channels, as a reader sees it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.content_calendar.making import client, evidence
from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.tables.block import Block, Folded, Table
from toolkit.tables.content_coverage import (
    channel_quarters,
    channel_weeks_details,
    content_coverage_section,
    goal_months_details,
    month_names,
    persona_pillars_table,
)
from toolkit.tables.view import View

AS_OF = dt.date(2027, 1, 4)
PILLARS = [{"id": "craft", "name": "Craft", "share": 0.5}, {"id": "people", "share": 0.5}]
GOALS = [{"id": "fame", "kind": "awareness"}, {"id": "sales", "kind": "leads"}]
SERIES = {
    "id": "weekly",
    "rule": "FREQ=WEEKLY;BYDAY=MO,TH",
    "start": "2027-01-04",
    "end": "2027-02-28",
    "channels": ["page"],
    "goals": ["fame"],
    "personas": ["families"],
    "pillar": "craft",
    "format": "post",
}


def seen(cadence: Any = None, **content: Any) -> View:
    """A client with two pillars and this content, and a cadence for its page."""
    channels = [
        {"id": "page", "name": "Page", "platform": "facebook", "cadence": cadence},
        {"id": "feed", "name": "Feed", "platform": "x"},
    ]
    made = client(content={"pillars": PILLARS, **content}, channels=channels, goals=GOALS)
    return View(analyse(made, evidence(), AS_OF), words_for("en"))


def inner(blocks: tuple[Block, ...]) -> Table:
    """The table behind the only fold."""
    (fold,) = blocks
    assert isinstance(fold, Folded)
    (table,) = fold.blocks
    assert isinstance(table, Table)
    return table


def texts(table: Table) -> list[list[str]]:
    """The cells of a table, with their marks."""
    return [[cell.text + (cell.mark or "") for cell in row] for row in table.rows]


def test_goals_have_their_items_by_month():
    """A goal has a number for each month, and a dash where nothing serves it."""
    table = inner(goal_months_details(seen(series=[SERIES])))

    assert [column.label for column in table.columns][:4] == ["Goal", "Jan", "Feb", "Mar"]
    assert texts(table)[0][:4] == ["fame", "8", "8", "–"]
    assert set(texts(table)[1][1:]) == {"–"}
    assert table.rows[0][1].heat == 1


def test_a_january_further_on_has_its_year():
    """Months that run over the turn of the year cannot be mistaken."""
    made = client(content={"pillars": PILLARS, "series": [SERIES]}, period={})
    view = View(analyse(made, evidence(), dt.date(2026, 11, 3)), words_for("en"))

    assert month_names(view)[:3] == ["Nov", "Dec", "Jan 2027"]


def test_audiences_meet_pillars():
    """Who hears about what is counted; an audience for which nothing is made shows dashes."""
    (table,) = persona_pillars_table(seen(series=[SERIES]))

    assert [column.label for column in table.columns] == ["Audience", "Craft", "people"]
    assert texts(table) == [["families", "16", "–"], ["buyers", "–", "–"]]


def test_items_without_a_pillar_have_a_column_of_their_own():
    """What belongs to no pillar is not lost."""
    (table,) = persona_pillars_table(seen(series=[SERIES | {"pillar": None}]))

    assert table.columns[-1].label == "No pillar"
    assert texts(table)[0][-1] == "16"


def test_posts_stand_beside_the_cadence():
    """A channel shows its posts per week, the whole, what is wanted, and a sign if it differs."""
    table = inner(channel_weeks_details(seen({"min": 3, "max": 4}, series=[SERIES])))

    page, feed = texts(table)
    assert page[1:4] == ["2", "2", "2"]
    assert page[-2:] == ["16▼", "39–52"]
    assert table.rows[0][0].note == "3–4 per week"
    assert feed[-2:] == ["0", ""]
    assert table.rows[1][0].note == "no cadence"
    assert (table.note or "").startswith("▼ fewer")


def test_a_cadence_that_is_kept_has_no_sign():
    """What lies within the bounds is left alone; an open upper bound is said as at least."""
    open_above = inner(channel_weeks_details(seen({"min": 1}, series=[SERIES])))
    monthly = channel_quarters(seen({"min": 1, "max": 1, "per": "month"}, series=[SERIES]))[0]

    assert texts(open_above)[0][-2:] == ["16", "at least 13"]
    assert not monthly.weekly
    assert monthly.cadence(seen({"min": 1, "max": 1, "per": "month"})) == "1 per month"


def test_without_posts_there_is_nothing_to_count():
    """An empty calendar gives no matrices of noughts."""
    view = seen()

    assert content_coverage_section(view) == ()
    assert goal_months_details(view) == ()
    assert persona_pillars_table(view) == ()
    assert channel_weeks_details(view) == ()
