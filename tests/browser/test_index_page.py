"""The page with all clients, as the consultant opens it from the folder of the outputs."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import OpenPage, overflow
from tests.portfolio.whole import HOSTILE, STAMP, portfolio
from toolkit.deliverables.index_page import index_html
from toolkit.language import words_for
from toolkit.tables.portfolio import PortfolioView

pytestmark = pytest.mark.browser

LOOK = Path(__file__).parents[2] / "client_templates/portfolio"
PHONE, DESK = 390, 1280


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the sample, with the report of one client beside it."""
    folder = tmp_path_factory.mktemp("outputs")
    report = folder / "bakkerij" / STAMP / "bakkerij-strategy.html"
    report.parent.mkdir(parents=True)
    report.write_text("<title>Rapport</title>")
    path = folder / "index.html"
    path.write_text(index_html(PortfolioView(portfolio(), words_for("nl")), LOOK))
    return path


def clients(page: Page) -> list[str]:
    """The clients that are shown, in order."""
    return page.locator("#clients-table tbody tr:visible th").all_inner_texts()


def first_words(page: Page) -> list[str]:
    """The first word of each client that is shown."""
    return [each.split()[0] for each in clients(page)]


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing_and_nothing_sticks_out(open_page: OpenPage, index: Path, width: int):
    """No violation that axe-core knows, and no scrolling sideways, at either width."""
    page = open_page(index, width)
    found = Axe().run(page)

    assert found.violations_count == 0, found.generate_report()
    assert overflow(page) <= 0


def test_a_link_opens_the_deliverable(open_page: OpenPage, index: Path):
    """From the page one comes to the file in the set, as files."""
    page = open_page(index)
    page.get_by_role("link", name="Rapport").first.click()

    expect(page).to_have_title("Rapport")


def test_what_clients_are_called_is_text(open_page: OpenPage, index: Path):
    """A name with markup in it is shown as it is, and runs nothing."""
    assert any(each.startswith(HOSTILE) for each in clients(open_page(index)))


def test_typing_leaves_the_clients_with_these_words(open_page: OpenPage, index: Path):
    """Accents and capitals do not count; the other tables follow; it is said how many are left."""
    page = open_page(index)
    page.get_by_label("Zoeken").fill("CÌTY")

    assert first_words(page) == ["City"]
    assert page.locator("#failed-table tbody tr:visible").count() == 1
    expect(page.get_by_role("status")).to_have_text("1 van 5 klanten getoond")

    page.get_by_role("button", name="Toon alles weer").click()
    expect(page.get_by_role("status")).to_have_text("5 van 5 klanten getoond")


def test_choosing_leaves_the_clients_that_need_it(open_page: OpenPage, index: Path):
    """Of the clients those are shown whose report failed, or of whom something is overdue."""
    page = open_page(index)
    page.get_by_label("Toon", exact=True).select_option(label="rapport mislukt")
    assert first_words(page) == ["City", "O'Neil"]

    page.get_by_label("Toon", exact=True).select_option(label="strategie sindsdien gewijzigd")
    assert first_words(page) == ["Milieu"]


def test_a_heading_sorts_by_keyboard(open_page: OpenPage, index: Path):
    """Enter on a heading sorts by numbers as numbers, again turns it round, and it is told."""
    page = open_page(index)
    head = page.locator("#clients-table").get_by_role("columnheader", name="Uren per week")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")

    assert head.get_attribute("aria-sort") == "descending"
    assert [each for each in first_words(page) if each in ("City", "Bakkerij")] == [
        "City",
        "Bakkerij",
    ]


def test_on_a_phone_the_choice_sorts(open_page: OpenPage, index: Path):
    """Where the headings are hidden, a choice sorts; each value has the name of its column."""
    page = open_page(index, PHONE)
    page.get_by_label("Sorteer klanten op").select_option(label="Klant ↓")

    assert first_words(page)[0] == "O'Neil"
    label = page.locator("#clients-table td").first.evaluate(
        "each => getComputedStyle(each, '::before').content"
    )
    assert label == '"Nieuwste set"'


def test_without_script_the_tables_are_complete(browser: Browser, index: Path):
    """Who allows no scripts sees every client, and no choice that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(index.as_uri())

    assert page.locator("#clients-table tbody tr:visible").count() == 5
    assert page.locator("#choose:visible, button:visible").count() == 0
    context.close()


def test_only_the_script_of_the_page_runs(index: Path, page: Page):
    """A script that somebody puts in the page is not run."""
    changed = index.with_name("changed.html")
    changed.write_text(
        index.read_text().replace("</main>", "<script>document.title = 'run'</script></main>")
    )
    page.goto(changed.as_uri())

    assert page.title() == "Alle klanten"


def test_on_paper_all_clients_are_there(index: Path, page: Page):
    """On paper there are no choices, and no column is cut off."""
    page.goto(index.as_uri())
    page.emulate_media(media="print")

    assert not page.locator("#choose").is_visible()
    assert len(clients(page)) == 5
