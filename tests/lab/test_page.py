"""`toolkit lab CLIENT` opens a page that runs itself, without code; no foreign notebook runs."""

import json
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, expect

from tests.lab.conftest import WAIT_SECONDS, Notebook, new_workspace, open_notebook, running_lab
from toolkit.batch.lab_copy import OURS

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.slow]

CLIENT = "bakkerij-lindewaal"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample client."""
    return new_workspace(tmp_path_factory.mktemp("workspace"), CLIENT)


@pytest.fixture(scope="module")
def address(workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on the sample client."""
    with running_lab(workspace, CLIENT, tmp_path_factory.mktemp("jupyter")) as found:
        yield found


@pytest.fixture(scope="module")
def notebook(browser: Browser, address: str) -> Iterator[Notebook]:
    """The sample client's page."""
    with open_notebook(browser, address) as opened:
        yield opened


def test_the_form_stands_there_without_code_or_file_tree(notebook):
    """Nothing was clicked, and there is the form; no cell's code, menu, file tree or toolbar."""
    page = notebook.page

    expect(notebook.form).to_be_visible()
    expect(page.locator(".strategy-sheet .cover").first).to_be_attached()
    expect(page.locator(".tk-bar .tk-name")).to_have_text("Bakkerij Lindewaal")
    for hidden in (".jp-InputArea-editor", ".jp-FileBrowser", ".lm-MenuBar", ".jp-Toolbar-item"):
        shown = [each for each in page.locator(hidden).all() if each.is_visible()]
        assert shown == [], hidden
    assert not notebook.has_failed()


@pytest.mark.parametrize("width", [900, 1280, 1920])
def test_the_page_is_as_wide_as_the_window(notebook, width):
    """The form takes the width that there is, and nothing has to be scrolled sideways."""
    notebook.page.set_viewport_size({"width": width, "height": 900})
    box = notebook.form.bounding_box()
    outer = notebook.page.locator(".jp-WindowedPanel-outer").first

    assert box
    assert box["width"] > 0.9 * width
    assert outer.evaluate("each => each.scrollWidth - each.clientWidth") <= 0


def test_the_code_is_one_press_away_and_so_is_the_page(notebook):
    """“Show code” brings back JupyterLab; “show as a page” takes it away again."""
    page = notebook.page
    notebook.code_button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".lm-MenuBar")).to_be_visible()
    expect(page.locator(".jp-CodeCell .jp-InputArea-editor").first).to_be_visible()
    notebook.code_button.focus()
    page.keyboard.press("Enter")

    expect(page.locator(".lm-MenuBar")).to_be_hidden()
    expect(page.locator(".jp-CodeCell .jp-InputArea-editor").first).to_be_hidden()
    expect(notebook.form).to_be_visible()


def test_a_notebook_that_only_says_it_is_ours_is_not_run(workspace, address, browser):
    """Our metadata in a notebook that this user never made or saved: nothing runs by itself."""
    home = workspace / "clients" / CLIENT
    ours = nbformat.read(home / "strategy.ipynb", as_version=4)
    forged = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("open('ran', 'w').close()", metadata={"trusted": True})],
        metadata={OURS: dict(ours.metadata[OURS]), "kernelspec": dict(ours.metadata.kernelspec)},
    )
    (home / "forged.ipynb").write_text(json.dumps(forged))
    page = browser.new_page()
    page.set_default_timeout(WAIT_SECONDS * 1000)
    page.goto(address.replace("strategy.ipynb?", "forged.ipynb?reset&"))

    expect(page.locator(".jp-CodeCell .jp-InputArea-editor")).to_contain_text("open('ran'")
    expect(page.locator(".tk-code")).to_be_visible()
    expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    expect(page.locator(".jp-CodeCell .jp-InputPrompt")).to_have_text("[ ]:")
    assert not (home / "ran").exists()
    page.close()
