"""What a rule is: one small function that looks at a case, with its sentences and its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.review.case import Case
from toolkit.review.finding import Audience, Fact, Finding, Severity

Basis = Literal["article", "law", "practice", "judgement"]


@dataclass(frozen=True)
class Hit:
    """One place where a rule applies, with the facts that its sentences need.

    `message` and `subject` are given where another of the rule's sentences holds here, and
    `severity` where size or setting makes it another one, whatever the phase.
    """

    path: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    severity: Severity | None = None
    message: str = ""
    subject: str = ""


Check = Callable[[Case], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """One thing that the review looks for; `@partial(Rule, code=…)` makes one of a function.

    Attributes
    ----------
    message, advice, together
        English sentences (keys of the catalogue) whose places the hit's facts fill: what is
        wrong, what to do, and what is wrong at several places, each named by `subject`.
    variants
        Other sentences that a hit may choose for `message` and `subject`.
    reason, basis, cites
        Why it matters, what kind of source says so, and which: keys of `citation`.
    severity, final
        How bad it is, and how bad once the strategy is called final.
    country, since
        Where and from which day it holds; laws are of a country.
    audience
        `consultant` for what only says something about the work itself.
    """

    check: Check
    code: str
    message: str
    advice: str
    reason: str
    basis: Basis
    severity: Severity = "warning"
    final: Severity | None = None
    weight: float = 1.0
    together: str = ""
    subject: str = ""
    variants: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    country: str | None = None
    since: dt.date | None = None
    audience: Audience = "client"

    @property
    def name(self) -> str:
        """The name of the rule in words with hyphens, as its page is called."""
        return self.check.__name__.replace("_", "-")

    def holds(self, case: Case) -> bool:
        """Whether the rule counts for this client on this day."""
        abroad = self.country is not None and self.country != case.strategy.client.country
        return not abroad and (self.since is None or self.since <= case.as_of)

    def findings(self, case: Case) -> Iterator[Finding]:
        """What the rule notices in this case."""
        if not self.holds(case):
            return
        usual = self.final if self.final and case.final else self.severity
        for hit in self.check(case):
            yield Finding(
                self.code,
                hit.severity or usual,
                hit.path,
                hit.message or self.message,
                self.advice,
                self.weight,
                hit.facts,
                together=self.together,
                subject=hit.subject or self.subject,
                audience=self.audience,
            )
