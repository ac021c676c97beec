"""Every field of the model with its path, as the tests of the catalogue walk them."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, get_args, get_origin

from toolkit.strategy import Strategy
from toolkit.strategy.term import Part
from toolkit.strategy.walk import FieldShape, field_shapes


@cache
def fields() -> dict[str, FieldShape]:
    """The shape of every field, by path without list positions."""
    return dict(_fields(Strategy, ""))


def _fields(model: type[Part], path: str) -> Iterator[tuple[str, FieldShape]]:
    for name, shape in field_shapes(model).items():
        where = f"{path}.{name}" if path else name
        yield where, shape
        if shape.part is not None:
            yield from _fields(shape.part, where)


def choices() -> dict[str, tuple[str, ...]]:
    """The codes of every field that is a choice, by path."""
    return {
        path: get_args(shape.inner)
        for path, shape in fields().items()
        if get_origin(shape.inner) is Literal
    }
