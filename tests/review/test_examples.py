"""What the review makes of the example clients: the gaps they are known to have, and no noise."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.review.conftest import Review
from toolkit.review import Finding

CLIENTS = Path(__file__).parents[2] / "clients"

BAKERY, AGENCY = "bakkerij-lindewaal", "clevyr"
COUNCIL, COMMUNITY, TOWN = "english-city-council", "the-carpentries", "gemeente-weststellingwerf"

# What a consultant who read the published strategy misses in it: the client, what is missing,
# and each finding that says so, by code and place.
GAPS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (AGENCY, "no audience at all", (("PERS-001", "personas"),)),
    (AGENCY, "no goal but numbers of posts", (("GOAL-004", "goals"),)),
    (
        AGENCY,
        "reach is measured, without baseline, target or date",
        (("GOAL-012", "agreements.review.kpis"),),
    ),
    (
        AGENCY,
        "no identity, positioning or tone",
        (("CLNT-001", "client"), ("CLNT-002", "client.tone")),
    ),
    (AGENCY, "no response time, and nobody who answers", (("AGRM-001", "agreements.response"),)),
    (AGENCY, "no owner per channel", (("CHAN-003", "channels[0]"), ("CHAN-003", "channels[6]"))),
    (
        AGENCY,
        "no escalation, crisis or account security",
        (("AGRM-002", "agreements.crisis"), ("AGRM-003", "agreements.access")),
    ),
    (
        AGENCY,
        "no reason for these seven platforms",
        tuple(("CHAN-008", f"channels[{n}]") for n in range(7)),
    ),
    (
        AGENCY,
        "no account names or follower counts",
        (("AUDT-001", "channels[0]"), ("AUDT-001", "channels[3]")),
    ),
    (
        AGENCY,
        "blogs are written in turn, and nobody answers for them",
        (("TASK-001", "responsibilities.tasks[1]"),),
    ),
    (AGENCY, "no measuring tool", (("GOAL-003", "agreements.review"),)),
    (AGENCY, "Instagram's days are not those of the calendar", (("CHAN-017", "content.items[7]"),)),
    (
        AGENCY,
        "Facebook and Twitter leave out the copies",
        (("CHAN-016", "channels[1].cadence"), ("CHAN-016", "channels[3].cadence")),
    ),
    (
        AGENCY,
        "nothing in the weekly grid has a purpose",
        (("CONT-001", "content.series[0]"), ("CONT-001", "content.items[3]")),
    ),
    (
        COMMUNITY,
        "key dates without a date or a purpose",
        (
            *(("CONT-012", f"content.key_dates[{n}]") for n in range(4)),
            *(("CONT-013", f"content.key_dates[{n}]") for n in range(6)),
        ),
    ),
    (
        COMMUNITY,
        "the parts of the newsletter have no purpose",
        tuple(("CONT-001", f"content.series[{n}]") for n in range(3)),
    ),
    (TOWN, "followers and reach without target or date", (("GOAL-002", "goals[1]"),)),
    (
        TOWN,
        "LinkedIn without figures or goal",
        (("AUDT-001", "channels[3]"), ("CHAN-002", "channels")),
    ),
    (TOWN, "no goal per channel", (("CHAN-002", "channels"),)),
    (
        TOWN,
        "no planned cadence, only what was done",
        tuple(("CHAN-004", f"channels[{n}].cadence") for n in range(4)),
    ),
    (
        TOWN,
        "audiences without ages or media",
        (
            ("PERS-002", "personas[0]"),
            ("PERS-002", "personas[1]"),
            ("PERS-004", "personas[0]"),
            ("PERS-004", "personas[1]"),
        ),
    ),
    (TOWN, "no response time or hours", (("AGRM-001", "agreements.response"),)),
    (TOWN, "no tasks or hours of staff", (("CHAN-003", "channels[0]"), ("COST-001", "capacity"))),
    (TOWN, "interaction is a goal that nothing measures", (("GOAL-002", "goals[2]"),)),
    (
        COUNCIL,
        "audiences are not linked to channels yet",
        (("PERS-004", "personas[0]"), ("PERS-004", "personas[9]")),
    ),
    (
        COUNCIL,
        "who makes is known on two channels, who posts, watches and answers is not",
        (("TASK-004", "channels[0]"), ("TASK-004", "channels[1]")),
    ),
    (
        COUNCIL,
        "accounts are kept, without two-factor login or a second administrator",
        (("TASK-007", "agreements.access"),),
    ),
    (
        COUNCIL,
        "nobody keeps posts, comments and messages",
        (("TASK-010", "agreements.archive.covers"),),
    ),
    (
        BAKERY,
        "Yara is met on one channel, and Instagram, where most of them are, is not used for jobs",
        (("PERS-008", "goals[5].channels"),),
    ),
    (BAKERY, "an account stands in a leaver's name", (("AUDT-007", "audit[1].owner"),)),
    (
        BAKERY,
        "families get a newsletter without a goal for them",
        (("CHAN-022", "channels[3].personas"),),
    ),
    (COUNCIL, "no way to reach who stops the posts", (("TASK-008", "agreements.crisis"),)),
    (COUNCIL, "Facebook has a maximum only", (("CHAN-010", "channels[0].cadence"),)),
    (COMMUNITY, "no response time or hours", (("AGRM-001", "agreements.response"),)),
    (
        COMMUNITY,
        "no target or date for the four objectives",
        tuple(("GOAL-002", f"goals[{n}]") for n in range(4)),
    ),
    (COMMUNITY, "a target for YouTube without a date", (("GOAL-002", "goals[4]"),)),
    (COMMUNITY, "no follower counts", tuple(("AUDT-001", f"channels[{n}]") for n in range(10))),
    (
        COMMUNITY,
        "no cadence but the newsletter's",
        tuple(("CHAN-004", f"channels[{n}].cadence") for n in (0, 4, 5, 6, 7)),
    ),
    (
        COMMUNITY,
        "no ages, hardly personas",
        tuple(("PERS-002", f"personas[{n}]") for n in range(8)),
    ),
    (
        COMMUNITY,
        "the primary audiences have no channel",
        tuple(("PERS-004", f"personas[{n}]") for n in (0, 1, 3)),
    ),
    (
        COMMUNITY,
        "no crisis procedure, no account security",
        (("AGRM-002", "agreements.crisis"), ("AGRM-003", "agreements.access")),
    ),
    (
        COMMUNITY,
        "two answer for a formal statement, nobody for the newsletter",
        (
            ("TASK-002", "responsibilities.tasks[3]"),
            ("TASK-001", "responsibilities.tasks[0]"),
        ),
    ),
    (COMMUNITY, "no house rules", (("TASK-009", "agreements.house_rules"),)),
    (COMMUNITY, "no budget and no hours", (("COST-001", "capacity"),)),
    (
        COMMUNITY,
        "no owner per channel but the newsletter's",
        (("CHAN-003", "channels[4]"), ("CHAN-003", "channels[7]")),
    ),
    (
        COMMUNITY,
        "no tool for social media figures",
        (("GOAL-003", "goals[4].kpi"), ("GOAL-003", "goals[7].kpi")),
    ),
)

# A strategy that follows the article to the letter has a few true, small ones.
SMALL_ONES = {
    *("AGRM-008", "AUDT-003", "AUDT-006", "AUDT-007", "CHAN-013", "CHAN-017", "CHAN-022"),
    *("EVID-002", "LAW-029", "PERS-008"),
}


def found_in(review: Review, client: str) -> tuple[Finding, ...]:
    """What the review notices in an example client."""
    text = (CLIENTS / client / "strategy.yaml").read_text(encoding="utf-8")
    return review(YAML(typ="safe").load(text))


@pytest.mark.parametrize(("client", "gap", "findings"), GAPS)
def test_known_gap_is_found(
    review: Review, client: str, gap: str, findings: tuple[tuple[str, str], ...]
) -> None:
    """What a reader misses in a published strategy, the review misses, too."""
    found = {(each.code, each.path) for each in found_in(review, client)}

    assert set(findings) <= found, gap


def test_what_one_act_mends_is_one_finding(review: Review) -> None:
    """One norm for two channels, and one series on two channels, are each said once."""
    found = [each.code for each in found_in(review, BAKERY)]

    assert found.count("AGRM-008") == found.count("CHAN-017") == 1


def test_missing_parts_are_named(review: Review) -> None:
    """A finding says which part is missing: of the town's goal the target and the date."""
    found = found_in(review, TOWN)
    facts = {(each.code, each.path): each.facts for each in found}

    assert facts["GOAL-002", "goals[1]"]["missing"] == ("goals.target", "goals.deadline")
    assert "goals.kpi" in facts["GOAL-002", "goals[2]"]["missing"]  # type: ignore[operator]
    assert "personas.ages" in facts["PERS-002", "personas[0]"]["missing"]  # type: ignore[operator]


def test_a_strategy_to_the_letter_has_few_findings(review: Review) -> None:
    """The invented bakery gets a handful of remarks, none of them an error."""
    found = found_in(review, BAKERY)

    assert {each.code for each in found} <= SMALL_ONES
    assert all(each.severity != "error" for each in found)


@pytest.mark.parametrize("client", [AGENCY, COUNCIL, COMMUNITY])
def test_dutch_law_is_for_dutch_clients(review: Review, client: str) -> None:
    """Clients elsewhere hear nothing of Dutch law."""
    assert not [each for each in found_in(review, client) if each.code.startswith("LAW")]
