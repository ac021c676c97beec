import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content_calendar.plan.vacancy import (
    Days,
    Vacancy,
    copies_rhythm,
    own_rhythm,
    room_left,
    vacancies,
)
from toolkit.strategy import Cadence

MONDAY, SUNDAY = dt.date(2027, 2, 1), dt.date(2027, 2, 28)
WEEKDAYS = Days(lambda day: day.weekday() < 5, lambda _: True)


def free(cadence: Cadence, taken=(), window=(MONDAY, SUNDAY), days=WEEKDAYS) -> list[Vacancy]:
    """The free places of a channel with this cadence."""
    rhythm = own_rhythm(cadence)
    assert rhythm is not None
    return list(vacancies(rhythm, list(taken), window, days))


def numbers(cadence: Cadence, **given) -> list[int]:
    """How many places are free in each of the four weeks of February 2027."""
    found = Counter[int]()
    for each in free(cadence, **given):
        found[each.first.isocalendar().week] += each.n
    return [found[week] for week in range(5, 9)]


@pytest.mark.parametrize(
    ("cadence", "expected"),
    [
        (Cadence(min=2, max=2), [2, 2, 2, 2]),
        (Cadence(min=1, max=2), [2, 1, 2, 1]),
        (Cadence(min=0.5, max=0.5), [1, 0, 1, 0]),
        (Cadence(min=3), [3, 3, 3, 3]),
        (Cadence(max=6), [3, 3, 3, 3]),
        (Cadence(max=3, per="day"), [11, 10, 11, 10]),
        (Cadence(min=2, max=2, per="month"), [0, 1, 0, 1]),
        (Cadence(min=1, max=1, per="month"), [0, 0, 1, 0]),
        (Cadence(min=0, max=0), [0, 0, 0, 0]),
        (Cadence(min=52, max=52, per="year"), [1, 1, 1, 1]),
    ],
    ids=str,
)
def test_a_cadence_gives_places_spread_over_the_weeks(cadence, expected):
    """The central number is met, and what is rounded off comes back a week later."""
    assert numbers(cadence) == expected


def test_words_alone_give_no_number():
    """A cadence in words, or with a cap per subject, says nothing of how many places there are."""
    assert own_rhythm(Cadence(text="More than now", subject_max=3)) is None
    assert own_rhythm(None) is None


def test_what_is_there_already_takes_its_place():
    """A week keeps only what is left; a week that is too full does not empty the next one."""
    taken = [dt.date(2027, 2, 2), *[dt.date(2027, 2, 8 + n) for n in range(5)]]

    assert numbers(Cadence(min=2, max=2), taken=taken) == [1, 0, 2, 2]


def test_the_needed_places_are_those_of_the_lowest_number():
    """Of two to four a week three are planned, and two of these are needed."""
    assert [(each.n, each.needed) for each in free(Cadence(min=2, max=4))] == [(3, 2)] * 4


def test_part_of_a_week_gets_its_part():
    """From Thursday on two of five days are left: of five a week two."""
    window = (dt.date(2027, 2, 4), dt.date(2027, 2, 7))

    assert [each.n for each in free(Cadence(min=5, max=5), window=window)] == [2]


def test_a_week_that_is_complete_gets_nothing_on_its_last_days():
    """What appeared before today counts for the week."""
    taken = [dt.date(2027, 2, 1), dt.date(2027, 2, 2)]
    window = (dt.date(2027, 2, 3), dt.date(2027, 2, 7))

    assert free(Cadence(min=2, max=2), taken=taken, window=window) == []


def test_days_on_which_nothing_can_be_ready_are_no_places():
    """What cannot be met in time is not made up for later."""
    late = Days(WEEKDAYS.usual, lambda day: day >= dt.date(2027, 2, 15))

    assert numbers(Cadence(min=2, max=2), days=late) == [0, 0, 2, 2]


def test_copies_are_told_apart_where_the_cadence_does():
    """One of its own and four with copies: three copies; without copies nothing is told apart."""
    rhythm = copies_rhythm(Cadence(min=1, max=1, with_copies_min=4, with_copies_max=4))

    assert rhythm is not None
    assert float(rhythm.low) == float(rhythm.high or 0) == 3
    assert copies_rhythm(Cadence(min=1, max=1)) is None


def test_room_for_one_more_is_up_to_the_highest_number():
    """A week of two to three has room beside two, and none beside three."""
    rhythm = own_rhythm(Cadence(min=2, max=3))
    assert rhythm is not None
    two = [MONDAY, MONDAY]

    assert room_left(rhythm, two, MONDAY)
    assert not room_left(rhythm, [*two, MONDAY], MONDAY)
    assert room_left(rhythm, [*two, MONDAY], MONDAY + dt.timedelta(days=7))


amounts = st.floats(0, 12).map(lambda each: round(each, 1))


pers = st.sampled_from(["day", "week", "month", "quarter", "year"])


@given(
    cadence=st.builds(
        lambda low, more, per: Cadence(min=low, max=low + more, per=per), amounts, amounts, pers
    ),
    taken=st.lists(st.integers(-40, 100).map(lambda n: MONDAY + dt.timedelta(days=n)), max_size=20),
    first=st.integers(0, 40),
    length=st.integers(0, 60),
)
def test_once_the_places_are_taken_none_are_left(cadence, taken, first, length):
    """Whatever the cadence, the window and what is there: filling all places leaves none free."""
    start = MONDAY + dt.timedelta(days=first)
    window = (start, start + dt.timedelta(days=length))

    found = free(cadence, taken, window)
    filled = [day for each in found for day in [_usual_day(each)] * each.n]

    assert all(window[0] <= each.first <= each.last <= window[1] for each in found)
    assert all(each.first.isocalendar()[:2] == each.last.isocalendar()[:2] for each in found)
    assert all(0 <= each.needed <= each.n for each in found)
    assert free(cadence, [*taken, *filled], window) == []


def _usual_day(vacancy: Vacancy) -> dt.date:
    days = (vacancy.first + dt.timedelta(days=n) for n in range(7))
    return next(day for day in days if WEEKDAYS.usual(day) and day <= vacancy.last)
