"""The colours of the house: told apart by lightness alone, so also without seeing colour.

The same values stand in `toolkit/deliverables/block.css`; a test holds the two together.
"""

from __future__ import annotations

INK = "#16262e"
INK_SOFT = "#4a5a63"
LINE = "#d5dde0"
TINT_STRONG = "#e8eeef"
PAPER = "#ffffff"
TINT = "#f3f7f7"
ACCENT = "#0b5e73"
ACCENT_SOFT = "#a6dce7"

HEAT = (
    "#f2f9fa",
    "#dcf1f5",
    "#c1e7ee",
    "#a6dce7",
    "#8dcfde",
    "#75c0d3",
    "#5cadc4",
    "#277f97",
    "#116b84",
    "#00576f",
    "#00445a",
)
LAST_PALE = 6
"""Up to here a cell's text is dark, above it white: both read well (contrast 4.5 or more)."""


def heat_step(share: float) -> int:
    """Which of the eleven steps a value in [0, 1] gets.

    >>> heat_step(0), heat_step(0.449), heat_step(1), heat_step(1.7)
    (0, 4, 10, 10)
    """
    return min(10, max(0, int(share * 10 + 0.5)))


def text_on(step: int) -> str:
    """The colour of text on a step."""
    return INK if step <= LAST_PALE else PAPER
