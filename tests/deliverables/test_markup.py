import re

import pytest

from tests.deliverables.page_reader import read_page
from tests.deliverables.sample import HOSTILE, NL, every_block
from toolkit.deliverables.markup import block_html, readable
from toolkit.language import words_for
from toolkit.tables.block import (
    Bullets,
    Callout,
    Callouts,
    Cell,
    Column,
    Day,
    Entry,
    Facts,
    Folded,
    Heading,
    Link,
    Month,
    Picture,
    Prose,
    Sign,
    Table,
    Week,
)

WORD = re.compile(r"\S+")
TAGS = """a b caption circle dd details div dl dt figcaption figure h1 h2 h3 img li p path span
    strong summary svg table tbody td th thead tr ul"""
ATTRIBUTES = """alt aria-hidden aria-labelledby class cx cy d dir fill focusable height href id r
    rel role scope src stroke stroke-linecap stroke-linejoin stroke-width tabindex viewbox width"""


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_a_clients_words_are_shown_as_those_characters(text: str):
    """Whatever a text says, each block shows its characters and gains no element by it."""
    for block in every_block(text):
        shown = read_page(block_html(block, NL))

        assert squeezed(readable(text)) in squeezed(shown.text)
        assert {each.tag for each in shown.all()} <= set(WORD.findall(TAGS))
        assert {name for each in shown.all() for name in each.attributes} <= set(
            WORD.findall(ATTRIBUTES)
        )


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_can_be_written_to_a_file(text: str):
    """Characters that have no place in a file of text, such as half an emoji, are replaced."""
    for block in every_block(text):
        html = block_html(block, NL).encode()

        assert b"\x00" not in html
        assert b"\x1b" not in html


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=c&d=%20e#f",
        "HTTPS://Example.org/",
        "mailto:info@example.org",
        "  https://example.org/spatie  ",
        "https://xn--bcher-kva.example/ünïcode",
    ],
)
def test_web_and_mail_addresses_are_links(address: str):
    """An address that starts with http, https or mailto can be followed."""
    shown = read_page(block_html(Facts((("Website", Link("site", address)),)), NL))

    assert shown.one("a").attributes["href"] == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/pad",
        "example.org",
        "ftp://example.org",
        "https://",
        "https:///",
        "https://exa mple.org",
        'https://example.org/"onclick="alert(1)',
        "https://example.org/\njavascript:alert(1)",
        "http:javascript:alert(1)",
        "mailto:",
        "",
    ],
)
def test_other_addresses_are_text(address: str):
    """No other address can be followed; it is still there to read."""
    blocks = (
        Facts((("Website", Link("site", address)),)),
        Table("t", "Kanalen", (Column("Kanaal"),), ((Cell("site", address=address),),)),
    )
    for block in blocks:
        shown = read_page(block_html(block, NL))

        assert shown.all("a") == []
        assert "site" in shown.text
        assert squeezed(readable(address)) in squeezed(shown.text)


def test_a_table_has_a_caption_and_scoped_headers():
    """Every table says what it is about, and each heading what it heads."""
    rows = ((Cell("r1"), Cell("1")), (Cell("r2"), Cell("2")))
    block = Table("uren", "Uren per rol", (Column("Rol"), Column("Uren", numeric=True)), rows)

    shown = read_page(block_html(block, NL))

    caption = shown.one("caption").one("span")
    assert caption.text == "Uren per rol"
    assert [each.text for each in shown.all("th", scope="col")] == ["Rol", "Uren"]
    assert [each.text for each in shown.all("th", scope="row")] == ["r1", "r2"]
    assert len(shown.all("th")) == 4
    region = shown.one("div", role="group")
    assert region.attributes["tabindex"] == "0"
    assert region.attributes["aria-labelledby"] == caption.attributes["id"]


def test_a_corner_without_a_word_gets_one():
    """No heading of a table is empty, not even the corner of a matrix."""
    block = Table("m", "Matrix", (Column(""), Column("a")), ((Cell("r"), Cell("1")),))

    assert read_page(block_html(block, NL)).all("th", scope="col")[0].text == "Naam"


@pytest.mark.parametrize(("heat", "expected"), [(0, "heat-0"), (0.5, "heat-5"), (1, "heat-10")])
def test_heat_is_a_class_beside_the_text(heat: float, expected: str):
    """A coloured cell keeps its text, and has no style of its own."""
    columns = (Column("a"), Column("b", numeric=True))
    block = Table("m", "Matrix", columns, ((Cell("r"), Cell("0,5", heat=heat, mark="a")),))

    cell = read_page(block_html(block, NL)).one("td")

    assert cell.attributes["class"].split() == ["number", "heat", expected]
    assert cell.text == "0,5a"


def test_a_cell_without_heat_has_no_colour():
    """What is not known has no place on the scale of colours."""
    block = Table("m", "M", (Column("a"), Column("b")), ((Cell("r"), Cell("?", heat=None)),))

    assert "heat" not in block_html(block, NL)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_finding_says_its_severity_in_a_word(language: str):
    """A finding has a word and a shape, so that it needs no colour to be understood."""
    block = Callouts((Callout("error", "Geen doel", "Kies een doel", "Kanalen"),))

    words = words_for(language)
    shown = read_page(block_html(block, words))

    assert shown.one("span", **{"class": "severity"}).text == words.term("severity", "error")
    assert shown.one("svg").attributes["aria-hidden"] == "true"


