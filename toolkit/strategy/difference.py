"""What differs between two strategies, place by place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.strategy.document import Strategy
from toolkit.strategy.naming import name_in
from toolkit.strategy.term import Part
from toolkit.strategy.walk import field_shapes

Kind = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True)
class Difference:
    """One thing that differs.

    `path` are the fields from the strategy down, without positions; `entries` the names of the
    entries on the way, one per list. `before` and `after` are plain values: of an entry that was
    added or removed the entry, of a list in another order nothing.
    """

    path: tuple[str, ...]
    entries: tuple[str, ...]
    kind: Kind
    before: Any = None
    after: Any = None


def differences(before: Strategy, after: Strategy) -> tuple[Difference, ...]:
    """What has to be done to the one to get the other, in the order of the model.

    Entries are told apart by their id; those without one by their position.
    """
    old, new = (each.model_dump(mode="json", exclude_defaults=True) for each in (before, after))
    return tuple(_of_part(Strategy, old, new, Difference((), (), "changed")))


def _of_part(
    model: type[Part], old: Mapping[str, Any], new: Mapping[str, Any], at: Difference
) -> Iterator[Difference]:
    for name, shape in field_shapes(model).items():
        was, now = old.get(name), new.get(name)
        if was == now:
            continue
        here = Difference((*at.path, name), at.entries, "changed")
        if shape.part is None:
            yield Difference(here.path, here.entries, "changed", was, now)
        elif shape.many:
            yield from _of_list(shape.part, was or [], now or [], here)
        else:
            yield from _of_part(shape.part, was or {}, now or {}, here)


def _of_list(
    model: type[Part], old: Sequence[Any], new: Sequence[Any], at: Difference
) -> Iterator[Difference]:
    was, now = _by_key(old), _by_key(new)
    for key, entry in was.items():
        named = (*at.entries, name_in(now.get(key, entry)) or str(key))
        if key not in now:
            yield Difference(at.path, named, "removed", before=entry)
        else:
            yield from _of_part(model, entry, now[key], Difference(at.path, named, "changed"))
    for key, entry in now.items():
        if key not in was:
            named = (*at.entries, name_in(entry) or str(key))
            yield Difference(at.path, named, "added", after=entry)
    stayed = [key for key in now if key in was]
    if stayed != [key for key in was if key in now]:
        yield Difference(at.path, at.entries, "moved")


def _by_key(entries: Sequence[Any]) -> dict[Any, Any]:
    """The entries by id, or else by position, from 1."""
    return {entry.get("id", number): entry for number, entry in enumerate(entries, 1)}
