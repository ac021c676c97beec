"""Any value of the model in words, so that nothing that was filled in is lost on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from toolkit.language import field_text
from toolkit.language.terms import term_context
from toolkit.strategy.term import PARTIAL_DATE_PATTERN, Part, Recorded
from toolkit.strategy.walk import FieldShape, field_shapes
from toolkit.tables.block import Facts, Link
from toolkit.tables.view import View

PROVENANCE = frozenset(Recorded.model_fields) - {"remark"}
DATED = ("_on", "_until", ".on", ".by", ".year")
SHARES = ("share", "campaign_share", "share_per_post")


def label(path: str, view: View) -> str:
    """The label of a field."""
    return field_text(path, view.words.language).label


def facts(part: Part | None, path: str, view: View, leave_out: tuple[str, ...] = ()) -> Facts:
    """Every filled field of a part with its label; where it comes from is left out."""
    pairs = tuple(_pairs(part, path, view, leave_out)) if part is not None else ()
    return Facts(pairs)


def _pairs(
    part: Part, path: str, view: View, leave_out: tuple[str, ...]
) -> Iterator[tuple[str, str | Link]]:
    for name, shape in field_shapes(type(part)).items():
        value = getattr(part, name)
        if name == "id" or name in PROVENANCE or name in leave_out or not _filled(value):
            continue
        where = f"{path}.{name}"
        if isinstance(value, str) and value.startswith(("http://", "https://", "mailto:")):
            yield label(where, view), Link(value, value)
        else:
            yield label(where, view), value_text(value, shape, where, view)


def _filled(value: Any) -> bool:
    if isinstance(value, Part):
        return value != type(value).model_construct() and any(
            _filled(getattr(value, name)) for name in type(value).model_fields
        )
    return value is not None and value not in ((), "")


def value_text(value: Any, shape: FieldShape, path: str, view: View) -> str:
    """A value of the model as people say it."""
    if isinstance(value, tuple):
        joint = "; " if shape.part else ", "
        return joint.join(value_text(each, shape, path, view) for each in value)
    if isinstance(value, Part):
        return _part_text(value, path, view)
    if isinstance(value, bool):
        return view.words("yes") if value else view.words("no")
    if isinstance(value, (int, float)):
        share = path.rsplit(".", 1)[-1] in SHARES
        return view.words.percent(value) if share else view.words.number(value, 2)
    if isinstance(value, dt.date):
        return view.words.date(value)
    return _text(value, shape, path, view)


def _text(value: str, shape: FieldShape, path: str, view: View) -> str:
    if shape.reference:
        return view.name(shape.reference, value)
    context = term_context(path)
    if context:
        return view.words.term(context, value)
    if path.endswith(DATED) and PARTIAL_DATE_PATTERN.fullmatch(value):
        return view.words.partial_date(value)
    if path.endswith("country"):
        return view.words.country(value)
    if path.endswith("content_languages"):
        return view.words.language_name(value)
    return value


def _part_text(part: Part, path: str, view: View) -> str:
    shapes = field_shapes(type(part))
    said = [
        (
            label(f"{path}.{name}", view),
            value_text(getattr(part, name), shape, f"{path}.{name}", view),
        )
        for name, shape in shapes.items()
        if name not in PROVENANCE and name != "id" and _filled(getattr(part, name))
    ]
    if len(said) == 1:
        return said[0][1]
    return ", ".join(f"{name.lower()}: {text}" for name, text in said)
