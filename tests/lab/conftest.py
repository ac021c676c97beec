"""A real JupyterLab on a client's own copy of the notebook, in a workspace of its own."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ElementHandle, Locator, Page, Route, expect

ROOT = Path(__file__).parents[2]
TOOLKIT = Path(sys.executable).with_name("toolkit")
TOKEN = "only-for-this-test"
WAIT_SECONDS = 180
OURS = re.compile(r"(https?|wss?)://(localhost|127\.0\.0\.1)[:/]|data:|blob:|chrome")
"""Addresses on this machine; the browser's own viewer of PDF is part of the browser."""


def new_workspace(folder: Path, *clients: str) -> Path:
    """A folder that holds only clients/, with some of the example clients in it."""
    for client in clients:
        home = folder / "clients" / client
        home.mkdir(parents=True)
        shutil.copy(ROOT / "clients" / client / "strategy.yaml", home)
    return folder


@contextmanager
def running_lab(
    workspace: Path, client: str | None, home: Path, locale: str = "nl_NL.UTF-8"
) -> Iterator[str]:
    """`toolkit lab CLIENT`, without a browser; the address of the notebook in it.

    Without a client: that of the list of clients, in the language of the user's machine.
    """
    folders = {
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTER_DATA_DIR": home / "data",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "IPYTHONDIR": home / "ipython",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    own = {name: str(folder) for name, folder in folders.items()}
    environment = {**os.environ, "LANG": locale, "LC_ALL": locale, **own}
    options = (
        "--no-browser",
        "--allow-root",
        "--ServerApp.port=0",
        f"--IdentityProvider.token={TOKEN}",
    )
    with (home / "log.txt").open("w") as log:
        server = subprocess.Popen(
            [TOOLKIT, "lab", *([client] if client else []), "--", *options],
            cwd=workspace,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            base = _address(server, home)
            notebook = "strategy.ipynb" if client else "clients/portfolio.ipynb"
            yield f"{base}lab/tree/{notebook}?token={TOKEN}"
        finally:
            server.terminate()
            server.wait(timeout=WAIT_SECONDS)


def _address(server: subprocess.Popen[bytes], home: Path) -> str:
    """Where the server says that it listens, as soon as it does."""
    deadline = time.monotonic() + WAIT_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        for facts in (home / "runtime").glob("jpserver-*.json"):
            text = facts.read_text()
            if text.rstrip().endswith("}"):
                return str(json.loads(text)["url"])
        time.sleep(0.05)
    pytest.fail(f"JupyterLab did not start: {(home / 'log.txt').read_text()[-2000:]}")


@dataclass(frozen=True)
class Notebook:
    """The notebook as it stands open in JupyterLab."""

    page: Page

    @property
    def form(self) -> Locator:
        """The form."""
        return self.page.locator(".strategy-form").first

    @property
    def outputs(self) -> Locator:
        """What the cells show."""
        return self.page.locator(".jp-Notebook .jp-OutputArea-output")

    def run_all(self) -> None:
        """Run every cell, and wait until all are done; what was shown before is gone then."""
        before = self.form.element_handle() if self.form.count() else None
        self._menu("Run", "Run All Cells")
        self._until_done(before)

    def restart_and_run_all(self) -> None:
        """Run every cell in a new kernel; what was shown before is gone then."""
        before = self.form.element_handle()
        self._menu("Kernel", "Restart Kernel and Run All Cells…")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        self._until_done(before)

    def save(self) -> None:
        """Save the notebook itself."""
        self._menu("File", "Save Notebook")
        expect(self.page.locator(".lm-TabBar-tab.jp-mod-dirty")).to_have_count(0)

    def n_cells(self) -> int:
        """How many cells there are."""
        return self.page.locator(".jp-Notebook .jp-Cell").count()

    def box(self, label: str) -> Locator:
        """The text field with a label."""
        return self.form.get_by_role("textbox", name=label, exact=True)

    def list(self, label: str) -> Locator:
        """The list with a label."""
        return self.form.get_by_role("listbox", name=label, exact=True)

    def choice(self, label: str) -> Locator:
        """The drop-down list with a label."""
        return self.form.get_by_role("combobox", name=label, exact=True)

    def choose(self, label: str, name: str) -> None:
        """Tick something by name in a group of boxes."""
        group = self.form.get_by_role("group", name=label, exact=True)
        group.get_by_role("checkbox", name=name, exact=True).check()

    def press(self, name: str) -> None:
        """Press a button of the form."""
        self.form.get_by_role("button", name=name, exact=True).first.click()

    def open_step(self, name: str) -> None:
        """Open one of the steps."""
        overview = self.form.get_by_role("navigation")
        overview.get_by_role("button", name=name).click()
        expect(self.form.get_by_role("heading", level=2, name=name)).to_be_visible()

    def state(self) -> Locator:
        """What the form says about saving."""
        return self.form.locator(".sf-state").first

    def save_strategy(self) -> None:
        """Save with the button, and wait until it says so."""
        self.press("Opslaan")
        expect(self.state()).to_contain_text("Opgeslagen om")

    def has_failed(self) -> bool:
        """Whether any cell shows an error or a warning."""
        mime = '[data-mime-type="application/vnd.jupyter.{}"]'
        failed = ", ".join(mime.format(kind) for kind in ("stderr", "error"))
        return self.page.locator(".jp-Notebook").locator(failed).count() > 0

    @property
    def code_button(self) -> Locator:
        """The way to the code, and back."""
        return self.page.locator(".tk-code")

    def until_run(self) -> None:
        """Wait until the page has run itself, as it does on opening."""
        expect(self.page.locator(".tk-again")).to_be_visible()

    def show_code(self) -> None:
        """Bring back JupyterLab around the page."""
        if self.page.locator("body.tk-page").count():
            self.code_button.click()

    def _menu(self, menu: str, item: str) -> None:
        self.show_code()
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=item).first.click()

    def _until_done(self, before: ElementHandle | None) -> None:
        self.page.wait_for_function("form => !form?.isConnected", arg=before)
        self.page.wait_for_function(
            """() => {
              const cell = ".jp-Notebook .jp-CodeCell";
              const prompts = [...document.querySelectorAll(`${cell} .jp-InputPrompt`)];
              const done = prompts.filter((prompt) => /\\[\\d+\\]/.test(prompt.textContent));
              return done.length > 1 && done.length == document.querySelectorAll(cell).length;
            }"""
        )
        expect(self.form.locator(".sf-panel h2")).to_be_visible()


@contextmanager
def open_notebook(browser: Browser, address: str, width: int = 1280) -> Iterator[Notebook]:
    """The notebook at an address; the page may ask nothing of anyone else."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="nl-NL")
    context.set_default_timeout(WAIT_SECONDS * 1000)
    expect.set_options(timeout=WAIT_SECONDS * 1000)
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    context.route(lambda url: not OURS.match(url), refuse)
    page = context.new_page()
    page.goto(address)
    notebook = Notebook(page)
    notebook.until_run()
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    yield notebook
    context.close()

    assert asked == [], "the page asked for something from outside"


@pytest.fixture(scope="module")
def locale() -> str:
    """The language of the machine."""
    return "nl_NL.UTF-8"


@pytest.fixture(scope="module")
def page(
    browser: Browser, workspace: Path, locale: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """The list of clients of the module's workspace, as `toolkit lab` opens it."""
    lab = running_lab(workspace, None, tmp_path_factory.mktemp("jupyter"), locale)
    with lab as address, open_notebook(browser, address) as opened:
        yield opened.page
