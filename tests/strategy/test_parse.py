"""A plain tree becomes a strategy, or is refused with everything that is wrong with it."""

import pickle
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.language.model import fields
from toolkit.errors import PROBLEM_TEMPLATES, StrategyError
from toolkit.strategy import Goal, Persona, Strategy, parse_strategy, strategy_problems
from toolkit.strategy.parse import PATTERN_EXAMPLES
from toolkit.strategy.term import Recorded
from toolkit.strategy.walk import get_at

Tree = dict[str, Any]
LONG = "x" * 20_001


def _found(tree):
    return {(problem.path, problem.kind) for _, problem in strategy_problems(tree)}


def _one(tree):
    ((_, problem),) = strategy_problems(tree)
    return problem


def test_empty_strategy_is_valid():
    """Nothing filled in is a strategy, too: gaps are findings, not errors."""
    assert parse_strategy({}) == Strategy()


@pytest.mark.parametrize("section", list(Strategy.model_fields))
def test_null_means_not_filled(section):
    """A key with nothing behind it is the same as no key."""
    assert parse_strategy({section: None}) == Strategy()


def test_null_inside_an_entry_means_not_filled():
    """Also inside entries a key may stand there, still to be filled."""
    tree: Tree = {
        "goals": [{"id": "g", "kpi": None, "personas": None, "status": None, "target": {}}]
    }

    (goal,) = parse_strategy(tree).goals

    assert (goal.kpi, goal.personas, goal.status) == (None, (), "open")


def test_half_filled_is_valid():
    """An interview that stopped half-way is kept as it is."""
    tree = {
        "client": {"name": "De Halm"},
        "goals": [{"id": "meer", "statement": "Meer"}],
        "channels": [{"id": "fb", "goals": ["meer"]}],
        "agreements": {"response": [{}], "crisis": {}},
    }

    assert parse_strategy(tree).channels[0].goals == ("meer",)


@pytest.mark.parametrize(
    ("tree", "path", "kind", "found", "allowed"),
    [
        ([], "", "not_a_mapping", "", ""),
        ("text", "", "not_a_mapping", "", ""),
        ({"client": {"name": 12}}, "client.name", "wrong_type", "12", "text (a number between"),
        ({"client": {"public_body": "ja"}}, "client.public_body", "wrong_type", '"ja"', "true or"),
        ({"client": {"employees": 1.5}}, "client.employees", "wrong_type", "1.5", "a whole number"),
        ({"client": {"employees": True}}, "client.employees", "wrong_type", "true", "a number"),
        ({"client": []}, "client", "wrong_type", "[]", "keys with values"),
        ({"goals": {}}, "goals", "wrong_type", "{}", "a list"),
        ({"goals": ["x"]}, "goals[0]", "wrong_type", '"x"', "keys with values"),
        ({"client": {"size": "smal"}}, "client.size", "not_a_choice", '"smal"', "small, medium"),
        ({"client": {"country": "nl"}}, "client.country", "not_a_code", '"nl"', "two capital"),
        ({"client": {"website": "halm.nl"}}, "client.website", "not_an_address", '"halm.nl"', ""),
        ({"client": {"website": "javascript:x"}}, "client.website", "not_an_address", "", ""),
        ({"client": {"brand": "De Halm"}}, "client.brand", "not_an_id", '"De Halm"', ""),
        ({"period": {"start": "2027"}}, "period.start", "not_a_day", '"2027"', ""),
        ({"period": {"start": 0}}, "period.start", "not_a_day", "0", ""),
        ({"goals": [{}]}, "goals[0].id", "missing_key", "", "id"),
        ({"notes": LONG}, "notes", "too_long", "20001", "20000"),
        (
            {"goals": [{"id": "g", "weight": -1}]},
            "goals[0].weight",
            "out_of_range",
            "-1",
            "0 … 1000",
        ),
        (
            {"personas": [{"id": "p", "use": [{"platform": "x", "share": 1.4}]}]},
            "personas[0].use[0].share",
            "out_of_range",
            "1.4",
            "0 … 1",
        ),
        (
            {"agreements": {"review": {"every_months": 0}}},
            "agreements.review.every_months",
            "out_of_range",
            "0",
            "> 0 … 120",
        ),
        (
            {"capacity": {"eur_per_month": float("nan")}},
            "capacity.eur_per_month",
            "wrong_type",
            "NaN",
            "a number",
        ),
        (
            {"goals": [{"id": "g", "deadline": {"on": "2026-02-30"}}]},
            "goals[0].deadline.on",
            "not_a_date",
            '"2026-02-30"',
            "",
        ),
        (
            {"content": {"posting_times": [{"at": "9:30"}]}},
            "content.posting_times[0].at",
            "not_a_time",
            '"9:30"',
            "",
        ),
        (
            {"audit": [{"cadence": {"min": 3, "max": 2}}]},
            "audit[0].cadence",
            "reversed_range",
            "min 3, max 2",
            "",
        ),
        ({"client": {1: 2}}, "client.1", "unknown_key", "1", "name, sector"),
    ],
)
def test_what_cannot_be_understood_is_told(tree, path, kind, found, allowed):
    """Each mistake is told with its path, what was found and what is allowed."""
    problem = _one(tree)

    assert (problem.path, problem.kind) == (path, kind)
    assert found in problem.found
    assert problem.allowed.startswith(allowed)
    assert problem.path in str(problem)


