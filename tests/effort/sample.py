"""A strategy and evidence with round numbers, for tests that compute by hand."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.evidence.test_production import PRODUCTION
from toolkit.evidence import Evidence, parse_evidence
from toolkit.strategy import Channel, Strategy, parse_strategy

ROLES = [
    {"id": "maker", "hours_per_week": 6},
    {"id": "boss"},
    {"id": "desk", "hours_per_week": 2},
]
PER_CHANNEL = {
    "makes": {"role": "maker"},
    "decides": {"role": "boss"},
    "posts": {"role": "maker"},
    "watches": {"role": "desk"},
    "answers": {"role": "desk"},
}


@cache
def evidence() -> Evidence:
    """A post takes 0.75 + 0.25 hours and 0.5 as a derivative; a film 4 and 1.

    Fixed, medium, social: 1 to answer and 0.5 of upkeep; 8 to set up. X: 3 posts to 1 film;
    half-rates of Facebook, medium: 2 a week.
    """
    return parse_evidence(PRODUCTION)


def strategy(*channels: dict[str, Any], **sections: Any) -> Strategy:
    """A medium-sized client with these channels, three roles and who does what."""
    tree = {
        "client": {"size": "medium"},
        "roles": ROLES,
        "responsibilities": {"per_channel": [PER_CHANNEL]},
        "channels": list(channels),
        **sections,
    }
    return parse_strategy(tree, "sample")


def only(made: Strategy) -> Channel:
    """The first channel."""
    return made.channels[0]


def weekly(low: float, high: float | None = None) -> dict[str, Any]:
    """A cadence per week."""
    return {"min": low, "max": low if high is None else high}
