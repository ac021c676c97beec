"""What one field cannot see of another: ids, references, ranges, names of fields.

Checked on any tree, right or wrong, so that a wrong type elsewhere hides nothing.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from toolkit.errors import Problem
from toolkit.strategy.term import Part
from toolkit.strategy.walk import Place, Visit, field_shapes, get_at, path_text, visits

ALLOWED_IDS_SHOWN = 12
NAMING_FIELDS = frozenset({"inferred", "not_known"})


def identity_problems(model: type[Part], tree: Any) -> tuple[tuple[Place, Problem], ...]:
    """Every id used twice, reference to nothing, reversed range and name of no field."""
    met = tuple(visits(model, tree))
    known = known_ids(met)
    return (
        *_duplicates(met),
        *_same_entries(met),
        *_dangling(met, known),
        *_circles(met),
        *_reversed(met),
        *_misnamed(met),
    )


def known_ids(met: tuple[Visit, ...]) -> dict[str, tuple[str, ...]]:
    """The ids of each list of entries, by the list's path (`content.pillars`)."""
    found: dict[str, list[str]] = {}
    for visit in met:
        if visit.place[-1] == "id" and isinstance(visit.value, str):
            found.setdefault(path_text(visit.place[:-2]), []).append(visit.value)
    return {target: tuple(ids) for target, ids in found.items()}


def _duplicates(met: tuple[Visit, ...]) -> Iterator[tuple[Place, Problem]]:
    first: dict[tuple[Place, str], Place] = {}
    for visit in met:
        if visit.place[-1] != "id" or not isinstance(visit.value, str):
            continue
        key = (visit.place[:-2], visit.value)
        earlier = first.setdefault(key, visit.place)
        if earlier != visit.place:
            path = path_text(visit.place)
            yield (
                visit.place,
                Problem(path, "duplicate_id", visit.value, path_text(earlier)),
            )


def _same_entries(met: tuple[Visit, ...]) -> Iterator[tuple[Place, Problem]]:
    """Two entries of one list that say something of the same thing."""
    first: dict[tuple[Place, tuple[str, ...]], Place] = {}
    for visit in met:
        part = visit.shape.part
        if part is None or not part.unique or not isinstance(visit.place[-1], int):
            continue
        defaults = (part.model_fields[name].get_default() for name in part.unique)
        given = (get_at(visit.value, (name,)) for name in part.unique)
        said = tuple(str(v if v is not None else d) for v, d in zip(given, defaults, strict=True))
        earlier = first.setdefault((visit.place[:-1], said), visit.place)
        if earlier != visit.place:
            path = path_text(visit.place)
            yield visit.place, Problem(path, "same_entry", said[0], path_text(earlier))


def _circles(met: tuple[Visit, ...]) -> Iterator[tuple[Place, Problem]]:
    """Goals that are their own parent, directly or by a detour; anything that refers to itself."""
    ids = {visit.place[:-1]: visit.value for visit in met if visit.place[-1] == "id"}
    parents = {
        ids.get(visit.place[:-1]): visit.value for visit in met if visit.place[-1] == "parent"
    }
    for visit in met:
        target = visit.shape.reference
        if target is None or not isinstance(visit.value, str):
            continue
        depth = target.count(".") + 2
        own = ids.get(visit.place[:depth])
        listed = path_text(visit.place[: depth - 1]) == target
        round_about = visit.place[-1] == "parent" and own in _ancestors(visit.value, parents)
        if listed and own is not None and (visit.value == own or round_about):
            yield visit.place, Problem(path_text(visit.place), "circle", visit.value)


def _ancestors(start: str, parents: dict[Any, Any]) -> set[Any]:
    """Everything above, however often it goes round."""
    met: set[Any] = set()
    current: Any = start
    while current is not None and current not in met:
        met.add(current)
        current = parents.get(current)
    return met


def _dangling(
    met: tuple[Visit, ...], known: dict[str, tuple[str, ...]]
) -> Iterator[tuple[Place, Problem]]:
    for visit in met:
        target = visit.shape.reference
        if target is None or not isinstance(visit.value, str):
            continue
        ids = known.get(target, ())
        if visit.value not in ids:
            yield (
                visit.place,
                Problem(
                    path_text(visit.place),
                    "unknown_reference",
                    visit.value,
                    _known(visit.value, ids),
                    facts={"target": target},
                ),
            )


def _known(found: str, ids: tuple[str, ...]) -> str:
    unique = tuple(dict.fromkeys(ids))
    close = difflib.get_close_matches(found, unique, n=3)
    shown = tuple(dict.fromkeys([*close, *unique]))[:ALLOWED_IDS_SHOWN]
    return (", ".join(shown) or "–") + (", …" if len(unique) > ALLOWED_IDS_SHOWN else "")


def _reversed(met: tuple[Visit, ...]) -> Iterator[tuple[Place, Problem]]:
    for visit in met:
        if visit.shape.part is None or isinstance(visit.value, (list, tuple)):
            continue
        for first, second in visit.shape.part.ranges:
            low, high = (get_at(visit.value, (name,)) for name in (first, second))
            if _comparable(low, high) and low > high:
                found = f"{first} {low}, {second} {high}"
                yield (
                    visit.place,
                    Problem(path_text(visit.place), "reversed_range", found),
                )


def _misnamed(met: tuple[Visit, ...]) -> Iterator[tuple[Place, Problem]]:
    for visit in met:
        part = visit.shape.part
        if part is None or isinstance(visit.value, (list, tuple)):
            continue
        for name in NAMING_FIELDS.intersection(part.model_fields):
            entries = get_at(visit.value, (name,))
            for index, entry in enumerate(entries if isinstance(entries, (list, tuple)) else ()):
                if isinstance(entry, str) and entry not in part.model_fields:
                    place = (*visit.place, name, index)
                    allowed = closest_first(entry, tuple(field_shapes(part)))
                    yield place, Problem(path_text(place), "not_a_field", entry, allowed)


def closest_first(found: str, names: tuple[str, ...]) -> str:
    """Names in a sentence, those that somebody may have meant at the front.

    >>> closest_first("parrent", ("id", "kind", "parent"))
    'parent, id, kind'
    """
    close = difflib.get_close_matches(found, names, n=3)
    return ", ".join([*close, *(name for name in names if name not in close)])


def _comparable(low: Any, high: Any) -> bool:
    if isinstance(low, bool) or isinstance(high, bool):
        return False
    both_numbers = isinstance(low, (int, float)) and isinstance(high, (int, float))
    return both_numbers or (type(low) is type(high) and low is not None and hasattr(low, "year"))
