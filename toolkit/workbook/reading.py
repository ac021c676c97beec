"""A workbook that came back → the rows of the calendar in it, wherever they stand now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineError, CalamineSheet

from toolkit.errors import NoCalendarSheetError, WorkbookError
from toolkit.workbook.calendar_column import FIRST_ROWS, column_of_head, head
from toolkit.workbook.cell import cell_words, letters
from toolkit.workbook.opening import NO_SPREADSHEET, opened

NEEDED = ("id", "answer")


@dataclass(frozen=True)
class SheetRow:
    """One row: the cells under heads that are ours, with the letters of their columns."""

    sheet: str
    number: int
    cells: Mapping[str, Any]
    columns: Mapping[str, str]

    def text(self, column: str) -> str:
        """What a cell says; empty where the column is gone."""
        return cell_words(self.cells.get(column))

    def cell(self, column: str) -> str:
        """A cell as people call it, such as K12."""
        return f"{self.columns.get(column, 'A')}{self.number}"


def calendar_rows(data: bytes, file: str, language: str) -> tuple[SheetRow, ...]:
    """Every row below heads that are ours, on any sheet, in the order of the file.

    Rows may be sorted, removed or copied, columns moved or removed: the heads tell which is
    which, in any language. Rows in which nothing of ours stands are left out.

    Raises
    ------
    WorkbookError
        When it is no spreadsheet, or far too large.
    NoCalendarSheetError
        When no sheet has the columns for reference and answer.
    """
    workbook = opened(data, file)
    try:
        sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
        found = [_sheet_rows(sheet) for sheet in sheets]
    except (CalamineError, ValueError, OSError) as error:
        raise WorkbookError(file=file, reason=NO_SPREADSHEET) from error
    if all(rows is None for rows in found):
        heads = ", ".join(f"“{head(column, language)}”" for column in NEEDED)
        names = ", ".join(workbook.sheet_names)
        raise NoCalendarSheetError(file=file, heads=heads, found=names)
    return tuple(row for rows in found for row in rows or ())


def _sheet_rows(sheet: CalamineSheet) -> list[SheetRow] | None:
    """The rows of a sheet; None where it has no heads of ours."""
    table = sheet.to_python(skip_empty_area=False)
    for number, row in enumerate(table[:FIRST_ROWS], 1):
        places = _places(row)
        if set(NEEDED) <= set(places):
            return list(_rows(sheet.name, table, number, places))
    return None


def _places(row: Sequence[Any]) -> dict[str, int]:
    """Where each column stands; of two with one head the first counts."""
    places: dict[str, int] = {}
    for place, value in enumerate(row):
        column = column_of_head(value) if isinstance(value, str) and value.strip() else None
        if column is not None:
            places.setdefault(column, place)
    return places


def _rows(
    sheet: str, table: Sequence[Sequence[Any]], heads_at: int, places: Mapping[str, int]
) -> Iterator[SheetRow]:
    columns = {column: letters(place) for column, place in places.items()}
    for number, row in enumerate(table[heads_at:], heads_at + 1):
        cells = {column: row[place] for column, place in places.items() if place < len(row)}
        if any(cell_words(cell) for cell in cells.values()):
            yield SheetRow(sheet, number, cells, columns)
