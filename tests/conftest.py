"""What all tests share: a real Chromium, offline, LibreOffice, and how Hypothesis looks."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

hypothesis.settings.register_profile("toolkit", deadline=None, print_blob=True)
hypothesis.settings.load_profile("toolkit")

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
BROWSER_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def _runs(browser: str) -> bool:
    try:
        version = subprocess.run([browser, "--version"], capture_output=True, check=False)
    except OSError:
        return False
    return version.returncode == 0


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium or Chrome of this machine; without one the test is skipped, in CI it fails."""
    named = os.environ.get("CHROMIUM")
    for browser in (named,) if named else BROWSERS:
        if (found := shutil.which(browser)) and _runs(found):
            return found
    reason = "no Chromium found: install one, or name one in CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


# Per module, because a running playwright holds an event loop, and code under test that
# starts one of its own in the same process would fail.
@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """A running Chromium."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*BROWSER_FLAGS, *(["--no-sandbox"] if root else [])]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_path, args=flags)
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that may open files only: any other request is refused and fails the test."""
    context = browser.new_context(offline=True, locale="nl-NL")
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(("file:", "data:", "blob:", "about:")), refuse)
    yield context.new_page()
    context.close()

    assert asked == [], "the page asked for something from outside"


@pytest.fixture
def libreoffice(tmp_path: Path) -> Callable[[Path, str, Path], Path]:
    """Have LibreOffice save a file in another format and folder; in CI it has to be there."""
    program = shutil.which("soffice")
    if program is None:
        reason = "LibreOffice is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)

    def convert(file: Path, suffix: str, folder: Path) -> Path:
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", suffix, "--outdir", folder, file],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return folder / file.with_suffix(f".{suffix}").name

    return convert
