"""Rules of recurrence, against days that were looked up by hand and against plain counting."""

import calendar
import datetime as dt

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content_calendar.recurrence import (
    RuleError,
    has_end,
    leans_on_start,
    occurrences,
)

NEW_YEAR, NEW_YEARS_EVE = dt.date(2027, 1, 1), dt.date(2027, 12, 31)


def _days(text: str) -> tuple[dt.date, ...]:
    return tuple(dt.date.fromisoformat(f"2027-{each}") for each in text.split())


# rule, the day that it is counted from, the days of 2027 that a wall calendar shows
KNOWN = (
    ("FREQ=DAILY;INTERVAL=10;COUNT=3", "01-01", "01-01 01-11 01-21"),
    ("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270112", "01-01", "01-05 01-07 01-12"),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;COUNT=3", "01-13", "01-13 01-27 02-10"),
    ("FREQ=WEEKLY;COUNT=2", "01-06", "01-06 01-13"),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "01-01", "01-31 03-31 05-31 07-31 08-31 10-31 12-31"),
    ("FREQ=MONTHLY;COUNT=3", "01-31", "01-31 03-31 05-31"),
    ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", "01-01", "01-31 02-28 03-31"),
    ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=2", "02-01", "02-28 03-31"),
    ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", "01-01", "01-29 02-26"),
    ("FREQ=MONTHLY;BYDAY=1TH;COUNT=2", "01-01", "01-07 02-04"),
    ("FREQ=MONTHLY;BYDAY=5MO", "01-01", "03-29 05-31 08-30 11-29"),
    ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", "01-01", "01-29 02-26"),
    ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "01-01", "08-13"),
    ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "01-01", "05-09"),
    ("FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "01-01", "03-28 10-31"),
    ("FREQ=YEARLY;BYYEARDAY=100,-1", "01-01", "04-10 12-31"),
    ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "01-01", "05-17"),
    ("FREQ=YEARLY;BYWEEKNO=20", "01-05", "05-18"),
    ("FREQ=YEARLY", "04-27", "04-27"),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "01-01", ""),
    ("rrule:freq=weekly;byday=mo;count=1;", "01-01", "01-04"),
)


@pytest.mark.parametrize(("rule", "start", "expected"), KNOWN)
def test_rule_gives_the_days_of_the_wall_calendar(rule: str, start: str, expected: str) -> None:
    """Each kind of rule gives the days that anybody would point at."""
    found = occurrences(rule, dt.date.fromisoformat(f"2027-{start}"), NEW_YEARS_EVE)

    assert found == _days(expected)


def test_first_day_of_the_week_counts_in_every_other_week() -> None:
    """The two examples of the standard that differ in WKST only (RFC 5545, 3.8.5.3)."""
    start, end = dt.date(1997, 8, 5), dt.date(1997, 12, 31)
    rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST="

    assert [day.day for day in occurrences(f"{rule}MO", start, end)] == [5, 10, 19, 24]
    assert [day.day for day in occurrences(f"{rule}SU", start, end)] == [5, 17, 19, 31]


def test_leap_day_comes_every_fourth_year() -> None:
    """29 February comes in leap years only, and not in 2100."""
    found = occurrences("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", NEW_YEAR, dt.date(2105, 1, 1))

    assert {day.year for day in found} == {*range(2028, 2100, 4), 2104}


NEVER = (
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
    "FREQ=MONTHLY;BYDAY=6MO",
    "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2",
    "FREQ=YEARLY;BYMONTH=1;BYYEARDAY=366",
    "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
)


@pytest.mark.parametrize("rule", NEVER)
def test_rule_that_never_comes_is_told(rule: str) -> None:
    """31 February and its like are told, each time they are asked for."""
    for _ in range(2):
        with pytest.raises(RuleError) as found:
            occurrences(rule, NEW_YEAR, NEW_YEARS_EVE)

        assert (found.value.code, found.value.found) == ("rule_never", rule)


NOT_UNDERSTOOD = (
    ("every Monday", "every Monday"),
    ("", ""),
    ("FREQ=HOURLY", "FREQ=HOURLY"),
    ("BYDAY=MO", "FREQ"),
    ("FREQ=WEEKLY;FREQ=DAILY", "FREQ=DAILY"),
    ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL=0"),
    ("FREQ=WEEKLY;INTERVAL=99999999999999999999", "INTERVAL=99999999999999999999"),
    ("FREQ=WEEKLY;COUNT=-1", "COUNT=-1"),
    ("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX"),
    ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY=1MO"),
    ("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY=3"),
    ("FREQ=MONTHLY;BYWEEKNO=3", "BYWEEKNO=3"),
    ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32"),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0"),
    ("FREQ=YEARLY;BYMONTH=13", "BYMONTH=13"),
    ("FREQ=YEARLY;BYDAY=60MO", "BYDAY=60MO"),
    ("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY=367"),
    ("FREQ=YEARLY;BYEASTER=0", "BYEASTER=0"),
    ("FREQ=WEEKLY;BYSETPOS=1", "BYSETPOS=1"),
    ("FREQ=WEEKLY;UNTIL=20270231", "UNTIL=20270231"),
    ("FREQ=WEEKLY;UNTIL=2027-02-28", "UNTIL=2027-02-28"),
    ("FREQ=WEEKLY;COUNT=3;UNTIL=20270228", "UNTIL=20270228"),
    ("FREQ=DAILY;BYHOUR=9", "BYHOUR=9"),
    ("FREQ=WEEKLY;BYDAY=MO,", "BYDAY=MO,"),
)


