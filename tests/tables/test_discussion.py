"""A draft ends with the agenda of the next meeting."""

from __future__ import annotations

import datetime as dt
from typing import Any

from toolkit.analysis import analyse
from toolkit.language import words_for
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import parse_strategy
from toolkit.tables.block import Bullets, Heading
from toolkit.tables.discussion import discussion_section
from toolkit.tables.view import View

TREE: dict[str, Any] = {
    "client": {"name": "X", "language": "en"},
    "roles": [{"id": "boss", "name": "Director"}],
    "goals": [
        {"id": "a", "kind": "leads", "name": "More requests", "measure_baseline_by": "2027-01-31"}
    ],
    "decisions": [
        {"id": "one", "asked": "Do we go on with TikTok?"},
        {"id": "two", "asked": "Who answers?", "taken": "The shop."},
    ],
    "open_questions": [
        {"question": "Who answers at the weekend?", "owner": "boss", "by": "2026-12-15"},
        {"question": "How many customers are there?"},
        {"question": "Known by now?", "status": "answered"},
    ],
}


def agenda(tree: dict[str, Any], language: str = "en") -> dict[str | None, tuple[str, ...]]:
    """The lists of the agenda, by their title."""
    analysis = analyse(parse_strategy(tree), load_evidence(), dt.date(2026, 11, 23))
    found = discussion_section(View(analysis, words_for(language)))
    assert not found or isinstance(found[0], Heading)
    return {each.title: each.items for each in found if isinstance(each, Bullets)}


def test_what_is_open_is_on_the_agenda():
    """Open decisions, the largest gaps, questions and actions: what is settled is not there."""
    lists = agenda(TREE)

    assert list(lists) == ["To decide", "The largest gaps", "Questions", "Actions"]
    assert lists["To decide"] == ("Do we go on with TikTok?",)
    assert len(lists["The largest gaps"]) == 5
    assert lists["Questions"] == ("How many customers are there?",)
    assert lists["Actions"] == (
        "Director finds out by 15 December 2026: Who answers at the weekend?",
        "Measure before 31 January 2027 where “More requests” stands now.",
    )


def test_the_agenda_is_in_the_clients_language():
    """In a Dutch strategy the agenda is Dutch."""
    assert list(agenda(TREE, "nl")) == ["Te besluiten", "De grootste gaten", "Vragen", "Acties"]


def test_a_final_strategy_has_no_agenda():
    """What is final is not up for discussion."""
    assert agenda(TREE | {"phase": "final"}) == {}


def test_a_channel_that_the_mix_would_change_is_to_be_decided():
    """What the advised mix changes is a question, not something that is done already."""
    persona = {"id": "p", "name": "P", "setting": "private", "country": "NL"}
    uses = [{"platform": "instagram", "share": 0.6}, {"platform": "x", "share": 0.0}]
    cadence = {"min": 2, "max": 2}
    channels = [
        {"id": each, "platform": each, "status": status, "cadence": cadence, "goals": ["g"]}
        for each, status in (("instagram", "considered"), ("x", "active"))
    ]
    lists = agenda(
        {
            "goals": [{"id": "g", "kind": "awareness"}],
            "personas": [persona | {"use": uses}],
            "channels": channels,
            "capacity": {"hours_per_week": 20},
        }
    )

    assert any("Instagram" in each for each in lists["To decide"])
    assert "Stop with X?" in lists["To decide"]
