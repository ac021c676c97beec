"""Each rule has a strategy that triggers it, and a near miss that does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from toolkit.language import words_for
from toolkit.review import RULES, Finding, finding_text, findings_text, rule_of

Review = Callable[[Mapping[str, Any]], tuple[Finding, ...]]

GOAL = {
    "id": "g",
    "kind": "leads",
    "statement": "More requests",
    "kpi": {"name": "Requests", "supplier": "log", "owner": "r"},
    "unit": "requests",
    "baseline": {"value": 3},
    "target": {"value": 8},
    "deadline": {"on": "2027-06-30"},
}
PERSONA = {
    "id": "p",
    "name": "Ruben",
    "setting": "work",
    "ages": {"min": 30, "max": 55},
    "purchase_motives": ["Taste"],
    "address_as": "Short",
    "online_behaviour": "In the morning",
    "use": [{"platform": "linkedin", "share": 0.6}],
}
CHANNEL = {
    "id": "c",
    "platform": "linkedin",
    "name": "LinkedIn page",
    "goals": ["g"],
    "owner": "r",
    "cadence": {"min": 1, "max": 2},
}
SOUND: dict[str, Any] = {
    "client": {
        "name": "Client",
        "identity": "Who we are",
        "positioning": "How we want to be known",
        "tone": {"description": "Warm"},
    },
    "goals": [GOAL],
    "personas": [PERSONA],
    "channels": [CHANNEL],
    "roles": [{"id": "r", "name": "Officer"}],
    "agreements": {
        "response": [{"share": 0.8, "within_hours": 4}],
        "escalation": [{"when": "Anger", "then": "Call"}],
        "access": {"two_factor": True},
        "review": {"every_months": 3},
    },
    "capacity": {"hours_per_week": 8},
}


def changed(**sections: Any) -> dict[str, Any]:
    """The sound strategy with other sections."""
    return {**SOUND, **sections}


def goal(**fields: Any) -> dict[str, Any]:
    """The sound strategy with another goal."""
    return changed(goals=[{**GOAL, **fields}])


def persona(**fields: Any) -> dict[str, Any]:
    """The sound strategy with another persona."""
    return changed(personas=[{**PERSONA, **fields}])


def channel(**fields: Any) -> dict[str, Any]:
    """The sound strategy with another channel."""
    return changed(channels=[{**CHANNEL, **fields}])


def agreements(**fields: Any) -> dict[str, Any]:
    """The sound strategy with other agreements."""
    return changed(agreements={**SOUND["agreements"], **fields})


CASES: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
    ("CLNT-001", changed(client={"name": "C", "identity": "Who"}), SOUND),
    ("CLNT-002", changed(client={"name": "C"}), changed(client={"tone": {"emoji": "none"}})),
    ("COST-001", changed(capacity={}), changed(capacity={"hours_per_week": 0})),
    ("GOAL-001", changed(goals=[], channels=[]), SOUND),
    ("GOAL-002", goal(baseline=None), goal(baseline=None, measure_baseline_by="2027-02-01")),
    ("GOAL-002", goal(deadline=None), goal(deadline={"months_after": 3, "after": "the start"})),
    ("GOAL-002", goal(target={"direction": "up"}), goal(target={"change": 0.2})),
    ("GOAL-002", goal(target=None), goal(target=None, not_known=["target"])),
    ("GOAL-002", goal(target=None), goal(target=None, status="met")),
    ("GOAL-003", goal(kpi={"name": "Requests"}), SOUND),
    ("GOAL-004", goal(kind="channel"), SOUND),
    ("PERS-001", changed(personas=[]), SOUND),
    ("PERS-002", persona(ages=None), persona(ages=None, not_known=["ages"])),
    (
        "PERS-003",
        persona(must_reach=True, use=[{"platform": "linkedin", "share": 0.01}]),
        persona(must_reach=True, use=[]),
    ),
    ("PERS-004", persona(use=[]), persona(use=[], channels=["c"])),
    ("CHAN-001", channel(status="rejected"), SOUND),
    ("CHAN-002", channel(goals=[]), changed(goals=[{**GOAL, "channels": ["c"]}])),
    ("CHAN-003", channel(owner=None), channel(owner=None, status="on_hold")),
    ("CHAN-004", channel(cadence={"text": "now and then"}), SOUND),
    ("CHAN-004", channel(cadence={"min": 1, "basis": "measured"}), channel(cadence={"max": 6})),
    (
        "CHAN-005",
        channel(status="dormant"),
        channel(status="dormant", conditions="Only in an emergency"),
    ),
    ("CHAN-006", channel(platform="facebok"), channel(platform="twitter")),
    ("AGRM-001", agreements(response=[]), agreements(response=[{"within_working_days": 1}])),
    ("AGRM-002", agreements(escalation=[]), agreements(escalation=[], crisis={"text": "Call"})),
    ("AGRM-003", agreements(access=None), SOUND),
    ("AGRM-004", agreements(review=None), SOUND),
)


def test_a_sound_strategy_has_no_findings(review: Review) -> None:
    """A strategy in which everything is said gets no remark."""
    found = review(SOUND)

    assert [finding.code for finding in found] == []


@pytest.mark.parametrize(("code", "triggers", "near_miss"), CASES)
def test_rule_fires_and_stays_silent(
    review: Review, code: str, triggers: dict[str, Any], near_miss: dict[str, Any]
) -> None:
    """A rule fires where it applies, and not one step away from there."""
    assert code in {finding.code for finding in review(triggers)}
    assert code not in {finding.code for finding in review(near_miss)}


def test_every_rule_has_a_case() -> None:
    """No rule goes without a strategy that triggers it."""
    assert {rule.code for rule in RULES} == {code for code, _, _ in CASES}
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("code", "triggers", "near_miss"), CASES)
def test_finding_is_said_in_both_languages(
    review: Review,
    code: str,
    triggers: dict[str, Any],
    near_miss: dict[str, Any],
    language: str,
) -> None:
    """Each finding has a sentence and advice in Dutch and English, with no place left open."""
    words = words_for(language)
    said = [finding_text(each, words) for each in review(triggers) if each.code == code]

    assert said
    for text in said:
        assert text.message
        assert text.advice
        assert "{" not in text.message + text.advice
        assert (words(rule_of(code).advice) == rule_of(code).advice) == (language == "en")


def test_a_final_strategy_is_judged_harder(review: Review) -> None:
    """What is a warning in a concept is an error once the strategy is called final."""
    concept = review(changed(capacity={}))
    final = review(changed(capacity={}, phase="final"))

    assert [finding.severity for finding in concept] == ["warning"]
    assert [finding.severity for finding in final] == ["error"]


def test_an_accepted_finding_carries_its_reason(review: Review) -> None:
    """A finding that a decision accepts comes last, with the reason."""
    decision = {"id": "d", "accepts": "COST-001", "reason": "We start with what there is"}
    found = review(changed(capacity={}, decisions=[decision], client={}))

    assert found[-1].code == "COST-001"
    assert found[-1].accepted == "We start with what there is"
    assert all(finding.accepted is None for finding in found[:-1])


def test_findings_of_one_rule_are_said_together(review: Review) -> None:
    """Three channels without an owner are one sentence that names the three."""
    channels = [{**CHANNEL, "id": f"c{n}", "name": f"Page {n}", "owner": None} for n in range(3)]
    found = tuple(each for each in review(changed(channels=channels)) if each.code == "CHAN-003")

    said = findings_text(found, words_for("en")).message

    assert said == "Nobody is named who runs these 3 channels: Page 0; Page 1; Page 2."
