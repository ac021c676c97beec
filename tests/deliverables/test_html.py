import base64
import hashlib
import re
from pathlib import Path

import nbformat
import pytest

from tests.deliverables.page_reader import Element, read_page
from tests.deliverables.sample import (
    COVER,
    HOSTILE,
    hostile_notebook,
    notebook_of,
    plausible_notebook,
)
from toolkit.deliverables.html import report_html
from toolkit.deliverables.markup import readable
from toolkit.errors import ReportError
from toolkit.language import words_for
from toolkit.tables.block import Heading, Prose

TEMPLATE = Path(__file__).parents[2] / "client_templates/report"


def report(notebook: nbformat.NotebookNode, title: str = "Klant", language: str = "nl") -> str:
    """The report of a notebook, with the template of the house."""
    return report_html(notebook, TEMPLATE, title=title, language=language)


def page_of(*cells, **kwargs) -> Element:
    """What the report of these cells holds."""
    return read_page(report(notebook_of(*cells), **kwargs))


@pytest.mark.parametrize(("language", "contents"), [("nl", "Inhoud"), ("en", "Contents")])
def test_the_page_is_in_the_clients_language(language: str, contents: str):
    """The page says which language it is in, and speaks it itself too."""
    blocks = [Heading("A", "a"), Heading("B", "b")]

    shown = read_page(report(notebook_of(blocks, words=words_for(language)), language=language))

    assert shown.one("html").attributes["lang"] == language
    assert shown.one("summary").text == contents


@pytest.mark.parametrize("title", ["Bakkerij & Zn.", *HOSTILE])
def test_the_title_is_the_clients_name(title: str):
    """The title is the name as it is, and a name can not end the style that prints it."""
    shown = page_of([Prose("x")], title=title)

    assert shown.one("title").text == readable(title)
    assert len(shown.all("style")) == 1
    assert len(shown.all("img")) == 0


def test_the_policy_knows_the_one_style():
    """The page's policy allows its own style by its hash, pictures as data, and nothing else."""
    shown = read_page(report(plausible_notebook(), title=COVER.title))

    (meta,) = [each for each in shown.all("meta") if "http-equiv" in each.attributes]
    rules = dict(rule.strip().split(" ", 1) for rule in meta.attributes["content"].split(";"))
    digest = hashlib.sha256(shown.one("style").text.encode()).digest()
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": f"'sha256-{base64.b64encode(digest).decode()}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize("notebook", [plausible_notebook, hostile_notebook])
def test_the_same_notebook_gives_the_same_bytes(notebook):
    """A report depends on nothing but the notebook, its title and its language."""
    assert report(notebook()) == report(notebook())


@pytest.mark.parametrize("notebook", [plausible_notebook, hostile_notebook])
def test_the_page_is_well_formed(notebook):
    """Elements are closed in order, ids are unique, and what is pointed at is there."""
    shown = read_page(report(notebook()))

    ids = [each.attributes["id"] for each in shown.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    inner = [a.attributes["href"] for a in shown.all("a") if a.attributes["href"][:1] == "#"]
    assert {each[1:] for each in inner} <= set(ids)
    assert len(shown.all("h1")) == 1


def test_the_contents_name_the_sections():
    """The contents list has every heading of level 2, folded on a phone and open beside."""
    shown = page_of([Heading("Doelen & <b>", "goals"), Prose("x")], [Heading("Kanalen", "ch")])

    for contents in (shown.one("details"), shown.one("div", **{"class": "contents-open"})):
        links = [(each.text, each.attributes["href"]) for each in contents.all("a")]
        assert links == [("Doelen & <b>", "#goals"), ("Kanalen", "#ch")]


def test_a_page_without_cover_has_its_title_as_heading():
    """There is always one heading of level 1."""
    assert page_of([Prose("x")], title="De klant").one("h1").text == "De klant"


def test_only_what_was_shown_for_the_client_appears():
    """Code, streams, other HTML, and cells for the consultant stay out of the report."""
    notebook = notebook_of([Prose("voor de klant")], [Prose("geheim 1")], [Prose("geheim 2")])
    notebook.cells[1].metadata["tags"] = ["consultant"]
    notebook.cells[2].metadata["tags"] = ["remove-cell"]
    new = nbformat.v4.new_output
    notebook.cells[0].source = "geheim = 3"
    notebook.cells[0].outputs += [
        new("stream", name="stdout", text="geheim 4"),
        new("stream", name="stderr", text="geheim 5"),
        new("display_data", {"text/html": "<p>geheim 6</p>", "text/plain": "geheim 7"}),
        new("execute_result", {"text/plain": "geheim 8"}, execution_count=1),
        new("display_data", {"application/vnd.jupyter.widget-view+json": {"model_id": "geheim"}}),
    ]
    notebook.cells.append(nbformat.v4.new_markdown_cell("geheim 9"))
    notebook.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {"x": "geheim"}}

    html = report(notebook)

    assert "voor de klant" in html
    assert "geheim" not in html


@pytest.mark.parametrize("tags", [[], ["consultant"]])
def test_a_notebook_that_failed_makes_no_report(tags: list[str]):
    """An error in any cell, shown to the client or not, stops the export."""
    notebook = notebook_of([Prose("x")])
    notebook.cells[0].metadata["tags"] = tags
    failed = nbformat.v4.new_output("error", ename="KeyError", evalue="'x'", traceback=["a"])
    notebook.cells[0].outputs.append(failed)

    with pytest.raises(ReportError, match="cell 1: KeyError"):
        report(notebook)


def test_nothing_in_the_page_can_load_or_run():
    """No script, no style in an attribute, no address to load from."""
    html = report(hostile_notebook(), title=HOSTILE[1])
    shown = read_page(html)

    assert {"script", "iframe", "object"}.isdisjoint(each.tag for each in shown.all())
    assert all("style" not in each.attributes for each in shown.all())
    sources = [each.attributes["src"] for each in shown.all("img")]
    assert sources
    assert all(each.startswith("data:image/svg+xml;base64,") for each in sources)
    assert re.findall(r"url\(|@import", shown.one("style").text) == []


def test_a_draft_is_marked_wherever_one_is_on_the_page():
    """The page of a draft has a mark that stays in sight; a final one has none."""
    made = {
        draft: report_html(
            notebook_of([Prose("a")]), TEMPLATE, title="X", language="nl", draft=draft
        )
        for draft in (True, False)
    }

    assert '<p class="draft-mark">Concept</p>' in made[True]
    assert 'class="draft-mark"' not in made[False]


def test_a_workspace_may_have_its_own_template(tmp_path: Path):
    """A folder with a template of its own gets the same page parts to show."""
    (tmp_path / "index.html.j2").write_text(
        "{% set page = nb | page_parts %}<h1>{{ resources.title }}</h1>"
        "{% for section in page.sections %}{{ section.html }}{% endfor %}"
    )
    (tmp_path / "page.css").write_text("")

    html = report_html(notebook_of([Prose("a & b")]), tmp_path, title="<x>", language="nl")

    assert html.startswith("<h1>&lt;x&gt;</h1>")
    assert "a &amp; b" in html
