"""What a rule is: one small function that looks at a case, with its sentences and its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.coverage import Coverage
from toolkit.evidence import Evidence, platform_name
from toolkit.review.finding import Fact, Finding, Severity
from toolkit.strategy import Channel, Goal, Persona, Strategy

Basis = str


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the strategy, what was computed of it, and the day."""

    strategy: Strategy
    coverage: Coverage
    evidence: Evidence
    as_of: dt.date

    @property
    def final(self) -> bool:
        """Whether the strategy is called final: then gaps weigh more."""
        return self.strategy.phase == "final"

    def goal_name(self, goal: Goal) -> str:
        """A goal as people call it."""
        return goal.name or (goal.statement or goal.id).rstrip(".")

    def persona_name(self, persona: Persona) -> str:
        """A persona as people call it."""
        return persona.name or persona.id

    def channel_name(self, channel: Channel) -> str:
        """A channel as people call it: its name, else its platform and handle."""
        platform = platform_name(channel.platform, self.evidence) if channel.platform else ""
        return channel.name or f"{platform} {channel.handle or ''}".strip() or channel.id


@dataclass(frozen=True)
class Hit:
    """One place where a rule applies, with the facts that its sentences need."""

    path: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    severity: Severity | None = None


Check = Callable[[Case], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:
    """One thing that the review looks for.

    `message` and `advice` are English sentences (keys of the catalogue) whose places the
    hit's facts fill; `reason` says why it matters; `source` where that comes from: `article`,
    `law`, `practice` or `judgement`. `together` says the same of several places at once, each
    named by the fact `subject`. In a final strategy a `warning` becomes an `error`
    where `hard` is set.
    """

    code: str
    check: Check
    message: str
    advice: str
    reason: str
    source: Basis
    severity: Severity = "warning"
    weight: float = 1.0
    hard: bool = False
    together: str = ""
    subject: str = ""

    def findings(self, case: Case) -> Iterator[Finding]:
        """What the rule notices in this case."""
        for hit in self.check(case):
            severity = hit.severity or self.severity
            if self.hard and case.final and severity == "warning":
                severity = "error"
            yield Finding(
                self.code,
                severity,
                hit.path,
                self.message,
                self.advice,
                self.weight,
                hit.facts,
                together=self.together,
                subject=self.subject,
            )


def rule(
    code: str,
    *,
    message: str,
    advice: str,
    reason: str,
    source: Basis,
    severity: Severity = "warning",
    weight: float = 1.0,
    hard: bool = False,
    together: str = "",
    subject: str = "",
) -> Callable[[Check], Rule]:
    """Turns a function that finds places into the rule of that code."""

    def make(check: Check) -> Rule:
        return Rule(
            code,
            check,
            message,
            advice,
            reason,
            source,
            severity,
            weight,
            hard,
            together,
            subject,
        )

    return make
