"""The report as a tagged PDF (PDF/UA-1), made from the HTML that the client gets as well."""

from __future__ import annotations

import importlib
import logging
from functools import cache
from types import ModuleType

from toolkit.errors import MissingLibraryError

TAGGED = "pdf/ua-1"
"""ISO 14289-1: headings, table headers, lists and text alternatives are marked for a reader."""


def report_pdf(html: str) -> bytes:
    """The pages of a report, as printed on A4; it loads nothing but what the page itself holds.

    Raises
    ------
    MissingLibraryError
        When Pango, which lays out the text, is not on this machine.
    """
    printer = _printer()
    fetcher = printer.urls.URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document = printer.HTML(string=html, url_fetcher=fetcher)
    pages: bytes = document.write_pdf(pdf_variant=TAGGED)
    return pages


def pdf_possible() -> bool:
    """Whether this machine can make a PDF."""
    try:
        _printer()
    except MissingLibraryError:
        return False
    return True


@cache
def _printer() -> ModuleType:
    """WeasyPrint, loaded at the first PDF: it needs Pango, which no package of ours brings."""
    # of a style meant for screens too, the printer warns of every line that it does not know
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    try:
        return importlib.import_module("weasyprint")
    except OSError as error:
        raise MissingLibraryError(library="Pango", purpose="PDF") from error
