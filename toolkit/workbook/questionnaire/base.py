"""What the workbook itself remembers: whose it is, and what was exported, to see what changed."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.errors import QuestionnaireError
from toolkit.workbook.questionnaire.left_out import Tree

SHEET = "_toolkit"
MARK = "toolkit-intake"
VERSION = 1
CHUNK = 30_000
"""Characters in a cell; Excel and LibreOffice hold 32,767."""

MAX_BASE_BYTES = 20_000_000


@dataclass(frozen=True)
class Base:
    """What was exported for a client on a day, from a strategy file with this digest."""

    client: str
    digest: str
    exported_on: str
    language: str
    tree: Tree = field(repr=False)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The rows of the hidden sheet."""
        yield MARK, str(VERSION)
        yield from (
            ("client", self.client),
            ("digest", self.digest),
            ("exported_on", self.exported_on),
            ("language", self.language),
        )
        text = json.dumps(self.tree, ensure_ascii=False, separators=(",", ":"))
        packed = base64.b64encode(zlib.compress(text.encode(), 9)).decode()
        for start in range(0, len(packed), CHUNK):
            yield "base", packed[start : start + CHUNK]


def base_of(rows: Sequence[Sequence[Any]], file: str) -> Base:
    """What the hidden sheet remembers.

    Raises
    ------
    QuestionnaireError
        When it is no such sheet, of a newer toolkit, or no longer whole.
    """
    if not rows or not rows[0] or str(rows[0][0]).strip() != MARK:
        raise QuestionnaireError(file=file, reason="the hidden sheet that remembers it is gone")
    if _text(rows[0]) != str(VERSION):
        raise QuestionnaireError(file=file, reason="another version of the toolkit made it")
    facts = {str(row[0]): _text(row) for row in rows[1:] if row and row[0] != "base"}
    packed = "".join(_text(row) for row in rows if row and row[0] == "base")
    try:
        tree = json.loads(_unpacked(packed))
        return Base(facts["client"], facts["digest"], facts["exported_on"], facts["language"], tree)
    except (binascii.Error, zlib.error, ValueError, KeyError, RecursionError) as error:
        raise QuestionnaireError(
            file=file, reason="the hidden sheet that remembers it was changed"
        ) from error


def _unpacked(packed: str) -> str:
    stream = zlib.decompressobj()
    data = stream.decompress(base64.b64decode(packed, validate=True), MAX_BASE_BYTES)
    if not stream.eof:
        raise ValueError(packed[:20])
    return data.decode()


def _text(row: Sequence[Any]) -> str:
    value = row[1] if len(row) > 1 else ""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if whole else value).strip()
