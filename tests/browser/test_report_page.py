import io
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SAMPLES, TEMPLATE, OpenReport, overflow
from tests.deliverables.sample import COVER, notebook_of
from toolkit.deliverables.html import report_html
from toolkit.tables.block import Heading, Tile, Tiles

pytestmark = pytest.mark.browser

PHONE, DESK = 390, 1280
every_report = pytest.mark.parametrize("name", SAMPLES)


def wait_until(done: Callable[[], bool]) -> None:
    """Wait while the browser is still moving; its own way to wait needs `eval`, and has none."""
    for _ in range(100):
        if done():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen within five seconds")


@every_report
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing(open_report: OpenReport, name: str, width: int):
    """No violation of WCAG or of good practice that axe-core knows, at either width."""
    found = Axe().run(open_report(name, width))

    assert found.violations_count == 0, found.generate_report()


@every_report
def test_axe_finds_nothing_with_the_contents_unfolded(open_report: OpenReport, name: str):
    """The contents list on a phone holds to the same rules once it is open."""
    page = open_report(name, PHONE)
    page.locator(".contents summary").click()

    found = Axe().run(page)

    assert page.locator(".contents details a").first.is_visible()
    assert found.violations_count == 0, found.generate_report()


@every_report
def test_a_report_asks_for_nothing(open_report: OpenReport, name: str):
    """Opening a report makes one request: for the file itself."""
    page = open_report(name)
    asked = page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")

    assert [each for each in asked if not each.startswith("data:")] == []


def test_the_policy_holds(reports: dict[str, Path], page: Page):
    """A browser that finds a script, style or picture put into the file does not run or load it."""
    html = reports["plausible"].read_text()
    foreign = (
        "<script>document.title = 'run'</script><img src='https://example.org/x.png'>"
        "<p id=x style='color: rgb(1, 2, 3)' onclick='alert(1)'>x</p><style>p{color: red}</style>"
    )
    changed = reports["plausible"].with_name("changed.html")
    changed.write_text(html.replace("</main>", foreign + "</main>"))

    page.goto(changed.as_uri())

    assert page.title() != "run"
    assert (
        page.evaluate("getComputedStyle(document.getElementById('x')).color") == "rgb(22, 38, 46)"
    )


@every_report
@pytest.mark.parametrize("width", [320, PHONE, 768, DESK])
def test_the_page_never_scrolls_sideways(open_report: OpenReport, name: str, width: int):
    """What is too wide scrolls in a region of its own, however narrow the window."""
    assert overflow(open_report(name, width)) <= 0


@every_report
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_text_may_be_twice_as_large(open_report: OpenReport, name: str, width: int):
    """With letters of twice the size nothing is cut off and the page does not scroll sideways."""
    page = open_report(name, width)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert overflow(page) <= 0
    assert cut_off(page) == []


def cut_off(page: Page) -> list[str]:
    """Texts of which a part cannot be reached."""
    return list(
        page.evaluate(
            """[...document.querySelectorAll('main *:not(.only-heard), header *')]
            .filter(each => getComputedStyle(each).overflowX === 'hidden'
                && each.scrollWidth > each.clientWidth + 1)
            .map(each => each.outerHTML.slice(0, 80))"""
        )
    )


@every_report
def test_every_figure_has_an_alternative(open_report: OpenReport, name: str):
    """Each picture is drawn, has a text alternative, and does not overlap its frame."""
    page = open_report(name)
    pictures = page.locator("img")

    assert pictures.count() > 0
    for picture in pictures.all():
        assert picture.get_attribute("alt")
        assert picture.evaluate("each => each.decode().then(() => each.naturalWidth)") > 100


def test_hostile_text_stands_there_as_it_was_written(open_report: OpenReport):
    """A reader sees the characters that the client wrote, whatever they mean elsewhere."""
    page = open_report("hostile")

    assert page.title() == "</style><img src=x onerror=alert(1)>"
    titles = page.locator("h2").all_inner_texts()
    for text in ("<script>alert(1)</script>", "{{7*7}}", "{% raw %}", "&lt;script&gt;", "-->"):
        assert text in titles
    assert page.locator("mjx-container, .MathJax").count() == 0


