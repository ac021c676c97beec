"""What the review notices: findings, each with a code, a severity, a place and advice."""

from toolkit.review.catalogue import RULES, review, rule_of
from toolkit.review.finding import Finding, FindingText, Severity, finding_text, findings_text
from toolkit.review.rule import Case, Rule

__all__ = [
    "RULES",
    "Case",
    "Finding",
    "FindingText",
    "Rule",
    "Severity",
    "finding_text",
    "findings_text",
    "review",
    "rule_of",
]
