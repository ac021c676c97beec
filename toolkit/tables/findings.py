"""Findings, decisions and open questions, as the client reads them: advice, not codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from toolkit.language import field_text
from toolkit.review import Finding, citations, findings_text, rule_of
from toolkit.strategy import Decision
from toolkit.tables.block import (
    Block,
    Callout,
    Callouts,
    Cell,
    Column,
    Heading,
    Link,
    Prose,
    Table,
    lean,
)
from toolkit.tables.reason import source_text, why_text
from toolkit.tables.view import View

SHOWN_FIRST = 5


def finding_callouts(findings: Iterable[Finding], view: View) -> Callouts:
    """Findings as the client reads them: those of one rule together, with what to do."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    return Callouts(tuple(_callout(tuple(group), view) for group in groups.values()))


def coded_callouts(findings: Iterable[Finding], view: View) -> Callouts:
    """Findings as the consultant reads them: each apart, with its code and place.

    The first of each rule says why it matters and who says so; the others need not repeat it.
    """
    words, said, told = view.words, [], set()
    for finding in findings:
        code = f"{finding.code} · {finding.path}"
        if finding.accepted:
            code += " · " + words("accepted: {reason}", reason=finding.accepted)
        callout = replace(_callout((finding,), view), code=code)
        if finding.code not in told:
            told.add(finding.code)
            rule = rule_of(finding.code)
            cited = citations(rule, view.analysis.evidence)
            callout = replace(
                callout,
                reason=why_text(words(rule.reason), rule.basis, words),
                sources=tuple(Link(source_text(each), each.address) for each in cited),
            )
        said.append(callout)
    return Callouts(tuple(said))


def _callout(findings: tuple[Finding, ...], view: View) -> Callout:
    said = findings_text(findings, view.words)
    place = field_text(findings[0].aspect, view.words.language).label
    return Callout(findings[0].severity, said.message, said.advice, place)


def client_findings(view: View) -> tuple[Finding, ...]:
    """What the client is shown: open findings, but for those about a consultant's own work."""
    return tuple(each for each in view.analysis.open_findings if each.audience == "client")


def top_findings(view: View) -> Callouts:
    """The few findings that matter most, those of one rule together."""
    return Callouts(finding_callouts(client_findings(view), view).callouts[:SHOWN_FIRST])


def review_section(view: View) -> tuple[Block, ...]:
    """What did the review notice? For the consultant: every finding, accepted ones too."""
    heading = Heading(view.words("Review, for the consultant"), "review")
    return heading, coded_callouts(view.analysis.findings, view)


def findings_section(view: View) -> tuple[Block, ...]:
    """What is missing or does not fit, per aspect, with what to do about it?"""
    words, found = view.words, client_findings(view)
    blocks: list[Block] = [Heading(words("Points for attention"), "findings")]
    if not found:
        return (*blocks, Prose(words("Nothing was found that needs attention.")))
    for aspect in dict.fromkeys(finding.aspect for finding in found):
        title = field_text(aspect, words.language).label
        mine = [finding for finding in found if finding.aspect == aspect]
        blocks += [Heading(title, f"findings-{aspect}", 3), finding_callouts(mine, view)]
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
    return lean(
        Table(
            "decisions-table",
            words("Decisions"),
            tuple(Column(words(name)) for name in columns),
            tuple(
                (
                    Cell(each.asked or each.id, each.remark),
                    Cell(each.taken or words("still open"), each.reason),
                    Cell(each.taken_by or "", asked_by(each, view)),
                    Cell(words.partial_date(each.taken_on or each.asked_on)),
                )
                for each in view.strategy.decisions
            ),
        )
    )


def asked_by(decision: Decision, view: View) -> str | None:
    """Who asked, where it is said."""
    who = view.brief(decision.asked_by)
    return view.words("asked by {name}", name=who) if who else None


def questions_to_answer_table(view: View) -> Table:
    """What is not known yet, with who finds out and by when."""
    words = view.words
    columns = ("Question", "Who finds out", "By when")
    return lean(
        Table(
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
    )
