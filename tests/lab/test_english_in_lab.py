"""A consultant who works in English: the list, a new client, and the whole form."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.lab.conftest import new_workspace
from toolkit.store import read_strategy_file

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.slow]

DUTCH = re.compile(r"\b(aan|de|een|geen|het|niet|nog|van|voor|wordt|zijn)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one client, whose strategy is in English."""
    return new_workspace(tmp_path_factory.mktemp("workspace"), "the-carpentries")


@pytest.fixture(scope="module")
def locale() -> str:
    """The language of the machine."""
    return "en_GB.UTF-8"


def speaks_english(part: Locator) -> None:
    """No word of it is Dutch."""
    said = part.inner_text()
    assert len(said) > 100
    assert DUTCH.findall(said) == []


def test_a_new_client_is_made_in_english(page: Page, workspace: Path):
    """What the list, the quick start and what follows say is English, and so is the strategy."""
    expect(page.locator(".clients tbody tr")).to_have_count(1)
    page.get_by_role("button", name="New client").click()
    start = page.locator(".quick-start")
    expect(start.locator(".sf-panel h2")).to_have_text("What follows from this")
    start.get_by_label("Name", exact=True).first.fill("Mill Lane Bakery")
    page.keyboard.press("Tab")
    start.get_by_label("Begin with").select_option(index=1)
    expect(start.locator(".qs-card").first).to_be_visible()
    expect(start.locator(".sf-state").first).to_contain_text("Saved at")
    speaks_english(start)

    made = read_strategy_file(workspace / "clients/mill-lane-bakery/strategy.yaml").strategy
    assert made.client.language == "en"
    assert made.goals


def test_the_whole_form_is_in_english(page: Page):
    """Going on in the whole form, every step speaks English."""
    page.locator(".quick-start").get_by_role("button", name="Go on in the whole form").click()
    form = page.locator(".strategy-form").first
    steps = form.get_by_role("navigation").get_by_role("button")
    expect(steps.first).to_be_visible()
    for name in [each.inner_text().split("\n")[1] for each in steps.all()]:
        steps.filter(has_text=name).first.click()
        expect(form.get_by_role("heading", level=2, name=name)).to_be_visible()
        speaks_english(form)
