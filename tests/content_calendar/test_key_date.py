"""Key dates on the calendar: chosen ones, the client's own, and days off."""

import datetime as dt
from typing import Any

import pytest

from tests.content_calendar.sample import AS_OF, flaws, strategy
from tests.evidence.test_production import shipped
from toolkit.content_calendar import CalendarDay, ContentCalendar, content_calendar

BOTH = {"goals": ["fame"], "personas": ["families"]}


def calendar(*key_dates: dict[str, Any], client: Any = None, **content: Any) -> ContentCalendar:
    """The calendar of 2027 with these key dates."""
    content = {"key_dates": list(key_dates), **content}
    made = strategy(content=content, client=client or {"country": "NL"})
    return content_calendar(made, shipped(), AS_OF)


def chosen(found: ContentCalendar) -> list[CalendarDay]:
    """The key dates, without days off."""
    return [each for each in found.days if each.kind in ("own", "event")]


def test_no_event_without_a_choice():
    """Nothing of the almanac is there until it is chosen; public holidays always are."""
    found = calendar()

    assert chosen(found) == []
    assert ("public", "Koningsdag", dt.date(2027, 4, 27)) in [
        (each.kind, each.name, each.start) for each in found.days
    ]
    assert not any(each.usable for each in found.days)


# a key date, and the days on which it is
WHEN = (
    ({"event": "kings-day"}, [("2027-04-27", "2027-04-27")]),
    ({"event": "carnival"}, [("2027-02-07", "2027-02-09")]),
    ({"event": "carnival", "on": "2027-02-06"}, [("2027-02-06", "2027-02-06")]),
    ({"on": "2027-09-18"}, [("2027-09-18", "2027-09-18")]),
    ({"on": "2027-09"}, [("2027-09-01", "2027-09-30")]),
    ({"on": "2027-Q4"}, [("2027-10-01", "2027-12-31")]),
    ({"rule": "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"}, [("2027-05-09", "2027-05-09")]),
    ({"rule": "FREQ=YEARLY;BYMONTH=2"}, [("2027-02-01", "2027-02-28")]),
    ({"event": "school-summer"}, [("2027-07-24", "2027-09-05")]),
)


@pytest.mark.parametrize(("given", "expected"), WHEN)
def test_key_date_is_on_its_days(given: dict[str, Any], expected: list[tuple[str, str]]):
    """A date goes before a rule, and that before the almanac; a month is a whole month."""
    found = calendar({"id": "day", **given}, school_region="south")

    assert [(f"{each.start}", f"{each.end}") for each in chosen(found)] == expected
    assert flaws(found) == []


def test_event_is_called_as_the_client_does():
    """An event has its own name in the client's language, unless the key date has another."""
    dutch = chosen(calendar({"id": "a", "event": "mothers-day"}))
    english = chosen(
        calendar({"id": "a", "event": "mothers-day"}, client={"country": "NL", "language": "en"})
    )
    own = chosen(calendar({"id": "a", "event": "mothers-day", "name": "Mama's dag"}))

    assert [each[0].name for each in (dutch, english, own)] == [
        "Moederdag",
        "Mother's Day",
        "Mama's dag",
    ]
    assert dutch[0].kind == "event"
    assert dutch[0].path == "content.key_dates[0]"


def test_only_what_touches_a_goal_and_a_persona_is_planned_for():
    """A key date without a goal, or without a persona, is shown but not planned for."""
    found = calendar(
        {"id": "a", "on": "2027-02-01", "goals": ["fame"]},
        {"id": "b", "on": "2027-02-02", "personas": ["families"]},
        {"id": "c", "on": "2027-02-03", **BOTH},
    )

    assert [(each.code, each.usable) for each in chosen(found)] == [
        ("a", False),
        ("b", False),
        ("c", True),
    ]


def test_at_most_so_many_a_month():
    """Of too many in a month those higher in the file are planned for."""
    found = calendar(
        {"id": "late", "on": "2027-02-20", **BOTH},
        {"id": "early", "on": "2027-02-01", **BOTH},
        {"id": "nothing", "on": "2027-02-02"},
        {"id": "middle", "on": "2027-02-10", **BOTH},
        {"id": "march", "on": "2027-03-10", **BOTH},
        key_dates_at_most=2,
    )

    assert {each.code for each in chosen(found) if each.usable} == {"late", "early", "march"}


FLAWS = (
    ({"event": "kingsday"}, "unknown_event", "event"),
    ({"rule": "every year"}, "rule_not_understood", "rule"),
    ({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}, "rule_never", "rule"),
    ({"on": "2028-01-01"}, "outside_period", "on"),
    ({"event": "school-may"}, "no_school_region", "event"),
)


@pytest.mark.parametrize(("given", "code", "field"), FLAWS)
def test_key_date_that_cannot_be_laid_is_told(given: dict[str, Any], code: str, field: str):
    """What is wrong with a key date is a flaw at its place."""
    found = calendar({"id": "day", **given})

    assert chosen(found) == []
    assert flaws(found) == [(code, f"content.key_dates[0].{field}")]


def test_key_date_without_any_date_is_told():
    """A key date with only a name is a flaw, and on no day."""
    assert flaws(calendar({"id": "day", "name": "Open day"})) == [
        ("key_date_undated", "content.key_dates[0]")
    ]


def test_unknown_event_names_what_is_near():
    """What was probably meant is named."""
    (flaw,) = calendar({"id": "day", "event": "kingsday"}).flaws

    assert flaw.facts["found"] == "kingsday"
    assert "kings-day" in flaw.facts["near"]


def test_breaks_of_schools_are_shown_by_region():
    """With a region the breaks of its schools are days on the calendar, in the right language."""
    breaks = [each for each in calendar(school_region="north").days if each.kind == "school"]
    english = calendar(school_region="north", client={"country": "NL", "language": "en"})

    assert [each.name for each in breaks][:3] == [
        "Kerstvakantie",
        "Voorjaarsvakantie",
        "Meivakantie",
    ]
    assert "Spring break" in [each.name for each in english.days]
    assert not [each for each in calendar().days if each.kind == "school"]


def test_country_without_known_holidays_has_none():
    """Of a country that the almanac does not know nothing is said."""
    assert calendar(client={"country": "XX"}).days == ()


def test_days_come_in_order():
    """Whatever the order in the file, days are shown by date."""
    found = calendar(
        {"id": "b", "on": "2027-11-01"}, {"id": "a", "on": "2027-01-20"}, school_region="middle"
    )

    assert [each.start for each in found.days] == sorted(each.start for each in found.days)
