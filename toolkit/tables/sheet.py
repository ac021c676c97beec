"""What fits on one sheet of A4: a page to grab is never two."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from toolkit.language import Words
from toolkit.tables.block import Block, Bullets, Facts, Heading, Link, Prose, Table

HEIGHT = 880.0
"""Pixels of a sheet that may be filled. The report's margins leave 963; the rest is for fonts
that are wider than reckoned with."""

LINE, TEXT_LINE, LEAD_LINE = 14.5, 17.0, 21.0
ROW_EDGE, TABLE_HEAD, BLOCK_EDGE = 9.0, 80.0, 22.0
TITLE, PART = 45.0, 40.0
TABLE_LETTERS, FACT_LETTERS, TEXT_LETTERS, LEAD_LETTERS = 122, 66, 78, 66
"""Measured in a browser, in print, of the style of a page of its own: heights in pixels, and the
letters on a line. Lines break at words, so a little less fits than letters would."""

WIDEST, GUTTER = 60, 2
"""The most letters for which a column claims width, and those that the room between two takes."""


MOST = int(HEIGHT / (LINE + ROW_EDGE))
"""However short its entries, more of them than these fit on no sheet."""

WHOLE = 1_000_000
FORMS = ((WHOLE, 8), (300, 6), (220, 5), (150, 4), (100, 3), (70, 2))
"""What is tried, one after another: texts of at most so many letters, and no fewer entries of a
list than so many."""

Blocks = tuple[Block, ...]
Page = Callable[[int], Blocks]
"""The blocks of a page, with texts of at most so many letters."""


def fitted(page: Page, words: Words, keep: Mapping[str, int] = MappingProxyType({})) -> Blocks:
    """The page on one sheet: the longest lists lose their last entries, then texts their end.

    What is left out is counted; of a table in `keep` at least so many rows stay. What can never
    fit is as short as it gets.
    """
    form: Blocks = ()
    for letters, least in FORMS:
        form = trimmed(page(letters), least, words, keep)
        if height(form) <= HEIGHT:
            break
    return form


def trimmed(blocks: Blocks, least: int, words: Words, keep: Mapping[str, int]) -> Blocks:
    """The blocks with fewer entries in the tallest lists, until they fit."""
    if height(blocks) <= HEIGHT:
        return blocks
    dropped = [max(0, _entries(each) - MOST) for each in blocks]
    kept = [_without(each, n, words) for each, n in zip(blocks, dropped, strict=True)]
    fewest = [max(least, keep.get(getattr(each, "key", ""), 0)) for each in blocks]
    while height(kept) > HEIGHT:
        left = [_entries(each) - n for each, n in zip(blocks, dropped, strict=True)]
        places = [place for place, n in enumerate(left) if n > fewest[place]]
        if not places:
            break
        tallest = max(places, key=lambda place: _height(kept[place]))
        dropped[tallest] += 1
        kept[tallest] = _without(blocks[tallest], dropped[tallest], words)
    return tuple(kept)


def _entries(block: Block) -> int:
    match block:
        case Table():
            return len(block.rows)
        case Bullets():
            return len(block.items)
        case _:
            return 0


def _without(block: Block, n: int, words: Words) -> Block:
    if not n:
        return block
    more = words("And {n} more; the report has them all.", n=words.number(n))
    match block:
        case Table():
            return replace(block, rows=block.rows[:-n], note=more)
        case Bullets():
            return replace(block, items=(*block.items[:-n], more))
        case _:
            return block


def shortened(text: str, letters: int) -> str:
    """The text, or its beginning with an ellipsis."""
    return text if len(text) <= letters else text[: letters - 1].rstrip(" .,;") + "…"


def height(blocks: Sequence[Block]) -> float:
    """About how many pixels the blocks take on a printed page of their own."""
    return sum(map(_height, blocks))


def _height(block: Block) -> float:
    match block:
        case Heading():
            return TITLE if block.level == 2 else PART
        case Facts():
            values = (v.text if isinstance(v, Link) else v for _, v in block.pairs)
            lines = sum(_lines(value, FACT_LETTERS) * TEXT_LINE + ROW_EDGE for value in values)
            return lines + BLOCK_EDGE
        case Bullets():
            lines = sum(_lines(item, TEXT_LETTERS) * TEXT_LINE + 5 for item in block.items)
            return lines + TEXT_LINE + BLOCK_EDGE
        case Prose():
            lead = block.tone == "lead"
            lines = _lines(block.text, LEAD_LETTERS if lead else TEXT_LETTERS)
            return lines * (LEAD_LINE if lead else TEXT_LINE) + BLOCK_EDGE
        case Table():
            return _table_height(block)
        case _:
            return 0.0


def _table_height(table: Table) -> float:
    widths = _widths(table)
    lines = sum(
        max(
            _lines(cell.text, width) + _lines(cell.note or "", width)
            for cell, width in zip(row, widths, strict=True)
        )
        for row in table.rows
    )
    note = TEXT_LINE if table.note else 0.0
    return TABLE_HEAD + lines * LINE + len(table.rows) * ROW_EDGE + note


def _widths(table: Table) -> list[float]:
    """The letters on a line of each column, as a browser divides them.

    Each has room for its longest word; what is left is divided by how much more each would want.
    """
    texts = [
        [column.label, *(row[place].text for row in table.rows)]
        for place, column in enumerate(table.columns)
    ]
    least = [min(max(map(_longest_word, each)), WIDEST) for each in texts]
    most = [
        min(max(_longest_line(each), word), max(WIDEST, word))
        for each, word in zip(texts, least, strict=True)
    ]
    room = TABLE_LETTERS - GUTTER * len(texts)
    wanted = sum(most) - sum(least)
    share = min(1.0, max(0.0, room - sum(least)) / wanted) if wanted else 0.0
    return [low + share * (high - low) for low, high in zip(least, most, strict=True)]


def _longest_word(text: str) -> int:
    return max(map(len, text.replace("\N{NO-BREAK SPACE}", "_").split()), default=1)


def _longest_line(texts: Sequence[str]) -> int:
    return max(len(line) for text in texts for line in (text or " ").split("\n"))


def _lines(text: str, letters: float) -> int:
    return sum(math.ceil(len(part) / letters) for part in text.split("\n") if part)