def test_everything_wrong_is_told_at_once():
    """Types, ranges, ids, references and names of fields: one error does not hide another."""
    tree = {
        "clinet": {},
        "client": {"name": 12},
        "goals": [
            {"id": "a", "weight": 5000},
            {"id": "a", "kind": "lead", "parent": "b"},
            {"inferred": ["kpi", "kpii"]},
        ],
        "channels": [{"id": "c", "cadence": {"min": 9, "max": 1}, "owner": "nobody"}],
        "agreements": {"spokespersons": ["nobody"]},
    }

    assert _found(tree) == {
        ("clinet", "unknown_key"),
        ("client.name", "wrong_type"),
        ("goals[0].weight", "out_of_range"),
        ("goals[1].id", "duplicate_id"),
        ("goals[1].kind", "not_a_choice"),
        ("goals[1].parent", "unknown_reference"),
        ("goals[2].id", "missing_key"),
        ("goals[2].inferred[1]", "not_a_field"),
        ("channels[0].cadence", "reversed_range"),
        ("channels[0].owner", "unknown_reference"),
        ("agreements.spokespersons[0]", "unknown_reference"),
    }


def test_error_keeps_every_problem_and_survives_pickling():
    """The error that is raised holds all problems, also after a trip to another process."""
    tree = {"client": {"name": 1, "size": 2}}
    with pytest.raises(StrategyError) as caught:
        parse_strategy(tree, "clients/x/strategy.yaml")

    arrived = pickle.loads(pickle.dumps(caught.value))

    assert arrived.problems == caught.value.problems
    assert arrived.file == "clients/x/strategy.yaml"
    assert str(arrived) == str(caught.value)
    assert {problem.path for problem in arrived.problems} == {"client.name", "client.size"}


@pytest.mark.parametrize(
    ("tree", "meant"),
    [
        ({"goal": []}, "goals"),
        ({"client": {"nam": "x"}}, "name"),
        ({"goals": [{"id": "g", "dedline": {}}]}, "deadline"),
        ({"agreements": {"respons": []}}, "response"),
    ],
)
def test_unknown_key_suggests_what_was_meant(tree, meant):
    """A misspelt key names the key that was meant first, then all the others."""
    problem = _one(tree)

    assert problem.kind == "unknown_key"
    assert problem.allowed.split(", ")[0] == meant
    assert len(problem.allowed.split(", ")) > 5


def test_unknown_choice_suggests_what_was_meant():
    """A misspelt code names the code that was meant first."""
    problem = _one({"goals": [{"id": "g", "kind": "awarness"}]})

    assert problem.allowed.split(", ")[0] == "awareness"


@pytest.mark.parametrize(
    ("tree", "path", "target", "known"),
    [
        ({"goals": [{"id": "a", "parent": "b"}]}, "goals[0].parent", "goals", "a"),
        ({"goals": [{"id": "a", "personas": ["p"]}]}, "goals[0].personas[0]", "personas", "–"),
        (
            {"content": {"series": [{"id": "s", "pillar": "p"}], "pillars": [{"id": "q"}]}},
            "content.series[0].pillar",
            "content.pillars",
            "q",
        ),
        ({"client": {"source": "s"}}, "client.source", "sources", "–"),
        (
            {"responsibilities": {"per_channel": [{"makes": {"role": "r"}}]}},
            "responsibilities.per_channel[0].makes.role",
            "roles",
            "–",
        ),
    ],
)
def test_reference_to_nothing_is_told(tree, path, target, known):
    """A reference names the list in which it should have been, and what is known there."""
    problem = _one(tree)

    assert (problem.path, problem.kind) == (path, "unknown_reference")
    assert (problem.facts["target"], problem.allowed) == (target, known)


def test_reference_suggests_what_was_meant_among_many():
    """Of many ids those that look alike come first; the list stays short."""
    goals = [{"id": f"goal-{n:02}"} for n in range(40)]
    problem = _one({"goals": [*goals, {"id": "z", "parent": "goal-99"}]})

    assert problem.allowed.endswith(", …")
    assert problem.allowed.split(", ")[0].startswith("goal-")
    assert len(problem.allowed.split(", ")) == 13


