"""What is filled in ends up in the strategy, however it was typed; what cannot is told by cell."""

import datetime as dt

import pytest

from tests.workbook.questionnaire.books import Book, back, exported, of_text, taken, whole
from toolkit.strategy.walk import get_at

STRATEGY = """\
client:
  name: Bakkerij De Halm  # zoals op de gevel
  not_known: [employees]
goals:
  - id: bekend
    name: Bekendheid
    kind: awareness
    personas: [jan]
  - {id: leads, name: "Leads, warm"}
personas:
  - id: jan
    name: "Jan, de bakker"
    size: 1200
    use:
      - {platform: instagram, word: most}
  - {id: els, name: Els}
channels:
  - {id: insta, platform: instagram, goals: [bekend]}
content:
  pillars:
    - {id: vak, name: Vakmanschap, share: 0.5}
  series:
    - {id: tip, name: De tip}
roles:
  - {id: maker, name: Maker}
capacity:
  rates: [{role: maker, eur_per_hour: 71}]
decisions:
  - {id: keuze, asked: "Wat doen we?", about: ["goals[1]"]}
notes: geheim
"""


@pytest.fixture(scope="module")
def stored():
    """A small strategy."""
    return of_text(STRATEGY)


@pytest.fixture(scope="module")
def sent(stored):
    """Its workbook, as rows of values."""
    return Book.of(exported(stored))


@pytest.fixture
def book(sent):
    """A copy to fill in."""
    return sent.copied()


TYPED = [
    ("client?", "name", "=", "De Halm", "client.name", "De Halm"),
    ("client?", "name", "=", " =cmd|'/c calc'!A1 ", "client.name", "=cmd|'/c calc'!A1"),
    ("client?", "employees", "=", 12.0, "client.employees", 12),
    ("client?", "employees", "=", "1.200", "client.employees", 1200),
    ("client?", "public_body", "=", "ja", "client.public_body", True),
    ("client?", "public_body", "=", "Nee", "client.public_body", False),
    ("client?", "public_body", "=", True, "client.public_body", True),
    ("client?", "public_body", "=", "x", "client.public_body", True),
    ("client?", "country", "=", "Nederland", "client.country", "NL"),
    ("client?", "country", "=", "be", "client.country", "BE"),
    (
        "client?",
        "content_languages",
        "=",
        "Nederlands, engels; Fries",
        "client.content_languages",
        ("nl", "en", "fy"),
    ),
    ("client?", "website", "=", "dehalm.nl", "client.website", "https://dehalm.nl"),
    ("client?", "size", "=", "Middelgroot", "client.size", "medium"),
    ("client?", "size", "=", "medium", "client.size", "medium"),
    (
        "client?",
        "sub_brands",
        "=",
        "Halm Hoog\nHalm Laag; Halm",
        "client.sub_brands",
        ("Halm Hoog", "Halm Laag", "Halm"),
    ),
    ("period?", "start", "=", dt.date(2027, 1, 4), "period.start", dt.date(2027, 1, 4)),
    ("period?", "start", "=", "4 januari 2027", "period.start", dt.date(2027, 1, 4)),
    ("period?", "start", "=", "4-1-2027", "period.start", dt.date(2027, 1, 4)),
    ("period?", "start", "=", 46391.0, "period.start", dt.date(2027, 1, 4)),
    ("content.pillars", "vak", "share", 0.45, "content.pillars.0.share", 0.45),
    ("content.pillars", "vak", "share", 45, "content.pillars.0.share", 0.45),
    ("content.pillars", "vak", "share", "45%", "content.pillars.0.share", 0.45),
    ("content.pillars", "vak", "share", "0,45", "content.pillars.0.share", 0.45),
    ("content.pillars", "vak", "share", "12,5 %", "content.pillars.0.share", 0.125),
    ("content.pillars", "vak", "share", 1, "content.pillars.0.share", 1.0),
    ("goals", "bekend", "deadline.on", dt.date(2027, 6, 30), "goals.0.deadline.on", "2027-06-30"),
    ("goals", "bekend", "deadline.on", "maart 2027", "goals.0.deadline.on", "2027-03"),
    ("goals", "bekend", "deadline.on", "2e kwartaal 2027", "goals.0.deadline.on", "2027-Q2"),
    ("goals", "bekend", "deadline.on", 2027.0, "goals.0.deadline.on", "2027"),
    ("goals", "bekend", "baseline.value", "1.234,5", "goals.0.baseline.value", 1234.5),
    ("goals", "bekend", "personas", "Els, Jan, de bakker", "goals.0.personas", ("els", "jan")),
    ("goals", "bekend", "personas", "jan; els", "goals.0.personas", ("jan", "els")),
    ("goals", "bekend", "personas", "", "goals.0.personas", ()),
    ("goals", "bekend", "kind", "klantenservice", "goals.0.kind", "customer_service"),
    ("goals", "bekend", "owner", "maker", "goals.0.owner", "maker"),
    ("personas", "jan", "must_reach", "JA", "personas.0.must_reach", True),
    ("personas.use", "jan/#0", "word", "ongeveer de helft", "personas.0.use.0.word", "half"),
    ("personas.use", "jan/#0", "platform", "TikTok", "personas.0.use.0.platform", "tiktok"),
    (
        "content.series",
        "tip",
        "days.days",
        "ma t/m wo; zaterdag",
        "content.series.0.days.days",
        ("mon", "tue", "wed", "sat"),
    ),
    ("channels", "insta", "platform", "Mastodonia", "channels.0.platform", "mastodonia"),
]


