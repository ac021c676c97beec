"""How the coming quarter is shown: as months, as a list, and when there is nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from tests.content_calendar.sample import strategy
from tests.evidence.texts import small_evidence
from toolkit.analysis import analyse
from toolkit.content_calendar import CalendarDay
from toolkit.language import words_for
from toolkit.tables.block import (
    Block,
    Bullets,
    Day,
    Facts,
    Folded,
    Legend,
    Month,
    Prose,
    Table,
    Tiles,
)
from toolkit.tables.calendar import calendar_section
from toolkit.tables.month import MOST_IN_A_DAY
from toolkit.tables.view import View

AS_OF = dt.date(2027, 1, 6)
PILLARS = [{"id": "craft", "name": "Craft"}, {"id": "people", "name": "People"}]
WEEKLY = {
    "id": "weekly",
    "name": "Fresh",
    "rule": "FREQ=WEEKLY;BYDAY=MO",
    "start": "2027-01-04",
    "channels": ["page", "feed"],
    "goals": ["fame"],
    "personas": ["families"],
    "pillar": "people",
    "days": {"at": "10:00", "time_zone": "Europe/Amsterdam"},
}

BEFOREHAND = {"preapproved_series": ["weekly"]}


def shown(*, as_of: dt.date = AS_OF, **given: Any) -> tuple[Block, ...]:
    """The section of a strategy, as an English reader sees it."""
    content = {"pillars": PILLARS, **given.pop("content", {})}
    made = strategy(content=content, **given)
    return calendar_section(View(analyse(made, small_evidence(), as_of), words_for("en")))


def months(blocks: tuple[Block, ...]) -> list[Month]:
    """The months among some blocks."""
    return [block for block in blocks if isinstance(block, Month)]


def day(blocks: tuple[Block, ...], name: str) -> Day:
    """The day with this name."""
    days = (each for month in months(blocks) for week in month.weeks for each in week.days)
    return next(each for each in days if each is not None and each.name == name)


def folded(blocks: tuple[Block, ...], title: str) -> list[Any]:
    """What lies behind a fold."""
    return [
        inner
        for block in blocks
        if isinstance(block, Folded) and block.title.startswith(title)
        for inner in block.blocks
    ]


def the_list(blocks: tuple[Block, ...]) -> Table:
    """The calendar as a list."""
    return next(each for each in folded(blocks, "The same as a list") if isinstance(each, Table))


def test_a_quarter_is_thirteen_weeks_from_this_monday():
    """The months run from the Monday of this week to a Sunday thirteen weeks later."""
    found = months(shown(series=[WEEKLY]))

    names = [each.name for month in found for week in month.weeks for each in week.days if each]
    assert [month.caption for month in found] == [
        "January 2027",
        "February 2027",
        "March 2027",
        "April 2027",
    ]
    assert (names[0], names[-1]) == ("Monday 4 January", "Sunday 4 April")
    assert len(names) == 7 * 13


def test_a_quarter_begins_where_the_period_begins():
    """Where the period begins later, so does the quarter, and earlier days stay empty."""
    found = months(shown(as_of=dt.date(2026, 11, 25), series=[WEEKLY]))

    assert found[0].caption == "January 2027"
    assert [each and each.number for each in found[0].weeks[0].days] == [None] * 4 + ["1", "2", "3"]


def test_weeks_have_their_iso_number():
    """A week is called by its number: the first of January 2027 lies in week 53."""
    first, second = months(shown(as_of=dt.date(2026, 11, 25), series=[WEEKLY]))[0].weeks[:2]

    assert (first.number, first.name) == ("53", "week 53")
    assert second.number == "1"


def test_one_message_on_two_channels_stands_once():
    """What appears on several channels at one moment is one entry with both names."""
    found = day(shown(series=[WEEKLY]), "Monday 11 January")

    (entry,) = found.entries
    assert entry.title == "Fresh"
    assert entry.at == "10:00"
    assert "and" in entry.place
    assert entry.state == "idea"
    assert not entry.firm


def test_times_of_several_places_say_which():
    """One clock is understood; where there are more, each entry of a month names its own."""
    away = WEEKLY | {"id": "away", "days": {"at": "09:00", "time_zone": "America/Los_Angeles"}}
    here = day(shown(series=[WEEKLY]), "Monday 11 January")
    both = day(shown(series=[WEEKLY, away]), "Monday 11 January")

    assert [each.at for each in here.entries] == ["10:00"]
    assert [each.at for each in both.entries] == ["09:00 (Los Angeles)", "10:00 (Amsterdam)"]


def test_a_pillar_is_a_letter_that_the_legend_explains():
    """A pillar shows as its letter, and the legend has the letters that occur."""
    blocks = shown(series=[WEEKLY])

    (entry,) = day(blocks, "Monday 11 January").entries
    (legend,) = [block for block in blocks if isinstance(block, Legend)]
    assert entry.sign is not None
    assert entry.sign.letter == "B"
    assert [(sign.letter, sign.name) for sign in legend.signs] == [("B", "People")]


@pytest.mark.parametrize(
    ("given", "state", "firm"),
    [
        ({"series": [WEEKLY | {"preapproved": True}]}, "agreed beforehand", True),
        ({"agreements": {"approval": [BEFOREHAND]}}, "agreed beforehand", True),
        ({"agreements": {"approval": [BEFOREHAND | {"channels": ["feed"]}]}}, "idea", False),
        ({}, "idea", False),
    ],
)
def test_what_is_agreed_stands_in_a_whole_frame(given, state: str, firm: bool):
    """A series that is agreed beforehand, also by a path of approval, counts as agreed."""
    alone = WEEKLY | {"channels": ["page"]}
    blocks = shown(**({"series": [alone]} | given))

    (entry,) = day(blocks, "Monday 11 January").entries
    assert (entry.state, entry.firm) == (state, firm)


def test_a_meeting_is_no_message():
    """A meeting stands in the calendar with its hours, and is not counted as a message."""
    meeting = {"id": "m", "title": "Plan", "kind": "meeting", "on": "2027-01-08", "at": "09:30"}
    blocks = shown(items=[meeting | {"until": "10:00"}])

    (entry,) = day(blocks, "Friday 8 January").entries
    (tiles,) = [block for block in blocks if isinstance(block, Tiles)]
    assert (entry.at, entry.state, entry.firm) == ("09:30–10:00", "meeting", True)
    assert tiles.tiles[0].value == "0"


def test_a_full_day_says_how_much_more_there_is():
    """A day with more than can be read in a grid names the rest; the list has all."""
    items = [
        {"id": f"i{n}", "title": f"Post {n}", "on": "2027-01-08", "channels": ["page"]}
        for n in range(MOST_IN_A_DAY + 3)
    ]
    blocks = shown(items=items)

    found = day(blocks, "Friday 8 January")
    assert len(found.entries) == MOST_IN_A_DAY - 1
    assert found.more == "and 4 more"
    assert len(the_list(blocks).rows) == len(items)


def test_the_list_says_goal_audience_and_time_zone():
    """The list has a row per message, and says once in which place's time."""
    table = the_list(shown(series=[WEEKLY]))

    assert [" ".join(cell.text.split()) for cell in table.rows[0]][:2] == ["Mon 4 Jan", "Fresh"]
    assert {"families", "fame"} <= {cell.text for cell in table.rows[0]}
    assert "Times are those of Amsterdam." in (table.note or "")


