"""Tables as an Excel workbook in which no text is ever a formula, the same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Value = str | dt.date | dt.time | float | None
Kind = Literal["text", "date", "time", "number"]

A4 = 9
HEAD_ROW = 1
"""The heads stand in the second row, below a line that says what the sheet is for."""

LOCALES = {"nl": ("nl-NL", "[$-413]"), "en": ("en-GB", "[$-809]")}
INK, PAPER, RULE = "#1c3a4a", "#e3eef2", "#b9c7ce"
NOT_IN_A_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
MOST_IN_A_CELL = 32_767
"""Characters that a cell holds, by Excel's own specification."""

LINE_POINTS, MOST_LINES = 13.5, 30
"""The height of a line of ten points, and how many lines of a long text are shown at once."""

NARROW = 1.2
"""Letters of ten points to a unit of width, which is a digit of eleven points."""


@dataclass(frozen=True)
class Hint:
    """What is said when somebody clicks on a cell to write in: a title, a line, an example."""

    title: str
    text: str
    example: str


@dataclass(frozen=True)
class SheetColumn:
    """A column: its head, its width in characters, what it holds, and where it is seen.

    `answer` marks a column in which the reader writes, `hint` what is said there.
    """

    head: str
    width: float = 16
    kind: Kind = "text"
    printed: bool = True
    hidden: bool = False
    answer: bool = False
    hint: Hint | None = None


@dataclass(frozen=True)
class Sheet:
    """One sheet: a line on what it is for, columns and rows; the first `frozen` columns stay."""

    key: str
    name: str
    about: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[Sequence[Value]]
    frozen: int = 1


def workbook_bytes(
    sheets: Sequence[Sheet], *, title: str, subject: str, language: str, as_of: dt.date
) -> bytes:
    """The workbook with these sheets; `as_of` is the day that it says it was made on."""
    made = io.BytesIO()
    workbook = begun(made, title=title, subject=subject, as_of=as_of)
    formats = _formats(workbook, language)
    for sheet in sheets:
        _write_sheet(workbook.add_worksheet(sheet.name), sheet, formats)
    workbook.close()
    return finished(made.getvalue(), LOCALES[language][0])


def begun(made: io.BytesIO, *, title: str, subject: str, as_of: dt.date) -> Workbook:
    """An empty workbook that takes no text for a formula, number or link."""
    workbook = Workbook(
        made,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    workbook.set_properties(
        {
            "title": cell_text(title),
            "subject": cell_text(subject),
            "created": dt.datetime.combine(as_of, dt.time()),
        }
    )
    return workbook


def cell_text(text: str) -> str:
    r"""A text that a cell can hold: what has no place in XML becomes the sign for that.

    >>> cell_text("een\r\ntwee\x00")
    'een\ntwee�'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return NOT_IN_A_CELL.sub("\N{REPLACEMENT CHARACTER}", lines)[:MOST_IN_A_CELL]


def _formats(workbook: Workbook, language: str) -> dict[str, Format]:
    letters = {"font_name": "Arial", "font_size": 10}
    line = {"bottom": 1, "bottom_color": RULE}
    cell = {**letters, **line, "valign": "top", "text_wrap": True, "align": "left"}
    head = {**cell, "bold": True, "bg_color": INK, "font_color": "#ffffff"}
    right = {"align": "right", "indent": 1}
    locale = LOCALES[language][1]
    looks = {
        "about": {**letters, "bold": True, "font_color": INK},
        "head": head,
        "text": {**cell, "num_format": "@"},
        "answer": {
            **cell,
            "num_format": "@",
            "bg_color": "#fff8e1",
            "border": 1,
            "border_color": RULE,
        },
        "date": {**cell, "num_format": f"{locale}ddd d mmm yyyy"},
        "time": {**cell, "num_format": "hh:mm"},
        "number": {**cell, "num_format": "0.00", **right},
        "number_head": {**head, **right},
    }
    return {name: workbook.add_format(look) for name, look in looks.items()}


def _write_sheet(page: Worksheet, sheet: Sheet, formats: dict[str, Format]) -> None:
    last_row = HEAD_ROW + max(1, len(sheet.rows))
    _lay_out(page, sheet, last_row)
    page.write_string(0, 0, cell_text(sheet.about), formats["about"])
    heads = [
        {
            "header": each.head,
            "header_format": formats["number_head" if each.kind == "number" else "head"],
        }
        for each in sheet.columns
    ]
    page.add_table(
        HEAD_ROW,
        0,
        last_row,
        len(sheet.columns) - 1,
        # the style of a table would cover the formats of its cells
        {"name": sheet.key, "columns": heads, "style": None, "description": sheet.about},
    )
    looks = [formats["answer" if each.answer else each.kind] for each in sheet.columns]
    for number, row in enumerate(sheet.rows, HEAD_ROW + 1):
        page.set_row(number, _height(row, sheet.columns))
        for place, (value, look) in enumerate(zip(row, looks, strict=True)):
            _write_cell(page, (number, place), value, look)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{last_row + 1}"})


def _write_cell(page: Worksheet, place: tuple[int, int], value: Value, look: Format) -> None:
    match value:
        case None | "":
            page.write_blank(*place, None, look)
        case str():
            page.write_string(*place, cell_text(value), look)
        case dt.date() | dt.time():
            page.write_datetime(*place, value, look)
        case _:
            page.write_number(*place, value, look)


def _height(row: Sequence[Value], columns: Sequence[SheetColumn]) -> float:
    """The height in points that shows each printed text whole: an estimate from its length."""
    texts = (
        (value, column.width * NARROW)
        for value, column in zip(row, columns, strict=True)
        if isinstance(value, str) and column.printed and not column.hidden
    )
    lines = [sum(ceil(len(line) / width) for line in text.split("\n")) for text, width in texts]
    return LINE_POINTS * min(max(1, *lines, 1), MOST_LINES)


def _lay_out(page: Worksheet, sheet: Sheet, last_row: int) -> None:
    """Widths, what stays in view, how it is printed, and the hint where somebody writes."""
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width, None, {"hidden": column.hidden})
        if column.hint:
            page.data_validation(HEAD_ROW + 1, place, last_row, place, _validation(column.hint))
    n_printed = sum(column.printed for column in sheet.columns)
    page.freeze_panes(HEAD_ROW + 1, sheet.frozen)
    page.set_row(HEAD_ROW, 2 * LINE_POINTS + 2)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, HEAD_ROW)
    page.print_area(0, 0, last_row, n_printed - 1)
    page.set_footer("&L&A&R&P / &N")
    page.hide_gridlines(2)


def _validation(hint: Hint) -> dict[str, Any]:
    """Any text may be written; one answer can be picked."""
    return {
        "validate": "list",
        "source": [hint.example],
        "show_error": False,
        "input_title": hint.title,
        "input_message": hint.text,
    }


def finished(data: bytes, language: str) -> bytes:
    """The workbook with what XlsxWriter cannot write: its language, and rows that may still grow.

    A row of which the height is fixed would hide the end of what somebody writes in it.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                end = b"</cp:coreProperties>"
                said = f"<dc:language>{language}</dc:language>".encode()
                content = content.replace(end, said + end)
            elif entry.filename.startswith("xl/worksheets/sheet"):
                content = content.replace(b' customHeight="1"', b"")
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()
