"""What one item takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort.sample import evidence, strategy
from toolkit.effort import item_hours
from toolkit.evidence import Evidence

HOURS = st.floats(0, 100, allow_nan=False) | st.none()


def _formats(*formats: dict[str, object]):
    return strategy(content={"formats": list(formats)})


def test_a_usual_format_takes_the_usual_steps():
    """Without formats of the client's own the table counts, and says so."""
    item = item_hours(strategy(), evidence(), "post")

    assert item is not None
    assert (item.hours, item.whole, item.own) == (1.0, True, False)
    assert [(step.step, step.role_kind, step.hours) for step in item.steps] == [
        ("text", "makes", 0.75),
        ("approval", "decides", 0.25),
    ]


def test_own_steps_go_before_usual_ones():
    """A format of the client with the same id counts instead, with its own roles."""
    own = _formats({"id": "post", "steps": [{"id": "write", "role": "desk", "hours": 2}]})

    item = item_hours(own, evidence(), "post")

    assert item is not None
    assert (item.hours, item.own, item.steps[0].role) == (2, True, "desk")


def test_own_format_without_hours_is_the_usual_one():
    """Steps without hours say nothing of hours: the usual ones of that name stay."""
    own = _formats({"id": "post", "steps": [{"id": "write"}]}, {"id": "strip"})

    item = item_hours(own, evidence(), "post")

    assert item is not None
    assert (item.hours, item.own) == (1.0, False)
    assert item_hours(own, evidence(), "strip") is None
    assert item_hours(own, Evidence(), "post") is None


def test_a_step_without_hours_is_said():
    """The known steps count, and the item is not whole."""
    own = _formats({"id": "x", "steps": [{"id": "a", "hours": 2}, {"id": "b"}]})

    item = item_hours(own, evidence(), "x")

    assert item is not None
    assert (item.hours, item.whole) == (2, False)


@pytest.mark.parametrize(
    ("own", "hours"),
    [
        (None, 0.5),
        ({"id": "post", "adaptation_hours": 0.2}, 0.2),
        ({"id": "post", "adaptation_hours": 3}, 1.0),
        ({"id": "post", "steps": [{"id": "a", "hours": 0.3}]}, 0.3),
        ({"id": "other", "steps": [{"id": "a", "hours": 3}]}, 0.5),
    ],
)
def test_a_derivative_takes_its_adaptation(own, hours: float):
    """A derivative takes the hours to adapt, and never more than making it anew."""
    made = _formats(*([own] if own else []))

    item = item_hours(made, evidence(), "post", derivative=True)

    assert item is not None
    assert item.hours == pytest.approx(hours)
    assert item.derivative


def test_a_format_that_says_nothing_of_derivatives_takes_a_third():
    """Without adaptation hours anywhere a derivative takes a third; that is judgement."""
    made = _formats({"id": "strip", "steps": [{"id": "draw", "hours": 3}]})

    item = item_hours(made, evidence(), "strip", derivative=True)

    assert item is not None
    assert (item.hours, item.own) == (1.0, False)


@given(steps=st.lists(HOURS, max_size=4), adaptation=HOURS, name=st.sampled_from(["post", "own"]))
def test_a_derivative_never_costs_more_than_the_original(steps, adaptation, name: str):
    """Whatever is filled in, adapting never takes more hours than a new item would."""
    rows = [{"id": f"s{n}", "hours": hours} for n, hours in enumerate(steps)]
    made = _formats({"id": name, "steps": rows, "adaptation_hours": adaptation})

    full = item_hours(made, evidence(), name)
    derived = item_hours(made, evidence(), name, derivative=True)

    assert full is None or not full.whole or derived is None or derived.hours <= full.hours + 1e-9


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        ({"id": "nalezen"}, "decides"),
        ({"id": "s1", "name": "Laten nakijken door de directie"}, "decides"),
        ({"id": "s1", "name": "Uitwerken en laten nalezen"}, "makes"),
        ({"id": "review"}, "decides"),
        ({"id": "s1", "name": "Inplannen"}, "posts"),
        ({"id": "plaatsen"}, "posts"),
        ({"id": "tekst"}, "makes"),
    ],
)
def test_a_step_is_what_it_is_called(step, kind: str):
    """Approving and placing are known by how a step begins; everything else is making."""
    own = _formats({"id": "x", "steps": [{**step, "hours": 1}]})
    item = item_hours(own, evidence(), "x")

    assert item is not None
    assert item.steps[0].role_kind == kind


def test_what_is_approved_beforehand_takes_no_approval():
    """Without approval the hours are those of the other steps."""
    item = item_hours(strategy(), evidence(), "post", preapproved=True)

    assert item is not None
    assert [(step.step, step.hours) for step in item.steps] == [("text", 0.75)]


def test_own_days_take_the_usual_hours():
    """Steps with days alone are the client's, with the usual hours spread over the days."""
    steps = [{"id": "a", "working_days": 3}, {"id": "b", "working_days": 1}]
    own = _formats({"id": "post", "steps": steps}, {"id": "strip", "steps": steps})

    item = item_hours(own, evidence(), "post")
    assert item is not None
    assert [step.hours for step in item.steps] == [0.75, 0.25]
    assert not item.own
    strip = item_hours(own, evidence(), "strip")
    assert strip is not None
    assert (strip.hours, strip.whole) == (0, False)


def test_own_days_of_nothing_share_evenly():
    """Where every step takes no day at all, the usual hours are shared evenly."""
    steps = [{"id": "a", "working_days": 0}, {"id": "b", "working_days": 0}]
    item = item_hours(_formats({"id": "post", "steps": steps}), evidence(), "post")

    assert item is not None
    assert [step.hours for step in item.steps] == [0.5, 0.5]
