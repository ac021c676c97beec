"""A short mark of what people will see, to tell whether it changed since somebody agreed to it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from toolkit.content_calendar.publication import Publication
from toolkit.strategy import Item
from toolkit.strategy.content import Feedback

SEALED = ("date", "time", "title", "text", "picture", "link")
"""What somebody agrees to; moving an item to another pillar or role does not undo that."""

SEAL_LENGTH = 8
LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""Digits alone would be a number to a spreadsheet, and to a strategy file."""

LOST = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd-\uffff]")


def seal(content: Mapping[str, str]) -> str:
    """The mark of these texts: eight letters, the same whatever became of spaces and line ends.

    >>> seal({"title": "Open  dag"}) == seal({"title": "Open dag", "text": ""})
    True
    """
    parts = [" ".join(_plain(content.get(name, ""))) for name in SEALED]
    digest = hashlib.sha256("\n".join(parts).encode(errors="replace")).hexdigest()
    return digest[:SEAL_LENGTH].translate(LETTERS)


def sealed_content(publication: Publication) -> dict[str, str]:
    """What is sealed of a publication: day and time as 2027-01-31 and 09:30, texts as they are."""
    item = publication.item
    return {
        "date": publication.on.isoformat(),
        "time": publication.at or "",
        "title": publication.title,
        "text": publication.copy or "",
        "picture": (item.visual if item else None) or "",
        "link": untagged(publication.link or ""),
    }


def last_said(item: Item, channel: str | None) -> Feedback | None:
    """The last feedback about a channel of an item; None where nobody said anything."""
    about = [each for each in item.feedback if each.channel in (None, channel)]
    return about[-1] if about else None


def untagged(link: str) -> str:
    """A link without the parameters by which visits are counted: those follow from the plan.

    >>> untagged("https://example.org/a?b=1&utm_source=x#c")
    'https://example.org/a?b=1#c'
    """
    address, hash_sign, part = link.partition("#")
    path, _, query = address.partition("?")
    kept = "&".join(each for each in query.split("&") if each and not each.startswith("utm_"))
    return f"{path}?{kept}{hash_sign}{part}" if kept else f"{path}{hash_sign}{part}"


def publication_seal(publication: Publication) -> str:
    """The mark of a publication as it is planned now."""
    return seal(sealed_content(publication))


def same_content(one: str, other: str) -> bool:
    r"""Whether two texts differ in nothing but spaces, line ends and ways of writing accents.

    >>> same_content("Kom langs!\n\nTot dan", "Kom langs! Tot dan ")
    True
    """
    return _plain(one) == _plain(other)


def _plain(text: str) -> list[str]:
    """The words, without what spreadsheets cannot hold or change on the way."""
    return LOST.sub("", unicodedata.normalize("NFC", text)).split()
