"""Which control suits a field, and which fields of an entry come first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

import annotated_types

from toolkit.intake.accepted import ACCEPTED
from toolkit.intake.asked import FIRST, PROVENANCE
from toolkit.strategy import Strategy
from toolkit.strategy.identity import NAMING_FIELDS
from toolkit.strategy.term import Eur, Part
from toolkit.strategy.walk import FieldShape, Place, field_path, field_shapes, shape_at

Control = Literal[
    "text",
    "long_text",
    "lines",
    "suggested",
    "choice",
    "choices",
    "yes_or_no",
    "tick",
    "platform",
    "entries",
]
SUGGESTED = ("kpi.name", "formats.name", "country", "time_zone", ACCEPTED)
"""Texts for which there are suggestions, by the end of their path."""

CHOSEN = ("key_dates.event",)
"""Texts that are chosen from what the evidence knows, by the end of their path."""

LONG = 2000
"""A text that may be longer than this gets a control of several lines."""


@dataclass(frozen=True)
class Leaf:
    """A field with a control of its own, by its steps from the entry that it belongs to."""

    steps: tuple[str, ...]
    shape: FieldShape
    control: Control


def field_leaf(place: Place) -> Leaf:
    """The field at a place, by its steps from the strategy itself."""
    shape = shape_at(Strategy, place)
    if shape is None:
        raise KeyError(field_path(place))
    return Leaf(tuple(str(step) for step in place), shape, _control(field_path(place), shape, None))


def is_private(leaf: Leaf) -> bool:
    """Whether a field is not for the eyes of a room: money, codes, and remarks of the agency."""
    money = all(mark in leaf.shape.marks for mark in get_args(Eur)[1:])
    return money or leaf.steps[-1] in (*PROVENANCE, "accepts")


def is_list(path: str) -> bool:
    """Whether a list of entries stands at a path of the model.

    >>> is_list("content.pillars"), is_list("content"), is_list("")
    (True, False, False)
    """
    shape = shape_at(Strategy, tuple(path.split(".")))
    return shape is not None and shape.many and shape.part is not None


def part_at(section: Place) -> type[Part]:
    """The model of the part, or of the entries of the list, at a place: `()` is the strategy."""
    shape = shape_at(Strategy, section)
    part = shape.part if shape else None if section else Strategy
    if part is None:
        raise KeyError(field_path(section))
    return part


def leaves(
    section: Place, fields: Collection[str] = (), apart: Collection[str] = ()
) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """The fields of a part, or of the entries of a list: those that come first, and the others.

    Of some `fields` only, where those are named; never those that stand `apart`.
    """
    found = {
        ".".join(leaf.steps): leaf
        for leaf in _leaves(part_at(section), section, ())
        if (not fields or _under(leaf, fields)) and not _under(leaf, apart)
    }
    own = tuple(name for name in found if name not in PROVENANCE)
    first = () if fields else FIRST.get(field_path(section), ())
    first = tuple(name for name in first if name in found) or own
    rest = (leaf for name, leaf in found.items() if name not in first)
    return tuple(found[name] for name in first), tuple(rest)


def _under(leaf: Leaf, names: Collection[str]) -> bool:
    """Whether one of the names is this field, or a part that it belongs to."""
    steps = leaf.steps
    return any(".".join(steps[:depth]) in names for depth in range(1, len(steps) + 1))


def _leaves(model: type[Part], section: Place, steps: tuple[str, ...]) -> Iterator[Leaf]:
    for name, shape in field_shapes(model).items():
        if name == "id":
            continue
        if shape.part is not None and not shape.many:
            yield from _leaves(shape.part, section, (*steps, name))
        else:
            default = model.model_fields[name].default
            path = field_path((*section, *steps, name))
            yield Leaf((*steps, name), shape, _control(path, shape, default))


def _control(path: str, shape: FieldShape, default: Any) -> Control:
    name = path.rpartition(".")[2]
    if shape.part is not None:
        return "entries"
    if shape.inner is bool:
        return "yes_or_no" if default is None else "tick"
    if shape.reference or get_origin(shape.inner) is Literal or name in NAMING_FIELDS:
        return "choices" if shape.many else "choice"
    if shape.many:
        return "lines"
    if path.endswith(CHOSEN):
        return "choice"
    if name == "platform":
        return "platform"
    if f".{path}".endswith(tuple(f".{end}" for end in SUGGESTED)):
        return "suggested"
    return "long_text" if _max_length(shape) > LONG else "text"


def codes(shape: FieldShape) -> tuple[str, ...]:
    """The codes from which a field chooses; none where it refers to something or is free."""
    return get_args(shape.inner) if get_origin(shape.inner) is Literal else ()


def _max_length(shape: FieldShape) -> int:
    nested = (each for mark in shape.marks for each in getattr(mark, "metadata", (mark,)))
    lengths = [each.max_length for each in nested if isinstance(each, annotated_types.MaxLen)]
    return max(lengths, default=0)
