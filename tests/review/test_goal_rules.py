"""Rules about goals and their figures: one step beside each, and the other ways to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, agreed, channel, goal, merged, persona

Tree = dict[str, Any]
Case = tuple[str, str, Tree]
PAID = {"eur_per_month": 60}


MEASURED = {"share_per_post": 0.1, "source": "Export", "measured_on": "2026-10"}
COUNTED = {"count": 1000, "counted_on": "2026-10", "source": "Export"}


def reach(target: float, unit: str = "people a month", **fields: Any) -> Tree:
    """A goal of reach, on a channel with 1000 followers, of whom a post meets a hundred."""
    known = channel(**merged({"followers": COUNTED, "organic_reach": MEASURED}, fields))
    wanted = {"kpi": {"name": "Reach"}, "unit": unit, "target": {"value": target}}
    return {**known, "goals": [merged(SOUND["goals"][0], wanted)]}


SILENT: tuple[Case, ...] = (
    (
        "GOAL-002",
        "measured before a date is an answer",
        goal(baseline=None, measure_baseline_by="2027-02-01"),
    ),
    (
        "GOAL-002",
        "months after an event are a date",
        goal(deadline={"on": None, "months_after": 3, "after": "the start"}),
    ),
    ("GOAL-002", "a change in per cent is a target", goal(target={"value": None, "change": 0.2})),
    (
        "GOAL-002",
        "keeping the level is a target",
        goal(target={"value": None, "direction": "keep"}),
    ),
    ("GOAL-002", "not known yet is an answer", goal(target=None, not_known=["target"])),
    ("GOAL-002", "a goal that is met needs none", goal(target=None, status="met")),
    (
        "GOAL-002",
        "the audit counts the followers",
        goal(kind="awareness", kpi={"name": "Followers"}, baseline=None),
    ),
    ("GOAL-002", "a cadence in disguise", goal(kind="channel", unit="posts a week", deadline=None)),
    (
        "GOAL-003",
        "the goal's owner keeps it",
        goal(kpi={"name": "Requests", "supplier": "log", "owner": None}, owner="officer"),
    ),
    (
        "GOAL-004",
        "one goal says what for",
        {**SOUND, "goals": [*SOUND["goals"], {"id": "posts", "kind": "channel"}]},
    ),
    (
        "GOAL-005",
        "down is right when less is better",
        goal(baseline={"value": 8}, target={"value": 3, "direction": "down"}),
    ),
    (
        "GOAL-006",
        "as many as there are",
        merged(
            persona(size=140),
            {"goals": [merged(SOUND["goals"][0], {"unit": "people", "target": {"value": 140}})]},
        ),
    ),
    ("GOAL-006", "a size that is not known", goal(unit="people", target={"value": 9000})),
    (
        "GOAL-006",
        "followers with paid reach",
        {
            **channel(paid=PAID),
            "goals": [
                merged(
                    SOUND["goals"][0],
                    {"unit": "followers", "baseline": {"value": 100}, "target": {"value": 900}},
                )
            ],
        },
    ),
    ("GOAL-006", "as many as the posts of a month meet", reach(850)),
    ("GOAL-006", "as many as a post meets", reach(100, "people per post")),
    ("GOAL-006", "within a year", reach(9000, "people a year")),
    (
        "GOAL-006",
        "paid reach makes up for it",
        reach(5800, paid={"eur_per_month": 60, "people_per_month": 5000}),
    ),
    ("GOAL-006", "what is paid reaches nobody knows how many", reach(5800, paid=PAID)),
    (
        "GOAL-006",
        "the budget for paid reach is not divided yet",
        merged(reach(5800), {"capacity": {"media_eur_per_month": 100}}),
    ),
    ("GOAL-006", "no cadence, up to twice the followers", reach(2000, cadence=None)),
    ("GOAL-007", "the last day is today", goal(deadline={"on": "2026-11-23"})),
    ("GOAL-007", "the year is not over", goal(deadline={"on": "2026"})),
    (
        "GOAL-009",
        "four goals",
        {
            **SOUND,
            "goals": [merged(SOUND["goals"][0], {"id": f"g{n}", "channels": []}) for n in range(4)]
            + [merged(SOUND["goals"][0], {"status": "met"})],
        },
    ),
    (
        "GOAL-010",
        "a figure of which nothing is known",
        goal(kpi={"name": "Smiles at the till", "supplier": "export"}),
    ),
    ("GOAL-011", "reach is right for awareness", goal(kind="awareness", kpi={"name": "Reach"})),
    ("GOAL-013", "the day is still to come", goal(baseline=None, measure_baseline_by="2026-12")),
    (
        "GOAL-014",
        "a goal about the organisation",
        {**SOUND, "goals": [*SOUND["goals"], {"id": "third", "kind": "organisation"}]},
    ),
    (
        "GOAL-014",
        "a goal that does not count",
        {**SOUND, "goals": [*SOUND["goals"], {"id": "later", "kind": "sales", "weight": 0}]},
    ),
)

FIRES: tuple[Case, ...] = (
    ("GOAL-003", "a reviewed figure without a tool", agreed(review={"kpis": ["Reach"]})),
    (
        "GOAL-005",
        "up, but to less",
        goal(baseline={"value": 8}, target={"value": 3, "direction": "up"}),
    ),
    ("GOAL-005", "a change of nothing", goal(target={"value": None, "change": 0})),
    (
        "GOAL-006",
        "reach beyond the followers",
        goal(kpi={"name": "Reach"}, unit="people a month", target={"value": 5000}),
    ),
    ("GOAL-006", "more than the posts of a month meet", reach(900)),
    ("GOAL-006", "more than one post meets", reach(110, "people per post")),
    ("GOAL-006", "more than a year of posts meets", reach(11000, "people a year")),
    ("GOAL-006", "no cadence, over twice the followers", reach(2100, cadence=None)),
    (
        "GOAL-006",
        "few of the followers are the audience",
        reach(
            50,
            "people per post",
            followers={"shares": [{"persona": "buyer", "share": 0.4, "source": "Export"}]},
        ),
    ),
    (
        "GOAL-006",
        "followers times five, unpaid",
        goal(unit="followers", baseline={"value": 200}, target={"value": 1000}),
    ),
    (
        "GOAL-014",
        "every channel has another goal",
        {**SOUND, "goals": [*SOUND["goals"], {"id": "known", "kind": "awareness"}]},
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


def test_a_target_is_held_against_expected_reach(review: Review) -> None:
    """The finding says what measured posts come to: 1000 × 10% × 2 posts × 4.35 weeks."""
    found = next(each for each in review(reach(900)) if each.code == "GOAL-006")

    assert found.facts["most"] == 870
    assert "by the measured reach per post" in found.message
