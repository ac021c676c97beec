"""A matrix as coloured cells, each with its number; what is not known is hatched and says so."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from toolkit.figures.palette import HEAT, INK_SOFT, PAPER, TINT, heat_step, text_on
from toolkit.figures.style import (
    WIDTH,
    Box,
    box,
    draw_boxes,
    drawing,
    drawn,
    lines,
    text_inches,
)
from toolkit.language import Words
from toolkit.tables.block import Picture

Place = tuple[int, int, float]
"""A cell: its row, its column and its share of the top."""

ROW_INCHES = 0.42
LABEL_CHARACTERS = 26
UPRIGHT_CHARACTERS = 18
SLOT_INCHES = (0.8, 0.95, 1.1, 1.25, 1.4)
"""The widths that a column may have: the first in which its name fits."""
GAP = 0.1


def heat_figure(
    frame: pd.DataFrame,
    *,
    key: str,
    caption: str,
    words: Words,
    top: float = 1,
    meant: pd.DataFrame | None = None,
    alt: str | None = None,
    note: str | None = None,
) -> Picture:
    """A frame of values from 0 to `top`, its labels as they are shown, NaN where unknown.

    With `top=1` the values are shares and read as percentages, else they are plain numbers.
    Cells that are not `meant` (a frame of the same shape) stay empty.
    """
    values = _Values(frame, words, top, meant)
    rows = [lines(str(label), LABEL_CHARACTERS) for label in frame.index]
    left = max(map(text_inches, rows), default=0) + GAP
    slot, heads, upright = _heads(frame, (WIDTH - left) / max(1, frame.shape[1]))
    above = GAP + (max(map(text_inches, heads), default=0) if upright else _height(heads))
    height = above + ROW_INCHES * max(1, frame.shape[0])
    width = left + slot * max(1, frame.shape[1])
    with drawing(height, width, left=left, right=0, above=above, below=0) as (figure, axes):
        _cells(axes, [place for place in values if known(place[2])])
        _unknown_cells(axes, [place for place in values if not known(place[2])])
        for row, column, value in values:
            _text(axes, row, column, value, values.shown(value, slot))
        _frame_axes(axes, frame.shape)
        axes.set_xticks(_middles(heads), heads, rotation=90 if upright else 0, va="bottom")
        axes.set_yticks(_middles(rows), rows)
    signs = words("A question mark stands for unknown.") if values.hidden(slot) else None
    notes = " ".join(filter(None, (note, signs))) or None
    return drawn(figure, key, caption, alt or values.alt(), notes)


def _heads(frame: pd.DataFrame, room: float) -> tuple[float, list[str], bool]:
    """How wide a column is, the columns' names in lines, and whether they stand upright.

    Names lie above their columns where three lines and the room allow it.
    """
    labels = [str(label) for label in frame.columns]
    for slot in [each for each in SLOT_INCHES if each <= room] or [room]:
        for characters in range(24, 5, -1):
            heads = [lines(label, characters, 3) for label in labels]
            whole = all("…" not in head for head in heads)
            if whole and all(text_inches(head) <= slot - 0.08 for head in heads):
                return slot, heads, False
    upright = [lines(label, UPRIGHT_CHARACTERS) for label in labels]
    return min(SLOT_INCHES[0], room), upright, True


def _height(heads: list[str]) -> float:
    return 0.16 * max((head.count("\n") + 1 for head in heads), default=1)


def _middles(labels: list[str]) -> list[float]:
    return [place + 0.5 for place in range(len(labels))]


def known(share: float) -> bool:
    """NaN stands for what is not known."""
    return not math.isnan(share)


def _cells(axes: Axes, places: list[Place]) -> None:
    for step in sorted({heat_step(share) for _, _, share in places}):
        same = [place for place in places if heat_step(place[2]) == step]
        draw_boxes(axes, _squares(same), facecolor=HEAT[step], edgecolor=PAPER, linewidth=1.5)


def _unknown_cells(axes: Axes, places: list[Place]) -> None:
    draw_boxes(axes, _squares(places), facecolor=TINT, edgecolor=PAPER, linewidth=1.5, hatch="////")


def _squares(places: list[Place]) -> list[Box]:
    return [box(column, column + 1, row, row + 1) for row, column, _ in places]


def _text(axes: Axes, row: int, column: int, share: float, text: str) -> None:
    if known(share):
        looks: dict[str, Any] = {"color": text_on(heat_step(share)), "fontsize": 9}
    else:
        behind = {"facecolor": TINT, "edgecolor": "none", "pad": 1.5}
        looks = {"color": INK_SOFT, "fontsize": 8, "bbox": behind}
    axes.text(column + 0.5, row + 0.5, text, ha="center", va="center_baseline", **looks)


def _frame_axes(axes: Axes, shape: tuple[int, int]) -> None:
    axes.set(xlim=(0, max(1, shape[1])), ylim=(max(1, shape[0]), 0))
    axes.spines[:].set_visible(False)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)


class _Values:
    """The cells of a matrix with how they are said."""

    def __init__(
        self, frame: pd.DataFrame, words: Words, top: float, meant: pd.DataFrame | None
    ) -> None:
        self.frame = frame
        everywhere = np.ones(frame.shape, dtype=bool)
        self.meant = everywhere if meant is None else meant.to_numpy(bool)
        self.shares = frame.to_numpy(float) / top
        self.words = words
        self.top = top

    def __iter__(self) -> Iterator[Place]:
        for row, shares in enumerate(self.shares):
            for column, share in enumerate(shares):
                if self.meant[row, column]:
                    yield row, column, float(share)

    def shown(self, share: float, slot: float = 9) -> str:
        if not known(share):
            word = self.words("unknown")
            return word if text_inches(word, 8) < slot - 0.08 else "?"
        return self.words.percent(share) if self.top == 1 else self.words.number(share * self.top)

    def hidden(self, slot: float) -> bool:
        """Whether what is unknown is only a sign, for want of room."""
        return any(self.shown(share, slot) == "?" for _, _, share in self)

    def alt(self) -> str:
        """The extremes, and how much is unknown."""
        n_rows, n_columns = self.frame.shape
        ranked = sorted((share, -row, -column) for row, column, share in self if known(share))
        said = [self.words("A matrix of {rows} by {columns}.", rows=n_rows, columns=n_columns)]
        if ranked:
            said.append(self.words("Highest: {cell}.", cell=self._place(*ranked[-1])))
        if len(ranked) > 1:
            said.append(self.words("Lowest: {cell}.", cell=self._place(*ranked[0])))
        total = int(self.meant.sum())
        if empty := n_rows * n_columns - total:
            said.append(self.words("Empty, because not meant: {n}.", n=empty))
        if missing := total - len(ranked):
            said.append(self.words("Unknown: {n} of {total}.", n=missing, total=total))
        return " ".join(said)

    def _place(self, share: float, row: int, column: int) -> str:
        names = f"{self.frame.index[-row]} – {self.frame.columns[-column]}"
        return f"{names}: {self.shown(share)}"
