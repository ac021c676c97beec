"""Where a rule comes from: the law, a published practice, or the article, with its address."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from toolkit.evidence import Evidence, SourceFacts
from toolkit.review.rule import Rule

ARTICLE = "boom_article"


@dataclass(frozen=True)
class LawFacts:
    """One duty or piece of advice from the law, a code or a regulator, and where it stands.

    `kind` sets the tone: only `law` is a must. `not_shown` says why no rule can notice it.
    """

    key: str
    topic: str
    holds_for: str
    applies_when: str
    kind: str
    legal_basis: str
    since: str
    demand_nl: str
    demand_en: str
    title: str
    publisher: str
    year: str
    address: str
    address_2: str
    confidence: str
    caution: str
    not_shown: str


@dataclass(frozen=True)
class Citation:
    """A source as a reader finds it; `basis` is the article of the law, where there is one."""

    title: str
    publisher: str
    year: str = ""
    address: str = ""
    basis: str = ""


@cache
def law_facts() -> Mapping[str, LawFacts]:
    """What Dutch organisations have to mind on social media, by key."""
    return {row["key"]: LawFacts(**row) for row in _rows("law_nl.csv")}


@cache
def practices() -> Mapping[str, Citation]:
    """Published practice that rules lean on, by key."""
    return {row.pop("key"): Citation(**row) for row in _rows("practices.csv")}


def citations(rule: Rule, evidence: Evidence) -> tuple[Citation, ...]:
    """The sources of a rule; none for what is judgement alone."""
    cited = (ARTICLE, *rule.cites) if rule.basis == "article" else rule.cites
    return tuple(_citation(key, evidence) for key in cited)


def _citation(key: str, evidence: Evidence) -> Citation:
    if key in law_facts():
        row = law_facts()[key]
        return Citation(row.title, row.publisher, row.year, row.address, row.legal_basis)
    if key in practices():
        return practices()[key]
    source: SourceFacts = evidence.source_index[key]
    return Citation(source.title, source.publisher, source.year, source.address)


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("toolkit.review") / name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))