@pytest.mark.parametrize("typed", TYPED, ids=lambda each: f"{each[2]}={each[3]!r}")
def test_an_answer_is_understood(stored, book, typed):
    """As a number, a date, a text in Dutch, a choice in words: the model gets its value."""
    key, entry, column, cell, path, expected = typed
    book.put(key, entry, column, cell)
    result = back(book.saved(), stored).outcome
    place = tuple(int(each) if each.isdecimal() else each for each in path.split("."))

    assert result.faults == ()
    assert get_at(result.strategy, place) == expected
    assert len(result.changes) == 1


@pytest.mark.parametrize("text", ["nog niet bekend", "?", "weten we nog niet", "not known yet"])
def test_not_known_yet_is_an_answer(stored, book, text):
    """Whoever does not know yet says so, and the strategy remembers which answer is missing."""
    book.answer("client?", "sector", text)
    book.put("goals", "bekend", "baseline.value", text)
    strategy = taken(book.saved(), stored)

    assert strategy.client.not_known == ("employees", "sector")
    assert strategy.goals[0].not_known == ("baseline",)


def test_an_answer_takes_not_known_away(stored, book):
    """“Not known yet” stands in the cell; a number in its place is known."""
    assert book.row("client?", "employees")[2] == "nog niet bekend"

    book.answer("client?", "employees", 8)
    client = taken(book.saved(), stored).client

    assert (client.employees, client.not_known) == (8, ())


def test_everything_wrong_is_told_at_once_by_sheet_and_cell(stored, book):
    """Each problem has its cell, what was found, and what is allowed; nothing is taken over."""
    cells = [
        book.answer("client?", "employees", "heel veel"),
        book.answer("client?", "size", "enorm"),
        book.answer("client?", "public_body", "soms"),
        book.answer("client?", "website", "geen idee nog"),
        book.put("content.pillars", "vak", "share", 1.4),
        book.put("goals", "bekend", "personas", "Jan, de bakker, Kees"),
        book.put("goals", "leads", "deadline.on", "binnenkort"),
        book.put("personas", "jan", "ages.min", 60),
        book.put("personas", "els", "size", -3),
    ]
    book.put("personas", "jan", "ages.max", 20)
    result = back(book.saved(), stored).outcome
    told = {f"{each.spot.sheet} {each.spot.cell}": each.problem for each in result.faults}

    assert sorted(told) == sorted(cells)
    assert result.strategy is None
    assert told[cells[5]].found == "Kees"
    assert "Els" in told[cells[5]].allowed


def test_rows_are_added_and_removed_by_id(stored, book):
    """A new row is a new entry with an id from its name; a deleted row takes references along."""
    book.add("personas", name="Kees", size=30)
    book.add("goals", name="Bezoek", personas="Kees, Els")
    book.add("personas.use", of="Kees", platform="LinkedIn", word="bijna niemand")
    book.remove("personas", "jan")
    result = back(book.saved(), stored).outcome
    strategy = whole(result)

    assert [each.id for each in strategy.personas] == ["els", "kees"]
    assert strategy.personas[1].use[0].platform == "linkedin"
    assert strategy.goals[0].personas == ()
    assert strategy.goals[2].personas == ("kees", "els")
    assert sorted(each.kind for each in result.changes) == ["added", "added", "added", "removed"]


