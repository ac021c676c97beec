"""In which ways a channel can be run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort.sample import evidence, only, strategy, weekly
from toolkit.effort import channel_levels
from toolkit.effort.rhythm import own_posts, round_cadence

FACEBOOK = {"id": "f", "platform": "facebook", "cadence": weekly(2)}


def levels(**channel: object):
    """The levels of a Facebook channel, half-rate 2 a week."""
    made = strategy(FACEBOOK | channel)
    return channel_levels(made, evidence(), only(made))


def shown(**channel: object):
    """Id, posts a week and hours of each level."""
    return [
        (level.id, own_posts(level.cadence).central, level.hours_per_week)
        for level in levels(**channel)
    ]


def test_today_takes_the_place_of_the_nearest():
    """Today's two posts are the half-rate: half and twice of it stand around."""
    assert shown() == [
        ("off", 0, 0),
        ("light", 1, 2.5),
        ("today", 2, 3.5),
        ("full", 4, 5.5),
    ]


def test_of_a_range_the_low_end_makes_a_step_superfluous():
    """Beside one or two posts a week one is no other plan; a firm two is."""
    found = shown(cadence={"min": 2, "max": 4})

    assert [(name, posts) for name, posts, _ in found] == [
        ("off", 0),
        ("light", 1),
        ("today", 3),
        ("full", 4),
    ]


def test_a_busy_channel_has_lighter_levels():
    """Twenty posts a week are more than full: today's comes last."""
    assert [level.id for level in levels(cadence=weekly(20))] == ["off", "light", "usual", "today"]


def test_a_channel_that_is_off_today_has_the_ladder():
    """Of a channel that is not in use today's level is off, whatever its cadence says."""
    found = levels(status="considered", cadence={"min": 0, "max": 0})

    assert [level.id for level in found] == ["off", "light", "usual", "full"]
    assert [level.today for level in found] == [True, False, False, False]


def test_an_unknown_cadence_is_assumed_and_said():
    """Today's unknown cadence stays unknown; its hours are those of the half-rate, marked."""
    today = next(level for level in levels(cadence=None) if level.today)

    assert (today.cadence, today.hours_per_week, today.assumed) == (None, 3.5, True)
    assert [gap.what for gap in today.missing][-1] == "cadence"


@pytest.mark.parametrize("posts", [0, 5e-324, 1e6])
def test_any_cadence_has_levels(posts):
    """A cadence of nothing at all, or of more than anybody can make, breaks nothing."""
    assert [level.today for level in levels(cadence=weekly(posts))].count(True) == 1


def test_own_levels_count_as_they_are():
    """The client's own levels are taken over, with hours and euros beside the hours."""
    own = [
        {"id": "licht", "name": "Licht", "cadence": weekly(1), "hours_per_week": 1},
        {"id": "nu", "cadence": weekly(2)},
        {"id": "zwaar", "cadence": weekly(9), "hours_per_week": 6, "eur_per_month": 200},
        {"id": "open"},
    ]

    found = levels(levels=own, paid={"eur_per_month": 60})

    assert [(each.id, each.name, each.hours_per_week, each.eur_per_month) for each in found] == [
        ("off", None, 0, 0),
        ("licht", "Licht", 1, 60),
        ("nu", None, 3.5, 60),
        ("zwaar", None, 6, 200),
        ("open", None, 3.5, 60),
    ]
    assert [each.id for each in found if each.today] == ["nu"]
    assert [each.id for each in found if each.assumed] == ["open"]
    assert [each.given for each in found] == [False, True, True, True, True]


def test_today_is_added_where_no_own_level_is_today():
    """Own levels that are all different from now leave today's as a choice."""
    found = levels(levels=[{"id": "zwaar", "cadence": weekly(9)}, {"id": "off"}])

    assert [(each.id, each.today) for each in found] == [
        ("off", False),
        ("today", True),
        ("zwaar", False),
    ]


@pytest.mark.parametrize(
    ("posts", "amount", "per"),
    [
        (5, 5, "week"),
        (1.6, 1.5, "week"),
        (0.5, 2, "month"),
        (0.2, 3, "quarter"),
        (0.01, 1, "quarter"),
    ],
)
def test_a_cadence_is_rounded_to_what_people_agree_on(posts, amount, per):
    """Nobody agrees on 0.15 newsletters a week: two a quarter is a plan."""
    cadence = round_cadence(posts)

    assert (cadence.min, cadence.max, cadence.per) == (amount, amount, per)


@given(
    platform=st.sampled_from(["facebook", "x", "linkedin", "google", "nowhere"]),
    size=st.sampled_from(["small", "medium", "large"]),
    posts=st.none() | st.floats(0, 100, allow_nan=False),
    status=st.sampled_from(["active", "dormant", "considered"]),
    fixed=st.none() | st.floats(0, 10, allow_nan=False),
)
def test_levels_hold_together(platform, size, posts, status, fixed):
    """At most four, off first, one of them today's, no hours below 0, more posts more hours."""
    cadence = None if posts is None else weekly(posts)
    channel = {"id": "c", "platform": platform, "cadence": cadence, "status": status}
    made = strategy(channel | {"hours_per_week": fixed}, client={"size": size})

    found = channel_levels(made, evidence(), only(made))

    known = [each for each in found if not each.assumed]
    ordered = sorted(known, key=lambda each: own_posts(each.cadence).known)
    hours = [each.hours_per_week for each in ordered]
    assert len(found) <= 4
    assert found[0].id == "off"
    assert len({each.id for each in found}) == len(found)
    assert sum(each.today for each in found) == 1
    assert min(each.hours_per_week for each in found) >= 0
    assert hours[1:] == sorted(hours[1:])
