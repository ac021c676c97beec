"""Sentences, numbers and dates in the reader's language.

The English sentence is the key; `messages/nl.po` holds the Dutch one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from math import isnan
from typing import Any, Literal

from babel import Locale, dates, numbers
from babel.messages.pofile import read_po

LanguageName = Literal["nl", "en"]
LANGUAGES: tuple[LanguageName, ...] = ("nl", "en")
MISSING = "–"


@dataclass(frozen=True)
class Words:
    """What is said, in one language: `words("{n} goals", n=3)`."""

    language: LanguageName = "nl"

    def __call__(self, message: str, /, **facts: Any) -> str:
        """The sentence in this language, with its places filled."""
        said, _ = _catalogue(self.language).get((None, message), (message, ""))
        return said.format(**facts) if facts else said

    def count(self, one: str, many: str, n: int, /, **facts: Any) -> str:
        """The sentence for one or for several; `{n}` is the number."""
        singular, plural = _catalogue(self.language).get((None, one), (one, many))
        return (singular if n == 1 else plural).format(n=self.number(n), **facts)

    def term(self, context: str, code: str | None) -> str:
        """The word for a code of the model, such as `goal kind` and `customer_service`."""
        if code is None:
            return MISSING
        said, _ = _catalogue(self.language).get((context, code), (code, ""))
        return said if said != code else code.replace("_", " ")

    def number(self, value: float | None, digits: int = 0) -> str:
        """A number with at most `digits` decimals; a dash where there is none."""
        if value is None or isnan(value):
            return MISSING
        pattern = "#,##0" + ("." + "#" * digits if digits else "")
        return _decimal(value or 0, pattern, self.language)

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share in [0, 1] as a percentage; a dash where there is none."""
        if share is None or isnan(share):
            return MISSING
        return f"{self.number(share * 100, digits)}{' %' if self.language == 'nl' else '%'}"

    def euro(self, value: float | None) -> str:
        """An amount in whole euros; a dash where there is none."""
        return MISSING if value is None or isnan(value) else f"€ {self.number(value)}"

    def date(self, day: dt.date | None) -> str:
        """A day in words, such as 31 maart 2026; a dash where there is none."""
        if day is None:
            return MISSING
        return _formatted(day, "d MMMM y", self.language)

    def long_day(self, day: dt.date) -> str:
        """A day with its weekday, such as maandag 4 januari."""
        return _formatted(day, "EEEE d MMMM", self.language)

    def short_day(self, day: dt.date | None) -> str:
        """A day in little room and on one line, such as ma 4 jan; a dash where there is none."""
        if day is None:
            return MISSING
        said = _formatted(day, "EEE d MMM", self.language)
        return said.replace(" ", "\N{NO-BREAK SPACE}")

    def short_span(self, start: dt.date, end: dt.date) -> str:
        """The days from start to end, in little room: ma 28 – do 31 dec; one day as itself."""
        if start == end:
            return self.short_day(end)
        first = self.short_day(start)
        if (start.year, start.month) == (end.year, end.month):
            first = first.rpartition("\N{NO-BREAK SPACE}")[0]
        return f"{first} – {self.short_day(end)}"

    def zone(self, time_zone: str) -> str:
        """The place after which a time zone is called, such as Amsterdam; else its own name."""
        try:
            place = dates.get_timezone_location(time_zone, locale=self.language, return_city=True)
        except LookupError:
            return time_zone
        return str(place)

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return str(dates.get_month_names("wide", locale=self.language)[number])

    def short_month(self, number: int) -> str:
        """The name of a month in little room, 1 to 12."""
        name = str(dates.get_month_names("abbreviated", locale=self.language)[number])
        return name.rstrip(".")

    def weekday(self, place: int) -> str:
        """The name of a day of the week, from 0 for Monday."""
        return str(dates.get_day_names("wide", locale=self.language)[place])

    def country(self, code: str) -> str:
        """The name of a country by its two letters."""
        return str(Locale(self.language).territories.get(code, code))

    def language_name(self, code: str) -> str:
        """The name of a language by its two letters."""
        return str(Locale(self.language).languages.get(code, code))

    def partial_date(self, text: str | None) -> str:
        """A date of which the day, month or quarter may be open, as people say it."""
        if text is None:
            return MISSING
        if "Q" in text:
            year, quarter = text.split("-Q")
            return self("quarter {quarter} of {year}", quarter=quarter, year=year)
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 1:
            return text
        if len(parts) == 2:
            day = dt.date(parts[0], parts[1], 1)
            return _formatted(day, "MMMM y", self.language)
        return self.date(dt.date(*parts))

    def listing(self, items: tuple[str, ...] | list[str]) -> str:
        """Several things in a sentence: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        return self("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])


@lru_cache(maxsize=4096)
def _decimal(value: float, pattern: str, language: LanguageName) -> str:
    """Tables hold the same small numbers thousands of times."""
    return str(numbers.format_decimal(value, pattern, locale=language))


@lru_cache(maxsize=4096)
def _formatted(day: dt.date, pattern: str, language: LanguageName) -> str:
    """A calendar names the same days thousands of times."""
    return str(dates.format_date(day, pattern, locale=language))


@cache
def words_for(language: str | None) -> Words:
    """The words of a language; Dutch where it is not known."""
    return Words("en" if language == "en" else "nl")


@cache
def _catalogue(language: LanguageName) -> Mapping[tuple[str | None, str], tuple[str, str]]:
    """By context and message, what is said of one and of several; Dutch and English have two."""
    path = resources.files("toolkit.language") / "messages" / f"{language}.po"
    with path.open("rb") as source:
        catalogue = read_po(source, locale=language)
    said = {}
    for each in catalogue:
        ids, texts = _pair(each.id), _pair(each.string)
        if ids[0] and all(texts) and not each.fuzzy:
            said[each.context, ids[0]] = texts
    return said


def _pair(text: Any) -> tuple[str, str]:
    """A message for one and for several; the same where there is one for both."""
    singular, *rest = (text,) if isinstance(text, str) else text
    return singular, rest[0] if rest else singular
