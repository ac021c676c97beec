"""What refers to itself, is said twice or is of the wrong type is told, with its place."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.strategy import strategy_problems

TWICE = [{"platform": "x", "share": 0.5}, {"platform": "x", "basis": "client", "share": 0.7}]


@pytest.mark.parametrize(
    ("tree", "path", "kind"),
    [
        ({"goals": [{"id": "a", "parent": "a"}]}, "goals[0].parent", "circle"),
        (
            {"goals": [{"id": "a", "parent": "b"}, {"id": "b", "parent": "a"}]},
            "goals[1].parent",
            "circle",
        ),
        ({"channels": [{"id": "a", "merges_into": "a"}]}, "channels[0].merges_into", "circle"),
        (
            {"channels": [{"id": "a", "replacement": ["a"]}]},
            "channels[0].replacement[0]",
            "circle",
        ),
        ({"personas": [{"id": "p", "use": TWICE}]}, "personas[0].use[1]", "same_entry"),
        ({"client": {"public_body": "yes"}}, "client.public_body", "wrong_type"),
        ({"client": {"employees": "34"}}, "client.employees", "wrong_type"),
        ({"capacity": {"hours_per_week": "12"}}, "capacity.hours_per_week", "wrong_type"),
    ],
)
def test_problem_is_told_at_its_place(tree: dict[str, Any], path: str, kind: str) -> None:
    """Nothing is guessed: a circle, a contradiction and a number as text are errors."""
    found = {(problem.path, problem.kind) for _, problem in strategy_problems(tree)}

    assert (path, kind) in found


@pytest.mark.parametrize(
    "tree",
    [
        {"goals": [{"id": "a"}, {"id": "b", "parent": "a"}, {"id": "c", "parent": "b"}]},
        {
            "personas": [
                {"id": "p", "use": [{**TWICE[0], "year": 2025}, {**TWICE[1], "year": 2026}]}
            ]
        },
        {"personas": [{"id": "p", "use": [TWICE[0], {**TWICE[1], "basis": "agency"}]}]},
        {"personas": [{"id": "p", "use": [TWICE[0]]}, {"id": "q", "use": [TWICE[0]]}]},
        {"roles": [{"id": "a", "replacement": "b"}, {"id": "b", "replacement": "a"}]},
    ],
)
def test_near_misses_are_no_problem(tree: dict[str, Any]) -> None:
    """A tree of goals, another year, the agency beside the client, roles that swap: all fine."""
    assert strategy_problems(tree) == ()
