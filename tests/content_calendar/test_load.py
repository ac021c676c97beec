"""The hours of each role in each week."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content_calendar.making import MONDAY, client, evidence, own, publication
from toolkit.content_calendar import WeekLoad
from toolkit.content_calendar.load import JointLoad, person_load, week_load, whole_load
from toolkit.content_calendar.schedule import productions
from toolkit.effort import channel_effort
from toolkit.strategy import Strategy

NO_CHANNELS = {"channels": [{"id": "page", "status": "considered"}]}


def _load(strategy: Strategy, *several, start=MONDAY, end=dt.date(2027, 2, 14)):
    made = productions(several, strategy, evidence(), dt.date(2026, 12, 1))
    return week_load(made, strategy, evidence(), start, end)


def _making(load: tuple[WeekLoad, ...]) -> list[tuple[str | None, int, float]]:
    return [(each.role, each.week, round(each.making, 6)) for each in load]


def _posts(*days: dt.date, **fields):
    return [publication(day, id=f"p{n}", **fields) for n, day in enumerate(days)]


def test_hours_lie_in_the_week_in_which_they_are_made():
    """A post on Monday is written on Thursday, approved on Friday and placed on Monday."""
    strategy = client(**NO_CHANNELS)
    found = _load(strategy, *_posts(dt.date(2027, 2, 8)))

    assert [each for each in _making(found) if each[2]] == [
        ("maker", 5, 0.75),
        ("boss", 5, 0.25),
        ("desk", 6, 0.25),
    ]


def test_a_step_over_two_weeks_is_spread_evenly():
    """Of eight hours in four working days over a weekend, half lies in either week."""
    strategy = client(own("strip", ("draw", 8, 4)), **NO_CHANNELS)
    found = _load(strategy, *_posts(dt.date(2027, 2, 10), format="strip"))

    assert [(each.week, each.making) for each in found if each.role == "maker"] == [(5, 4), (6, 4)]


def test_the_turn_of_the_year_has_week_53():
    """Work around New Year lies in week 53 of 2026 and week 1 of 2027."""
    strategy = client(own("strip", ("draw", 3, 3)), **NO_CHANNELS)
    posts = _posts(dt.date(2027, 1, 6), format="strip")
    found = _load(strategy, *posts, start=dt.date(2026, 12, 30), end=dt.date(2027, 1, 5))

    weeks = [(each.year, each.week, each.making) for each in found if each.role == "maker"]
    assert weeks == [(2026, 53, 1.0), (2027, 1, 2.0)]


def test_work_before_the_first_week_is_left_out():
    """Only the weeks that are asked for count."""
    strategy = client(**NO_CHANNELS)
    found = _load(strategy, *_posts(dt.date(2027, 2, 8)), start=dt.date(2027, 2, 10))

    assert {each.week for each in found} == {6}
    assert sum(each.making for each in found) == 0.25


def test_answering_and_upkeep_return_every_week():
    """The fixed hours of the channels in use are those of the channel mix, for the same roles."""
    channels = [{"id": "page", "platform": "facebook"}, {"id": "old", "status": "retired"}]
    strategy = client(channels=channels, client={"size": "medium"})
    found = _load(strategy)
    effort = channel_effort(strategy, evidence(), strategy.channels[0])

    assert [(each.role, each.week) for each in found] == [
        ("desk", 5),
        (None, 5),
        ("desk", 6),
        (None, 6),
    ]
    assert sum(each.fixed for each in found if each.week == 5) == effort.fixed
    assert {each.fixed for each in found if each.role == "desk"} == {0.5}


def test_every_role_has_every_week():
    """A role that is busy in one week is there in the others, with what it has."""
    found = _load(client(**NO_CHANNELS), *_posts(dt.date(2027, 2, 5)))

    assert [(each.role, each.week, each.available) for each in found] == [
        ("maker", 5, 6),
        ("boss", 5, 1),
        ("desk", 5, None),
        ("maker", 6, 6),
        ("boss", 6, 1),
        ("desk", 6, None),
    ]


def test_work_of_nobody_is_kept_apart():
    """Hours that nobody is named for come last, beside no hours at all."""
    found = _load(client(responsibilities={}, **NO_CHANNELS), *_posts(dt.date(2027, 2, 5)))

    assert (found[0].role, found[0].available, found[0].over) == (None, None, 0)


def test_over_is_what_there_is_too_much():
    """Ten hours where there are six are four too many; where hours are unknown, none are."""
    assert WeekLoad("maker", 2027, 5, 8, 2, 6).over == 4
    assert WeekLoad("maker", 2027, 5, 2, 2, 6).over == 0
    assert WeekLoad("maker", 2027, 5, 8, 2, None).over == 0
    assert JointLoad(("maker",), 2027, 5, 8, 6).over == 2


def test_roles_of_one_person_share_their_hours():
    """What one person does in two roles is held against the hours of both."""
    roles = [
        {"id": "maker", "holder": "Ann", "hours_per_week": 4},
        {"id": "boss", "holder": "Ann"},
        {"id": "desk", "hours_per_week": 1},
        {"id": "other", "holder": "Ann", "hours_per_week": 2},
    ]
    strategy = client(roles=roles, **NO_CHANNELS)
    load = _load(strategy, *_posts(dt.date(2027, 2, 5)))
    first = [each for each in person_load(load, strategy) if each.week == 5]

    assert [(each.roles, each.hours, each.available) for each in first] == [
        (("maker", "boss"), 1.0, 6),
        (("desk",), 0.25, 1),
    ]


def test_everybody_together_has_the_hours_of_the_strategy():
    """All hours of a week, work of nobody included, beside the hours that there are."""
    strategy = client(capacity={"hours_per_week": 1}, **NO_CHANNELS)
    load = _load(strategy, *_posts(dt.date(2027, 2, 5)))
    first, second = whole_load(load, strategy)

    assert (first.hours, first.available, first.over) == (1.25, 1, 0.25)
    assert (second.year, second.week, second.hours) == (2027, 6, 0)


@given(
    days=st.lists(st.dates(dt.date(2027, 1, 11), dt.date(2027, 12, 19)), max_size=6),
    steps=st.lists(
        st.tuples(st.floats(0, 20), st.sampled_from([0, 0.5, 1, 3, 8])), min_size=1, max_size=4
    ),
)
def test_no_hour_is_lost_or_counted_twice(days, steps):
    """The hours of all weeks are the hours of all steps."""
    numbered = [(f"s{n}", hours, length) for n, (hours, length) in enumerate(steps)]
    strategy = client(own("x", *numbered), **NO_CHANNELS)
    load = _load(
        strategy,
        *_posts(*days, format="x"),
        start=dt.date(2026, 1, 1),
        end=dt.date(2027, 12, 31),
    )

    hours = sum(hours for hours, _ in steps) * len(days)
    assert sum(each.making for each in load) == pytest.approx(hours)
