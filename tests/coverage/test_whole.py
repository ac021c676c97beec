"""Coverage as a whole, against numbers worked out by hand."""

import datetime as dt
import math
from typing import Any

import pytest

from tests.evidence.texts import small_evidence
from toolkit.coverage import Coverage, Estimates, Pair, StrategyCoverage, coverage
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy, parse_strategy

AS_OF = dt.date(2026, 11, 23)
OFFICE = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00"}
TWICE, FOUR, THREE = ({"min": n, "max": n} for n in (2, 4, 3))
BAKERY: dict[str, Any] = {
    "client": {"size": "medium"},
    "goals": [
        {"id": "fame", "kind": "awareness", "weight": 2},
        {"id": "help", "kind": "customer_service", "personas": ["families"]},
        {"id": "done", "kind": "awareness", "status": "met"},
    ],
    "personas": [
        {
            "id": "buyers",
            "setting": "work",
            "use": [
                {"platform": "facebook", "share": 0.5, "min": 0.4, "max": 0.6},
                {"platform": "x", "share": 0.2},
            ],
        },
        {
            "id": "families",
            "setting": "private",
            "weight": 3,
            "must_reach": True,
            "use": [{"platform": "facebook", "share": 0.8}],
        },
    ],
    "channels": [
        {"id": "shop", "platform": "facebook", "cadence": TWICE},
        {"id": "club", "platform": "facebook", "cadence": FOUR},
        {"id": "tweets", "platform": "twitter", "cadence": THREE},
        {"id": "old", "platform": "linkedin", "status": "retired", "cadence": FOUR},
    ],
    "agreements": {"response": [{"within_hours": 0, "hours": [OFFICE]}]},
}


def _coverage(tree: dict[str, Any], evidence: Evidence | None = None) -> Coverage:
    return coverage(parse_strategy(tree), evidence or small_evidence(), AS_OF)


def _cell(estimates: Estimates, row: object, column: str) -> tuple[Any, ...]:
    parts: tuple[Any, ...] = (estimates.low, estimates.central, estimates.high)
    return tuple(part.loc[row, column] for part in parts)


def test_contribution_by_hand():
    """Use × (1 − ∏ over the platform's channels of (1 − fit × activity)), in numbers."""
    contribution = _coverage(BAKERY).contribution

    # work: fit of facebook a third; 1 - (1 - 1/3 * 1/2) * (1 - 1/3 * 3/4) = 0.375
    buyers = _cell(contribution, ("fame", "buyers"), "facebook")
    assert buyers == pytest.approx((0.4 * 0.375, 0.5 * 0.375, 0.6 * 0.375))
    # three posts at a half-rate of three: activity a half, fit a third
    assert _cell(contribution, ("fame", "buyers"), "x") == pytest.approx((0.2 / 6,) * 3)
    # private: fit two thirds; 1 - (1 - 1/3) * (1 - 1/2) = 2/3
    families = _cell(contribution, ("fame", "families"), "facebook")
    assert families == pytest.approx((0.8 * 2 / 3,) * 3)
    # unknown use, a half times a third done
    assert _cell(contribution, ("fame", "families"), "x") == pytest.approx(
        (0, math.nan, 1 / 6), nan_ok=True
    )
    # watched 40 of 112 hours on both channels
    watched = 1 - (1 - 40 / 112) ** 2
    service = _cell(contribution, ("help", "families"), "facebook")
    assert service == pytest.approx((0.8 * watched,) * 3)
    # nothing is done there, whatever its use and fit
    assert _cell(contribution, ("help", "families"), "linkedin") == (0, 0, 0)


def test_coverage_by_hand():
    """100 × (1 − ∏ over platforms of (1 − contribution)), in numbers."""
    found = _coverage(BAKERY).coverage

    assert _cell(found, "fame", "buyers") == pytest.approx((17.833333, 21.458333, 25.083333))
    assert _cell(found, "fame", "families") == pytest.approx((53.333333, 53.333333, 61.111111))
    assert _cell(found, "help", "families") == pytest.approx((46.938776, 46.938776, 65.889213))
    assert list(found.central.index) == ["fame", "help"]
    assert (found.central.index.name, found.central.columns.name) == ("goal", "persona")


