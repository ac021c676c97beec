"""The reports that are opened in a browser, as files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.deliverables.sample import COVER, HOSTILE, hostile_notebook, plausible_notebook
from toolkit.deliverables.html import report_html

TEMPLATE = Path(__file__).parents[2] / "client_templates/report"
SAMPLES = {
    "plausible": (plausible_notebook, COVER.title),
    "hostile": (hostile_notebook, HOSTILE[1]),
}

OpenPage = Callable[..., Page]
OpenReport = Callable[..., Page]


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The reports by name."""
    folder = tmp_path_factory.mktemp("reports")
    paths = {}
    for name, (notebook, title) in SAMPLES.items():
        paths[name] = folder / f"{name}.html"
        html = report_html(notebook(), TEMPLATE, title=title, language="nl")
        paths[name].write_text(html, encoding="utf-8")
    return paths


@pytest.fixture
def open_page(page: Page) -> Iterator[OpenPage]:
    """Open a file in a window of some width; no complaint of the browser goes unnoticed."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))

    def opened(path: Path, width: int = 1280) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(path.as_uri())
        return page

    yield opened

    assert complaints == []


@pytest.fixture
def open_report(open_page: OpenPage, reports: dict[str, Path]) -> OpenReport:
    """Open one of the sample reports, by name."""
    return lambda name, width=1280: open_page(reports[name], width)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
