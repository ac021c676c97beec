import re

import pytest

from tests.deliverables.page_reader import read_page
from tests.deliverables.sample import COVER, GOALS, NL
from toolkit.deliverables import page
from toolkit.language import words_for


def test_a_cell_shows_a_style_and_its_blocks(monkeypatch: pytest.MonkeyPatch):
    """Each block is an output of its own, marked as ours, in the client's language."""
    displayed = []
    monkeypatch.setattr(page, "display", lambda *data, **looks: displayed.append((data, looks)))

    page.show(COVER, GOALS, words=words_for("en"))

    kinds = [looks["metadata"][page.OURS]["block"] for _, looks in displayed]
    assert kinds == ["style", "cover", "table"]
    for (data,), looks in displayed[1:]:
        (around,) = read_page(data["text/html"]).all("div")[:1]
        assert around.attributes["lang"] == "en"
        assert looks["raw"] is True


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
