"""Dates and times as people type them, in Dutch or English."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from toolkit.language import LANGUAGES

DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
MONTH_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
QUARTER_FIRST = re.compile(
    r"(?:q|k)?([1-4])(?:e|st|nd|rd|th)?[ ]?(?:kwartaal|quarter)?(?: of)?[ ](\d{4})"
)
QUARTER_LAST = re.compile(r"(?:kwartaal|quarter) ([1-4])(?: of)? (\d{4})")
YEAR_QUARTER = re.compile(r"(\d{4})[- ]?[qk]([1-4])")
NAMED_MONTH = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th|e)? )?([a-zé]+)\.? (\d{4})")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?: ?(?:uur|u|h))?")


def date_typed(text: str) -> str:
    """A day, month, quarter or year in the form that the model keeps; else the text itself.

    >>> date_typed("31-12-2026"), date_typed("maart 2026"), date_typed("1e kwartaal 2027")
    ('2026-12-31', '2026-03', '2027-Q1')
    >>> date_typed("31-02")
    '31-02'
    """
    plain = " ".join(text.lower().replace(",", " ").split())
    if match := DAY_MONTH_YEAR.fullmatch(plain):
        day, month, year = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    if match := MONTH_YEAR.fullmatch(plain):
        return f"{match[2]}-{int(match[1]):02}"
    if match := QUARTER_FIRST.fullmatch(plain) or QUARTER_LAST.fullmatch(plain):
        return f"{match[2]}-Q{match[1]}"
    if match := YEAR_QUARTER.fullmatch(plain):
        return f"{match[1]}-Q{match[2]}"
    if (match := NAMED_MONTH.fullmatch(plain)) and match[2] in _months():
        month_of_year = f"{match[3]}-{_months()[match[2]]:02}"
        return f"{month_of_year}-{int(match[1]):02}" if match[1] else month_of_year
    return text


def clock_typed(text: str) -> str:
    """A time of day in the form that the model keeps; else the text itself.

    >>> clock_typed("9.30"), clock_typed("9 uur"), clock_typed("later")
    ('09:30', '09:00', 'later')
    """
    match = CLOCK.fullmatch(text.strip().lower())
    return f"{int(match[1]):02}:{match[2] or '00'}" if match else text


@cache
def _months() -> dict[str, int]:
    """The names of months, whole and short, in every language that people may type."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        months = Locale(language).months["format"]
        for width in ("wide", "abbreviated"):
            names |= {name.rstrip("."): month for month, name in months[width].items()}
    return {name.lower(): month for name, month in names.items()} | {"mrt": 3, "sept": 9}
