"""What holds of coverage whatever the strategy: order, growth, bounds, and the formula itself."""

import datetime as dt
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.evidence.texts import small_evidence
from toolkit.coverage import Coverage, Estimates, coverage
from toolkit.strategy import parse_strategy

AS_OF = dt.date(2026, 11, 23)
PLATFORMS = ("facebook", "x", "twitter", "linkedin", "hyves")
SETTINGS = ("work", "private", "citizen", "own_staff", "candidate")
KINDS = ("awareness", "customer_service", "sales", "leads", "channel")
ROUNDING = 1e-9
Tree = dict[str, Any]

shares = st.floats(0, 1).map(lambda share: round(share, 3))


@st.composite
def given_uses(draw: st.DrawFn) -> Tree:
    """What is said of one platform: a share, a range or a word."""
    use: Tree = {
        "platform": draw(st.sampled_from(PLATFORMS)),
        "basis": draw(st.sampled_from(["client", "agency"])),
    }
    what = draw(st.sampled_from(["share", "range", "word"]))
    if what == "share":
        use["share"] = draw(shares)
    elif what == "range":
        use["min"], use["max"] = sorted((draw(shares), draw(shares)))
    else:
        use["word"] = draw(st.sampled_from(["hardly", "some", "half", "most", "unknown"]))
    return use


def said_of(use: Tree) -> tuple[str, str]:
    """What a use is about, and who says it: this may be said once."""
    return use["platform"], use["basis"]


@st.composite
def personas(draw: st.DrawFn) -> Tree:
    """A persona, with or without a setting, ages and uses."""
    ages = draw(st.none() | st.tuples(st.integers(0, 90), st.integers(0, 90)))
    return {
        "setting": draw(st.none() | st.sampled_from(SETTINGS)),
        "must_reach": draw(st.booleans()),
        "weight": draw(st.none() | st.integers(0, 5)),
        "ages": ages and {"min": min(ages), "max": max(ages)},
        "use": draw(
            st.lists(
                given_uses(), max_size=4, unique_by=lambda use: (use["platform"], use["basis"])
            )
        ),
    }


@st.composite
def channels(draw: st.DrawFn, active: bool = False) -> Tree:
    """A channel, with or without a platform, a cadence and a campaign."""
    numbers = draw(st.none() | st.tuples(st.integers(0, 30), st.integers(0, 30)))
    ends = draw(st.sampled_from(["both", "min", "max"]))
    cadence = numbers and {
        name: number
        for name, number in zip(("min", "max"), sorted(numbers), strict=True)
        if ends in (name, "both")
    }
    status = st.just("active") if active else st.sampled_from(["active", "dormant", "rejected"])
    return {
        "platform": draw(st.none() | st.sampled_from(PLATFORMS)),
        "status": draw(status),
        "cadence": cadence,
        "campaign_share": draw(st.none() | shares),
    }


