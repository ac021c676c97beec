"""Which control suits a field, and which fields of an entry come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

import annotated_types

from toolkit.strategy import Strategy
from toolkit.strategy.identity import NAMING_FIELDS
from toolkit.strategy.term import Part
from toolkit.strategy.walk import FieldShape, Place, field_path, field_shapes, shape_at

Control = Literal[
    "text", "long_text", "lines", "choice", "choices", "yes_or_no", "tick", "platform", "entries"
]
LONG = 2000
"""A text that may be longer than this gets a control of several lines."""

FIRST = MappingProxyType(
    {
        "goals": (
            "statement",
            "name",
            "kind",
            "personas",
            "kpi.name",
            "unit",
            "baseline.value",
            "target.value",
            "deadline.on",
            "weight",
        ),
        "personas": (
            "name",
            "setting",
            "description",
            "size",
            "must_reach",
            "ages.min",
            "ages.max",
            "address_as",
            "channels",
            "use",
        ),
        "personas.use": ("platform", "word", "share"),
        "channels": (
            "platform",
            "name",
            "address",
            "status",
            "purpose",
            "goals",
            "personas",
            "cadence.min",
            "cadence.max",
            "cadence.per",
            "hours_per_week",
            "owner",
        ),
        "channels.posting_times": ("days", "at"),
        "channels.levels": ("name", "hours_per_week", "cadence.min", "cadence.max", "cadence.per"),
    }
)
"""What a consultant asks first; everything else stands under “more fields”."""


@dataclass(frozen=True)
class Leaf:
    """A field with a control of its own, by its steps from the entry that it belongs to."""

    steps: tuple[str, ...]
    shape: FieldShape
    control: Control


def section_leaf(section: str) -> Leaf:
    """The list of entries of a section, as a field of the strategy."""
    return Leaf((section,), field_shapes(Strategy)[section], "entries")


def leaves(section: Place) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
    """The fields of the entries of a list: those that come first, and the others."""
    shape = shape_at(Strategy, section)
    if shape is None or shape.part is None:
        raise KeyError(field_path(section))
    found = {".".join(leaf.steps): leaf for leaf in _leaves(shape.part, ())}
    first = FIRST.get(field_path(section), tuple(found))
    rest = (leaf for name, leaf in found.items() if name not in first)
    return tuple(found[name] for name in first), tuple(rest)


def _leaves(model: type[Part], steps: tuple[str, ...]) -> Iterator[Leaf]:
    for name, shape in field_shapes(model).items():
        if name == "id":
            continue
        if shape.part is not None and not shape.many:
            yield from _leaves(shape.part, (*steps, name))
        else:
            default = model.model_fields[name].default
            yield Leaf((*steps, name), shape, _control(name, shape, default))


def _control(name: str, shape: FieldShape, default: Any) -> Control:
    if shape.part is not None:
        return "entries"
    if shape.inner is bool:
        return "yes_or_no" if default is None else "tick"
    if shape.reference or get_origin(shape.inner) is Literal or name in NAMING_FIELDS:
        return "choices" if shape.many else "choice"
    if shape.many:
        return "lines"
    if name == "platform":
        return "platform"
    return "long_text" if _max_length(shape) > LONG else "text"


def codes(shape: FieldShape) -> tuple[str, ...]:
    """The codes from which a field chooses; none where it refers to something or is free."""
    return get_args(shape.inner) if get_origin(shape.inner) is Literal else ()


def _max_length(shape: FieldShape) -> int:
    nested = (each for mark in shape.marks for each in getattr(mark, "metadata", (mark,)))
    lengths = [each.max_length for each in nested if isinstance(each, annotated_types.MaxLen)]
    return max(lengths, default=0)
