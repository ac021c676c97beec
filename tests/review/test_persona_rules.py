"""Rules about audiences and their figures: near misses, and the other ways to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, channel, channels, merged, persona

Tree = dict[str, Any]
Case = tuple[str, str, Tree]


SILENT: tuple[Case, ...] = (
    ("PERS-002", "not known yet is an answer", persona(ages=None, not_known=["ages"])),
    (
        "PERS-002",
        "barriers say what moves somebody, too",
        persona(purchase_motives=[], barriers=["Price"]),
    ),
    ("PERS-003", "nothing is known of its use", persona(must_reach=True, use=[])),
    (
        "PERS-003",
        "it does not have to be reached",
        persona(use=[{"platform": "linkedin", "share": 0.01, "source": "s"}]),
    ),
    ("PERS-004", "the channel names it", persona(use=[])),
    (
        "EVID-003",
        "it is not even recorded where it is to be met, which is asked first",
        merged(
            {**channel(personas=[]), "personas": persona(use=[])["personas"]},
            {"client": {"country": "FR"}},
        ),
    ),
    ("PERS-005", "the channel is meant for nobody in particular", channel(personas=[])),
    (
        "PERS-006",
        "four audiences",
        {
            **SOUND,
            "personas": [
                merged(SOUND["personas"][0], {"id": name}) for name in ("buyer", "b", "c", "d")
            ],
        },
    ),
    (
        "EVID-001",
        "two channels carry it",
        {
            **channels({"id": "f", "platform": "facebook"}),
            "personas": [
                merged(
                    SOUND["personas"][0],
                    {
                        "use": [
                            {"platform": "linkedin", "word": "half"},
                            {"platform": "facebook", "share": 0.5, "source": "s"},
                        ]
                    },
                )
            ],
        },
    ),
    (
        "EVID-004",
        "three years ago",
        persona(use=[{"platform": "linkedin", "share": 0.6, "source": "s", "year": 2023}]),
    ),
    (
        "EVID-005",
        "the persona names the source",
        {
            **persona(use=[{"platform": "linkedin", "share": 0.6}], source="calls"),
            "sources": [{"id": "calls"}],
        },
    ),
)

FIRES: tuple[Case, ...] = (
    (
        "PERS-003",
        "its only channel sleeps",
        {
            **channels({"id": "x", "status": "dormant", "conditions": "c", "personas": []}),
            "channels": [
                merged(SOUND["channels"][0], {"personas": []}),
                merged(
                    SOUND["channels"][0],
                    {"id": "x", "status": "dormant", "conditions": "c", "personas": []},
                ),
            ],
            "personas": [merged(SOUND["personas"][0], {"must_reach": True, "channels": ["x"]})],
        },
    ),
    (
        "PERS-005",
        "nobody of them is there",
        {**persona(use=[{"platform": "linkedin", "share": 0.0, "source": "s"}])},
    ),
)


@pytest.mark.parametrize(("code", "why", "tree"), SILENT)
def test_near_miss_gets_no_remark(review: Review, code: str, why: str, tree: Tree) -> None:
    """What is one step beside a rule does not trigger it."""
    assert code not in {finding.code for finding in review(tree)}, why


@pytest.mark.parametrize(("code", "why", "tree"), FIRES)
def test_other_ways_to_be_wrong(review: Review, code: str, why: str, tree: Tree) -> None:
    """A rule with more than one sentence or condition fires on each of them."""
    assert code in {finding.code for finding in review(tree)}, why
