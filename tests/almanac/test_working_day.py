"""Working days, counted forwards and back."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.almanac import WorkingDays, working_days

DAY = dt.timedelta(days=1)
DATES = st.dates(dt.date(2025, 1, 1), dt.date(2029, 12, 31))
COUNTRIES = st.sampled_from(["NL", "BE", "GB", "US", None])


def _one_by_one(days: WorkingDays, day: dt.date, shift: float) -> dt.date:
    """The plain way: a day at a time."""
    left, step = math.ceil(abs(shift)), DAY if shift > 0 else -DAY
    while left:
        day += step
        left -= days.works(day)
    return day


@given(day=DATES, shift=st.floats(-40, 40), country=COUNTRIES)
def test_counting_goes_as_one_by_one(day: dt.date, shift: float, country: str | None) -> None:
    """The quick way comes out where counting a day at a time does, over every turn of the year."""
    days = working_days(country)

    assert days.shifted(day, shift) == _one_by_one(days, day, shift)


@given(day=DATES, country=COUNTRIES)
def test_nearest_working_days_enclose_the_day(day: dt.date, country: str | None) -> None:
    """No working day lies between a day and the nearest ones before and after it."""
    days = working_days(country)
    before, after = days.on_or_before(day), days.on_or_after(day)

    assert before <= day <= after
    assert days.works(before)
    assert days.works(after)
    assert set(days.between(before, after)) == {before, after}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (dt.date(2026, 12, 24), dt.date(2027, 1, 4), [24, 28, 29, 30, 31, 4]),
        (dt.date(2027, 3, 26), dt.date(2027, 3, 29), []),
        (dt.date(2027, 3, 30), dt.date(2027, 3, 29), []),
    ],
)
def test_days_between(first: dt.date, last: dt.date, expected: list[int]) -> None:
    """Both ends count; Christmas, New Year's Day and Easter Monday do not."""
    assert [day.day for day in working_days("NL").between(first, last)] == expected


def test_an_unknown_country_has_weekends_alone() -> None:
    """Without a country only Saturdays and Sundays are off."""
    christmas = dt.date(2026, 12, 25)

    assert working_days(None).works(christmas)
    assert not working_days("NL").works(christmas)
    assert not working_days("ZZ").works(dt.date(2026, 12, 26))
