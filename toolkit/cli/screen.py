"""What a command prints: results on stdout, complaints on stderr, in the reader's language."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from toolkit.language import Words, words_for
from toolkit.tables.block import Block, Bullets, Cell, Heading, Prose, Table

COLUMN_GAP = "  "
WIDEST_CELL = 50
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
UNESCAPED = re.compile("[\x7f-\x9f]")
"""Control characters that JSON lets through."""


def reader_words() -> Words:
    """The words for whoever types the command: Dutch where the locale is Dutch, else English."""
    named = next((os.environ[name] for name in _LOCALE if os.environ.get(name)), "")
    return words_for("nl" if named.lower().startswith("nl") else "en")


_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def use_utf8() -> None:
    """Names of clients hold any character, whatever the terminal was set to."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    """Print a result."""
    print(visible(text))  # noqa: T201 - this is where printing is done


def say_json(content: object) -> None:
    """Print a result as JSON; what would steer the terminal is written as an escape."""
    text = json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False)
    print(UNESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text))  # noqa: T201


def complain(text: str) -> None:
    """Print what went wrong, or how far a command is."""
    print(visible(text), file=sys.stderr)  # noqa: T201


def visible(text: str) -> str:
    """The text without what would steer the terminal: a client's text may hold anything."""
    return "".join(
        each if each in "\n\t" or unicodedata.category(each) != "Cc" else "�" for each in text
    )


def width() -> int | None:
    """How wide the terminal is; nothing where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def block_text(block: Block) -> str:
    """A part of a page as text; empty where it is no text."""
    match block:
        case Heading() | Prose():
            return block.text
        case Table():
            return table_text(block)
        case Bullets():
            return "\n".join([block.title or "", *(f"- {item}" for item in block.items)]).strip()
        case _:
            return ""


def plain_cell(text: str) -> str:
    """Words of a client or an agency, which a spreadsheet must not take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def table_text(table: Table) -> str:
    """A table as text: its caption, its columns, what to know about it."""
    head = [column.label for column in table.columns]
    rows = [line for row in table.rows for line in _lines([_cell_text(cell) for cell in row])]
    numeric = [column.numeric for column in table.columns]
    text = f"{table.caption}\n\n{aligned([head, *rows], numeric)}"
    return f"{text}\n{table.note}" if table.note else text


def _cell_text(cell: Cell) -> str:
    value = f"{cell.text}{cell.mark}" if cell.mark else cell.text
    text = f"{value} ({cell.note})" if cell.note else value
    return " ".join(text.split())


def _lines(texts: Sequence[str]) -> list[list[str]]:
    """A row on as many lines as its longest text takes; the last column is as wide as it likes."""
    folded = [textwrap.wrap(text, WIDEST_CELL) or [""] for text in texts[:-1]]
    columns = [*folded, [texts[-1]]]
    return [list(line) for line in zip_longest(*columns, fillvalue="")]


def aligned(rows: Sequence[Sequence[str]], numeric: Sequence[bool] = ()) -> str:
    """Rows of texts in columns; those of numbers to the right."""
    widths = [max(map(_cells, column)) for column in zip(*rows, strict=True)]
    right = [*numeric, *[False] * (len(widths) - len(numeric))]
    lines = (
        COLUMN_GAP.join(
            _padded(text, size, to_right)
            for text, size, to_right in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in rows
    )
    return "\n".join(lines)


def _padded(text: str, size: int, to_right: bool) -> str:
    space = " " * (size - _cells(text))
    return space + text if to_right else text + space


def _cells(text: str) -> int:
    """How many places a text takes on a screen: wide characters take two, marks none."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide - sum(unicodedata.combining(each) > 0 for each in text)
