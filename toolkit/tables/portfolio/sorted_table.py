"""Tables that a page can sort and filter: what each cell is sorted by, and what it links to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.language import Words
from toolkit.tables.block import Cell, Link, Table

MOST_NAMED = 8


@dataclass(frozen=True)
class SortedCell(Cell):
    """A cell with what it is sorted by, where that is not its text; and links to files of a set.

    The addresses are relative to the folder of the outputs.
    """

    key: str | float | None = None
    files: tuple[Link, ...] = ()


@dataclass(frozen=True)
class SortedTable(Table):
    """A table of which each row has signs by which it can be chosen."""

    signs: tuple[frozenset[str], ...] = ()


def named(names: Sequence[str], words: Words) -> str:
    """Names in a sentence; of many the first, and how many more."""
    shown = list(names[:MOST_NAMED])
    if more := len(names) - len(shown):
        shown.append(words.count("1 more", "{n} more", more))
    return words.listing(shown)
