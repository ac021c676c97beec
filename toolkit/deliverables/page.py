"""What a cell of the notebook shows: blocks, as JupyterLab and the report display them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from IPython.display import display
from markupsafe import Markup

from toolkit.deliverables.markup import anchor, block_html, readable
from toolkit.deliverables.style import block_style, style_file
from toolkit.language import Words
from toolkit.tables.block import Block, Heading

OURS = "toolkit"
"""The output metadata by which the report knows its own blocks."""

SHEET = Markup(
    '<div class="strategy-sheet in-lab mathjax_ignore tex2jax_ignore" lang="{language}">'
    "{html}</div>"
)


def show(*blocks: Block, words: Words) -> None:
    """Show blocks below the cell; the report takes them over as they are."""
    for html, facts in shown(blocks, words):
        display({"text/html": html}, raw=True, metadata={OURS: facts})  # type: ignore[no-untyped-call]


def shown(blocks: Sequence[Block], words: Words) -> Iterator[tuple[str, dict[str, Any]]]:
    """The HTML of each block with what the report needs to know of it; first the style."""
    if blocks:
        yield str(Markup("<style>{}</style>").format(lab_style())), {"block": "style"}
    for block in blocks:
        html = SHEET.format(language=words.language, html=block_html(block, words))
        yield str(html), block_facts(block)


def unwrapped(html: str) -> str:
    """A shown block without what only JupyterLab needs around it."""
    return html[html.index(">") + 1 : -len("</div>")]


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
    style = block_style() + style_file("lab.css")
    return style.replace(".strategy-sheet", ".strategy-sheet.in-lab.in-lab")
