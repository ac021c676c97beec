"""Several answers in one cell: names with commas between them, and in them; days from … to …."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from toolkit.language import LANGUAGES, words_for

SEPARATORS = re.compile(r"[,;\n]")
LINE_SEPARATORS = re.compile(r"[;\n]")
UP_TO = re.compile(r"(\w+)\.?\s*(?:-|–|t/m|tot en met|through|to)\s*(\w+)", re.IGNORECASE)


def several(
    text: str, known: Mapping[str, Any], separators: re.Pattern[str]
) -> Iterable[tuple[bool, Any]]:
    """The answers in one cell, each with whether it is known; a known name may hold a comma.

    >>> known = {"jan, de bakker": "jan", "els": "els"}
    >>> list(several("Jan, de bakker, Els; Piet", known, SEPARATORS))
    [(True, 'jan'), (True, 'els'), (False, 'Piet')]
    """
    longest_first = sorted(known, key=len, reverse=True)
    rest = text.strip()
    while rest:
        for name in longest_first:
            head, tail = rest[: len(name)], rest[len(name) :].lstrip(" ")
            if head.casefold() == name and (not tail or separators.match(tail)):
                yield True, known[name]
                rest = tail
                break
        else:
            end = separators.search(rest)
            one = rest[: end.start()] if end else rest
            rest = rest[end.start() :] if end else ""
            if one.strip():
                yield False, one.strip()
        rest = rest.lstrip(" ,;\n") if separators is SEPARATORS else rest.lstrip(" ;\n")


@cache
def days_by_name(codes: tuple[str, ...]) -> Mapping[str, str]:
    """The code of each day of the week by its name, whole or short."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for number, code in enumerate(codes):
            name = words_for(language).weekday(number).casefold()
            for short in (name, name[:3], name[:2]):
                found.setdefault(short, code)
    return found


def spelled_out(text: str, codes: tuple[str, ...]) -> str:
    """The days between two of them, too.

    >>> from toolkit.strategy.term import WEEKDAYS
    >>> spelled_out("ma t/m wo, zo", WEEKDAYS)
    'mon, tue, wed, zo'
    """
    names = days_by_name(codes)

    def between(match: re.Match[str]) -> str:
        ends = [names.get(each.casefold()) for each in match.groups()]
        if None in ends:
            return match[0]
        first, last = (codes.index(str(each)) for each in ends)
        days = range(first, last + 1 if last >= first else last + len(codes) + 1)
        return ", ".join(codes[number % len(codes)] for number in days)

    return UP_TO.sub(between, text)
