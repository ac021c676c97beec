"""The form in a workshop: larger, with less on it, and three pages for the room."""

import ipywidgets
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.intake.control import HIDDEN, WORKSHOP
from toolkit.intake.form import StrategyForm
from toolkit.intake.shape import is_private, leaves
from toolkit.intake.step.outline import STEPS, steps_for
from toolkit.intake.workshop import DecisionLog, ParkingList, PointsView
from toolkit.intake.workshop.division import POINTS, evenly, points_left, scaled


@pytest.fixture
def room(form: StrategyForm) -> StrategyForm:
    """The form, with the workshop begun."""
    form.steps.switch.click()
    return form


def page(form: StrategyForm, step: str, part: str) -> object:
    """A page of the workshop."""
    form.steps.open(step)
    return form.steps.view(step).parts[part].view


@given(st.lists(st.one_of(st.none(), st.floats(0, 1000)), min_size=1, max_size=20))
def test_points_are_always_a_hundred_together(weights):
    """Whatever the weights, the points in their proportion are whole and make a hundred."""
    points = scaled(weights)

    assert sum(points) == POINTS
    assert all(point >= 0 for point in points)
    assert points_left(points) == 0


def test_points_are_divided_evenly_and_in_proportion():
    """Nobody gets more than a point more than another; a double weight gets double points."""
    assert evenly(7) == (15, 15, 14, 14, 14, 14, 14)
    assert scaled((1, 3)) == (25, 75)


def test_the_switch_changes_what_a_room_sees(room):
    """Large type, no internal notes, and pages to weigh and to close; and back again."""
    names = [each["name"] for each in room.steps.overview.steps]
    assert WORKSHOP in room.widget._dom_classes
    assert "notes" not in names
    assert names[names.index("goals") + 1] == "weigh"
    assert names[-1] == "close"

    room.steps.switch.click()
    assert WORKSHOP not in room.widget._dom_classes
    assert [each["name"] for each in room.steps.overview.steps] == [step.name for step in STEPS]


def test_a_step_that_the_room_may_not_see_is_left(form):
    """Whoever begins the workshop at the internal notes goes to the first step."""
    form.steps.open("notes")
    form.steps.switch.click()

    assert form.steps.overview.chosen == "organisation"


@pytest.mark.parametrize(
    ("path", "private"),
    [
        ("capacity", {"eur_per_month", "media_eur_per_month"}),
        ("channels.levels", {"eur_per_month"}),
        ("roles", {"source", "attribution", "inferred", "not_known", "remark"}),
    ],
)
def test_money_and_where_things_come_from_are_private(path, private):
    """What costs money and what the agency remarks is kept from the room; hours are not."""
    first, rest = leaves(tuple(path.split(".")))

    assert {leaf.steps[0] for leaf in (*first, *rest) if is_private(leaf)} == private


def test_findings_that_name_an_amount_are_not_for_the_room(form):
    """At a desk it is said what costs too much; in a workshop neither beside it nor as to do."""
    form.session.change(lambda draft: draft.filled(("capacity", "eur_per_month"), "1"))
    form.steps.open("capacity")
    form.following.changed()
    head = form.steps.view("capacity").head
    assert "€" in form.live.panel.value
    assert "€" in head.value

    form.steps.switch.click()
    form.following.changed()
    assert "€" not in form.live.panel.value
    assert "€" not in head.value


def test_goals_are_weighed_with_a_hundred_points(room):
    """Points are the goals' weights; what is left is told, and one undo takes a division back."""
    points = page(room, "weigh", "points")
    assert isinstance(points, PointsView)
    points.evenly.click()
    assert "honderd punten verdeeld" in points.left.value
    assert sum(goal.weight for goal in room.session.draft.strategy.goals) == POINTS

    field = points.fields[0]
    assert field.control.description == "Groei in de horeca"
    field.control.value = "10"
    assert "Nog 7 van de 100 punten te verdelen" in points.left.value
    field.control.value = "40"
    assert "23 punten te veel" in points.left.value
    points.scale.click()
    assert "honderd punten verdeeld" in points.left.value
    for _ in range(4):
        room.bar.undo.click()
    assert room.session.draft.strategy == room.session.stored.strategy


def test_what_is_parked_is_kept_as_an_open_question(room):
    """From any step, in one line; the list of the last page shows it, the line is empty again."""
    room.steps.open("goals")
    assert HIDDEN not in room.steps.parking.widget._dom_classes
    room.steps.parking.text.value = "Wie doet TikTok?"

    assert room.session.draft.strategy.open_questions[-1].question == "Wie doet TikTok?"
    assert room.steps.parking.text.value == ""
    parked = page(room, "close", "parked")
    assert isinstance(parked, ParkingList)
    assert "Wie doet TikTok?" in parked.said.value


def test_a_decision_is_recorded_with_who_and_when(room):
    """The log shows it as a page, with what was typed in it as text."""
    log = page(room, "close", "log")
    assert isinstance(log, DecisionLog)
    log.what.value, log.by.value = "Wij stoppen met <b>X</b>", "Directie"
    log.button.click()
    decision = room.session.draft.strategy.decisions[-1]

    assert (decision.taken_by, decision.taken_on) == ("Directie", "2026-11-23")
    assert decision.id == "wij-stoppen-met-b-x-b"
    assert "&lt;b&gt;X&lt;/b&gt;" in log.page.value
    assert "23 november 2026" in log.page.value
    assert log.what.value == ""


def test_an_empty_line_records_nothing(room):
    """A button pressed by mistake does no harm."""
    log = page(room, "close", "log")
    assert isinstance(log, DecisionLog)
    log.button.click()
    room.steps.parking.text.value = "  "

    assert room.session.draft.strategy == room.session.stored.strategy


def test_pages_of_the_workshop_are_steps_of_the_workshop_alone():
    """At a desk there are ten steps, in a workshop two more and one less."""
    desk, room = steps_for(workshop=False), steps_for(workshop=True)

    assert {step.name for step in room} - {step.name for step in desk} == {"weigh", "close"}
    assert {step.name for step in desk} - {step.name for step in room} == {"notes"}
    assert all(isinstance(step.parts, tuple) for step in room)


def test_every_control_of_the_workshop_has_a_name(room):
    """Also the rows of points are known by their goal."""
    points = page(room, "weigh", "points")
    assert isinstance(points, PointsView)
    controls = [view.control for view in points.fields]

    assert all(isinstance(each, ipywidgets.Text) and each.description for each in controls)
