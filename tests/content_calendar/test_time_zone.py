"""Local times on the days that clocks are changed, and names of zones."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.content_calendar.time_zone import (
    country_zone,
    local_clock,
    local_moment,
    real_clock,
    time_zone,
)

# day, planned, zone, what the clock shows, hours that it is ahead of Greenwich
CHANGES = (
    ("2027-03-27", "02:30", "Europe/Amsterdam", "02:30", 1),
    ("2027-03-28", "01:59", "Europe/Amsterdam", "01:59", 1),
    ("2027-03-28", "02:00", "Europe/Amsterdam", "03:00", 2),
    ("2027-03-28", "02:30", "Europe/Amsterdam", "03:30", 2),
    ("2027-03-28", "03:00", "Europe/Amsterdam", "03:00", 2),
    ("2027-10-31", "02:30", "Europe/Amsterdam", "02:30", 2),
    ("2027-10-31", "03:00", "Europe/Amsterdam", "03:00", 1),
    ("2027-03-28", "01:30", "Europe/London", "02:30", 1),
    ("2027-03-14", "02:30", "America/New_York", "03:30", -4),
    ("2027-11-07", "01:30", "America/New_York", "01:30", -4),
    ("2027-10-03", "02:15", "Australia/Lord_Howe", "02:45", 11),
    ("2027-07-01", "09:00", "Asia/Kolkata", "09:00", 5.5),
)


@pytest.mark.parametrize(("day", "planned", "zone", "shown", "ahead"), CHANGES)
def test_clock_change(day: str, planned: str, zone: str, shown: str, ahead: float) -> None:
    """A time that is skipped moves on; one that comes twice is the first of the two."""
    on = dt.date.fromisoformat(day)
    moment = local_moment(on, planned, zone)

    assert real_clock(on, planned, zone) == (on, shown)
    assert moment.utcoffset() == dt.timedelta(hours=ahead)


@given(st.dates(dt.date(2020, 1, 1), dt.date(2036, 12, 31)), st.times())
def test_what_the_clock_shows_is_there(on: dt.date, at: dt.time) -> None:
    """What comes out is a time that the clocks show, and stays as it is."""
    shown = real_clock(on, f"{at:%H:%M}", "Europe/Amsterdam")

    assert real_clock(*shown, "Europe/Amsterdam") == shown


def test_midnight_is_the_start_of_the_next_day() -> None:
    """24:00 on New Year's Eve is in the new year."""
    assert local_clock(dt.date(2027, 12, 31), "24:00") == (dt.date(2028, 1, 1), "00:00")
    assert local_clock(dt.date(2027, 12, 31), "23:59") == (dt.date(2027, 12, 31), "23:59")


WRONG = ("Amsterdam", "europe/amsterdam/", "Europe", "../etc/passwd", "", "a\0b", "CEST", "x" * 300)


@pytest.mark.parametrize("name", WRONG)
def test_no_zone_of_that_name(name: str) -> None:
    """A name that is no zone's gives none, and no error."""
    assert time_zone(name) is None


# the other territories of a country may have another clock, or the same one
COUNTRIES = (
    ("NL", "Europe/Amsterdam"),
    ("BE", "Europe/Brussels"),
    ("DE", "Europe/Berlin"),
    ("GB", "Europe/London"),
    ("US", None),
    ("ES", None),
    ("XX", None),
)


@pytest.mark.parametrize(("country", "zone"), COUNTRIES)
def test_zone_of_a_country(country: str, zone: str | None) -> None:
    """A country of which all clocks show the same has a zone; another one has not."""
    assert country_zone(country, 2027) == zone
