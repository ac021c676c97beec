"""What somebody typed, and what the model keeps of it: numbers, dates, lists, both ways.

Whether a value is right is for the model to say. What cannot be understood here is passed
on as it was typed, so that the model refuses it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, get_args

from toolkit.intake.typed_date import clock_typed, date_typed
from toolkit.language import Words
from toolkit.strategy.client import Country
from toolkit.strategy.term import Address, Clock, PartialDate, Share
from toolkit.strategy.walk import FieldShape

Typed = str | bool | tuple[str, ...] | None
"""What a control holds: text, a tick, some of its choices, or nothing."""

DECIMAL_SIGNS = {"nl": ",", "en": "."}
BESIDE_NUMBERS = str.maketrans("", "", "€\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ")
LIKE_A_HOST = re.compile(r"[^\s/@:]+\.[A-Za-z]{2,}(?:[/?#:]\S*)?")
LIKE_A_MAILBOX = re.compile(r"[^\s@/]+@[^\s@/]+\.[^\s@/]+")


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
        return _address_typed(text)
    return text.upper() if _is(Country, shape) else text


def number_typed(text: str, language: str, share: bool = False) -> float | int | str:
    """The number somebody means; the text itself where it is none.

    Both signs are understood. Groups of three digits are thousands, unless the sign between
    them is this language's decimal sign; where a share may stand, so is a percentage.

    >>> number_typed("1,4", "nl"), number_typed("9.400", "nl"), number_typed("1.234,5", "nl")
    (1.4, 9400, 1234.5)
    >>> number_typed("9,400", "en"), number_typed("0.125", "nl")
    (9400, 0.125)
    >>> number_typed("40%", "nl", share=True)
    0.4
    """
    bare = text.translate(BESIDE_NUMBERS)
    if share and bare.endswith("%"):
        part = number_typed(bare[:-1], language)
        return text if isinstance(part, str) else round(part / 100, 12)
    decimal = DECIMAL_SIGNS.get(language, ".")
    grouping = "." if decimal == "," else ","
    if re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}(\{grouping}\d{{3}})+(\{decimal}\d+)?", bare):
        bare = bare.replace(grouping, "")
    if not re.fullmatch(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d{1,3})?", bare):
        return text
    number = float(bare.replace(",", "."))
    return int(number) if number.is_integer() else number


def _number_text(number: float, language: str) -> str:
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    text = f"{number:.15f}".rstrip("0")
    shown = text if float(text) == number else repr(number)
    return shown.replace(".", DECIMAL_SIGNS.get(language, "."))


def _address_typed(text: str) -> str:
    if LIKE_A_MAILBOX.fullmatch(text):
        return f"mailto:{text}"
    return f"https://{text}" if LIKE_A_HOST.fullmatch(text) else text


def _is(term: Any, shape: FieldShape) -> bool:
    """Whether the field is of this kind: all its marks are there."""
    return all(mark in shape.marks for mark in get_args(term)[1:])
