"""One field that can be asked: where it stands, what it holds, how it is answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, get_args, get_origin

from toolkit.language import field_text
from toolkit.strategy import Strategy
from toolkit.strategy.client import Country, LanguageCode
from toolkit.strategy.term import Address, Clock, Eur, Part, PartialDate, Recorded, Share
from toolkit.strategy.walk import FieldShape, Place, field_path, field_shapes, shape_at
from toolkit.workbook.questionnaire.left_out import is_left_out

Kind = Literal[
    "text",
    "lines",
    "number",
    "share",
    "euro",
    "day",
    "date",
    "clock",
    "address",
    "flag",
    "choice",
    "choices",
    "reference",
    "references",
    "platform",
    "country",
    "languages",
]
"""What is answered; `date` may leave the day or month open, `lines` are texts one per line."""

SEVERAL: Final = frozenset({"lines", "choices", "references", "languages"})

MARKED: tuple[tuple[Any, Kind], ...] = (
    (Share, "share"),
    (Eur, "euro"),
    (PartialDate, "date"),
    (Clock, "clock"),
    (Address, "address"),
    (Country, "country"),
)


class _NotKnown:
    """The answer “not known yet”."""

    def __repr__(self) -> str:
        return "NOT_KNOWN"


NOT_KNOWN: Final = _NotKnown()
"""What a field holds that its part names among what is not known yet."""


@dataclass(frozen=True)
class Field:
    """A field by its steps from the entry (or the strategy) that it belongs to."""

    path: str
    steps: tuple[str, ...]
    shape: FieldShape
    kind: Kind
    default: str | bool | None
    may_be_unknown: bool

    def label(self, language: str) -> str:
        """How it is called; a field of a part after the name of that part."""
        label = field_text(self.path, language).label
        if len(self.steps) == 1:
            return label
        part = field_text(self.path.rpartition(".")[0], language).label
        return label if label.startswith(part) else f"{part}: {label[:1].lower()}{label[1:]}"

    def value(self, entry: Mapping[str, Any]) -> Any:
        """What an entry holds here: a plain value, NOT_KNOWN, None, or the model's default."""
        found: Any = entry
        for step in self.steps:
            found = (found or {}).get(step)
        if found not in (None, []):
            return found
        if self.may_be_unknown and self.steps[0] in (entry.get("not_known") or ()):
            return NOT_KNOWN
        return self.default

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes between which it chooses."""
        inner = self.shape.inner
        return get_args(inner) if get_origin(inner) is Literal else ()


@cache
def fields(place: Place) -> tuple[Field, ...]:
    """The fields of the entries at a place that can be asked, parts taken apart.

    >>> [field.path for field in fields(("period",))]
    ['period.start', 'period.end', 'period.remark']
    """
    shape = shape_at(Strategy, place)
    if shape is None or shape.part is None:
        raise KeyError(field_path(place))
    return tuple(_fields(shape.part, field_path(place), (), issubclass(shape.part, Recorded)))


def _fields(
    model: type[Part], path: str, steps: tuple[str, ...], recorded: bool
) -> Iterator[Field]:
    """The fields of a part; of a part in it, the first one says that all of it is not known."""
    for number, (name, shape) in enumerate(field_shapes(model).items()):
        where = f"{path}.{name}"
        if name in ("id", "not_known") or is_left_out(where):
            continue
        if shape.part is not None:
            if not shape.many:
                yield from _fields(shape.part, where, (*steps, name), recorded)
            continue
        default = model.model_fields[name].get_default()
        yield Field(
            where,
            (*steps, name),
            shape,
            _kind(name, shape),
            default if isinstance(default, (str, bool)) else None,
            recorded
            and len(steps) <= 1
            and (not steps or number == 0)
            and name != "remark"
            and not isinstance(default, (str, bool)),
        )


def _kind(name: str, shape: FieldShape) -> Kind:
    if shape.reference:
        return "references" if shape.many else "reference"
    if get_origin(shape.inner) is Literal:
        return "choices" if shape.many else "choice"
    if _holds(LanguageCode, shape):
        return "languages"
    if shape.many:
        return "lines"
    if shape.inner is bool:
        return "flag"
    if shape.inner is dt.date:
        return "day"
    if name == "platform":
        return "platform"
    marked: Kind | None = next((kind for term, kind in MARKED if _holds(term, shape)), None)
    return marked or ("number" if shape.inner in (int, float) else "text")


def _holds(term: Any, shape: FieldShape) -> bool:
    return all(mark in shape.marks for mark in get_args(term)[1:])
