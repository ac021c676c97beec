"""Production, counted back from the day on which something appears."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content_calendar.making import (
    MONDAY,
    SATURDAY,
    THURSDAY,
    client,
    days,
    evidence,
    made,
    own,
    publication,
)
from tests.content_calendar.sample import calendar
from toolkit.almanac import working_days
from toolkit.content_calendar.schedule import production, productions
from toolkit.strategy import Item, Series

DAY = dt.timedelta(days=1)


def test_work_ends_the_day_before_and_placing_is_on_the_day():
    """A step of a day ends on the last working day before; what takes no day is on the day."""
    found = made()

    assert days(found) == [("text", 9, 9), ("approval", 10, 10), ("placing", 11, 11)]
    assert [each.role for each in found.steps] == ["maker", "boss", "desk"]
    assert found.starts_on == dt.date(2027, 2, 9)
    assert (found.hours, found.own, found.assumed) == (1.25, False, False)


def test_a_weekend_is_for_placing_alone():
    """What appears on a Saturday is ready on Friday, and placed on Saturday."""
    found = made(on=SATURDAY)

    assert days(found) == [("text", 11, 11), ("approval", 12, 12), ("placing", 13, 13)]


def test_making_without_days_is_done_on_a_working_day():
    """A picture that takes no day is made on Friday where it appears on Saturday."""
    assert days(made(on=SATURDAY, format="story")) == [("photo", 12, 12), ("placing", 13, 13)]
    assert days(made(format="story")) == [("photo", 11, 11), ("placing", 11, 11)]


def test_a_broadcast_is_on_the_day_even_when_off():
    """Who goes live on Saturday is there on Saturday."""
    found = made(on=SATURDAY, format="live")

    assert days(found)[-1] == ("broadcast", 13, 13)


def test_holidays_are_passed_over():
    """Easter Monday and Good Friday: only days on which the client's country works count."""
    tuesday = dt.date(2027, 3, 30)
    found = made(on=tuesday)

    assert days(found) == [("text", 24, 24), ("approval", 25, 25), ("placing", 30, 30)]
    abroad = made(on=tuesday, sections={"client": {"country": "US"}})
    assert days(abroad) == [("text", 26, 26), ("approval", 29, 29), ("placing", 30, 30)]


def test_parts_of_days_share_a_day():
    """Two half days are one day; a day and a half begin halfway the day before."""
    halves = own("strip", ("draw", 1, 1), ("ink", 1, 0.5), ("letter", 1, 0.5))
    assert days(made(halves, format="strip")) == [
        ("draw", 9, 9),
        ("ink", 10, 10),
        ("letter", 10, 10),
    ]

    longer = own("strip", ("draw", 1, 1.5), ("ink", 1, 0.5))
    assert days(made(longer, format="strip")) == [("draw", 9, 10), ("ink", 10, 10)]


def test_tenths_of_a_day_add_up_to_a_day():
    """Ten tenths are exactly one day, whatever a computer makes of a tenth."""
    tenths = own("strip", *((f"s{n}", 1, 0.1) for n in range(10)))

    assert {start for _, start, _ in days(made(tenths, format="strip"))} == {10}


def test_a_step_of_no_days_between_others_happens_in_passing():
    """A step without days is done on the first day of the step that follows it."""
    steps = own("strip", ("draw", 1, 2), ("call", 1, 0), ("ink", 1, 2))

    assert days(made(steps, format="strip")) == [("draw", 5, 8), ("call", 9, 9), ("ink", 9, 10)]


def test_unknown_days_are_a_day_or_what_the_hours_take():
    """A step of which only hours are known has a day, and more where a day has too few hours."""
    steps = own("strip", ("draw", 20, None), ("ink", 1, None))

    assert days(made(steps, format="strip")) == [("draw", 5, 9), ("ink", 10, 10)]


def test_own_days_without_hours_take_the_usual_hours():
    """The client's steps and days count; the usual hours of the format are spread over them."""
    timed = own("film", ("plan", None, 1), ("shoot", None, 3))
    found = made(timed, format="film")

    assert days(found) == [("plan", 5, 5), ("shoot", 8, 10)]
    assert [each.step.hours for each in found.steps] == [5.75 / 4, 5.75 * 3 / 4]
    assert not found.own


