"""All rules, and the review that applies them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from toolkit.review.account_rules import ACCOUNT_RULES
from toolkit.review.advertising_rules import ADVERTISING_RULES
from toolkit.review.agreement_rules import AGREEMENT_RULES
from toolkit.review.approval_rules import APPROVAL_RULES
from toolkit.review.audit_rules import AUDIT_RULES
from toolkit.review.balance_rules import BALANCE_RULES
from toolkit.review.cadence_rules import CADENCE_RULES
from toolkit.review.calendar_rules import CALENDAR_RULES
from toolkit.review.caption_rules import CAPTION_RULES
from toolkit.review.case import Case
from toolkit.review.channel_rules import CHANNEL_RULES
from toolkit.review.client_rules import CLIENT_RULES
from toolkit.review.content_rules import CONTENT_RULES
from toolkit.review.cost_rules import COST_RULES
from toolkit.review.evidence_rules import EVIDENCE_RULES
from toolkit.review.figure_rules import FIGURE_RULES
from toolkit.review.finding import SEVERITIES, Finding
from toolkit.review.goal_rules import GOAL_RULES
from toolkit.review.guard_rules import GUARD_RULES
from toolkit.review.honesty_rules import HONESTY_RULES
from toolkit.review.item_rules import ITEM_RULES
from toolkit.review.key_date_rules import KEY_DATE_RULES
from toolkit.review.load_rules import LOAD_RULES
from toolkit.review.match_rules import MATCH_RULES
from toolkit.review.persona_rules import PERSONA_RULES
from toolkit.review.platform_rules import PLATFORM_RULES
from toolkit.review.privacy_rules import PRIVACY_RULES
from toolkit.review.production_rules import PRODUCTION_RULES
from toolkit.review.public_rules import PUBLIC_RULES
from toolkit.review.rhythm_rules import RHYTHM_RULES
from toolkit.review.rule import Rule
from toolkit.review.target_rules import TARGET_RULES
from toolkit.review.task_rules import TASK_RULES

ASPECTS = (
    "CLNT",
    "COST",
    "AUDT",
    "GOAL",
    "PERS",
    "CHAN",
    "CONT",
    "PROD",
    "TASK",
    "AGRM",
    "LAW",
    "EVID",
)
"""The groups of rules, in the order of the conversation with a client."""

STEP = re.compile(r"(\w+)\[(\d+)\]")

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *CLIENT_RULES,
            *COST_RULES,
            *AUDIT_RULES,
            *GOAL_RULES,
            *FIGURE_RULES,
            *TARGET_RULES,
            *PERSONA_RULES,
            *MATCH_RULES,
            *CHANNEL_RULES,
            *PLATFORM_RULES,
            *ACCOUNT_RULES,
            *CADENCE_RULES,
            *CONTENT_RULES,
            *CAPTION_RULES,
            *CALENDAR_RULES,
            *KEY_DATE_RULES,
            *ITEM_RULES,
            *BALANCE_RULES,
            *RHYTHM_RULES,
            *PRODUCTION_RULES,
            *LOAD_RULES,
            *TASK_RULES,
            *GUARD_RULES,
            *AGREEMENT_RULES,
            *APPROVAL_RULES,
            *PRIVACY_RULES,
            *PUBLIC_RULES,
            *ADVERTISING_RULES,
            *HONESTY_RULES,
            *EVIDENCE_RULES,
        ),
        key=lambda rule: (ASPECTS.index(rule.code.split("-")[0]), rule.code),
    )
)


def rule_of(code: str) -> Rule:
    """The rule with this code."""
    return _by_code()[code]


@cache
def _by_code() -> Mapping[str, Rule]:
    return {rule.code: rule for rule in RULES}


def review(case: Case) -> tuple[Finding, ...]:
    """Every finding, the most important first; accepted ones carry their reason and come last.

    "We do not know yet" is an answer: what an open question is about is advice at most.
    """
    found = [_as_decided(each, case) for rule in RULES for each in rule.findings(case)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[bool, int, float, str, tuple[tuple[str, int], ...], str]:
    severity = SEVERITIES.index(finding.severity)
    steps = tuple((name, int(index)) for name, index in STEP.findall(finding.path))
    return (
        finding.accepted is not None,
        severity,
        -finding.weight,
        finding.code,
        steps,
        finding.path,
    )


def _as_decided(finding: Finding, case: Case) -> Finding:
    """The finding as decisions and open questions leave it."""
    strategy = case.strategy
    if not (strategy.decisions or strategy.open_questions):
        return finding
    names = _names(finding, case)
    for decision in strategy.decisions:
        if decision.accepts == finding.code and (
            not decision.about or names.intersection(decision.about)
        ):
            reason = decision.reason or decision.taken or decision.id
            return replace(finding, accepted=reason)
    asked = {each.about for each in strategy.open_questions if each.status == "open"}
    return replace(finding, severity="advice") if asked.intersection(names) else finding


def _names(finding: Finding, case: Case) -> frozenset[str]:
    """What a decision or question may call the place of a finding.

    The path (`channels[2].cadence`), with the entry's id (`channels.facebook.cadence`), and the
    entry alone by path, by id with its list, or by id.
    """
    names = {finding.path}
    step = STEP.match(finding.path)
    entries = getattr(case.strategy, step[1], ()) if step else ()
    if step and int(step[2]) < len(entries):
        own = getattr(entries[int(step[2])], "id", None) or getattr(
            entries[int(step[2])], "channel", None
        )
        if own:
            rest = finding.path[step.end() :]
            names |= {f"{step[1]}.{own}{rest}", f"{step[1]}.{own}", step[0], own}
    return frozenset(names)
