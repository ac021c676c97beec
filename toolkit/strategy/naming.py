"""Ids of new entries: made from their name, unique, and then left alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from toolkit.strategy.walk import Place

NAMING_FIELDS = ("name", "statement", "title", "platform", "asked", "taken", "question")
"""The fields that tell people what an entry is; the first that is filled gives it its id."""

IRREGULAR = {"series": "series", "stories": "story"}
LENGTH = 32
SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ł": "l", "&": " en "}
)


def name_in(entry: Mapping[str, Any]) -> str:
    """What people call an entry; empty where it has no name yet."""
    names = (entry.get(field) for field in NAMING_FIELDS)
    return next((name.strip() for name in names if isinstance(name, str) and name.strip()), "")


def kind_of(place: Place) -> str:
    """What an entry without a name is called: one of its list.

    >>> kind_of(("personas",))
    'persona'
    """
    many = str(place[-1])
    return IRREGULAR.get(many, many.removesuffix("s"))


def id_for(name: str, taken: Collection[str], otherwise: str) -> str:
    """A short id that says the name and that nobody has yet.

    >>> id_for("Marloes, koopt brood voor haar hele gezin", (), "persona")
    'marloes-koopt-brood-voor-haar'
    >>> id_for("Élise & Co", ("elise-en-co",), "persona"), id_for("🍞", (), "persona")
    ('elise-en-co-2', 'persona')
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(SPELLED))
    letters = plain.encode("ascii", "ignore").decode()
    whole = "-".join(re.findall(r"[a-z0-9]+", letters.replace("'", "")))
    short = whole if len(whole) <= LENGTH else _cut(whole)
    return _unique(short or otherwise, taken)


def _cut(text: str) -> str:
    """The whole words that fit."""
    head, sign, _ = text[: LENGTH + 1].rpartition("-")
    return head if sign else text[:LENGTH]


def _unique(wanted: str, taken: Collection[str]) -> str:
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found
