"""What somebody did in a workbook, into the strategy as it is now; the consultant's work stays.

Only what was changed in the workbook is taken over. Where the strategy was changed at the same
place since the export, the strategy stays and both are told.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from toolkit.strategy import Strategy, strategy_problems
from toolkit.strategy.tree import unreferenced, with_paths_moved, without_entry
from toolkit.strategy.walk import Place, field_path, get_at, path_text
from toolkit.workbook.questionnaire.compare import equal_answers
from toolkit.workbook.questionnaire.edit import Added, Edit, Edits, Fault, Removed, Spot
from toolkit.workbook.questionnaire.entry import Entry, counterparts, entries
from toolkit.workbook.questionnaire.filling import part_at, put
from toolkit.workbook.questionnaire.known_rows import column_of
from toolkit.workbook.questionnaire.left_out import Tree, asked
from toolkit.workbook.questionnaire.marked import MARK, marked, said_in, telling
from toolkit.workbook.questionnaire.outcome import Change, Conflict, Outcome
from toolkit.workbook.questionnaire.plan import Questions, Table, tables


def merged(strategy: Strategy, base: Tree, done: Edits) -> Outcome:
    """The outcome of putting these edits in a strategy."""
    merge = _Merge(strategy, base, done)
    merge.run()
    faults = (*done.faults, *merge.faults())
    result = None
    if not faults:
        result = Strategy.model_validate(merge.tree) if merge.changes else strategy
    return Outcome(result, tuple(merge.changes), tuple(merge.conflicts), faults)


class _Merge:
    """One strategy on its way from what it is to what it will be."""

    def __init__(self, strategy: Strategy, base: Tree, done: Edits) -> None:
        self.tree: dict[str, Any] = copy.deepcopy(
            strategy.model_dump(mode="json", exclude_unset=True)
        )
        self.base, self.done = base, done
        self.changes: list[Change] = []
        self.conflicts: list[Conflict] = []
        self._now = asked(self.tree)
        self._became = {each.key: counterparts(base, self._now, each) for each in tables()}
        self._data: dict[tuple[str, str], dict[str, Any]] = {}
        self._rows: dict[tuple[str, str], Mapping[str, Spot]] = {}
        self._mark_entries()

    def run(self) -> None:
        """Do everything, removals last: until then every entry stands where it stood."""
        for edit in self.done.changed:
            self._change(edit)
        for added in self.done.added:
            self._add(added)
        for removed in reversed(self.done.removed):
            self._remove(removed)
        self._find_rows()

    def faults(self) -> list[Fault]:
        """What the strategy cannot hold, at the cell that it came from."""
        if not self.changes:
            return []
        told = {each.spot for each in self.done.faults}
        found = (
            Fault(self._spot(place), problem) for place, problem in strategy_problems(self.tree)
        )
        return [each for each in found if each.spot not in told]

    # ---- entries -----------------------------------------------------------------------------

    def _mark_entries(self) -> None:
        """Know each entry by its row in the workbook, whatever happens to its list."""
        for table in tables():
            for key, entry in self._became[table.key].items():
                data = _at(self.tree, entry.place)
                data.setdefault(MARK, []).append((table.key, key))
                self._data[table.key, key] = data

    def _change(self, edit: Edit) -> None:
        path, about = edit.field.path, None
        if isinstance(edit.block, Questions):
            entry: Any = get_at(self.tree, edit.block.place) or {}
        else:
            entry = about = self._data.get((edit.block.key, edit.key))
        if entry is None:
            self.conflicts.append(
                Conflict("entry_gone", edit.spot, path, edit.field, None, edit.value)
            )
            return
        ours = edit.field.value(entry)
        if equal_answers(ours, edit.value, edit.field):
            return
        if not equal_answers(ours, edit.before, edit.field):
            self.conflicts.append(
                Conflict("both", edit.spot, path, edit.field, ours, edit.value, about)
            )
            return
        before = dict(about) if about is not None else None
        self.changes.append(
            Change("changed", edit.spot, path, edit.field, ours, edit.value, before)
        )
        if isinstance(edit.block, Questions):
            entry = part_at(self.tree, edit.block.place)
        put(entry, edit.field, edit.value)

    def _add(self, added: Added) -> None:
        table = added.table
        there = self._added_before(added)
        if there is not None:
            self._meet(added, there)
            return
        entries_ = self._list(added)
        if entries_ is None:
            self.conflicts.append(
                Conflict("entry_gone", added.spot, table.key, entry=dict(added.values))
            )
            return
        data: dict[str, Any] = {"id": added.key} if table.has_ids else {}
        by_column = {column_of(each): each for each in table.fields()}
        for name, value in added.values.items():
            put(data, by_column[name], value)
        data[MARK] = [(table.key, added.key)]
        self._data[table.key, added.key] = data
        entries_.append(data)
        self.changes.append(Change("added", added.spot, table.key, entry=dict(data)))

    def _added_before(self, added: Added) -> dict[str, Any] | None:
        """The entry that this row made when the same workbook was read before."""
        known = {id(data) for data in self._data.values()}
        for each in entries(self._now, added.table):
            data = _at(self.tree, each.place)
            if id(data) in known or not self._same_parent(each, added):
                continue
            if added.table.has_ids and each.key == added.key:
                return dict_at(data)
            if not added.table.has_ids and self._says(data, added):
                return dict_at(data)
        return None

    def _same_parent(self, entry: Entry, added: Added) -> bool:
        if not added.table.inner:
            return True
        parent = self._data.get((field_path(added.table.place), added.parent))
        return parent is not None and parent is _at(self.tree, entry.place[:-2])

    def _says(self, data: Mapping[str, Any], added: Added) -> bool:
        return all(
            equal_answers(each.value(data), added.values.get(column_of(each), each.default), each)
            for each in added.table.fields()
            if column_of(each) in added.spots
        )

    def _meet(self, added: Added, there: dict[str, Any]) -> None:
        """An entry that was taken over before: what differs since is told, and stays."""
        self._data[added.table.key, added.key] = there
        there.setdefault(MARK, []).append((added.table.key, added.key))
        for each in added.table.fields():
            theirs, ours = added.values.get(column_of(each)), each.value(there)
            if theirs is not None and not equal_answers(theirs, ours, each):
                path = f"{added.table.key}.{column_of(each)}"
                spot = added.spots[column_of(each)]
                self.conflicts.append(Conflict("both", spot, path, each, ours, theirs, there))

    def _list(self, added: Added) -> list[Any] | None:
        """The list in which an entry belongs; None where its parent is gone."""
        table = added.table
        if not table.inner:
            holder = part_at(self.tree, table.place[:-1]) if len(table.place) > 1 else self.tree
            name = str(table.place[-1])
        else:
            parent = self._data.get((field_path(table.place), added.parent))
            if parent is None:
                return None
            holder, name = parent, table.inner
        if holder.get(name) is None:
            holder[name] = []
        found: list[Any] = holder[name]
        return found

    def _remove(self, removed: Removed) -> None:
        table = removed.table
        data = self._data.get((table.key, removed.key))
        if data is None:
            return
        place = self._place_of(data)
        before = next(each for each in entries(self.base, table) if each.key == removed.key)
        if said_in(table, data) != telling(before.data):
            self.conflicts.append(
                Conflict("entry_changed", removed.spot, table.key, entry=dict(data))
            )
            return
        n_references = self._take_out(table, removed.key, place)
        self.changes.append(
            Change("removed", removed.spot, table.key, entry=dict(data), n_references=n_references)
        )

    def _take_out(self, table: Table, key: str, place: Place) -> int:
        """Remove an entry and what refers to it; how many references that were."""
        at = int(place[-1])

        def moves(number: int) -> int | None:
            return None if number == at else number - (number > at)

        tree, n_references = without_entry(self.tree, place), 0
        if table.has_ids and not table.inner:
            tree, n_references = unreferenced(tree, table.key, key)
        self.tree = dict(with_paths_moved(tree, path_text(place[:-1]), moves))
        self._data = {mark: each for _, each in marked(self.tree) for mark in each[MARK]}
        return n_references

    def _place_of(self, data: Mapping[str, Any]) -> Place:
        marks = data[MARK]
        return next(place for place, each in marked(self.tree) if each[MARK] == marks)

    def _find_rows(self) -> None:
        """Where each row of the workbook stands in the strategy by now; the marks go."""
        self._places: dict[Place, Mapping[str, Spot]] = {}
        for place, data in list(marked(self.tree)):
            for mark in data.pop(MARK):
                self._places[place] = self.done.spots.get(mark, {})

    def _spot(self, place: Place) -> Spot:
        """The cell that a place comes from, or the row, or nothing."""
        for end in range(len(place), 0, -1):
            spots = self._places.get(place[:end])
            if spots:
                steps = tuple(str(each) for each in place[end:] if isinstance(each, str))
                return _nearest(spots, steps)
        steps = tuple(each for each in place if isinstance(each, str))
        for asked_at, spot in self.done.answers.items():
            if asked_at[: len(steps)] == steps or steps[: len(asked_at)] == asked_at:
                return spot
        return Spot("", "")


def _nearest(spots: Mapping[str, Spot], steps: tuple[str, ...]) -> Spot:
    for end in range(len(steps), 0, -1):
        wanted = ".".join(steps[:end])
        for name, spot in spots.items():
            if name == wanted or name.startswith(f"{wanted}."):
                return spot
    return next(iter(spots.values()))


def _at(tree: Any, place: Place) -> Any:
    for step in place:
        tree = tree[step]
    return tree


def dict_at(data: Any) -> dict[str, Any]:
    """An entry, as the mapping that it is."""
    found: dict[str, Any] = data
    return found
