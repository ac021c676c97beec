"""The example clients: what they take, with the evidence that comes with the package."""

from __future__ import annotations

import pytest

from tests.clients.conftest import EXAMPLES, examples
from toolkit.effort import channel_levels, strategy_effort, variant
from toolkit.evidence import Evidence
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import Strategy

__all__ = ["examples"]


@pytest.fixture(scope="session")
def shipped() -> Evidence:
    """The evidence that comes with the package."""
    return load_evidence()


def test_the_bakery_fits_in_its_hours(examples: dict[str, Strategy], shipped: Evidence):
    """The complete example: ten of its twelve hours, every role within its own, nothing missing.

    Instagram: (3 × 0.75 + 1) ÷ 4 hours a post, 3.5 posts, 1.5 fixed. Facebook: a derivative of
    0.25 a week to an interview of 3.5 in two weeks, 1.5 posts, 1 fixed. LinkedIn: 1.5 visuals of
    1 hour, 0.5 fixed. The newsletter: 2.5 hours a month, 0.25 fixed.
    """
    found = strategy_effort(examples["bakkerij-lindewaal"], shipped)
    hours = {each.channel: each.hours_per_week.central for each in found.channels}

    assert hours == pytest.approx(
        {"linkedin": 2.0, "facebook": 3.0, "instagram": 4.34375, "nieuwsbrief": 0.82495}, abs=1e-4
    )
    assert found.hours_per_week.high < 12
    assert all(role.hours_per_week <= (role.available or 4) for role in found.roles)
    assert found.missing == ()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_has_a_defined_result(
    name: str, examples: dict[str, Strategy], shipped: Evidence
):
    """Of every example the hours are known or said to be missing, and levels can be chosen."""
    client = examples[name]
    found = strategy_effort(client, shipped)

    assert 0 < found.hours_per_week.low <= found.hours_per_week.known
    assert found.hours_known or any(gap.what == "cadence" for gap in found.missing)
    for channel in client.channels:
        levels = channel_levels(client, shipped, channel)
        assert 2 <= len(levels) <= 4
        assert all(level.hours_per_week >= 0 for level in levels)
    assert variant(client, shipped, {}).hours_per_week >= found.hours_per_week.low
