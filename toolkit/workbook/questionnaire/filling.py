"""An answer put in an entry, as a strategy file would hold it."""

from __future__ import annotations

from typing import Any

from toolkit.strategy.walk import Place
from toolkit.workbook.questionnaire.field import NOT_KNOWN, Field


def put(entry: dict[str, Any], at: Field, value: Any) -> None:
    """Put an answer in an entry; the field is no longer among what is not known, or just so."""
    first = at.steps[0]
    unknown = [each for each in entry.get("not_known") or [] if each != first]
    if value is NOT_KNOWN:
        unknown.append(first)
        value = None
    if value is None:
        _take_out(entry, at.steps)
    else:
        holder = entry
        for step in at.steps[:-1]:
            if holder.get(step) is None:
                holder[step] = {}
            holder = holder[step]
        holder[at.steps[-1]] = value
    if unknown != (entry.get("not_known") or []):
        entry["not_known"] = unknown


def _take_out(entry: dict[str, Any], steps: tuple[str, ...]) -> None:
    inner = entry.get(steps[0])
    if len(steps) == 1:
        entry.pop(steps[0], None)
    elif isinstance(inner, dict):
        _take_out(inner, steps[1:])
        if not inner:
            entry.pop(steps[0])


def part_at(tree: dict[str, Any], place: Place) -> dict[str, Any]:
    """The part at a place, made where it is missing."""
    for step in place:
        if tree.get(str(step)) is None:
            tree[str(step)] = {}
        tree = tree[str(step)]
    return tree
