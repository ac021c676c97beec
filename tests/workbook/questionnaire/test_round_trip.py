"""Export, import without edits: nothing changes, whichever program saved the file between."""

import pytest

from tests.workbook.questionnaire.books import EXAMPLES, STARTERS, Book, back, bakery, exported
from toolkit.store import read_strategy_file


@pytest.mark.parametrize(
    "path", [*EXAMPLES, *STARTERS], ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_nothing_filled_in_changes_nothing(path):
    """Every example and starter comes back as the very strategy that it was."""
    stored = read_strategy_file(path)
    result = back(exported(stored), stored)

    assert result.outcome.strategy is stored.strategy
    outcome = result.outcome
    assert (outcome.changes, outcome.conflicts, outcome.faults) == ((), (), ())
    assert (result.stray, result.missing, result.is_older) == ((), (), False)


@pytest.mark.parametrize("inline", [False, True])
def test_saved_by_another_program_changes_nothing(inline):
    """Shared or inline strings, dates as numbers, looks gone: all the same answers."""
    stored = bakery()
    data = Book.of(exported(stored)).saved(inline=inline)

    assert back(data, stored).outcome.strategy is stored.strategy


def test_moved_renamed_and_sorted_changes_nothing():
    """Sheets renamed and in another order, columns moved, rows sorted, titles gone."""
    stored = bakery()
    book = Book.of(exported(stored))
    name, start = book.part("goals")
    rows = book.sheets[name]
    rows[start + 2 :] = sorted(rows[start + 2 :], key=lambda row: str(row[1]), reverse=True)
    book.sheets[name] = [row[::-1] for row in rows[start:]]
    renamed = {
        f"Blad {n}" if key not in book.hidden else key: book.sheets[key]
        for n, key in enumerate(reversed(book.sheets))
    }
    book.sheets = renamed

    assert back(book.saved(), stored).outcome.strategy is stored.strategy


def test_empty_rows_at_the_end_are_no_entries():
    """A program that writes a thousand empty rows adds no thousand entries."""
    stored = bakery()
    book = Book.of(exported(stored))
    name, start = book.part("personas")
    book.sheets[name] += [[" "] * len(book.sheets[name][start]) for _ in range(1000)]

    assert back(book.saved(), stored).outcome.strategy is stored.strategy


def test_the_same_strategy_gives_the_same_bytes():
    """The workbook depends on strategy and day alone."""
    assert exported(bakery()) == exported(bakery())