def test_the_reason_of_a_finding_has_sources_to_follow():
    """Where the consultant reads a finding, its reason stands under it with its sources."""
    sources = (Link("De wet, art. 1", "https://example.org/wet"), Link("Een boek", ""))
    callout = Callout("error", "Geen doel", "Kies een doel", reason="Waarom: zo.", sources=sources)

    shown = read_page(block_html(Callouts((callout,)), NL))
    reason = shown.one("p", **{"class": "callout-reason"})

    assert reason.text == "Waarom: zo. · De wet, art. 1 · Een boek"
    assert shown.one("a").attributes["href"] == "https://example.org/wet"


def test_a_figure_has_a_text_alternative_and_a_caption():
    """A figure carries its own bytes, its alternative, its caption and its size."""
    svg = '<svg width="360pt" height="72.6pt"><path d=""/></svg>'

    shown = read_page(block_html(Picture("f", "Bereik", "Ouders: 90 %", svg, "Let op"), NL))

    picture = shown.one("img").attributes
    assert picture["alt"] == "Ouders: 90 %"
    assert picture["src"].startswith("data:image/svg+xml;base64,")
    assert (picture["width"], picture["height"]) == ("480", "97")
    assert shown.one("figcaption").text == "Bereik"
    assert "Let op" in shown.text


def test_an_empty_line_begins_a_paragraph():
    """Paragraphs stay apart, and a line break within one is kept."""
    shown = read_page(block_html(Prose("een\ntwee\n\n \ndrie\n"), NL))

    assert [each.text for each in shown.all("p")] == ["een\ntwee", "drie"]


def test_a_heading_can_be_pointed_at():
    """The key of a heading is its anchor, also when it holds odd characters."""
    shown = read_page(block_html(Heading("Wat & hoe", 'a b"<'), NL))

    assert shown.one("h2").attributes["id"] == "a-b--"


def test_facts_without_pairs_show_nothing():
    """An empty list is no list."""
    assert block_html(Facts((), "Titel"), NL) == ""


def test_bullets_keep_their_order():
    """Sentences are listed as they were given."""
    shown = read_page(block_html(Bullets(("b", "a")), NL))

    assert [each.text for each in shown.all("li")] == ["b", "a"]


def a_month(*days: Day | None) -> Month:
    """A month of one week, the days of which are given."""
    columns = ("Week", "ma", "di", "wo", "do", "vr", "za", "zo")
    week = Week("1", "week 1", (*days, *[None] * (7 - len(days))))
    return Month("month", "januari 2027", columns, (week,))


def test_a_month_is_a_table_with_scoped_headings():
    """Weekdays head the columns, week numbers the rows, and what is no day of it is empty."""
    shown = read_page(block_html(a_month(Day("4", "ma", "maandag 4 januari")), NL))

    assert [each.text for each in shown.all("th", scope="col")][:2] == ["Week", "ma"]
    assert len(shown.all("th", scope="col")) == 8
    (row,) = shown.all("th", scope="row")
    assert "week 1" in row.text
    assert len(shown.all("td")) == 7
    assert shown.one("table").attributes["aria-labelledby"] == "caption-month"
    assert {each.attributes["role"] for each in shown.all("td")} == {"cell"}


def test_a_day_is_heard_in_full():
    """Who hears the calendar hears the whole date once, and not its number as well."""
    shown = read_page(block_html(a_month(Day("4", "ma", "maandag 4 januari")), NL))

    heard = shown.all("span", **{"class": "only-heard"})
    assert "maandag 4 januari" in [each.text for each in heard]


def test_an_entry_needs_no_colour():
    """Pillar, stage and trouble of an entry are words; its letter is said in full, too."""
    entry = Entry("Brood", "07:30", "Instagram", "idee", Sign("B", "Ambacht", 1), alert="te laat")
    day = Day(
        "4", "ma", "maandag 4 januari", (("free", "Feestdag"),), frozenset(["free"]), (entry,)
    )

    shown = read_page(block_html(a_month(day), NL))

    (line,) = shown.all("li")
    assert squeezed(line.text) == "07:30InstagramBroodBAmbacht.ideetelaat"
    assert line.one("span", **{"aria-hidden": "true"}).text == "B"
    assert "Feestdag" in shown.text


def test_what_is_folded_is_there():
    """Behind a fold lies the block itself, under a line that says what it is."""
    table = Table("t", "Uren", (Column("a"),), ((Cell("drie"),),))

    shown = read_page(block_html(Folded("Alle uren", (table,)), NL))

    assert shown.one("summary").text == "Alle uren"
    assert "open" not in shown.one("details").attributes
    assert shown.one("caption").text == "Uren"


def test_a_long_table_knows_that_it_is_long():
    """A list of many rows is set more tightly on paper than a short one."""
    rows = tuple((Cell(f"{n}"),) for n in range(31))
    short, long = (Table("t", "T", (Column("a"),), some) for some in (rows[1:], rows))

    assert "table-long" not in block_html(short, NL)
    assert "table-long" in block_html(long, NL)
