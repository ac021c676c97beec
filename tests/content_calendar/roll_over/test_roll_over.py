import datetime as dt

import pytest

from toolkit.content_calendar.roll_over import next_period, roll_over
from toolkit.strategy import Strategy, parse_strategy
from toolkit.strategy.client import Period

YEAR = {"start": "2027-01-01", "end": "2027-12-31"}
START, END = dt.date(2028, 1, 1), dt.date(2028, 12, 31)


def strategy(**sections) -> Strategy:
    """A client with a strategy for 2027, and these sections."""
    return parse_strategy({"period": YEAR, "phase": "final", **sections}, "sample")


def rolled(**sections):
    """The roll-over to 2028."""
    return roll_over(strategy(**sections), START, END)


def of_series(**fields):
    """The roll-over of one weekly series, and the series as it is then."""
    series = {"id": "s", "name": "Weekly", "rule": "FREQ=WEEKLY;BYDAY=WE", **fields}
    found = rolled(content={"series": [series]})
    return found, found.strategy.content.series[0]


def of_item(**fields):
    """The roll-over of one item, and the items that are left."""
    found = rolled(content={"items": [{"id": "i", "title": "Item", **fields}]})
    return found, found.strategy.content.items


def codes(notes) -> list[str]:
    """The codes of notes, without those of the period."""
    return [each.code for each in notes if each.code not in {"period", "phase"}]


def test_the_period_is_new_and_the_phase_a_concept():
    """The strategy is for the next year, and nobody has agreed to it yet."""
    found = rolled()

    assert found.strategy.period == Period(start=START, end=END)
    assert found.strategy.phase == "concept"
    assert [each.code for each in found.moved] == ["period", "phase"]
    assert (found.review, found.removed) == ((), ())


def test_the_rest_of_the_strategy_is_kept():
    """Goals, decisions, roles and notes are as they were."""
    sections = {
        "goals": [{"id": "g", "target": {"value": 8}}],
        "decisions": [{"id": "d", "taken": "Yes", "taken_on": "2027-02-01"}],
        "roles": [{"id": "r"}],
        "notes": "Ask again.",
    }
    before = strategy(**sections)

    after = roll_over(before, START, END).strategy

    for name in ("goals", "decisions", "roles", "notes", "channels", "agreements"):
        assert getattr(after, name) == getattr(before, name)


@pytest.mark.parametrize(
    ("rule", "start", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", "2027-01-06", "2028-01-05"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2027-01-06", "2028-01-05"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2027-01-13", "2028-01-12"),
        ("FREQ=MONTHLY;BYDAY=1TH", "2027-01-07", "2028-01-06"),
        ("FREQ=MONTHLY", "2027-01-31", "2028-01-31"),
        ("FREQ=WEEKLY", "2027-01-08", "2028-01-07"),
        ("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", None, None),
    ],
)
def test_a_series_keeps_its_rhythm(rule, start, expected):
    """It begins on its first day in the new period: every other week stays every other week."""
    found, series = of_series(rule=rule, start=start)

    assert series.rule == rule
    assert series.start == (expected and dt.date.fromisoformat(expected))
    assert codes(found.moved) == (["series_moved"] if start else [])


def test_a_rhythm_without_a_first_day_gets_one():
    """Every other week, counted from the old period, is counted from a day of its own now."""
    _, series = of_series(rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")

    # counted from the week of 1 January 2027: 13 January, and every 14 days after
    assert series.start == dt.date(2028, 1, 12)


def test_a_series_that_lasted_to_the_end_lasts_to_the_new_end():
    """Its own last day, or that of its rule, moves with the period."""
    _, by_end = of_series(end="2027-12-31")
    _, by_rule = of_series(rule="FREQ=WEEKLY;BYDAY=WE;UNTIL=20280131")

    assert by_end.end == END
    assert by_rule.rule == "FREQ=WEEKLY;BYDAY=WE;UNTIL=20281231"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"end": "2027-06-30"}, "series_ended"),
        ({"rule": "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270630"}, "series_ended"),
        ({"rule": "FREQ=WEEKLY;BYDAY=WE;COUNT=10"}, "series_counted"),
        ({"status": "stopped"}, "series_stopped"),
        ({"rule": "every now and then"}, "rule_not_understood"),
        ({"rule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"}, "rule_not_understood"),
    ],
)
def test_what_does_not_go_on_by_itself_is_left_to_people(fields, code):
    """A series that was to end, was stopped or cannot be understood stays, and is named."""
    found, series = of_series(**fields)
    given = {"id": "s", "name": "Weekly", "rule": "FREQ=WEEKLY;BYDAY=WE", **fields}

    assert series == strategy(content={"series": [given]}).content.series[0]
    assert codes(found.review) == [code]
    assert codes(found.moved) == []


def test_changes_of_days_that_are_over_go():
    """An exception in the past is removed; one that is still to come stays."""
    changes = [{"on": "2027-05-05", "dropped": True}, {"on": "2028-05-03", "dropped": True}]

    found, series = of_series(changes=changes)

    assert [each.on for each in series.changes] == [dt.date(2028, 5, 3)]
    assert codes(found.removed) == ["changes_over"]


