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
from toolkit.language.typed_name import country_typed, language_typed, zone_typed
from toolkit.language.typed_number import DECIMAL_SIGNS, number_typed
from toolkit.language.typed_rule import rule_typed
from toolkit.strategy.client import Country, LanguageCode
from toolkit.strategy.naming import id_for
from toolkit.strategy.term import Address, Clock, Id, Meant, PartialDate, Rule, TimeZone
from toolkit.strategy.walk import FieldShape
from toolkit.tables.quantity import rule_text

Typed = str | bool | tuple[str, ...] | None
"""What a control holds: text, a tick, some of its choices, or nothing."""

TYPED = (
    (Clock, clock_typed),
    (Address, address_typed),
    (Country, country_typed),
    (LanguageCode, language_typed),
    (TimeZone, zone_typed),
    (Rule, rule_typed),
    (Id, lambda text: id_for(text, (), text)),
)
"""What understands the texts that people type in another way than they are kept."""


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
        return _number_text(value, shape, words)
    said = _said(str(value), shape, words)
    return said if _one(said, shape, words.language) == str(value) else str(value)


def _said(value: str, shape: FieldShape, words: Words) -> str:
    """A text as people say it."""
    if is_date(shape):
        return words.partial_date(value)
    if _is(Country, shape):
        return words.country(value)
    if _is(LanguageCode, shape):
        return words.language_name(value)
    if _is(TimeZone, shape):
        return words.zone(value)
    return rule_text(value, words) if _is(Rule, shape) else value


def is_date(shape: FieldShape) -> bool:
    """Whether the field holds a date, of which the day or month may be open."""
    return shape.inner is dt.date or _is(PartialDate, shape)


def _one(text: str, shape: FieldShape, language: str) -> Any:
    if shape.inner in (int, float):
        fraction = is_fraction(shape)
        return _fraction_typed(text, language) if fraction else number_typed(text, language)
    if is_date(shape):
        return date_typed(text)
    for term, typed in TYPED:
        if _is(term, shape):
            return typed(text)
    return text


def is_fraction(shape: FieldShape) -> bool:
    """Whether people read and type the number as a percentage."""
    return Meant("fraction") in shape.marks


def _fraction_typed(text: str, language: str) -> float | int | str:
    """A share of something; more than 1 can only be a percentage, with or without its sign."""
    number = number_typed(text, language, share=True)
    if isinstance(number, str) or "%" in text or abs(number) <= 1:
        return number
    return round(number / 100, 12)


def _number_text(number: float, shape: FieldShape, words: Words) -> str:
    if is_fraction(shape):
        text = _plain_text(round(number * 100, 10), words.language) + percent_sign(words)
        if _fraction_typed(text, words.language) == number:
            return text
    return _plain_text(number, words.language)


def percent_sign(words: Words) -> str:
    """The sign after a percentage, with the space before it that a language has."""
    return words.percent(0)[1:]


def _plain_text(number: float, language: str) -> str:
    if isinstance(number, int) or number.is_integer():
        return str(int(number))
    text = f"{number:.15f}".rstrip("0")
    shown = text if float(text) == number else repr(number)
    return shown.replace(".", DECIMAL_SIGNS.get(language, "."))


def _is(term: Any, shape: FieldShape) -> bool:
    """Whether the field is of this kind: all its marks are there."""
    return all(mark in shape.marks for mark in get_args(term)[1:])
