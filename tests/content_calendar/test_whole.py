"""The calendar as a whole: series and items on their days."""

import datetime as dt
import random
from typing import Any

import pytest

from tests.content_calendar.sample import YEAR, calendar, flaws
from toolkit.content_calendar import ContentCalendar

NEWS: dict[str, Any] = {
    "id": "news",
    "channels": ["page"],
    "rule": "FREQ=WEEKLY;BYDAY=TU",
    "start": "2027-01-05",
    "end": "2027-01-26",
    "days": {"at": "09:00"},
}


def _days(found: ContentCalendar, name: str = "news") -> list[int]:
    return [each.on.day for each in found.publications if name in each.id]


def test_series_comes_on_the_days_of_its_rule():
    """A series is laid on each day of its rule, at its time, in the zone of the country."""
    found = calendar(series=[NEWS])

    assert _days(found) == [5, 12, 19, 26]
    first = found.publications[0]
    assert (first.at, first.time_zone, first.channel) == ("09:00", "Europe/Amsterdam", "page")
    assert first.id == "series:news:2027-01-05:page"
    assert flaws(found) == []


def test_weekly_rule_without_days_takes_those_of_the_series():
    """Where only a weekly rhythm is filled in, the days of the series are its days."""
    found = calendar(series=[{**NEWS, "rule": "FREQ=WEEKLY", "days": {"days": ["mon", "fri"]}}])

    assert _days(found) == [8, 11, 15, 18, 22, 25]


@pytest.mark.parametrize("status", ["idea", "stopped"])
def test_series_that_does_not_run_is_not_laid(status: str):
    """An idea for a series, or one that has stopped, brings nothing."""
    assert calendar(series=[{**NEWS, "status": status}]).publications == ()


def test_occurrence_dropped_moved_or_renamed():
    """A change drops, moves or renames one occurrence, and its id stays."""
    changes = [
        {"on": "2027-01-12", "dropped": True},
        {"on": "2027-01-19", "moved_to": "2027-01-20", "at": "10:30", "title": "Late news"},
    ]
    found = calendar(series=[{**NEWS, "changes": changes}])

    assert _days(found) == [5, 20, 26]
    moved = found.publications[1]
    assert (moved.at, moved.title) == ("10:30", "Late news")
    assert moved.id == "series:news:2027-01-19:page"
    assert moved.planned_on == dt.date(2027, 1, 19)


def test_occurrence_moved_into_the_calendar_is_shown():
    """What is moved over the edge of the calendar is shown where it ends up, or not at all."""
    rule = {"id": "news", "channels": ["page"], "rule": "FREQ=MONTHLY;BYMONTHDAY=1"}
    changes = [
        {"on": "2027-01-01", "moved_to": "2027-02-10"},
        {"on": "2028-02-01", "moved_to": "2028-01-31"},
        {"on": "2027-03-01", "moved_to": "2028-06-01"},
    ]
    period = {"start": "2027-01-01", "end": "2028-12-31"}
    found = calendar(
        series=[{**rule, "changes": changes}], period=period, as_of=dt.date(2027, 2, 9)
    )

    assert (found.start, found.end) == (dt.date(2027, 2, 1), dt.date(2028, 1, 31))
    on = [each.on for each in found.publications]
    assert dt.date(2027, 2, 10) in on
    assert dt.date(2028, 1, 31) in on
    assert len(on) == 13


def test_change_of_a_day_that_is_not_planned_is_a_flaw():
    """A change on a day on which the series does not come is told."""
    found = calendar(series=[{**NEWS, "changes": [{"on": "2027-01-13", "dropped": True}]}])

    assert _days(found) == [5, 12, 19, 26]
    assert flaws(found) == [("occurrence_not_there", "content.series[0].changes[0].on")]


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


