"""A change of the strategy → the smallest change of its text.

Only what differs is written anew; every other byte, with its comments, quotes and spacing,
stays. A value that is cleared leaves its key standing where a comment belongs to it. An entry
that is removed takes the comments along that stand in it and right above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.store.flow_editing import flow_splices
from toolkit.store.matching import matches
from toolkit.store.splice import (
    Piece,
    Splice,
    applied,
    carry_comments,
    gaps_between,
    head_start,
    line_before,
    line_end,
    line_start,
    next_line,
    tail_end,
    usual,
    woven,
)
from toolkit.store.yaml_tree import Entries, Entry, Items, Node, Scalar
from toolkit.store.yaml_write import entry_lines, item_lines, value_text

ABSENT = object()
# A comment farther to the right was pushed there by its value, and comes back.
FARTHEST_COLUMN = 60
BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")
BLANK_LINE = re.compile(r"[ \t]*(?=[\r\n]|\Z)")


class UneditableError(Exception):
    """A place in a form so rare that only the whole section can be written anew."""


def edited(text: str, root: Entries, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """The text with the differences between two dumps of the strategy made in it."""
    return applied(text, _Edit(text).entries(root, old, new))


def with_sections_anew(
    text: str, root: Entries, old: Mapping[str, Any], new: Mapping[str, Any]
) -> str:
    """The text with each section that differs written anew, and the comments in those lost."""
    return applied(text, _Edit(text, deep=False).entries(root, old, new))


class _Edit:
    """The splices that a change asks for; `old` and `new` leave out what is not filled."""

    def __init__(self, text: str, *, deep: bool = True) -> None:
        self.text = text
        self.deep = deep
        end = line_end(text, 0)
        self.line_break = text[end : next_line(text, 0)] or "\n"

    def entries(
        self, node: Entries, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> Iterator[Splice]:
        """The splices for a mapping."""
        if not node.entries:  # only a whole file can be `{}` here
            lines = [line for key in new for line in entry_lines(key, new[key], 0)]
            yield Splice(node.start, node.end, self.line_break.join(lines) or "{}")
            return
        if node.flow:
            yield from flow_splices(self.text, node, old, new)
            return
        gone = [key for key, entry in node.entries.items() if self._is_gone(key, entry, old, new)]
        fresh = [key for key in new if key not in node.entries]
        for key, entry in node.entries.items():
            if key in new and key not in gone and old.get(key, ABSENT) != new[key]:
                yield from self._value(entry, node.column, old.get(key), new[key])
        deleted = self._deletable(node, gone, fresh)
        for key in gone:
            if key not in deleted:
                yield self._whole(_after(node.entries[key]), node.column, node.entries[key].value)
        if len(deleted) == len(node.entries):
            yield self._in_place_of(node, {key: new[key] for key in fresh})
            deleted = deleted[1:]
        else:
            kept = [key for key in node.entries if key not in deleted]
            yield from self._inserted(node, fresh, new, kept)
        yield from (self._deleted(node.entries[key]) for key in deleted)

    def items(self, node: Items, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Splice]:
        """The splices for a list."""
        if node.flow:
            yield from flow_splices(self.text, node, old, new)
            return
        found = matches(old, new)
        inner = {
            was: list(self._item(node, node.items[was], old[was], new[position]))
            for position, was in enumerate(found)
            if was is not None and old[was] != new[position]
        }
        if found == list(range(len(old))):
            yield from (splice for splices in inner.values() for splice in splices)
            return
        bounds = self._bounds(node)
        bodies = [applied(self.text, inner.get(n, ()), *each) for n, each in enumerate(bounds)]
        gaps = gaps_between(self.text, bounds)
        lead = carry_comments(gaps, found, "\r\n")
        pieces = [
            Piece(self.line_break.join(item_lines(each, node.column)))
            if was is None
            else Piece(bodies[was], gaps[was])
            for was, each in zip(found, new, strict=True)
        ]
        rewoven = lead + woven(pieces, usual(gaps, self.line_break))
        yield Splice(bounds[0][0], bounds[-1][1], rewoven)

    def _value(self, entry: Entry, column: int, old: Any, new: Any) -> Iterator[Splice]:
        node = entry.value
        if self.deep and isinstance(node, Entries) and node.entries and isinstance(new, Mapping):
            yield from self.entries(node, old or {}, new)
        elif self.deep and isinstance(node, Items) and node.items and new:
            yield from self.items(node, old or [], new)
        else:
            yield self._whole(_after(entry), column, node, new)

    def _item(self, parent: Items, node: Node, old: Any, new: Any) -> Iterator[Splice]:
        if isinstance(node, Entries) and node.entries and isinstance(new, Mapping):
            yield from self.entries(node, old, new)
        else:
            after = node.start
            while self.text[after - 1] in " \t":
                after -= 1
            if self.text[after - 1] != "-":
                raise UneditableError
            yield self._whole(after, parent.column, node, new)

    def _whole(self, after: int, column: int, node: Node, new: Any = ABSENT) -> Splice:
        """Another value behind a colon or dash, the comment on its line kept."""
        style = node.style if isinstance(node, Scalar) else None
        head, lines = ("", []) if new is ABSENT else value_text(new, column, style)
        comment, room, end = self._comment(after, node)
        first = f" {head}" if head else ""
        if comment:
            spaces = len(comment) - len(comment.lstrip(" "))
            if after - line_start(self.text, after) + room + spaces <= FARTHEST_COLUMN:
                first = first.ljust(room + spaces - min(2, spaces))
            first += " " * min(2, spaces)
        lines = [first + comment.lstrip(" "), *lines]
        return Splice(after, end, self.line_break.join(lines))

    def _comment(self, after: int, node: Node) -> tuple[str, int, int]:
        """The comment on a value's line, how far it stands from the colon or dash, the end of all.

        Where the value fits, its comment stays in its column.
        """
        first, end = line_end(self.text, after), line_end(self.text, max(node.end, after))
        at = max(node.end, after)
        comment = self.text[at:end]
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            header = BLOCK_HEADER.match(self.text, node.start)
            at, end = header.end() if header else first, node.end
            comment = self.text[at:first]
        elif node.start > first:
            at = after
            behind = comment if isinstance(node, Scalar) else ""
            comment = self.text[after:first].rstrip() + behind
        return (comment if "#" in comment else ""), (at - after if at <= first else 0), end

    def _is_gone(
        self, key: str, entry: Entry, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> bool:
        """Whether nothing is left of a value; a part with comments is cleared value by value."""
        if new.get(key) == {}:
            inside = self.text[_after(entry) : line_end(self.text, entry.value.end)]
            return bool(old.get(key)) and "#" not in inside
        return key in old and key not in new

    def _deletable(self, node: Entries, gone: list[str], fresh: list[str]) -> list[str]:
        """The keys that can go with their line; others are left standing without a value."""
        found = [key for key in gone if self._is_alone(node, node.entries[key])]
        emptied = len(found) == len(node.entries) and not fresh
        return found[1:] if emptied else found

    def _is_alone(self, node: Entries, entry: Entry) -> bool:
        start = line_start(self.text, entry.key.start)
        starts_its_line = not self.text[start : entry.key.start].strip(" ")
        above = head_start(self.text, start, node.column, -1)
        comment, _, _ = self._comment(_after(entry), entry.value)
        return starts_its_line and above == start and not comment

    def _deleted(self, entry: Entry) -> Splice:
        end = line_end(self.text, _end(entry))
        before = line_before(self.text, entry.key.start)
        following = next_line(self.text, end)
        if before is None:
            while following is not None and BLANK_LINE.fullmatch(
                self.text, following, line_end(self.text, following)
            ):
                following = next_line(self.text, following)
            return Splice(0, end if following is None else following, "")
        above = line_start(self.text, before)
        alone = following is None or BLANK_LINE.match(self.text, following)
        if alone and BLANK_LINE.match(self.text, above) and above > 0:
            before = line_before(self.text, above) or before
        return Splice(before, end, "")

    def _inserted(
        self, node: Entries, fresh: list[str], new: Mapping[str, Any], kept: list[str]
    ) -> Iterator[Splice]:
        """New keys, each after the nearest key that comes before it in the model."""
        order, places = list(new), dict[str, list[str]]()
        for key in fresh:
            before = [each for each in order[: order.index(key)] if each in kept]
            anchor = before[-1] if before else kept[0]
            places.setdefault(anchor, []).extend(self._lines(node, key, new[key]))
        for anchor, lines in places.items():
            at = tail_end(self.text, _end(node.entries[anchor]), node.column)
            yield Splice(at, at, self.line_break.join(["", *lines]))

    def _in_place_of(self, node: Entries, fresh: Mapping[str, Any]) -> Splice:
        first = next(iter(node.entries.values()))
        lines = [line for key in fresh for line in entry_lines(key, fresh[key], node.column)]
        return Splice(
            line_start(self.text, first.key.start),
            line_end(self.text, _end(first)),
            self.line_break.join(lines),
        )

    def _lines(self, node: Entries, key: str, value: Any) -> list[str]:
        lines = entry_lines(key, value, node.column)
        spaced = node.column == 0 and len(lines) > 1 and self._has_blank_lines(node)
        return ["", *lines] if spaced else lines

    def _has_blank_lines(self, node: Entries) -> bool:
        starts = (entry.key.start for entry in node.entries.values())
        above = (line_before(self.text, start) for start in starts)
        return any(
            end is not None and end > 0 and BLANK_LINE.match(self.text, line_start(self.text, end))
            for end in above
        )

    def _bounds(self, node: Items) -> list[tuple[int, int]]:
        """Where each item begins and ends: with its dash, and the comments that go with it."""
        first = line_start(self.text, node.start)
        if self.text[first : node.start].strip(" "):
            raise UneditableError
        found: list[tuple[int, int]] = []
        for item in node.items:
            start = first
            if found:
                start = self._dash_line(item.start, node.column, found[-1][1])
                start = head_start(self.text, start, node.column, found[-1][1])
            found.append((start, tail_end(self.text, item.end, node.column)))
        return found

    def _dash_line(self, at: int, column: int, after: int) -> int:
        start = line_start(self.text, at)
        while not self.text.startswith(" " * column + "-", start):
            before = line_before(self.text, start)
            if before is None or before <= after:
                raise UneditableError
            start = line_start(self.text, before)
        return start


def _after(entry: Entry) -> int:
    if entry.after_colon is None:
        raise UneditableError
    return entry.after_colon


def _end(entry: Entry) -> int:
    return max(entry.value.end, entry.after_colon or entry.key.end)
