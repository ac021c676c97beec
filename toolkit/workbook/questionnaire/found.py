"""A workbook that came back → its rows, by list and key, wherever they stand by now.

Sheets and columns may be renamed or moved, rows sorted, removed or added: keys in a hidden
column and in a hidden row tell which is which.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from toolkit.errors import QuestionnaireError, WorkbookError
from toolkit.workbook.cell import cell_words, letters
from toolkit.workbook.opening import NO_SPREADSHEET, TOO_LARGE, opened
from toolkit.workbook.questionnaire.base import SHEET, Base, base_of
from toolkit.workbook.questionnaire.formula import Failed, failed_formulas
from toolkit.workbook.questionnaire.plan import blocks

BLOCK, COLUMN = "@:", "@"
"""Before the key of a block and of each of its columns, in a hidden row."""

HEADS = "@@"
"""Marks rows that only say something: titles and heads."""

ANSWER, PARENT = "=", "^"
"""The column of answers to questions; the column that says whose an entry is."""

PREPARED = "+"
"""Before the key of a row that was put ready for an answer."""

MAX_ROWS = 20_000
ZIP_SIGN = b"PK\x03\x04"
OLD_SIGN = b"\xd0\xcf\x11\xe0"
NO_XLSX = "it is no Excel workbook (.xlsx); save it as one"
MACROS = "it holds macros; save it as an Excel workbook without them (.xlsx)"

KEYS = {block.key: block for block in blocks()}

Row = Sequence[Any]


@dataclass(frozen=True)
class FoundRow:
    """One row: what stands in the columns of its block, with the letters of those columns.

    A column that is gone, or hidden under a merged cell, is not in `cells`.
    """

    sheet: str
    number: int
    key: str
    cells: Mapping[str, Any]
    columns: Mapping[str, str]

    def cell(self, column: str) -> str:
        """A cell as people call it, such as K12."""
        return f"{self.columns.get(column, 'B')}{self.number}"


@dataclass(frozen=True)
class Stray:
    """Something that stands where nothing is asked, and is not read."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True)
class Found:
    """What a workbook holds: its memory, the rows of each block, and what is not read.

    `twice` are the sheets that hold a block that stands on another sheet, too.
    """

    base: Base
    rows: Mapping[str, tuple[FoundRow, ...]]
    sheets: Mapping[str, str]
    stray: tuple[Stray, ...] = ()
    twice: tuple[tuple[str, str], ...] = field(default=())


def found_in(data: bytes, file: str) -> Found:
    """Everything in a workbook that is ours.

    Raises
    ------
    WorkbookError
        When it is no Excel workbook without macros, or is damaged, locked or far too large.
    QuestionnaireError
        When it is another workbook than ours.
    """
    _refuse_other_kinds(data, file)
    workbook = opened(data, file)
    try:
        failed = failed_formulas(data)
        tables = {name: _table(workbook, name, file) for name in workbook.sheet_names}
    except (CalamineError, ValueError, KeyError, OSError) as error:
        raise WorkbookError(file=file, reason=NO_SPREADSHEET) from error
    if SHEET not in tables:
        raise QuestionnaireError(file=file, reason="the hidden sheet that remembers it is gone")
    base = base_of(tables.pop(SHEET), file)
    return _gathered(base, tables, failed)


def _refuse_other_kinds(data: bytes, file: str) -> None:
    if data.startswith(OLD_SIGN):
        opened(data, file)  # says so when it has a password
    if not data.startswith(ZIP_SIGN):
        raise WorkbookError(file=file, reason=NO_XLSX)
    if b"xl/workbook.xml" not in data:
        raise WorkbookError(file=file, reason=NO_XLSX)
    if b"vbaProject.bin" in data:
        raise WorkbookError(file=file, reason=MACROS)


def _table(workbook: CalamineWorkbook, name: str, file: str) -> list[list[Any]]:
    """The rows of a sheet, what a merged cell covers left out."""
    sheet = workbook.get_sheet_by_name(name)
    if sheet.end is not None and sheet.end[0] > MAX_ROWS:
        raise WorkbookError(file=file, reason=TOO_LARGE)
    rows = sheet.to_python(skip_empty_area=False)
    _spread_merged(sheet, rows)
    return rows


