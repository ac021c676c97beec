"""One thing that the review noticed, as facts; its sentences are made in a language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from toolkit.language import Words, field_text
from toolkit.strategy.term import WEEKDAYS

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
Audience = Literal["client", "consultant"]
SUBJECTS_NAMED = 6
IN_A_ROW = 3


@dataclass(frozen=True)
class Shown:
    """A fact that is said in a form of its own.

    `percent`, `euro`, `when` (a partial date), `months` (several, such as 2027-04, in order),
    `names` (several, in a sentence), `weekdays` (codes such as mon, said in full), `term` (a
    code of the model, or several, with its context in the catalogue).
    """

    form: Literal["percent", "euro", "when", "months", "names", "weekdays", "term"]
    value: Any
    context: str = ""


Fact = str | int | float | dt.date | tuple[str, ...] | Shown


@dataclass(frozen=True)
class Finding:
    """One thing noticed: which rule, how bad, where in the file, and the facts of the case.

    `weight` says how much it matters beside the other findings (higher is first);
    `accepted` is the client's reason to leave it so. `together` is the sentence for several
    findings of one rule, in which each is named by `subject`: a fact, or a sentence of its own.
    What only says something about the work of a consultant has that as its `audience`.
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
    audience: Audience = "client"

    @property
    def aspect(self) -> str:
        """The part of the strategy that it is about: the first step of its path."""
        return self.path.split(".")[0].split("[")[0]

    @property
    def names_money(self) -> bool:
        """Whether its sentence holds an amount of money: not for every room."""
        return any(isinstance(each, Shown) and each.form == "euro" for each in self.facts.values())


@dataclass(frozen=True)
class FindingText:
    """A finding in words: what is wrong, and what to do."""

    message: str
    advice: str


def finding_text(finding: Finding, words: Words) -> FindingText:
    """The two sentences of a finding, in the reader's language.

    A fact that is a tuple holds names of fields; it is said with their labels.
    """
    facts = _facts(finding, words)
    return FindingText(words(finding.message, **facts), words(finding.advice, **facts))


def findings_text(findings: tuple[Finding, ...], words: Words) -> FindingText:
    """What several findings of one rule say together; of one, what it says itself.

    A rule without a sentence for several says each of them, one after another.
    """
    first = findings[0]
    if len(findings) == 1 or not first.together:
        return _one_by_one(findings, words)
    subjects = list(dict.fromkeys(_subject(finding, words) for finding in findings))
    if len(subjects) == 1:
        return finding_text(first, words)
    named = "; ".join(subjects[:SUBJECTS_NAMED])
    rest = len(subjects) - SUBJECTS_NAMED
    if rest > 0:
        named = words("{named}; and {n} more", named=named, n=rest)
    message = words(first.together, n=words.number(len(subjects)), subjects=named)
    return FindingText(message, words(first.advice, **_facts(first, words)))


def _one_by_one(findings: tuple[Finding, ...], words: Words) -> FindingText:
    said = [finding_text(finding, words) for finding in findings]
    messages = list(dict.fromkeys(text.message for text in said))
    rest = len(messages) - SUBJECTS_NAMED
    if rest > 0:
        messages[SUBJECTS_NAMED:] = [words("And {n} more.", n=words.number(rest))]
    return FindingText(" ".join(messages), said[0].advice)


def _subject(finding: Finding, words: Words) -> str:
    facts = _facts(finding, words)
    return words(finding.subject, **facts) if "{" in finding.subject else facts[finding.subject]


def _facts(finding: Finding, words: Words) -> dict[str, str]:
    return {name: _said(value, words) for name, value in finding.facts.items()}


def _said(value: Fact, words: Words) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return words.listing([_label(path, words) for path in value])
    if isinstance(value, Shown):
        return _shown(value, words)
    return words.date(value) if isinstance(value, dt.date) else words.number(value, 1)


def _shown(fact: Shown, words: Words) -> str:
    if fact.form == "percent":
        return words.percent(fact.value)
    if fact.form == "euro":
        return words.euro(fact.value)
    if fact.form == "when":
        return words.partial_date(fact.value)
    if fact.form == "months":
        return words.listing(list(_months(fact.value, words)))
    if fact.form == "names":
        return words.listing(list(fact.value))
    if fact.form == "weekdays":
        return words.listing([words.weekday(WEEKDAYS.index(day)) for day in fact.value])
    codes = (fact.value,) if isinstance(fact.value, str) else fact.value
    return words.listing([words.term(fact.context, code) for code in codes])


def _months(months: tuple[str, ...], words: Words) -> Iterator[str]:
    """Each month, or from the first to the last of three or more in a row."""
    count = [int(month[:4]) * 12 + int(month[5:]) for month in months]
    numbered = groupby(enumerate(months), key=lambda each: count[each[0]] - each[0])
    for _, group in numbered:
        row = [words.partial_date(month) for _, month in group]
        if len(row) < IN_A_ROW:
            yield from row
        else:
            yield words("from {first} to {last}", first=row[0], last=row[-1])


def _label(path: str, words: Words) -> str:
    """The label of a field in the middle of a sentence: small, but "KPI" stays "KPI"."""
    label = field_text(path, words.language).label
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