def test_strategy_coverage_by_hand():
    """The mean over the three pairs that are meant, with weights 2, 6 and 3."""
    found = _coverage(BAKERY).strategy

    assert found is not None
    assert found.central == pytest.approx((2 * 21.458333 + 6 * 53.333333 + 3 * 46.938776) / 11)
    assert found.low == pytest.approx((2 * 17.833333 + 6 * 53.333333 + 3 * 46.938776) / 11)
    assert found.high == pytest.approx((2 * 25.083333 + 6 * 61.111111 + 3 * 65.889213) / 11)
    assert (found.n_known, found.n_pairs) == (3, 3)


def test_pairs_that_are_meant():
    """A goal that names no personas is meant for all; others have no weight."""
    found: Any = _coverage(BAKERY)

    assert found.meant.loc["fame"].tolist() == [True, True]
    assert found.meant.loc["help"].tolist() == [False, True]
    assert found.weights.loc["fame"].tolist() == [2, 6]
    assert found.basis == {"fame": "publishing", "help": "service"}
    assert found.platform_of == {
        "shop": "facebook",
        "club": "facebook",
        "tweets": "x",
        "old": "linkedin",
    }


def test_weakest_pair():
    """The worst served goal of a persona that must be reached is named, with its bounds."""
    weakest = _coverage(BAKERY).weakest

    assert weakest is not None
    assert (weakest.goal, weakest.persona) == ("help", "families")
    assert (weakest.low, weakest.central, weakest.high) == pytest.approx(
        (46.938776, 46.938776, 65.889213)
    )


def test_no_weakest_pair_without_must_reach():
    """Without a persona that must be reached no pair is named."""
    personas = [{**each, "must_reach": False} for each in BAKERY["personas"]]

    assert _coverage({**BAKERY, "personas": personas}).weakest is None


def test_weakest_pair_has_a_value_if_any_has():
    """A pair without a value is named only where no other is."""
    stranger = {"id": "strangers", "must_reach": True, "setting": "work"}
    both = {**BAKERY, "personas": [*BAKERY["personas"], stranger]}
    alone = {**both, "goals": [{"id": "fame", "kind": "awareness", "personas": ["strangers"]}]}

    named, unknown = _coverage(both).weakest, _coverage(alone).weakest

    assert named is not None
    assert named.persona == "families"
    assert unknown is not None
    assert unknown == Pair("fame", "strangers", 0, None, unknown.high)
    # facebook: fit a third on both channels, 0.375; x: a sixth
    assert unknown.high == pytest.approx(100 * (1 - (1 - 0.375) * (1 - 1 / 6)))


def test_no_weight_no_mean():
    """Where all weights are 0 there is no strategy coverage, and none is made up."""
    goals = [{**goal, "weight": 0} for goal in BAKERY["goals"]]

    assert _coverage({**BAKERY, "goals": goals}).strategy is None


def test_a_pair_without_weight_does_not_count():
    """A persona with weight 0 is left out of the mean and of its count."""
    buyers, families = BAKERY["personas"]
    found = _coverage({**BAKERY, "personas": [{**buyers, "weight": 0}, families]}).strategy

    assert found is not None
    assert (found.n_known, found.n_pairs) == (2, 2)
    assert found.central == pytest.approx((6 * 53.333333 + 3 * 46.938776) / 9)


def test_unknown_pairs_count_for_their_low_end():
    """With unknown pairs the mean is "at least", and says how many pairs are known."""
    stranger = {"id": "strangers", "setting": "work", "weight": 4}
    goals = [{"id": "fame", "kind": "awareness"}]
    found = _coverage(
        {**BAKERY, "goals": goals, "personas": [*BAKERY["personas"], stranger]}
    ).strategy

    assert found is not None
    assert found.central == pytest.approx((21.458333 + 3 * 53.333333) / 8)
    assert (found.n_known, found.n_pairs) == (2, 3)


def test_all_unknown():
    """Where nothing is known there is no value, and the bounds say so."""
    found = _coverage(
        {
            "goals": [{"id": "fame", "kind": "awareness"}],
            "personas": [{"id": "p"}],
            "channels": [{"id": "c", "platform": "hyves"}],
        }
    )

    assert _cell(found.coverage, "fame", "p") == pytest.approx((0, math.nan, 100), nan_ok=True)
    assert found.strategy == StrategyCoverage(0, None, 100, 0, 1)