def test_all_regions_that_scroll_are_reached_by_keyboard(open_report: OpenReport):
    """With the Tab key one comes to each table; the arrow keys move it; focus can be seen."""
    page = open_report("plausible", PHONE)
    regions = page.locator(".scroll:visible").count()
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            """() => { const each = document.activeElement;
            return each.matches('.scroll') ? [each.getAttribute('aria-labelledby'),
                getComputedStyle(each).outlineStyle] : null }"""
        )
        if found:
            reached.add(found[0])
            assert found[1] == "solid"
            page.keyboard.press("ArrowRight")

    assert len(reached) == regions
    goals = page.locator("[aria-labelledby=caption-goals-table]")
    wait_until(lambda: goals.evaluate("each => each.scrollLeft") > 0)


def test_an_edge_shows_that_there_is_more(open_report: OpenReport):
    """On a phone a table has a shadow where it goes on, and none where one has seen all."""
    page = open_report("plausible", PHONE)
    goals = page.locator("[aria-labelledby=caption-goals-table]")
    goals.scroll_into_view_if_needed()
    before = edges(page, goals)
    goals.evaluate("each => { each.scrollLeft = each.scrollWidth }")
    wait_until(lambda: edges(page, goals) != before)
    after = edges(page, goals)

    assert (before[0], after[1]) == (255, 255)
    assert max(before[1], after[0]) < 200


def edges(page: Page, region: Locator) -> tuple[int, int]:
    """How light a region is at its left and right edge, 255 for white."""
    box = region.bounding_box()
    assert box is not None
    shots = [
        page.screenshot(clip={"x": int(x), "y": int(box["y"]) + 2, "width": 1, "height": 1})
        for x in (box["x"] + 1, box["x"] + box["width"] - 2)
    ]
    left, right = (Image.open(io.BytesIO(shot)).convert("L").getpixel((0, 0)) for shot in shots)
    return int(left), int(right)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("width", "rows"), [(PHONE, [2, 2, 1]), (900, [3, 2]), (1040, [3, 2]), (1200, [5]), (DESK, [5])]
)
def test_five_key_figures_stand_evenly(page: Page, tmp_path: Path, width: int, rows: list[int]):
    """The fifth figure never stands alone beside an empty place."""
    five = Tiles(tuple(Tile(f"Kanalen in gebruik {n}", str(n), "van de 6") for n in range(5)))
    path = tmp_path / "five.html"
    notebook = notebook_of((COVER,), (Heading("In het kort", "summary"), five))
    path.write_text(report_html(notebook, TEMPLATE, title="Vijf", language="nl"))
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(path.as_uri())
    boxes = [box for each in page.locator(".tile").all() if (box := each.bounding_box())]
    tops = Counter(round(box["y"]) for box in boxes)
    rights = {top: max(b["x"] + b["width"] for b in boxes if round(b["y"]) == top) for top in tops}

    assert [tops[top] for top in sorted(tops)] == rows
    assert max(rights.values()) - min(rights.values()) < 1


def test_each_region_has_a_name(open_report: OpenReport):
    """A region that scrolls is called after its caption."""
    page = open_report("plausible")

    for region in page.locator(".scroll:visible").all():
        name = page.locator(f"#{region.get_attribute('aria-labelledby')}").inner_text()
        assert page.get_by_role("group", name=name, exact=True).count() >= 1


def test_the_first_stop_skips_to_the_content(open_report: OpenReport):
    """The first press of Tab shows a link that leads past the contents list."""
    page = open_report("plausible")
    page.keyboard.press("Tab")

    skip = page.locator(".skip")
    assert skip.evaluate("each => each === document.activeElement")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page-content"


