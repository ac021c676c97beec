"""Which entry of a list became which: so that comments stay with the entry they are about."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from typing import Any


def matches(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """For each new entry the position of the old one that it was, or None.

    Entries are known by their id, others by being equal. What is left over is taken as
    changed where it stands at the same place and, if it has an id, much of it is the same.

    >>> matches(["a", "b", "c"], ["c", "a", "x"])
    [2, 0, 1]
    """
    named = all(_has_id(each) for each in (*old, *new))
    waiting: dict[str, deque[int]] = defaultdict(deque)
    for position, entry in enumerate(old):
        waiting[_identity(entry, named)].append(position)
    found: list[int | None] = []
    for entry in new:
        same = waiting[_identity(entry, named)]
        found.append(same.popleft() if same else None)
    free = {position for rest in waiting.values() for position in rest}
    for position, entry in enumerate(new):
        before = found[position - 1] if position else -1
        if found[position] is not None or before is None or before + 1 not in free:
            continue
        if not named or _mostly_same(old[before + 1], entry):
            found[position] = before + 1
            free.discard(before + 1)
    return found


def _has_id(entry: Any) -> bool:
    return isinstance(entry, Mapping) and "id" in entry


def _identity(entry: Any, named: bool) -> str:
    return str(entry["id"]) if named else json.dumps(entry, sort_keys=True)


def _mostly_same(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    same = sum(1 for key, value in new.items() if old.get(key) == value)
    return 2 * same >= max(len(old), len(new)) - 1
