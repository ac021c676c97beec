"""Formulas that somebody put in a workbook: whether they have a value that can be read.

Of a formula the value that the program saved is what people saw, and is taken. A formula that
failed, or that no program has calculated yet, reads as an empty cell: that would look as if the
answer had been taken away.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator, Mapping

CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)>(.*?)</(?:\w+:)?c>", re.DOTALL)
PLACE = re.compile(rb"\br=\"([A-Z]{1,3}[0-9]{1,7})\"")
FAILED = re.compile(rb"\bt=\"e\"")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)</")
SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
ATTRIBUTE = re.compile(r"([\w:]+)=\"([^\"]*)\"")


class Failed(str):
    """What stands in a cell whose formula has no value."""

    __slots__ = ()


def failed_formulas(data: bytes) -> Mapping[str, Mapping[str, Failed]]:
    """By sheet and cell: each formula without a value, with what is seen there."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: found
            for name, part in _parts(archive)
            if (found := dict(_failed(archive.read(part))))
        }


def _failed(content: bytes) -> Iterator[tuple[str, Failed]]:
    if not FORMULA.search(content) and not FAILED.search(content):
        return
    for attributes, inside in CELL.findall(content):
        place, value = PLACE.search(attributes), VALUE.search(inside)
        has_failed = FAILED.search(attributes)
        lacks_value = FORMULA.search(inside) and not (value and value[1])
        if place and (has_failed or lacks_value):
            yield place[1].decode(), Failed(value[1].decode() if value and value[1] else "=…")


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the file in the archive that holds it."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return
    relations = archive.read("xl/_rels/workbook.xml.rels").decode(errors="replace")
    targets: dict[str, str] = {}
    for tag in RELATION.findall(relations):
        said = dict(ATTRIBUTE.findall(tag))
        targets[said.get("Id", "")] = said.get("Target", "")
    for tag in SHEET.findall(archive.read("xl/workbook.xml").decode(errors="replace")):
        said = dict(ATTRIBUTE.findall(tag))
        target = targets.get(said.get("r:id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in names:
            yield html.unescape(said.get("name", "")), part
