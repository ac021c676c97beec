"""Which finding does a decision accept: offered by code and sentence, kept by code."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language import Words
from toolkit.review import RULES

ACCEPTED = "decisions.accepts"
"""The end of the path of a field that holds the code of a finding."""

CODE = re.compile(r"\s*([A-Za-z]{3,4})[-\u2010-\u2013 ]?(\d{3})(?!\d)(?:\s+–.*)?\s*", re.DOTALL)
OPEN_PLACE = re.compile(r"\{\w+\}")


@cache
def finding_names(words: Words) -> dict[str, str]:
    """Every finding of the review by its code: the code and what it says, in a line."""
    return {
        rule.code: f"{rule.code} – {OPEN_PLACE.sub('…', words(rule.message))}" for rule in RULES
    }


def finding_name(code: str, words: Words) -> str:
    """A code with what it says; one that the review does not know as it is."""
    return finding_names(words).get(code, code)


def finding_typed(text: str) -> str:
    """The code that somebody means; what is no code is passed on as it was typed.

    >>> finding_typed("cost-001 – It is not recorded"), finding_typed("cost 001")
    ('COST-001', 'COST-001')
    >>> finding_typed("the costs")
    'the costs'
    """
    found = CODE.fullmatch(text)
    return f"{found[1].upper()}-{found[2]}" if found else text


def unknown_finding(code: str, words: Words) -> str:
    """What is wrong with a code that the review does not know; empty where it knows it."""
    if code in finding_names(words):
        return ""
    return words(
        "The review knows no finding {code}. It is kept, and accepts nothing; choose one from the "
        "list.",
        code=code,
    )
