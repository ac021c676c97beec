"""What holds for every calendar, whatever stands in the strategy."""

import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content_calendar.sample import strategy
from tests.evidence.texts import small_evidence
from toolkit.content_calendar import ContentCalendar, content_calendar

DAYS = st.dates(dt.date(2026, 10, 1), dt.date(2028, 4, 1)).map(str)
ANY_DAY = DAYS | st.sampled_from(("0001-01-01", "9999-12-31", "2028-02-29"))
MOMENTS = ANY_DAY | st.sampled_from(("2027", "2027-Q2", "2027-03"))
TIMES = st.sampled_from(("00:00", "02:30", "09:00", "24:00"))
ZONES = st.sampled_from(("Europe/Amsterdam", "America/New_York", "Amsterdam", "../x", ""))
RULES = st.sampled_from(
    (
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=-1SU;COUNT=5",
        "FREQ=DAILY;UNTIL=20270301",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=2",
        "every Monday",
        "",
    )
)
CHANNELS = st.lists(st.sampled_from(("page", "feed", "old")), max_size=3)


def _some(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """An entry with any of these fields filled in."""
    return st.fixed_dictionaries({}, optional=fields)


CHANGES = st.builds(
    lambda on, more: {"on": on, **more},
    DAYS,
    _some(moved_to=ANY_DAY, at=TIMES, dropped=st.booleans()),
)
SERIES = _some(
    channels=CHANNELS,
    rule=RULES,
    start=DAYS,
    days=_some(days=st.lists(st.sampled_from(("mon", "sun"))), at=TIMES, time_zone=ZONES),
    changes=st.lists(CHANGES, max_size=3),
    status=st.sampled_from(("active", "idea", "stopped")),
    link=st.just("https://example.org/?q=1#top"),
    preapproved=st.booleans(),
)
ITEMS = _some(
    channels=CHANNELS,
    rule=RULES,
    on=MOMENTS,
    occurrence=DAYS,
    at=TIMES,
    until=TIMES,
    time_zone=ZONES,
    series=st.sampled_from(("s0", "s1")),
    story=st.just("story"),
    kind=st.sampled_from(("post", "meeting", "moment")),
    stage=st.sampled_from(("idea", "published")),
    link=st.just("https://example.org/"),
)
KEY_DATES = _some(on=MOMENTS, rule=RULES, event=st.sampled_from(("kings-day", "no-such-day")))
PERIODS = st.sampled_from(
    (
        {},
        {"start": "2027-01-01", "end": "2027-12-31"},
        {"start": "2026-11-15"},
        {"end": "2027-02-28"},
    )
)
AS_OF = st.dates(dt.date(2026, 11, 1), dt.date(2027, 12, 31))


@st.composite
def strategies(draw: st.DrawFn) -> Any:
    """A strategy with two series, a few items and key dates; much of it wrong."""
    series = [{"id": f"s{n}", **each} for n, each in enumerate(draw(st.tuples(SERIES, SERIES)))]
    if draw(st.booleans()):
        series[0]["replaces"] = "s1"
    items = [{"id": f"i{n}", **each} for n, each in enumerate(draw(st.lists(ITEMS, max_size=5)))]
    keys = [{"id": f"k{n}", **each} for n, each in enumerate(draw(st.lists(KEY_DATES, max_size=2)))]
    content = {"stories": [{"id": "story"}], "key_dates": keys}
    return strategy(series=series, items=items, content=content, period=draw(PERIODS))


def _calendar(made: Any, as_of: dt.date) -> ContentCalendar:
    return content_calendar(made, small_evidence(), as_of)


@settings(max_examples=150)
@given(strategies(), AS_OF)
def test_calendar_is_whole_in_order_and_unique(made: Any, as_of: dt.date):
    """Whatever was filled in, every post lies in the calendar, in order, under an id of its own."""
    found = _calendar(made, as_of)
    ids = [each.id for each in found.publications]
    order = [(each.on, each.at or "", each.channel or "", each.id) for each in found.publications]

    assert all(found.start <= each.on <= found.end for each in found.publications)
    assert all(each.channel in ("page", "feed", "old", None) for each in found.publications)
    assert not any(each.channel == "old" and each.kind == "post" for each in found.publications)
    assert len(set(ids)) == len(ids)
    assert order == sorted(order)
    assert len({(each.code, each.path, *each.facts.items()) for each in found.flaws}) == len(
        found.flaws
    )


@settings(max_examples=150)
@given(strategies(), AS_OF, AS_OF)
def test_calendars_of_two_days_agree_where_both_show(made: Any, one: dt.date, other: dt.date):
    """As time goes on posts leave and join the calendar; none changes."""
    first, second = _calendar(made, one), _calendar(made, other)
    start, end = max(first.start, second.start), min(first.end, second.end)

    def shared(calendar: ContentCalendar) -> list[Any]:
        return [each for each in calendar.publications if start <= each.on <= end]

    assert shared(first) == shared(second)


@settings(max_examples=100)
@given(strategies(), AS_OF)
def test_another_title_changes_no_id(made: Any, as_of: dt.date):
    """Ids hang on names of entries and on planned days, never on words."""
    tree = made.model_dump(mode="json", exclude_unset=True)
    for entry in (*tree["content"]["series"], *tree["content"]["items"]):
        entry["title" if "i" in entry["id"] else "name"] = "Another"
    renamed = type(made).model_validate(tree)

    assert {each.id for each in _calendar(made, as_of).publications} == {
        each.id for each in _calendar(renamed, as_of).publications
    }
