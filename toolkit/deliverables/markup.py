"""Blocks as HTML: the one place where a client's words are escaped.

The shapes are in `block.html.j2`, the looks in `block.css`.
"""

from __future__ import annotations

import base64
import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from toolkit.figures.palette import heat_step
from toolkit.language import Words
from toolkit.tables.block import Block, Table

ADDRESS = re.compile(r"(https?://[^\s<>\"'\\/]|mailto:[^\s<>\"'\\])[^\s<>\"\\]*", re.IGNORECASE)
CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000))
NOT_FOR_HTML = dict.fromkeys(CONTROLS, "\N{REPLACEMENT CHARACTER}")
MANY_COLUMNS, MOST_COLUMNS = 6, 9
MANY_ROWS = 30


def block_html(block: Block, words: Words) -> Markup:
    """A block as HTML; every text in it is escaped here, and only here."""
    template = _environment().get_template("block.html.j2")
    # a block of a kind of its own is shown as what it is made from
    names = (each.__name__.lower() for each in type(block).__mro__)
    macro = next(filter(None, (getattr(template.module, name, None) for name in names)))
    return Markup(str(macro(block, words)).strip())  # noqa: S704 - escaped by the template


def anchor(key: str) -> str:
    """A key as an id of the page.

    >>> anchor("goals"), anchor("wat & hoe?")
    ('goals', 'wat---hoe-')
    """
    return re.sub(r"[^A-Za-z0-9_-]", "-", key)


def followable(address: str | None) -> str | None:
    """The address, if a reader may follow it: http, https or mailto.

    >>> followable("https://example.org/a"), followable("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    text = (address or "").strip()
    return text if ADDRESS.fullmatch(text) else None


def readable(value: Any) -> Any:
    """A text of which each character has a place in HTML; others become the sign for that."""
    if type(value) is str:
        return value.translate(NOT_FOR_HTML)
    return "" if value is None else value


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", text.strip()) if part.strip()]


def _svg_address(svg: str) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _svg_size(svg: str) -> tuple[int, int] | None:
    """Width and height in pixels, so that the page does not jump while it loads."""
    head = svg[: svg.find(">", svg.find("<svg"))]
    sizes = dict(re.findall(r'\b(width|height)="([\d.]+)pt"', head))
    if len(sizes) < 2:
        return None
    return round(float(sizes["width"]) * 4 / 3), round(float(sizes["height"]) * 4 / 3)


def _width(table: Table) -> str:
    """How much room a table needs beside others."""
    n_columns = len(table.columns)
    long = " table-long" if len(table.rows) > MANY_ROWS else ""
    if n_columns >= MOST_COLUMNS:
        return " table-dense table-wide" + long
    return (" table-dense" if n_columns >= MANY_COLUMNS else "") + long


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("toolkit.deliverables", "."),
        autoescape=True,
        finalize=readable,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "anchor": anchor,
        "block_html": block_html,
        "followable": followable,
        "heat_step": heat_step,
        "paragraphs": _paragraphs,
        "svg_address": _svg_address,
        "svg_size": _svg_size,
        "table_width": _width,
    }
    return environment
