"""A grid of the form: shows a sheet of the draft, and puts what is typed or pasted in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from toolkit.intake.control import Controls
from toolkit.intake.draft import Draft
from toolkit.intake.field import Act
from toolkit.intake.grid.cell import Cell, Grid, Sheet, Spot, Told, plain
from toolkit.intake.grid.refused import keep_refused, refusals
from toolkit.intake.grid.said import grid_words
from toolkit.intake.grid.widget import GridWidget
from toolkit.intake.session import Session
from toolkit.strategy.walk import Place

TOLD_AT_MOST = 4
"""Sentences below the grid: more than these are read in the cells themselves."""


@dataclass(frozen=True)
class Typed:
    """What was put in a cell."""

    spot: Spot
    text: str


class GridView:
    """One grid; what cannot be understood stays in its cell until something else is typed."""

    def __init__(self, sheet: Sheet, session: Session, look: Controls, act: Act):
        self.sheet, self.session, self._act = sheet, session, act
        self.grid = sheet.grid(session)
        self.refused = refusals(sheet, session, self.grid)
        self.widget: GridWidget = look.make(
            GridWidget, grid=plain(self._whole()), words=grid_words(session.words)
        )
        self.widget.language = session.words.language
        self.widget.on_msg(self._heard)

    def show(self, entry: Place = ()) -> None:  # noqa: ARG002 - it shows all entries at once
        """Show the draft as it is now."""
        self.grid = self.sheet.grid(self.session)
        shown = plain(self._whole())
        if shown != self.widget.grid:
            self.widget.grid = shown

    def _whole(self) -> Grid:
        """The grid, with what it does not understand."""
        cells = {
            spot: replace(self.grid.cells[spot], typed=text, problem=problem)
            for spot, (text, problem) in self.refused.items()
            if spot in self.grid.cells  # an entry that was removed may come back
        }
        return replace(self.grid, cells={**self.grid.cells, **cells})

    def enter(self, typed: Iterable[Typed], why: str = "") -> tuple[int, tuple[Typed, ...]]:
        """Put texts in cells, as one change; how many were put, and what waits for a reason."""
        before = draft = self.session.draft
        n_put, waiting = 0, []
        for each in typed:
            found = self.sheet.entered(self.session, draft, each.spot, each.text, why)
            self.refused.pop(each.spot, None)
            if not isinstance(found, Told):
                draft, n_put = found, n_put + 1
            else:
                self.refused[each.spot] = (each.text, found.sentence)
                waiting += [each] if found.asks else []
        if draft is not before:
            self.session.change(lambda _: _as_one(draft, before))
        return n_put, tuple(waiting)

    def pasted(self, text: str, at: Spot, rows: Sequence[str], columns: Sequence[str]) -> Pasted:
        """What a block from a spreadsheet puts in which cells.

        It begins at a cell; a single value fills all chosen rows and columns.
        """
        block = list(csv.reader(io.StringIO(text.rstrip("\r\n")), delimiter="\t"))
        if len(block) == 1 and len(block[0]) == 1 and len(rows) * len(columns) > 1:
            value = block[0][0]
            return Pasted(
                tuple(Typed((row, column), value) for row in rows for column in columns), 0
            )
        return _laid(block, at, self.grid)

    def _heard(self, _widget: Any, content: Any, _buffers: Any) -> None:
        """Do what was asked in the browser, and answer."""
        answer: dict[str, Any] = {"told": "", "problems": [], "ask": None}

        def action() -> None:
            answer.update(self._answered(content))
            keep_refused(self.refused, self.sheet, self.session)

        self._act(action)
        self.show()
        self.widget.tell({**answer, "number": content.get("number")})

    def _answered(self, content: Mapping[str, Any]) -> dict[str, Any]:
        match content.get("do"):
            case "set":
                typed = tuple(Typed((row, column), text) for row, column, text in content["cells"])
                return self._outcome(typed, 0, content.get("why", "").strip())
            case "paste":
                found = self.pasted(
                    content["text"], tuple(content["at"]), content["rows"], content["columns"]
                )
                return self._outcome(found.typed, found.n_outside)
            case "forget":
                for row, column in content["cells"]:
                    self.refused.pop((row, column), None)
                if content.get("unreasoned"):
                    words = self.session.words
                    return {
                        "told": words("Not kept: without a reason the table's judgement holds.")
                    }
            case "undo" if self.session.can_undo:
                self.session.undo()
                return {"told": self.session.words("Undone.")}
            case "redo" if self.session.can_redo:
                self.session.redo()
                return {"told": self.session.words("Done again.")}
        return {}

    def _outcome(self, typed: Sequence[Typed], n_outside: int, why: str = "") -> dict[str, Any]:
        n_put, waiting = self.enter(typed, why)
        words = self.session.words
        told = []
        if len(typed) > 1 or n_outside:
            told.append(words.count("{n} cell filled in.", "{n} cells filled in.", n_put))
        if n_outside:
            told.append(
                words.count(
                    "{n} value fell outside the grid.",
                    "{n} values fell outside the grid.",
                    n_outside,
                )
            )
        problems = [
            f"{self.grid.spot_name(each.spot)}: {self.refused[each.spot][1]}"
            for each in typed
            if each.spot in self.refused and each not in waiting
        ]
        more = len(problems) - TOLD_AT_MOST
        if more > 0:
            said = words.count("And {n} more cell.", "And {n} more cells.", more)
            problems = [*problems[:TOLD_AT_MOST], said]
        return {"told": " ".join(told), "problems": problems, "ask": self._asked(waiting)}

    def _asked(self, waiting: Sequence[Typed]) -> dict[str, Any] | None:
        """The question for a reason, for the cells that wait for one."""
        if not waiting:
            return None
        cell = self.grid.cells.get(waiting[0].spot, Cell())
        name = self.grid.spot_name(waiting[0].spot)
        words = self.session.words
        return {
            "cells": [[*each.spot, each.text] for each in waiting],
            "about": f"{name}: {waiting[0].text}"
            if len(waiting) == 1
            else words.count("{n} cell", "{n} cells", len(waiting)),
            "before": cell.why if len(waiting) == 1 else "",
        }


@dataclass(frozen=True)
class Pasted:
    """What a pasted block puts in cells, and how much of it found no cell."""

    typed: tuple[Typed, ...]
    n_outside: int


def _laid(block: Sequence[Sequence[str]], at: Spot, grid: Grid) -> Pasted:
    rows, columns = [each.key for each in grid.rows], [each.key for each in grid.columns]
    if at not in grid.cells:
        return Pasted((), sum(len(line) for line in block))
    top, left = rows.index(at[0]), columns.index(at[1])
    typed, n_outside = [], 0
    for down, line in enumerate(block):
        for across, text in enumerate(line):
            if top + down < len(rows) and left + across < len(columns):
                typed.append(Typed((rows[top + down], columns[left + across]), text))
            else:
                n_outside += bool(text.strip())
    return Pasted(tuple(typed), n_outside)


def _as_one(draft: Draft, before: Draft) -> Draft:
    """A draft that one undo takes back to what it was."""
    return replace(draft, before=before)
