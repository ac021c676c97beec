"""Rules about agreements: one step beside each, and the other ways to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, agreed, merged

Tree = dict[str, Any]
Case = tuple[str, str, Tree]


def per_channel(**roles: str) -> Tree:
    """The sound strategy with other roles for all channels."""
    answered = {question: {"role": role} for question, role in roles.items()}
    return {**SOUND, "responsibilities": {"per_channel": [answered]}}


def by_task(kind: str) -> Tree:
    """The sound strategy in which one of the usual tasks is divided, and nothing else."""
    task = {"kind": kind, "responsible": ["desk"], "accountable": ["manager"]}
    return {**SOUND, "responsibilities": {"tasks": [task]}}


SILENT: tuple[Case, ...] = (
    ("AGRM-001", "the table of tasks names who answers", by_task("answer")),
    ("AGRM-005", "the table of tasks names who decides", by_task("decide")),
    ("AGRM-001", "a norm in working days", agreed(response=[{"within_working_days": 1}])),
    (
        "AGRM-002",
        "a crisis agreement alone",
        agreed(escalation=[], crisis={"text": "Call the manager"}),
    ),
    ("AGRM-003", "every account is guarded", agreed(access=None)),
    ("AGRM-004", "a next date", agreed(review={"every_months": None, "next_on": "2027-01-05"})),
    (
        "AGRM-005",
        "the table of tasks names who decides",
        {
            **SOUND,
            "responsibilities": {
                "per_channel": [{"answers": {"role": "desk"}}],
                "tasks": [{"task": "Content plan", "accountable": ["manager"]}],
            },
        },
    ),
    (
        "AGRM-006",
        "a team of two",
        {
            **per_channel(makes="officer", decides="officer", answers="desk"),
            "roles": [
                {"id": "officer", "people": 1},
                {"id": "desk", "people": 1},
                {"id": "manager", "people": 0},
            ],
        },
    ),
    (
        "AGRM-006",
        "somebody else looks before",
        {
            **per_channel(makes="officer", decides="officer", answers="desk"),
            "agreements": {
                **SOUND["agreements"],
                "approval": [{"steps": [{"role": "desk"}, {"role": "officer"}]}],
            },
        },
    ),
    (
        "AGRM-007",
        "a role speaks",
        {
            **agreed(spokespersons=[]),
            "roles": [merged(SOUND["roles"][0], {"spokesperson": True}), *SOUND["roles"][1:]],
        },
    ),
    (
        "AGRM-008",
        "a norm without a share",
        agreed(
            response=[
                {"within_hours": 1, "hours": [{"days": ["mon"], "start": "09:00", "end": "10:00"}]}
            ]
        ),
    ),
    (
        "AGRM-009",
        "said in words",
        agreed(approval=[{"steps": [{"role": "manager"}], "text": "Within two days"}]),
    ),
)

FIRES: tuple[Case, ...] = (
    ("AGRM-001", "nobody answers", per_channel(makes="officer", decides="manager")),
    (
        "AGRM-002",
        "an escalation without a moment",
        agreed(escalation=[{"then": "Tell the team"}], crisis=None),
    ),
    (
        "AGRM-006",
        "what is agreed for all channels makes it so",
        {
            **SOUND,
            "responsibilities": {
                "per_channel": [
                    {"channel": "linkedin", "makes": {"role": "manager"}},
                    {"decides": {"role": "manager"}},
                ]
            },
        },
    ),
    (
        "AGRM-005",
        "only another channel has an approval",
        merged(
            {
                **per_channel(answers="desk"),
                "channels": [
                    SOUND["channels"][0],
                    {"id": "x", "status": "dormant", "conditions": "c"},
                ],
            },
            {
                "agreements": {
                    "approval": [
                        {"channels": ["x"], "steps": [{"role": "manager", "working_days": 1}]}
                    ]
                }
            },
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
