"""The calendar as a whole: series and items on their days."""

import datetime as dt

from tests.content_calendar.sample import calendar, flaws

NEWS = {
    "id": "news",
    "channels": ["page"],
    "rule": "FREQ=WEEKLY;BYDAY=TU",
    "start": "2027-01-05",
    "end": "2027-01-26",
    "days": {"at": "09:00"},
}


def _days(found, name="news"):
    return [each.on.day for each in found.publications if name in each.id]


def test_series_comes_on_the_days_of_its_rule():
    """A series is laid on each day of its rule, at its time, in the zone of the country."""
    found = calendar(series=[NEWS])

    assert _days(found) == [5, 12, 19, 26]
    first = found.publications[0]
    assert (first.at, first.time_zone, first.channel) == ("09:00", "Europe/Amsterdam", "page")
    assert first.id == "series:news:2027-01-05:page"
    assert flaws(found) == []


def test_occurrence_dropped_moved_or_renamed():
    """A change drops, moves or renames one occurrence, and its id stays."""
    changes = [
        {"on": "2027-01-12", "dropped": True},
        {"on": "2027-01-19", "moved_to": "2027-01-20", "at": "10:30", "title": "Late news"},
    ]
    found = calendar(series=[{**NEWS, "changes": changes}])

    assert _days(found) == [5, 20, 26]
    moved = found.publications[1]
    assert (moved.at, moved.title, moved.id) == (
        "10:30",
        "Late news",
        "series:news:2027-01-19:page",
    )
    assert moved.planned_on == dt.date(2027, 1, 19)


def test_item_takes_the_place_of_an_occurrence():
    """An item with an occurrence of its series replaces it, keeps its id and may have its day."""
    item = {"id": "sale", "series": "news", "occurrence": "2027-01-12", "on": "2027-01-13"}
    found = calendar(series=[NEWS], items=[item])

    assert _days(found) == [5, 13, 19, 26]
    replaced = found.publications[1]
    assert replaced.id == "series:news:2027-01-12:page"
    assert replaced.item is not None
    assert replaced.item.id == "sale"
    assert replaced.at == "09:00"


def test_item_on_several_channels_is_made_for_the_first_in_use():
    """One message on two channels is two publications, of which the second is a derivative."""
    item = {"id": "sale", "channels": ["old", "feed", "page"], "on": "2027-02-01", "at": "12:00"}
    found = calendar(items=[item])

    assert [(each.channel, each.derivative) for each in found.publications] == [
        ("feed", False),
        ("page", True),
    ]
