"""What is planned beside what was meant: a bar from zero, and a line where it was meant to end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.collections import LineCollection

from toolkit.figures.palette import ACCENT_SOFT, INK, INK_SOFT, TINT
from toolkit.figures.style import Box, box, draw_boxes, drawing, drawn, lines, text_inches
from toolkit.language import Words
from toolkit.tables.block import Picture

ROW_INCHES = 0.4
HEAD_INCHES = 0.28
LABEL_CHARACTERS = 26
GAP = 0.14
WIDTH = 4.9
THICK = 0.56
STEPS = (0.25, 0.5, 0.75, 1.0)
"""The scale ends at the first of these shares in which all fits."""


@dataclass(frozen=True)
class Compared:
    """A name with a share that is planned and one that was meant, in [0, 1]; NaN where unknown."""

    label: str
    planned: float
    meant: float


def compare_figure(
    rows: Sequence[Compared],
    *,
    key: str,
    caption: str,
    planned: str,
    meant: str,
    words: Words,
    note: str | None = None,
) -> Picture:
    """Each row as a bar with a line; `planned` and `meant` are what the two are called."""
    labels = [lines(row.label, LABEL_CHARACTERS) for row in rows]
    left = max(map(text_inches, labels)) + GAP
    slots = [text_inches(name) + 2 * GAP for name in (planned, meant)]
    height = HEAD_INCHES + ROW_INCHES * len(rows)
    top = _top(rows)
    with drawing(height, WIDTH, left=left, right=sum(slots), above=HEAD_INCHES, below=0) as (
        figure,
        axes,
    ):
        axes.set(xlim=(0, top), ylim=(len(rows), 0))
        axes.set_axis_off()
        draw_boxes(axes, _bars([top] * len(rows)), facecolor=TINT, linewidth=0)
        draw_boxes(axes, _bars([row.planned for row in rows]), facecolor=ACCENT_SOFT, linewidth=0)
        axes.add_collection(_marks(rows), autolim=False)
        looks: dict[str, Any] = {"textcoords": "offset points", "annotation_clip": False}
        ends = [slots[0] * 72, sum(slots) * 72]
        for end, head in zip(ends, (planned, meant), strict=True):
            named = {"ha": "right", "va": "bottom", "color": INK_SOFT} | looks
            axes.annotate(head, (top, 0), xytext=(end, 3), **named)
        looks["va"] = "center_baseline"
        for place, (row, label) in enumerate(zip(rows, labels, strict=True)):
            at = place + 0.5
            axes.annotate(label, (0, at), xytext=(-8, 0), ha="right", **looks)
            for end, share in zip(ends, (row.planned, row.meant), strict=True):
                said = words.percent(share)
                axes.annotate(said, (top, at), xytext=(end, 0), ha="right", **looks)
    return drawn(figure, key, caption, _alt(rows, planned, meant, words), note)


def _top(rows: Sequence[Compared]) -> float:
    shares = (share for row in rows for share in (row.planned, row.meant))
    most = max((share for share in shares if not math.isnan(share)), default=0.0)
    return next((step for step in STEPS if most <= step), 1.0)


def _bars(ends: Sequence[float]) -> list[Box]:
    low, high = 0.5 - THICK / 2, 0.5 + THICK / 2
    return [
        box(0.0, end, place + low, place + high)
        for place, end in enumerate(ends)
        if not math.isnan(end)
    ]


def _marks(rows: Sequence[Compared]) -> LineCollection:
    """Where each was meant to end."""
    marks = [
        [(row.meant, place + 0.12), (row.meant, place + 0.88)]
        for place, row in enumerate(rows)
        if not math.isnan(row.meant)
    ]
    return LineCollection(marks, colors=INK, linewidths=2.2, zorder=3)


def _alt(rows: Sequence[Compared], planned: str, meant: str, words: Words) -> str:
    """Every pair in words."""
    said = (
        f"{row.label}: {planned.lower()} {words.percent(row.planned)}, "
        f"{meant.lower()} {words.percent(row.meant)}"
        for row in rows
    )
    return "; ".join(said) + "."
