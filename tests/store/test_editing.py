"""A change touches only its own place in the text; comments, quotes and spacing stay."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.store.conftest import SAMPLE
from tests.store.drawing import STRATEGY_DATA, changed, layouts
from toolkit.errors import UnwritableError
from toolkit.store.change import changed_bytes
from toolkit.store.reading import strategy_of
from toolkit.strategy import Strategy

FILE = Path("clients/lindewaal/strategy.yaml")
NAMES = (
    "bakkerij-lindewaal",
    "clevyr",
    "english-city-council",
    "gemeente-weststellingwerf",
    "the-carpentries",
)
EXAMPLES = [Path(__file__).parents[2] / "clients" / name / "strategy.yaml" for name in NAMES]
Data = dict[str, Any]


def _edited(text: str, data: Data) -> str:
    """The text after the whole strategy has become `data`."""
    result, _ = changed_bytes(strategy_of(text.encode(), FILE), Strategy.model_validate(data))
    return result.decode()


def _data(text: str) -> Data:
    return strategy_of(text.encode(), FILE).strategy.model_dump(exclude_defaults=True)


def _lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    old, new = before.split("\n"), after.split("\n")
    return [each for each in old if each not in new], [each for each in new if each not in old]


def _goal(number: int, **fields: object) -> Any:
    def change(data: Data) -> None:
        data["goals"] = tuple(
            {**goal, **fields} if n == number else goal for n, goal in enumerate(data["goals"])
        )

    return change


def _set(part: str, **fields: object) -> Any:
    def change(data: Data) -> None:
        data[part] = {**data.get(part, {}), **fields}

    return change


CHANGES: dict[str, tuple[Any, list[str], list[str]]] = {
    "a value keeps its quotes and its comment's column": (
        _set("client", name="De Linde"),
        ["  name: 'Bakkerij Lindewaal'      # zoals op de gevel"],
        ["  name: 'De Linde'                # zoals op de gevel"],
    ),
    "a longer value pushes its comment": (
        _set("client", name="Ambachtelijke bakkerij De Linde"),
        ["  name: 'Bakkerij Lindewaal'      # zoals op de gevel"],
        ["  name: 'Ambachtelijke bakkerij De Linde'  # zoals op de gevel"],
    ),
    "spaces before a value": (
        lambda data: data.update(phase="final"),
        ["phase:    concept"],
        ["phase: final"],
    ),
    "an item at the end of brackets": (
        _set("client", tone={"words_to_avoid": ("puur", "ambacht", "beleving", "a, b")}),
        ['    words_to_avoid: [puur, "ambacht", beleving]   # graag niet'],
        ['    words_to_avoid: [puur, "ambacht", beleving, "a, b"]   # graag niet'],
    ),
    "an item taken from brackets": (
        _set("client", tone={"words_to_avoid": ("ambacht", "beleving")}),
        ['    words_to_avoid: [puur, "ambacht", beleving]   # graag niet'],
        ['    words_to_avoid: ["ambacht", beleving]   # graag niet'],
    ),
    "a value in brackets": (
        _goal(1, deadline={"on": "2027-10", "text": "najaar"}),
        ["    deadline: {on: 2027-09, text: najaar}"],
        ["    deadline: {on: 2027-10, text: najaar}"],
    ),
    "a key in brackets, where the model has it": (
        _goal(1, deadline={"on": "2027-09", "after": "start", "text": "najaar"}),
        ["    deadline: {on: 2027-09, text: najaar}"],
        ["    deadline: {on: 2027-09, after: start, text: najaar}"],
    ),
    "text of several lines stays so": (
        _goal(1, statement="Mensen kennen ons.\nOveral.\n"),
        ["      Ook buiten de stad."],
        ["      Overal."],
    ),
    "a new key, after its neighbour in the model": (
        _goal(0, statement="Meer gasten", owner=None),
        [],
        ["    statement: Meer gasten"],
    ),
    "a new part": (
        _goal(2, kpi={"name": "Vragen: op tijd", "supplier": "log"}),
        [],
        ["    kpi:", '      name: "Vragen: op tijd"', "      supplier: log"],
    ),
    "a cleared value with a comment leaves its key": (
        _goal(0, kind=None),
        ["    kind: leads           # proefpakketten"],
        ["    kind:                 # proefpakketten"],
    ),
    "a cleared value without one goes with its line": (
        _set("client", size=None),
        ["  size: small"],
        [],
    ),
    "a goal that is removed takes its comment along": (
        lambda data: data.update(goals=(data["goals"][0], data["goals"][2])),
        [
            "  # Dit doel kwam van de directie.",
            "  - id: 'bekend'",
            "    kind: awareness",
            "    statement: |",
            "      Mensen kennen ons.",
            "      Ook buiten de stad.",
            "    deadline: {on: 2027-09, text: najaar}",
        ],
        [],
    ),
    "a new section, with a line between": (
        lambda data: data.update(roles=({"id": "bakker", "hours_per_week": 4.0},)),
        [],
        ["roles:", "  - id: bakker", "    hours_per_week: 4"],
    ),
    "a section that is removed leaves its heading": (
        lambda data: data.update(personas=()),
        ["  - {id: kok, name: Ruben, must_reach: true}"],
        [],
    ),
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["Unix", "Windows"])
@pytest.mark.parametrize("case", CHANGES)
def test_a_change_touches_only_its_own_lines(case: str, ends: str) -> None:
    """The lines that go and the lines that come are those of the change, and no other."""
    change, gone, come = CHANGES[case]
    data = _data(SAMPLE)
    change(data)
    after = _edited(SAMPLE.replace("\n", ends), data)

    assert after.count("\n") == after.count(ends)
    assert _lines(SAMPLE, after.replace(ends, "\n")) == (gone, come)


def test_goals_that_change_places_take_their_comments_along() -> None:
    """After a move every comment still stands at the goal that it is about."""
    data = _data(SAMPLE)
    first, second, third = data["goals"]
    after = _edited(SAMPLE, {**data, "goals": (third, second, {**first, "weight": 4.0})})

    assert after[after.index("goals:") : after.index("\n# Voor wie")] == (
        "goals:\n"
        "  - id: service\n"
        "    kind: customer_service\n"
        "  # Dit doel kwam van de directie.\n"
        "  - id: 'bekend'\n"
        "    kind: awareness\n"
        "    statement: |\n"
        "      Mensen kennen ons.\n"
        "      Ook buiten de stad.\n"
        "    deadline: {on: 2027-09, text: najaar}\n"
        "\n"
        "  - id: gasten\n"
        "    kind: leads           # proefpakketten\n"
        "    weight: 4\n"
        "    # weight: 5 als de directie dat wil\n"
    )


@pytest.mark.parametrize(
    ("before", "data", "after"),
    [
        ("{}\n", {"client": {"name": "A"}}, "client:\n  name: A\n"),
        ("client:\n  name: A", {"notes": "x"}, "notes: x"),
        ("client:\n  name: A\n", {}, "client:\n"),
        ("client:\n  name:  # hoe?\n", {"client": {"name": "A"}}, "client:\n  name: A  # hoe?\n"),
        (
            "notes: " + "x" * 90 + "  # kort\n",
            {"notes": "z"},
            "notes: z  # kort\n",
        ),
        ("client: # wie?\n", {"client": {"name": "A"}}, "client: # wie?\n  name: A\n"),
        ("client: {name: A}\n", {"client": {"size": "small"}}, "client: {size: small}\n"),
        ('{"notes": "x"}', {"notes": "y"}, '{"notes": "y"}'),
        ("notes: x\n...\n", {"notes": "x", "phase": "final"}, "notes: x\nphase: final\n...\n"),
        ("# a\n\nnotes: x # b\n", {}, "# a\n\nnotes:   # b\n"),
        ("? notes\n: x\n", {"notes": "y"}, None),
        (
            "goals:\n- id: a\n- id: b # twee\n",
            {"goals": [{"id": "b"}, {"id": "a"}, {"id": "c"}]},
            "goals:\n- id: b # twee\n- id: a\n- id: c\n",
        ),
        (
            "client:\n  name: A\n\nnotes: x\n",
            {"notes": "x"},
            "notes: x\n",
        ),
        (
            "audit:\n  - platform: x\n    handle: a\n",
            {"audit": [{"handle": "a"}]},
            "audit:\n  - platform:\n    handle: a\n",
        ),
        (
            "goals: [\n  {id: a}, # een\n  {id: b}  # twee\n]\n",
            {"goals": [{"id": "b"}]},
            "goals: [\n   # een\n  {id: b}  # twee\n]\n",
        ),
    ],
)
def test_rare_forms_are_edited_or_refused(before: str, data: Data, after: str | None) -> None:
    """Files that are nearly empty, JSON, without a last line break or oddly written."""
    if after is None:
        with pytest.raises(UnwritableError):
            _edited(before, data)
    else:
        assert _edited(before, data) == after


def test_what_no_file_can_hold_is_refused() -> None:
    """Half a character cannot be saved, and that is said before anything is written."""
    stored = strategy_of(SAMPLE.encode(), FILE)
    with pytest.raises(UnwritableError):
        changed_bytes(stored, stored.strategy.model_copy(update={"notes": "\ud800"}))


def test_a_strategy_that_would_not_be_read_again_is_refused() -> None:
    """Too much text, put in past the model's checks, is told with its limit."""
    stored = strategy_of(SAMPLE.encode(), FILE)
    with pytest.raises(UnwritableError, match="20001 characters"):
        changed_bytes(stored, stored.strategy.model_copy(update={"notes": "x" * 20_001}))


