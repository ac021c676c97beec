"""How well a platform suits a goal, as people type it: in thirds, or in words."""

from __future__ import annotations

import re
from types import MappingProxyType

from toolkit.intake.grid.wording import meant
from toolkit.language import words_for
from toolkit.language.typed_number import number_typed
from toolkit.tables.fit import FIT_WORDS

SIGNS = MappingProxyType({"0": 0, "1": 1, "2": 2, "3": 3, "⅓": 1, "⅔": 2, "1/3": 1, "2/3": 2})
"""What is typed for a fit: so many thirds."""


def thirds_typed(text: str, language: str) -> int | None:
    """So many thirds as somebody means; None where that is not clear.

    >>> [thirds_typed(each, "nl") for each in ("2", "past goed", "0,67", "100%", "nee")]
    [2, 2, 2, 3, None]
    """
    bare = text.strip()
    if bare in SIGNS:
        return SIGNS[bare]
    word = meant(bare, _all_words())
    if word is not None:
        return int(word)
    number = number_typed(bare, language, share=True)
    if isinstance(number, str) or not re.search(r"[.,%]", bare) or not 0 <= number <= 1:
        return None
    return round(number * 3)


def _all_words() -> list[tuple[str, str]]:
    return [
        (str(thirds), heard)
        for language in ("nl", "en")
        for thirds, said in enumerate(FIT_WORDS)
        for heard in (words_for(language)(said), words_for(language)(said).partition(" ")[2])
    ]