def test_ids_need_to_differ_within_one_list_only():
    """A goal and a persona may have the same id; two levels of different channels, too."""
    level = {"id": "light"}
    tree: Tree = {
        "goals": [{"id": "x"}],
        "personas": [{"id": "x"}],
        "channels": [{"id": "a", "levels": [level]}, {"id": "b", "levels": [level]}],
    }

    assert _found(tree) == set()
    tree["channels"][1]["levels"] = [level, level]

    assert _found(tree) == {("channels[1].levels[1].id", "duplicate_id")}


def test_duplicate_id_is_told_beside_a_wrong_type():
    """A wrong type in one entry does not hide that its id is used twice."""
    tree = {"goals": [{"id": "a", "statement": 1}, {"id": "a"}]}

    assert _found(tree) == {
        ("goals[0].statement", "wrong_type"),
        ("goals[1].id", "duplicate_id"),
    }


def test_strategy_built_in_python_is_checked_too():
    """A reference to nothing is refused however the strategy is made."""
    with pytest.raises(ValidationError, match=r"goals\[0\]\.personas\[0\]: 'p' refers to nothing"):
        Strategy(goals=(Goal(id="g", personas=("p",)),))

    fine = Strategy(goals=(Goal(id="g", personas=("p",)),), personas=(Persona(id="p"),))

    assert fine.goals[0].personas == ("p",)


def test_strategy_is_frozen():
    """Nobody changes a strategy behind another's back."""
    strategy = parse_strategy({"goals": [{"id": "g", "target": {"value": 3}}]})

    target = strategy.goals[0].target
    for part, name in ((strategy, "notes"), (target, "value")):
        with pytest.raises(ValidationError, match="frozen"):
            setattr(part, name, "other")

    assert hash(strategy) == hash(deepcopy(strategy))


def test_every_part_forbids_unknown_keys():
    """No part of the model takes a key that it does not know."""
    parts = {shape.part for shape in fields().values()} - {None} | {Strategy}

    assert all(part and part.model_config["extra"] == "forbid" for part in parts)
    assert all(part and part.model_config["frozen"] for part in parts)


def test_a_tree_is_left_as_it_was():
    """Checking does not change what was read."""
    tree = {"goals": [{"id": "a", "kpi": None, "nope": 1}]}
    before = deepcopy(tree)

    strategy_problems(tree)

    assert tree == before


@pytest.mark.parametrize("value", ["2027", "2027-Q4", "2027-02", "2027-02-28", 2027])
def test_partial_dates_are_kept_as_they_were_said(value):
    """A year stays a year: no month is made up."""
    tree = {"goals": [{"id": "g", "deadline": {"on": value}}]}

    assert get_at(parse_strategy(tree), ("goals", 0, "deadline", "on")) == str(value)


@pytest.mark.parametrize("value", ["2027-Q5", "2027-13", "2027-02-29", "27-01-01", True, "soon"])
def test_dates_that_do_not_exist_are_refused(value):
    """No day that the calendar does not have."""
    tree = {"goals": [{"id": "g", "deadline": {"on": value}}]}

    assert _found(tree) == {("goals[0].deadline.on", "not_a_date")}


def test_every_pattern_of_the_model_is_explained():
    """A value that must have a certain form is told so by an example, never by a pattern."""
    patterns = {
        mark.pattern
        for shape in fields().values()
        for each in shape.marks
        for mark in getattr(each, "metadata", (each,))
        if getattr(mark, "pattern", None)
    }

    assert patterns == set(PATTERN_EXAMPLES)


def test_names_of_fields_are_those_of_the_part():
    """`inferred` and `not_known` take the names of the part's own fields, in every part."""
    for path, shape in fields().items():
        if shape.part is None or not issubclass(shape.part, Recorded):
            continue
        given = {name: "x" for name in ("id",) if name in shape.part.model_fields}
        own = next(iter(shape.part.model_fields))

        assert shape.part(**given, not_known=(own,)).not_known == (own,), path
        with pytest.raises(ValidationError, match="not a field"):
            shape.part(**given, not_known=("nothing-like-it",))


# keys of the model, so that a random tree gets deep into it, and now and then another
KEYS = st.sampled_from(sorted({name for path in fields() for name in path.split(".")}))
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
TREES = st.recursive(
    VALUES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(list(Strategy.model_fields)), TREES, max_size=4))
def test_any_tree_is_either_a_strategy_or_refused_with_problems(tree):
    """No tree whatever crashes the check, and what is refused has problems that can be told."""
    problems = strategy_problems(tree)
    if problems:
        with pytest.raises(StrategyError) as caught:
            parse_strategy(tree)

        assert caught.value.problems
        assert all(each.kind in PROBLEM_TEMPLATES and str(each) for each in caught.value.problems)
    else:
        assert isinstance(parse_strategy(tree), Strategy)
