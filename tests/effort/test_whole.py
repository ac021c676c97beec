"""What a strategy takes, and what a choice of levels would."""

from __future__ import annotations

import math

import pytest

from tests.effort.sample import evidence, strategy, weekly
from toolkit.effort import Gap, Span, channel_levels, strategy_effort, variant
from toolkit.evidence import Evidence
from toolkit.strategy.channel import WEEKS_IN

MONTH = WEEKS_IN["month"]
FACEBOOK = {"id": "f", "platform": "facebook", "cadence": weekly(2, 4)}
LINKEDIN = {"id": "l", "platform": "linkedin", "cadence": weekly(1)}
OPEN = {"id": "o", "platform": "x"}
NEW = {"id": "n", "platform": "x", "status": "considered"}
RATES = [
    {"role": "maker", "eur_per_hour": 40},
    {"role": "boss", "eur_per_hour": 80},
    {"role": "desk", "eur_per_hour": 30},
]


def test_sums_add_up():
    """Hours, roles and euros of the whole are those of the channels in use together."""
    made = strategy(FACEBOOK, LINKEDIN, NEW, capacity={"hours_per_week": 8, "rates": RATES})

    found = strategy_effort(made, evidence())

    assert [each.channel for each in found.channels] == ["f", "l"]
    assert found.hours_per_week == Span(6, 7, 8)
    assert (found.available, found.hours_known, found.missing) == (8, True, ())
    assert [(role.role, role.hours_per_week, role.available) for role in found.roles] == [
        ("maker", 4.0, 6),
        ("boss", 1.0, None),
        ("desk", 2.0, 2),
    ]
    euros = [160 * MONTH, 80 * MONTH, 60 * MONTH]
    assert [role.eur_per_month for role in found.roles] == pytest.approx(euros)
    assert found.money.hours_eur == pytest.approx(300 * MONTH)


def test_an_unknown_channel_makes_the_total_a_least():
    """What is known is added up, and what is missing is named."""
    found = strategy_effort(strategy(FACEBOOK, OPEN), evidence())

    assert found.hours_per_week == Span(5, 6, math.inf)
    assert not found.hours_known
    assert Gap("cadence", "o") in found.missing


def test_nothing_known_has_no_total():
    """Where of no channel the hours are known there is no middle, only a least."""
    found = strategy_effort(strategy(OPEN), evidence())

    assert found.hours_per_week == Span(1.5, None, math.inf)


def test_no_channels_take_no_hours():
    """Without channels there is nothing to do, and nothing missing."""
    found = strategy_effort(strategy(), Evidence())

    assert found.hours_per_week == Span(0, 0, 0)
    assert (found.roles, found.money.eur_per_month, found.missing) == ((), 0, ())


def test_money_is_hours_media_and_tools():
    """Paid reach per channel, what is left of the media budget, and each tool once."""
    tools = [{"name": "planner", "eur_per_month": 29}, {"name": "free", "eur_per_month": 0}]
    review = {"tools": [{"name": "planner", "eur_per_month": 29}, {"name": "open"}]}
    made = strategy(
        FACEBOOK | {"paid": {"eur_per_month": 60}},
        NEW | {"paid": {"eur_per_month": 500}},
        capacity={"media_eur_per_month": 100, "tools": tools},
        agreements={"review": review},
    )

    found = strategy_effort(made, evidence())

    assert (found.money.hours_eur, found.money.media_eur, found.money.tools_eur) == (None, 100, 29)
    assert found.money.eur_per_month == 129
    assert Gap("price", "open") in found.missing


def test_tools_without_any_price_are_unknown():
    """Tools of which nobody knows a price do not cost nothing."""
    made = strategy(capacity={"tools": [{"name": "planner"}]})

    assert strategy_effort(made, evidence()).money.tools_eur is None


def test_work_of_nobody_is_shown_last():
    """Hours without a role are kept apart: nobody has time for them."""
    found = strategy_effort(strategy(FACEBOOK, responsibilities={}), evidence())

    assert [(role.role, role.hours_per_week) for role in found.roles] == [(None, 4.5)]


def test_a_variant_as_today_is_the_strategy():
    """Choosing nothing leaves everything as it is, with the same hours and euros."""
    made = strategy(FACEBOOK, LINKEDIN, NEW, capacity={"rates": RATES})

    today, whole = variant(made, evidence(), {}), strategy_effort(made, evidence())

    assert today.hours_per_week == pytest.approx(whole.hours_per_week.central)
    assert today.money == whole.money
    assert today.roles == whole.roles
    assert (today.channels, today.left_out, today.setup_hours) == (("f", "l"), ("n",), 0)


def test_a_variant_adds_up_its_levels():
    """A choice takes the hours and euros of its levels, and sets up what starts."""
    made = strategy(FACEBOOK | {"paid": {"eur_per_month": 60}}, LINKEDIN, NEW)
    new = {level.id: level for level in channel_levels(made, evidence(), made.channels[2])}

    found = variant(made, evidence(), {"f": "off", "n": "usual"})

    assert found.hours_per_week == pytest.approx(2.5 + new["usual"].hours_per_week)
    assert (found.channels, found.left_out) == (("l", "n"), ("f",))
    assert found.setup_hours == 8
    assert found.money.media_eur == 0
    assert sum(role.hours_per_week for role in found.roles) == pytest.approx(found.hours_per_week)


def test_a_series_without_its_first_channel_is_told():
    """Where the channel that a series is made for goes off, its derivatives are none any more."""
    rows = [{"id": "s", "channels": ["f", "l"], "format": "post"}]
    made = strategy(FACEBOOK, LINKEDIN, content={"formats": [{"id": "post"}], "series": rows})

    assert variant(made, evidence(), {"f": "off"}).uncarried == ("s",)
    assert variant(made, evidence(), {"l": "off"}).uncarried == ()
    assert variant(made, evidence(), {"f": "off", "l": "off"}).uncarried == ()


@pytest.mark.parametrize("choice", [{"nowhere": "off"}, {"f": "sometimes"}])
def test_a_choice_that_is_not_there_is_refused(choice):
    """A channel or level that does not exist is a mistake, not a zero."""
    with pytest.raises(ValueError, match=r"no such channel|no level"):
        variant(strategy(FACEBOOK), evidence(), choice)
