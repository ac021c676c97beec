import datetime as dt
import io
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from tests.deliverables.calendars import bakery, calendar_of, many, publications, view_of
from toolkit.content_calendar.seal import publication_seal
from toolkit.deliverables.calendar_workbook import calendar_workbook
from toolkit.strategy.content import Feedback, ItemRights
from toolkit.workbook.calendar_column import HEADS, column_of_head

HEAD_ROW = 1


@pytest.fixture(scope="module")
def strategy():
    """The bakery."""
    return bakery()


def sheets(data: bytes) -> dict[str, list[list]]:
    """The rows of each sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def calendar_rows(data: bytes) -> list[dict]:
    """The rows of the first sheet, by column."""
    _, heads, *rows = next(iter(sheets(data).values()))
    return [dict(zip(map(column_of_head, heads), row, strict=True)) for row in rows]


def test_the_sheets_are_named_in_the_clients_language(strategy):
    """Sheets, heads and terms are Dutch for a Dutch client, English for an English one."""
    calendar = calendar_of(publications(strategy))
    dutch, english = (
        sheets(calendar_workbook(calendar, view_of(strategy, language)))
        for language in ("nl", "en")
    )

    assert list(dutch) == ["Kalender", "Productie", "Uren per week", "Taken"]
    assert list(english) == ["Calendar", "Production", "Hours per week", "Tasks"]
    assert "goedgekeurd" in dutch["Kalender"][2]
    assert "approved" in english["Calendar"][2]


def test_each_publication_is_a_row_that_can_be_found_again(strategy):
    """A row has day and time as such, names for ids, and a reference with a seal."""
    found = publications(strategy)
    rows = calendar_rows(calendar_workbook(calendar_of(found), view_of(strategy)))
    row = rows[2]

    assert set(row) == set(HEADS)
    assert len(rows) == len(found)
    assert (row["date"], row["time"]) == (dt.date(2027, 1, 27), dt.time(19, 30))
    assert row["channel"] == "Facebookpagina"
    assert row["goals"] == "Goede plek om te werken"
    assert row["text"] == found[2].copy
    assert row["answer_by"] == dt.date(2027, 1, 25)
    assert row["answer"] == ""
    assert row["id"] == f"eerste-week-van-yara@facebook #{publication_seal(found[2])}"


def test_a_day_without_time_and_a_day_that_ends_at_midnight(strategy):
    """An unknown time is an empty cell; 24:00, which no spreadsheet has, is a text."""
    one = publications(strategy)[0]
    calendar = calendar_of((replace(one, at=None), replace(one, id="b", at="24:00")))
    rows = calendar_rows(calendar_workbook(calendar, view_of(strategy)))

    assert [row["time"] for row in rows] == ["", "24:00"]


def test_what_was_said_before_stands_beside_it(strategy):
    """Earlier feedback is shown, the newest first, and that on another channel is not."""
    one = publications(strategy)[2]
    assert one.item is not None
    given = (
        Feedback(given_on=dt.date(2027, 1, 4), given_by="Eva", text="Andere foto"),
        Feedback(given_on=dt.date(2027, 1, 8), channel="facebook", agreed=True),
        Feedback(text="Korter", channel="instagram"),
    )
    told = replace(one, item=one.item.model_copy(update={"feedback": given}))
    rows = calendar_rows(calendar_workbook(calendar_of((told,)), view_of(strategy)))

    assert rows[0]["earlier"] == "8 januari 2027: akkoord\n4 januari 2027, Eva: Andere foto"


def test_what_is_agreed_beforehand_says_so(strategy):
    """The client is not asked about what was agreed with the series: its stage says that."""
    one = replace(publications(strategy)[0], stage="idea", preapproved=True)
    (row,) = calendar_rows(calendar_workbook(calendar_of((one,)), view_of(strategy)))

    assert row["stage"] == "vooraf akkoord"


def test_rights_captions_and_shelf_life_stand_in_words(strategy):
    """What an item says of picture, music, permission and keeping is there for who has to agree."""
    one = publications(strategy)[2]
    assert one.item is not None
    rights = ItemRights(
        people_permission="given", picture_source="Eva", music_licence="Gekocht", ai_generated=True
    )
    said = {"alt_text": "Twee bakkers", "captions": False, "rights": rights}
    kept = {"keep_until": "2027-06", "when_expired": "remove"}
    told = replace(one, item=one.item.model_copy(update=said | kept))
    (row,) = calendar_rows(calendar_workbook(calendar_of((told,)), view_of(strategy)))

    assert (row["alt_text"], row["captions"]) == ("Twee bakkers", "niet ondertiteld")
    assert row["rights"].split("\n") == [
        "Mensen in beeld: toestemming gegeven",
        "Beeld: Eva",
        "Muziek: Gekocht",
        "Gemaakt met AI",
    ]
    assert row["shelf_life"] == "tot juni 2027, daarna weghalen"


def test_production_is_by_the_day_on_which_it_begins(strategy):
    """Each step has its days, role and hours; one that is late says so, with what can be done."""
    data = calendar_workbook(calendar_of(publications(strategy)), view_of(strategy))
    _, _, *rows = sheets(data)["Productie"]

    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert rows[0][:2] == [dt.date(2026, 12, 31), dt.date(2027, 1, 2)]
    assert rows[0][2:6] == ["Foto maken", "Winkelleider", 1.5, "Uit de oven"]
    late = next(row for row in rows if row[8])
    assert late[3] == "nog niemand"
    assert "Had al begonnen moeten zijn. Het kan op zijn vroegst op 12 januari 2027" in late[8]


def test_hours_per_week_stand_beside_those_there_are(strategy):
    """A week has its Monday, what is needed, what there is, and what is too much."""
    data = calendar_workbook(calendar_of(publications(strategy)), view_of(strategy))
    _, _, first, second = sheets(data)["Uren per week"]

    assert first == [
        "3", dt.date(2027, 1, 18), "Medewerker communicatie", 6.25, 2.0, 8.25, 8.0, 0.25,
    ]  # fmt: skip
    assert second[2] == "nog niemand"
    assert second[6:] == ["", ""]


def test_an_empty_calendar_is_a_workbook(strategy):
    """Without publications there are heads, the tasks, and a line that says so."""
    found = sheets(calendar_workbook(calendar_of(()), view_of(strategy)))

    assert found["Kalender"][0][0].endswith("er staat nog niets op de kalender.")
    assert len(found["Kalender"]) == HEAD_ROW + 1
    assert len(found["Taken"]) > HEAD_ROW + 1


def test_two_thousand_items_fit(strategy):
    """A very full year gives a file in which every item is found."""
    rows = calendar_rows(calendar_workbook(many(strategy, 2000), view_of(strategy)))

    assert len({row["id"] for row in rows}) == 2000


@pytest.mark.slow
def test_it_opens_in_libreoffice(strategy, tmp_path, libreoffice):
    """LibreOffice reads every sheet: what it saves again holds the same values."""
    data = calendar_workbook(calendar_of(publications(strategy)), view_of(strategy))
    (tmp_path / "plan.xlsx").write_bytes(data)
    again = libreoffice(tmp_path / "plan.xlsx", "xlsx", tmp_path / "again")

    assert calendar_rows(again.read_bytes()) == calendar_rows(data)
