"""Opening hours, by days that have the same ones."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.response_week import DAY, WEEK, week_grid
from toolkit.responsibilities import OpenDays, open_days, profile_hours
from toolkit.strategy import WeekHours, parse_strategy
from toolkit.strategy.term import WEEKDAYS

WORKDAYS = (0, 1, 2, 3, 4)


def _hours(days: str, start: str | None, end: str | None) -> WeekHours:
    return WeekHours.model_validate({"days": days.split(), "start": start, "end": end})


def _at(*clock: float) -> tuple[int, ...]:
    return tuple(round(each * 60) for each in clock)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        pytest.param(
            [_hours("mon tue wed thu fri", "09:00", "17:00")],
            [(WORKDAYS, [_at(9, 17)])],
            id="working-days",
        ),
        pytest.param(
            [_hours("mon", "09:00", "17:00"), _hours("wed tue", "09:00", "17:00")],
            [((0, 1, 2), [_at(9, 17)])],
            id="said-apart",
        ),
        pytest.param(
            [_hours("mon tue", "09:00", "17:00"), _hours("sat", "10:00", "12:00")],
            [((0, 1), [_at(9, 17)]), ((5,), [_at(10, 12)])],
            id="two-groups",
        ),
        pytest.param(
            [_hours("mon", "13:00", "17:00"), _hours("mon", "09:00", "12:00")],
            [((0,), [_at(9, 12), _at(13, 17)])],
            id="a-break",
        ),
        pytest.param(
            [_hours("mon", "09:00", "13:00"), _hours("mon", "12:00", "17:00")],
            [((0,), [_at(9, 17)])],
            id="overlap",
        ),
        pytest.param(
            [_hours("fri sat", "22:00", "02:00")], [((4, 5), [_at(22, 26)])], id="past-midnight"
        ),
        pytest.param(
            [_hours("sun", "22:00", "02:00")], [((6,), [_at(22, 26)])], id="into-the-next-week"
        ),
        pytest.param(
            [_hours("mon", "20:00", "24:00"), _hours("tue", "00:00", "18:00")],
            [((0,), [_at(20, 24)]), ((1,), [_at(0, 18)])],
            id="long-past-midnight",
        ),
        pytest.param(
            [_hours("sat sun", "00:00", "24:00")], [((5, 6), [_at(0, 24)])], id="whole-days"
        ),
        pytest.param(
            [_hours("", "00:00", "24:00")], [(tuple(range(7)), [_at(0, 24)])], id="always"
        ),
        pytest.param([], [], id="nothing"),
    ],
)
def test_days_with_the_same_hours_stand_together(hours, said):
    """As people say it: groups of days, breaks apart, a night with its evening."""
    assert open_days(hours) == tuple(OpenDays(days, tuple(stretches)) for days, stretches in said)


CLOCKS = st.integers(0, 47).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
WEEK_HOURS = st.builds(
    lambda days, start, end: WeekHours(days=tuple(sorted(days)), start=start, end=end),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    CLOCKS,
    CLOCKS,
)


@given(st.lists(WEEK_HOURS, max_size=4))
def test_nothing_is_added_or_lost(hours: list[WeekHours]):
    """Whatever the hours, the groups cover exactly the same minutes, each once."""
    found = np.zeros(WEEK, dtype=int)
    for group in open_days(hours):
        for day in group.days:
            for start, end in group.stretches:
                found[np.arange(day * DAY + start, day * DAY + end) % WEEK] += 1

    assert (found == week_grid(hours)).all()


def promised(agreements: dict[str, Any], working: list[dict[str, Any]]) -> tuple[OpenDays, ...]:
    """The hours on the profile of a channel that the desk watches."""
    tree = {
        "channels": [{"id": "facebook"}],
        "roles": [{"id": "desk", "working_hours": working}],
        "responsibilities": {"per_channel": [{"watches": {"role": "desk"}}]},
        "agreements": agreements,
    }
    return profile_hours(parse_strategy(tree), "facebook")


EARLY = [{"days": ["mon"], "start": "06:00", "end": "15:00"}]
DOORS = [{"days": ["mon", "tue"], "start": "09:00", "end": "17:00"}]


@pytest.mark.parametrize(
    ("agreements", "working", "stretch"),
    [
        pytest.param({"opening_hours": DOORS}, EARLY, _at(9, 15), id="both"),
        pytest.param({}, EARLY, _at(6, 15), id="no-doors"),
        pytest.param(
            {"opening_hours": DOORS, "response": [{"hours": EARLY}]},
            [],
            _at(6, 15),
            id="as-agreed",
        ),
        pytest.param({"opening_hours": [{"days": ["sun"]}]}, EARLY, _at(6, 15), id="never-at-once"),
    ],
)
def test_no_more_is_promised_than_somebody_keeps(agreements, working, stretch):
    """On the profile stand the hours in which the doors are open and somebody watches."""
    assert promised(agreements, working) == (OpenDays((0,), (stretch,)),)
