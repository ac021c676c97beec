"""Which entry became which."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.store.matching import matches

GOAL = {"id": "a", "kind": "leads", "weight": 1, "statement": "x"}
CASES: list[tuple[list[Any], list[Any], list[int | None]]] = [
    (["a", "b"], ["a", "b"], [0, 1]),
    (["a", "b"], ["b", "a"], [1, 0]),
    (["a", "b"], ["a", "x", "b"], [0, None, 1]),
    (["a", "b", "c"], ["a", "x", "c"], [0, 1, 2]),
    (["a", "a"], ["a", "a", "a"], [0, 1, None]),
    ([], ["a"], [None]),
    ([{"name": "a"}], [{"name": "b"}], [0]),
    ([{"id": "a"}, {"id": "b"}], [{"id": "b", "x": 1}, {"id": "a"}], [1, 0]),
    ([GOAL], [{**GOAL, "id": "b"}], [0]),
    ([GOAL], [{"id": "b", "kind": "sales", "owner": "c"}], [None]),
]


@pytest.mark.parametrize(("old", "new", "expected"), CASES)
def test_entries_are_known_by_id_or_by_being_equal(
    old: list[Any], new: list[Any], expected: list[int | None]
) -> None:
    """Moved, changed, renamed and new entries are told apart."""
    assert matches(old, new) == expected


@given(old=st.lists(st.sampled_from("abc")), new=st.lists(st.sampled_from("abcd")))
def test_no_entry_becomes_two(old: list[str], new: list[str]) -> None:
    """Each old entry is at most one new one, and an equal one is found where there is one."""
    found = matches(old, new)
    taken = [each for each in found if each is not None]

    assert len(found) == len(new)
    assert len(set(taken)) == len(taken)
    assert old != new or found == list(range(len(old)))
