"""What a grid consists of, as plain descriptions: rows, columns, cells, and what can be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol

from toolkit.intake.draft import Draft
from toolkit.intake.session import Session

Spot = tuple[str, str]
"""Where a cell is: the key of its row and that of its column."""

Typing = Literal["choose", "digits", "letters"]
"""What typing does in a cell: a letter chooses from the list and a digit begins a value; a digit
chooses, too; or each letter is put in or taken out."""


@dataclass(frozen=True)
class Choice:
    """Something that a cell can be set to.

    `text` is what stands in the cell then, and what may be typed; `key` the one key that sets
    it; `about` what it means, where the text is a letter or a sign.
    """

    text: str
    key: str = ""
    about: str = ""


@dataclass(frozen=True)
class Head:
    """A row or a column: its key, its name, and a line below that."""

    key: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes
    ----------
    own
        What somebody filled in, as it can be typed again; empty where nobody did.
    suggested
        What holds or would hold without that, in lighter type.
    note
        A few words below it: where it comes from.
    said
        What is said of it besides its row, its column and its value.
    detail
        All that is known of it, shown while it is at hand.
    share
        A number from 0 to 1 to draw; None where there is none.
    typed, problem
        What was typed and is not understood, and why.
    why
        The reason that was given for what was filled in, where the sheet asks for one.
    """

    own: str = ""
    suggested: str = ""
    note: str = ""
    said: str = ""
    detail: str = ""
    share: float | None = None
    typed: str = ""
    problem: str = ""
    why: str = ""


@dataclass(frozen=True)
class Grid:
    """A whole grid.

    Attributes
    ----------
    name
        What it is called.
    help
        What it is for, in a sentence.
    corner
        What the rows are.
    cells
        By row and column.
    legend
        What own values and suggestions look like, in words.
    nothing
        What is needed first, where there are no rows or columns.
    """

    name: str
    help: str
    corner: str
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: dict[Spot, Cell]
    choices: tuple[Choice, ...]
    typing: Typing
    legend: tuple[str, str]
    nothing: str = ""
    asks: str = ""

    def spot_name(self, spot: Spot) -> str:
        """A cell by its row and column, as people call them."""
        row, column = spot
        rows = {each.key: " – ".join(filter(None, (each.name, each.note))) for each in self.rows}
        columns = {each.key: each.name for each in self.columns}
        return f"{rows.get(row, row)}, {columns.get(column, column)}"


@dataclass(frozen=True)
class Told:
    """Why something cannot be put in a cell, in a sentence for whoever typed it.

    `asks` is whether a reason is all that is missing.
    """

    sentence: str
    asks: bool = False


Entered = Draft | Told
"""What comes of a text in a cell."""


class Sheet(Protocol):
    """What a grid shows of a strategy, and what a text in one of its cells changes in it.

    By its `name` the texts are kept that it does not understand.
    """

    @property
    def name(self) -> str:
        """What it is known by."""
        ...

    def grid(self, session: Session) -> Grid:
        """The grid as the draft stands."""
        ...

    def entered(self, session: Session, draft: Draft, spot: Spot, text: str, why: str) -> Entered:
        """The draft after a text was put in a cell; empty takes away what was filled in.

        A draft without any change comes back as it is.
        """
        ...


def plain(grid: Grid) -> dict[str, Any]:
    """A grid as plain values, for whoever draws it."""
    return {
        "name": grid.name,
        "help": grid.help,
        "corner": grid.corner,
        "columns": [_head(each) for each in grid.columns],
        "rows": [
            {**_head(row), "cells": [_cell(grid, (row.key, each.key)) for each in grid.columns]}
            for row in grid.rows
        ],
        "choices": [
            {"text": each.text, "key": each.key, "about": each.about} for each in grid.choices
        ],
        "typing": grid.typing,
        "legend": list(grid.legend),
        "nothing": grid.nothing,
        "asks": grid.asks,
    }


def _head(head: Head) -> dict[str, str]:
    return {"key": head.key, "name": head.name, "note": head.note}


def _cell(grid: Grid, spot: Spot) -> dict[str, Any]:
    cell = grid.cells[spot]
    value = cell.typed or cell.own or cell.suggested
    about = cell.problem or cell.said
    parts = (grid.spot_name(spot), ", ".join(filter(None, (value, about))))
    found = {
        "name": ": ".join(filter(None, parts)),
        "own": cell.own,
        "suggested": cell.suggested,
        "note": cell.note,
        "detail": cell.problem or cell.detail,
        "share": cell.share,
        "typed": cell.typed,
        "problem": cell.problem,
        "why": cell.why,
    }
    return {key: value for key, value in found.items() if value not in ("", None)}
