"""All clients on one page, for the consultant; it is never part of a client's set."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from toolkit.deliverables.markup import block_html, readable
from toolkit.deliverables.style import block_style, csp_hash
from toolkit.figures.palette import heat_step
from toolkit.language import Words
from toolkit.tables.portfolio import PortfolioView, cover, key_figures, portfolio_sections

TEMPLATE, STYLE, SCRIPT = "index.html.j2", "page.css", "page.js"


def index_html(view: PortfolioView, look: Path, mark: str = "") -> str:
    """The page, with the template in a folder: one file, that loads nothing.

    Its links go to files beside it: it belongs in the folder of the outputs. `mark` is kept in
    its head, to know what it was made of.
    """
    words = view.words
    template = _environment(look).get_template(TEMPLATE)
    return template.render(
        words=words,
        mark=mark,
        cover=cover(view),
        figures=key_figures(view),
        sections=portfolio_sections(view),
        signs=row_signs(words),
        style=block_style() + _file(look / STYLE),
        script=_file(look / SCRIPT),
    )


def row_signs(words: Words) -> tuple[tuple[str, str], ...]:
    """By what clients can be chosen: the sign of a row, and its name."""
    return (
        ("failed", words("report failed")),
        ("errors", words("with errors")),
        ("hours", words("more hours than there are")),
        ("overdue", words("something overdue")),
        ("near", words("something due soon")),
        ("changed", words("strategy changed since")),
        ("without", words("no report yet")),
    )


def _file(path: Path) -> Markup:
    """A style or a script of the look, which stands in the page as it is."""
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - a file of the template


def _environment(look: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(look),
        autoescape=True,
        finalize=readable,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "block_html": block_html,
        "csp_hash": csp_hash,
        "heat_step": heat_step,
    }
    return environment
