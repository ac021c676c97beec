"""Every duty that a strategy file can show has its rule, in a tone that its source allows."""

from __future__ import annotations

import re

import pytest

from toolkit.evidence import Evidence
from toolkit.review import RULES, Rule, citations
from toolkit.review.citation import law_facts, practices

LAW_RULES = tuple(rule for rule in RULES if rule.code.startswith("LAW"))
MUST = re.compile(r"\bmust\b", re.IGNORECASE)
BINDING = {"law"}
ROWS = 51


def kinds(rule: Rule) -> set[str]:
    """What kinds of source a rule about the law rests on."""
    return {law_facts()[key].kind for key in rule.cites}


def test_every_row_has_a_rule_or_a_reason() -> None:
    """A row that a strategy can show is cited by exactly one rule; of the others it says why."""
    cited = [key for rule in LAW_RULES for key in rule.cites]
    not_shown = {row.key for row in law_facts().values() if row.not_shown}

    assert len(law_facts()) == ROWS
    assert len(set(cited)) == len(cited)
    assert {*cited} | not_shown == set(law_facts())
    assert not {*cited} & not_shown


@pytest.mark.parametrize("rule", LAW_RULES, ids=lambda rule: rule.code)
def test_what_is_no_law_is_no_must(rule: Rule) -> None:
    """Advice, codes and platform terms are worded as such, and never become errors."""
    if not kinds(rule) & BINDING:
        said = (rule.message, rule.advice, rule.reason)

        assert not any(MUST.search(sentence) for sentence in said)
        assert rule.final is None
        assert rule.severity != "error"
    if kinds(rule) == {"advice"}:
        assert rule.severity == "advice"


@pytest.mark.parametrize("rule", LAW_RULES, ids=lambda rule: rule.code)
def test_an_error_needs_a_sure_source(rule: Rule) -> None:
    """A finding about the law is only an error where an official or double source says so."""
    if "error" in (rule.severity, rule.final):
        assert any(
            law_facts()[key].confidence == "A" and law_facts()[key].kind == "law"
            for key in rule.cites
        )


@pytest.mark.parametrize("rule", LAW_RULES, ids=lambda rule: rule.code)
def test_a_rule_begins_with_its_law(rule: Rule) -> None:
    """A rule holds in the Netherlands, and not before the day of the laws that it cites."""
    days = {law_facts()[key].since for key in rule.cites} - {""}

    assert rule.country == "NL"
    assert rule.basis == "law"
    if rule.since is not None:
        assert days == {rule.since.isoformat()}


def test_dates_that_rules_leave_out_are_long_past() -> None:
    """Laws of which a rule gives no day were in force in 2022."""
    without = [key for rule in LAW_RULES if rule.since is None for key in rule.cites]

    assert max(law_facts()[key].since for key in without) <= "2022-12-31"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_source_resolves(rule: Rule, evidence: Evidence) -> None:
    """Each source that a rule cites is known, with title and publisher, and an address.

    The article has no address: none is known.
    """
    cited = citations(rule, evidence)

    assert all(each.title and each.publisher for each in cited)
    assert all(each.address.startswith("http") for each in cited if rule.basis != "article")
    assert bool(cited) or rule.basis == "judgement"
    assert not (rule.basis == "judgement" and cited)


@pytest.mark.parametrize("key", sorted(law_facts()))
def test_a_duty_names_its_ground(key: str) -> None:
    """Each row says for whom and when it holds, on what it rests, and where that stands."""
    row = law_facts()[key]

    assert row.holds_for
    assert row.applies_when
    assert row.legal_basis
    assert row.demand_nl
    assert row.demand_en
    assert row.address.startswith("http")
    assert row.confidence in {"A", "B", "C"}


def test_every_practice_is_cited() -> None:
    """No published practice lies around that no rule leans on."""
    cited = {key for rule in RULES for key in rule.cites}

    assert set(practices()) <= cited
