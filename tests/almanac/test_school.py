"""Breaks of the Dutch schools, by region, against what the ministry published."""

import datetime as dt

import pytest

from toolkit.almanac import school_breaks

# region, break, first and last day (weekends included)
PUBLISHED = (
    ("north", "school-summer", "2026-07-04", "2026-08-16"),
    ("middle", "school-summer", "2026-07-18", "2026-08-30"),
    ("south", "school-summer", "2026-07-11", "2026-08-23"),
    ("north", "school-christmas", "2026-12-19", "2027-01-03"),
    ("south", "school-christmas", "2026-12-19", "2027-01-03"),
)


@pytest.mark.parametrize(("region", "event", "start", "end"), PUBLISHED)
def test_break_is_as_published(region: str, event: str, start: str, end: str):
    """A break runs from the first Saturday to the last Sunday, also over New Year."""
    found = {
        each.event: (f"{each.start}", f"{each.end}")
        for each in school_breaks(region, dt.date(2026, 7, 1), dt.date(2027, 1, 31))
    }

    assert found[event] == (start, end)


def test_five_breaks_in_a_school_year():
    """A school year has five breaks, in order."""
    found = school_breaks("middle", dt.date(2026, 9, 1), dt.date(2027, 8, 31))

    assert [each.event for each in found] == [
        "school-autumn",
        "school-christmas",
        "school-spring",
        "school-may",
        "school-summer",
    ]


def test_without_a_region_nothing_is_known():
    """Without a region, or for years that are not announced yet, there are no breaks."""
    assert school_breaks(None, dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == ()
    assert school_breaks("north", dt.date(2090, 1, 1), dt.date(2090, 12, 31)) == ()
