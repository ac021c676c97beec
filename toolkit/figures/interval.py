"""Values with their bounds, one bar each; what is not known is hatched and says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from toolkit.figures.palette import ACCENT, ACCENT_SOFT, INK_SOFT, LINE, PAPER, TINT
from toolkit.figures.style import drawing, drawn, lines, text_inches
from toolkit.language import Words
from toolkit.tables.block import Picture

ROW_INCHES = 0.46
SCALE_INCHES = 0.3
LABEL_CHARACTERS = 26
GAP = 0.1
WIDTH = 4.9


@dataclass(frozen=True)
class Interval:
    """A named value with its bounds; `central` is None where nothing is known."""

    label: str
    low: float
    central: float | None
    high: float


def interval_figure(
    rows: Sequence[Interval],
    *,
    key: str,
    caption: str,
    words: Words,
    top: float = 1,
    alt: str | None = None,
    note: str | None = None,
) -> Picture:
    """Values from 0 to `top`, first at the top; with `top=1` they read as percentages."""
    left = max((text_inches(lines(row.label, LABEL_CHARACTERS)) for row in rows), default=0) + GAP
    right = max(text_inches(words("unknown")), text_inches("100 %")) + 2 * GAP
    height = SCALE_INCHES + ROW_INCHES * max(1, len(rows))
    with drawing(height, WIDTH, left=left, right=right, above=0, below=SCALE_INCHES) as (
        figure,
        axes,
    ):
        for place, row in enumerate(rows):
            _bar(axes, place, row, top, words)
        _scale(axes, rows, top, words)
    return drawn(figure, key, caption, alt or interval_alt(rows, top, words), note)


def interval_alt(rows: Sequence[Interval], top: float, words: Words) -> str:
    """Every value in words."""
    said = []
    for row in rows:
        value, low, high = (_value(x, top, words) for x in (row.central, row.low, row.high))
        if row.central is None:
            said.append(words("{label}: unknown", label=row.label))
        elif row.low == row.high:
            said.append(f"{row.label}: {value}")
        else:
            span = words("between {low} and {high}", low=low, high=high)
            said.append(f"{row.label}: {value} ({span})")
    return "; ".join(said) + "."


def _value(value: float | None, top: float, words: Words) -> str:
    return words.percent(value) if top == 1 else words.number(value)


def _bar(axes: Axes, place: int, row: Interval, top: float, words: Words) -> None:
    axes.barh(place, top, height=0.5, color=TINT)
    if row.central is None:
        axes.barh(
            place, row.high - row.low, left=row.low, height=0.5, color=TINT, hatch="////", lw=0
        )
        text = words("unknown")
    else:
        span = max(row.high - row.low, top / 400)
        axes.barh(place, span, left=row.low, height=0.5, color=ACCENT_SOFT)
        axes.plot([row.central], [place], "o", color=ACCENT, markersize=9, markeredgecolor=PAPER)
        text = _value(row.central, top, words)
    axes.annotate(
        text,
        (top, place),
        xytext=(7, 0),
        textcoords="offset points",
        va="center_baseline",
        color=INK_SOFT if row.central is None else None,
        fontweight="normal" if row.central is None else "bold",
        annotation_clip=False,
    )


def _scale(axes: Axes, rows: Sequence[Interval], top: float, words: Words) -> None:
    marks = [top * quarter / 4 for quarter in range(5)]
    axes.set(xlim=(0, top), ylim=(max(1, len(rows)) - 0.5, -0.5))
    axes.set_xticks(marks, [_value(mark, top, words) for mark in marks], fontsize=8.5)
    axes.set_yticks(range(len(rows)), [lines(row.label, LABEL_CHARACTERS) for row in rows])
    axes.tick_params(length=0)
    axes.grid(axis="x", color=LINE, linewidth=0.8)
    axes.set_axisbelow(False)
    axes.spines[:].set_visible(False)
