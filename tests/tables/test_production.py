"""How production and the hours of each role are shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.content_calendar.making import MONDAY, client, evidence, own
from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.tables.block import Block, Bullets, Folded, Prose, Table
from toolkit.tables.load import load_details, load_section
from toolkit.tables.production import production_section
from toolkit.tables.view import View

FILM = {
    "id": "film-1",
    "title": "A day at the farm",
    "channels": ["page", "feed"],
    "on": "2027-02-18",
    "format": "film",
}
SERIES = {
    "id": "weekly",
    "name": "Fresh",
    "rule": "FREQ=WEEKLY;BYDAY=TU,TH",
    "start": "2027-02-16",
    "channels": ["page"],
    "format": "post",
}


def seen(*formats: dict[str, Any], as_of: dt.date = MONDAY, **content: Any) -> View:
    """A client with these items or series, as an English reader sees it."""
    made = client(*formats, content=content)
    return View(analyse(made, evidence(), as_of), words_for("en"))


def table(blocks: tuple[Block, ...], key: str) -> Table:
    """The table with a key, also behind a fold."""
    unfolded = (
        inner
        for block in blocks
        for inner in (block.blocks if isinstance(block, Folded) else (block,))
    )
    return next(each for each in unfolded if isinstance(each, Table) and each.key == key)


def texts(row: tuple[Any, ...]) -> list[str]:
    """The cells of a row, with ordinary spaces."""
    return [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row]


def test_each_step_stands_with_its_days_and_role():
    """A single item shows each step in order, when, and by whom; and by when to agree."""
    found = table(production_section(seen(items=[FILM])), "production-table")

    (row,) = found.rows
    begins, title, steps, hours, agree_by, appears = texts(row)
    assert (begins, row[0].note) == ("Wed 10 Feb", "week 6")
    assert (title, row[1].note) == ("A day at the farm", "Facebook and X")
    assert steps.split("\n") == [
        "Wed 10 Feb: Brief (maker)",
        "Thu 11 – Mon 15 Feb: Filming (maker)",
        "Tue 16 – Wed 17 Feb: Approval (boss)",
        "Thu 18 Feb: Place it (desk)",
        "Thu 18 Feb: Adapt to this channel (maker)",
    ]
    assert (hours, row[3].mark) == ("6.75", "°")
    assert (agree_by, appears) == ("Wed 17 Feb", "Thu 18 Feb")


def test_what_a_series_begins_in_a_week_stands_together():
    """The posts of a series that begin in one week are one row: how many, and on which days."""
    found = table(production_section(seen(series=[SERIES])), "production-table")

    row = texts(found.rows[1])
    assert row[:2] == ["Tue 16 Feb", "2 × Fresh"]
    assert row[2] == "Text (maker)\nApproval (boss)\nPlace it (desk)"
    assert row[-1] == "Thu 18 Feb and Tue 23 Feb"


def test_weeks_further_ahead_are_folded():
    """What begins after four weeks lies behind a fold, and nothing is lost."""
    blocks = production_section(seen(series=[SERIES]))

    first = table(blocks, "production-table").rows
    rest = table(blocks, "later-production-table").rows
    assert not any(isinstance(each, Table) and each.key.startswith("later") for each in blocks)
    assert len(first) == 4
    assert texts(rest[0])[0] == "Tue 9 Mar"


def test_what_is_too_late_comes_first():
    """What should have begun has a table of its own: which step, from when it can, and lighter."""
    blocks = production_section(seen(items=[FILM], as_of=dt.date(2027, 2, 12)))

    (row,) = table(blocks, "late-table").rows
    assert texts(row)[1:] == ["Thu 18 Feb", "Wed 10 Feb", "Sat 20 Feb", "Post"]
    assert row[2].note == "brief"
    assert len([each for each in blocks if isinstance(each, Table)]) == 1


def test_own_hours_carry_no_mark():
    """Hours and days that the client gave are not called a rule of thumb."""
    strip = own("strip", ("draw", 3, 2))
    blocks = production_section(
        seen(strip, items=[FILM | {"format": "strip", "channels": ["page"]}])
    )

    (said,) = [block for block in blocks if isinstance(block, Prose)]
    (row,) = table(blocks, "production-table").rows
    assert row[3].mark is None
    assert "rule of thumb" not in said.text


def test_a_row_that_runs_says_so():
    """What began before today for a series that runs is under way, not too late."""
    blocks = production_section(seen(series=[SERIES], as_of=dt.date(2027, 3, 3)))

    first = table(blocks, "production-table").rows[0]
    assert first[0].note == "should be under way"


def test_without_anything_to_make_it_says_why():
    """No dates and nothing left to make are two different things."""
    none = production_section(seen())
    ready = production_section(seen(items=[FILM | {"stage": "scheduled"}]))

    assert "Once messages have a date" in str(none[1])
    assert "nothing is left to be made" in str(ready[1])


def test_too_much_work_is_said_and_marked():
    """A role with more work than hours is named with its weeks; in the table it has a mark."""
    view = seen(own("epic", ("draw", 9, 1)), items=[FILM | {"format": "epic"}])

    said = next(each for each in load_section(view) if isinstance(each, Bullets)).items
    rows = table(load_details(view), "load-table").rows
    too_much = [cell for row in rows for cell in row if cell.mark == "!"]
    assert said[0].startswith("maker has 6 hours a week, which is too little in week 7; most")
    assert [cell.text for cell in too_much] == ["12"]
    assert too_much[0].note == "of 6; 6 too much"


def test_a_role_without_hours_is_asked_for():
    """Where a role's hours are not filled in there is no verdict, but a question."""
    said = next(each for each in load_section(seen(items=[FILM])) if isinstance(each, Bullets))

    assert said.items == ("How many hours desk has a week is not known yet.",)


def test_nothing_to_make_has_no_load():
    """Without production there is no section about hours."""
    assert load_section(seen()) == ()
    assert load_details(seen()) == ()


def test_all_together_stand_beside_the_hours_for_all():
    """Where the hours of everybody are known, a column and a sentence hold the whole to them."""
    made = client(content={"items": [FILM]}, capacity={"hours_per_week": 4})
    view = View(analyse(made, evidence(), MONDAY), words_for("en"))

    said = next(each for each in load_section(view) if isinstance(each, Bullets)).items
    found = table(load_details(view), "load-table")
    assert said[-1].startswith("Together there are 4 hours a week, which is too little in week 6")
    assert found.columns[-1].label == "Together"
    assert [row[-1].mark for row in found.rows][:2] == [None, "!"]
