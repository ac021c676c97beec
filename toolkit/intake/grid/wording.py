"""Which of several choices does somebody mean who types a word, or part of one?"""

from __future__ import annotations

import re
from collections.abc import Iterable


def meant(text: str, choices: Iterable[tuple[str, str]]) -> str | None:
    """The code of the one choice that a text can mean; None where there is none, or several.

    Choices are pairs of a code and a word for it; a code may have several words. A word that is
    the text goes before one that begins with it, and that before one that has it inside.

    >>> words = [("hardly", "bijna niemand"), ("half", "ongeveer de helft"), ("half", "half")]
    >>> meant("Helft", words), meant("half", words), meant("bijna", words), meant("veel", words)
    ('half', 'half', 'hardly', None)
    """
    wanted = plain_text(text)
    pairs = [(code, plain_text(word)) for code, word in choices]
    if not wanted:
        return None
    for fits in (_same, _begins, _holds):
        found = {code for code, word in pairs if fits(wanted, word)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def plain_text(text: str) -> str:
    """A text without what people write one way or another: capitals, spaces, full stops."""
    return re.sub(r"\s+", " ", text.strip().strip(".").casefold())


def _same(wanted: str, word: str) -> bool:
    return wanted == word


def _begins(wanted: str, word: str) -> bool:
    return word.startswith(wanted)


def _holds(wanted: str, word: str) -> bool:
    return any(part.startswith(wanted) for part in re.split(r"[ ,/(]", word))
