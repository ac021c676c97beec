"""What somebody means by what stands in a cell, however a program or a hand put it there."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from toolkit.language import LANGUAGES, words_for
from toolkit.language.typed_address import address_typed
from toolkit.language.typed_date import clock_typed, date_typed
from toolkit.language.typed_number import number_typed
from toolkit.workbook.cell import cell_clock, cell_day, cell_words
from toolkit.workbook.questionnaire.field import NOT_KNOWN, SEVERAL, Field
from toolkit.workbook.questionnaire.formula import Failed
from toolkit.workbook.questionnaire.names import Vocabulary
from toolkit.workbook.questionnaire.several import (
    LINE_SEPARATORS,
    SEPARATORS,
    days_by_name,
    several,
    spelled_out,
)
from toolkit.workbook.questionnaire.shown import (
    code_word,
    country_meant,
    language_meant,
    options,
)

YES = frozenset({"ja", "j", "yes", "y", "true", "waar", "1", "x", "v", "✓", "✔", "☑", "✅"})
NO = frozenset({"nee", "neen", "n", "no", "false", "onwaar", "0", "✗", "☐"})
UNKNOWN = frozenset(
    {
        "?",
        "??",
        "onbekend",
        "nog onbekend",
        "niet bekend",
        "weet niet",
        "weet ik niet",
        "weet ik nog niet",
        "weten we niet",
        "weten we nog niet",
        "geen idee",
        "unknown",
        "not known",
        "don't know",
        "we don't know",
        "we do not know yet",
        "no idea",
        *(words_for(language)("not known yet") for language in LANGUAGES),
    }
)
YEARS = range(1900, 3000)
SHOWN_CHOICES = 40
ERRORS = re.compile(r"#(?:REF|N/A|VALUE|NAME|DIV/0|NULL|NUM|SPILL|ERROR)[!?]?.*", re.IGNORECASE)
"""What a spreadsheet shows where a formula failed."""


@dataclass(frozen=True)
class Refused:
    """An answer that means nothing: what was found, and what would be right."""

    kind: str
    found: str
    allowed: str = ""


def meant(cell: Any, field: Field, known: Vocabulary, before: Any, names: Names) -> Any:
    """The plain value of an answer, NOT_KNOWN, None where there is none, or why it is refused.

    `before` is what was exported there, `names` which entry is meant by a name, in small letters.
    Whether a number, date or address is allowed is for the model to say.
    """
    text = cell_words(cell)
    if not text:
        return None
    if isinstance(cell, Failed) or ERRORS.fullmatch(text):
        return Refused("wrong_type", text, "an answer instead of a formula that failed")
    if field.kind in ("choice", "reference", "platform") or field.kind in SEVERAL:
        found = _chosen(text, field, known, before, names)
        if not isinstance(found, Refused):
            return found
        return _unknown_or(found, text, field)
    if text.casefold().rstrip(".") in UNKNOWN and (field.may_be_unknown or field.kind != "text"):
        return NOT_KNOWN if field.may_be_unknown else None
    if field.kind in ("number", "euro"):
        return _number(cell, text, field, known)
    if field.kind == "share":
        return _share(cell, text, known)
    reader = READERS.get(field.kind)
    return reader(cell, text) if reader else text


Names = Mapping[str, Mapping[str, str]]
"""By the path of a list: the key of an entry by each of its names, in small letters."""


def _unknown_or(refused: Refused, text: str, field: Field) -> Any:
    if text.casefold().rstrip(".") not in UNKNOWN:
        return refused
    return NOT_KNOWN if field.may_be_unknown else None


def _chosen(text: str, field: Field, known: Vocabulary, before: Any, names: Names) -> Any:
    """One or several of what there is to choose from."""
    if field.kind == "lines":
        if field.may_be_unknown and text.casefold().rstrip(".") in UNKNOWN:
            return NOT_KNOWN
        own = {each.casefold(): each for each in before or ()} if isinstance(before, list) else {}
        return [each for _, each in several(text, own, LINE_SEPARATORS)]
    offered = _offered(field, known, names)
    if field.kind not in SEVERAL:
        found = offered.get(text.casefold())
        if found is None and field.kind == "platform" and text.casefold() not in UNKNOWN:
            return known.platform_meant(text)
        return _refused(text, field, known) if found is None else found
    if field.path.endswith(".days"):
        text = spelled_out(text, field.codes)
    chosen: list[Any] = []
    for is_known, each in several(text, offered, SEPARATORS):
        value = each
        if not is_known and field.kind == "languages":
            value = language_meant(each)
        elif not is_known:
            return _refused(each, field, known)
        if value not in chosen:
            chosen.append(value)
    return chosen or None


def _offered(field: Field, known: Vocabulary, names: Names) -> Mapping[str, Any]:
    """What can be chosen, by every way to write it, in small letters."""
    if field.shape.reference:
        return names.get(field.shape.reference, {})
    if field.kind == "platform":
        return known.platforms
    found: dict[str, Any] = {}
    for code in field.codes:
        for language in LANGUAGES:
            found.setdefault(code_word(code, field, words_for(language)).casefold(), code)
        found.setdefault(code.casefold(), code)
    return {**days_by_name(field.codes), **found} if field.path.endswith(".days") else found


def _refused(text: str, field: Field, known: Vocabulary) -> Refused:
    allowed = options(field, known)
    more = ", …" if len(allowed) > SHOWN_CHOICES else ""
    return Refused("not_a_choice", text, (", ".join(allowed[:SHOWN_CHOICES]) or "–") + more)


def _number(cell: Any, text: str, field: Field, known: Vocabulary) -> Any:
    value = cell if _is_number(cell) else number_typed(text, known.words.language)
    if isinstance(value, str):
        expected = "a whole number" if field.shape.inner is int else "a number"
        return Refused("wrong_type", text, expected)
    return int(value) if float(value).is_integer() else value


def _share(cell: Any, text: str, known: Vocabulary) -> Any:
    """A share as 0.45, 45 or 45%; between 1 and 2 nobody can tell which it is."""
    refused = Refused("wrong_type", text, "a percentage from 0% to 100%, such as 45%")
    if isinstance(cell, str) and text.endswith("%"):
        part = number_typed(text[:-1].strip(), known.words.language)
        value = part if isinstance(part, str) else round(part / 100, 12)
    else:
        value = cell if _is_number(cell) else number_typed(text, known.words.language)
        if not isinstance(value, str) and 2 <= value <= 100:
            value = round(value / 100, 12)
    if isinstance(value, str) or not 0 <= value <= 1:
        return refused
    return int(value) if float(value).is_integer() else value


def _flag(_: Any, text: str) -> Any:
    plain = text.casefold().rstrip(".!")
    if plain in YES or plain in NO:
        return plain in YES
    return Refused("not_a_choice", text, "yes or no")


def _date(cell: Any, text: str) -> str:
    """A day, or a month, quarter or year."""
    if isinstance(cell, (dt.date, dt.datetime)):
        return cell_day(cell) or text
    if _is_number(cell):
        return text if float(cell).is_integer() and cell in YEARS else cell_day(cell) or text
    return date_typed(text)


def _clock(cell: Any, text: str) -> str:
    if isinstance(cell, str):
        return clock_typed(text)
    return cell_clock(cell) or text


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


READERS: Mapping[str, Callable[[Any, str], Any]] = MappingProxyType(
    {
        "flag": _flag,
        "day": lambda cell, text: cell_day(cell) or text,
        "date": _date,
        "clock": _clock,
        "address": lambda _, text: address_typed(text),
        "country": lambda _, text: country_meant(text),
    }
)
