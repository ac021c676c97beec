"""When nobody watches a channel, and whether its norm can be met."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.response_week import response_cover
from toolkit.responsibilities import Interval, holiday_weeks, watch_week
from toolkit.strategy import ResponseNorm, Strategy, WeekHours, parse_strategy
from toolkit.strategy.term import WEEKDAYS

WORKDAYS = list(WEEKDAYS[:5])
OFFICE = {"days": WORKDAYS, "start": "09:00", "end": "17:00"}
PLAIN_MONDAY = dt.date(2027, 2, 1)
KINGS_DAY_WEEK = dt.date(2027, 4, 26)
EASTER_MONDAY = dt.date(2027, 3, 29)


def strategy(*hours: dict[str, Any], country: str | None = "NL", **norm: Any) -> Strategy:
    """One channel with a norm in these hours."""
    return parse_strategy(
        {
            "client": {"country": country},
            "channels": [{"id": "facebook"}],
            "agreements": {"response": [{"hours": list(hours), **norm}]},
        }
    )


def test_the_hours_in_which_nobody_watches():
    """Each day is divided in what is watched and what is not."""
    found = watch_week(strategy(OFFICE, within_hours=4), "facebook")

    assert found.watched == tuple(Interval(day, 540, 1020) for day in range(5))
    assert [each for each in found.unwatched if each.day in (0, 5)] == [
        Interval(0, 0, 540),
        Interval(0, 1020, 1440),
        Interval(5, 0, 1440),
    ]
    assert found.hours_unwatched == 168 - 40


def test_the_hours_in_which_a_question_comes_too_late():
    """Of 07:00 to 23:00: what is asked after closing, and all weekend."""
    found = watch_week(strategy(OFFICE, within_hours=4), "facebook")

    assert [each for each in found.late if each.day in (4, 6)] == [
        Interval(4, 1020, 1380),
        Interval(6, 420, 1380),
    ]
    assert found.hours_late == 112 - 50
    assert found.share == pytest.approx(50 / 112)


@pytest.mark.parametrize(
    ("norm", "feasible"),
    [
        pytest.param({"within_hours": 4, "share": 0.8}, False, id="too-much"),
        pytest.param({"within_hours": 4, "share": 0.4}, True, id="enough"),
        pytest.param({"within_working_days": 1, "share": 1}, True, id="exactly"),
        pytest.param({"within_hours": 4}, None, id="no-share"),
        pytest.param({"share": 0.8}, None, id="no-term"),
    ],
)
def test_can_the_norm_be_met(norm: dict[str, Any], feasible: bool | None):
    """The share that can be answered in time, held against what was promised."""
    assert watch_week(strategy(OFFICE, **norm), "facebook").feasible is feasible


def test_without_hours_nothing_is_known():
    """Nobody is said to be absent where no hours are filled in."""
    found = watch_week(strategy(within_hours=4), "facebook", KINGS_DAY_WEEK)

    assert not found.known
    assert (found.watched, found.unwatched, found.late, found.share) == ((), (), (), None)
    assert found.holidays == (1,)


def test_nights_over_midnight():
    """A shift from Sunday 22:00 to 02:00 watches Monday's first two hours."""
    night = {"days": ["sun"], "start": "22:00", "end": "02:00"}
    for monday in (None, PLAIN_MONDAY):
        found = watch_week(strategy(night, within_hours=1), "facebook", monday)

        assert found.watched == (Interval(0, 0, 120), Interval(6, 1320, 1440))


HOURS = st.lists(
    st.builds(
        lambda days, start, end: {
            "days": sorted(days),
            "start": f"{start:02}:00",
            "end": f"{end:02}:30",
        },
        st.sets(st.sampled_from(WEEKDAYS), min_size=1),
        st.integers(0, 23),
        st.integers(0, 23),
    ),
    min_size=1,
    max_size=3,
)
TERMS = st.one_of(
    st.builds(lambda n: {"within_hours": n}, st.integers(0, 60)),
    st.builds(lambda n: {"within_working_days": n}, st.integers(0, 6)),
)