def test_a_derivative_is_adapted_on_the_day():
    """What is made for another channel first takes its adaptation, and is approved with that."""
    path = [{"steps": [{"role": "boss", "working_days": 2}]}]
    found = made(approval=path, derivative=True)

    assert days(found) == [("adaptation", 11, 11)]
    assert (found.hours, found.answer_by) == (0.5, None)


def test_a_story_told_again_is_approved_again():
    """An item derived from a core story is adapted, and approved on its first channel."""
    path = [{"steps": [{"role": "boss", "working_days": 2}]}]
    item = Item(id="a", story="s", channels=("page", "feed"))
    told: dict[str, Any] = {"derivative": True, "story": "s", "item": item, "approval": path}

    assert days(made(**told)) == [("adaptation", 9, 9), ("approval", 9, 10)]
    assert days(made(**told, channel="feed")) == [("adaptation", 11, 11)]


# approval


def test_the_last_day_to_answer_is_the_end_of_approval():
    """Who approves answers on the last working day before it appears, at the latest."""
    assert made().answer_by == dt.date(2027, 2, 10)
    assert made(format="story").answer_by is None


def test_an_agreed_path_takes_the_place_of_the_usual_approval():
    """Each role of the path has its days, one after another; hours go to who approved before."""
    steps = [{"role": "lawyer", "working_days": 3}, {"role": "boss", "working_days": 2}]
    found = made(approval=[{"steps": steps}])

    assert days(found) == [
        ("text", 3, 3),
        ("approval", 4, 8),
        ("approval", 9, 10),
        ("placing", 11, 11),
    ]
    assert [each.role for each in found.steps] == ["maker", "lawyer", "boss", "desk"]
    assert [each.step.hours for each in found.steps] == [0.75, None, 0.25, 0.25]
    assert found.hours == made().hours


def test_the_path_of_the_channel_goes_before_the_general_one():
    """On the page the lawyer approves, elsewhere the boss."""
    general = {"steps": [{"role": "boss", "working_days": 1}]}
    page = {"channels": ["page"], "steps": [{"role": "lawyer", "working_days": 1}]}

    assert made(approval=[general, page]).steps[1].role == "lawyer"
    assert made(approval=[general, page], channel="feed").steps[1].role == "boss"


def test_agreed_unless_ends_the_wait():
    """No answer after so many working days means yes: approval takes no longer."""
    step = {"role": "boss", "working_days": 4}
    found = made(approval=[{"steps": [step], "agreed_unless_working_days": 2}])

    assert days(found)[1] == ("approval", 9, 10)


def test_a_step_without_days_has_those_of_the_format():
    """A path that says who, but not how fast, keeps the days of the format."""
    found = made(format="film", approval=[{"steps": [{"role": "lawyer"}]}])

    assert days(found)[2] == ("approval", 9, 10)


def test_an_own_format_is_approved_where_that_is_agreed():
    """A format in which the client names no approval gets one, before it is placed."""
    strip = own("strip", ("draw", 1, 2), ("plaatsen", 0.1, 0))
    path = [{"steps": [{"role": "boss", "working_days": 1}]}]

    assert [name for name, *_ in days(made(strip, format="strip", approval=path))] == [
        "draw",
        "approval",
        "plaatsen",
    ]
    assert [name for name, *_ in days(made(strip, format="strip"))] == ["draw", "plaatsen"]


def test_a_usual_format_in_which_nobody_approves_stays_so():
    """A story is made and shown: the path does not stop it."""
    path = [{"steps": [{"role": "boss", "working_days": 1}]}]

    assert days(made(format="story", approval=path)) == days(made(format="story"))


@pytest.mark.parametrize("how", ["series", "path", "publication"])
def test_what_is_approved_beforehand_has_no_approval(how: str):
    """A series that is approved beforehand is made and placed, without anybody's answer."""
    series = {"id": "tips", "preapproved": how == "series"}
    path: dict[str, Any] = {"steps": [{"role": "boss", "working_days": 2}]}
    path["preapproved_series"] = ["tips"] if how == "path" else []
    strategy = client(approval=[path], series=[series])
    found = production(
        publication(series=Series(id="tips"), preapproved=how == "publication"),
        strategy,
        evidence(),
        MONDAY,
    )

    assert days(found) == [("text", 10, 10), ("placing", 11, 11)]
    assert found.answer_by is None


