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
def open_report(page: Page, reports: dict[str, Path]) -> Iterator[OpenReport]:
    """Open a report in a window of some width; no complaint of the browser goes unnoticed."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))

    def opened(name: str, width: int = 1280, height: int = 900) -> Page:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(reports[name].as_uri())
        return page

    yield opened

    assert complaints == []
