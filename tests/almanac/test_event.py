"""Days that everybody knows, against dates that were looked up and against another reckoning."""

import datetime as dt
from functools import cache

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.test_production import shipped
from toolkit.almanac import event_day, event_spans
from toolkit.evidence import EventFacts

evidence = cache(shipped)

# event, year, first day, last day
KNOWN = (
    ("easter-sunday", 2024, "03-31", "03-31"),
    ("easter-sunday", 2025, "04-20", "04-20"),
    ("easter-sunday", 2026, "04-05", "04-05"),
    ("easter-sunday", 2027, "03-28", "03-28"),
    ("easter-sunday", 2038, "04-25", "04-25"),
    ("carnival", 2026, "02-15", "02-17"),
    ("carnival", 2027, "02-07", "02-09"),
    ("kings-day", 2024, "04-27", "04-27"),
    ("kings-day", 2025, "04-26", "04-26"),
    ("mothers-day", 2026, "05-10", "05-10"),
    ("fathers-day", 2026, "06-21", "06-21"),
    ("veterans-day", 2019, "06-29", "06-29"),
    ("veterans-day", 2025, "06-28", "06-28"),
    ("monument-day", 2022, "09-10", "09-11"),
    ("neighbours-day", 2019, "09-28", "09-28"),
    ("neighbours-day", 2012, "09-22", "09-22"),
    ("mill-day", 2019, "05-11", "05-12"),
    ("mill-day", 2025, "05-10", "05-11"),
    ("prinsjesdag", 2024, "09-17", "09-17"),
    ("prinsjesdag", 2026, "09-15", "09-15"),
    ("black-friday", 2024, "11-29", "11-29"),
    ("black-friday", 2026, "11-27", "11-27"),
    ("cyber-monday", 2024, "12-02", "12-02"),
    ("cyber-monday", 2026, "11-30", "11-30"),
    ("blue-monday", 2026, "01-19", "01-19"),
    ("summer-time", 2026, "03-29", "03-29"),
    ("winter-time", 2026, "10-25", "10-25"),
    ("saint-nicholas", 2026, "12-05", "12-05"),
)


@pytest.mark.parametrize(("name", "year", "first", "last"), KNOWN)
def test_event_falls_on_the_day_that_was_announced(name: str, year: int, first: str, last: str):
    """Each kind of rule gives the dates that were published for that year."""
    event = evidence().event_index[name]
    spans = event_spans(event, dt.date(year, 1, 1), dt.date(year, 12, 31))

    assert [(f"{start}", f"{end}") for start, end in spans] == [
        (f"{year}-{first}", f"{year}-{last}")
    ]


# the package's name of each day off, and ours
DAYS_OFF = {
    "New Year's Day": "new-year",
    "Good Friday": "good-friday",
    "Easter Sunday": "easter-sunday",
    "Easter Monday": "easter-monday",
    "King's Day": "kings-day",
    "Liberation Day": "liberation-day",
    "Ascension Day": "ascension",
    "Pentecost": "whit-sunday",
    "Pentecost Monday": "whit-monday",
    "Christmas Day": "christmas-day",
    "Second Day of Christmas": "second-christmas-day",
}


@pytest.mark.parametrize("year", range(2014, 2061))
def test_days_off_are_those_of_the_holidays_package(year: int):
    """Easter and all that hangs on it, King's Day and the fixed days agree with the package."""
    package = holidays.country_holidays(
        "NL", years=year, categories=("public", "optional"), language="en_US"
    )
    found = {(event_day(evidence().event_index[name], year), name) for name in DAYS_OFF.values()}

    assert found == {
        (day, DAYS_OFF[name]) for day, names in package.items() for name in names.split("; ")
    }


@given(st.sampled_from(evidence().events), st.integers(1, 9999), st.integers(0, 500))
def test_an_event_touches_the_days_that_are_asked_for(event: EventFacts, year: int, n: int):
    """In whatever year, spans touch the days asked for, run forwards, and come in order."""
    start = dt.date(year, 1, 1)
    end = min(dt.date.max.toordinal(), start.toordinal() + n)
    spans = event_spans(event, start, dt.date.fromordinal(end), "middle")

    assert all(first <= dt.date.fromordinal(end) and start <= last for first, last in spans)
    assert all(first <= last for first, last in spans)
    assert list(spans) == sorted(spans)


def test_event_over_new_year_is_shown_in_both_years():
    """An event that began before the first day asked for is there if it lasts."""
    event = evidence().event_index["new-years-eve"]
    long = EventFacts(**{**vars(event), "days": 3})

    assert event_spans(long, dt.date(2027, 1, 1), dt.date(2027, 1, 31)) == (
        (dt.date(2026, 12, 31), dt.date(2027, 1, 2)),
    )


def test_every_event_comes_each_year():
    """No rule that is shipped misses a year, but for breaks of schools, which are announced."""
    for event in evidence().events:
        if event.rule != "school":
            assert all(event_day(event, year) for year in range(2020, 2060)), event.event
