"""The pictures of the guide for consultants, taken in a JupyterLab that `toolkit lab` opened."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[1]
EXAMPLES = ("bakkerij-lindewaal", "clevyr", "gemeente-weststellingwerf")
AS_OF = "2026-11-23"
TOKEN = "only-for-these-pictures"  # noqa: S105 - of a server that lives a minute
SIZE = {"width": 1280, "height": 860}
COLOURS = 96
"""In a picture of a form there are few; so it takes a quarter of the bytes."""

WAIT_SECONDS = 240


def picture_first_client(browser: Browser, images: Path) -> None:
    """From the list of clients to the agenda at the end of a draft, a picture of each step."""
    expect.set_options(timeout=WAIT_SECONDS * 1000)
    with tempfile.TemporaryDirectory() as folder, _lab(Path(folder)) as address:
        page = browser.new_page(viewport=SIZE, locale="nl-NL", reduced_motion="reduce")
        page.set_default_timeout(WAIT_SECONDS * 1000)
        page.goto(address)
        expect(page.locator(".clients tbody tr")).to_have_count(len(EXAMPLES))
        expect(page.locator(".tk-again")).to_be_visible()
        _keep(page, images / "first-list.png")
        _fill_in(page, images)
        _make(page, images)


def _fill_in(page: Page, images: Path) -> None:
    page.get_by_role("button", name="Nieuwe klant").click()
    start = page.locator(".quick-start")
    expect(start.locator(".sf-panel h2")).to_be_visible()
    page.keyboard.type("Bakkerij De Korenaar")
    page.keyboard.press("Tab")
    start.get_by_label("Beginnen met").select_option(label="Winkel of horeca")
    expect(start.locator(".qs-card").first).to_contain_text("Naamsbekendheid")
    start.get_by_label("Accounts die er al zijn").fill(
        "instagram.com/dekorenaar\nfacebook.com/dekorenaar"
    )
    page.keyboard.press("Tab")
    expect(start.locator(".qs-chip")).to_have_count(2)
    for label, text in (("Van", "120"), ("Naar", "200"), ("Wanneer", "31-12-2027")):
        start.get_by_label(label, exact=True).fill(text)
        page.keyboard.press("Tab")
    expect(start.locator(".qs-card").first).to_contain_text("van 120 naar 200")
    expect(start.locator(".sf-state").first).to_contain_text("Opgeslagen om")
    _scroll(page, 0)
    _keep(page, images / "first-who.png")
    start.get_by_label("Instagram").select_option(label="ongeveer de helft")
    start.get_by_label("Facebook").select_option(label="de meesten")
    for label, text in (("Uren per week", "8"), ("Euro per maand", "200")):
        start.get_by_label(label).fill(text)
        page.keyboard.press("Tab")
    expect(start.locator(".sf-state").first).to_contain_text("Opgeslagen om")
    start.get_by_text("Voor wie?").scroll_into_view_if_needed()
    _scroll(page, 560)
    _keep(page, images / "first-whom.png")


def _make(page: Page, images: Path) -> None:
    page.get_by_role("button", name="Conceptrapport maken").click()
    links = page.locator(".quick-start .sf-file")
    expect(links).to_have_count(2)
    _keep(page, images / "first-made.png")
    with page.context.expect_page() as opened:
        links.first.click()
    report = opened.value
    report.set_viewport_size(SIZE)
    report.locator("#to-discuss").scroll_into_view_if_needed()
    report.evaluate("document.querySelector('#to-discuss').scrollIntoView()")
    _keep(report, images / "first-agenda.png")


def _scroll(page: Page, to: int) -> None:
    page.locator(".jp-WindowedPanel-outer").first.evaluate(f"each => each.scrollTo(0, {to})")


def _keep(page: Page, path: Path) -> None:
    """Keep a picture of what is in sight, in few colours."""
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        shot.convert("RGB").quantize(COLOURS).save(path, optimize=True)


@contextmanager
def _lab(folder: Path) -> Iterator[str]:
    """`toolkit lab` in a workspace with some examples; the address of the list."""
    for client in EXAMPLES:
        home = folder / "workspace/clients" / client
        home.mkdir(parents=True)
        shutil.copy(ROOT / "clients" / client / "strategy.yaml", home)
    kinds = ("CONFIG_DIR", "RUNTIME_DIR", "DATA_DIR")
    own = {f"JUPYTER_{kind}": str(folder / kind.lower()) for kind in kinds}
    own |= {"JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"), "LC_ALL": "nl_NL.UTF-8"}
    options = ("--no-browser", "--allow-root", "--ServerApp.port=0")
    command = [sys.executable, "-m", "toolkit", "lab", "--as-of", AS_OF, "--", *options]
    server = subprocess.Popen(
        [*command, f"--IdentityProvider.token={TOKEN}"],
        cwd=folder / "workspace",
        env={**os.environ, **own},
        stderr=subprocess.DEVNULL,
    )
    try:
        base = _address(folder / "runtime_dir")
        yield f"{base}lab/tree/clients/portfolio.ipynb?token={TOKEN}"
    finally:
        server.terminate()
        server.wait(timeout=WAIT_SECONDS)


def _address(runtime: Path) -> str:
    for _ in range(WAIT_SECONDS * 10):
        for facts in runtime.glob("jpserver-*.json"):
            text = facts.read_text()
            if text.rstrip().endswith("}"):
                return str(json.loads(text)["url"])
        time.sleep(0.1)
    raise TimeoutError("JupyterLab did not start")
