import datetime as dt

import pytest

from tests.content_calendar.plan.sample import channel, client, codes, per_week, planned
from toolkit.content_calendar.plan import with_items
from toolkit.content_calendar.plan.key_date import AHEAD

FRIDAY = dt.date(2027, 2, 19)
OPEN_DAY = {
    "id": "open-day",
    "name": "Open day",
    "on": f"{FRIDAY}",
    "goals": ["fame"],
    "personas": ["families"],
}


def with_days(*days: dict, low: float = 1, high: float | None = None, **content):
    """A client with a channel and key dates."""
    return client(channel(low=low, high=high), content={"key_dates": list(days), **content})


def led_up(plan) -> list[tuple[dt.date, str | None]]:
    """The proposed messages that lead up to a key date."""
    return [(each.on, each.item.key_date) for each in plan.proposed if each.item.key_date]


def test_a_key_date_takes_the_place_of_its_week():
    """The message of that week is on the day itself, and no other one is added."""
    plan = planned(with_days(OPEN_DAY))

    assert led_up(plan) == [(FRIDAY, "open-day")]
    assert per_week(plan) == [1, 1, 1, 1]


def test_on_a_day_off_the_message_comes_before():
    """For a Sunday the Friday before is chosen, because nothing appears in a weekend."""
    plan = planned(with_days({**OPEN_DAY, "on": "2027-02-21"}))

    assert led_up(plan) == [(FRIDAY, "open-day")]


def test_a_full_week_makes_room_up_to_its_highest_number():
    """Where the usual number is there already, one more is added, and never above the highest."""
    series = {
        "id": "s",
        "channels": ["page"],
        "rule": "FREQ=WEEKLY;BYDAY=TU",
        "goals": ["fame"],
        "personas": ["families"],
    }

    one_more = planned(with_days(OPEN_DAY, low=1, high=1.5, series=[series]))
    full = planned(with_days(OPEN_DAY, low=1, high=1, series=[series]))

    assert [name for _, name in led_up(one_more)] == ["open-day"]
    assert led_up(full) == []
    assert codes(full) == ["key_date_full"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"goals": []}, "key_date_untied"),
        ({"personas": []}, "key_date_untied"),
        ({"goals": ["other"]}, "key_date_no_channel"),
    ],
)
def test_a_key_date_without_a_use_is_named(change, expected):
    """A day that touches no goal or persona, or none that a channel serves, gets no message."""
    goals = [{"id": "fame", "kind": "awareness"}, {"id": "other", "kind": "organisation"}]
    content = {"key_dates": [{**OPEN_DAY, **change}]}

    plan = planned(client(channel(low=1), goals=goals, content=content))

    assert led_up(plan) == []
    assert expected in codes(plan)


def test_no_more_key_dates_a_month_than_wanted():
    """Of two days in a month with at most one, the first in the file gets a message."""
    second = {**OPEN_DAY, "id": "fair", "on": "2027-02-11"}

    plan = planned(with_days(OPEN_DAY, second, key_dates_at_most=1))

    assert [name for _, name in led_up(plan)] == ["open-day"]
    assert codes(plan) == ["key_date_too_many"]


def test_a_key_date_is_served_once():
    """An item that leads up to the day, from anybody, is enough; after saving nothing is added."""
    own = {
        "id": "mine",
        "channels": ["page"],
        "on": "2027-02-16",
        "key_date": "open-day",
        "goals": ["fame"],
        "personas": ["families"],
    }
    strategy = with_days(OPEN_DAY)
    plan = planned(strategy)

    again = planned(with_items(strategy, [each.item for each in plan.proposed], plan.formats))

    assert led_up(planned(with_days(OPEN_DAY, items=[own]))) == []
    assert again.proposed == ()


def test_a_day_that_comes_too_soon_is_named():
    """When nothing can be ready by then, that is said, with the first day that can."""
    plan = planned(with_days({**OPEN_DAY, "on": "2027-02-01"}), as_of=dt.date(2027, 2, 1))

    late = next(each for each in plan.obstacles if each.code == "key_date_too_late")
    assert (late.key_date, late.first_possible) == ("Open day", dt.date(2027, 2, 2))


def test_messages_stay_within_a_week_before():
    """A message for a key date is never earlier than a week before it."""
    starts = {f"d{n}": dt.date(2027, 2, n) for n in (3, 10, 17, 24)}
    days = [{**OPEN_DAY, "id": name, "on": f"{day}"} for name, day in starts.items()]

    plan = planned(with_days(*days, low=2))

    assert len(led_up(plan)) == 4
    assert all(starts[name or ""] - AHEAD <= on <= starts[name or ""] for on, name in led_up(plan))
