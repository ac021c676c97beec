"""Goals, audiences and channels that do not quite meet: near misses."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, channel, example, merged

Tree = dict[str, Any]

GOAL = SOUND["goals"][0]
BUYER = SOUND["personas"][0]
FACEBOOK = {**SOUND["channels"][0], "id": "facebook", "platform": "facebook", "goals": []}
LINKEDIN = SOUND["channels"][0]


def unused(**changes: Any) -> Tree:
    """The example of a channel that is left unused, with other sections."""
    return {**example("PERS-008", "wrong"), **changes}


def planned(**fields: Any) -> Tree:
    """A series about requests, and a page that serves another goal."""
    series = {"id": "tips", "channels": ["facebook"], "goals": ["requests"], **fields}
    known = {**GOAL, "id": "known", "kind": "awareness", "channels": ["facebook"]}
    return {
        **SOUND,
        "goals": [GOAL, known],
        "channels": [LINKEDIN, FACEBOOK],
        "content": {"series": [series]},
    }


SILENT: tuple[tuple[str, str, Tree], ...] = (
    (
        "PERS-008",
        "it does not have to be reached",
        unused(personas=[{**example("PERS-008", "wrong")["personas"][0], "must_reach": False}]),
    ),
    (
        "PERS-008",
        "hardly anyone of them is there",
        unused(
            personas=[
                {
                    **example("PERS-008", "wrong")["personas"][0],
                    "use": [
                        {"platform": "linkedin", "share": 0.05, "source": "Calls"},
                        {"platform": "newsletter", "share": 0.05, "source": "The list"},
                    ],
                }
            ]
        ),
    ),
    (
        "PERS-008",
        "the channel is not in use",
        unused(
            channels=[
                merged(each, {"status": "dormant"}) if each["id"] == "linkedin" else each
                for each in example("PERS-008", "wrong")["channels"]
            ]
        ),
    ),
    (
        "PERS-008",
        "an unknown cadence adds nothing that is known",
        unused(
            channels=[
                merged(each, {"cadence": None}) if each["id"] == "linkedin" else each
                for each in example("PERS-008", "wrong")["channels"]
            ]
        ),
    ),
    ("CHAN-021", "one of its goals is served there", planned(goals=["requests", "known"])),
    ("CHAN-021", "it serves no goal at all, which is another rule", planned(goals=[])),
    ("CHAN-021", "the series has ended", planned(status="stopped")),
    (
        "CHAN-022",
        "one of its goals is for everybody",
        {
            **channel(personas=["buyer", "family"], goals=["requests", "known"]),
            "personas": [BUYER, {**BUYER, "id": "family"}],
            "goals": [GOAL, {**GOAL, "id": "known", "personas": []}],
        },
    ),
    (
        "CHAN-022",
        "it has no goal at all, which is another rule",
        {
            **channel(personas=["buyer", "family"], goals=[]),
            "personas": [BUYER, {**BUYER, "id": "family"}],
            "goals": [{**GOAL, "channels": []}],
        },
    ),
    ("AUDT-007", "the name is that of a role", {**SOUND, "audit": [{"owner": "officer"}]}),
    (
        "AUDT-007",
        "the name is that of the client",
        {**SOUND, "audit": [{"owner": "Bakery", "administrators": ["Officer"]}]},
    ),
    ("AUDT-007", "nobody knows who manages it", {**SOUND, "audit": [{"owner": "A former intern"}]}),
)


@pytest.mark.parametrize(("code", "why", "tree"), SILENT)
def test_near_miss_gets_no_remark(review: Review, code: str, why: str, tree: Tree) -> None:
    """What is one step beside a rule does not trigger it."""
    assert code not in {finding.code for finding in review(tree)}, why


def test_one_act_is_asked_for_once(review: Review) -> None:
    """A post and an audience on a channel that lacks the goal are not told beside the goal."""
    tree = example("PERS-008", "wrong")
    tree["content"] = {"items": [{"id": "i", "channels": ["linkedin"], "goals": ["known"]}]}

    found = [each.code for each in review(tree)]

    assert "PERS-008" in found
    assert "CHAN-021" not in found
    assert "CHAN-022" not in found


def test_an_item_that_differs_from_its_series_is_looked_at(review: Review) -> None:
    """Of a series that fits, the one item that goes elsewhere is named, at its place."""
    tree = planned(channels=["linkedin"])
    tree["content"]["items"] = [{"id": "one", "series": "tips", "channels": ["facebook"]}]

    found = {(each.code, each.path) for each in review(tree)}

    assert ("CHAN-021", "content.items[0]") in found
    assert ("CHAN-021", "content.series[0]") not in found
