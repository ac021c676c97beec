"""Rules about client, costs and accounts: near misses, and the other ways to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, changed, channel, channels, merged

Tree = dict[str, Any]
Case = tuple[str, str, Tree]
PAID = {"eur_per_month": 60}


SILENT: tuple[Case, ...] = (
    (
        "CLNT-001",
        "it is known that it is not known",
        changed(client={"positioning": None, "not_known": ["positioning"]}),
    ),
    (
        "CLNT-002",
        "one choice is a start",
        changed(client={"tone": {"description": None, "emoji": "none"}}),
    ),
    ("CLNT-003", "a region says it, too", changed(client={"country": None, "region": "Worldwide"})),
    (
        "CLNT-005",
        "the last day is today",
        changed(period={"start": "2026-01-01", "end": "2026-11-23"}),
    ),
    ("COST-001", "no hours at all is an answer", changed(capacity={"hours_per_week": 0})),
    ("COST-002", "exactly as many hours as there are", channel(hours_per_week=8)),
    (
        "COST-002",
        "a sleeping channel takes none",
        channels({"id": "x", "status": "dormant", "hours_per_week": 9}),
    ),
    (
        "COST-003",
        "one role's hours are not known",
        changed(
            capacity={"hours_per_week": 9},
            roles=[*SOUND["roles"], {"id": "free", "name": "Freelance"}],
        ),
    ),
    (
        "COST-004",
        "the budget for everything is not known",
        changed(capacity={"eur_per_month": None}),
    ),
    (
        "AUDT-001",
        "a website has no followers",
        channels({"id": "site", "platform": "website", "handle": None, "followers": None}),
    ),
    (
        "AUDT-001",
        "the audit knows them",
        merged(
            channel(followers=None),
            {
                "audit": [
                    {
                        "channel": "linkedin",
                        "verdict": "keep",
                        "followers": {"count": 3, "counted_on": "2026-10"},
                    }
                ]
            },
        ),
    ),
    (
        "AUDT-002",
        "last November counts as a year at most",
        channel(followers={"count": 3, "counted_on": "2025-11"}),
    ),
    (
        "AUDT-004",
        "improving fits a channel in use",
        changed(audit=[{"channel": "linkedin", "verdict": "improve"}]),
    ),
    (
        "AUDT-006",
        "the account is to sleep",
        merged(
            channels({"id": "x", "status": "dormant"}),
            {"audit": [{"channel": "x", "verdict": "stop", "branding": "wrong"}]},
        ),
    ),
)

FIRES: tuple[Case, ...] = (
    ("COST-001", "only the money is missing", changed(capacity={"eur_per_month": None})),
    ("COST-003", "the roles promise more than there is", changed(capacity={"hours_per_week": 4})),
    (
        "COST-004",
        "tools and paid reach pass the budget",
        merged(
            channel(paid=PAID),
            {"capacity": {"eur_per_month": 70, "tools": [{"name": "t", "eur_per_month": 19}]}},
        ),
    ),
    (
        "AUDT-004",
        "kept by the audit, closed by the plan",
        merged(
            channels({"id": "x", "status": "retired"}),
            {"audit": [{"channel": "x", "verdict": "keep"}]},
        ),
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
