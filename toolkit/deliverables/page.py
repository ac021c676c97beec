"""What a cell of the notebook shows: blocks, as JupyterLab and the report display them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from IPython.display import display
from markupsafe import Markup

from toolkit.deliverables.markup import anchor, block_html, readable
from toolkit.deliverables.style import block_style, style_file
from toolkit.language import Words
from toolkit.tables.block import Block, Heading

OURS = "toolkit"
"""The output metadata by which the report knows our own blocks."""

BORDER = Markup("<!-- block -->")
"""Stands before, between and after blocks; no block holds one, since its texts are escaped."""

SHEET = Markup(
    '<div class="strategy-sheet in-lab mathjax_ignore tex2jax_ignore" lang="{language}">'
    "{html}</div>"
)


def show(*blocks: Block, words: Words) -> None:
    """Show blocks below the cell; the report takes them over as they are.

    All in one output: each output of its own costs more to send than most blocks to make.
    """
    if blocks:
        html, facts = shown(blocks, words)
        display({"text/html": html}, raw=True, metadata={OURS: facts})  # type: ignore[no-untyped-call]


def shown(blocks: Sequence[Block], words: Words) -> tuple[str, list[dict[str, Any]]]:
    """Blocks with their style as HTML, and what the report needs to know of each."""
    html = BORDER.join(("", *(block_html(block, words) for block in blocks), ""))
    sheet = SHEET.format(language=words.language, html=html)
    return str(style_element() + sheet), [block_facts(block) for block in blocks]


def unwrapped(html: str) -> list[str]:
    """Each of the shown blocks, without what only JupyterLab needs around them."""
    return html.split(BORDER)[1:-1]


def block_facts(block: Block) -> dict[str, Any]:
    """What the report needs to know of a block to place it: its kind, and a heading's text."""
    facts: dict[str, Any] = {"block": type(block).__name__.lower()}
    match block:
        case Heading():
            return facts | {
                "text": readable(block.text),
                "anchor": anchor(block.key),
                "level": block.level,
                "own_page": block.own_page,
            }
        case _:
            return facts


@cache
def lab_style() -> Markup:
    """The style of blocks, strong enough to hold between JupyterLab's own."""
    # on one line: a notebook's file has a string for each line, and each cell has the style
    style = Markup(" ").join((block_style() + style_file("lab.css")).split())
    return style.replace(".strategy-sheet", ".strategy-sheet.in-lab.in-lab")


def style_element() -> Markup:
    """The style of blocks as an element to put before them."""
    return Markup("<style>{}</style>").format(lab_style())
