"""How far the weight of a goal or an audience may be off before the advice changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.channel_mix.test_advice import channel, strategy
from toolkit.channel_mix.firmness import WeightFirmness, weight_firmness
from toolkit.coverage import coverage
from toolkit.evidence import Evidence
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import parse_strategy

AS_OF = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    """The evidence that ships with the package."""
    return load_evidence()


def persona(name: str, platform: str, weight: float | None) -> dict[str, Any]:
    """An audience that is on one of the two platforms only."""
    use = [
        {"platform": each, "share": 0.8 if each == platform else 0}
        for each in ("facebook", "instagram")
    ]
    counted = {} if weight is None else {"weight": weight}
    return {"id": name, "setting": "private", "use": use, **counted}


def two_audiences(**changes: Any) -> dict[str, Any]:
    """Hours for one of two channels: one audience counts three times as much as the other."""
    tree = strategy([channel("facebook"), channel("instagram")], {}, hours_per_week=2)
    personas = [persona("many", "facebook", 3), persona("few", "instagram", None)]
    return {**tree, "personas": personas, **changes}


def firmness(tree: dict[str, Any], evidence: Evidence) -> dict[str, WeightFirmness]:
    """How far each weight of a strategy may be off, by goal and persona."""
    made = parse_strategy(tree)
    found = weight_firmness(made, evidence, coverage(made, evidence, AS_OF))
    return {each.id: each for each in found}


def test_a_weight_has_ends_with_what_changes_there(evidence: Evidence) -> None:
    """Where the two audiences count as much as each other, the hours go to the other channel."""
    found = firmness(two_audiences(), evidence)
    many, few = found["many"], found["few"]
    changes = [(each.channel, each.before.id, each.after.id) for each in many.below]

    assert many.low == pytest.approx(1, abs=0.01)
    assert few.high == pytest.approx(3, abs=0.01)
    assert (many.high, few.low) == (None, 0)
    assert changes == [("facebook", "usual", "off"), ("instagram", "off", "usual")]
    assert many.nearest == pytest.approx(3 / many.low)


def test_the_only_goal_may_weigh_anything(evidence: Evidence) -> None:
    """A weight that is the only one decides nothing, and was not filled in."""
    goal = firmness(two_audiences(), evidence)["known"]

    assert (goal.low, goal.high, goal.given, goal.weight) == (0, None, False, 1)
    assert goal.nearest == float("inf")


def test_what_counts_for_nothing_is_left_out(evidence: Evidence) -> None:
    """Of a weight of 0 there are no multiples."""
    nobody = [persona("many", "facebook", 3), persona("nobody", "instagram", 0)]

    assert "nobody" not in firmness(two_audiences(personas=nobody), evidence)


@pytest.mark.parametrize(
    "tree",
    [
        {},
        two_audiences(personas=[persona("many", "facebook", 0)]),
        two_audiences(
            channels=[channel("facebook", choice="must")], capacity={"hours_per_week": 1}
        ),
    ],
)
def test_without_a_mix_there_is_nothing_to_try(tree: dict[str, Any], evidence: Evidence) -> None:
    """No channels, no weight at all, or limits that conflict: there is no range."""
    assert firmness(tree, evidence) == {}
