"""What a page is made of: plain descriptions, rendered once, at the end.

Every text in a block is plain text: whoever renders it escapes it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import compress
from typing import Literal

Severity = Literal["error", "warning", "advice"]


@dataclass(frozen=True)
class Heading:
    """A heading; `key` becomes its anchor, level 2 is a section, 3 a part of it.

    A section with a page of its own begins and ends a sheet on paper.
    """

    text: str
    key: str
    level: int = 2
    own_page: bool = False


@dataclass(frozen=True)
class Prose:
    """Paragraphs of plain text; an empty line begins a new paragraph."""

    text: str
    tone: Literal["plain", "lead", "quiet"] = "plain"


@dataclass(frozen=True)
class Bullets:
    """A list of short plain sentences; numbered if their order counts."""

    items: tuple[str, ...]
    title: str | None = None
    ordered: bool = False


@dataclass(frozen=True)
class Link:
    """An address to follow; shown as text unless it is http, https or mailto."""

    text: str
    address: str


@dataclass(frozen=True)
class Facts:
    """Names with their values, such as the tone of voice."""

    pairs: tuple[tuple[str, str | Link], ...]
    title: str | None = None


@dataclass(frozen=True)
class Tile:
    """One figure that matters, with its name and what to know about it."""

    label: str
    value: str
    note: str | None = None


@dataclass(frozen=True)
class Tiles:
    """A few key figures, side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True)
class Callout:
    """One finding as the client reads it: what is noticed, and what to do.

    For the consultant also its `code`, the `reason` and the `sources` that say so.
    """

    severity: Severity
    title: str
    advice: str
    place: str | None = None
    code: str | None = None
    reason: str | None = None
    sources: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Callouts:
    """Findings, most important first; shown in full."""

    callouts: tuple[Callout, ...]
    title: str | None = None


@dataclass(frozen=True)
class Cover:
    """The head of the page: whose strategy, which period, which state."""

    title: str
    subtitle: str
    facts: tuple[tuple[str, str], ...] = ()
    draft_label: str | None = None


@dataclass(frozen=True)
class Cell:
    """One cell of a table.

    `heat` in [0, 1] colours the cell (with its text, never instead of it); `mark` is a short
    sign explained in the table's note, `note` a second, smaller line. A `gap` is something that
    should be there and is not: its text says so, its colour shows it.
    """

    text: str
    note: str | None = None
    heat: float | None = None
    mark: str | None = None
    address: str | None = None
    gap: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its heading, and whether it holds numbers (aligned to the right).

    A `wide` one holds lines of text that need room.
    """

    label: str
    numeric: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Table:
    """A table: the first cell of each row is the row's heading."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None = None


def lean(table: Table) -> Table:
    """The table without the columns in which nothing stands; the first one stays."""
    filled = [
        place == 0 or any(row[place].text or row[place].note for row in table.rows)
        for place in range(len(table.columns))
    ]
    return replace(
        table,
        columns=tuple(compress(table.columns, filled)),
        rows=tuple(tuple(compress(row, filled)) for row in table.rows),
    )


@dataclass(frozen=True)
class Sign:
    """A letter that stands for a name, so that colour is never the only sign.

    `colour` picks one of the six colours of the house; more names than six share them.
    """

    letter: str
    name: str
    colour: int = 0


@dataclass(frozen=True)
class Entry:
    """One line on a day of a calendar.

    `place` is where it appears, `state` how far it is, in a word; what is not `firm` (not agreed
    yet) stands in a broken frame. `alert` is a word that something is wrong with it.
    """

    title: str
    at: str = ""
    place: str = ""
    state: str = ""
    sign: Sign | None = None
    firm: bool = False
    alert: str = ""


DayKind = Literal["free", "date", "break"]
"""What makes a day special: a day off, a day to use, a school break."""


@dataclass(frozen=True)
class Day:
    """A day of a calendar: its number, its weekday in short and its name in full.

    `more` says that there is more than is shown here.
    """

    number: str
    weekday: str
    name: str
    notes: tuple[tuple[DayKind, str], ...] = ()
    kinds: frozenset[DayKind] = frozenset()
    entries: tuple[Entry, ...] = ()
    more: str = ""


@dataclass(frozen=True)
class Week:
    """A row of a month: its number in short and in full, and seven days from Monday.

    None stands for a day of another month.
    """

    number: str
    name: str
    days: tuple[Day | None, ...]


@dataclass(frozen=True)
class Month:
    """A month as a table of weeks; on a narrow screen, a list of its days.

    `columns` are the heading of the weeks and of the seven days.
    """

    key: str
    caption: str
    columns: tuple[str, ...]
    weeks: tuple[Week, ...]


@dataclass(frozen=True)
class Legend:
    """What the signs of a calendar stand for: letters, kinds of days, frames."""

    title: str
    signs: tuple[Sign, ...] = ()
    kinds: tuple[tuple[DayKind, str], ...] = ()
    frames: tuple[tuple[bool, str], ...] = ()


@dataclass(frozen=True)
class Picture:
    """A drawn figure: SVG, a caption, and a text alternative that says what it shows."""

    key: str
    caption: str
    alt: str
    svg: str
    note: str | None = None


@dataclass(frozen=True)
class Folded:
    """What only some readers want: behind a line that opens it.

    On paper it stands open, unless it only says in figures what a drawing shows, or goes on with
    a table of which the spreadsheet has the rest (`on_paper`).
    """

    title: str
    blocks: tuple[Table | Picture | Facts | Prose | Heading, ...]
    on_paper: bool = True


Block = (
    Cover
    | Heading
    | Prose
    | Bullets
    | Facts
    | Tiles
    | Callouts
    | Table
    | Month
    | Legend
    | Picture
    | Folded
)