@st.composite
def goals(draw: st.DrawFn, people: int) -> Tree:
    """A goal, for some of the personas or for all."""
    meant = st.lists(st.integers(0, people - 1), unique=True) if people else st.just([])
    return {
        "kind": draw(st.none() | st.sampled_from(KINDS)),
        "weight": draw(st.none() | st.integers(0, 5)),
        "status": draw(st.sampled_from(["open", "open", "open", "met"])),
        "personas": [f"p{each}" for each in draw(meant)],
    }


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A strategy as a plain tree, from empty to a handful of everything."""
    people = _named("p", draw(st.lists(personas(), max_size=4)))
    places = _named("c", draw(st.lists(channels(), max_size=5)))
    aims = _named("g", draw(st.lists(goals(len(people)), max_size=4)))
    for channel in places:
        if aims:
            chosen = draw(st.lists(st.integers(0, len(aims) - 1), unique=True, max_size=2))
            channel["goals"] = [f"g{each}" for each in chosen]
    response: Tree = {"within_hours": draw(st.none() | st.integers(0, 48)), "hours": []}
    if draw(st.booleans()):
        response["hours"] = [{"days": ["mon", "fri"], "start": "09:00", "end": "17:00"}]
    return {
        "client": {
            "country": draw(st.sampled_from([None, "NL", "DE"])),
            "size": draw(st.sampled_from([None, "small", "large"])),
            "orientation": draw(st.sampled_from([None, "b2b", "mixed"])),
        },
        "personas": people,
        "channels": places,
        "goals": aims,
        "agreements": {"response": [response]},
    }


def _named(letter: str, entries: list[Tree]) -> list[Tree]:
    return [{"id": f"{letter}{at}", **entry} for at, entry in enumerate(entries)]


def _coverage(tree: Tree) -> Coverage:
    return coverage(parse_strategy(tree), small_evidence(), AS_OF)


def _estimates(found: Coverage) -> Iterator[Estimates]:
    yield from (found.use, found.fit, found.activity, found.contribution, found.coverage)


def _frames(estimates: Estimates) -> tuple[pd.DataFrame, ...]:
    return estimates.low, estimates.central, estimates.high


@settings(max_examples=60)
@given(tree=trees())
def test_low_central_high(tree):
    """Low ≤ central ≤ high everywhere, shares in 0–1 and the index in 0–100."""
    found = _coverage(tree)

    for estimates in _estimates(found):
        top = 100 if estimates is found.coverage else 1
        low, central, high = (frame.to_numpy() for frame in _frames(estimates))
        known = ~np.isnan(central)
        assert ((low >= 0) & (low <= high + ROUNDING) & (high <= top + ROUNDING)).all()
        assert (low[known] <= central[known] + ROUNDING).all()
        assert (central[known] <= high[known] + ROUNDING).all()
    if found.strategy is not None and found.strategy.central is not None:
        assert 0 <= found.strategy.low <= found.strategy.central <= found.strategy.high
        assert found.strategy.high <= 100 + ROUNDING


@settings(max_examples=60)
@given(tree=trees())
def test_reachable_share_within_its_bounds(tree):
    """At least the largest known use, at most the sum of known uses, and within low and high."""
    found = _coverage(tree)
    active = {
        found.platform_of[each["id"]] for each in tree["channels"] if each["status"] == "active"
    }
    uses = found.use.central[[name for name in found.use.central.columns if name in active]]

    for name, row in found.reachable.iterrows():
        known = uses.loc[[name]].to_numpy().ravel()
        known = known[~np.isnan(known)]
        assert (row["n_known"], row["n_platforms"]) == (len(known), uses.shape[1])
        assert row["low"] <= row["high"]
        if not math.isnan(row["central"]):
            assert row["low"] <= row["central"] <= row["high"]
            assert known.max(initial=0) - ROUNDING <= row["central"]
            assert row["central"] <= min(1, known.sum()) + ROUNDING


@settings(max_examples=60)
@given(tree=trees(), data=st.data())
def test_order_does_not_matter(tree, data):
    """Another order of personas, channels and goals gives the same numbers in another order."""
    mixed = {
        **tree,
        **{
            part: data.draw(st.permutations(tree[part]), label=part)
            for part in ("personas", "channels", "goals")
        },
    }

    one, other = _coverage(tree), _coverage(mixed)

    for first, second in zip(_estimates(one), _estimates(other), strict=True):
        for before, after in zip(_frames(first), _frames(second), strict=True):
            _same(before, after)
    _same(one.reachable, other.reachable)
    _same(one.affinity, other.affinity)
    _same(one.weights, other.weights)
    assert (one.strategy is None) == (other.strategy is None)
    if one.strategy and other.strategy:
        assert one.strategy.low == pytest.approx(other.strategy.low)
        assert one.strategy.central == pytest.approx(other.strategy.central)
        assert one.strategy.high == pytest.approx(other.strategy.high)


def _same(before: pd.DataFrame, after: pd.DataFrame) -> None:
    """The same rows and columns in whatever order, with the same numbers."""
    assert set(before.index) == set(after.index)
    assert set(before.columns) == set(after.columns)
    if before.size:
        back = after.loc[list(before.index), list(before.columns)]
        pd.testing.assert_frame_equal(before, back, check_dtype=False, rtol=1e-9, atol=1e-12)


@settings(max_examples=60)
@given(tree=trees(), more=channels(active=True))
def test_a_channel_more_never_lowers(tree, more):
    """Another channel never lowers reachable share or coverage: low, central and high."""
    larger = {**tree, "channels": [*tree["channels"], {"id": "more", **more}]}

    before, after = _coverage(tree), _coverage(larger)

    for name in ("low", "central", "high"):
        _not_lower(before.reachable[[name]], after.reachable[[name]])
        _not_lower(getattr(before.coverage, name), getattr(after.coverage, name))
    if before.strategy and after.strategy:
        assert after.strategy.low >= before.strategy.low - ROUNDING
        assert after.strategy.high >= before.strategy.high - ROUNDING


def _not_lower(before: pd.DataFrame, after: pd.DataFrame) -> None:
    lower = after.to_numpy() < before.to_numpy() - ROUNDING
    assert not lower.any()


@settings(max_examples=60)
@given(tree=trees(), more=channels(active=True))
def test_a_second_channel_on_a_platform_reaches_nobody_new(tree, more):
    """A second channel on one platform leaves the reachable share where it was."""
    at = [each for each in tree["channels"] if each["status"] == "active" and each["platform"]]
    assume(at)
    second = {**more, "id": "second", "platform": at[0]["platform"]}

    before = _coverage(tree)
    after = _coverage({**tree, "channels": [*tree["channels"], second]})

    pd.testing.assert_frame_equal(before.reachable, after.reachable)


@settings(max_examples=60)
@given(tree=trees(), more=st.lists(channels(active=True), min_size=1, max_size=4))
def test_one_platform_never_counts_for_more_than_its_people(tree, more):
    """However many channels a platform has, reach and contribution stay within its use."""
    crowd = [{**each, "id": f"n{at}", "platform": "facebook"} for at, each in enumerate(more)]

    found = _coverage({**tree, "channels": crowd})

    for part in ("low", "central", "high"):
        use = getattr(found.use, part)["facebook"].to_numpy()
        added = getattr(found.contribution, part)["facebook"].to_numpy()
        reached = found.reachable[part].to_numpy()
        assert np.allclose(reached, use, equal_nan=True)
        limit = np.tile(use, len(found.activity.low.index))
        assert not (added > limit + ROUNDING).any()


@settings(max_examples=60)
@given(tree=trees())
def test_the_formulas_written_out(tree):
    """Every number of coverage is what the design's formulas give, written out one by one."""
    found: Any = _coverage(tree)
    active = [each for each in tree["channels"] if each["status"] == "active"]

    for goal in found.coverage.central.index:
        for persona in found.coverage.central.columns:
            for part in ("low", "high"):
                rest = 1.0
                for platform in found.use.central.columns:
                    use = getattr(found.use, part).loc[persona, platform]
                    fit = getattr(found.fit, part).loc[(goal, persona), platform]
                    unserved = 1.0
                    for channel in active:
                        if found.platform_of[channel["id"]] == platform:
                            done = getattr(found.activity, part).loc[goal, channel["id"]]
                            unserved *= 1 - fit * done
                    added = use * (1 - unserved)
                    contribution = getattr(found.contribution, part)
                    assert contribution.loc[(goal, persona), platform] == pytest.approx(added)
                    rest *= 1 - added
                index = getattr(found.coverage, part).loc[goal, persona]
                assert index == pytest.approx(100 * (1 - rest))
