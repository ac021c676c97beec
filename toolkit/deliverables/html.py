"""The report: what the notebook showed, as one HTML file that loads and runs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from nbconvert.exporters import TemplateExporter
from nbformat import NotebookNode

from toolkit.deliverables.markup import readable
from toolkit.deliverables.page import OURS, unwrapped
from toolkit.deliverables.report_check import check_report
from toolkit.deliverables.style import block_style, csp_hash
from toolkit.errors import ReportError
from toolkit.language import Words, words_for

__all__ = ["check_report", "report_html"]

STYLE_FILE = "page.css"
RUNNING = "font: 8.5pt system-ui, sans-serif; color: #4a5a63;"
DRAFT_MARK = "font: 700 8.5pt system-ui, sans-serif; color: #8a5300;"


@dataclass(frozen=True)
class Section:
    """A heading of level 2 with what stands below it; without a title, what comes before."""

    html: Markup
    title: str = ""
    anchor: str = ""
    own_page: bool = False


@dataclass(frozen=True)
class Page:
    """What the notebook showed, in the order in which it was shown."""

    cover: Markup | None
    sections: tuple[Section, ...]


class ReportExporter(TemplateExporter):
    """nbconvert's exporter with a template of ours: text is escaped, nothing may be undefined."""

    output_mimetype = "text/html"

    def _preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """The steps alone: nbconvert would copy and validate the notebook once more for each."""
        for step in self._preprocessors:
            nb, resources = step(nb, resources)
        return nb, resources

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.autoescape = True
        environment.undefined = StrictUndefined
        environment.filters |= {
            "as_style": Markup,
            "csp_hash": csp_hash,
            "page_parts": page_parts,
            "running_title": running_title,
        }
        return environment


def report_html(
    notebook: NotebookNode,
    template_path: Path,
    *,
    title: str,
    language: str,
    private: Iterable[str] = (),
    draft: bool = False,
) -> str:
    """The report of an executed notebook, with the template in a folder.

    A draft is marked as one in every view of the page, and on every sheet of paper.

    Raises
    ------
    ReportError
        When it holds what no client may get, such as one of the private folders.
    """
    refuse_errors(notebook)
    exporter = ReportExporter(  # type: ignore[no-untyped-call]
        template_paths=[str(template_path)],
        template_file="index.html.j2",
        file_extension=".html",
        # the template names the steps that it wants
        default_preprocessors=[],
    )
    words = words_for(language)
    html, _ = exporter.from_notebook_node(
        notebook,
        {
            "language": language,
            "title": readable(title),
            "words": page_words(words),
            "draft": words("Draft") if draft else "",
            "block_style": block_style(),
            "page_style": Markup((template_path / STYLE_FILE).read_text(encoding="utf-8")),  # noqa: S704
        },
    )
    check_report(html, private)
    return str(html)


def refuse_errors(notebook: NotebookNode) -> None:
    """A notebook in which a cell failed makes no report."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                place = f"cell {number}: {output.ename}"
                raise ReportError(found="an error of the notebook", place=place)


def page_words(words: Words) -> dict[str, str]:
    """What the page itself says."""
    return {
        "contents": words("Contents"),
        "skip": words("Skip to the content"),
        "to_top": words("Back to top"),
    }


def page_parts(notebook: NotebookNode) -> Page:
    """The blocks that `show` displayed, cut at the headings of level 2; nothing else."""
    cover: Markup | None = None
    sections = [Section(Markup())]
    for facts, html in _blocks(notebook):
        if facts["block"] == "cover":
            cover = html
        elif facts["block"] == "heading" and facts["level"] == 2:
            place = facts["text"], facts["anchor"], facts.get("own_page", False)
            sections.append(Section(html, *place))
        else:
            sections[-1] = replace(sections[-1], html=sections[-1].html + html)
    return Page(cover, tuple(each for each in sections if each.html))


def _blocks(notebook: NotebookNode) -> Iterator[tuple[dict[str, Any], Markup]]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            facts = output.get("metadata", {}).get(OURS)
            if facts:
                blocks = unwrapped("".join(output.data["text/html"]))
                for each, html in zip(facts, blocks, strict=True):
                    # escaped by `block_html`: nobody else writes this metadata
                    yield each, Markup(html + "\n")  # noqa: S704


def running_title(title: str, draft: str = "") -> Markup:
    r"""A style that prints the title at the head of every page, and that it is a draft.

    Whatever is not a plain letter or digit is written as its number.

    >>> print(running_title("</style>"))
    @page { @top-left { content: "\3c \2f style\3e "; font: ... } }
    @page :first ...
    """
    style = f'@page {{ @top-left {{ content: "{_as_content(title)}"; {RUNNING} }} }}'
    style += "\n@page :first { @top-left { content: none; } }"
    if draft:
        mark = f'content: "{_as_content(draft)}"; {DRAFT_MARK}'
        style += f"\n@page {{ @top-right {{ {mark} }} }}"
    return Markup(style)  # noqa: S704


def _as_content(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text)
