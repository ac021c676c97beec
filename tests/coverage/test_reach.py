"""People, not an index: followers, organic reach and paid, each with its source or absent."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.coverage import ChannelReach, expected_reach
from toolkit.errors import StrategyError
from toolkit.strategy import parse_strategy

AS_OF = dt.date(2026, 11, 23)
FOLLOWERS = {"count": 1000, "source": "export", "counted_on": "2026-10"}
ORGANIC = {"share_per_post": 0.2, "source": "export", "measured_on": "2026-Q3"}
PAID = {"people_per_month": 500, "source": "advertisements"}
CHEFS = {"persona": "chefs", "share": 0.4, "source": "export"}


def _reach(persona: dict[str, Any] | None = None, **channel: Any) -> tuple[ChannelReach, ...]:
    chefs = {"id": "chefs", "size": 2000, "size_source": "own list", **(persona or {})}
    tree = {
        "sources": [{"id": "talk", "title": "A talk"}],
        "personas": [chefs, {"id": "parents"}],
        "channels": [{"id": "page", "platform": "facebook", **channel}],
    }
    return expected_reach(parse_strategy(tree), AS_OF)


def _people(reach: ChannelReach) -> tuple[float | None, ...]:
    return reach.followers, reach.organic, reach.paid, reach.low, reach.high


def test_all_followers():
    """Followers times the share that sees a post, and advertising; together between two ends."""
    (found,) = _reach(followers=FOLLOWERS, organic_reach=ORGANIC, paid=PAID)

    assert found.persona is None
    assert _people(found) == (1000, 200, 500, 500, 700)
    assert found.missing == ()


def test_of_one_persona():
    """With its share of the followers and its size, people and a share of the persona follow."""
    followers = {**FOLLOWERS, "shares": [CHEFS]}

    everybody, chefs = _reach(followers=followers, organic_reach=ORGANIC)

    assert everybody.persona is None
    assert (chefs.persona, _people(chefs)) == ("chefs", (400, 80, None, 80, 80))
    assert (chefs.share_low, chefs.share_high) == (0.04, 0.04)
    assert [each.field for each in chefs.inputs] == [
        "followers.count",
        "followers.shares",
        "organic_reach.share_per_post",
        "personas.size",
    ]


def test_a_persona_is_named_once():
    """Two shares of the same followers for one audience contradict each other."""
    with pytest.raises(StrategyError) as caught:
        _reach(followers={**FOLLOWERS, "shares": [CHEFS, {**CHEFS, "share": 0.5}]})

    (problem,) = caught.value.facts["problems"]
    assert (problem.kind, problem.path) == ("same_entry", "channels[0].followers.shares[1]")


def test_advertising_of_one_persona():
    """Of whom advertising reaches the share is recorded apart from that of the followers."""
    paid = {**PAID, "shares": [{**CHEFS, "share": 0.9}]}

    _, chefs = _reach(followers=FOLLOWERS, organic_reach=ORGANIC, paid=paid)

    assert _people(chefs) == (None, None, 450, 450, 450)
    assert chefs.missing == ("followers.shares",)


@pytest.mark.parametrize(
    ("channel", "missing"),
    [
        pytest.param({}, ("followers.count", "organic_reach.share_per_post"), id="nothing"),
        pytest.param({"followers": FOLLOWERS}, ("organic_reach.share_per_post",), id="no-reach"),
        pytest.param({"organic_reach": ORGANIC}, ("followers.count",), id="no-followers"),
        pytest.param(
            {"followers": {"count": 1000}, "organic_reach": ORGANIC},
            ("followers.count",),
            id="followers-without-source",
        ),
        pytest.param(
            {"followers": FOLLOWERS, "organic_reach": {"share_per_post": 0.2}},
            ("organic_reach.share_per_post",),
            id="reach-without-source",
        ),
        pytest.param(
            {"followers": {**FOLLOWERS, "counted_on": "2022-12"}, "organic_reach": ORGANIC},
            ("followers.count",),
            id="too-old",
        ),
        pytest.param(
            {"followers": {**FOLLOWERS, "counted_on": "2027"}, "organic_reach": ORGANIC},
            ("followers.count",),
            id="not-yet",
        ),
        pytest.param(
            {"paid": {"eur_per_month": 60}},
            ("followers.count", "organic_reach.share_per_post", "paid.people_per_month"),
            id="euros-are-no-people",
        ),
    ],
)
def test_absent_without_its_inputs(channel, missing):
    """A number that is not there, has no source or is too old makes the result absent."""
    (found,) = _reach(**channel)

    assert (found.organic, found.low, found.high) == (None, None, None)
    assert found.missing == missing


def test_the_source_of_the_channel_stands_in():
    """A number without an origin of its own has that of the channel: the talk it comes from."""
    followers = {"count": 1000, "shares": [{"persona": "chefs", "share": 0.5}]}

    everybody, chefs = _reach(followers=followers, organic_reach=ORGANIC, source="talk")

    assert everybody.organic == 200
    assert chefs.organic == 100
    assert [(each.source, each.document) for each in chefs.inputs[:3]] == [
        (None, "talk"),
        (None, "talk"),
        ("export", None),
    ]


def test_a_share_without_source_is_not_used():
    """What nobody can say the origin of is not divided over personas."""
    shares = [{"persona": "chefs", "share": 0.4}]

    _, chefs = _reach(followers={**FOLLOWERS, "shares": shares}, organic_reach=ORGANIC)

    assert _people(chefs) == (None,) * 5
    assert chefs.missing == ("followers.shares",)


@pytest.mark.parametrize("persona", [{"size": None}, {"size_source": None}])
def test_without_a_size_there_is_no_share(persona):
    """People are known, but not of how many, when the size has no source."""
    followers = {**FOLLOWERS, "shares": [CHEFS]}

    _, chefs = _reach(persona, followers=followers, organic_reach=ORGANIC)

    assert chefs.organic == 80
    assert (chefs.share_low, chefs.share_high) == (None, None)


@pytest.mark.parametrize("status", ["dormant", "retired", "rejected", "considered"])
def test_only_active_channels_reach_people(status):
    """A channel that is not in use reaches nobody, whatever its followers."""
    assert _reach(status=status, followers=FOLLOWERS, organic_reach=ORGANIC) == ()


@given(
    count=st.integers(0, 10**7),
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    paid=st.integers(0, 10**7),
    size=st.integers(1, 10**7),
)
def test_people_lie_between_their_ends(count, shares, paid, size):
    """The least is no more than the most, nobody is counted twice, and no share exceeds 1."""
    followers = {**FOLLOWERS, "count": count, "shares": [{**CHEFS, "share": shares[0]}]}
    organic = {**ORGANIC, "share_per_post": shares[1]}
    advertising = {**PAID, "people_per_month": paid, "shares": [CHEFS]}

    for found in _reach(
        {"size": size}, followers=followers, organic_reach=organic, paid=advertising
    ):
        assert found.low is not None
        assert found.high is not None
        assert found.organic is not None
        assert 0 <= found.organic <= found.low <= found.high <= found.organic + paid
        if found.persona:
            assert found.share_low is not None
            assert found.share_high is not None
            assert 0 <= found.share_low <= found.share_high <= 1
