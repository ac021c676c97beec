"""Shares as people type them: 40 %, 0,4, 30–45 %."""

from __future__ import annotations

import re

from toolkit.language import Words
from toolkit.language.typed_number import number_typed
from toolkit.strategy.persona import GivenUse

SHARE_FIELDS = ("share", "min", "max")
BETWEEN = re.compile(r"(.+?)\s*(?:–|—|-|\btot\b|\bto\b)\s*(.+)")
DIGITS = 12


def share_typed(text: str, language: str) -> dict[str, float] | None:
    """A share, or the two ends of one, under the names of the model; None where it is neither.

    A whole number is a percentage; a number with decimals up to 1 is a share.

    >>> share_typed("40 %", "nl"), share_typed("40", "nl"), share_typed("0,4", "nl")
    ({'share': 0.4}, {'share': 0.4}, {'share': 0.4})
    >>> share_typed("30–45 %", "nl"), share_typed("veel", "nl")
    ({'min': 0.3, 'max': 0.45}, None)
    """
    one = _share(text, language)
    if one is not None:
        return {"share": one}
    match = BETWEEN.fullmatch(text.strip())
    if match is None:
        return None
    percent = "%" in text
    low, high = (_share(part, language, percent) for part in match.groups())
    return None if low is None or high is None else {"min": low, "max": high}


def _share(text: str, language: str, percent: bool = False) -> float | None:
    number = number_typed(text.replace("%", "").strip(), language)
    if isinstance(number, str):
        return None
    whole = not re.search(r"[.,]", text) or number > 1
    return round(number / 100, DIGITS) if percent or "%" in text or whole else float(number)


def share_text(answer: GivenUse, words: Words) -> str:
    """A share as it can be typed again; empty where the answer is a word.

    >>> from toolkit.language import words_for
    >>> share_text(GivenUse(platform="x", share=0.125), words_for("nl"))
    '12,5 %'
    """
    if answer.share is not None:
        return words.percent(answer.share, 2)
    if answer.min is None and answer.max is None:
        return ""
    low, high = answer.min or 0.0, 1.0 if answer.max is None else answer.max
    return f"{words.number(100 * low, 2)}–{words.percent(high, 2)}"