# stages


@pytest.mark.parametrize(
    ("stage", "steps"),
    [
        ("idea", ["brief", "filming", "approval", "placing"]),
        ("review", ["approval", "placing"]),
        ("approved", ["placing"]),
        ("scheduled", []),
        ("published", []),
        ("archived", []),
    ],
)
def test_a_stage_leaves_what_remains(stage: str, steps: list[str]):
    """What is in review needs an answer and placing; what is scheduled needs nothing."""
    found = made(format="film", stage=stage)

    assert [name for name, *_ in days(found)] == steps
    assert not found.late


def test_a_draft_has_what_should_be_ready_by_now_behind_it():
    """Of a draft the earlier steps count as done, as long as the last of making is in time."""
    begun = made(format="film", stage="draft", as_of=dt.date(2027, 2, 5))
    assert days(begun)[0] == ("filming", 4, 8)
    assert not begun.late

    behind = made(format="film", stage="draft", as_of=dt.date(2027, 2, 9))
    assert days(behind)[0] == ("filming", 4, 8)
    assert behind.late


def test_what_is_in_review_is_late_once_the_answer_is_due():
    """Approval that is going on is in time until its last day has passed."""
    assert not made(stage="review", as_of=dt.date(2027, 2, 10)).late
    assert made(stage="review", as_of=THURSDAY).late


def test_meetings_and_past_days_have_nothing_to_make():
    """A meeting is not made; what was to appear yesterday needs another day first."""
    assert made(kind="meeting").steps == ()
    assert made(as_of=THURSDAY + DAY).steps == ()


def test_only_what_is_left_to_make_is_kept():
    """The productions hold what still has to be made, by publication."""
    several = [publication(id="a"), publication(id="b", stage="published"), publication(id="c")]
    found = productions(several, client(), evidence(), MONDAY)

    assert list(found) == ["a", "c"]


# formats


def test_an_unknown_format_is_the_most_usual_one_of_the_channel():
    """Nobody chose a format: the most usual one is taken, and said to be assumed."""
    found = made(format=None, channel="feed")

    assert (found.format, found.assumed, found.own) == ("post", True, False)
    assert made(format=None, channel=None).steps == ()
    assert made({"id": "strip"}, format="strip").steps == ()


def test_work_of_nobody_goes_to_who_owns_the_post():
    """Where nobody has the task the owner of the post does it; else nobody is named."""
    nobody: dict[str, Any] = {"responsibilities": {}}

    assert {each.role for each in made(sections=nobody).steps} == {None}
    assert {each.role for each in made(sections=nobody, owner="desk").steps} == {"desk"}


# too late


def test_too_late_says_when_and_how_it_can_be_made():
    """A film that should have begun gets its first possible day, and a format that is quicker."""
    found = made(format="film", as_of=dt.date(2027, 2, 8))

    assert found.late
    assert [each.late for each in found.steps] == [True, True, False, False]
    assert found.first_possible == dt.date(2027, 2, 16)
    assert found.lighter == "post"


def test_no_lighter_format_fits():
    """On the day before, nothing can still be written and approved."""
    found = made(format="film", as_of=dt.date(2027, 2, 10))

    assert found.late
    assert found.lighter is None


def test_in_time_says_neither():
    """Who can still begin today is in time."""
    found = made(format="film", as_of=dt.date(2027, 2, 3))

    assert (found.late, found.first_possible, found.lighter) == (False, None, None)


def test_the_clients_own_lighter_format_goes_first():
    """The chain goes on until a format fits; a circle ends it."""
    circle = (
        own("long", ("a", 9, 9), lighter="middle"),
        own("middle", ("a", 6, 7), lighter="short"),
        own("short", ("a", 1, 2), lighter="long"),
    )

    assert made(*circle, format="long", as_of=dt.date(2027, 2, 8)).lighter == "short"
    assert made(*circle, format="long", as_of=dt.date(2027, 2, 10)).lighter is None


