"""Findings, decisions and open questions, as the client reads them: advice, not codes."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.language import field_text
from toolkit.review import Finding, finding_text
from toolkit.tables.block import (
    Block,
    Callout,
    Callouts,
    Cell,
    Column,
    Heading,
    Prose,
    Table,
)
from toolkit.tables.view import View

SHOWN_FIRST = 5


def finding_callouts(findings: Iterable[Finding], view: View, codes: bool = False) -> Callouts:
    """Findings with what is noticed and what to do; codes for the consultant's eyes."""
    return Callouts(tuple(_callout(finding, view, codes) for finding in findings))


def _callout(finding: Finding, view: View, codes: bool) -> Callout:
    said = finding_text(finding, view.words)
    place = field_text(finding.aspect, view.words.language).label
    code = f"{finding.code} · {finding.path}" if codes else None
    return Callout(finding.severity, said.message, said.advice, place, code)


def top_findings(view: View) -> Callouts:
    """The few findings that matter most, of different rules where there are."""
    first: dict[str, Finding] = {}
    for finding in view.analysis.open_findings:
        first.setdefault(finding.code, finding)
    return finding_callouts(tuple(first.values())[:SHOWN_FIRST], view)


def findings_section(view: View, codes: bool = False) -> tuple[Block, ...]:
    """What is missing or does not fit, per aspect, with what to do about it?"""
    words = view.words
    blocks: list[Block] = [Heading(words("Points for attention"), "findings")]
    found = view.analysis.findings if codes else view.analysis.open_findings
    if not found:
        return (*blocks, Prose(words("Nothing was found that needs attention.")))
    for aspect in dict.fromkeys(finding.aspect for finding in found):
        title = field_text(aspect, words.language).label
        mine = [finding for finding in found if finding.aspect == aspect]
        blocks += [Heading(title, f"findings-{aspect}", 3), finding_callouts(mine, view, codes)]
    return tuple(blocks)


def decisions_section(view: View) -> tuple[Block, ...]:
    """What was decided, and what is still to be decided or found out?"""
    words, strategy = view.words, view.strategy
    heading = Heading(words("Decisions and open questions"), "decisions")
    if not strategy.decisions and not strategy.open_questions:
        return heading, Prose(words("No decision is recorded yet."), "quiet")
    decisions = (decisions_table(view),) if strategy.decisions else ()
    questions = (questions_to_answer_table(view),) if strategy.open_questions else ()
    return heading, *decisions, *questions


def decisions_table(view: View) -> Table:
    """Each question that was asked, with the decision."""
    words = view.words
    columns = ("Question", "Decision", "By whom", "When")
    return Table(
        "decisions-table",
        words("Decisions"),
        tuple(Column(words(name)) for name in columns),
        tuple(
            (
                Cell(each.asked or each.id, each.remark),
                Cell(each.taken or words("still open"), each.reason),
                Cell(each.taken_by or each.asked_by or ""),
                Cell(words.partial_date(each.taken_on or each.asked_on)),
            )
            for each in view.strategy.decisions
        ),
    )


def questions_to_answer_table(view: View) -> Table:
    """What is not known yet, with who finds out and by when."""
    words = view.words
    columns = ("Question", "Who finds out", "By when")
    return Table(
        "open-questions-table",
        words("Not known yet"),
        tuple(Column(words(name)) for name in columns),
        tuple(
            (
                Cell(each.question or each.about or "", each.remark),
                Cell(view.name("roles", each.owner)),
                Cell(words.partial_date(each.by) if each.by else ""),
            )
            for each in view.strategy.open_questions
            if each.status == "open"
        ),
    )
