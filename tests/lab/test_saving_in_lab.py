"""Saved as typed in a real JupyterLab: a killed kernel, two browsers, another's change, undo."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.lab.conftest import WAIT_SECONDS, Notebook, new_workspace, open_notebook, running_lab
from toolkit.store import read_strategy_file

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.slow]

CLIENT = "bakkerij-lindewaal"
SAID = "Familiebedrijf met een half woo"


def until(is_so: Callable[[], bool]) -> None:
    """Wait for a condition outside the page."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "it did not become so"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where JupyterLab keeps its own things."""
    return tmp_path_factory.mktemp("jupyter")


@pytest.fixture(scope="module")
def strategy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample client's file, in a workspace of its own."""
    workspace = new_workspace(tmp_path_factory.mktemp("workspace"), CLIENT)
    return workspace / "clients" / CLIENT / "strategy.yaml"


@pytest.fixture(scope="module")
def address(strategy: Path, home: Path) -> Iterator[str]:
    """JupyterLab on the sample client."""
    with running_lab(strategy.parents[2], CLIENT, home) as found:
        yield found


@pytest.fixture(scope="module")
def notebook(browser: Browser, address: str) -> Iterator[Notebook]:
    """The sample client's notebook, open in a page and run."""
    with open_notebook(browser, address) as opened:
        yield opened


def journals(strategy: Path) -> str:
    """What lies beside the file."""
    return "".join(each.read_text() for each in (strategy.parent / ".draft").glob("*.json"))


def kernel_process(home: Path) -> int:
    """The process of the one kernel there is."""
    (facts,) = (home / "runtime").glob("kernel-*.json")
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = process.read_bytes()
        except OSError:
            continue
        if str(facts).encode() in command and b"ipykernel" in command:
            return int(process.parent.name)
    pytest.fail(f"no process with {json.loads(facts.read_text())}")


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are found in /proc")
def test_a_kernel_killed_in_mid_word_costs_nothing_and_is_told(notebook, strategy, home):
    """What was typed is on the disk; the page says that nobody listens; all of it comes back."""
    identity = notebook.box("Identiteit")
    identity.fill(SAID)  # typed, and the field is not left
    until(lambda: SAID in journals(strategy))
    os.kill(kernel_process(home), signal.SIGKILL)
    notice = notebook.form.get_by_role("alert").filter(has_text="Geen verbinding meer")
    expect(notice).to_be_visible()
    expect(notice).to_be_in_viewport()
    expect(identity).to_have_value(SAID)
    expect(identity).to_have_attribute("readonly", "")
    violations = Axe().run(notebook.page, {"include": [[".strategy-form"]]}).response["violations"]
    assert [each["id"] for each in violations] == []

    dialog = notebook.page.get_by_role("dialog")
    if dialog.count():
        dialog.get_by_role("button").last.click()
    notebook.run_all()
    expect(notebook.box("Identiteit")).to_have_value(SAID)
    expect(notebook.form.get_by_role("alert")).to_have_count(0)
    until(lambda: read_strategy_file(strategy).strategy.client.identity == SAID)
    until(lambda: journals(strategy) == "")


def changed_by_another(strategy: Path, old: str, new: str) -> None:
    """Somebody saves the file in an editor."""
    other = strategy.with_name("other")
    other.write_text(strategy.read_text().replace(old, new, 1))
    other.replace(strategy)


def test_another_s_change_is_shown_or_chosen_and_never_overwritten(notebook, strategy):
    """Nothing at stake: shown at once. Something at stake: what differs, and two buttons."""
    changed_by_another(strategy, "Bakkerij Lindewaal", "Bakkerij De Linde")
    expect(notebook.box("Naam van de organisatie")).to_have_value("Bakkerij De Linde")
    expect(notebook.state()).to_contain_text("Iemand anders heeft het bestand om")

    notebook.open_step("Doelen")
    notebook.box("Termijn: uiterlijk op").fill("31-02")
    notebook.box("Termijn: uiterlijk op").blur()
    until(lambda: "31-02" in journals(strategy))
    changed_by_another(strategy, "Bakkerij De Linde", "Bakkerij De Eik")
    expect(notebook.form).to_contain_text("Naam van de organisatie")
    expect(notebook.form).to_contain_text("Bakkerij De Eik → Bakkerij De Linde")
    assert "Bakkerij De Eik" in strategy.read_text()

    notebook.press("Verdergaan met het bestand zoals het nu is")
    expect(notebook.form.locator(".sf-conflict")).to_be_hidden()
    notebook.open_step("Organisatie en toon")
    expect(notebook.box("Naam van de organisatie")).to_have_value("Bakkerij De Eik")


def press_and_see(page: Page, key: str, notebook: Notebook, value: str) -> None:
    """Press a key, and wait for what the field holds then."""
    page.keyboard.press(key)
    expect(notebook.box("Positionering")).to_have_value(value)


def test_keys_take_back_and_redo_and_the_focus_stays(notebook):
    """Outside a text that is being typed; inside one the browser's own undo goes first."""
    page, box = notebook.page, notebook.box("Positionering")
    before = box.input_value()
    for text in ("Eerst dit", "Dan dat"):
        box.fill(text)
        box.blur()
        expect(notebook.state()).to_contain_text("Opgeslagen om")
    undo = notebook.form.get_by_role("button", name="Ongedaan maken", exact=True)
    undo.focus()
    press_and_see(page, "Control+z", notebook, "Eerst dit")
    press_and_see(page, "Control+z", notebook, before)
    press_and_see(page, "Control+Shift+z", notebook, "Eerst dit")
    press_and_see(page, "Control+y", notebook, "Dan dat")
    expect(undo).to_be_focused()

    box.press("End")
    page.keyboard.type("x")
    page.keyboard.press("Control+z")
    expect(box).to_be_focused()
    expect(box).to_have_value("Dan dat")
    box.blur()
    undo.click()
    expect(box).to_have_value("Eerst dit")


def test_in_the_end_a_second_browser_goes_on_where_the_first_is_told_that_it_stopped(
    notebook, browser, address, strategy
):
    """One client, two browsers: what the first typed is in the second, and it knows its place."""
    notebook.box("Positionering").fill("Van de eerste")
    with open_notebook(browser, address) as second:
        moved = notebook.page.locator(".sf-moved")
        expect(moved).to_contain_text("Dit formulier is opnieuw geopend")
        expect(second.box("Positionering")).to_have_value("Van de eerste")
        second.box("Positionering").fill("Van de tweede")
        second.box("Positionering").blur()
        until(lambda: "Van de tweede" in strategy.read_text())
        expect(second.state()).to_contain_text("Opgeslagen om")

        assert notebook.form.get_by_role("textbox").count() == 0