class _Covered:
    """Stands in the cells that a merged cell covers beside its first column."""


COVERED = _Covered()


def _spread_merged(sheet: CalamineSheet, rows: list[list[Any]]) -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for number in range(top, min(bottom, len(rows) - 1) + 1):
            row = rows[number]
            for place in range(left, min(right, len(row) - 1) + 1):
                row[place] = rows[top][left] if place == left else COVERED


def _gathered(
    base: Base,
    tables: Mapping[str, list[list[Any]]],
    failed: Mapping[str, Mapping[str, Failed]],
) -> Found:
    rows: dict[str, tuple[FoundRow, ...]] = {}
    sheets: dict[str, str] = {}
    stray: list[Stray] = []
    twice: list[tuple[str, str]] = []
    for sheet, table in tables.items():
        for key, part in _blocks(sheet, table, failed.get(sheet, {}), stray):
            if key in rows:
                twice.append((sheets[key], sheet))
            rows[key], sheets[key] = part, sheet
    return Found(base, rows, sheets, tuple(stray), tuple(dict.fromkeys(twice)))


def _blocks(
    sheet: str, table: list[list[Any]], failed: Mapping[str, Failed], stray: list[Stray]
) -> Iterator[tuple[str, tuple[FoundRow, ...]]]:
    """The blocks of a sheet, each from its hidden row on to the next."""
    starts = [number for number, row in enumerate(table) if _block_key(row)]
    for start, end in zip(starts, [*starts, len(table)][1:], strict=True):
        key, places = _block_key(table[start]), _places(table[start])
        at_key = next(n for n, value in enumerate(table[start]) if value == BLOCK + key)
        part = _Part(sheet, places, at_key, failed)
        found = [part.row(number, table[number]) for number in range(start + 1, end)]
        yield key, tuple(each for each in found if each is not None)
        if key.endswith("?"):
            continue
        for number in range(start + 1, end):
            stray += part.stray(number, table[number])


@dataclass(frozen=True)
class _Part:
    sheet: str
    places: Mapping[str, int]
    at_key: int
    failed: Mapping[str, Failed]

    def row(self, number: int, row: Row) -> FoundRow | None:
        """A row with an answer or a key; titles, heads and empty rows are none."""
        key = _key_in(row, self.at_key)
        if key.startswith(HEADS):
            return None
        cells = {
            column: self._value(row[place], place, number)
            for column, place in self.places.items()
            if place < len(row) and row[place] is not COVERED
        }
        if not key and not any(cell_words(cell) for cell in cells.values()):
            return None
        columns = {column: letters(place) for column, place in self.places.items()}
        return FoundRow(self.sheet, number + 1, key, cells, columns)

    def stray(self, number: int, row: Row) -> Iterator[Stray]:
        """What stands in columns that are not ours."""
        if _key_in(row, self.at_key).startswith(HEADS):
            return
        ours = {self.at_key, *self.places.values()}
        for place, value in enumerate(row):
            if place not in ours and value is not COVERED and cell_words(value):
                yield Stray(self.sheet, f"{letters(place)}{number + 1}", cell_words(value))

    def _value(self, value: Any, place: int, number: int) -> Any:
        return self.failed.get(f"{letters(place)}{number + 1}", value) if self.failed else value


def _key_in(row: Row, place: int) -> str:
    value = row[place] if place < len(row) else ""
    return cell_words(value) if value is not COVERED else ""


def _block_key(row: Row) -> str:
    signed = (each for each in row if isinstance(each, str) and each.startswith(BLOCK))
    return next((key for each in signed if (key := each.removeprefix(BLOCK)) in KEYS), "")


def _places(row: Row) -> dict[str, int]:
    """Where each column stands, by its key; of two with one key the first counts."""
    places: dict[str, int] = {}
    for place, value in enumerate(row):
        if isinstance(value, str) and value.startswith(COLUMN) and value[1:2] not in (":", "@"):
            places.setdefault(value.removeprefix(COLUMN), place)
    return places
