"""What somebody means by what they wrote in the column for answers."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Verdict = Literal["agreed", "remark", "unclear"]

DUTCH = frozenset(("akkoord", "ok", "oke", "okee", "ja", "prima", "goed", "goedgekeurd", "mooi"))
ENGLISH = frozenset(("agreed", "agree", "okay", "yes", "approved", "approve", "fine", "good"))
AGREED = DUTCH | ENGLISH | {"top", "perfect", "true"}
"""Words that, alone, can mean nothing else; a word more makes it a remark that has to be read."""

AROUND = frozenset(("helemaal", "volledig", "geheel", "zeer", "heel", "is", "zo", "fully", "all"))
"""Words that change nothing about those above."""

TICKS = frozenset("✓✔✅☑👍👌🆗")
NOT_LETTERS = re.compile(r"[^\w✓✔✅☑👍👌🆗]+")


def verdict(text: str) -> Verdict:
    """Agreed, a remark, or nothing that can be understood (a single sign).

    "Akkoord, maar …" is a remark: an agreement with a condition is none.

    >>> verdict("Akkoord!"), verdict("niet akkoord"), verdict("akkoord, mits korter"), verdict("x")
    ('agreed', 'remark', 'remark', 'unclear')
    """
    words = _words(text)
    if words and all(set(word) <= TICKS or word in AGREED or word in AROUND for word in words):
        meant = any(set(word) <= TICKS or word in AGREED for word in words)
        return "agreed" if meant else "remark"
    return "remark" if any(len(word) > 1 for word in words) else "unclear"


def _words(text: str) -> list[str]:
    """The words in small letters without accents, and ticks; without colours of skin."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if unicodedata.category(each) not in {"Mn", "Sk"})
    return NOT_LETTERS.sub(" ", plain).split()