def test_item_of_a_series_on_its_day_is_meant_as_that_one():
    """A post of a series on a day that the series plans does not come beside it; another does."""
    same = {"id": "same", "series": "news", "on": "2027-01-12"}
    twin = {"id": "twin", "series": "news", "on": "2027-01-12", "channels": ["feed"]}
    other = {"id": "other", "series": "news", "on": "2027-01-14"}
    found = calendar(series=[NEWS], items=[same, twin, other])

    assert [each.id for each in found.publications if each.on.day in (12, 14)] == [
        "item:twin:feed",
        "series:news:2027-01-12:page",
        "item:other:page",
    ]


def test_item_in_place_of_nothing_is_a_flaw():
    """An item in the place of an occurrence that is not planned is laid, and told."""
    item = {"id": "sale", "series": "news", "occurrence": "2027-01-13"}
    found = calendar(series=[NEWS], items=[item])

    assert _days(found) == [5, 12, 19, 26]
    assert [each.on.day for each in found.publications if each.id == "item:sale:page"] == [13]
    assert flaws(found) == [("occurrence_not_there", "content.items[0].occurrence")]


def test_item_fills_in_what_it_does_not_say_from_its_series_story_and_pillar():
    """An item leans on its series first, then on its core story, then on the pillar."""
    content = {
        "pillars": [{"id": "craft", "personas": ["buyers"], "goals": ["help"]}],
        "stories": [{"id": "harvest", "pillar": "craft", "goals": ["fame"]}],
        "formats": [{"id": "photo"}],
    }
    series = {**NEWS, "format": "photo", "link": "https://a.nl"}
    item = {"id": "sale", "series": "news", "story": "harvest", "on": "2027-01-12"}
    found = calendar(series=[series], items=[item], content=content)

    sale = next(each for each in found.publications if each.item)
    assert (sale.goals, sale.personas, sale.pillar) == (("fame",), ("buyers",), "craft")
    assert (sale.format, sale.channel) == ("photo", "page")


def test_item_on_several_channels_is_made_for_the_first_in_use():
    """One message on two channels is two publications, of which the second is a derivative."""
    item = {
        "id": "sale",
        "channels": ["old", "feed", "page"],
        "on": "2027-02-01",
        "at": "12:00",
        "copies": [{"channel": "page", "text": "For the page"}],
    }
    found = calendar(items=[item])

    assert [(each.channel, each.derivative, each.copy) for each in found.publications] == [
        ("feed", False, None),
        ("page", True, "For the page"),
    ]


def test_core_story_is_made_once_and_derived_afterwards():
    """Of the items of one story the earliest is made; the others are derived from it."""
    content = {"stories": [{"id": "harvest"}]}
    items = [
        {"id": "late", "story": "harvest", "channels": ["page"], "on": "2027-03-01"},
        {"id": "first", "story": "harvest", "channels": ["feed"], "on": "2027-02-01"},
        {"id": "alone", "channels": ["page"], "on": "2027-03-02"},
    ]
    found = calendar(items=items, content=content)

    assert [(each.id, each.derivative) for each in found.publications] == [
        ("item:first:feed", False),
        ("item:late:page", True),
        ("item:alone:page", False),
    ]


def test_series_gives_way_to_the_one_that_replaces_it():
    """The monthly series takes the place of the weekly one, on its day or else in its week."""
    weekly = {**NEWS, "end": "2027-02-28"}
    same_day = {"id": "blog", "channels": ["page"], "replaces": "news"}
    for rule, left in (
        ("FREQ=MONTHLY;BYDAY=2TU", [5, 19, 26, 2, 16, 23]),
        ("FREQ=MONTHLY;BYDAY=2WE", [5, 19, 26, 2, 16, 23]),
    ):
        found = calendar(series=[weekly, {**same_day, "rule": rule}])
        assert _days(found, "news") == left


def test_two_series_that_replace_each_other_leave_one():
    """On the day of both the later one in the file stays."""
    both = [
        {**NEWS, "replaces": "blog"},
        {**NEWS, "id": "blog", "replaces": "news"},
    ]
    found = calendar(series=both)

    assert _days(found, "news") == []
    assert _days(found, "blog") == [5, 12, 19, 26]


