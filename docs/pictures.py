"""The pictures of the documentation, taken from a real report and form in a real browser.

Run `.venv/bin/python -m docs.pictures` after a change of their look; with `form` at the end only
those of the guide for consultants are taken.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from docs.first_client_pictures import picture_first_client

CLIENT = "bakkerij-lindewaal"
AS_OF = "2026-11-23"
IMAGES = Path(__file__).parent / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
WIDTH, HEIGHT = 1280, 900


def main() -> None:
    """Picture a new client's first ten minutes, and the reports of the examples."""
    with _browser() as browser:
        picture_first_client(browser, IMAGES)
    if "form" not in sys.argv:
        _picture_reports()


def _picture_reports() -> None:
    """Make the examples' reports; picture that of the invented one, and the page of them all."""
    with tempfile.TemporaryDirectory() as folder:
        report = [sys.executable, "-m", "toolkit", "report", "--as-of", AS_OF]
        english = {**os.environ, "LC_ALL": "C.UTF-8"}
        subprocess.run([*report, "--outputs", folder], check=True, env=english)
        page = Path(folder) / CLIENT / "latest" / f"{CLIENT}-strategy.html"
        places = {"report.png": "top", "coverage.png": "coverage", "calendar.png": "calendar"}
        _picture(page.resolve(), places)
        _picture(Path(folder).resolve() / "index.html", {"portfolio.png": "top"})


def _picture(page: Path, places: dict[str, str]) -> None:
    with _browser() as browser:
        size = {"width": WIDTH, "height": HEIGHT}
        # a page that scrolls softly would be pictured on its way
        tab = browser.new_page(viewport=size, reduced_motion="reduce")
        for name, anchor in places.items():
            tab.goto(f"{page.as_uri()}#{anchor}")
            tab.wait_for_load_state()
            tab.screenshot(path=IMAGES / name)


@contextmanager
def _browser() -> Iterator[Browser]:
    browser_path = next(path for name in BROWSERS if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