def test_several_time_zones_stand_beside_the_time():
    """Where messages appear in several places' time, each time names its place."""
    other = WEEKLY | {"id": "other", "days": {"at": "09:00", "time_zone": "America/New_York"}}
    table = the_list(shown(series=[WEEKLY, other]))

    assert {row[0].note for row in table.rows} == {"10:00 (Amsterdam)", "09:00 (New York)"}
    assert table.note is None


def test_special_days_say_what_they_are():
    """Days off, days to use and breaks say their name when they begin and again each Monday."""
    made = analyse(strategy(series=[WEEKLY], content={"pillars": PILLARS}), small_evidence(), AS_OF)
    days = (
        CalendarDay("b", "Winter break", "school", dt.date(2027, 1, 2), dt.date(2027, 1, 12)),
        CalendarDay("f", "Founding day", "public", dt.date(2027, 1, 11), dt.date(2027, 1, 11)),
        CalendarDay("o", "Open day", "own", dt.date(2027, 1, 12), dt.date(2027, 1, 12)),
    )
    changed = replace(made, calendar=replace(made.calendar, days=days))

    blocks = calendar_section(View(changed, words_for("en")))

    (legend,) = [block for block in blocks if isinstance(block, Legend)]
    assert day(blocks, "Monday 4 January").notes == (("break", "Winter break"),)
    assert day(blocks, "Monday 11 January").notes == (
        ("free", "Founding day"),
        ("break", "Winter break"),
    )
    tuesday = day(blocks, "Tuesday 12 January")
    assert tuesday.notes == (("date", "Open day"),)
    assert tuesday.kinds == {"date", "break"}
    assert [kind for kind, _ in legend.kinds] == ["free", "date", "break"]


def test_without_any_date_it_says_that_nothing_is_planned():
    """A strategy without dates shows no empty grid: it says so, and what can be done."""
    blocks = shown(items=[{"id": "i", "title": "A day at the farm", "date_text": "in spring"}])

    (said,) = [block for block in blocks if isinstance(block, Prose)]
    (ideas,) = [block for block in blocks if isinstance(block, Bullets)]
    assert months(blocks) == []
    assert said.text.startswith("Nothing is planned yet from 4 January 2027 to 4 April 2027.")
    assert ideas.items == ("A day at the farm – in spring",)


def test_items_outside_the_quarter_are_not_lost():
    """An item later in the year, or long past, stands behind a fold of its own."""
    items = [
        {"id": "late", "title": "Open day", "on": "2027-09-18"},
        {"id": "month", "title": "Harvest", "on": "2027-08"},
        {"id": "soon", "title": "Soon", "on": "2027-01-08"},
    ]

    (table,) = folded(shown(items=items), "Items with a date outside")

    assert [row[1].text for row in table.rows] == ["Harvest", "Open day"]


def test_what_is_worked_out_is_shown_in_full():
    """Text per channel, link with its tag, picture and rights of an item stand together."""
    item = {
        "id": "i",
        "title": "Fresh bread",
        "on": "2027-01-08",
        "channels": ["page"],
        "copies": [{"channel": "page", "text": "Come and taste"}],
        "link": "https://example.org/taste",
        "keep_until": "2027-06",
        "rights": {"picture_licence": "Ours"},
    }

    (card,) = folded(shown(items=[item]), "Worked out")

    assert isinstance(card, Facts)
    assert card.title == "Fresh bread, 8 January 2027"
    values = [value if isinstance(value, str) else value.address for _, value in card.pairs]
    assert values[0] == "Come and taste"
    assert "June 2027" in values
    assert "Ours" in values
    assert any("utm_source=facebook" in value for value in values)


def test_a_long_list_is_cut_and_says_so():
    """More messages than read as a list are counted, not hidden."""
    daily = WEEKLY | {"rule": "FREQ=DAILY"}
    table = the_list(shown(series=[daily]))

    assert len(table.rows) == 80
    assert "The first 80 of 91 are listed." in (table.note or "")
