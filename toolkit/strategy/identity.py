"""Ids that must differ, references that must arrive: checked on any tree, right or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from toolkit.errors import Problem
from toolkit.strategy.term import Part
from toolkit.strategy.walk import Place, Visit, get_at, path_text, visits

ALLOWED_IDS_SHOWN = 12


def identity_problems(model: type[Part], tree: Any) -> tuple[tuple[Place, Problem], ...]:
    """Every id that is used twice in one list and every reference to nothing."""
    met = tuple(visits(model, tree))
    known = known_ids(met)
    return (*_duplicates(met), *_dangling(met, known), *_reversed(met))


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
                    _list(ids),
                    facts={"target": target},
                ),
            )


def _list(ids: tuple[str, ...]) -> str:
    unique = tuple(dict.fromkeys(ids))
    shown = ", ".join(unique[:ALLOWED_IDS_SHOWN]) or "-"
    return shown + (", …" if len(unique) > ALLOWED_IDS_SHOWN else "")


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


def _comparable(low: Any, high: Any) -> bool:
    if isinstance(low, bool) or isinstance(high, bool):
        return False
    both_numbers = isinstance(low, (int, float)) and isinstance(high, (int, float))
    return both_numbers or (type(low) is type(high) and low is not None and hasattr(low, "year"))
