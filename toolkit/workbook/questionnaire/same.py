"""Whether a cell still says what was written in it, whichever program saved it since."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from toolkit.workbook.cell import UNREADABLE, cell_day, cell_words
from toolkit.workbook.questionnaire.shown import Shown

MOST_IN_A_CELL = 32_767
DIGITS = 1e-12
"""A spreadsheet keeps fifteen digits of a number."""


def same_answer(cell: Any, written: Shown) -> bool:
    r"""Whether nobody changed the cell.

    >>> same_answer(0.3333333333333333, 1 / 3), same_answer(" a\r\nb ", "a\nb "), same_answer("", 0)
    (True, True, False)
    """
    if written is None:
        return not cell_words(cell)
    if isinstance(written, dt.date):
        return bool(cell_words(cell)) and cell_day(cell) == written.isoformat()
    if isinstance(written, str):
        return _bare(cell_words(cell)) == _bare(cell_words(written[:MOST_IN_A_CELL]))
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return False
    return math.isclose(cell, written, rel_tol=DIGITS, abs_tol=DIGITS)


def _bare(text: str) -> list[str]:
    plain = UNREADABLE.sub("", text).replace("\N{REPLACEMENT CHARACTER}", "")
    return [line.rstrip() for line in plain.split("\n")]
