"""A workbook beside what was exported → what somebody did in it, and what cannot be understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from toolkit.errors import Problem
from toolkit.strategy.walk import field_path, get_at
from toolkit.workbook.cell import cell_words
from toolkit.workbook.questionnaire.edit import Added, Edit, Edits, Fault, Removed, Spot
from toolkit.workbook.questionnaire.entry import Entry
from toolkit.workbook.questionnaire.field import NOT_KNOWN, SEVERAL, Field
from toolkit.workbook.questionnaire.found import ANSWER, PARENT, Found, FoundRow
from toolkit.workbook.questionnaire.known_rows import (
    TableRows,
    column_of,
    known_rows,
    written_name,
)
from toolkit.workbook.questionnaire.left_out import Tree
from toolkit.workbook.questionnaire.meant import Names, Refused, meant
from toolkit.workbook.questionnaire.names import Vocabulary, entry_name
from toolkit.workbook.questionnaire.plan import Questions, Table, blocks
from toolkit.workbook.questionnaire.same import MOST_IN_A_CELL, same_answer
from toolkit.workbook.questionnaire.shown import shown


class _Unchanged:
    """An answer that nobody touched."""


UNCHANGED: Final = _Unchanged()


def edits(found: Found, now: Tree, exported: Vocabulary, current: Vocabulary) -> Edits:
    """Everything that was done in a workbook since it was exported.

    `exported` and `current` know the names of entries then and now.
    """
    rows = known_rows(found, now, exported)
    comparison = _Comparison(found, rows, exported, _meant_names(rows, exported, current))
    for block in blocks():
        if isinstance(block, Questions):
            comparison.questions(block)
        else:
            comparison.table(block)
    return comparison.done


def _meant_names(
    rows: Mapping[str, TableRows], exported: Vocabulary, current: Vocabulary
) -> dict[str, dict[str, str]]:
    """Which entry is meant by a name: as it was exported, as it is now, as it was written."""
    found: dict[str, dict[str, str]] = {}
    for path in current.names:
        held = rows.get(path)
        has_ids = held is None or held.table.has_ids
        names = found.setdefault(path, {})
        for known in (exported, current) if has_ids else (exported,):
            for key, name in known.names.get(path, {}).items():
                names[name.casefold()] = key
                if has_ids:
                    names.setdefault(key.casefold(), key)
        for key, row in ({**held.rows, **held.new} if held else {}).items():
            for name in (written_name(row), _account(row, exported)):
                if name:
                    names.setdefault(name.casefold(), key)
    return found


def _account(row: FoundRow, known: Vocabulary) -> str:
    """What an entry without a name is called after what was written in its row."""
    platform = cell_words(row.cells.get("platform"))
    if not platform:
        return ""
    entry = {
        "platform": known.platform_meant(platform),
        "handle": cell_words(row.cells.get("handle")),
    }
    return entry_name(entry, 0, known)


@dataclass
class _Comparison:
    found: Found
    rows: Mapping[str, TableRows]
    known: Vocabulary
    names: Names

    def __post_init__(self) -> None:
        self.done = Edits()
        self._gone: dict[str, set[str]] = {}

    def questions(self, block: Questions) -> None:
        """The answers to single questions."""
        entry = get_at(self.found.base.tree, block.place) or {}
        asked = {column_of(each): each for each in block.fields()}
        for row in self.found.rows.get(block.key, ()):
            field = asked.get(row.key)
            if field is None or ANSWER not in row.cells:
                continue
            spot = Spot(row.sheet, row.cell(ANSWER))
            self.done.answers[(*block.place, *field.steps)] = spot
            self._answer((block, ""), field, field.value(entry), row.cells[ANSWER], spot)

    def table(self, table: Table) -> None:
        """The entries of a list: changed, moved, added, removed."""
        held = self.rows[table.key]
        gone = self._gone.setdefault(table.key, set())
        for key, entry in held.base.items():
            row = held.rows.get(key)
            if row is not None and not self._is_emptied(row, entry, table):
                self._row(table, key, entry, row)
            elif row is not None or held.is_there:
                gone.add(key)
                if not self._goes_along(table, entry):
                    sheet = self.found.sheets[table.key]
                    at = row.cell(column_of(table.fields()[0])) if row else ""
                    self.done.removed.append(Removed(table, key, Spot(sheet, at)))
        for key, row in held.new.items():
            self._add(table, key, row, self._parent(table, row, None))

    def _row(self, table: Table, key: str, entry: Entry, row: FoundRow) -> None:
        spots = _spots(table, row)
        self.done.spots[table.key, key] = spots
        parent = self._parent(table, row, entry)
        if parent != entry.parent:
            if parent is not None:
                self.done.removed.append(Removed(table, key, spots[PARENT]))
                self._add(table, f"{key}>", row, parent)
            return
        n_before = len(self.done.changed) + len(self.done.faults)
        for field in table.fields():
            name = column_of(field)
            if name in row.cells:
                before = field.value(entry.data)
                self._answer((table, key), field, before, row.cells[name], spots[name])
        if self._goes_along(table, entry):
            self._refuse_if_touched(table, entry, n_before, spots)

    def _refuse_if_touched(
        self, table: Table, entry: Entry, n_before: int, spots: Mapping[str, Spot]
    ) -> None:
        """What belongs to a removed entry goes along, unless somebody changed it."""
        if len(self.done.changed) + len(self.done.faults) > n_before:
            name = self.known.names.get(field_path(table.place), {}).get(entry.parent, "")
            self._fault(table, PARENT, spots[PARENT], Refused("not_a_choice", name, "–"))

    def _goes_along(self, table: Table, entry: Entry) -> bool:
        return bool(entry.parent) and entry.parent in self._gone.get(field_path(table.place), ())

    def _is_emptied(self, row: FoundRow, entry: Entry, table: Table) -> bool:
        """Whether somebody emptied a row instead of deleting it."""
        if any(cell_words(cell) for name, cell in row.cells.items() if name != PARENT):
            return False
        fields = (each for each in table.fields() if column_of(each) in row.cells)
        return any(shown(each.value(entry.data), each, self.known) is not None for each in fields)

    def _add(self, table: Table, key: str, row: FoundRow, parent: str | None) -> None:
        spots = _spots(table, row)
        self.done.spots[table.key, key] = spots
        if parent is None:
            return
        values = {}
        for field in table.fields():
            name = column_of(field)
            if name in row.cells:
                value = self._meant(table, field, row.cells[name], None, spots[name])
                if value is not UNCHANGED and value is not None and value != field.default:
                    values[name] = value
        first = next(
            (spots[name] for name in row.cells if cell_words(row.cells[name]) and name in spots),
            next(iter(spots.values())),
        )
        self.done.added.append(Added(table, key, parent, values, spots, first))

    def _parent(self, table: Table, row: FoundRow, entry: Entry | None) -> str | None:
        """The entry that this one stands in; None where nobody can tell."""
        if not table.inner:
            return ""
        path = field_path(table.place)
        names = self.known.names.get(path, {})
        written = cell_words(row.cells.get(PARENT))
        if entry is not None and (not written or same_answer(written, names.get(entry.parent))):
            return entry.parent
        meant_by = self.names.get(path, {})
        key = meant_by.get(written.casefold())
        gone = self._gone.get(path, set())
        if key is None or key in gone:
            allowed = ", ".join(name for each, name in names.items() if each not in gone) or "–"
            refused = Refused("not_a_choice", written or "–", allowed)
            self._fault(table, PARENT, _spots(table, row)[PARENT], refused)
            return None
        return key

    def _answer(
        self, at: tuple[Questions | Table, str], field: Field, before: Any, cell: Any, spot: Spot
    ) -> None:
        block, key = at
        written = shown(before, field, self.known)
        if same_answer(cell, written):
            return
        if isinstance(written, str) and len(written) > MOST_IN_A_CELL:
            refused = Refused("too_long", f"{len(written)}", f"{MOST_IN_A_CELL}")
            self._fault(block, column_of(field), spot, refused)
            return
        value = self._meant(block, field, cell, before, spot)
        if value is not UNCHANGED:
            self.done.changed.append(Edit(block, key, field, before, value, spot))

    def _meant(
        self, block: Questions | Table, field: Field, cell: Any, before: Any, spot: Spot
    ) -> Any:
        value = meant(cell, field, self.known, before, self.names)
        if isinstance(value, Refused):
            self._fault(block, column_of(field), spot, value)
            return UNCHANGED
        value = field.default if value is None else value
        return UNCHANGED if equal_answers(value, before, field) else value

    def _fault(self, block: Questions | Table, column: str, spot: Spot, refused: Refused) -> None:
        place = block.list_place if isinstance(block, Table) else block.place
        whose = column == PARENT and isinstance(block, Table)
        path = field_path(block.place) if whose else f"{field_path(place)}.{column}"
        problem = Problem(path, refused.kind, refused.found, refused.allowed)
        self.done.faults.append(Fault(spot, problem))


def _spots(table: Table, row: FoundRow) -> dict[str, Spot]:
    names = [column_of(each) for each in table.fields() if column_of(each) in row.columns]
    return {name: Spot(row.sheet, row.cell(name)) for name in (*names, PARENT)}


def equal_answers(one: Any, other: Any, field: Field) -> bool:
    """Whether two answers say the same; of several choices the order says nothing."""
    if NOT_KNOWN in (one, other):
        return one is other
    if isinstance(one, list) and isinstance(other, list) and field.kind in SEVERAL - {"lines"}:
        return set(one) == set(other)
    return bool(one == other and isinstance(one, bool) == isinstance(other, bool))
