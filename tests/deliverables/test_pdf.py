import importlib
import io
import logging
import re
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.deliverables.sample import COVER, hostile_notebook, plausible_notebook
from tests.deliverables.test_html import TEMPLATE, report
from toolkit.deliverables import pdf
from toolkit.deliverables.html import report_html
from toolkit.deliverables.pdf import pdf_possible, report_pdf
from toolkit.errors import MissingLibraryError

pytestmark = pytest.mark.skipif(not pdf_possible(), reason="Pango is not on this machine")


@pytest.fixture(scope="module")
def pages() -> bytes:
    """The PDF of a plausible report."""
    return report_pdf(report(plausible_notebook(), title=COVER.title))


def root(pages: bytes) -> dict[str, Any]:
    """The PDF's catalogue."""
    catalogue: Any = PdfReader(io.BytesIO(pages)).trailer["/Root"]
    return catalogue


def tags(pages: bytes) -> set[str]:
    """The kinds of elements that a screen reader is told of."""
    found, waiting = set(), [root(pages)["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, DictionaryObject):
            continue
        found.add(str(element.get("/S", "")))
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        waiting.extend(kid.get_object() for kid in kids if hasattr(kid, "get_object"))
    return found


def test_a_screen_reader_is_told_what_is_what(pages):
    """The PDF is tagged: headings, tables with headers, lists, pictures with their text."""
    catalogue = root(pages)

    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "nl"
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/Figure"} <= tags(pages)


def test_every_sheet_of_a_draft_says_that_it_is_one():
    """The mark stands on each page of a draft, the first one too; on none of a final report."""
    notebook = plausible_notebook()
    for draft in (True, False):
        page = report_html(notebook, TEMPLATE, title="Y", language="en", draft=draft)
        sheets = PdfReader(io.BytesIO(report_pdf(page))).pages

        assert len(sheets) > 1
        assert all(("Draft" in each.extract_text()) == draft for each in sheets)


def test_the_contents_say_on_which_page_each_part_begins(pages):
    """Every entry on the first page ends in the number of the page on which its heading stands."""
    sheets = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pages)).pages]
    page = report(plausible_notebook(), title=COVER.title)
    titles = re.findall(r'<li><a href="#[^"]+" dir="auto">([^<]+)</a></li>', page)
    counted = len(titles) // 2  # once folded, once open

    begins = dict(re.findall(r"^(\d+) (\d+)$", sheets[0], re.MULTILINE))
    assert len(begins) == counted > 1
    for number, title in enumerate(titles[:counted], 1):
        assert title in sheets[int(begins[str(number)]) - 1]


def test_the_pdf_says_whose_it_is(pages):
    """Title and text of the report are in the PDF."""
    reader = PdfReader(io.BytesIO(pages))
    text = "".join(page.extract_text() for page in reader.pages)

    assert reader.metadata
    assert reader.metadata.title == COVER.title
    assert COVER.title in text


def test_the_same_report_gives_the_same_bytes(pages):
    """Made again, the PDF is the same file."""
    again = report_pdf(report(plausible_notebook(), title=COVER.title))

    assert again == pages


@pytest.mark.soak
def test_hostile_text_gives_an_ordinary_pdf():
    """Whatever a client is called, the pages are made, without anything that runs."""
    pages = report_pdf(report(hostile_notebook()))

    assert len(PdfReader(io.BytesIO(pages)).pages) > 0
    assert not re.search(rb"/JavaScript|/Launch|/EmbeddedFile", pages)


@pytest.mark.parametrize(
    "element",
    [
        '<img src="{url}">',
        '<link rel="attachment" href="{url}">',
        '<link rel="stylesheet" href="{url}">',
        '<p style="background: url({url})">x</p>',
        '<style>@import "{url}";</style>',
        '<object data="{url}"></object>',
    ],
)
def test_no_file_of_the_machine_gets_into_the_pages(tmp_path, element):
    """A page that asks for a file gets nothing, in whatever way it asks."""
    secret = tmp_path / "secret.css"
    secret.write_text("body::before { content: 'geheim woord' }", "utf-8")
    page = f"<!DOCTYPE html><html lang='nl'><title>x</title><h1>x</h1>{element}"

    pages = report_pdf(page.format(url=secret.as_uri()))

    reader = PdfReader(io.BytesIO(pages))
    assert "geheim" not in "".join(page.extract_text() for page in reader.pages)
    assert not reader.attachments


def test_without_pango_it_is_said_what_is_missing(monkeypatch):
    """Where Pango is missing an error names it, before anything is made."""

    def missing(name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0'")

    pdf._printer.cache_clear()
    monkeypatch.setattr(importlib, "import_module", missing)

    with pytest.raises(MissingLibraryError, match="Pango"):
        report_pdf("<p>x</p>")
    assert not pdf_possible()

    monkeypatch.undo()
    assert pdf_possible()


def test_the_printers_remarks_on_style_reach_nobody(caplog):
    """Lines of style that are meant for screens are passed over in silence."""
    with caplog.at_level(logging.WARNING):
        report_pdf("<!DOCTYPE html><html lang='nl'><title>x</title><p style='mask: none'>x</p>")

    assert not caplog.records