def test_a_series_that_runs_is_not_late():
    """A weekly series that began before goes on: only one that still has to begin can be late."""
    as_of = dt.date(2027, 2, 10)
    running = Series(id="tips", start=dt.date(2027, 1, 7))
    coming = Series(id="tips", start=THURSDAY)

    assert not made(series=running, as_of=as_of).late
    assert made(series=coming, as_of=as_of).late
    assert made(series=running, item=Item(id="a"), as_of=as_of).late


# properties

STEP = st.tuples(st.floats(0, 40) | st.none(), st.sampled_from([0, 0.1, 0.5, 1, 1.5, 2, 5, None]))
FORMAT = st.lists(STEP, min_size=1, max_size=6).map(
    lambda steps: own("x", *((f"s{n}", h, d) for n, (h, d) in enumerate([(1, 1), *steps])))
)
DATES = st.dates(dt.date(2026, 12, 1), dt.date(2027, 12, 31))
TURNS = st.lists(st.sampled_from([0, 1, 2.5, None]), max_size=2).map(
    lambda days: [{"steps": [{"role": "boss", "working_days": each} for each in days]}]
)


@given(made_of=FORMAT, on=DATES, path=TURNS, country=st.sampled_from(["NL", "GB", None]))
def test_steps_follow_each_other_and_end_in_time(made_of, on, path, country):
    """No step begins before the one before it has ended, works on a day off, or ends too late."""
    found = made(
        made_of,
        format="x",
        on=on,
        as_of=dt.date(2026, 1, 1),
        approval=path,
        sections={"client": {"country": country}},
    )
    country_days = working_days(country)

    for before, after in pairwise(found.steps):
        assert before.end <= after.start
        if all((each.step.working_days or 0) % 1 == 0 for each in found.steps):
            assert before.end < after.start or 0 in (
                before.step.working_days,
                after.step.working_days,
            )
    for step in found.steps:
        assert country_days.works(step.start)
        assert country_days.works(step.end)
        assert step.start <= step.end <= on
        assert step.step.working_days == 0 or step.end < on
        n_days = len(country_days.between(step.start, step.end))
        assert n_days >= (step.step.working_days or 0)


@given(made_of=FORMAT, as_of=DATES, lead=st.integers(0, 40))
def test_forward_and_backward_agree(made_of, as_of, lead):
    """Planned for its first possible day it is in time, and for the day before it is not."""
    sections = {"period": None}
    found = made(made_of, format="x", on=as_of + lead * DAY, as_of=as_of, sections=sections)

    if found.late:
        assert found.first_possible is not None
        first = found.first_possible
        assert first > found.publication.on
        assert not made(made_of, format="x", on=first, as_of=as_of, sections=sections).late
        earlier = made(made_of, format="x", on=first - DAY, as_of=as_of, sections=sections)
        assert earlier.late


def test_the_calendar_brings_production_and_load():
    """The calendar of a strategy holds the production of each post, and the load from this week."""
    series = {
        "id": "tips",
        "channels": ["page"],
        "format": "strip",
        "rule": "FREQ=WEEKLY;BYDAY=TH",
        "end": "2027-01-31",
    }
    strip = own("strip", ("draw", 2, 1))
    found = calendar(series=[series], content={"formats": [strip]}, as_of=dt.date(2026, 12, 30))

    assert [each.steps[0].start.day for each in found.productions.values()] == [6, 13, 20, 27]
    assert (found.load[0].year, found.load[0].week) == (2026, 53)


def test_load_begins_with_the_first_work():
    """For a period far ahead the weeks begin where work begins, and not today."""
    strip = own("strip", ("draw", 2, 10))
    item = {"id": "a", "on": "2030-03-04", "channels": ["page"], "format": "strip"}
    found = calendar(items=[item], content={"formats": [strip]}, period={"start": "2030-03-01"})

    assert (found.load[0].year, found.load[0].week) == (2030, 8)


@pytest.mark.parametrize("on", [dt.date(2, 1, 3), dt.date(9998, 12, 30)])
def test_work_at_the_ends_of_time_is_laid_out(on: dt.date):
    """A lead time beyond the days that can be counted ends on the first or last of these."""
    endless = own("x", *((f"s{n}", 1, 365) for n in range(9)))

    found = made(endless, format="x", on=on, as_of=on)

    assert found.late
    assert found.first_possible is not None