@pytest.mark.parametrize(
    ("width", "shown", "hidden"),
    [(PHONE, ".contents summary", ".contents-open"), (DESK, ".contents-open", ".contents summary")],
)
def test_the_contents_fit_the_window(open_report: OpenReport, width: int, shown: str, hidden: str):
    """On a phone the contents list is folded, on a wide screen it stands beside the text."""
    page = open_report("plausible", width)

    assert page.locator(shown).is_visible()
    assert not page.locator(hidden).is_visible()


def test_a_long_list_of_contents_stays_beside_the_text(open_report: OpenReport):
    """On a wide screen the contents stay in sight while one reads, and lead to their section."""
    page = open_report("plausible")
    page.locator(".contents-open a", has_text="Aandachtspunten").click()

    expect(page.locator("#findings")).to_be_in_viewport()
    expect(page.locator(".contents-open a").first).to_be_in_viewport()


@pytest.mark.parametrize(("width", "grid"), [(PHONE, False), (DESK, True)])
def test_a_month_fits_its_window(open_report: OpenReport, width: int, grid: bool):
    """On a desk a month is a grid of weeks, on a phone a list of the days that hold something."""
    page = open_report("plausible", width)
    month = page.locator("table.month")

    third, tenth = (month.locator("td").filter(has_text=f"maandag {day} mei") for day in (3, 10))
    assert third.is_visible()
    assert tenth.is_visible() == grid
    assert month.get_by_role("columnheader", name="maandag").count() == int(grid)
    boxes = [each.bounding_box() for each in month.locator(".entry").all()]
    assert all(box and box["x"] + box["width"] <= width for box in boxes)


def test_a_month_stays_a_table_for_who_hears_it(open_report: OpenReport):
    """Also as a list on a phone, the days of a month are cells of a table, and say their day."""
    page = open_report("plausible", PHONE)
    month = page.get_by_role("table", name="mei 2027")

    assert month.count() == 1
    assert month.get_by_role("cell").filter(has_text="Voorleesuur").count() == 2
    assert month.get_by_role("cell").filter(has_text="dinsdag 18 mei").count() == 1


def test_a_fold_opens_with_the_keyboard(open_report: OpenReport):
    """What is folded is reached and opened without a mouse."""
    page = open_report("plausible")
    fold = page.locator("details.folded").first
    assert not fold.locator("table").is_visible()

    fold.locator("summary").focus()
    page.keyboard.press("Enter")

    assert fold.locator("table").is_visible()


def test_print_unfolds(open_report: OpenReport):
    """On paper what is folded stands open; what another file has in full is left out."""
    page = open_report("plausible", 700)
    page.emulate_media(media="print")
    left_out = page.locator("details.not-on-paper")

    assert left_out.count() == 1
    assert not left_out.is_visible()

    assert page.locator("details.folded table").is_visible()
    assert not page.locator("details.folded summary").first.is_visible()


def test_print_shows_all_and_says_where_links_lead(open_report: OpenReport):
    """On paper nothing scrolls or is left behind a fold, and an address is there to read."""
    page = open_report("plausible", 700)
    page.emulate_media(media="print")

    assert not page.locator(".skip").is_visible()
    assert not page.locator(".to-top").first.is_visible()
    assert page.locator(".contents-open").is_visible()
    link = page.locator("dd a", has_text="bibliotheekdelindeboom")
    printed = link.evaluate("each => getComputedStyle(each, '::after').content")
    assert "https://example.org/lindeboom" in printed
    assert page.locator(".scroll").first.evaluate("e => getComputedStyle(e).overflowX") == "visible"
    for table in page.locator("table").all():
        assert table.evaluate("each => each.scrollWidth <= document.body.clientWidth")


def test_a_report_prints_on_a4(open_report: OpenReport):
    """Printed, the report is a PDF of A4 pages."""
    printed = open_report("plausible").pdf(prefer_css_page_size=True)

    assert printed.startswith(b"%PDF")
    assert b"/MediaBox [0 0 594.95996 841.91998]" in printed or b"/MediaBox [0 0 595" in printed


def test_a_dark_device_shows_paper(open_report: OpenReport, page: Page):
    """The report is a document: white, also where the device prefers the dark."""
    page.emulate_media(color_scheme="dark")
    open_report("plausible")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
