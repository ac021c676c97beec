"""Entries of a list: added, copied, moved and removed, without a loose end anywhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from toolkit.intake.draft import Draft, Refused
from toolkit.strategy import Strategy
from toolkit.strategy.naming import id_for, kind_of, name_in
from toolkit.strategy.tree import Moves, unreferenced, with_entries, with_paths_moved
from toolkit.strategy.walk import Place, field_path, field_shapes, path_text, shape_at


def added(draft: Draft, place: Place) -> tuple[Draft, int]:
    """The draft with an empty entry at the end of a list, and its position."""
    entries = draft.entries(place)
    with_id, entry = _with_id(draft, place, {})
    changed = _rearranged(with_id, place, [*entries, entry], lambda position: position)
    return replace(changed, before=draft), len(entries)


def copied(draft: Draft, place: Place, index: int) -> tuple[Draft, int]:
    """The draft with a second entry like this one behind it, and its position."""
    entries = list(draft.entries(place))
    contents = {key: value for key, value in entries[index].items() if key != "id"}
    with_id, entry = _with_id(draft, place, contents)
    entries.insert(index + 1, entry)
    changed = _rearranged(with_id, place, entries, lambda position: position + (position > index))
    return replace(changed, before=draft), index + 1


def moved(draft: Draft, place: Place, index: int, by: int) -> tuple[Draft, int]:
    """The draft with an entry moved up or down its list, and its new position."""
    entries = draft.entries(place)
    target = min(max(index + by, 0), len(entries) - 1)
    if target == index:
        return draft, index
    order = [position for position in range(len(entries)) if position != index]
    order.insert(target, index)
    changed = _rearranged(draft, place, [entries[each] for each in order], order.index)
    return replace(changed, before=draft), target


def removed(draft: Draft, place: Place, index: int) -> tuple[Draft, int]:
    """The draft without an entry and without references to it, and how many those were."""

    def moves(position: int) -> int | None:
        return None if position == index else position - (position > index)

    entries = list(draft.entries(place))
    entry = entries.pop(index)
    changed = replace(_rearranged(draft, place, entries, moves), before=draft)
    if "id" not in entry:
        return changed, 0
    tree, n_references = unreferenced(changed.tree, field_path(place), entry["id"])
    return replace(changed, tree=tree), n_references


def _with_id(
    draft: Draft, place: Place, contents: Mapping[str, Any]
) -> tuple[Draft, Mapping[str, Any]]:
    """An entry with an id, where entries of this list have one."""
    shape = shape_at(Strategy, place)
    if shape is None or shape.part is None or "id" not in field_shapes(shape.part):
        return draft, contents
    taken = {each.get("id") for each in draft.entries(place)}
    identifier = id_for(name_in(contents), taken, kind_of(place))
    named = bool(name_in(contents)) or any(isinstance(step, int) for step in place)
    unnamed = draft.unnamed if named else draft.unnamed | {(field_path(place), identifier)}
    return replace(draft, unnamed=unnamed), {"id": identifier, **contents}


def _rearranged(draft: Draft, place: Place, entries: list[Any], moves: Moves) -> Draft:
    tree = with_paths_moved(with_entries(draft.tree, place, entries), path_text(place), moves)
    refused: dict[Place, Refused] = {}
    for where, each in draft.refused.items():
        after = _after(where, place, moves)
        if after is not None:
            refused[after] = each
    return replace(draft, tree=tree, refused=refused)


def _after(where: Place, place: Place, moves: Moves) -> Place | None:
    """Where something under a list stands after its entries moved; None if it went away."""
    depth = len(place)
    index = where[depth] if len(where) > depth and where[:depth] == place else None
    if not isinstance(index, int):
        return where
    target = moves(index)
    return None if target is None else (*place, target, *where[depth + 1 :])