def test_nothing_active_is_nothing():
    """Without an active channel coverage is 0, not unknown."""
    channels = [{**channel, "status": "dormant"} for channel in BAKERY["channels"]]

    found = _coverage({**BAKERY, "channels": channels})

    assert (found.coverage.high.to_numpy() == 0).all()
    assert (found.coverage.central.to_numpy() == 0).all()
    assert (found.reachable["central"] == 0).all()


def test_an_unused_platform_does_not_hide_what_is_unknown():
    """A platform on which nothing is done does not turn unknown coverage into 0."""
    found = _coverage(
        {
            "goals": [{"id": "fame", "kind": "awareness"}],
            "personas": [{"id": "p", "use": [{"platform": "x", "share": 0.5}]}],
            "channels": [
                {"id": "c", "platform": "facebook"},
                {"id": "d", "platform": "x", "status": "dormant"},
            ],
        }
    )

    assert math.isnan(_cell(found.coverage, "fame", "p")[1])


def test_a_channel_without_a_platform_has_activity_only():
    """A channel of which the platform is not filled in adds to nothing but the activity."""
    tree = {**BAKERY, "channels": [*BAKERY["channels"], {"id": "somewhere", "cadence": FOUR}]}

    found = _coverage(tree)

    assert _cell(found.activity, "fame", "somewhere")[1] > 0
    assert list(found.use.central.columns) == ["facebook", "x", "linkedin"]
    assert found.coverage.central.equals(_coverage(BAKERY).coverage.central)


SHAPES = {
    "use": (("persona", "platform"), ("personas", "platforms")),
    "affinity": (("persona", "platform"), ("personas", "platforms")),
    "fit": (("goal", "persona", "platform"), ("pairs", "platforms")),
    "contribution": (("goal", "persona", "platform"), ("pairs", "platforms")),
    "activity": (("goal", "channel"), ("goals", "channels")),
    "coverage": (("goal", "persona"), ("goals", "personas")),
    "weights": (("goal", "persona"), ("goals", "personas")),
    "reachable": (("persona", None), ("personas", 5)),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("left", range(8))
def test_empty_parts(left):
    """Without personas, channels or goals, in every combination, all axes are there and right."""
    parts = ("goals", "personas", "channels")
    kept = {name for bit, name in enumerate(parts) if left & (1 << bit)}
    tree = {name: part for name, part in BAKERY.items() if name not in parts or name in kept}
    if "personas" not in kept and "goals" in kept:
        tree["goals"] = [{**goal, "personas": []} for goal in tree["goals"]]

    found = _coverage(tree)

    sizes: dict[Any, int] = {
        "goals": 2 * ("goals" in kept),
        "personas": 2 * ("personas" in kept),
        "channels": 4 * ("channels" in kept),
        "platforms": 3 * ("channels" in kept),
    }
    sizes["pairs"] = sizes["goals"] * sizes["personas"]
    for name, (axes, shape) in SHAPES.items():
        value = getattr(found, name)
        each_of = isinstance(value, Estimates)
        for frame in (value.low, value.central, value.high) if each_of else (value,):
            assert (*frame.index.names, frame.columns.name) == axes
            assert frame.shape == tuple(sizes.get(each, each) for each in shape)
    assert (found.strategy is None) == (sizes["pairs"] == 0)
    assert (found.weakest is None) == (sizes["pairs"] == 0)


def test_one_by_one():
    """One goal, one persona and one channel give the product of use, fit and activity."""
    found = _coverage(
        {
            "client": {"size": "medium"},
            "goals": [{"id": "g", "kind": "awareness"}],
            "personas": [
                {"id": "p", "setting": "private", "use": [{"platform": "facebook", "share": 0.9}]}
            ],
            "channels": [{"id": "c", "platform": "facebook", "cadence": TWICE}],
        }
    )

    assert _cell(found.coverage, "g", "p") == pytest.approx((100 * 0.9 * 2 / 3 * 0.5,) * 3)


def test_the_same_twice():
    """Coverage reads no clock and keeps no state: the same again is the same."""
    strategy: Strategy = parse_strategy(BAKERY)

    first, second = (coverage(strategy, small_evidence(), AS_OF) for _ in range(2))

    assert first.coverage.central.equals(second.coverage.central)
    assert (first.strategy, first.weakest) == (second.strategy, second.weakest)
