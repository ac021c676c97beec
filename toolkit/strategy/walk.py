"""A walk along the model through a tree that may be wrong: where ids and references stand."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from toolkit.strategy.term import Part, Recorded, Reference

Step = str | int
Place = tuple[Step, ...]


@dataclass(frozen=True)
class FieldShape:
    """What a field holds once options and lists are taken off: its type and its marks."""

    inner: Any
    many: bool
    marks: tuple[Any, ...]

    @property
    def part(self) -> type[Part] | None:
        """The model of the entries, if they are parts."""
        inner = self.inner
        return inner if isinstance(inner, type) and issubclass(inner, Part) else None

    @property
    def reference(self) -> str | None:
        """The list to which the ids in this field refer."""
        return next((mark.target for mark in self.marks if isinstance(mark, Reference)), None)


@cache
def field_shapes(model: type[BaseModel]) -> dict[str, FieldShape]:
    """The shape of each field of a model: its own in order, then where it comes from."""
    shapes = {
        name: _shape(
            Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        )
        for name, info in model.model_fields.items()
    }
    provenance = [name for name in Recorded.model_fields if name in shapes]
    own = [name for name in shapes if name not in provenance]
    return {name: shapes[name] for name in (*own, *provenance)}


def _shape(annotation: Any, many: bool = False, marks: tuple[Any, ...] = ()) -> FieldShape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], many, (*marks, *arguments[1:]))
    if origin in (Union, types.UnionType):
        (inner,) = (each for each in arguments if each is not type(None))
        return _shape(inner, many, marks)
    if origin is tuple:
        return _shape(arguments[0], True, marks)
    return FieldShape(annotation, many, marks)


def shape_at(model: type[Part], place: Place) -> FieldShape | None:
    """The shape of the field at a place, or None where the model has none."""
    shape: FieldShape | None = None
    current: type[Part] | None = model
    for step in place:
        if isinstance(step, int):
            continue
        shape = field_shapes(current).get(step) if current else None
        if shape is None:
            return None
        current = shape.part
    return shape


def path_text(place: Place) -> str:
    """A place as people read it.

    >>> path_text(("goals", 1, "deadline", "on"))
    'goals[1].deadline.on'
    """
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def field_path(place: Place) -> str:
    """The place without list positions: the key of the catalogue.

    >>> field_path(("goals", 1, "deadline", "on"))
    'goals.deadline.on'
    """
    return ".".join(step for step in place if isinstance(step, str))


@dataclass(frozen=True)
class Visit:
    """One value met on the walk, with its place and the shape that the model gives it."""

    place: Place
    value: Any
    shape: FieldShape


def visits(model: type[Part], tree: Any, place: Place = ()) -> Iterator[Visit]:
    """Every filled value under `tree` that has a place in the model, in the model's order.

    `tree` is a model or a plain mapping; what is not of the expected shape is passed over.
    """
    for name, shape in field_shapes(model).items():
        value = _get(tree, name)
        if value is None:
            continue
        yield Visit((*place, name), value, shape)
        for where, entry in _entries(value, shape, (*place, name)):
            if shape.many:
                yield Visit(where, entry, shape)
            if shape.part is not None:
                yield from visits(shape.part, entry, where)


def _entries(value: Any, shape: FieldShape, place: Place) -> Iterator[tuple[Place, Any]]:
    if not shape.many:
        yield place, value
    elif isinstance(value, (list, tuple)):
        for index, entry in enumerate(value):
            yield (*place, index), entry


def _get(tree: Any, name: str) -> Any:
    if isinstance(tree, Mapping):
        return tree.get(name)
    return getattr(tree, name, None) if isinstance(tree, BaseModel) else None


def get_at(tree: Any, place: Place) -> Any:
    """The value at a place of a tree or model; None where there is none."""
    for step in place:
        if isinstance(step, int):
            inside = isinstance(tree, (list, tuple)) and step < len(tree)
            tree = tree[step] if inside else None
        else:
            tree = _get(tree, step)
    return tree
