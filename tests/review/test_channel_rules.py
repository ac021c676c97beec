"""Rules about channels: one step beside each, and the other ways to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import AS_OF, Review
from tests.review.strategies import SOUND, changed, channel, channels, merged
from toolkit.analysis import analyse
from toolkit.evidence import Evidence, parse_evidence
from toolkit.review.cadence_rules import BY_JUDGEMENT
from toolkit.strategy import parse_strategy

Tree = dict[str, Any]
Case = tuple[str, str, Tree]


SILENT: tuple[Case, ...] = (
    ("CHAN-002", "the goal names it", channel(goals=[])),
    (
        "CHAN-002",
        "it goes up into another",
        channels({"id": "old", "goals": [], "merges_into": "linkedin"}),
    ),
    (
        "CHAN-002",
        "a goal on the channel that contributes to another",
        {
            **channels({"id": "old", "goals": ["growth"]}),
            "goals": [*SOUND["goals"], {"id": "growth", "kind": "channel", "parent": "requests"}],
        },
    ),
    (
        "CHAN-003",
        "named in words",
        {**channel(owner=None, owner_text="The team"), "responsibilities": {}},
    ),
    (
        "CHAN-003",
        "the table of tasks names somebody",
        {
            **channel(owner=None),
            "responsibilities": {
                "tasks": [{"task": "Page", "channel": "linkedin", "responsible": ["officer"]}]
            },
        },
    ),
    (
        "CHAN-003",
        "the usual task of making is divided for all channels",
        {
            **channel(owner=None),
            "responsibilities": {"tasks": [{"kind": "make", "responsible": ["officer"]}]},
        },
    ),
    (
        "CHAN-003",
        "one person does everything",
        {
            **changed(client={"employees": 1}),
            "channels": [merged(SOUND["channels"][0], {"owner": None})],
            "responsibilities": {},
        },
    ),
    (
        "CHAN-004",
        "a website has no rhythm",
        channels({"id": "site", "platform": "website", "cadence": None}),
    ),
    (
        "CHAN-004",
        "it is there for questions alone",
        merged(
            channel(cadence=None),
            {"goals": [merged(SOUND["goals"][0], {"kind": "customer_service"})]},
        ),
    ),
    (
        "CHAN-004",
        "only a maximum is a plan, if a poor one",
        channel(cadence={"min": None, "max": 6}),
    ),
    ("CHAN-006", "another name of a known platform", channel(platform="twitter")),
    (
        "CHAN-007",
        "one of two goals suits",
        merged(
            channel(platform="facebook", goals=["requests", "known"]),
            {"goals": [*SOUND["goals"], {"id": "known", "kind": "awareness"}]},
        ),
    ),
    ("CHAN-007", "nothing is judged of the platform", channel(platform="xing")),
    (
        "CHAN-009",
        "to be looked at on a day",
        channels({"id": "t", "status": "considered", "review_on": "2027-03"}),
    ),
    (
        "CHAN-009",
        "a decision was taken",
        merged(
            channels({"id": "t", "status": "considered"}),
            {"decisions": [{"id": "d", "taken": "Not now", "about": ["t"]}]},
        ),
    ),
    (
        "CHAN-010",
        "a minimum with copies",
        channel(cadence={"min": None, "max": 6, "with_copies_min": 2}),
    ),
    (
        "CHAN-011",
        "once a fortnight on LinkedIn",
        channel(cadence={"min": 2, "max": 2, "per": "month"}),
    ),
    ("CHAN-012", "a cap alone is no plan", channel(cadence={"min": None, "max": 42})),
    (
        "CHAN-012",
        "no advice is published",
        channel(platform="blog", cadence={"min": 20, "max": 20}),
    ),
    ("CHAN-012", "as many as advice allows", channel(cadence={"min": 5, "max": 5})),
    ("CHAN-013", "nothing is recorded", channel(administrators=[], two_factor=None)),
    (
        "CHAN-013",
        "the account is closed",
        channels({"id": "x", "status": "retired", "administrators": ["Owner"]}),
    ),
    (
        "CHAN-015",
        "not meant for them",
        merged(
            channel(personas=[]),
            {"personas": [merged(SOUND["personas"][0], {"ages": {"min": 10}})]},
        ),
    ),
    (
        "CHAN-016",
        "few copies that are counted",
        channels(
            {"id": "f", "copies_to": ["l"], "cadence": {"min": 0.5, "max": 1}},
            {"id": "l", "cadence": {"min": 3, "max": 3, "with_copies_min": 3.5}},
        ),
    ),
    (
        "CHAN-017",
        "the day is one of the posting days",
        merged(
            channel(posting_times=[{"days": ["tue"]}]),
            {
                "content": {
                    "series": [
                        {"id": "s", "rule": "FREQ=WEEKLY;BYDAY=TU", "channels": ["linkedin"]}
                    ]
                }
            },
        ),
    ),
    (
        "CHAN-017",
        "the day is that of the channel it is copied from",
        {
            **channels({"id": "f", "posting_times": [{"days": ["tue"]}]}),
            "channels": [
                merged(
                    SOUND["channels"][0], {"copies_to": ["f"], "posting_times": [{"days": ["mon"]}]}
                ),
                merged(SOUND["channels"][0], {"id": "f", "posting_times": [{"days": ["tue"]}]}),
            ],
            "content": {
                "items": [
                    {"id": "i", "rule": "FREQ=WEEKLY;BYDAY=MO", "channels": ["linkedin", "f"]}
                ]
            },
        },
    ),
    (
        "CHAN-017",
        "once a year is no rhythm",
        merged(
            channel(posting_times=[{"days": ["tue"]}]),
            {
                "content": {
                    "series": [
                        {
                            "id": "s",
                            "rule": "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU",
                            "channels": ["linkedin"],
                        }
                    ]
                }
            },
        ),
    ),
    (
        "CHAN-018",
        "fewer followers than a channel in use",
        channels({"id": "x", "status": "dormant", "conditions": "c", "followers": {"count": 96}}),
    ),
    (
        "CHAN-020",
        "the month is not over",
        channels({"id": "t", "status": "rejected", "status_reason": "r", "review_on": "2026-11"}),
    ),
)

FIRES: tuple[Case, ...] = (
    (
        "CHAN-002",
        "no channel is linked to a goal",
        {**channel(goals=[]), "goals": [merged(SOUND["goals"][0], {"channels": []})]},
    ),
    (
        "CHAN-004",
        "what was done is no plan",
        channel(cadence={"min": 1, "max": 2, "basis": "measured"}),
    ),
    (
        "CHAN-013",
        "the audit saw one administrator",
        merged(
            channel(administrators=[]),
            {"audit": [{"channel": "linkedin", "verdict": "keep", "administrators": ["Owner"]}]},
        ),
    ),
    (
        "CHAN-016",
        "copies that are not counted",
        {
            **SOUND,
            "channels": [
                merged(SOUND["channels"][0], {"copies_to": ["f"], "cadence": {"min": 1, "max": 1}}),
                merged(SOUND["channels"][0], {"id": "f", "cadence": {"min": 3, "max": 3}}),
            ],
        },
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


def test_advice_on_posting_says_whose_it_is(review: Review, evidence: Evidence) -> None:
    """The limit comes from its table with its source; an agency's own row goes before it."""
    tree = channel(cadence={"min": 8, "max": 8})
    header = "platform,most_posts_per_week,basis,reason_nl,reason_en\n"
    own = parse_evidence({"cadence": f"{header}linkedin,7,judgement,Zo,So\n"}, evidence)
    more = parse_evidence({"cadence": f"{header}linkedin,9,judgement,Zo,So\n"}, evidence)
    published = next(each for each in review(tree) if each.code == "CHAN-012")
    judged = analyse(parse_strategy(tree), own, AS_OF).findings
    enough = analyse(parse_strategy(tree), more, AS_OF).findings

    assert (published.facts["most"], published.facts["source"]) == (5, "Buffer 2026")
    assert [(each.facts["most"], each.message) for each in judged if each.code == "CHAN-012"] == [
        (7, BY_JUDGEMENT)
    ]
    assert "CHAN-012" not in {each.code for each in enough}


def test_an_idle_channel_says_what_it_costs(review: Review) -> None:
    """A channel without a goal says its hours: those that were given, else the usual ones."""
    idle = {"id": "idle", "goals": [], "platform": "instagram", "levels": []}
    given = {**idle, "hours_per_week": 2, "cadence": None}
    counted = next(each for each in review(channels(given)) if each.code == "CHAN-002")
    usual = next(each for each in review(channels(idle)) if each.code == "CHAN-002")

    assert counted.facts["hours"] == 2
    assert "about" not in counted.message
    assert float(str(usual.facts["hours"])) > 0
    assert usual.message.startswith("{channel} serves no goal, and takes about")
