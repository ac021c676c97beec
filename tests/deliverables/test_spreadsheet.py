import datetime as dt
import io
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from tests.deliverables.sample import HOSTILE
from toolkit.deliverables.spreadsheet import Hint, Sheet, SheetColumn, workbook_bytes

FORMULAS = ("=1+1", "+31612345678", "-5", "@partner", "\t=cmd", '=HYPERLINK("https://x")', "{=1}")


def workbook(*rows, columns=None) -> bytes:
    """A workbook of one sheet with these rows."""
    columns = columns or tuple(SheetColumn(f"Kop {n}") for n in range(len(rows[0])))
    sheet = Sheet("blad", "Blad", "Waar dit over gaat", columns, rows)
    return workbook_bytes(
        [sheet],
        title="Titel & zo",
        subject="Op <die> dag",
        language="nl",
        as_of=dt.date(2027, 1, 5),
    )


def part(data: bytes, name: str) -> str:
    """One file of the workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def read(data: bytes):
    """The cells below the heads."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[2:]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text):
    """What begins like a formula, or looks like an address, stays the text that it is."""
    data = workbook([text, "https://example.org"])

    assert "<f>" not in part(data, "xl/worksheets/sheet1.xml")
    assert "hyperlink" not in part(data, "xl/worksheets/sheet1.xml")
    assert read(data) == [[text, "https://example.org"]]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_through(text):
    """Markup, emoji, marks of direction: the same text; what XML cannot hold becomes a sign."""
    data = workbook([text])
    wanted = re.sub("[\x00-\x08\x0e-\x1f\ud83d]", "\N{REPLACEMENT CHARACTER}", text)

    assert read(data) == [[wanted]]


def test_a_text_that_is_too_long_is_cut():
    """A cell holds 32,767 characters; a longer text does not spoil the file."""
    assert len(read(workbook(["x" * 40_000]))[0][0]) == 32_767


def test_dates_and_times_are_dates_and_times():
    """A day, a time and a number can be sorted and counted with; they are no texts."""
    columns = (
        SheetColumn("Dag", kind="date"),
        SheetColumn("Tijd", kind="time"),
        SheetColumn("Uren", kind="number"),
    )
    data = workbook([dt.date(2027, 3, 28), dt.time(9, 30), 1.5], columns=columns)

    assert read(data) == [[dt.date(2027, 3, 28), dt.time(9, 30), 1.5]]


def test_the_same_content_gives_the_same_bytes():
    """No time of making is in a workbook."""
    assert workbook(["a", None, 2.0]) == workbook(["a", None, 2.0])


def test_title_and_language_are_in_the_file():
    """Title, subject, day and language stand among the properties, for screen readers, too."""
    core = part(workbook(["a"]), "docProps/core.xml")

    assert "<dc:title>Titel &amp; zo</dc:title>" in core
    assert "<dc:subject>Op &lt;die&gt; dag</dc:subject>" in core
    assert "<dc:language>nl-NL</dc:language>" in core
    assert "2027-01-05T00:00:00Z" in core


def test_heads_stay_in_view_and_on_every_page():
    """Heads are frozen, filtered, repeated in print, and marked as the heads of a table."""
    data = workbook(["a", "b"], ["c", "d"])
    sheet, table = part(data, "xl/worksheets/sheet1.xml"), part(data, "xl/tables/table1.xml")

    assert '<pane xSplit="1" ySplit="2" topLeftCell="B3"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert '<autoFilter ref="A2:B4"/>' in table
    assert "headerRowCount" not in table, "a table has a head row unless it says otherwise"
    assert "Blad!$1:$2" in part(data, "xl/workbook.xml")


def test_rows_grow_with_what_is_written_in_them():
    """A long text is shown in full, and no height is fixed."""
    sheet = part(workbook(["kort"], ["lang " * 40]), "xl/worksheets/sheet1.xml")
    heights = [float(each) for each in re.findall(r'<row r="[34]"[^>]*ht="([\d.]+)"', sheet)]

    assert heights[1] > 5 * heights[0]
    assert "customHeight" not in sheet


def test_a_hint_helps_to_answer():
    """A cell to write in takes any text, says what is asked, and offers an answer."""
    hint = Hint("Antwoord", "Schrijf iets", "akkoord")
    column = SheetColumn("Antwoord", answer=True, hint=hint)
    sheet = part(
        workbook([None], columns=(column,)),
        "xl/worksheets/sheet1.xml",
    )

    assert 'prompt="Schrijf iets"' in sheet
    assert "<formula1>&quot;akkoord&quot;</formula1>" in sheet or '"akkoord"' in sheet
    assert 'showErrorMessage="1"' not in sheet


def test_an_empty_sheet_is_a_sheet():
    """A calendar without publications has heads, and opens."""
    data = workbook(*[], columns=(SheetColumn("Kop"),))

    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python() == [
        ["Waar dit over gaat"],
        ["Kop"],
    ]
