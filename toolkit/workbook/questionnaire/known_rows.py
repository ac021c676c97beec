"""Which entry each row of a list is: one that was exported, or a new one with an id to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from toolkit.strategy.naming import id_for, kind_of
from toolkit.workbook.cell import cell_words
from toolkit.workbook.questionnaire.entry import Entry, entries
from toolkit.workbook.questionnaire.field import Field
from toolkit.workbook.questionnaire.found import PARENT, PREPARED, Found, FoundRow
from toolkit.workbook.questionnaire.left_out import Tree
from toolkit.workbook.questionnaire.names import Vocabulary
from toolkit.workbook.questionnaire.plan import Table, tables
from toolkit.workbook.questionnaire.same import same_answer
from toolkit.workbook.questionnaire.shown import shown

NAMING = ("name", "statement", "title", "asked")
READY = frozenset({PARENT, "platform"})
"""What stands in a row that was put ready for an answer."""


@dataclass(frozen=True)
class TableRows:
    """The rows of a list: those of exported entries by key, and new ones by the key they get."""

    table: Table
    base: Mapping[str, Entry]
    rows: Mapping[str, FoundRow] = field(default_factory=dict)
    new: Mapping[str, FoundRow] = field(default_factory=dict)
    is_there: bool = False


def known_rows(found: Found, now: Tree, known: Vocabulary) -> dict[str, TableRows]:
    """The rows of each list that is asked.

    `known` are the names as they were exported.
    """
    return {table.key: _of_table(table, found, now, known) for table in tables()}


def _of_table(table: Table, found: Found, now: Tree, known: Vocabulary) -> TableRows:
    base = {each.key: each for each in entries(found.base.tree, table)}
    plain = TableRows(table, base, is_there=table.key in found.rows)
    own: dict[str, FoundRow] = {}
    others: list[FoundRow] = []
    for row in found.rows.get(table.key, ()):
        if row.key not in base:
            others.append(row)
        elif row.key not in own:
            own[row.key] = row
        else:  # a copy of a row brings its hidden key along
            first, copy = _original_first(own[row.key], row, base[row.key], table, known)
            own[row.key] = first
            others.append(copy)
    news = [row for row in others if _says_something(row)]
    return replace(plain, rows=own, new=_with_keys(news, table, now, base))


def _says_something(row: FoundRow) -> bool:
    filled = {name for name, cell in row.cells.items() if cell_words(cell)}
    return bool(filled - READY) if row.key.startswith(PREPARED) else bool(filled)


def _original_first(
    one: FoundRow, other: FoundRow, entry: Entry, table: Table, known: Vocabulary
) -> tuple[FoundRow, FoundRow]:
    if _n_same(other, entry, table, known) > _n_same(one, entry, table, known):
        return other, one
    return one, other


def _n_same(row: FoundRow, entry: Entry, table: Table, known: Vocabulary) -> int:
    return sum(
        same_answer(row.cells[column_of(each)], shown(each.value(entry.data), each, known))
        for each in table.fields()
        if column_of(each) in row.cells
    )


def column_of(field_: Field) -> str:
    """The key of a field's column."""
    return ".".join(field_.steps)


def _with_keys(
    rows: list[FoundRow], table: Table, now: Tree, base: Mapping[str, Any]
) -> dict[str, FoundRow]:
    """New rows by the id that they get; without ids by where they stand."""
    if not table.has_ids or table.inner:
        return {f"{PREPARED}{row.sheet}!{row.number}": row for row in rows}
    there = {each.key: each.data for each in entries(now, table)}
    added_before = {_name_of(data): key for key, data in there.items() if key not in base}
    taken = {*there, *base}
    found: dict[str, FoundRow] = {}
    for row in rows:
        name = written_name(row)
        key = added_before.get(name.casefold(), "") if name else ""
        if not key or key in found:
            key = id_for(name, taken, kind_of(table.list_place))
        taken.add(key)
        found[key] = row
    return found


def _name_of(data: Mapping[str, Any]) -> str:
    filled = (str(data.get(name) or "").strip() for name in (*NAMING, "platform"))
    return next((each.casefold() for each in filled if each), "")


def written_name(row: FoundRow) -> str:
    """The name that somebody gave an entry in its row; empty where there is none."""
    filled = (cell_words(row.cells.get(name)) for name in (*NAMING, "platform"))
    return " ".join(next((each for each in filled if each), "").split())
