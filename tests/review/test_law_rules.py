"""Rules about the law: one step beside each, and the other ways to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, agreed, changed, channel, goal, merged, persona, public

Tree = dict[str, Any]
Case = tuple[str, str, Tree]
PAID = {"eur_per_month": 60}


SILENT: tuple[Case, ...] = (
    ("LAW-001", "no public body", SOUND),
    ("LAW-003", "no video", public()),
    ("LAW-004", "no documents", public()),
    (
        "LAW-005",
        "fewer than ten people",
        merged(
            goal(kind="sales", statement="More orders online"),
            {"client": {"orientation": "b2c", "employees": 9}},
        ),
    ),
    ("LAW-005", "a shop with a door", goal(kind="sales", statement="More guests")),
    ("LAW-005", "a shop for businesses", goal(kind="sales", statement="More orders online")),
    (
        "LAW-006",
        "no page with statistics",
        merged(channel(platform="newsletter"), {"agreements": {"privacy": None}}),
    ),
    ("LAW-007", "no public body", channel(platform="facebook")),
    ("LAW-008", "nothing is paid for", SOUND),
    ("LAW-011", "sixteen", persona(ages={"min": 16, "max": 20})),
    (
        "LAW-012",
        "no pictures",
        merged(channel(platform="newsletter"), {"agreements": {"rights": None}}),
    ),
    ("LAW-013", "nothing is followed", public()),
    ("LAW-015", "the partner is no influencer", channel(holder="partner")),
    ("LAW-016", "not on a platform for video", channel(holder="influencer")),
    ("LAW-018", "not paid for", persona(ages={"min": 16, "max": 20})),
    ("LAW-019", "no public body, no vote", channel(paid=PAID)),
    ("LAW-020", "nothing is said about it", agreed(rights={"no_fake_engagement": None})),
    ("LAW-022", "another sector", changed(client={"sector": "Bakery"})),
    (
        "LAW-024",
        "deleted messages are listed",
        public(
            agreements={
                "archive": {"method": "m", "retention": "r", "law_version": "1995"},
                "house_rules": {"deleted_log": "A list"},
            }
        ),
    ),
    (
        "LAW-026",
        "each channel says it",
        merged(channel(accepts_formal_messages=False), {"client": {"public_body": True}}),
    ),
    (
        "LAW-027",
        "a code of conduct",
        {
            **channel(holder="employee"),
            "agreements": merged(
                SOUND["agreements"],
                {"conduct": {"employee_code_address": "https://www.example.org/code"}},
            ),
        },
    ),
    ("LAW-028", "no artificial intelligence", SOUND),
    ("LAW-029", "a newsletter has no profile", channel(platform="newsletter", profile_link=None)),
    ("LAW-030", "it is denied", changed(client={"positioning": "Not the cheapest"})),
)

FIRES: tuple[Case, ...] = (
    (
        "LAW-009",
        "a tool that is called so",
        changed(capacity={"tools": [{"name": "Meta pixel", "processor_agreement": True}]}),
    ),
    (
        "LAW-017",
        "the age is missing",
        merged(
            changed(content={"items": [{"id": "i", "title": "Winactie"}]}),
            {"agreements": {"advertising": {"prize_draw_rules": "On the site"}}},
        ),
    ),
    (
        "LAW-019",
        "a vote",
        merged(
            channel(paid=PAID),
            {
                "goals": [
                    merged(SOUND["goals"][0], {"statement": "More people know of the referendum"})
                ]
            },
        ),
    ),
    (
        "LAW-027",
        "civil servants as ambassadors",
        public(
            roles=[{"id": "officer", "tasks": ["Ambassadors"]}, *SOUND["roles"][1:]],
            agreements={"conduct": {"text": "Agreed"}},
        ),
    ),
    (
        "LAW-028",
        "a picture made by a machine",
        changed(content={"items": [{"id": "i", "rights": {"ai_generated": True}}]}),
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
