"""How figures are drawn: SVG without pyplot, the same bytes every time, text as shapes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from toolkit.figures.palette import INK, INK_SOFT, LINE, PAPER
from toolkit.tables.block import Picture

Box = tuple[tuple[float, float], ...]
"""The four corners of a box, one after another."""

WIDTH = 6.4
"""Inches; 614 pixels on a page, which a phone shows at half size or scrolls."""

FONT_SIZE = 9.5

STYLE: Mapping[Any, Any] = {
    "axes.edgecolor": LINE,
    "axes.labelcolor": INK_SOFT,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.unicode_minus": False,
    "figure.facecolor": PAPER,
    "font.family": ["DejaVu Sans"],
    "font.size": FONT_SIZE,
    "hatch.color": "#9aa9b0",
    "hatch.linewidth": 0.7,
    "path.simplify_threshold": 0.5,
    "svg.fonttype": "path",
    "svg.hashsalt": "strategy",
    # a client's $ is a dollar sign
    "text.parse_math": False,
    "text.color": INK,
    "xtick.color": INK_SOFT,
    "ytick.color": INK,
}
METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
SMALLER = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    # hundredths of a point are enough; scales, which begin with 0, stay exact
    (re.compile(r"\b([1-9]\d*\.\d\d)\d+"), r"\1"),
    (re.compile(r"\s+"), " "),
    (re.compile(r" ?(<|/?>) ?"), r"\1"),
    # nobody points at the names of groups
    (re.compile(r'<g id="[a-zA-Z0-9]+(?:\.axis)?_\d+">'), "<g>"),
)
PATH = re.compile(r'(?<= d=")[^"]+')
STYLE_OF_PART = re.compile(r'(?<= style=")[^"]+')
AROUND_COMMAND = re.compile(r" ?([A-Za-z]) ?")
UNKNOWN_SIGN = "\N{WHITE SQUARE}"


@contextmanager
def drawing(
    height: float, width: float = WIDTH, *, left: float, right: float, above: float, below: float
) -> Iterator[tuple[Figure, Axes]]:
    """A figure of so many inches with one pair of axes inside margins, in the house style.

    What is drawn stays in the style after the block; only `drawn` may follow it.
    """
    with mpl.rc_context(dict(STYLE)):
        figure = Figure(figsize=(width, height))
        inner = (width - left - right) / width, (height - above - below) / height
        axes = figure.add_axes((left / width, below / height, *inner))
        axes.patch.set_visible(False)
        yield figure, axes


def draw_boxes(axes: Axes, boxes: Sequence[Box], **looks: Any) -> None:
    """Boxes of one look, each by its corners, as a single shape: far less to draw and to store."""
    if boxes:
        corners = [corner for box in boxes for corner in (*box, box[0])]
        codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(boxes)
        axes.add_artist(PathPatch(Path(corners, codes), clip_on=False, **looks))


def box(left: float, right: float, top: float, bottom: float) -> Box:
    """The corners of a box."""
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def drawn(figure: Figure, key: str, caption: str, alt: str, note: str | None = None) -> Picture:
    """The figure as a block; `alt` says what it shows to who does not see it."""
    with mpl.rc_context(dict(STYLE)):
        target = io.StringIO()
        canvas = FigureCanvasSVG(figure)
        canvas.print_svg(target, metadata=METADATA)  # type: ignore[no-untyped-call]
    return Picture(key, caption, alt, _smaller(target.getvalue()), note)


def _smaller(svg: str) -> str:
    """The same picture in fewer bytes, without prologue and comments."""
    svg = svg[svg.index("<svg") :]
    for found, instead in SMALLER:
        svg = found.sub(instead, svg)
    svg = PATH.sub(lambda path: AROUND_COMMAND.sub(r"\1", path[0]), svg)
    return STYLE_OF_PART.sub(lambda style: style[0].replace(": ", ":").replace("; ", ";"), svg)


def drawable(text: str) -> str:
    """The text with a box for each sign that the font cannot draw, such as an emoji."""
    signs = _signs()
    return "".join(sign if ord(sign) in signs else UNKNOWN_SIGN for sign in " ".join(text.split()))


def lines(text: str, width: int, most: int = 2) -> str:
    r"""A label in a few short lines; what does not fit ends in an ellipsis.

    >>> lines("Ouders van jonge kinderen in de wijk", 16)
    'Ouders van jonge\nkinderen in de…'
    """
    rows = [""]
    for word in drawable(text).split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if len(longer) <= width:
            rows[-1] = longer
        elif len(rows) == most:
            return "\n".join([*rows[:-1], f"{rows[-1][: width - 1]}…"])
        elif not rows[-1]:
            rows[-1] = word
        else:
            rows.append(word)
    return "\n".join(row if len(row) <= width else f"{row[: width - 1]}…" for row in rows)


def text_inches(text: str, size: float = FONT_SIZE) -> float:
    """How wide the longest line of a text is drawn: as shapes, so without hinting to pixels."""
    font = _font()
    font.set_size(size, 72)
    widths = []
    for line in text.split("\n"):
        font.set_text(line, 0, flags=LoadFlags.NO_HINTING)
        widths.append(font.get_width_height()[0] / 64 / 72)
    return max(widths)


def _font() -> FT2Font:
    # kept by matplotlib, which opens its file anew in a forked process
    return get_font(findfont(FontProperties(family="DejaVu Sans")))


@cache
def _signs() -> frozenset[int]:
    return frozenset(_font().get_charmap())
