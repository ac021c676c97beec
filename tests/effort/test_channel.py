"""What one channel takes a week."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort.sample import evidence, only, strategy, weekly
from toolkit.effort import Gap, Span, channel_effort, format_mix
from toolkit.effort.format_mix import posts_by_rule
from toolkit.evidence import Evidence
from toolkit.strategy import Cadence
from toolkit.strategy.channel import WEEKS_IN

FACEBOOK = {"id": "f", "platform": "facebook", "cadence": weekly(2)}
POSTS = st.floats(0, 50, allow_nan=False)


def effort(made, **choices):
    """What the first channel takes."""
    return channel_effort(made, evidence(), only(made), **choices)


def test_usual_hours_are_computed_by_hand():
    """Two posts of an hour and 1.5 fixed hours are 3.5, divided as the steps say."""
    found = effort(strategy(FACEBOOK))

    assert found.hours_per_week == Span(3.5, 3.5, 3.5)
    assert (found.production.central, found.fixed, found.setup_hours) == (2.0, 1.5, 8)
    assert dict(found.by_role) == {"desk": 1.0, "maker": 0.5 + 1.5, "boss": 0.5}
    assert found.basis == "judgement"


def test_a_mix_is_an_average():
    """X has three posts of one hour to one film of four: 1.75 hours a post."""
    found = effort(strategy({"id": "x", "platform": "twitter", "cadence": weekly(4)}))

    assert found.production.central == 7.0


def test_a_cadence_as_a_range_gives_an_interval():
    """Two to four posts: between 3.5 and 5.5 hours, 4.5 in the middle."""
    found = effort(strategy(FACEBOOK | {"cadence": weekly(2, 4)}))

    assert found.hours_per_week == Span(3.5, 4.5, 5.5)


def test_only_a_minimum_is_open_above():
    """At least two posts take at least 3.5 hours; above that nothing is said."""
    found = effort(strategy(FACEBOOK | {"cadence": {"min": 2}}))

    assert found.hours_per_week == Span(3.5, 3.5, math.inf)


def test_only_a_maximum_is_counted_at_half():
    """At most four posts count as two, between none and four."""
    found = effort(strategy(FACEBOOK | {"cadence": {"max": 4}}))

    assert found.hours_per_week == Span(1.5, 3.5, 5.5)


def test_copies_cost_only_their_adaptation():
    """One post made here and three copied from elsewhere: 1 + 3 × 0.5 + 1.5."""
    cadence = {"min": 1, "max": 1, "with_copies_min": 4, "with_copies_max": 4}

    found = effort(strategy(FACEBOOK | {"cadence": cadence}))

    assert found.hours_per_week.central == 4.0


@pytest.mark.parametrize("cadence", [None, {"text": "more than now"}])
def test_an_unknown_cadence_is_said(cadence):
    """Without a cadence the fixed hours are the least, and there is no total."""
    found = effort(strategy({"id": "f", "platform": "facebook", "cadence": cadence}))

    assert found.hours_per_week == Span(1.5, None, math.inf)
    assert Gap("cadence", "f") in found.missing
    assert found.hours_eur is None


def test_without_evidence_nothing_is_invented():
    """With neither own nor usual formats and fixed hours, both are unknown."""
    made = strategy(FACEBOOK)

    found = channel_effort(made, Evidence(), only(made))

    assert found.hours_per_week == Span(0, None, math.inf)
    assert (found.fixed, found.setup_hours) == (None, None)
    assert {gap.what for gap in found.missing} >= {"cadence", "fixed"}


def test_given_fixed_hours_win():
    """The fixed hours that the client gives count instead of the usual ones; so does set-up."""
    found = effort(strategy(FACEBOOK | {"hours_per_week": 3, "setup_hours": 1}))

    assert (found.fixed, found.hours_per_week.central, found.setup_hours) == (3, 5, 1)
    assert dict(found.by_role) == {"desk": 2.0, "maker": 1.0 + 1.5, "boss": 0.5}
    assert found.basis == "partly"


def test_agreed_hours_are_all_hours():
    """Hours agreed for a level count instead of the sum, divided over roles in proportion."""
    found = effort(strategy(FACEBOOK), hours=7.0)

    assert found.hours_per_week == Span(7, 7, 7)
    assert dict(found.by_role) == pytest.approx({"desk": 2.0, "maker": 4.0, "boss": 1.0})
    assert found.basis == "given"


def test_agreed_hours_of_unknown_work_are_the_makers():
    """Where nothing is known of the work, agreed hours belong to whoever makes."""
    made = strategy({"id": "f"})

    found = channel_effort(made, Evidence(), only(made), hours=2.0)

    assert dict(found.by_role) == {"maker": 2.0}


def test_euros_follow_the_rate_card():
    """Hours by role, times their rate, times the weeks in a month."""
    rates = [
        {"role": "maker", "eur_per_hour": 40},
        {"role": "boss", "eur_per_hour": 80},
        {"role": "desk", "eur_per_hour": 30},
    ]
    paid = FACEBOOK | {"paid": {"eur_per_month": 60}}

    found = effort(strategy(paid, capacity={"rates": rates}))

    assert found.hours_eur == pytest.approx((1 * 30 + 2 * 40 + 0.5 * 80) * WEEKS_IN["month"])
    assert found.media_eur == 60
    assert found.missing == ()


def test_a_missing_rate_is_said():
    """A role without a rate leaves no amount: a part would look like the whole."""
    found = effort(strategy(FACEBOOK, capacity={"rates": [{"role": "maker", "eur_per_hour": 40}]}))

    assert found.hours_eur is None
    assert found.missing == (Gap("rate", "desk"), Gap("rate", "boss"))


def test_without_roles_the_owner_does_it_else_nobody():
    """Where no responsibilities are agreed the channel's owner counts; without one, nobody."""
    bare: dict[str, object] = {"responsibilities": {}}

    owned = effort(strategy(FACEBOOK | {"owner": "boss"}, **bare))
    loose = effort(strategy(FACEBOOK, **bare))

    assert dict(owned.by_role) == {"boss": 3.5}
    assert dict(loose.by_role) == {None: 3.5}
    assert Gap("role", "") in loose.missing


