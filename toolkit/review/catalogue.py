"""All rules, and the review that applies them."""

from __future__ import annotations

from dataclasses import replace

from toolkit.review.agreement_rules import AGREEMENT_RULES
from toolkit.review.channel_rules import CHANNEL_RULES
from toolkit.review.client_rules import CLIENT_RULES
from toolkit.review.finding import SEVERITIES, Finding
from toolkit.review.goal_rules import GOAL_RULES
from toolkit.review.persona_rules import PERSONA_RULES
from toolkit.review.rule import Case, Rule

RULES: tuple[Rule, ...] = (
    *CLIENT_RULES,
    *GOAL_RULES,
    *PERSONA_RULES,
    *CHANNEL_RULES,
    *AGREEMENT_RULES,
)


def rule_of(code: str) -> Rule:
    """The rule with this code."""
    return next(rule for rule in RULES if rule.code == code)


def review(case: Case) -> tuple[Finding, ...]:
    """Every finding, the most important first; accepted ones carry their reason and come last."""
    found = [_with_acceptance(each, case) for rule in RULES for each in rule.findings(case)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[bool, int, float, str, str]:
    severity = SEVERITIES.index(finding.severity)
    accepted = finding.accepted is not None
    return accepted, severity, -finding.weight, finding.code, finding.path


def _with_acceptance(finding: Finding, case: Case) -> Finding:
    for decision in case.strategy.decisions:
        if decision.accepts != finding.code:
            continue
        if not decision.about or finding.path in decision.about:
            reason = decision.reason or decision.taken or decision.id
            return replace(finding, accepted=reason)
    return finding