def test_repeated_item_and_meeting():
    """An item may have a rule of its own; a meeting is one entry, with its end."""
    meeting = {
        "id": "desk",
        "kind": "meeting",
        "channels": ["page", "feed"],
        "rule": "FREQ=WEEKLY;BYDAY=MO;COUNT=2",
        "on": "2027-01-04",
        "at": "09:30",
        "until": "10:00",
    }
    found = calendar(items=[meeting])

    assert [each.id for each in found.publications] == [
        "repeat:desk:2027-01-04",
        "repeat:desk:2027-01-11",
    ]
    first = found.publications[0]
    assert (first.kind, first.at, first.until, first.channel) == ("meeting", "09:30", "10:00", None)


def test_items_without_a_day_are_ideas():
    """An item with only a month, or no date at all, is not on the calendar but on the list."""
    items = [{"id": "idea"}, {"id": "spring", "on": "2027-04"}, {"id": "sale", "on": "2027-04-01"}]
    found = calendar(items=items)

    assert found.undated == ("content.items[0]", "content.items[1]")
    assert [each.id for each in found.publications] == ["item:sale"]


# as-of date, period, first and last day of the calendar
WINDOWS: tuple[tuple[str, dict[str, str], str, str], ...] = (
    ("2027-05-20", YEAR, "2027-05-01", "2027-12-31"),
    ("2026-11-25", YEAR, "2027-01-01", "2027-12-31"),
    ("2028-05-20", YEAR, "2028-05-01", "2029-04-30"),
    ("2027-05-20", {}, "2027-05-01", "2028-04-30"),
    ("2027-05-20", {"start": "2027-06-15"}, "2027-06-15", "2028-06-14"),
    ("2027-05-20", {"end": "2029-12-31"}, "2027-05-01", "2028-04-30"),
    ("2028-02-29", {"start": "2028-02-29"}, "2028-02-29", "2029-02-27"),
    ("9999-12-31", {}, "9998-12-31", "9998-12-31"),
    ("0001-01-01", {}, "0001-01-01", "0001-12-31"),
)


@pytest.mark.parametrize(("as_of", "period", "start", "end"), WINDOWS)
def test_which_days_the_calendar_has(as_of: str, period: Any, start: str, end: str):
    """From this month or the start of the period, to its end or a year ahead."""
    found = calendar(series=[NEWS], period=period, as_of=dt.date.fromisoformat(as_of))

    assert (f"{found.start}", f"{found.end}") == (start, end)
    assert all(found.start <= each.on <= found.end for each in found.publications)


def test_time_and_zone_come_from_the_nearest_that_says_them():
    """Item, series, channel on that day, all content, client, country: the nearest counts."""
    channels = [
        {
            "id": "page",
            "platform": "facebook",
            "posting_times": [
                {"days": ["mon"], "at": "08:00"},
                {"days": ["tue"], "at": "11:00", "time_zone": "Europe/London"},
            ],
        },
        {"id": "feed", "platform": "x"},
    ]
    content = {"posting_times": [{"at": "20:00"}]}
    items = [
        {"id": "a", "channels": ["page"], "on": "2027-02-01"},
        {"id": "b", "channels": ["page"], "on": "2027-02-02"},
        {"id": "c", "channels": ["page"], "on": "2027-02-03"},
        {"id": "d", "channels": ["feed"], "on": "2027-02-04", "at": "07:00"},
        {"id": "e", "channels": ["feed"], "on": "2027-02-05", "time_zone": "Asia/Tokyo"},
    ]
    found = calendar(
        items=items, channels=channels, content=content, client={"time_zone": "Europe/Brussels"}
    )

    assert [(each.at, each.time_zone) for each in found.publications] == [
        ("08:00", "Europe/Brussels"),
        ("11:00", "Europe/London"),
        ("20:00", "Europe/Brussels"),
        ("07:00", "Europe/Brussels"),
        ("20:00", "Asia/Tokyo"),
    ]


