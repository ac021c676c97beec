"""Countries, languages and time zones by the names that people use, in Dutch or English."""

from __future__ import annotations

import zoneinfo
from functools import cache

from babel import Locale

from toolkit.language import LANGUAGES


def country_typed(text: str) -> str:
    """The two letters of a country; what is not known as one stays, in capitals.

    >>> country_typed("Nederland"), country_typed("germany"), country_typed("be")
    ('NL', 'DE', 'BE')
    """
    return _countries().get(text.strip().lower(), text.strip().upper())


def language_typed(text: str) -> str:
    """The two letters of a language; what is not known as one stays.

    >>> language_typed("Nederlands"), language_typed("Polish"), language_typed("EN")
    ('nl', 'pl', 'en')
    """
    plain = text.strip().lower()
    return _languages().get(plain, plain if len(plain) == 2 else text)


def zone_typed(text: str) -> str:
    """The name of a time zone, by itself or by its city; what is not known as one stays.

    >>> zone_typed("Amsterdam"), zone_typed("europe/london"), zone_typed("Mars")
    ('Europe/Amsterdam', 'Europe/London', 'Mars')
    """
    return _zones().get(text.strip().lower(), text)


@cache
def _countries() -> dict[str, str]:
    return {
        name.lower(): code
        for language in LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha()
    }


@cache
def _languages() -> dict[str, str]:
    return {
        name.lower(): code
        for language in LANGUAGES
        for code, name in Locale(language).languages.items()
        if len(code) == 2
    }


@cache
def _zones() -> dict[str, str]:
    names = sorted(zoneinfo.available_timezones())
    found: dict[str, str] = {}
    for name in names:
        if "/" in name and not name.startswith(("Etc/", "posix/", "right/")):
            found.setdefault(name.rpartition("/")[2].replace("_", " ").lower(), name)
    for language in LANGUAGES:
        for name, said in Locale(language).time_zones.items():
            if name in names and "city" in said:
                found[said["city"].lower()] = name
    return found | {name.lower(): name for name in names}
