import re

import pytest

from tests.deliverables.page_reader import read_page
from tests.deliverables.sample import COVER, GOALS, NL
from toolkit.deliverables import page
from toolkit.deliverables.markup import block_html
from toolkit.language import words_for
from toolkit.tables.block import Prose


def test_a_cell_shows_its_blocks_with_their_style(monkeypatch: pytest.MonkeyPatch):
    """A cell has one output, marked as ours, in the client's language, with what each block is."""
    displayed = []
    monkeypatch.setattr(page, "display", lambda *data, **looks: displayed.append((data, looks)))

    page.show(COVER, GOALS, words=words_for("en"))

    (((data,), looks),) = displayed
    assert [each["block"] for each in looks["metadata"][page.OURS]] == ["cover", "table"]
    assert looks["raw"] is True
    (around,) = read_page(data["text/html"]).all("div")[:1]
    assert around.attributes["lang"] == "en"
    assert data["text/html"].startswith("<style>")


def test_blocks_come_apart_as_they_went_in():
    """The report gets each block as it is, also one in which somebody wrote our border."""
    blocks = (Prose(page.BORDER), COVER, GOALS)

    html, _ = page.shown(blocks, NL)

    assert page.unwrapped(html) == [str(block_html(each, NL)) for each in blocks]


def test_nothing_to_show_is_nothing(monkeypatch: pytest.MonkeyPatch):
    """A section without blocks leaves no output behind."""
    monkeypatch.setattr(page, "display", pytest.fail)

    page.show(words=NL)


def test_the_style_stays_inside_the_blocks():
    """Every rule of the style in JupyterLab is about our own blocks, and only about those."""
    style = re.sub(r"/\*.*?\*/", "", str(page.lab_style()), flags=re.DOTALL)
    selectors = re.findall(r"([^{}]+)\{(?!\s*\.strategy)", style)
    rules = [each.strip() for one in selectors for each in one.split(",")]
    ours = ".strategy-sheet.in-lab.in-lab"

    assert len(rules) > 100
    for rule in rules:
        assert rule.startswith((ours, f'[data-jp-theme-light="false"] {ours}', "@media")), rule


def test_the_style_ends_where_it_should():
    """The style cannot be closed early."""
    assert "</" not in page.lab_style()
