import datetime as dt
import io
import zipfile

import pytest

from tests.deliverables.calendars import bakery
from tests.workbook.files import HEADS, saved, sent, table
from toolkit.errors import NoCalendarSheetError, WorkbookError
from toolkit.workbook.calendar_column import HEADS as OURS
from toolkit.workbook.reading import calendar_rows


@pytest.fixture(scope="module")
def data() -> bytes:
    """The bakery's workbook."""
    return sent(bakery())


def read(data: bytes):
    """The rows of a file."""
    return calendar_rows(data, "kalender.xlsx", "nl")


def plain(rows):
    """What stands in the rows, whatever their place."""
    return [{column: row.text(column) for column in OURS if row.text(column)} for row in rows]


def test_every_row_that_was_sent_is_read(data):
    """The workbook that was sent is read with every cell at its column."""
    rows = read(data)

    assert len(rows) == 350
    assert rows[0].cells["date"] == dt.date(2027, 1, 4)
    assert rows[0].text("title") == "Uit de oven"
    assert (rows[0].sheet, rows[0].cell("answer")) == ("Kalender", "J3")


def test_columns_may_be_moved_and_rows_sorted(data):
    """Heads tell which column is which, wherever it stands now."""
    rows = table(data)
    moved = [list(reversed(row)) for row in [*rows[: HEADS + 1], *reversed(rows[HEADS + 1 :])]]
    again = read(saved(moved))

    assert plain(reversed(again)) == plain(read(data))
    assert again[0].cell("answer") == "R3"


def test_heads_may_stand_lower_and_on_another_sheet(data):
    """Lines above the heads, other sheets and another name do not matter."""
    rows = table(data)
    found = read(saved([["Van Marieke"], [], *rows], "Blad met {haken}", "Eerst dit"))

    assert plain(found) == plain(read(data))
    assert (found[0].sheet, found[0].number) == ("Blad met {haken}", 5)


def test_heads_of_another_language_are_known(data):
    """A workbook in English is read for a client in Dutch."""
    assert [each["id"] for each in plain(read(sent(bakery(), "en")))] == [
        each["id"] for each in plain(read(data))
    ]


def test_other_columns_and_sheets_are_left_alone(data):
    """What a client adds for itself is no answer."""
    rows = table(data)
    more = [[*row, "Kosten" if n == HEADS else 5] for n, row in enumerate(rows)]

    assert plain(read(saved(more, "Kalender", "Begroting"))) == plain(read(data))


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_what_libreoffice_saves_is_read(data, tmp_path, libreoffice, suffix):
    """Saved by LibreOffice, in three formats, the rows say the same."""
    (tmp_path / "plan.xlsx").write_bytes(data)
    again = libreoffice(tmp_path / "plan.xlsx", suffix, tmp_path / "again").read_bytes()

    assert plain(read(again)) == plain(read(data))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"client: {name: X}", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_spreadsheet_is_refused(content):
    """Any other file is refused by name, with why."""
    with pytest.raises(WorkbookError) as caught:
        read(content)

    assert str(caught.value).startswith("kalender.xlsx cannot be read as a workbook: it is no")


def test_a_damaged_workbook_is_refused(data):
    """A workbook that was cut off half-way is refused in the same words."""
    with pytest.raises(WorkbookError):
        read(data[: len(data) // 2])


def test_a_workbook_that_unpacks_to_far_too_much_is_refused():
    """A small file that would fill the memory is not unpacked."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        for number in range(6):
            parts.writestr(f"xl/{number}.xml", b" " * 100_000_000)

    with pytest.raises(WorkbookError) as caught:
        read(bomb.getvalue())

    assert "far too large" in str(caught.value)


def test_a_workbook_of_something_else_is_refused(data):
    """Without the two columns that matter, it is told which are missing and what is there."""
    with pytest.raises(NoCalendarSheetError) as caught:
        read(saved([["Naam", "Bedrag"], ["Jan", 5]], "Facturen", "Nog een"))

    assert "“Kenmerk (niet wijzigen)”, “Akkoord, of wat moet anders?”" in str(caught.value)
    assert "Nog een, Facturen" in str(caught.value)


def test_a_removed_reference_column_is_told(data):
    """Without references nobody can know which answer is about what."""
    with pytest.raises(NoCalendarSheetError):
        read(saved([row[:-1] for row in table(data)]))
