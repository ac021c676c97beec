"""The first ten minutes: from the list of clients to a draft report, by keyboard alone."""

import re
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.lab.conftest import TOOLKIT, new_workspace
from toolkit.store import read_strategy_file

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.slow]

OTHER = "clevyr"
CLIENT = "bakkerij-de-korenaar"
MOST_PRESSES = 80
MOST_FIELDS = 25
FIELDS = "input:not([type=hidden]), textarea, select"
NAME_OF = """() => {
  const element = document.activeElement;
  const label = element.labels?.[0]?.textContent ?? element.getAttribute("aria-label");
  return (label ?? element.textContent ?? "").trim();
}"""
RING = "getComputedStyle(document.activeElement).outlineStyle"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which there is one other client."""
    return new_workspace(tmp_path_factory.mktemp("workspace"), OTHER)


def press_to(page: Page, name: str) -> None:
    """Press Tab until the control with this name has the focus."""
    for _ in range(MOST_PRESSES):
        if page.evaluate(NAME_OF).startswith(name):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"{name} is not reached by keyboard")


def type_in(page: Page, name: str, text: str) -> None:
    """Type something in the field with this name."""
    press_to(page, name)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def choose(page: Page, name: str, start: str) -> None:
    """Choose in the list with this name by typing how the choice begins."""
    press_to(page, name)
    page.keyboard.type(start)


def press(page: Page, name: str) -> None:
    """Press the button with this name."""
    press_to(page, name)
    page.keyboard.press("Enter")


def strategy(workspace: Path):
    """What is on disk of the new client."""
    return read_strategy_file(workspace / "clients" / CLIENT / "strategy.yaml").strategy


def test_from_the_list_to_a_draft_report_by_keyboard_alone(page: Page, workspace: Path):
    """Name, starter, accounts, a goal, use, means: saved, and a report that batch makes alike."""
    expect(page.locator(".clients tbody tr")).to_have_count(1)
    expect(page.locator(".tk-bar")).to_be_focused()
    press(page, "Nieuwe klant")
    start = page.locator(".quick-start")
    expect(start.locator(".sf-panel h2")).to_be_visible()
    expect(start.get_by_label("Naam", exact=True).first).to_be_focused()
    page.keyboard.type("Bakkerij De Korenaar")
    choose(page, "Beginnen met", "Winkel")
    expect(start.locator(".qs-card").first).to_contain_text("Naamsbekendheid")
    shown = [each for each in start.locator(FIELDS).all() if each.is_visible()]
    assert len(shown) <= MOST_FIELDS
    type_in(page, "Accounts die er al zijn", "instagram.com/korenaar\nkorenaar.nl")
    page.keyboard.press("Tab")
    expect(start.locator(".qs-chip")).to_have_text("Instagram instagram.com/korenaar")
    expect(start.locator(".qs-accounts")).to_contain_text("geen bekend platform")
    type_in(page, "Van", "120")
    type_in(page, "Naar", "200")
    type_in(page, "Wanneer", "31-12-2027")
    page.keyboard.press("Tab")
    expect(start.locator(".qs-card").first).to_contain_text("van 120 naar 200")
    choose(page, "Instagram", "ongeveer")
    type_in(page, "Uren per week", "8")
    type_in(page, "Euro per maand", "200")
    type_in(page, "Wie maakt", "Communicatie")
    page.keyboard.press("Tab")
    expect(start.locator(".sf-state").first).to_contain_text("Opgeslagen om")
    press(page, "Conceptrapport maken")
    expect(start.locator(".sf-file")).to_have_count(2)

    made = strategy(workspace)
    assert made.client.name == "Bakkerij De Korenaar"
    assert [each.platform for each in made.channels if each.address] == ["instagram"]
    assert (made.goals[0].baseline.value, made.goals[0].target.value) == (120, 200)
    assert made.personas[0].use[0].word == "half"
    assert made.capacity.hours_per_week == 8


def test_the_report_is_the_one_of_the_batch_byte_for_byte(workspace: Path, tmp_path: Path):
    """`toolkit report` of the same file gives the same files, and the draft ends with an agenda."""
    command = [str(TOOLKIT), "report", CLIENT, "--outputs", str(tmp_path), "--force"]
    subprocess.run(command, cwd=workspace, check=True, capture_output=True)
    shown = workspace / "clients" / CLIENT / "report"
    for name in (f"{CLIENT}-strategy.html", f"{CLIENT}-strategy.pdf"):
        assert (shown / name).read_bytes() == (tmp_path / CLIENT / "latest" / name).read_bytes()

    html = (shown / f"{CLIENT}-strategy.html").read_text()
    assert html.rindex("<h2") == html.index('<h2 id="to-discuss"')
    assert '<p class="draft-mark">Concept</p>' in html


def test_report_and_pdf_open_in_a_tab_of_their_own(page: Page):
    """Both links open what they say, although Jupyter serves files in a sandbox."""
    links = page.locator(".quick-start .sf-file")
    with page.context.expect_page() as opened:
        links.nth(0).click()
    expect(opened.value.locator("h1")).to_contain_text("Bakkerij De Korenaar")
    opened.value.close()
    with page.context.expect_page() as opened:
        links.nth(1).click()
    opened.value.wait_for_url(re.compile("^blob:"), wait_until="commit")
    opened.value.close()


def test_nothing_of_it_breaks_a_rule_of_accessibility(page: Page):
    """The first conversation, filled in: not one violation."""
    found = Axe().run(page, context={"include": [[".quick-start"]]})

    assert found.violations_count == 0, found.generate_report()


def test_who_comes_by_keyboard_sees_where_they_are(page: Page):
    """From the name to the last button, the focus has a ring around it wherever it is."""
    page.locator(".quick-start").get_by_label("Naam", exact=True).first.focus()
    rings = {}
    for _ in range(MOST_PRESSES):
        page.keyboard.press("Tab")
        rings[page.evaluate(NAME_OF)] = page.evaluate(RING)
        if page.evaluate(NAME_OF).startswith("Verder in het hele formulier"):
            break

    assert len(rings) > MOST_FIELDS
    assert {name: ring for name, ring in rings.items() if ring != "solid"} == {}


@pytest.mark.parametrize("width", [390, 640, 900, 1280, 1920])
def test_it_fits_the_window(page: Page, width: int):
    """Nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    wider = page.locator(".quick-start").evaluate("each => each.scrollWidth - each.clientWidth")

    assert wider <= 0


def test_it_goes_on_in_the_whole_form_and_back_to_the_list(page: Page):
    """The client's own notebook opens in place of the list, and the list in place of that."""
    page.set_viewport_size({"width": 1280, "height": 900})
    press(page, "Verder in het hele formulier")
    expect(page.locator(".tk-name")).to_have_text("Bakkerij De Korenaar")
    expect(page.locator(".strategy-form .sf-overview")).to_be_visible()
    expect(page.locator(".tk-again")).to_be_visible()
    expect(page.locator(".tk-bar")).to_be_focused()
    press(page, "Terug naar de klanten")

    expect(page.locator(".clients tbody tr")).to_have_count(2)
    expect(page.locator(".clients")).not_to_contain_text("instagram.com")