def _strategy(data: Data) -> Strategy:
    try:
        return Strategy.model_validate(data)
    except ValidationError:
        assume(False)
        raise


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_changes_the_text_holds_the_new_strategy(data: st.DataObject) -> None:
    """From any strategy, written in any way, to any other: it reads back as that other."""
    before, after = (_strategy(data.draw(STRATEGY_DATA)) for _ in range(2))
    text, _ = data.draw(layouts(before.model_dump(mode="json", exclude_defaults=True)))
    text = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n"])))
    stored = strategy_of(text.encode(), FILE)
    result, saved = changed_bytes(stored, after)

    assert saved.strategy == after
    assert strategy_of(result, FILE).strategy == after
    assert (result == text.encode()) == (after == before)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_comments_survive_what_is_changed_added_cleared_and_moved(data: st.DataObject) -> None:
    """As long as no entry is removed, every comment is still there."""
    before = data.draw(STRATEGY_DATA)
    text, comments = data.draw(layouts(before))
    after = _strategy(changed(data.draw, before, data.draw(STRATEGY_DATA)))
    stored = strategy_of(text.encode(), FILE)
    result, _ = changed_bytes(stored, after)

    assert [each for each in comments if each in text and each not in result.decode()] == []


def _leaves(tree: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(tree, dict):
        return [leaf for key, each in tree.items() for leaf in _leaves(each, (*place, key))]
    if isinstance(tree, (list, tuple)):
        return [leaf for n, each in enumerate(tree) for leaf in _leaves(each, (*place, n))]
    return [place] if isinstance(tree, str) and " " in tree else []


def _with_value(tree: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    if isinstance(tree, dict):
        return {**tree, place[0]: _with_value(tree[place[0]], place[1:], value)}
    inner = _with_value(tree[place[0]], place[1:], value)
    return (*tree[: place[0]], inner, *tree[place[0] + 1 :])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_text_of_the_examples_can_be_changed_alone(path: Path) -> None:
    """One text after another becomes another, and no line changes but those that held it."""
    text = path.read_text(encoding="utf-8")
    stored = strategy_of(text.encode(), path)
    data = stored.strategy.model_dump(exclude_defaults=True)
    places = _leaves(data)
    for place in random.Random(1).sample(places, min(25, len(places))):
        changed_data = _with_value(data, place, "Iets heel anders: met een dubbele punt")
        result, _ = changed_bytes(stored, Strategy.model_validate(changed_data))
        gone, come = _lines(text, result.decode())

        assert len(come) == 1, place
        assert not any("#" in line for line in gone) or "#" in come[0], place
        assert len(text) - len(result.decode()) < 2000
        assert all(line in text for line in result.decode().split("\n") if line not in come)
