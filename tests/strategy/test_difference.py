"""What differs between two strategies: every kind of change, and nothing that is the same."""

from typing import Any

import pytest

from toolkit.strategy import Strategy
from toolkit.strategy.difference import Difference, differences

OLD: dict[str, Any] = {
    "client": {"name": "Bakkerij"},
    "goals": [
        {"id": "a", "statement": "Meer gasten", "weight": 3, "personas": ["kok"]},
        {"id": "b", "statement": "Bekend"},
    ],
    "personas": [{"id": "kok", "name": "Ruben", "use": [{"platform": "tiktok", "share": 0.3}]}],
}


def strategy(**changed: object) -> Strategy:
    """The old strategy with some sections changed."""
    return Strategy.model_validate({**OLD, **changed})


CASES: dict[str, tuple[dict[str, Any], Difference]] = {
    "a field of a part": (
        {"client": {"name": "Bakker"}},
        Difference(("client", "name"), (), "changed", "Bakkerij", "Bakker"),
    ),
    "a field of an entry": (
        {"goals": [{**OLD["goals"][0], "weight": 2}, OLD["goals"][1]]},
        Difference(("goals", "weight"), ("Meer gasten",), "changed", 3, 2),
    ),
    "a field that is emptied": (
        {"goals": [{**OLD["goals"][0], "personas": []}, OLD["goals"][1]]},
        Difference(("goals", "personas"), ("Meer gasten",), "changed", ["kok"], None),
    ),
    "a deeper entry": (
        {"personas": [{**OLD["personas"][0], "use": [{"platform": "tiktok", "share": 0.4}]}]},
        Difference(("personas", "use", "share"), ("Ruben", "tiktok"), "changed", 0.3, 0.4),
    ),
    "an entry that is gone": (
        {"goals": [OLD["goals"][0]]},
        Difference(("goals",), ("Bekend",), "removed", before=OLD["goals"][1]),
    ),
    "an entry that came": (
        {"goals": [*OLD["goals"], {"id": "c", "statement": "Nieuw"}]},
        Difference(("goals",), ("Nieuw",), "added", after={"id": "c", "statement": "Nieuw"}),
    ),
    "another order": ({"goals": OLD["goals"][::-1]}, Difference(("goals",), (), "moved")),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told_with_its_place_and_both_values(name: str) -> None:
    """One change, one difference; the rest is the same and is not told."""
    changed, expected = CASES[name]

    assert differences(strategy(), strategy(**changed)) == (expected,)


def test_the_same_has_no_differences() -> None:
    """However it was written."""
    assert differences(strategy(), strategy()) == ()
