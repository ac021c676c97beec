"""Grids and the month board in a real JupyterLab: typed, pasted, dragged, and in the file."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect

from tests.lab.conftest import Notebook, new_workspace, open_notebook, running_lab
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


def saved(notebook: Notebook, path: Path) -> Strategy:
    """What is on disk, after saving."""
    notebook.page.keyboard.press("Control+s")
    expect(notebook.state()).to_contain_text("Opgeslagen om")
    notebook.page.wait_for_function("() => !document.querySelector('.sg .is-waiting')")
    return read_strategy_file(path).strategy


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
    expect(cell(notebook, "Ruben, chef-kok en inkoper, LinkedIn")).to_contain_text("berekend")
    expect(cell(notebook, "Ruben, chef-kok en inkoper, LinkedIn")).to_be_focused()
    use = {each.id: each.use for each in saved(notebook, path).personas}

    assert [(each.platform, each.word) for each in use["gezin"]][-1] == ("linkedin", "most")
    assert [each.share for each in use["gezin"] if each.platform == "facebook"] == [0.42]
    assert "linkedin" not in [each.platform for each in use["inkoper"]]
    assert notebook.n_cells() == n_cells


def test_a_block_from_a_spreadsheet_is_pasted_as_one_change(notebook, path):
    """What is understood is set, what is not is told by cell, and one undo takes all back."""
    page, keyboard = notebook.page, notebook.page.keyboard
    notebook.open_step("Persona's")
    before = saved(notebook, path)
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
    use = {each.id: each.use for each in saved(notebook, path).personas}
    assert [each.word for each in use["gezin"] if each.platform == "instagram"] == ["half"]
    assert [each.share for each in use["vakmens"] if each.platform == "newsletter"] == [0.25]

    first.focus()
    keyboard.press("Control+z")
    expect(first).to_contain_text("58 %")
    assert saved(notebook, path).personas == before.personas


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
    kept = saved(notebook, path).fit[-1]

    assert (kept.goal, kept.platform, kept.setting, kept.thirds, kept.reason) == (
        "naamsbekendheid",
        "linkedin",
        "private",
        3,
        "Onze klanten zijn ondernemers",
    )


def test_a_day_of_a_series_moves_by_keyboard_to_another_month(notebook, path):
    """Picked up, moved week by week past the end of the month, announced, put down, kept."""
    keyboard, board = notebook.page.keyboard, notebook.form.locator(".bd")
    notebook.open_step("Content")
    card = board.locator('.bd-card[data-key^="series:uit-de-oven:"]').last
    key = card.get_attribute("data-key")
    planned = dt.date.fromisoformat(key.rpartition(":")[2])
    card.focus()
    keyboard.press("Space")
    expect(board.locator(".bd-said")).to_contain_text("Opgepakt: Uit de oven.")
    month = board.locator(".bd-title").inner_text()
    keyboard.press("PageDown")
    expect(board.locator(".bd-title")).not_to_have_text(month)
    keyboard.press("ArrowDown")
    to = board.locator("td.is-target").get_attribute("data-date")
    moving = board.locator(f'[data-key="{key}"]')
    expect(moving).to_be_focused()
    keyboard.press("Space")
    expect(board.locator(".bd-told")).to_contain_text("‘Uit de oven’ staat nu op")
    expect(board.locator(f'td[data-date="{to}"] [data-key="{key}"]')).to_be_focused()
    kept = saved(notebook, path).content.series[0].changes

    assert [(each.on, f"{each.moved_to}") for each in kept] == [(planned, to)]


def test_an_item_is_dragged_to_another_day_and_what_follows_is_said(notebook, path):
    """By mouse; a clash on that day is told, and one undo brings it back."""
    page, board = notebook.page, notebook.form.locator(".bd")
    notebook.open_step("Content")
    before = saved(notebook, path)
    key = "item:eerste-week-van-yara"
    while board.locator(f'[data-key="{key}"]').count() == 0:
        month = board.locator(".bd-title").inner_text()
        board.get_by_role("button", name="Vorige maand").click()
        expect(board.locator(".bd-title")).not_to_have_text(month)
    card = board.locator(f'[data-key="{key}"]')
    start = dt.date.fromisoformat(card.locator("xpath=ancestor::td").get_attribute("data-date"))
    to = start - WEEK
    card.scroll_into_view_if_needed()
    target = board.locator(f'td[data-date="{to}"]')
    begin, end = card.bounding_box(), target.bounding_box()
    page.mouse.move(begin["x"] + 20, begin["y"] + 12)
    page.mouse.down()
    page.mouse.move(begin["x"] + 40, begin["y"] + 2)
    page.mouse.move(end["x"] + 30, end["y"] + end["height"] - 8, steps=4)
    expect(target).to_have_class(re.compile("is-target"))
    page.mouse.up()
    expect(board.locator(".bd-told")).to_contain_text("‘De eerste week van een zij-instromer’")
    expect(target.locator(f'[data-key="{key}"]')).to_be_focused()
    item = saved(notebook, path).content.items[0]
    assert item.on == f"{to}"

    page.keyboard.press("Control+z")
    expect(board.locator(f'td[data-date="{start}"] [data-key="{key}"]')).to_be_focused()
    assert saved(notebook, path).content.items == before.content.items


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
