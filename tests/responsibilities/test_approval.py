"""Who approves, how long it takes, and when they answer at the latest."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from toolkit.almanac import working_days
from toolkit.responsibilities import Approval, answer_by, approval, turn_dates
from toolkit.strategy import Strategy, parse_strategy

Tree = dict[str, Any]

TWO_STEPS = {
    "steps": [{"role": "officer", "working_days": 1}, {"role": "manager", "working_days": 2}]
}
OWN = {"channels": ["linkedin"], "steps": [{"role": "manager", "working_days": 4}]}


def agreed(*paths: Tree, **series: Any) -> Strategy:
    """A Dutch strategy with two channels, a series and these paths of approval."""
    return parse_strategy(
        {
            "client": {"country": "NL"},
            "channels": [{"id": "facebook"}, {"id": "linkedin"}],
            "roles": [{"id": "officer"}, {"id": "manager"}, {"id": "deputy"}],
            "content": {"series": [{"id": "daily", **series}, {"id": "weekly"}]},
            "agreements": {"approval": list(paths)},
        }
    )


@pytest.mark.parametrize("paths", [(TWO_STEPS, OWN), (OWN, TWO_STEPS)])
def test_the_channels_own_path_goes_before_the_general_one(paths: tuple[Tree, ...]):
    """Whatever the order in the file, the path that names the channel counts."""
    strategy = agreed(*paths)

    assert approval(strategy, "linkedin").working_days == 4
    assert approval(strategy, "facebook").working_days == 3
    assert approval(strategy, None).working_days == 3


def test_nothing_agreed_is_not_the_same_as_no_days():
    """Without a path it is unknown how long approval takes."""
    found = approval(agreed(OWN), "facebook")

    assert found == Approval()
    assert found.working_days is None


@pytest.mark.parametrize(
    ("path", "days"),
    [
        pytest.param(TWO_STEPS, 3, id="all-known"),
        pytest.param({**TWO_STEPS, "agreed_unless_working_days": 1}, 2, id="silence-is-sooner"),
        pytest.param({**TWO_STEPS, "agreed_unless_working_days": 5}, 3, id="silence-is-later"),
        pytest.param({"steps": [{"role": "manager"}]}, None, id="no-term"),
        pytest.param(
            {"steps": [{"role": "manager"}], "agreed_unless_working_days": 2}, 2, id="silence-alone"
        ),
        pytest.param(
            {"steps": [{"role": "manager"}, {"role": "officer", "working_days": 1}]},
            None,
            id="half-known",
        ),
        pytest.param({"agreed_unless_working_days": 2}, 2, id="no-steps"),
        pytest.param({"text": "Only formal statements"}, None, id="words-alone"),
        pytest.param({"steps": [{"working_days": 2}]}, None, id="nobody"),
    ],
)
def test_total_of_working_days(path: Tree, days: float | None):
    """The steps add up; silence ends a step; one unknown step leaves the total unknown."""
    assert approval(agreed(path), "facebook").working_days == days


def test_either_of_two_roles():
    """A step may be taken by one role or the other, once each."""
    steps = [{"role": "manager", "or_role": "deputy"}, {"or_role": "officer"}]
    found = approval(agreed({"steps": steps}), "facebook")

    assert [step.roles for step in found.steps] == [("manager", "deputy"), ("officer",)]


@pytest.mark.parametrize(
    "strategy",
    [
        pytest.param(agreed({**TWO_STEPS, "preapproved_series": ["daily"]}), id="by-the-path"),
        pytest.param(agreed(TWO_STEPS, preapproved=True), id="by-the-series"),
        pytest.param(agreed(preapproved=True), id="without-a-path"),
    ],
)
def test_a_series_approved_beforehand_waits_for_nobody(strategy: Strategy):
    """It has no steps and takes no day; other series go the whole way."""
    found = approval(strategy, "facebook", "daily")

    assert found.preapproved
    assert found.steps == ()
    assert found.working_days == 0
    assert not approval(strategy, "facebook", "weekly").preapproved


def test_dates_are_counted_back_over_working_days():
    """Ready on Thursday 29 April 2027: King's Day and the weekend are no days to answer."""
    found = approval(agreed(TWO_STEPS), "facebook")
    turns = turn_dates(found, dt.date(2027, 4, 29), working_days("NL"))

    assert [(turn.roles, turn.asked_on, turn.answer_by) for turn in turns] == [
        (("officer",), dt.date(2027, 4, 23), dt.date(2027, 4, 26)),
        (("manager",), dt.date(2027, 4, 26), dt.date(2027, 4, 29)),
    ]


def test_a_step_without_a_term_is_asked_and_answered_on_one_day():
    """An unknown number of days takes no days away from the steps before it."""
    path = {"steps": [{"role": "officer", "working_days": 1}, {"role": "manager"}]}
    turns = turn_dates(approval(agreed(path), None), dt.date(2027, 3, 4), working_days("NL"))

    assert turns[1].asked_on == turns[1].answer_by == turns[0].answer_by


@pytest.mark.parametrize(
    ("appears", "last"),
    [
        pytest.param(dt.date(2027, 3, 4), dt.date(2027, 3, 3), id="the-day-before"),
        pytest.param(dt.date(2027, 3, 1), dt.date(2027, 2, 26), id="over-a-weekend"),
        pytest.param(dt.date(2027, 4, 28), dt.date(2027, 4, 26), id="over-a-holiday"),
        pytest.param(dt.date(2027, 3, 7), dt.date(2027, 3, 5), id="on-a-sunday"),
    ],
)
def test_last_day_to_answer(appears: dt.date, last: dt.date):
    """The last working day before it appears."""
    assert answer_by(agreed(TWO_STEPS), "facebook", "weekly", appears) == last


def test_nobody_to_answer_has_no_last_day():
    """What is approved beforehand, or has no path, has no last day to answer."""
    day = dt.date(2027, 3, 4)

    assert answer_by(agreed(TWO_STEPS, preapproved=True), "facebook", "daily", day) is None
    assert answer_by(agreed(), "facebook", None, day) is None