def test_unknown_zone_is_told_and_passed_over():
    """A zone that does not exist is a flaw at its place; the next one that is known counts."""
    item = {"id": "a", "channels": ["page"], "on": "2027-02-01", "time_zone": "Amsterdam"}
    found = calendar(items=[item], client={"country": "US"})

    assert flaws(found) == [("unknown_time_zone", "content.items[0].time_zone")]
    assert found.publications[0].time_zone is None


def test_skipped_hour_is_told_and_midnight_is_the_next_day():
    """A post in the hour that summer time skips moves on; at 24:00 it is the next day."""
    items = [
        {"id": "night", "channels": ["page", "feed"], "on": "2027-03-28", "at": "02:30"},
        {"id": "eve", "channels": ["page"], "on": "2027-03-29", "at": "24:00"},
    ]
    found = calendar(items=items)

    assert [(each.on.day, each.at) for each in found.publications] == [
        (28, "03:30"),
        (28, "03:30"),
        (30, "00:00"),
    ]
    assert flaws(found) == [("time_not_there", "content.items[0]")]


ENDLESS = {"id": "news", "channels": ["page"], "rule": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"}
POST = {"id": "post", "channels": ["page"]}
FLAWS = (
    ({"series": [ENDLESS], "period": {}}, "rule_endless", "series[0].rule"),
    ({"series": [ENDLESS], "period": {}}, "start_assumed", "series[0].rule"),
    ({"series": [ENDLESS]}, "start_assumed", "series[0].rule"),
    ({"series": [{**NEWS, "rule": "weekly"}]}, "rule_not_understood", "series[0].rule"),
    (
        {"series": [{**NEWS, "rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}]},
        "rule_never",
        "series[0].rule",
    ),
    ({"items": [{**POST, "rule": "weekly"}]}, "rule_not_understood", "items[0].rule"),
    ({"items": [{**POST, "rule": "FREQ=DAILY"}], "period": {}}, "rule_endless", "items[0].rule"),
    ({"series": [{**NEWS, "channels": ["old"]}]}, "channel_not_in_use", "series[0].channels"),
    ({"items": [{**POST, "channels": ["old"]}]}, "channel_not_in_use", "items[0].channels"),
    ({"items": [{**POST, "on": "2028-01-01"}]}, "outside_period", "items[0].on"),
    (
        {"series": [{**NEWS, "start": "2028-01-01", "end": None}]},
        "outside_period",
        "series[0].start",
    ),
    (
        {"series": [{**NEWS, "start": "2026-01-01", "end": "2026-12-31"}]},
        "outside_period",
        "series[0].end",
    ),
)


@pytest.mark.parametrize(("given", "code", "path"), FLAWS)
def test_what_cannot_be_laid_as_written_is_told(given: Any, code: str, path: str):
    """Nothing that was filled in wrongly is an error: each is a flaw at its place."""
    assert (code, f"content.{path}") in flaws(calendar(**given))


def test_what_is_over_is_no_flaw():
    """A meeting or a published post from before the period is history."""
    items = [
        {"id": "meeting", "kind": "meeting", "on": "2026-10-01"},
        {"id": "old", "channels": ["page"], "on": "2026-10-01", "stage": "published"},
    ]

    assert flaws(calendar(items=items)) == []


def test_links_are_tagged_by_channel_story_and_item():
    """A link says on which platform, how, for what, and which of several it is."""
    content = {"stories": [{"id": "harvest"}], "pillars": [{"id": "craft"}]}
    link = {"link": "https://a.nl", "on": "2027-02-01"}
    channels = [
        {"id": "page", "platform": "facebook"},
        {"id": "club", "platform": "facebook"},
        {"id": "feed", "platform": "twitter"},
        {"id": "mail", "platform": "google-groups"},
    ]
    items = [
        {**link, "id": "a", "channels": ["page", "club"], "story": "harvest"},
        {**link, "id": "b", "channels": ["feed"], "boost_eur": 50, "pillar": "craft"},
        {**link, "id": "c", "channels": ["mail"], "utm": {"campaign": "Spring Sale"}},
    ]
    series = {**NEWS, "channels": ["feed"], "link": "https://a.nl", "end": "2027-01-05"}
    found = calendar(items=items, series=[series], channels=channels, content=content)

    links = {each.id: each.link.split("?")[1] for each in found.publications if each.link}
    harvest = "utm_source=facebook&utm_medium=social&utm_campaign=harvest&utm_content"
    assert links == {
        "item:a:page": f"{harvest}=a-page",
        "item:a:club": f"{harvest}=a-club",
        "item:b:feed": "utm_source=x&utm_medium=paid-social&utm_campaign=craft&utm_content=b",
        "item:c:mail": "utm_source=google-groups&utm_medium=email&utm_campaign=spring-sale",
        "series:news:2027-01-05:feed": (
            "utm_source=x&utm_medium=social&utm_campaign=news&utm_content=2027-01-05"
        ),
    }


def test_ids_stay_when_words_change():
    """Other titles, times, texts and days off the plan leave every id as it was."""
    item = {"id": "sale", "series": "news", "occurrence": "2027-01-12"}
    before = calendar(series=[NEWS], items=[item, {**POST, "on": "2027-02-01"}])
    after = calendar(
        series=[{**NEWS, "name": "News!", "days": {"at": "18:00"}, "pillar": None}],
        items=[
            {**POST, "title": "New", "on": "2027-02-03", "at": "10:00"},
            {**item, "on": "2027-01-14", "title": "Another"},
        ],
    )

    assert {each.id for each in before.publications} == {each.id for each in after.publications}


def test_order_does_not_follow_the_file():
    """However series and items are arranged in the file, the calendar has one order."""
    series = [{**NEWS, "id": f"s{n}", "channels": ["page", "feed"]} for n in range(5)]
    items = [{**POST, "id": f"i{n}", "on": f"2027-01-{n + 10}"} for n in range(9)]
    expected = [each.id for each in calendar(series=series, items=items).publications]
    for seed in range(5):
        chance = random.Random(seed)
        found = calendar(
            series=chance.sample(series, len(series)), items=chance.sample(items, len(items))
        )
        assert [each.id for each in found.publications] == expected


def test_ids_are_unique_whatever_entries_are_called():
    """Series, items and channels may share names without two publications sharing an id."""
    channels = [{"id": "a", "platform": "facebook"}, {"id": "2027-01-05", "platform": "x"}]
    both = ["a", "2027-01-05"]
    series = {**NEWS, "id": "a", "channels": both}
    items = [
        {"id": "a", "channels": both, "on": "2027-01-05"},
        {"id": "2027-01-05", "channels": both, "on": "2027-01-05"},
        {"id": "b", "channels": both, "rule": "FREQ=DAILY;COUNT=9", "on": "2027-01-05"},
        {"id": "c", "rule": "FREQ=DAILY;COUNT=9", "on": "2027-01-05"},
    ]
    found = calendar(series=[series], items=items, channels=channels).publications

    assert len({each.id for each in found}) == len(found)


def test_two_thousand_items_are_laid():
    """A calendar of two thousand items has each of them, in order."""
    items = [
        {**POST, "id": f"i{n}", "on": f"{dt.date(2027, 1, 1) + dt.timedelta(days=n % 365)}"}
        for n in range(2000)
    ]
    on = [each.on for each in calendar(items=items).publications]

    assert len(on) == 2000
    assert on == sorted(on)


def test_item_for_a_key_date_serves_what_that_touches():
    """An item that leads up to a key date is for its goals and personas."""
    key_date = {"id": "open", "on": "2027-05-01", "goals": ["fame"], "personas": ["buyers"]}
    item = {**POST, "on": "2027-04-28", "key_date": "open"}
    found = calendar(items=[item], content={"key_dates": [key_date]})

    assert (found.publications[0].goals, found.publications[0].personas) == (("fame",), ("buyers",))