def test_a_series_without_a_rule_stays_as_it_is():
    """Words alone move nowhere."""
    found, series = of_series(rule=None, frequency="Now and then")

    assert series.frequency == "Now and then"
    assert codes((*found.moved, *found.review, *found.removed)) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on": "2028-01-01"}, None),
        ({}, None),
        ({"on": "2027-05-01"}, "item_not_made"),
        ({"on": "2027-05", "stage": "published"}, "item_published"),
        ({"on": "2027-05-01", "kind": "meeting"}, "item_over"),
        (
            {"on": "2027-05-01", "keep_until": "2027-10", "when_expired": "update"},
            "item_to_update",
        ),
        ({"on": "2027-05-01", "keep_until": "2027-10", "when_expired": "keep"}, None),
        ({"on": "2027-05-01", "keep_until": "2029-01", "stage": "published"}, None),
        (
            {
                "on": "2027-05-01",
                "attribution": "inferred",
                "visual": "A picture of bread",
            },
            "item_not_made",
        ),
    ],
)
def test_single_dates_stay_and_are_listed(fields, code):
    """What is over and not expired stays in the strategy, for people to look at."""
    found, items = of_item(**fields)

    assert len(items) == 1
    assert codes(found.review) == ([code] if code else [])
    assert codes(found.removed) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on": "2027-05-01", "keep_until": "2027-12-31", "stage": "published"}, "item_expired"),
        ({"on": "2027-05-01", "keep_until": "2027-10", "when_expired": "remove"}, "item_expired"),
        ({"on": "2027-05-01", "stage": "archived"}, "item_archived"),
        ({"on": "2027-05-01", "attribution": "inferred"}, "proposal_over"),
    ],
)
def test_expired_content_is_removed(fields, code):
    """What was to be kept until a day that is over goes, and so does what nobody took up."""
    found, items = of_item(**fields)

    assert items == ()
    assert codes(found.removed) == [code]
    assert found.removed[0].facts["day"] == "2027-05-01"


def test_an_item_that_repeats_moves_along():
    """A weekly meeting begins on its first day in the new period."""
    found, items = of_item(on="2027-01-04", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", kind="meeting")

    assert items[0].on == "2028-01-03"
    assert codes(found.moved) == ["item_moved"]


def test_key_dates_by_rule_come_back_and_single_ones_are_asked_for():
    """Only a day of its own that is over has to be set anew."""
    days = [
        {"id": "a", "rule": "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"},
        {"id": "b", "event": "mothers-day"},
        {"id": "c", "name": "Open day", "on": "2027-09-18"},
        {"id": "d", "on": "2028-09-18"},
    ]

    found = rolled(content={"key_dates": days})

    assert [(each.code, each.path, each.name) for each in found.review] == [
        ("key_date_over", "content.key_dates[2]", "Open day")
    ]
    assert len(found.strategy.content.key_dates) == 4


def test_the_next_review_moves_in_its_rhythm():
    """Every three months from 8 October: the first in the new period is 8 January."""
    review = {"every_months": 3, "next_on": "2027-10-08"}

    found = rolled(agreements={"review": review})
    words = rolled(agreements={"review": {"next_on": "2027-10-08"}})

    assert found.strategy.agreements.review is not None
    assert found.strategy.agreements.review.next_on == "2028-01-08"
    assert codes(found.moved) == ["review_moved"]
    assert codes(words.review) == ["review_over"]


def test_what_is_old_is_asked_for_anew():
    """Deadlines, baselines, goals that were met, channels, questions and the audit."""
    goals = [
        {"id": "a", "deadline": {"on": "2027"}, "baseline": {"value": 3, "measured_on": "2026-10"}},
        {"id": "b", "status": "met", "deadline": {"on": "2027"}},
        {"id": "c", "deadline": {"on": "2028-06"}},
    ]
    found = rolled(
        goals=goals,
        channels=[{"id": "x", "review_on": "2027-09", "followers": {"count": 5}}],
        open_questions=[{"question": "Who?", "by": "2027-02-01"}, {"by": "2028-02-01"}],
    )

    assert codes(found.review) == [
        "goal_deadline",
        "goal_baseline",
        "goal_met",
        "channel_review",
        "question_over",
        "audit_old",
    ]


def test_a_remark_about_the_old_period_goes():
    """What was said of the old period does not hold for the new one, and is told."""
    found = rolled(period={**YEAR, "remark": "Until the move."})

    assert found.strategy.period.remark is None
    assert found.removed[0].facts == {"text": "Until the move."}


def test_rolling_over_twice_moves_on():
    """From 2027 by way of 2028 to 2029 is the same as at once."""
    series = {"id": "s", "rule": "FREQ=WEEKLY;INTERVAL=3;BYDAY=WE", "start": "2027-01-06"}
    first = strategy(content={"series": [series]})
    days = dt.date(2029, 1, 1), dt.date(2029, 12, 31)

    twice = roll_over(roll_over(first, START, END).strategy, *days).strategy
    once = roll_over(first, *days).strategy

    assert twice == once


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2027-01-01", "2027-12-31", ("2028-01-01", "2028-12-31")),
        ("2027-02-01", "2027-02-28", ("2027-03-01", "2027-03-31")),
        ("2027-09-15", "2028-03-14", ("2028-03-15", "2028-09-14")),
        ("2027-01-04", "2027-04-04", ("2027-04-05", "2027-07-04")),
        ("2027-01-01", None, None),
        ("2027-01-01", "9999-12-31", None),
    ],
)
def test_the_next_period_is_as_long_as_this_one(start, end, expected):
    """Whole months stay whole months; other lengths stay the same number of days."""
    period = Period(start=start, end=end)

    found = next_period(period)

    assert (found and tuple(f"{day}" for day in found)) == expected
