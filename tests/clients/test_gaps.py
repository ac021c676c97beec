"""What published strategies leave out, by those who read them, is what the review says of them."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest

from tests.clients.conftest import CLIENTS
from toolkit.analysis import analyse
from toolkit.store import read_strategy_file
from toolkit.store.evidence_files import load_evidence

AS_OF = dt.date(2026, 11, 30)
GAPS = {
    "clevyr": (
        ("no audience", "PERS-001", "personas"),
        ("no goal of the organisation, only counts of posts", "GOAL-004", "goals"),
        ("no target for reach, the only thing that is measured", "GOAL-012", "agreements.review"),
        ("no identity and positioning", "CLNT-001", "client"),
        ("no tone of voice", "CLNT-002", "client.tone"),
        ("no response time and nobody who answers", "AGRM-001", "agreements.response"),
        ("no owner per channel", "CHAN-003", "channels[0]"),
        ("no escalation and no crisis", "AGRM-002", "agreements.crisis"),
        ("no account security", "AGRM-003", "agreements.access"),
        ("no reason for the choice of platforms", "CHAN-008", "channels[4]"),
        ("no account names and followers", "AUDT-001", "channels[0]"),
        ("no measuring tool", "GOAL-003", "agreements.review"),
        ("the calendar posts on Instagram on a day that it does not plan", "CHAN-017", "content"),
        ("Facebook leaves out its copies", "CHAN-016", "channels[1]"),
        ("Twitter leaves out its copies", "CHAN-016", "channels[3]"),
    ),
    "english-city-council": (
        ("audiences are not linked to channels", "PERS-004", "personas[0]"),
        ("no lower bound for Facebook", "CHAN-010", "channels[0]"),
        ("no cadence for YouTube", "CHAN-004", "channels[7]"),
        ("no response time", "AGRM-001", "agreements.response"),
        ("no ages", "PERS-002", "personas[0]"),
        ("no numeric target for engagement", "GOAL-002", "goals[1]"),
        ("no team size or hours", "COST-001", "capacity"),
    ),
    "gemeente-weststellingwerf": (
        ("no target and no date for followers and reach", "GOAL-002", "goals[1]"),
        ("LinkedIn without figures", "AUDT-001", "channels[3]"),
        ("no goal per channel", "CHAN-002", "channels"),
        ("no planned cadence, only what was done", "CHAN-004", "channels[0]"),
        ("no ages of audiences", "PERS-002", "personas[0]"),
        ("no media of audiences", "PERS-004", "personas[0]"),
        ("no response time and hours", "AGRM-001", "agreements.response"),
        ("no tasks of staff", "CHAN-003", "channels[0]"),
        ("no hours of staff", "COST-001", "capacity"),
        ("interaction is a goal that nobody measures", "GOAL-002", "goals[2]"),
    ),
    "the-carpentries": (
        ("no response time and hours in which somebody watches", "AGRM-001", "agreements.response"),
        ("no target for the main objectives", "GOAL-002", "goals[0]"),
        ("YouTube has a number and no deadline", "GOAL-002", "goals"),
        ("no followers", "AUDT-001", "channels[0]"),
        ("no cadence but for the newsletter", "CHAN-004", "channels[0]"),
        ("no ages and personas", "PERS-002", "personas[0]"),
        ("channels are not linked to audiences", "PERS-004", "personas[0]"),
        ("no crisis or complaint procedure", "AGRM-002", "agreements.crisis"),
        ("no account security", "AGRM-003", "agreements.access"),
        ("no budget and no hours", "COST-001", "capacity"),
        ("no owner per channel", "CHAN-003", "channels"),
        ("no tool for figures of social media", "GOAL-003", "goals"),
    ),
}


@cache
def found(client: str) -> tuple[tuple[str, str], ...]:
    """The code and place of each finding about an example."""
    strategy = read_strategy_file(CLIENTS / client / "strategy.yaml").strategy
    return tuple(
        (each.code, each.path) for each in analyse(strategy, load_evidence(), AS_OF).findings
    )


@pytest.mark.parametrize(
    ("client", "gap", "code", "path"),
    [(client, *gap) for client, gaps in GAPS.items() for gap in gaps],
)
def test_each_gap_of_a_published_strategy_is_a_finding(client, gap, code, path):
    """What the source does not say stands among the findings, at its place in the file."""
    assert any(each == code and place.startswith(path) for each, place in found(client)), gap
