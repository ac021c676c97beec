"""Rules about client, costs and accounts: near misses, and the other ways to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, changed, channel, channels, merged
from toolkit.review import Finding

Tree = dict[str, Any]
Case = tuple[str, str, Tree]
PAID = {"eur_per_month": 60}


def busy(made: float, makers: float | None) -> Tree:
    """One post a week that takes the officer so many hours, and the hours that the officer has."""
    steps = [{"id": "make", "role": "officer", "hours": made}]
    series = {"id": "s", "channels": ["linkedin"], "format": "own", "rule": "FREQ=WEEKLY;BYDAY=MO"}
    roles = [{**SOUND["roles"][0], "hours_per_week": makers}, *SOUND["roles"][1:]]
    return merged(
        channel(cadence={"min": 1, "max": 1}, hours_per_week=0),
        {
            "content": {"formats": [{"id": "own", "steps": steps}], "series": [series]},
            "roles": roles,
        },
    )


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
    (
        "COST-002",
        "exactly as many hours as there are",
        channel(levels=[], hours_per_week=8, cadence=None),
    ),
    (
        "COST-002",
        "setting up fits beside the rest in a quarter",
        channel(hours_per_week=1, cadence=None, setup_hours=80),
    ),
    ("COST-005", "exactly the hours of the role", busy(made=5, makers=5)),
    ("COST-005", "the hours of the role are not known", busy(made=6, makers=None)),
    ("COST-005", "together it is too much, and that is said", busy(made=20, makers=5)),
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
    ("COST-002", "making the posts takes more than there is", busy(made=9, makers=9)),
    (
        "COST-002",
        "setting up takes more than a quarter has left",
        channel(hours_per_week=7, cadence=None, setup_hours=80),
    ),
    ("COST-005", "the posts take more than the maker has", busy(made=6, makers=5)),
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


def finding(review: Review, code: str, tree: Tree) -> Finding:
    """The one finding with this code."""
    return next(each for each in review(tree) if each.code == code)


def test_usual_hours_only_warn(review: Review) -> None:
    """Hours by rule of thumb are called so, and never make an error, whatever the phase."""
    tree = merged(channel(cadence={"min": 9, "max": 9}), {"phase": "final"})
    counted = merged(busy(made=9, makers=9), {"phase": "final"})
    usual, own = finding(review, "COST-002", tree), finding(review, "COST-002", counted)

    assert (usual.severity, own.severity) == ("warning", "error")
    assert usual.message.startswith("By the usual hours for making")
    assert own.facts == {"needed": 9.0, "available": 8.0}


def test_unknown_hours_make_it_at_least(review: Review) -> None:
    """Where the making is not known, what is known is a least."""
    found = finding(review, "COST-002", channel(hours_per_week=9, cadence=None))

    assert found.message.startswith("The channels ask at least")