@given(HOURS, TERMS)
def test_a_week_without_holidays_is_a_usual_week(hours: list[Any], term: dict[str, Any]):
    """Counted by date or by day of the week comes to the same."""
    client = strategy(*hours, **term)
    usual, dated = (watch_week(client, "facebook", day) for day in (None, PLAIN_MONDAY))
    watched = tuple(WeekHours.model_validate(each) for each in hours)
    cover = response_cover(watched, ResponseNorm.model_validate(term))

    assert (usual.watched, usual.late, usual.share) == (dated.watched, dated.late, dated.share)
    assert usual.share == pytest.approx(cover.share)
    assert usual.hours_late == pytest.approx(cover.hours_uncovered)


@given(HOURS, TERMS)
def test_a_week_is_divided_without_a_rest(hours: list[Any], term: dict[str, Any]):
    """What is watched and what is not make 168 hours together."""
    found = watch_week(strategy(*hours, **term), "facebook", KINGS_DAY_WEEK)
    both = sorted((*found.watched, *found.unwatched))

    assert sum(each.hours for each in both) == pytest.approx(168)
    assert all(
        first.day < second.day or first.end == second.start
        for first, second in itertools.pairwise(both)
    )


def test_a_public_holiday_has_the_hours_of_a_sunday():
    """On King's Day nobody is at the office; who works on Sundays is there."""
    sunday = {"days": ["sun"], "start": "12:00", "end": "14:00"}
    closed = watch_week(strategy(OFFICE, within_hours=4), "facebook", KINGS_DAY_WEEK)
    open_ = watch_week(strategy(OFFICE, sunday, within_hours=4), "facebook", KINGS_DAY_WEEK)

    assert closed.holidays == (1,)
    assert not [each for each in closed.watched if each.day == 1]
    assert [each for each in open_.watched if each.day == 1] == [Interval(1, 720, 840)]


def test_a_holiday_makes_earlier_questions_late():
    """On Easter Sunday nobody answers, nor on the Monday: the norm waits until Tuesday."""
    client = strategy(OFFICE, within_hours=16)
    plain = watch_week(client, "facebook", PLAIN_MONDAY)
    before = watch_week(client, "facebook", EASTER_MONDAY - dt.timedelta(days=7))

    assert not [each for each in plain.late if each.day == 6 and each.start > 17 * 60]
    assert Interval(6, 420, 1380) in before.late


def test_working_days_of_a_norm_are_those_of_the_country():
    """Asked on the Friday before Easter Monday, one working day is Tuesday."""
    tuesdays = {"days": ["tue"], "start": "09:00", "end": "17:00"}
    week = dt.date(2027, 5, 10)  # Whit Monday is 17 May 2027
    here = watch_week(strategy(tuesdays, within_working_days=1), "facebook", week)
    elsewhere = watch_week(
        strategy(tuesdays, within_working_days=1, country=None), "facebook", week
    )

    assert not [each for each in here.late if each.day == 4]
    assert [each for each in elsewhere.late if each.day == 4] == [Interval(4, 420, 1380)]


def test_weeks_that_a_holiday_changes():
    """Of the weeks ahead those come up in which somebody is away who is usually there."""
    start = dt.date(2027, 4, 21)
    found = holiday_weeks(strategy(OFFICE, within_hours=4), "facebook", start, 5)
    sundays = {"start": "08:00", "end": "22:00"}

    assert [each.monday for each in found] == [
        dt.date(2027, 4, 26),
        dt.date(2027, 5, 3),
        dt.date(2027, 5, 17),
    ]
    assert all(each.share < 50 / 112 for each in found if each.share is not None)
    assert holiday_weeks(strategy(sundays, within_hours=4), "facebook", start, 5) == ()


def test_a_country_without_known_holidays_has_none():
    """Only the days of the week count then."""
    assert holiday_weeks(strategy(OFFICE, country=None), "facebook", KINGS_DAY_WEEK, 1) == ()
