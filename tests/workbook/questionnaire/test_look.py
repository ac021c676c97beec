"""What the client opens: plain instructions, protected heads, drop-downs, nothing internal."""

import io
import re
import zipfile

import pytest

from tests.workbook.questionnaire.books import Book, bakery, exported, of_text
from tests.workbook.questionnaire.test_answers import STRATEGY
from toolkit.strategy import Strategy
from toolkit.strategy.walk import field_path, field_shapes, visits
from toolkit.workbook.questionnaire.base import SHEET, base_of
from toolkit.workbook.questionnaire.left_out import EVERYWHERE, LEFT_OUT

SECRETS = """\
notes: GEHEIM-1
phase: final
client: {name: De Halm, source: bron, brand: geheim-2}
sources: [{id: bron, title: GEHEIM-3}]
roles: [{id: maker, name: Maker}]
capacity:
  rates: [{role: maker, eur_per_hour: 98765}]
decisions: [{id: keuze, asked: "Zo?", accepts: GOAL-001, about: [GEHEIM-4]}]
content:
  formats: [{id: foto, name: Foto, remark: GEHEIM-5, steps: [{id: stap, name: GEHEIM-6}]}]
  items: [{id: een, title: Een, format: foto, feedback: [{text: GEHEIM-7}]}]
"""


def parts(data: bytes) -> dict[str, str]:
    """The files in a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture(scope="module")
def sheets() -> dict[str, str]:
    """The files in the workbook of the invented example."""
    return parts(exported(bakery()))


def visible(sheets: dict[str, str]) -> list[str]:
    """The sheets that a client sees."""
    names = re.findall(r"<sheet [^>]*?(?:/>)", sheets["xl/workbook.xml"])
    return [
        sheets[f"xl/worksheets/sheet{number}.xml"]
        for number, name in enumerate(names, 1)
        if "hidden" not in name
    ]


def test_nothing_internal_is_in_it():
    """Notes, rates, sources, hours of making: neither in a cell nor in what it remembers."""
    data = exported(of_text(SECRETS))
    book = Book.of(data)
    base = base_of(book.sheets[SHEET], "x")
    everything = "".join(parts(data).values()) + str(base.tree)

    assert "De Halm" in everything
    assert not re.findall(r"(?i)GEHEIM-\d|98765|GOAL-001|bron\b", everything)


def test_every_field_that_is_left_out_exists():
    """A reason for what the model does not have any more would mislead."""
    met = {field_path(each.place) for each in visits(Strategy, _full())}

    assert set(LEFT_OUT) <= met | {field_path((name,)) for name in field_shapes(Strategy)}
    assert set(field_shapes(field_shapes(Strategy)["goals"].inner)) >= EVERYWHERE


def _full() -> dict[str, object]:
    """A tree with something at every place of the model."""

    def filled(model: type) -> dict[str, object]:
        found: dict[str, object] = {}
        for name, shape in field_shapes(model).items():
            inner: object = filled(shape.part) if shape.part else "x"
            found[name] = [inner] if shape.many else inner
        return found

    return filled(Strategy)


def test_no_cell_is_a_formula(sheets):
    """Whatever a text begins with, it stays a text."""
    odd = parts(exported(of_text(STRATEGY.replace("name: Els", 'name: "=1+1"'))))

    for each in (sheets, odd):
        assert not [name for name, text in each.items() if re.search(r"<f[ >/]", text)]


def test_heads_are_protected_and_answers_are_not(sheets):
    """No password; rows may be added, deleted, sorted and filtered."""
    for sheet in visible(sheets):
        (protection,) = re.findall(r"<sheetProtection [^>]*>", sheet)
        assert "password" not in protection
    goals = sheets["xl/worksheets/sheet7.xml"]

    for allowed in ("insertRows", "deleteRows", "sort", "autoFilter"):
        assert f'{allowed}="0"' in re.findall(r"<sheetProtection [^>]*>", goals)[0]


def test_every_cell_of_a_row_that_may_go_is_unlocked(sheets):
    """A program deletes no row of a protected sheet in which one cell is locked."""
    styles = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", sheets["xl/styles.xml"].split("<cellXfs")[1])
    unlocked = {n for n, each in enumerate(styles) if 'locked="0"' in each}
    goals = sheets["xl/worksheets/sheet7.xml"]
    heads = goals.index('<row r="5"')
    rows = re.findall(r"<row ([^>]*)>(.*?)</row>", goals[heads:], re.DOTALL)[1:]

    assert len(rows) > 10
    for attributes, cells in rows:
        used = {int(each) for each in re.findall(r' s="(\d+)"', attributes + cells)}
        assert used <= unlocked


def test_heads_say_what_they_are_for_and_choices_drop_down(sheets):
    """Each head of a list has a note; codes are offered in the client's words."""
    notes = "".join(text for name, text in sheets.items() if "comments" in name)
    strings = sheets["xl/sharedStrings.xml"]

    assert "De persona's voor wie dit doel geldt." in notes
    assert "Schrijf ze met een komma ertussen" in notes
    assert "Klantenservice" in strings
    assert "customer_service" not in strings
    assert sheets["xl/worksheets/sheet7.xml"].count("<dataValidation ") > 5


def test_it_is_in_the_language_of_the_client():
    """An English client reads English."""
    strings = parts(exported(of_text("client: {name: Halm, language: en}\n")))

    assert "Intake of Halm" in strings["xl/sharedStrings.xml"]
    assert "Naar het begin" not in strings["xl/sharedStrings.xml"]
    assert "en-GB" in strings["docProps/core.xml"]


def test_keys_are_hidden_and_heads_stay_in_view(sheets):
    """The first column and the row of keys are hidden; the first column of answers stays."""
    goals = sheets["xl/worksheets/sheet7.xml"]

    assert re.search(r'<col min="1" max="1" [^>]*hidden="1"', goals)
    assert re.search(r'<row r="4"[^>]*hidden="1"', goals)
    assert re.search(r'<pane xSplit="2" ySplit="5"[^>]*state="frozen"', goals)
