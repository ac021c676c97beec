"""A strategy as plain mappings and lists; each change gives a new tree and leaves the old one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from toolkit.strategy.document import Strategy
from toolkit.strategy.walk import Place, Step, field_path, field_shapes, get_at, shape_at, visits

Tree = Mapping[str, Any]
Moves = Callable[[int], int | None]
"""Where the entry at a position of a list goes; None where it goes away."""

NAMES_A_PLACE = ("decisions.about", "open_questions.about")
"""Fields that may hold a place as findings name it, such as `goals[1]`."""

MEANT_FOR_IT_ALONE = frozenset(
    {
        "fit.goal",
        "responsibilities.per_channel.channel",
        "responsibilities.tasks.channel",
        "agreements.response.channels",
        "agreements.approval.channels",
    }
)
"""Entries that would hold for everything once the one thing they name is gone."""


def with_value(tree: Any, place: Place, value: Any) -> Any:
    """The tree with a value at a place; None leaves nothing there, nor an emptied part."""
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        entries = list(tree)
        entries[step] = with_value(entries[step], rest, value) if rest else value
        return entries
    below = with_value((tree or {}).get(step) or {}, rest, value) if rest else value
    emptied = below is None or (rest and isinstance(rest[0], str) and not below)
    if emptied:
        return {key: each for key, each in (tree or {}).items() if key != step}
    return {**(tree or {}), step: below}


def with_entries(tree: Tree, place: Place, entries: list[Any]) -> Tree:
    """The tree with other entries in a list; an empty list is left out."""
    changed: Tree = with_value(tree, place, entries or None)
    return changed


def without_entry(tree: Tree, place: Place) -> Tree:
    """The tree without the entry at the last position of a place."""
    entries = get_at(tree, place[:-1])
    return with_entries(tree, place[:-1], _without_item(entries, place[-1]))


def renamed(tree: Tree, target: str, old: str, new: str) -> Tree:
    """The tree in which everything that referred to an id refers to its new one."""
    for place in _references(tree, target, old):
        tree = with_value(tree, place, new)
    return tree


def is_referred_to(tree: Tree, target: str, identifier: str) -> bool:
    """Whether anything refers to this entry."""
    return bool(_references(tree, target, identifier))


def unreferenced(tree: Tree, target: str, identifier: str) -> tuple[Tree, int]:
    """The tree without any reference to an id, and how many there were."""
    places = _references(tree, target, identifier)
    for place in reversed(places):
        tree = _without_reference(tree, place)
    return tree, len(places)


def _references(tree: Tree, target: str, identifier: str) -> tuple[Place, ...]:
    return tuple(
        visit.place
        for visit in visits(Strategy, tree)
        if visit.shape.reference == target and visit.value == identifier
    )


def _without_reference(tree: Tree, place: Place) -> Tree:
    many = isinstance(place[-1], int)
    field = place[:-1] if many else place
    left = _without_item(get_at(tree, field), place[-1]) if many else None
    entry = field[:-1]
    if not left and _goes_along(field) and isinstance(entry[-1], int):
        return without_entry(tree, entry)
    changed: Tree = with_value(tree, field, left or None)
    return changed


def _goes_along(field: Place) -> bool:
    return field_path(field) in MEANT_FOR_IT_ALONE or _is_required(field)


def _is_required(place: Place) -> bool:
    """Whether an entry cannot do without this field."""
    shape = shape_at(Strategy, place[:-1]) if len(place) > 1 else None
    part = shape.part if shape else Strategy
    name = str(place[-1])
    return part is not None and name in field_shapes(part) and part.model_fields[name].is_required()


def _without_item(entries: list[Any], index: Step) -> list[Any]:
    return [each for position, each in enumerate(entries) if position != index]


def with_paths_moved(tree: Tree, section: str, moves: Moves) -> Tree:
    """The tree in which decisions and questions still name the place that they are about."""
    for visit in visits(Strategy, tree):
        path = visit.value
        if field_path(visit.place) in NAMES_A_PLACE and isinstance(path, str):
            moved = _moved_path(path, section, moves)
            tree = tree if moved == path else with_value(tree, visit.place, moved)
    return tree


def _moved_path(path: str, section: str, moves: Moves) -> str:
    match = re.match(rf"{re.escape(section)}\[(\d+)\]", path)
    if match is None:
        return path
    index = moves(int(match[1]))
    return (
        section + path[match.end() :]
        if index is None
        else f"{section}[{index}]{path[match.end() :]}"
    )
