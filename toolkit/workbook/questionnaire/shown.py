"""What stands in a cell for an answer: a text, a number, a date; and what can be chosen there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from babel import Locale

from toolkit.language import Words
from toolkit.language.terms import term_context
from toolkit.strategy.term import day_of
from toolkit.workbook.questionnaire.field import NOT_KNOWN, Field
from toolkit.workbook.questionnaire.names import Vocabulary

Shown = str | float | dt.date | None

LANGUAGES_OFFERED = ("nl", "en", "fr", "de", "es", "it", "pl", "tr", "ar", "uk", "fy")
"""The languages in which organisations here publish; any other may be written."""

COUNTRIES_OFFERED = ("NL", "BE", "DE", "FR", "LU", "GB", "IE", "US")


def shown(value: Any, field: Field, known: Vocabulary) -> Shown:
    """What stands in the cell."""
    if value is None:
        return None
    if value is NOT_KNOWN:
        return known.words("not known yet")
    match field.kind:
        case "number" | "share" | "euro":
            return float(value)
        case "day":
            return dt.date.fromisoformat(value)
        case "date":
            return day_of(value) or known.words.partial_date(value)
        case "lines":
            return "\n".join(value)
        case "choices" | "references" | "languages":
            return in_one_cell(named(each, field, known) for each in value)
        case _:
            return named(value, field, known)


def named(value: Any, field: Field, known: Vocabulary) -> str:
    """One answer in the client's words."""
    words = known.words
    match field.kind:
        case "flag":
            return words("yes") if value else words("no")
        case "choice" | "choices":
            return code_word(value, field, words)
        case "reference" | "references":
            return known.names.get(field.shape.reference or "", {}).get(value, value)
        case "platform":
            return known.platform(value)
        case "country":
            return words.country(value)
        case "languages":
            return words.language_name(value)
        case _:
            return str(value)


def code_word(code: str, field: Field, words: Words) -> str:
    """The word for a code, with a capital."""
    context = term_context(field.path)
    word = words.term(context, code) if context else code
    return word[:1].upper() + word[1:]


def in_one_cell(names: Iterable[str]) -> str:
    """Several answers: with commas between them, or semicolons where one holds a comma."""
    found = list(names)
    return ("; " if any("," in each for each in found) else ", ").join(found)


def options(field: Field, known: Vocabulary) -> tuple[str, ...]:
    """What can be chosen in a cell; nothing where anything can be written."""
    words = known.words
    match field.kind:
        case "flag":
            return words("yes"), words("no")
        case "choice" | "choices":
            return tuple(code_word(each, field, words) for each in field.codes)
        case "reference" | "references":
            return tuple(known.names.get(field.shape.reference or "", {}).values())
        case "platform":
            names = (each.name_in(words.language) for each in known.evidence.platforms)
            return tuple(sorted(names, key=str.casefold))
        case "country":
            return tuple(words.country(each) for each in COUNTRIES_OFFERED)
        case "languages":
            return tuple(words.language_name(each) for each in LANGUAGES_OFFERED)
        case _:
            return ()


def country_meant(text: str) -> str:
    """The two letters of a country that somebody wrote; else the text itself.

    >>> country_meant("Nederland"), country_meant("belgium"), country_meant("nl")
    ('NL', 'BE', 'NL')
    """
    return _by_name(text, "territories") or text.upper()


def language_meant(text: str) -> str:
    """The two letters of a language that somebody wrote; else the text itself.

    >>> language_meant("Fries"), language_meant("EN")
    ('fy', 'en')
    """
    return _by_name(text, "languages") or text.lower()


def _by_name(text: str, kind: str) -> str | None:
    wanted = text.casefold()
    for language in ("nl", "en"):
        for code, name in getattr(Locale(language), kind).items():
            if len(code) == 2 and code.isalpha() and name.casefold() == wanted:
                return str(code)
    return None
