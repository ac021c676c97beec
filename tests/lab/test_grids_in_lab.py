"""Grids and the month board in a real JupyterLab: typed, pasted, dragged, and in the file."""

import datetime as dt
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from dateutil.relativedelta import relativedelta
from playwright.sync_api import Browser, Locator, expect

from tests.lab.conftest import WAIT_SECONDS, Notebook, new_workspace, open_notebook, running_lab
from toolkit.store import read_strategy_file
from toolkit.strategy import Strategy

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.slow]

CLIENT = "bakkerij-lindewaal"
MARLOES = "Marloes, koopt brood voor het gezin"
WEEK = dt.timedelta(days=7)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The strategy file of the sample client, with its calendar in the year to come."""
    workspace = new_workspace(tmp_path_factory.mktemp("workspace"), CLIENT)
    found = workspace / "clients" / CLIENT / "strategy.yaml"
    text = found.read_text(encoding="utf-8").replace("2027-", f"{dt.date.today().year + 1}-")
    found.write_text(text, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def notebook(
    path: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Notebook]:
    """The sample client's notebook, open in a page that may use the clipboard."""
    home = tmp_path_factory.mktemp("jupyter")
    with (
        running_lab(path.parents[2], CLIENT, home) as address,
        open_notebook(browser, address) as opened,
    ):
        opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield opened


def until_saved(path: Path, read: Callable[[Strategy], object], wanted: object) -> None:
    """Wait until the file says something; the form saves by itself."""
    deadline = time.monotonic() + WAIT_SECONDS
    while (found := read(read_strategy_file(path).strategy)) != wanted:
        assert time.monotonic() < deadline, f"{found} stays in the file"
        time.sleep(0.05)


def shares(
    persona: str, platform: str
) -> Callable[[Strategy], list[tuple[str | None, float | None]]]:
    """What the file says of a platform for a persona, in words or as a share."""

    def read(strategy: Strategy) -> list[tuple[str | None, float | None]]:
        use = next(each.use for each in strategy.personas if each.id == persona)
        return [(each.word, each.share) for each in use if each.platform == platform]

    return read


def cell(notebook: Notebook, name: str) -> Locator:
    """The cell whose name begins so."""
    return notebook.form.get_by_role("gridcell", name=re.compile(f"^{re.escape(name)}:"))


def test_a_grid_is_filled_in_by_keyboard_alone(notebook, path):
    """Arrow keys go about, a letter chooses, digits begin a percentage, Delete empties."""
    keyboard, n_cells = notebook.page.keyboard, notebook.n_cells()
    notebook.open_step("Persona's")
    cell(notebook, f"{MARLOES}, LinkedIn").focus()
    keyboard.press("d")
    expect(cell(notebook, f"{MARLOES}, LinkedIn")).to_have_accessible_name(
        f"{MARLOES}, LinkedIn: de meesten, opgegeven, in woorden"
    )
    keyboard.press("ArrowRight")
    keyboard.type("42")
    keyboard.press("Enter")
    expect(cell(notebook, "Yara, wil een vak leren, Facebook")).to_be_focused()
    expect(cell(notebook, f"{MARLOES}, Facebook")).to_contain_text("42 %")
    keyboard.press("Control+Home")
    expect(cell(notebook, "Ruben, chef-kok en inkoper, LinkedIn")).to_be_focused()
    keyboard.press("End")
    expect(cell(notebook, "Ruben, chef-kok en inkoper, TikTok")).to_be_focused()
    keyboard.press("Control+Home")
    keyboard.press("Delete")
    expect(cell(notebook, "Ruben, chef-kok en inkoper, LinkedIn")).to_have_class("is-suggested")
    expect(cell(notebook, "Ruben, chef-kok en inkoper, LinkedIn")).to_be_focused()

    until_saved(path, shares("gezin", "linkedin"), [("most", None)])
    until_saved(path, shares("gezin", "facebook"), [(None, 0.42)])
    until_saved(path, shares("inkoper", "linkedin"), [])
    assert notebook.n_cells() == n_cells


def test_a_block_from_a_spreadsheet_is_pasted_as_one_change(notebook, path):
    """What is understood is set, what is not is told by cell, and one undo takes all back."""
    page, keyboard = notebook.page, notebook.page.keyboard
    notebook.open_step("Persona's")
    first = cell(notebook, f"{MARLOES}, Instagram")
    first.focus()
    page.evaluate("navigator.clipboard.writeText('half\\t30–45 %\\nveel\\t0,25\\n')")
    keyboard.press("Control+v")
    status = notebook.form.locator(".sg-status").first
    expect(status).to_contain_text("3 cellen ingevuld.")
    expect(status).to_contain_text(
        "Yara, wil een vak leren, Instagram: “veel” is niet te begrijpen"
    )
    expect(first).to_be_focused()
    keyboard.press("Shift+ArrowRight")
    keyboard.press("Control+c")
    expect(status).to_contain_text("Gekopieerd: 2 cellen.")
    assert page.evaluate("navigator.clipboard.readText()") == "ongeveer de helft\t30–45 %"
    until_saved(path, shares("gezin", "instagram"), [("half", None)])
    until_saved(path, shares("vakmens", "newsletter"), [(None, 0.25)])

    first.focus()
    keyboard.press("Control+z")
    expect(first).to_contain_text("58 %")
    until_saved(path, shares("gezin", "instagram"), [(None, 0.58)])
    until_saved(path, shares("vakmens", "newsletter"), [])


