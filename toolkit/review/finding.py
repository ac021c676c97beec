"""One thing that the review noticed, as facts; its sentences are made in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.language import Words, field_text

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
SUBJECTS_NAMED = 6
Fact = str | int | float | tuple[str, ...]


@dataclass(frozen=True)
class Finding:
    """One thing noticed: which rule, how bad, where in the file, and the facts of the case.

    `weight` says how much it matters beside the other findings (higher is first);
    `accepted` is the client's reason to leave it so. `together` is the sentence for several
    findings of one rule, which names what each is about: the fact `subject`.
    """

    code: str
    severity: Severity
    path: str
    message: str
    advice: str
    weight: float
    facts: Mapping[str, Fact] = field(default_factory=dict)
    accepted: str | None = None
    together: str = ""
    subject: str = ""

    @property
    def aspect(self) -> str:
        """The part of the strategy that it is about: the first step of its path."""
        return self.path.split(".")[0].split("[")[0]


@dataclass(frozen=True)
class FindingText:
    """A finding in words: what is wrong, and what to do."""

    message: str
    advice: str


def finding_text(finding: Finding, words: Words) -> FindingText:
    """The two sentences of a finding, in the reader's language.

    A fact that is a tuple holds names of fields; it is said with their labels.
    """
    facts = {name: _said(value, words) for name, value in finding.facts.items()}
    return FindingText(words(finding.message, **facts), words(finding.advice, **facts))


def findings_text(findings: tuple[Finding, ...], words: Words) -> FindingText:
    """What several findings of one rule say together; of one, what it says itself."""
    first = findings[0]
    if len(findings) == 1 or not first.together:
        return finding_text(first, words)
    subjects = [str(finding.facts[first.subject]) for finding in findings]
    named = "; ".join(subjects[:SUBJECTS_NAMED])
    rest = len(subjects) - SUBJECTS_NAMED
    if rest > 0:
        named = words("{named}; and {n} more", named=named, n=rest)
    message = words(first.together, n=words.number(len(subjects)), subjects=named)
    return FindingText(message, words(first.advice))


def _said(value: Fact, words: Words) -> str:
    if isinstance(value, tuple):
        labels = [field_text(path, words.language).label.lower() for path in value]
        return words.listing(labels)
    return value if isinstance(value, str) else words.number(value, 1)
