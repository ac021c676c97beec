"""Numbers as people type them, in Dutch or English."""

from __future__ import annotations

import re

DECIMAL_SIGNS = {"nl": ",", "en": "."}
BESIDE_NUMBERS = str.maketrans("", "", "€\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ")


def number_typed(text: str, language: str, share: bool = False) -> float | int | str:
    """The number somebody means; the text itself where it is none.

    Both signs are understood. Groups of three digits are thousands, unless the sign between
    them is this language's decimal sign; where a share may stand, so is a percentage.

    >>> number_typed("1,4", "nl"), number_typed("9.400", "nl"), number_typed("1.234,5", "nl")
    (1.4, 9400, 1234.5)
    >>> number_typed("9,400", "en"), number_typed("0.125", "nl")
    (9400, 0.125)
    >>> number_typed("40%", "nl", share=True)
    0.4
    """
    bare = text.translate(BESIDE_NUMBERS)
    if share and bare.endswith("%"):
        part = number_typed(bare[:-1], language)
        return text if isinstance(part, str) else round(part / 100, 12)
    decimal = DECIMAL_SIGNS.get(language, ".")
    grouping = "." if decimal == "," else ","
    if re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}(\{grouping}\d{{3}})+(\{decimal}\d+)?", bare):
        bare = bare.replace(grouping, "")
    if not re.fullmatch(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d{1,3})?", bare):
        return text
    number = float(bare.replace(",", "."))
    return int(number) if number.is_integer() else number
