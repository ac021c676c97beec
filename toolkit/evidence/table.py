"""One evidence table as text in; its rows out, and every cell that cannot be understood."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.evidence.column import COLUMNS, KEYS


@dataclass(frozen=True)
class Row:
    """One line of a table, with its values read."""

    table: str
    line: int
    values: Mapping[str, Any]

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes the row the same row as another."""
        return tuple(self.values[name] for name in KEYS[self.table])


@dataclass(frozen=True)
class Flaw:
    """One cell that cannot be understood: where, what was found, what is allowed."""

    table: str
    line: int
    column: str
    found: str
    allowed: str


def table_rows(table: str, text: str) -> tuple[tuple[Row, ...], tuple[Flaw, ...]]:
    """The rows of a table and its flaws; an empty text has neither.

    A spreadsheet in a Dutch setting writes semicolons and decimal commas: these are read, too.
    """
    text = text.removeprefix("\ufeff")
    header = text.split("\n", 1)[0]
    separator = ";" if ";" in header and "," not in header else ","
    lines = list(_lines(text, separator))
    if not lines:
        return (), ()
    names = [name.strip() for name in lines[0][1]]
    flaws = list(_header_flaws(table, names))
    rows: list[Row] = []
    for line, cells in () if flaws else lines[1:]:
        if len(cells) != len(names):
            flaws.append(Flaw(table, line, "line", f"{len(cells)} cells", f"{len(names)} cells"))
            continue
        filled = dict(zip(names, cells, strict=True))
        row, found = _read(table, line, filled, "," if separator == ";" else ".")
        flaws += found
        rows += () if found else (row,)
    return tuple(rows), (*flaws, *_ages_reversed(rows), *_repeated(rows))


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that holds something, with its number (a quoted cell may run over several)."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield start, cells
        start = reader.line_num + 1


def _header_flaws(table: str, names: list[str]) -> Iterator[Flaw]:
    columns = COLUMNS[table]
    allowed = ", ".join(columns)
    for name in dict.fromkeys(names):
        if name not in columns:
            yield Flaw(table, 1, "header", repr(name), allowed)
        elif names.count(name) > 1:
            yield Flaw(table, 1, name, "here twice", "one column of this name")
    for name, column in columns.items():
        if column.needed and name not in names:
            yield Flaw(table, 1, name, "missing", f"a table with this column ({allowed})")


def _read(
    table: str, line: int, filled: Mapping[str, str], decimal: str
) -> tuple[Row, tuple[Flaw, ...]]:
    values: dict[str, Any] = {}
    flaws: list[Flaw] = []
    for name, column in COLUMNS[table].items():
        text = filled.get(name, "").strip()
        try:
            values[name] = column.read(text.replace(decimal, ".") if column.number else text)
        except ValueError:
            flaws.append(Flaw(table, line, name, repr(text), column.allowed))
    return Row(table, line, values), tuple(flaws)


def _ages_reversed(rows: list[Row]) -> Iterator[Flaw]:
    for row in rows:
        low, high = row.values.get("age_min"), row.values.get("age_max")
        if low is not None and high is not None and low > high:
            yield Flaw(row.table, row.line, "age_max", repr(str(high)), f"an age from {low}")


def _repeated(rows: list[Row]) -> Iterator[Flaw]:
    first: dict[tuple[Any, ...], int] = {}
    for row in rows:
        earlier = first.setdefault(row.key, row.line)
        if earlier != row.line:
            names = KEYS[row.table]
            allowed = f"a row that differs from line {earlier} in one of {', '.join(names)}"
            yield Flaw(row.table, row.line, names[0], repr(row.values[names[0]]), allowed)