def series(name: str, *channels: str, **more: object) -> dict[str, object]:
    """A weekly series in the client's own format of two hours."""
    return {
        "id": name,
        "channels": list(channels),
        "format": "own",
        "rule": "FREQ=WEEKLY;BYDAY=MO",
        **more,
    }


def _with(*rows: dict[str, object], channel: str = "f"):
    formats = [
        {"id": "own", "steps": [{"id": "a", "role": "desk", "hours": 2}], "adaptation_hours": 0.5},
        {"id": "big", "steps": [{"id": "a", "hours": 6}]},
    ]
    made = strategy(
        FACEBOOK,
        {"id": "x", "platform": "x", "cadence": weekly(1)},
        {"id": "old", "status": "retired"},
        content={"formats": formats, "series": list(rows)},
    )
    found = next(each for each in made.channels if each.id == channel)
    return format_mix(made, evidence(), found)


def test_own_series_make_the_mix():
    """The formats of the client's series count, as often as each comes."""
    rows = (
        series("s", "f", rule="FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        series("t", "f", format="big", rule="FREQ=WEEKLY"),
    )

    parts = _with(*rows)

    assert [(part.series, part.share) for part in parts] == [("s", 0.75), ("t", 0.25)]
    assert sum(part.share * part.item.hours for part in parts) == 3.0


def test_series_of_which_a_rhythm_is_unknown_count_equally():
    """Where it is not known how often one series comes, all count the same."""
    parts = _with(series("s", "f", rule=None), series("t", "f", rule="FREQ=DAILY"))

    assert [part.share for part in parts] == [0.5, 0.5]


def test_a_series_is_made_once():
    """On the first channel in use an item is new; on the others it is a derivative."""
    both = series("s", "old", "f", "x")

    assert [part.item.hours for part in _with(both)] == [2]
    assert [part.item.hours for part in _with(both, channel="x")] == [0.5]


@pytest.mark.parametrize(
    "row",
    [
        series("s", "f", status="stopped"),
        series("s", "f", status="idea"),
        series("s", "f", format=None),
        series("s", "x"),
    ],
)
def test_a_series_that_says_nothing_leaves_the_usual_mix(row):
    """A series that has stopped, has no format or is elsewhere does not count."""
    assert [part.item.format for part in _with(row)] == ["post"]


@pytest.mark.parametrize(
    ("rule", "posts"),
    [
        ("FREQ=DAILY", 7),
        ("FREQ=DAILY;INTERVAL=2", 3.5),
        ("FREQ=WEEKLY", 1),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO,TH", 2),
        ("FREQ=MONTHLY;BYDAY=1TH", 1 / WEEKS_IN["month"]),
        ("FREQ=MONTHLY;BYDAY=TH", 1),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15", 2 / WEEKS_IN["month"]),
        ("FREQ=YEARLY;BYMONTH=5,9;BYDAY=2SU", 2 / WEEKS_IN["year"]),
        ("FREQ=WEEKLY;INTERVAL=0", None),
        ("FREQ=HOURLY", None),
        ("often", None),
        ("", None),
        (None, None),
    ],
)
def test_a_rule_says_how_often(rule, posts):
    """The rules that people use are understood; of another nothing is guessed."""
    assert posts_by_rule(rule) == pytest.approx(posts)


def test_a_weekly_rule_comes_on_the_days_of_its_series():
    """Where a weekly rule names no days, those of the series count, as in the calendar."""
    assert posts_by_rule("FREQ=WEEKLY", 2) == 2
    assert posts_by_rule("FREQ=WEEKLY;BYDAY=MO", 2) == 1


@given(first=POSTS, second=POSTS, fixed=st.none() | POSTS)
def test_more_posts_never_take_fewer_hours(first: float, second: float, fixed):
    """A higher cadence takes at least as many hours, at every end of the interval."""
    made = strategy(FACEBOOK | {"hours_per_week": fixed})
    low, high = sorted((first, second))

    fewer, more = (effort(made, cadence=Cadence(min=n, max=n)) for n in (low, high))

    assert fewer.hours_per_week.low <= more.hours_per_week.low
    assert fewer.hours_per_week.known <= more.hours_per_week.known
    assert fewer.hours_per_week.high <= more.hours_per_week.high


@given(low=st.none() | POSTS, high=st.none() | POSTS, fixed=st.none() | POSTS)
def test_roles_add_up(low, high, fixed):
    """What the roles do together is what is known of the channel, within its bounds."""
    if low is not None and high is not None:
        low, high = sorted((low, high))
    channel = FACEBOOK | {"cadence": {"min": low, "max": high}, "hours_per_week": fixed}

    found = effort(strategy(channel))

    hours = found.hours_per_week
    assert sum(each for _, each in found.by_role) == pytest.approx(hours.known)
    assert hours.low <= hours.known + 1e-9 <= hours.high + 2e-9


@pytest.mark.parametrize("how", ["series", "own path", "general path", "path elsewhere"])
def test_a_series_approved_beforehand_costs_no_approval(how: str):
    """The mix counts no approval for a series that needs none on this channel."""
    path = {"steps": [{"role": "boss"}], "preapproved_series": ["tips"]}
    other = {"channels": ["page"], "steps": [{"role": "boss"}]}
    paths = {
        "series": [],
        "own path": [{**path, "channels": ["page"]}],
        "general path": [path],
        "path elsewhere": [path, other],
    }[how]
    series = {"id": "tips", "channels": ["page"], "format": "post", "preapproved": how == "series"}
    made = strategy(
        {"id": "page", "platform": "facebook"},
        content={"series": [series], "formats": [{"id": "post"}]},
        agreements={"approval": paths},
    )
    (part,) = format_mix(made, evidence(), made.channels[0])

    assert part.item.hours == (1.0 if how == "path elsewhere" else 0.75)