@pytest.mark.parametrize(("rule", "found"), NOT_UNDERSTOOD)
def test_rule_that_is_not_understood_names_the_part(rule: str, found: str) -> None:
    """A part that the standard does not know, or not there, is named."""
    with pytest.raises(RuleError) as error:
        occurrences(rule, NEW_YEAR, NEW_YEARS_EVE)

    assert (error.value.code, error.value.found) == ("rule_not_understood", found)


@given(st.text(max_size=40) | st.text("FREQ=DAILYWKMONTHBYSETPO;,-+0123456789", max_size=60))
def test_any_text_is_a_rule_or_is_refused(text: str) -> None:
    """Whatever stands there, it gives days or is refused, and no other error."""
    try:
        found = occurrences(text, NEW_YEAR, NEW_YEARS_EVE)
    except RuleError:
        return

    assert list(found) == sorted(set(found))


WEEKDAYS = st.lists(st.sampled_from(calendar.day_abbr[:]), min_size=1, unique=True).map(
    lambda names: [list(calendar.day_abbr).index(name) for name in names]
)
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31))


def _all_days(start: dt.date, end: dt.date) -> list[dt.date]:
    return [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]


@given(WEEKDAYS, DAYS, st.integers(0, 800))
def test_weekly_rule_is_what_counting_gives(weekdays: list[int], start: dt.date, n: int) -> None:
    """A weekly rule gives each day of those weekdays, and no other."""
    end = start + dt.timedelta(days=n)
    rule = f"FREQ=WEEKLY;BYDAY={','.join(CODES[day] for day in weekdays)}"

    assert list(occurrences(rule, start, end)) == [
        day for day in _all_days(start, end) if day.weekday() in weekdays
    ]


@given(st.integers(1, 5), st.integers(0, 6), DAYS)
def test_nth_weekday_is_what_counting_gives(nth: int, weekday: int, start: dt.date) -> None:
    """The n-th weekday of a month lies in the n-th seven days of it."""
    end = start + dt.timedelta(days=400)

    assert list(occurrences(f"FREQ=MONTHLY;BYDAY={nth}{CODES[weekday]}", start, end)) == [
        day
        for day in _all_days(start, end)
        if day.weekday() == weekday and (day.day - 1) // 7 + 1 == nth
    ]


@given(st.integers(-31, 31).filter(bool), DAYS)
def test_day_of_the_month_is_what_counting_gives(number: int, start: dt.date) -> None:
    """A day of the month, from its start or its end, comes in the months that have it."""
    end = start + dt.timedelta(days=400)

    def numbers(day: dt.date) -> tuple[int, int]:
        return day.day, day.day - calendar.monthrange(day.year, day.month)[1] - 1

    assert list(occurrences(f"FREQ=MONTHLY;BYMONTHDAY={number}", start, end)) == [
        day for day in _all_days(start, end) if number in numbers(day)
    ]


RULES = st.builds(
    "FREQ={};INTERVAL={};{}".format,
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")),
    st.integers(1, 5),
    st.sampled_from(("BYDAY=MO,SU", "BYMONTH=2,11", "COUNT=7", "BYDAY=SA;BYSETPOS=-1", "WKST=SU")),
)


@given(RULES, DAYS)
def test_counting_in_another_century_changes_nothing(rule: str, start: dt.date) -> None:
    """The days are those that the library gives when it counts in our own century."""
    end = start + dt.timedelta(days=900)
    first = dt.datetime.combine(start, dt.time.min)
    plain = rrulestr(rule, dtstart=first).between(
        first, dt.datetime.combine(end, dt.time.min), inc=True
    )
    try:
        found = occurrences(rule, start, end)
    except RuleError:
        found = ()

    assert list(found) == [moment.date() for moment in plain]


@given(RULES, DAYS, st.integers(0, 400), st.integers(0, 400))
def test_a_longer_calendar_begins_with_the_shorter(rule: str, start: dt.date, n: int, m: int):
    """Looking further ahead adds days at the end, and changes none before."""
    try:
        longer = occurrences(rule, start, start + dt.timedelta(days=n + m))
    except RuleError:
        return
    end = start + dt.timedelta(days=n)

    assert occurrences(rule, start, end) == tuple(day for day in longer if day <= end)


def test_what_leans_on_the_first_day() -> None:
    """An interval, a number of times, or a rule without a day needs a first day."""
    leaning = ("FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=DAILY;COUNT=3")
    standing = ("FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "FREQ=MONTHLY;BYMONTHDAY=1")

    assert all(leans_on_start(rule) for rule in leaning)
    assert not any(leans_on_start(rule) for rule in standing)
    assert has_end("FREQ=DAILY;COUNT=3")
    assert not has_end("FREQ=DAILY")
