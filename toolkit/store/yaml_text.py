"""Bytes of a strategy file → text, within limits that are checked before anything is parsed."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.errors import Problem

MAX_BYTES = 2_000_000
SHOWN_PER_KIND = 20
NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=[^ \t\r\n])", re.MULTILINE)
LINE_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class YamlText:
    """The text of a file, with what has to be kept when it is written again."""

    text: str
    byte_order_mark: bool = False

    @property
    def line_break(self) -> str:
        """How this file ends its lines: as its first line does."""
        found = LINE_BREAK.search(self.text)
        return found.group() if found else "\n"

    def encoded(self) -> bytes:
        """The bytes that the file holds."""
        return (codecs.BOM_UTF8 if self.byte_order_mark else b"") + self.text.encode()


def decoded(data: bytes) -> tuple[YamlText, tuple[Problem, ...]]:
    """The text of a file's bytes, and what forbids to parse it."""
    if len(data) > MAX_BYTES:
        return YamlText(""), (too_large(len(data)),)
    marked = data.startswith(codecs.BOM_UTF8)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        return YamlText(""), (_not_utf8(body, error.start),)
    return YamlText(text, marked), tuple(_unprintable(text))


def too_large(size: int) -> Problem:
    """What is wrong with a file of so many bytes."""
    return Problem(
        "", "too_large", f"{size:_}".replace("_", " "), f"{MAX_BYTES:_}".replace("_", " ")
    )


def line_and_column(text: str, index: int) -> tuple[int, int]:
    r"""Where a character stands, as people count: from 1.

    >>> line_and_column("a: 1\r\nb: 2", 9)
    (2, 4)
    """
    breaks = [found.end() for found in LINE_BREAK.finditer(text, 0, index)]
    return len(breaks) + 1, index - (breaks[-1] if breaks else 0) + 1


def tab_indents(text: str) -> tuple[int, ...]:
    """Where lines begin that are indented with a tab."""
    return tuple(found.start() for found in TAB_INDENT.finditer(text))


def _not_utf8(body: bytes, start: int) -> Problem:
    line, column = line_and_column(body[:start].decode(), start)
    return Problem("", "not_utf8", f"0x{body[start]:02x}").at(line, column)


def _unprintable(text: str) -> Iterator[Problem]:
    for number, found in enumerate(NOT_PRINTABLE.finditer(text)):
        if number == SHOWN_PER_KIND:
            return
        shown = f"U+{ord(found.group()):04X}"
        yield Problem("", "not_yaml", shown).at(*line_and_column(text, found.start()))