def test_another_judgement_than_the_table_s_is_kept_with_its_reason(notebook, path):
    """The grid asks for one, and the focus is back in the cell."""
    keyboard = notebook.page.keyboard
    notebook.open_step("Kanalen")
    spot = cell(notebook, "Naamsbekendheid – privé, LinkedIn")
    spot.focus()
    keyboard.press("3")
    expect(notebook.form.get_by_role("textbox", name="Waarom is dat hier zo?")).to_be_focused()
    keyboard.type("Onze klanten zijn ondernemers")
    keyboard.press("Enter")
    expect(spot).to_contain_text("eigen oordeel")
    expect(spot).to_be_focused()

    until_saved(
        path,
        lambda strategy: [
            (each.platform, each.setting, each.thirds, each.reason)
            for each in strategy.fit
            if each.goal == "naamsbekendheid"
        ],
        [("linkedin", "private", 3, "Onze klanten zijn ondernemers")],
    )


def test_a_day_of_a_series_moves_by_keyboard_to_another_month(notebook, path):
    """Picked up, moved week by week past the end of the month, announced, put down, kept."""
    keyboard, board = notebook.page.keyboard, notebook.form.locator(".bd")
    notebook.open_step("Content")
    card = board.locator('.bd-card[data-key^="series:uit-de-oven:"]').last
    key = card.get_attribute("data-key") or ""
    planned = dt.date.fromisoformat(key.rpartition(":")[2])
    card.focus()
    keyboard.press("Space")
    expect(board.locator(".bd-said")).to_contain_text("Opgepakt: Uit de oven.")
    month = board.locator(".bd-title").inner_text()
    keyboard.press("PageDown")
    expect(board.locator(".bd-title")).not_to_have_text(month)
    keyboard.press("ArrowUp")
    to = planned + relativedelta(months=1) - WEEK
    expect(board.locator(f'td[data-date="{to}"]')).to_have_class(re.compile("is-target"))
    moving = board.locator(f'[data-key="{key}"]')
    expect(moving).to_be_focused()
    keyboard.press("Space")
    expect(board.locator(".bd-told")).to_contain_text("“Uit de oven” staat nu op")
    expect(board.locator(f'td[data-date="{to}"] [data-key="{key}"]')).to_be_focused()

    until_saved(
        path,
        lambda strategy: [
            (each.on, f"{each.moved_to}") for each in strategy.content.series[0].changes
        ],
        [(planned, f"{to}")],
    )


def test_an_item_is_dragged_to_another_day_and_what_follows_is_said(notebook, path):
    """By mouse; a clash on that day is told, and one undo brings it back."""
    page, board = notebook.page, notebook.form.locator(".bd")
    notebook.open_step("Content")
    key = "item:eerste-week-van-yara"
    while board.locator(f'[data-key="{key}"]').count() == 0:
        month = board.locator(".bd-title").inner_text()
        board.get_by_role("button", name="Vorige maand").click()
        expect(board.locator(".bd-title")).not_to_have_text(month)
    card = board.locator(f'[data-key="{key}"]')
    lies_on = card.locator("xpath=ancestor::td").get_attribute("data-date")
    start = dt.date.fromisoformat(lies_on or "")
    to = start - WEEK
    card.scroll_into_view_if_needed()
    target = board.locator(f'td[data-date="{to}"]')
    begin, end = card.bounding_box(), target.bounding_box()
    assert begin
    assert end
    page.mouse.move(begin["x"] + 20, begin["y"] + 12)
    page.mouse.down()
    page.mouse.move(begin["x"] + 40, begin["y"] + 2)
    page.mouse.move(end["x"] + 30, end["y"] + end["height"] - 8, steps=4)
    expect(target).to_have_class(re.compile("is-target"))
    page.mouse.up()
    expect(board.locator(".bd-told")).to_contain_text("“De eerste week van een zij-instromer”")
    expect(target.locator(f'[data-key="{key}"]')).to_be_focused()
    until_saved(path, lambda strategy: strategy.content.items[0].on, f"{to}")

    page.keyboard.press("Control+z")
    expect(board.locator(f'td[data-date="{start}"] [data-key="{key}"]')).to_be_focused()
    until_saved(path, lambda strategy: strategy.content.items[0].on, f"{start}")


def test_grids_and_board_break_no_rule_of_accessibility(notebook):
    """Each of them, also with an editor open: not one violation."""
    for step, part in (
        ("Persona's", ".sg"),
        ("Kanalen", ".sg"),
        ("Afspraken", ".sg"),
        ("Content", ".bd"),
    ):
        notebook.open_step(step)
        shown = notebook.form.locator(f"{part}:visible").first
        expect(shown).to_be_visible()
        if part == ".sg":
            shown.get_by_role("gridcell").first.focus()
            notebook.page.keyboard.press("F2")
            expect(shown.get_by_role("combobox")).to_be_focused()
        found = Axe().run(notebook.page, context={"include": [[part]]})
        notebook.page.keyboard.press("Escape")

        assert found.violations_count == 0, f"{step}: {found.generate_report()}"
