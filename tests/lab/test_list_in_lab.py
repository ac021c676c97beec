"""The list of clients in a real JupyterLab: its buttons, its links, and the way there and back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.lab.conftest import new_workspace

pytestmark = [pytest.mark.browser, pytest.mark.lab, pytest.mark.slow]

CLIENT, OTHER = "bakkerij-lindewaal", "clevyr"
NAME = "Bakkerij Lindewaal"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two clients, of whom nothing is made yet."""
    return new_workspace(tmp_path_factory.mktemp("workspace"), CLIENT, OTHER)


def row_of(page: Page, name: str) -> Locator:
    """The line of a client in the list."""
    line = page.locator(".clients tbody tr").filter(has_text=name)
    expect(line).to_have_count(1)
    return line


def opens(page: Page, link: Locator) -> Page:
    """The tab that a link opens."""
    with page.context.expect_page() as opened:
        link.click()
    return opened.value


def to_the_client(page: Page) -> None:
    """Open the client from the list, and wait until its page has run."""
    page.get_by_role("button", name=f"Openen: {NAME}").click()
    expect(page.locator(".tk-name")).to_have_text(NAME)
    expect(page.locator(".strategy-form .sf-overview")).to_be_visible()
    expect(page.locator(".tk-again")).to_be_visible()


def to_the_list(page: Page) -> None:
    """Go back to the list."""
    page.locator(".tk-back").click()
    expect(page.locator(".clients tbody tr")).to_have_count(2)
    expect(page.locator(".tk-again")).to_be_visible()


def test_a_report_is_made_from_the_list_and_its_link_opens_it(page: Page, workspace: Path):
    """“Make” tells how far it is, then gives way to a link; nothing is made of the other."""
    made = row_of(page, NAME)
    expect(made).to_contain_text("nog geen")
    made.get_by_role("button", name=f"Rapport maken: {NAME}").click()
    link = made.get_by_role("link", name=f"Rapport: {NAME}")
    expect(link).to_be_visible()
    tab = opens(page, link)

    expect(tab.locator("h1").first).to_contain_text(NAME)
    tab.close()
    expect(made).not_to_contain_text("nog geen")
    assert not (workspace / "outputs" / OTHER).exists()
    assert row_of(page, "Clevyr").get_by_role("button", name="Rapport maken").count() == 1


def test_there_and_back_without_an_error_in_the_browser(page: Page):
    """List, client, list, twice over: JupyterLab and React find every element where they left it.

    Nor does JupyterLab show itself in between.
    """
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.evaluate(
        """() => {
          window.cameBack = 0;
          new MutationObserver(() => {
            window.cameBack += !document.body.classList.contains("tk-page");
          }).observe(document.body, { attributeFilter: ["class"] });
        }"""
    )
    for _ in range(2):
        to_the_client(page)
        to_the_list(page)

    assert errors == []
    assert page.evaluate("window.cameBack") == 0


def test_the_links_of_the_whole_form_open_what_was_made(page: Page):
    """The report with its name as its heading, and the PDF as a PDF."""
    to_the_client(page)
    form = page.locator(".strategy-form").first
    form.locator("button.sf-make").click()
    links = form.locator(".sf-file")
    expect(links).to_have_count(2)
    report = opens(page, links.nth(0))
    expect(report.locator("h1").first).to_contain_text(NAME)
    report.close()
    pdf = opens(page, links.nth(1))
    pdf.wait_for_url(re.compile("^blob:"), wait_until="commit")
    pdf.close()