def test_a_removed_goal_moves_the_places_that_decisions_name(stored, book):
    """`goals[1]` is `goals[0]` once the goal before it is gone."""
    book.remove("goals", "bekend")
    strategy = taken(book.saved(), stored)

    assert strategy.decisions[0].about == ("goals[0]",)
    assert strategy.channels[0].goals == ()


def test_an_emptied_row_is_a_removed_one(stored, book):
    """Whoever cannot delete a row empties it."""
    row = book.row("goals", "leads")
    row[1:] = [""] * (len(row) - 1)
    strategy = taken(book.saved(), stored)

    assert [each.id for each in strategy.goals] == ["bekend"]


def test_a_copied_row_is_a_new_entry(stored, book):
    """A copy brings the hidden id along; whichever still says what was exported keeps it."""
    name, _ = book.part("goals")
    copy = list(book.row("goals", "bekend"))
    copy[book.place("goals", "name")] = "Nog een doel"
    at = book.sheets[name].index(book.row("goals", "bekend"))
    book.sheets[name].insert(at, copy)
    goals = taken(book.saved(), stored).goals

    assert [(each.id, each.name) for each in goals] == [
        ("bekend", "Bekendheid"),
        ("leads", "Leads, warm"),
        ("nog-een-doel", "Nog een doel"),
    ]


def test_a_renamed_entry_is_the_same_entry(stored, book):
    """Another name keeps the id; both names mean it."""
    book.put("personas", "jan", "name", "Jan Korst")
    book.put("goals", "leads", "personas", "Jan Korst")
    strategy = taken(book.saved(), stored)

    assert strategy.personas[0].id == "jan"
    assert strategy.goals[1].personas == ("jan",)
    assert strategy.goals[0].personas == ("jan",)


def test_what_belongs_to_an_entry_can_move_to_another(stored, book):
    """Another persona in the first column moves the row to that persona."""
    book.put("personas.use", "jan/#0", "^", "Els")
    personas = taken(book.saved(), stored).personas

    assert personas[0].use == ()
    assert [each.platform for each in personas[1].use] == ["instagram"]


def test_prepared_rows_without_an_answer_are_no_entries(stored, book):
    """A row put ready for each persona and platform counts once it is answered."""
    keys = [row[0] for row in book.sheets[book.part("personas.use")[0]]]
    assert "+els+instagram" in keys

    book.put("personas.use", "+els+instagram", "word", "de meesten")
    personas = taken(book.saved(), stored).personas

    assert [each.word for each in personas[1].use] == ["most"]


def test_a_row_that_lacks_what_it_needs_is_told(stored, book):
    """A use without a platform, or of nobody, is told at its row."""
    number = book.add("personas.use", of="Els", word="ongeveer de helft")
    other = book.add("personas.use", of="Niemand", platform="X", word="ongeveer de helft")
    faults = back(book.saved(), stored).outcome.faults

    assert sorted(each.spot.cell for each in faults) == sorted([f"C{number}", f"B{other}"])


def test_what_stands_beside_the_questions_is_told_not_read(stored, book):
    """A column that somebody added is not understood, and not lost without a word."""
    book.row("goals", "bekend").append("Kosten: 300 euro")
    result = back(book.saved(), stored)

    assert [each.text for each in result.stray] == ["Kosten: 300 euro"]
    assert result.outcome.strategy is stored.strategy


def test_a_sheet_that_is_gone_removes_nothing(stored, book):
    """Without the sheet nobody can tell what was meant: its entries stay, and it is told."""
    del book.sheets[book.part("goals")[0]]
    result = back(book.saved(), stored)

    assert result.missing == ("goals",)
    assert result.outcome.strategy is stored.strategy


def test_a_copied_sheet_is_refused(stored, book):
    """Of two sheets with one list nobody can tell which one counts."""
    name, _ = book.part("goals")
    book.sheets["Doelen (2)"] = [list(row) for row in book.sheets[name]]
    result = back(book.saved(), stored)

    assert result.twice == ((name, "Doelen (2)"),)
    assert result.outcome.strategy is None
