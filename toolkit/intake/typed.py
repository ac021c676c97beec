"""What somebody typed, and what the model keeps of it: numbers, dates, lists, both ways.

Whether a value is right is for the model to say. What cannot be understood here is passed
on as it was typed, so that the model refuses it.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from toolkit.language import Words
from toolkit.language.typed_address import address_typed
from toolkit.language.typed_date import clock_typed, date_typed
from toolkit.language.typed_number import DECIMAL_SIGNS, number_typed
from toolkit.strategy.client import Country
from toolkit.strategy.term import Address, Clock, PartialDate, Share
from toolkit.strategy.walk import FieldShape

Typed = str | bool | tuple[str, ...] | None
"""What a control holds: text, a tick, some of its choices, or nothing."""


def value_typed(typed: Typed, shape: FieldShape, language: str) -> Any:
    """The plain value that the model is asked to accept; None where nothing was filled in."""
    if isinstance(typed, tuple):
        return list(typed) or None
    if not isinstance(typed, str):
        return typed
    if shape.many:
        lines = (line.strip() for line in typed.splitlines())
        return [_one(line, shape, language) for line in lines if line] or None
    return _one(typed.strip(), shape, language) if typed.strip() else None


def text_of(value: Any, shape: FieldShape, words: Words) -> str:
    """A value as a text control shows it, so that typing it again gives the same value."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "\n".join(text_of(each, shape, words) for each in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number_text(value, words.language)
    if is_date(shape):
        text = words.partial_date(str(value))
        return text if date_typed(text) == str(value) else str(value)
    return str(value)


def is_date(shape: FieldShape) -> bool:
    """Whether the field holds a date, of which the day or month may be open."""
    return shape.inner is dt.date or _is(PartialDate, shape)


def _one(text: str, shape: FieldShape, language: str) -> Any:
    if shape.inner in (int, float):
        return number_typed(text, language, share=_is(Share, shape))
    if is_date(shape):
        return date_typed(text)
    if _is(Clock, shape):
        return clock_typed(text)
    if _is(Address, shape):
        return address_typed(text)
    return text.upper() if _is(Country, shape) else text


def _number_text(number: float, language: str) -> str:
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    text = f"{number:.15f}".rstrip("0")
    shown = text if float(text) == number else repr(number)
    return shown.replace(".", DECIMAL_SIGNS.get(language, "."))


def _is(term: Any, shape: FieldShape) -> bool:
    """Whether the field is of this kind: all its marks are there."""
    return all(mark in shape.marks for mark in get_args(term)[1:])
