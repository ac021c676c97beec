"""Files that are no workbook of ours, or would fill the memory: told in words."""

import base64
import io
import zipfile
import zlib

import pytest
import xlsxwriter

from tests.workbook.questionnaire.books import Book, back, exported, of_text, taken
from tests.workbook.questionnaire.test_answers import STRATEGY
from toolkit.errors import QuestionnaireError, WorkbookError
from toolkit.workbook.questionnaire.base import SHEET


@pytest.fixture(scope="module")
def stored():
    """A small strategy."""
    return of_text(STRATEGY)


@pytest.fixture(scope="module")
def data(stored) -> bytes:
    """Its workbook."""
    return exported(stored)


def with_part(data: bytes, name: str, content: bytes | str) -> bytes:
    """The workbook with one file in it replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each), zipfile.ZIP_DEFLATED)
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def sheet_with(data: bytes, cells: str) -> bytes:
    """The workbook with a sheet of these cells in the place of its first."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return with_part(
        data,
        "xl/worksheets/sheet1.xml",
        f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>',
    )


def a_zip_bomb(data: bytes) -> bytes:
    """Half a gigabyte of spaces in a sheet."""
    return with_part(data, "xl/worksheets/sheet1.xml", b" " * 500_000_000)


def a_far_cell(data: bytes) -> bytes:
    """One value in the farthest cell, which stands for seventeen thousand million."""
    return sheet_with(data, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def a_million_rows(data: bytes) -> bytes:
    """A value in each of a million rows."""
    rows = (f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 1_000_001))
    return sheet_with(data, "".join(rows))


def texts_without_end(data: bytes) -> bytes:
    """A text of a megabyte, in ten thousand cells."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
    long = strings.replace("<si>", f"<si><t>{'a' * 1_000_000}</t></si><si>", 1)
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 10_001))
    return sheet_with(with_part(data, "xl/sharedStrings.xml", long), cells)


def a_password(_: bytes) -> bytes:
    """What Excel writes with a password: an old container with an encrypted package in it."""
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name.ljust(1024, b"\0")


TOO_LARGE = "far too large"
NO_XLSX = "no Excel workbook"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (a_zip_bomb, TOO_LARGE),
        (a_far_cell, TOO_LARGE),
        (a_million_rows, TOO_LARGE),
        (texts_without_end, TOO_LARGE),
        (lambda data: data + bytes(50_000_000), TOO_LARGE),
        (a_password, "has a password"),
        (lambda data: data[: len(data) // 2], "damaged"),
        (lambda data: data[:200] + bytes(1000) + data[1200:], "damaged"),
        (lambda _: b"naam;doel\nJan;meer", NO_XLSX),
        (lambda _: b"", NO_XLSX),
        (lambda data: with_part(data, "xl/vbaProject.bin", b"x"), "holds macros"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(stored, data, make, said):
    """Whatever it is, it takes no memory, and a sentence says what to do."""
    with pytest.raises(WorkbookError, match=said):
        back(make(data), stored)


def test_an_open_document_is_refused(stored):
    """LibreOffice's own format loses what the workbook remembers: save it as Excel."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")

    with pytest.raises(WorkbookError, match=NO_XLSX):
        back(made.getvalue(), stored)


def test_another_workbook_is_refused(stored):
    """A workbook of somebody else is not ours to read."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    book.add_worksheet("Doelen").write(0, 0, "Doel")
    book.close()

    with pytest.raises(QuestionnaireError, match="hidden sheet"):
        back(made.getvalue(), stored)


@pytest.mark.parametrize("packed", ["", "x", "eJyrVk", "bomb"])
def test_a_changed_memory_is_refused(stored, data, packed):
    """Without knowing what was exported nobody can tell what was changed."""
    book = Book.of(data)
    if packed == "bomb":
        packed = base64.b64encode(zlib.compress(b" " * 30_000_000)).decode()[:32_000]
    rows = [row for row in book.sheets[SHEET] if row[0] != "base"]
    book.sheets[SHEET] = [*rows, ["base", packed]]

    with pytest.raises(QuestionnaireError, match="was changed"):
        back(book.saved(), stored)


def formula(data: bytes, cell: str) -> bytes:
    """The workbook with this in the cell of the client's name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    start = sheet.index('<c r="C6"')
    end = sheet.index("</c>", start) + 4
    return with_part(data, "xl/worksheets/sheet2.xml", sheet[:start] + cell + sheet[end:])


def test_of_a_formula_the_value_counts(stored, data):
    """What people saw in the cell is what is taken."""
    filled = formula(data, '<c r="C6" t="str"><f>"De "&amp;"Halm"</f><v>De Halm</v></c>')

    assert taken(filled, stored).client.name == "De Halm"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="C6" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="C6"><f>A1</f></c>',
        '<c r="C6"><f>A1</f><v></v></c>',
    ],
)
def test_a_formula_without_a_value_is_told_and_empties_nothing(stored, data, cell):
    """A failed or never calculated formula is no empty answer."""
    outcome = back(formula(data, cell), stored).outcome

    assert [(each.spot.sheet, each.spot.cell) for each in outcome.faults] == [
        ("De organisatie", "C6")
    ]
    assert outcome.strategy is None


def test_merged_cells_empty_nothing(stored, data):
    """What a merged cell covers is not read; down a column it says the same for each row."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    merged = '<mergeCells count="1"><mergeCell ref="B6:C6"/></mergeCells>'
    place = sheet.index("<dataValidations") if "<dataValidations" in sheet else 0
    filled = with_part(data, "xl/worksheets/sheet2.xml", sheet[:place] + merged + sheet[place:])

    assert back(filled, stored).outcome.strategy is stored.strategy
