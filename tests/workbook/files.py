"""A client's calendar workbook as it comes back: answered, sorted, saved by another program."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.deliverables.calendars import AS_OF
from toolkit.analysis import analyse
from toolkit.deliverables.calendar_workbook import calendar_workbook
from toolkit.language import words_for
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import Strategy
from toolkit.tables.view import View

ABOUT, HEADS = 0, 1
EMPTY_CELL = '<c r="{cell}"( s="[0-9]+")?/>'

Table = list[list[Any]]


def sent(strategy: Strategy, language: str = "nl", as_of: dt.date = AS_OF) -> bytes:
    """The workbook that goes to the client."""
    analysis = analyse(strategy, load_evidence(), as_of)
    view = View(analysis, words_for(language))
    return calendar_workbook(analysis.calendar, view)


def table(data: bytes, sheet: int = 0) -> Table:
    """The first sheet as rows of values."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_index(sheet).to_python(skip_empty_area=False)


def place(rows: Table, head: str) -> int:
    """Where a column stands, by the beginning of its head."""
    return next(n for n, each in enumerate(rows[HEADS]) if str(each).startswith(head))


def row_of(rows: Table, reference: str) -> list[Any]:
    """The row of a publication, by its reference or a part of it."""
    return next(row for row in rows[HEADS + 1 :] if reference in str(row[-1]))


def answer(rows: Table, reference: str, text: Any, by: str = "") -> None:
    """Write an answer beside a publication."""
    row = row_of(rows, reference)
    row[place(rows, "Akkoord")], row[place(rows, "Door wie")] = text, by


def saved(rows: Sequence[Sequence[Any]], sheet: str = "Kalender", *others: str) -> bytes:
    """These rows as another program saves them: dates as dates, the looks of ours gone."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    day, clock = (book.add_format({"num_format": each}) for each in ("d-m-yyyy", "hh:mm:ss"))
    for name in others:
        book.add_worksheet(name).write_string(0, 0, "iets anders")
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, dt.time):
                page.write_datetime(number, column, value, clock)
            elif isinstance(value, dt.date):
                page.write_datetime(number, column, value, day)
            elif value != "":
                page.write(number, column, value)
    book.close()
    return made.getvalue()


def answered_in_place(data: bytes, answers: Mapping[str, str]) -> bytes:
    """The very file that was sent, with texts put in empty cells of its first sheet, by cell."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = _filled(content.decode(), answers).encode()
            new.writestr(name, content)
    return made.getvalue()


def _filled(sheet: str, answers: Mapping[str, str]) -> str:
    for cell, text in answers.items():
        pattern = EMPTY_CELL.format(cell=cell)
        written = rf'<c r="{cell}"\1 t="inlineStr"><is><t>{text}</t></is></c>'
        sheet, n_found = re.subn(pattern, written, sheet)
        assert n_found == 1, cell
    return sheet
