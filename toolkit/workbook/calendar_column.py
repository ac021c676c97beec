"""The columns of the calendar sheet that goes to the client and comes back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from toolkit.language import LANGUAGES, words_for

HEADS: Mapping[str, str] = MappingProxyType(
    {
        "date": "Date",
        "time": "Time",
        "channel": "Channel",
        "title": "Item",
        "text": "Text",
        "personas": "For whom",
        "goals": "Goal",
        "stage": "Stage",
        "answer_by": "Answer by, at the latest",
        "answer": "Agreed, or what should change?",
        "by": "Answered by",
        "picture": "Picture",
        "alt_text": "Alt text",
        "captions": "Captions",
        "rights": "Rights",
        "call_to_action": "Call to action",
        "link": "Link",
        "hashtags": "Hashtags",
        "pillar": "Pillar",
        "series": "Series",
        "format": "Format",
        "owner": "Owner",
        "time_zone": "Time zone",
        "week": "Week",
        "shelf_life": "How long it is kept",
        "earlier": "Said before",
        "id": "Reference (do not change)",
    }
)
"""English heads by column; the catalogue has the Dutch ones."""

SEAL_MARK = " #"
"""Between the id of a publication and the seal of what was shown of it, in one cell."""

FIRST_ROWS = 30
"""How far down the heads are looked for: a client may put something above them."""


def head(column: str, language: str) -> str:
    """What stands above a column."""
    words = words_for(language)
    return words(HEADS[column])


def column_of_head(text: str) -> str | None:
    """The column that a head belongs to, in whatever language; None for a head of somebody else.

    >>> column_of_head(" kenmerk (niet wijzigen)"), column_of_head("Kosten")
    ('id', None)
    """
    wanted = _same_head(text)
    for language in LANGUAGES:
        for column in HEADS:
            if _same_head(head(column, language)) == wanted:
                return column
    return None


def reference(publication_id: str, seal: str) -> str:
    """What stands in the hidden column: which publication, and what was shown of it."""
    return f"{publication_id}{SEAL_MARK}{seal}"


def reference_parts(text: str) -> tuple[str, str]:
    """The id and the seal of a hidden cell; without a seal that is empty.

    >>> reference_parts("open-dag@instagram #ifbeaddc")
    ('open-dag@instagram', 'ifbeaddc')
    """
    identifier, _, seal = text.partition(SEAL_MARK)
    return identifier.strip(), seal.strip()


def _same_head(text: str) -> str:
    return " ".join(text.casefold().split())
