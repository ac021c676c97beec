"""The consultant went on while the client filled in: neither loses anything."""

from pathlib import Path

import pytest

from tests.workbook.questionnaire.books import Book, back, exported, of_text, taken, whole
from tests.workbook.questionnaire.test_answers import STRATEGY
from toolkit.errors import OtherClientError
from toolkit.store.change import changed_bytes
from toolkit.store.reading import strategy_of


@pytest.fixture
def book():
    """The workbook as it was sent."""
    return Book.of(exported(of_text(STRATEGY)))


def later(*changes: tuple[str, str]):
    """The strategy file after the consultant changed it."""
    text = STRATEGY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return of_text(text)


def test_only_what_the_client_changed_is_taken_over(book):
    """The consultant's other words stay, also in the same entry; it is told that it is older."""
    stored = later(("name: Bekendheid", "name: Naamsbekendheid"), ("size: 1200", "size: 900"))
    book.put("goals", "bekend", "unit", "procent")
    result = back(book.saved(), stored)
    goal = whole(result.outcome).goals[0]

    assert result.is_older
    assert (goal.name, goal.unit) == ("Naamsbekendheid", "procent")
    assert whole(result.outcome).personas[0].size == 900
    assert len(result.outcome.changes) == 1


def test_the_same_answer_changed_by_both_is_told_and_stays(book):
    """Both answers are told, with the cell; the one in the strategy stays."""
    stored = later(("size: 1200", "size: 900"))
    cell = book.put("personas", "jan", "size", 1500)
    outcome = back(book.saved(), stored).outcome
    (conflict,) = outcome.conflicts

    assert f"{conflict.spot.sheet} {conflict.spot.cell}" == cell
    assert (conflict.code, conflict.ours, conflict.theirs) == ("both", 900, 1500)
    assert outcome.strategy is stored.strategy


def test_both_giving_the_same_answer_is_no_collision(book):
    """Then there is nothing to do."""
    book.put("personas", "jan", "size", 900)
    outcome = back(book.saved(), later(("size: 1200", "size: 900"))).outcome

    assert (outcome.changes, outcome.conflicts) == ((), ())


def test_what_the_consultant_changed_is_not_removed(book):
    """An entry that the client removed and the consultant changed stays, and is told."""
    book.remove("personas", "jan")
    outcome = back(book.saved(), later(("size: 1200", "size: 900"))).outcome

    assert [each.code for each in outcome.conflicts] == ["entry_changed"]
    assert [each.id for each in whole(outcome).personas] == ["jan", "els"]


def test_what_the_consultant_removed_is_not_put_back(book):
    """An answer about an entry that is gone is told."""
    stored = later(('  - {id: leads, name: "Leads, warm"}\n', ""), (', about: ["goals[1]"]', ""))
    book.put("goals", "leads", "unit", "aanvragen")
    outcome = back(book.saved(), stored).outcome

    assert [each.code for each in outcome.conflicts] == ["entry_gone"]
    assert outcome.strategy is stored.strategy


def test_what_the_consultant_added_stays(book):
    """An entry that was not there at the export is not removed by its absence."""
    stored = later(("  - {id: els, name: Els}", "  - {id: els, name: Els}\n  - {id: an, name: An}"))
    book.remove("personas", "els")
    strategy = taken(book.saved(), stored)

    assert [each.id for each in strategy.personas] == ["jan", "an"]


def test_reading_it_twice_is_reading_it_once(book):
    """New entries, changed and moved ones: the second time nothing is left to do."""
    stored = of_text(STRATEGY)
    book.add("personas", name="Kees", size=30)
    book.add("personas.use", of="Kees", platform="LinkedIn", word="de meesten")
    book.add("client.tone.pairs", do="Vers", do_not="Ambachtelijk bereid")
    book.put("personas.use", "jan/#0", "^", "Els")
    book.answer("client?", "sector", "Bakkerij")
    data = book.saved()
    once, read = changed_bytes(stored, taken(data, stored))
    again = back(data, strategy_of(once, Path("clients/bakkerij/strategy.yaml")))

    assert again.outcome.strategy == read.strategy
    assert (again.outcome.changes, again.outcome.conflicts) == ((), ())


def test_comments_and_order_of_the_file_stay(book):
    """Only the lines that say something else are other lines."""
    book.answer("client?", "sector", "Bakkerij")
    stored = of_text(STRATEGY)
    data, _ = changed_bytes(stored, taken(book.saved(), stored))
    before, after = STRATEGY.splitlines(), data.decode().splitlines()

    assert [line for line in before if line not in after] == []
    assert [line for line in after if line not in before] == ["  sector: Bakkerij"]


def test_the_workbook_of_another_client_is_refused(book):
    """Both clients are named."""
    with pytest.raises(OtherClientError, match="made for bakkerij, not for slagerij"):
        back(book.saved(), of_text(STRATEGY, "slagerij"))
