"""What the review notices: findings, each with a code, a severity, a place and advice."""

from toolkit.review.case import Case
from toolkit.review.catalogue import ASPECTS, RULES, review, rule_of
from toolkit.review.change import change_days, next_week
from toolkit.review.citation import Citation, citations
from toolkit.review.finding import (
    Audience,
    Finding,
    FindingText,
    Severity,
    finding_text,
    findings_text,
)
from toolkit.review.rule import Rule

__all__ = [
    "ASPECTS",
    "RULES",
    "Audience",
    "Case",
    "Citation",
    "Finding",
    "FindingText",
    "Rule",
    "Severity",
    "change_days",
    "citations",
    "finding_text",
    "findings_text",
    "next_week",
    "review",
    "rule_of",
]
