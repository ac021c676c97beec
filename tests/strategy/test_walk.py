"""The walk along the model: shapes, places and values."""

import pytest

from tests.language.model import fields
from toolkit.strategy import Cadence, Channel, Goal, Strategy
from toolkit.strategy.term import Recorded
from toolkit.strategy.walk import (
    field_path,
    field_shapes,
    get_at,
    path_text,
    shape_at,
    visits,
)

TREE = {
    "goals": [{"id": "a"}, {"id": "b", "parent": "a", "deadline": {"on": "2027"}}],
    "channels": [{"id": "c", "cadence": {"max": 3}, "goals": ["a", "b"]}],
    "content": {"pillars": [{"id": "p"}]},
}
PLACES = [
    (("goals", 1, "deadline", "on"), "goals[1].deadline.on", "goals.deadline.on"),
    (("channels", 0, "goals", 1), "channels[0].goals[1]", "channels.goals"),
    (("content", "pillars", 0, "id"), "content.pillars[0].id", "content.pillars.id"),
    ((), "", ""),
]


@pytest.mark.parametrize(("place", "text", "path"), PLACES)
def test_places_are_written_for_people_and_for_the_catalogue(place, text, path):
    """A place counts list positions from 0; the key of the catalogue leaves them out."""
    assert path_text(place) == text
    assert field_path(place) == path


def test_own_fields_come_before_where_they_come_from():
    """A goal's fields come in the model's order, source and remarks last."""
    names = list(field_shapes(Goal))

    assert names[0] == "id"
    assert names[-len(Recorded.model_fields) :] == list(Recorded.model_fields)
    assert set(names) == set(Goal.model_fields)


def test_shapes_see_through_options_and_lists():
    """What a field holds is known without its `None` and its list."""
    shapes = field_shapes(Channel)

    assert (shapes["cadence"].part, shapes["cadence"].many) == (Cadence, False)
    assert (shapes["goals"].inner, shapes["goals"].many) == (str, True)
    assert shapes["goals"].reference == "goals"
    assert (shapes["hours_per_week"].inner, shapes["hours_per_week"].reference) == (float, None)


def test_every_reference_points_at_a_list_with_ids():
    """Whatever refers to another part of the strategy refers to a list of entries with an id."""
    targets = {shape.reference for shape in fields().values() if shape.reference}

    assert targets
    for target in targets:
        part = fields()[target].part

        assert fields()[target].many, target
        assert part is not None, target
        assert "id" in part.model_fields, target


@pytest.mark.parametrize(
    ("place", "part"),
    [(("channels", 0, "cadence"), Cadence), (("goals",), Goal), (("goals", 7), Goal)],
)
def test_shape_at_a_place_does_not_mind_positions(place, part):
    """The shape at a place is that of its field, whichever entry of the list it is."""
    shape = shape_at(Strategy, place)

    assert shape is not None
    assert shape.part is part


@pytest.mark.parametrize(
    "place", [("nope",), ("goals", 0, "nope"), ("notes", "deeper"), ("goals", 0, "id", "deeper")]
)
def test_no_shape_where_the_model_has_no_field(place):
    """A place that the model does not know has no shape."""
    assert shape_at(Strategy, place) is None


def test_visits_meet_every_filled_value_once():
    """The walk meets each value with its place, those in lists as well."""
    met = {path_text(visit.place): visit.value for visit in visits(Strategy, TREE)}

    assert met["goals[1].parent"] == "a"
    assert met["goals[1].deadline.on"] == "2027"
    assert met["channels[0].goals[1]"] == "b"
    assert met["content.pillars[0].id"] == "p"
    assert "goals[0].parent" not in met
    assert len(met) == len(list(visits(Strategy, TREE)))


def test_visits_are_the_same_on_a_tree_and_on_a_model():
    """A strategy is walked as the tree from which it was made is."""
    model = Strategy.model_validate(TREE)
    on_model = {path_text(visit.place): visit.value for visit in visits(Strategy, model)}
    scalars = {
        path_text(visit.place): visit.value
        for visit in visits(Strategy, TREE)
        if isinstance(visit.value, (str, int))
    }

    assert scalars.items() <= on_model.items()


@pytest.mark.parametrize("wrong", [{"goals": 3}, {"goals": "text"}, {"goals": [3, None]}, [], 3])
def test_visits_pass_over_what_has_another_shape(wrong):
    """A tree that is wrong is walked as far as it goes."""
    assert all(visit.place[0] == "goals" for visit in visits(Strategy, wrong))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("goals", 1, "parent"), "a"),
        (("goals", 2, "parent"), None),
        (("goals", 0, "parent"), None),
        (("goals", 1, "id", "deeper"), None),
        (("nope", 0), None),
    ],
)
def test_get_at_reads_trees_and_models_alike(place, value):
    """A value is read at its place; where there is nothing, there is None."""
    assert get_at(TREE, place) == value
    assert get_at(Strategy.model_validate(TREE), place) == value
