"""Everything that follows from a strategy, computed once; whoever shows anything reads it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from toolkit.content_calendar import (
    ContentCalendar,
    ContentCoverage,
    content_calendar,
)
from toolkit.coverage import Coverage, coverage
from toolkit.effort import StrategyEffort
from toolkit.evidence import Evidence
from toolkit.review import Case, Finding, change_days, next_week, review
from toolkit.strategy import Strategy


@dataclass(frozen=True)
class Analysis:
    """A strategy with all that was computed of it, on one day."""

    strategy: Strategy
    evidence: Evidence
    as_of: dt.date
    coverage: Coverage
    effort: StrategyEffort
    findings: tuple[Finding, ...]
    calendar: ContentCalendar
    content: ContentCoverage

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody accepted, most important first."""
        return tuple(finding for finding in self.findings if finding.accepted is None)


def analyse(strategy: Strategy, evidence: Evidence, as_of: dt.date) -> Analysis:
    """What follows from this strategy, with this evidence, on this day?"""
    covered = coverage(strategy, evidence, as_of)
    calendar = content_calendar(strategy, evidence, as_of)
    case = Case(strategy, covered, evidence, as_of, calendar)
    return Analysis(
        strategy, evidence, as_of, covered, case.effort, review(case), calendar, case.content
    )


def next_change(analysis: Analysis) -> dt.date | None:
    """The first later day on which a finding changes by itself; None if none is foreseen.

    With something in the calendar at the latest the next Monday: then other weeks are the
    coming ones, and some findings count over those.
    """
    strategy, evidence, as_of = analysis.strategy, analysis.evidence, analysis.as_of
    covered, year = analysis.coverage, as_of.year
    case = Case(strategy, covered, evidence, as_of, analysis.calendar)
    monday = next_week(analysis.calendar, as_of)
    for day in change_days(strategy, as_of, analysis.calendar):
        if monday is not None and day >= monday:
            return monday
        if day.year != year:  # figures grow old by calendar years; no other day changes them
            covered, year = coverage(strategy, evidence, day), day.year
        calendar = content_calendar(strategy, evidence, day)
        case = case.on(day, covered, calendar)
        if review(case) != analysis.findings:
            return day
    return monday
