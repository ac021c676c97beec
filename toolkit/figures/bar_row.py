"""Rows of bars over the weeks, each with a scale of its own, and a line or band to hold them to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from toolkit.figures.palette import ACCENT, ACCENT_SOFT, INK, INK_SOFT, LINE, TINT_STRONG
from toolkit.figures.style import WIDTH, Box, box, draw_boxes, drawing, drawn, lines, text_inches
from toolkit.tables.block import Picture

ROW_INCHES = 0.72
SCALE_INCHES = 0.42
LABEL_CHARACTERS = 22
TEXT_CHARACTERS = 16
GAP = 0.14
FILLED = 0.8
"""The part of a row that the highest bar takes."""

WIDE = 0.72
"""The part of a column that a bar takes."""

TOO_MUCH = "▲"
NEAR = 1e-9


@dataclass(frozen=True)
class Bar:
    """A bar in parts, from the floor up: what is always there, what is added, what is too much."""

    base: float
    added: float
    over: float = 0.0

    @property
    def top(self) -> float:
        """Its height."""
        return self.base + self.added + self.over


@dataclass(frozen=True)
class BarRow:
    """A row: its name, a bar for each column, and beside it in words what it is held to.

    `low` and `high` bound what is wanted; the same twice draws a line, None draws nothing.
    """

    label: str
    bars: tuple[Bar, ...]
    text: str
    low: float | None = None
    high: float | None = None

    @property
    def scale(self) -> float:
        """What stands at the top of the row."""
        return max(self.high or 0.0, *(bar.top for bar in self.bars)) or 1.0


def bar_row_figure(
    rows: Sequence[BarRow],
    columns: Sequence[str],
    *,
    key: str,
    caption: str,
    alt: str,
    axis: str,
    note: str | None = None,
) -> Picture:
    """The rows below each other; every row has a bar for each of the columns."""
    labels = [lines(row.label, LABEL_CHARACTERS) for row in rows]
    texts = [lines(row.text, TEXT_CHARACTERS, 3) for row in rows]
    left, right = (max(map(text_inches, each)) + GAP for each in (labels, texts))
    height = SCALE_INCHES + ROW_INCHES * len(rows)
    with drawing(height, WIDTH, left=left, right=right, above=0.05, below=SCALE_INCHES) as (
        figure,
        axes,
    ):
        axes.set(xlim=(0, len(columns)), ylim=(len(rows), 0))
        axes.set_axis_off()
        _bands(axes, rows, len(columns))
        _bars(axes, rows)
        _names(axes, labels, texts, rows)
        _columns(axes, columns, len(rows), axis)
    return drawn(figure, key, caption, alt, note)


def _bands(axes: Axes, rows: Sequence[BarRow], n: int) -> None:
    """What is wanted: a pale band, with a broken line at the most (or the one) that is wanted."""
    bands, limits, floors = [], [], []
    for place, row in enumerate(rows):
        floor, unit = place + 1.0, FILLED / row.scale
        floors.append([(0.0, floor), (float(n), floor)])
        if row.low is not None and row.high is not None:
            low, high = floor - row.low * unit, floor - row.high * unit
            limits.append([(0.0, high), (float(n), high)])
            if row.low != row.high:
                limits.append([(0.0, low), (float(n), low)])
                bands.append(box(0.0, float(n), high, low))
    draw_boxes(axes, bands, facecolor=TINT_STRONG, linewidth=0)
    axes.add_collection(LineCollection(floors, colors=LINE, linewidths=0.8), autolim=False)
    limit = LineCollection(limits, colors=INK_SOFT, linewidths=1.2, linestyles="--", zorder=3)
    axes.add_collection(limit, autolim=False)


def _bars(axes: Axes, rows: Sequence[BarRow]) -> None:
    parts = tuple(_parts(rows))
    for kind, colour in enumerate((ACCENT_SOFT, ACCENT, INK)):
        same = [each for part, each in parts if part == kind]
        draw_boxes(axes, same, facecolor=colour, linewidth=0)
    looks: dict[str, Any] = {"ha": "center", "va": "bottom", "fontsize": 6, "color": INK}
    for place, row in enumerate(rows):
        for column, bar in enumerate(row.bars):
            if bar.over > NEAR:
                top = place + 0.97 - bar.top * FILLED / row.scale
                axes.text(column + 0.5, top, TOO_MUCH, **looks)


def _parts(rows: Sequence[BarRow]) -> Iterator[tuple[int, Box]]:
    """Every part of every bar that has a height, with its kind: base, added or over."""
    for place, row in enumerate(rows):
        unit = FILLED / row.scale
        for column, bar in enumerate(row.bars):
            floor = place + 1.0
            for kind, part in enumerate((bar.base, bar.added, bar.over)):
                if part > NEAR:
                    sides = column + (1 - WIDE) / 2, column + (1 + WIDE) / 2
                    yield kind, box(*sides, floor - part * unit, floor)
                    floor -= part * unit


def _names(axes: Axes, labels: Sequence[str], texts: Sequence[str], rows: Sequence[BarRow]) -> None:
    """The names of the rows and what they are held to: plain texts, as ticks cost more time."""
    looks: dict[str, Any] = {"textcoords": "offset points", "annotation_clip": False}
    looks["va"] = "center_baseline"
    for place, (label, text, row) in enumerate(zip(labels, texts, rows, strict=True)):
        middle = place + 1 - FILLED / 2
        axes.annotate(label, (0, middle), xytext=(-8, 0), ha="right", **looks)
        at = middle if row.high is None else place + 1 - FILLED * row.high / row.scale
        end = len(row.bars), at if "\n" not in text else middle
        axes.annotate(text, end, xytext=(6, 0), color=INK_SOFT, **looks)


def _columns(axes: Axes, columns: Sequence[str], floor: int, axis: str) -> None:
    looks: dict[str, Any] = {"textcoords": "offset points", "annotation_clip": False}
    looks |= {"va": "top", "ha": "center", "color": INK_SOFT}
    for place, label in enumerate(columns):
        axes.annotate(label, (place + 0.5, floor), xytext=(0, -5), **looks)
    axes.annotate(axis, (len(columns) / 2, floor), xytext=(0, -18), **looks)
