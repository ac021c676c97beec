"""The nodes of a strategy file: plain data that knows where it stands in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from toolkit.strategy.walk import Place


@dataclass(slots=True)
class Scalar:
    """One value; without one, its place is right after the colon or the dash."""

    start: int
    end: int
    line: int
    column: int
    value: Any = None
    style: str | None = None


@dataclass(slots=True)
class Entry:
    """A key with its value; `after_colon` is None in the rare form `? key`."""

    key: Scalar
    after_colon: int | None
    value: Node


@dataclass(slots=True)
class Items:
    """A list. Its start is its first dash or bracket."""

    start: int
    end: int
    line: int
    column: int
    flow: bool
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Entries:
    """Keys with values; of two equal keys the first counts."""

    start: int
    end: int
    line: int
    column: int
    flow: bool
    entries: dict[str, Entry] = field(default_factory=dict)


# Positions are indexes into the text; an end is where the last character ends, before the
# line break. Lines and columns count from 0.
Node = Scalar | Items | Entries


def plain(node: Node | None) -> Any:
    """The node as plain data."""
    if isinstance(node, Entries):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return node.value if node else None


def line_and_column_at(root: Node | None, place: Place) -> tuple[int, int] | None:
    """Where a place stands, counted from 1, or its nearest parent; None for the whole file."""
    found, node = None, root
    for step in place:
        if isinstance(node, Entries) and step in node.entries:
            entry = node.entries[str(step)]
            node = entry.value
            inline = node.line == entry.key.line and isinstance(node, Scalar)
            found = (entry.key.line + 1, (node if inline else entry.key).column + 1)
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            found = (node.line + 1, node.column + 1)
        else:
            break
    return found
