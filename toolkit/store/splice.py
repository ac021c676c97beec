"""Pieces of text that are exchanged for others, and where lines and their comments end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

LINE_END = re.compile(r"[\r\n]|\Z")
COMMENT_LINE = re.compile(r"([ \t]*)#[^\r\n]*")


@dataclass(frozen=True)
class Splice:
    """New text for what stands between two positions."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Piece:
    """An entry's text, and what stood between it and the next one (None where none did)."""

    text: str
    gap: str | None = None


def applied(text: str, splices: Iterable[Splice], start: int = 0, end: int | None = None) -> str:
    """The text between two positions with the splices made.

    >>> applied("a: 1, b: 2", [Splice(9, 10, "3"), Splice(0, 6, "")])
    'b: 3'
    """
    parts, at = [], start
    for splice in sorted(splices, key=lambda each: (each.start, each.end)):
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:end]])


def woven(pieces: Sequence[Piece], usual_gap: str) -> str:
    """The pieces in a row; where nothing stood between two, what usually stands there.

    What stood behind a piece that is now the last is dropped, unless it holds a comment.

    >>> woven([Piece("a", ", "), Piece("x"), Piece("b", ", ")], ", ")
    'a, x, b'
    """
    parts: list[str] = []
    for piece in pieces[:-1]:
        parts += [piece.text, usual_gap if piece.gap is None else piece.gap]
    if not pieces:
        return ""
    last = pieces[-1]
    kept = last.gap.rstrip(" \t") if last.gap and "#" in last.gap else ""
    return "".join([*parts, last.text, kept])


def gaps_between(text: str, bounds: Sequence[tuple[int, int]]) -> list[str | None]:
    """What stands behind each entry, up to the next one; None behind the last."""
    return [*(text[one[1] : other[0]] for one, other in pairwise(bounds)), None]


def carry_comments(gaps: list[str | None], kept: Sequence[int | None], joint: str) -> str:
    """Give the comments behind an entry that goes to the kept one before it, else to the front.

    `joint` holds the characters that a gap begins with.
    """
    lead = ""
    for position, gap in enumerate(gaps):
        if position in kept or not gap or "#" not in gap:
            continue
        comments = gap.lstrip(joint)
        before = [each for each in range(position) if each in kept]
        if before:
            gaps[before[-1]] = (gaps[before[-1]] or "") + comments
        else:
            lead += comments if "\n" in joint else f" {comments}"
    return lead


def usual(gaps: Iterable[str | None], default: str) -> str:
    """What stands between entries most often, comments aside."""
    counts = Counter(gap for gap in gaps if gap is not None and "#" not in gap)
    return counts.most_common(1)[0][0] if counts else default


def line_end(text: str, at: int) -> int:
    """Where the line of a position ends, before its line break."""
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)


def line_start(text: str, at: int) -> int:
    """Where the line of a position begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def next_line(text: str, at: int) -> int | None:
    """Where the line after the one of a position begins; None after the last."""
    end = line_end(text, at)
    if end == len(text):
        return None
    return end + (2 if text.startswith("\r\n", end) else 1)


def line_before(text: str, at: int) -> int | None:
    """Where the line before the one of a position ends; None before the first."""
    start = line_start(text, at)
    if start == 0:
        return None
    return start - (2 if text.endswith("\r\n", 0, start) else 1)


def tail_end(text: str, at: int, column: int) -> int:
    """Where an entry in `column` ends: its line, and the comments below that stand deeper."""
    end = line_end(text, at)
    while (start := next_line(text, end)) is not None:
        comment = COMMENT_LINE.match(text, start)
        if comment is None or len(comment.group(1)) <= column:
            break
        end = comment.end()
    return end


def head_start(text: str, at: int, column: int, after: int) -> int:
    """Where the comments begin that stand right above a line, in its own column."""
    start = line_start(text, at)
    while (end := line_before(text, start)) is not None and end > after:
        above = line_start(text, end)
        comment = COMMENT_LINE.match(text, above)
        if comment is None or len(comment.group(1)) != column:
            break
        start = above
    return start
