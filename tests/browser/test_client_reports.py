"""The reports of the example clients, as `toolkit report` makes them."""

import subprocess
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage, overflow
from tests.deliverables.page_reader import Element, read_page
from toolkit.store import read_strategy_file

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
CLIENTS = sorted(path.parent.name for path in ROOT.glob("clients/*/strategy.yaml"))
every_client = pytest.mark.parametrize("client", CLIENTS)


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with a set for each example client."""
    folder = tmp_path_factory.mktemp("outputs")
    toolkit = Path(sys.executable).with_name("toolkit")
    given = ("--workspace", ROOT, "--outputs", folder, "--as-of", "2026-11-01")
    made_of = ("--formats", "html")
    made = subprocess.run(
        [toolkit, "report", *CLIENTS, *given, *made_of], capture_output=True, check=False
    )
    assert made.returncode == 0, (made.stdout + made.stderr).decode()
    return folder


@pytest.fixture
def report(outputs: Path, client: str) -> Path:
    """The report of one client."""
    return outputs / client / "latest" / f"{client}-strategy.html"


def read(report: Path) -> Element:
    """What is in a report."""
    return read_page(report.read_text(encoding="utf-8"))


@every_client
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(open_page: OpenPage, report: Path, client: str, width: int):
    """No violation that axe-core knows, on a phone and on a desk."""
    found = Axe().run(open_page(report, width))

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("client", ["bakkerij-lindewaal", "clevyr"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_behind_a_fold(
    open_page: OpenPage, report: Path, client: str, width: int
):
    """What is folded holds to the same rules once it is open, and stays within the window."""
    page = open_page(report, width)
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")

    found = Axe().run(page)

    assert page.locator("details.folded table").first.is_visible()
    assert found.violations_count == 0, found.generate_report()
    assert overflow(page) <= 0


@every_client
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_a_report_stays_within_its_window(
    open_page: OpenPage, report: Path, client: str, width: int
):
    """The page never scrolls sideways, and asks for nothing."""
    page = open_page(report, width)

    assert overflow(page) <= 0
    assert asked_for(page) == []


def asked_for(page: Page) -> list[str]:
    """What the page loaded beside itself."""
    asked = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    return [each for each in asked if not each.startswith("data:")]


@every_client
def test_a_report_names_its_client(report: Path, client: str):
    """Title, language and heading are the client's own."""
    known = read_strategy_file(ROOT / "clients" / client / "strategy.yaml").strategy.client
    shown = read(report)

    assert shown.one("title").text == known.name
    assert shown.one("html").attributes["lang"] == known.language
    assert shown.one("h1").text == known.name


@every_client
def test_each_table_and_figure_explains_itself(report: Path, client: str):
    """Tables have a caption and scoped headers, figures an alternative; ids are unique."""
    shown = read(report)

    for table in shown.all("table"):
        assert table.one("caption").text.strip()
        for header in table.all("th"):
            assert header.attributes["scope"] in ("col", "row")
            assert header.text.strip(), f"an empty header in {table.one('caption').text}"
        n_columns = len(table.all("th", scope="col"))
        for row in table.one("tbody").all("tr"):
            assert len(row.all("th")) + len(row.all("td")) == n_columns
    assert all(each.attributes["alt"].strip() for each in shown.all("img"))
    ids = [each.attributes["id"] for each in shown.all() if "id" in each.attributes]
    assert len(ids) == len(set(ids))


@every_client
def test_no_note_and_no_path_reaches_the_client(report: Path, client: str):
    """Internal notes, and the folders of the machine, are in no report."""
    text = report.read_text(encoding="utf-8")
    notes = read_strategy_file(ROOT / "clients" / client / "strategy.yaml").strategy.notes

    for line in (notes or "").splitlines():
        assert line.strip() == "" or line.strip() not in text
    for path in (ROOT, Path.home(), Path(sys.prefix), report.parents[2]):
        assert str(path) not in text
