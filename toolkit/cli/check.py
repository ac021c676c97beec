"""`toolkit check`: what is missing or does not fit, as text or as a list in JSON."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from toolkit.analysis import analyse
from toolkit.cli.argument import choice, day, named_clients, open_workspace
from toolkit.cli.exit import DONE, FAILED
from toolkit.cli.screen import reader_words, say, say_json, use_utf8, width
from toolkit.errors import Problem, StrategyError, ToolkitError
from toolkit.evidence import Evidence
from toolkit.language import Words, words_for
from toolkit.language.problem import error_text, problem_text
from toolkit.review import (
    Citation,
    Finding,
    Severity,
    citations,
    finding_text,
    findings_text,
    rule_of,
)
from toolkit.review.finding import SEVERITIES
from toolkit.review.rule import Basis
from toolkit.store import StoredStrategy, Workspace, read_strategy
from toolkit.store.evidence_files import load_evidence
from toolkit.tables.findings import SHOWN_FIRST
from toolkit.tables.reason import sources_text, why_text

FORMATS = ("text", "json")
UNREADABLE = "FILE-001"
INDENT = " " * 6
NARROWEST = 40


@dataclass(frozen=True)
class FindingLine:
    """A finding as it is printed; these names are the keys of the JSON."""

    client: str
    code: str
    severity: Severity
    path: str
    line: int | None
    message: str
    advice: str
    reason: str | None = None
    basis: Basis | None = None
    sources: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Noticed:
    """A line with the finding that it says, and the words of its client; a problem has none."""

    line: FindingLine
    finding: Finding | None = None
    words: Words | None = None

    @property
    def accepted(self) -> str | None:
        """The client's reason to leave it so."""
        return self.finding.accepted if self.finding else None


def check_clients(
    folder: Path | None,
    clients: Sequence[str],
    as_of: str | None,
    output_format: str,
    *,
    everything: bool,
) -> int:
    """Print the findings; the exit status says whether there are errors."""
    use_utf8()
    choice("--format", output_format, FORMATS)
    on = day(as_of)
    workspace = open_workspace(folder)
    named = named_clients(workspace, clients)
    evidence = load_evidence(workspace)
    found = {client: tuple(_noticed(workspace, client, evidence, on)) for client in named}
    lines = [each.line for noticed in found.values() for each in noticed if not each.accepted]
    if output_format == "json":
        say_json([asdict(each) for each in lines])
    else:
        words, shown = reader_words(), _every if everything else _first
        parts = (
            "\n".join([client, *shown(noticed, words)])
            for client, noticed in found.items()
            if any(everything or not each.accepted for each in noticed)
        )
        say("\n\n".join([*parts, _summary(lines, len(named), words)]))
    return FAILED if any(each.severity == "error" for each in lines) else DONE


def _noticed(
    workspace: Workspace, client: str, evidence: Evidence, on: dt.date
) -> Iterator[Noticed]:
    try:
        stored = read_strategy(workspace, client)
    except StrategyError as error:
        yield from (Noticed(_problem_line(client, problem)) for problem in error.problems)
    except ToolkitError as error:
        text = error_text(error, reader_words())
        yield Noticed(_unreadable(client, "", None, text))
    else:
        yield from _findings(stored, evidence, on)


def _findings(stored: StoredStrategy, evidence: Evidence, on: dt.date) -> Iterator[Noticed]:
    words = words_for(stored.strategy.client.language)
    for finding in analyse(stored.strategy, evidence, on).findings:
        said, rule = finding_text(finding, words), rule_of(finding.code)
        line = FindingLine(
            stored.client,
            finding.code,
            finding.severity,
            finding.path,
            stored.line_of(finding.path),
            said.message,
            said.advice,
            words(rule.reason),
            rule.basis,
            citations(rule, evidence),
        )
        yield Noticed(line, finding, words)


def _problem_line(client: str, problem: Problem) -> FindingLine:
    message = problem_text(problem, reader_words())
    return _unreadable(client, problem.path, problem.line, message)


def _unreadable(client: str, path: str, line: int | None, message: str) -> FindingLine:
    advice = reader_words()("Put this right in the file; until then nothing else can be checked.")
    return FindingLine(client, UNREADABLE, "error", path, line, message, advice)


def _first(noticed: Iterable[Noticed], words: Words) -> Iterator[str]:
    """What matters most to one client, the findings of one rule together; the rest is counted."""
    groups = _by_rule(each for each in noticed if not each.accepted)
    for group in groups[:SHOWN_FIRST]:
        yield from _together(group, words)
    rest = len(groups[SHOWN_FIRST:])
    if rest:
        yield words.count(
            "  … and {n} more kind of finding; --all shows each with its place",
            "  … and {n} more kinds of findings; --all shows each with its place",
            rest,
        )


def _every(noticed: Iterable[Noticed], words: Words) -> Iterator[str]:
    """Each finding of one client apart, accepted ones last; each rule says once what to do."""
    told: set[str] = set()
    for each in noticed:
        line = each.line
        yield _head(each, words, *filter(None, [_place(line, words)]))
        yield _folded(line.message)
        if line.advice not in told:
            told.add(line.advice)
            yield _folded(f"→ {line.advice}")
        if line.code not in told:
            told.add(line.code)
            yield from _grounds(line, words)


def _by_rule(noticed: Iterable[Noticed]) -> list[tuple[Noticed, ...]]:
    """What one rule noticed belongs together; each problem of a file stands alone."""
    groups: dict[str, list[Noticed]] = {}
    for number, each in enumerate(noticed):
        rule = each.line.code if each.finding else str(number)
        groups.setdefault(rule, []).append(each)
    return [tuple(group) for group in groups.values()]


def _together(group: tuple[Noticed, ...], words: Words) -> Iterator[str]:
    """What one rule says, what to do, why it matters, who says so, and where it is."""
    first = group[0].line
    findings = tuple(each.finding for each in group if each.finding)
    spoken = group[0].words
    places = ", ".join(filter(None, (_place(each.line, words) for each in group)))
    yield _head(group[0], words)
    yield _folded(findings_text(findings, spoken).message if spoken else first.message)
    yield _folded(f"→ {first.advice}")
    yield from _grounds(first, words)
    if places:
        yield _folded(words("In: {places}", places=places))


def _head(each: Noticed, words: Words, *rest: str) -> str:
    parts = [words.term("severity", each.line.severity), each.line.code, *rest]
    if each.accepted:
        parts.append(words("accepted: {reason}", reason=each.accepted))
    return "  " + "  ".join(parts)


def _grounds(line: FindingLine, words: Words) -> Iterator[str]:
    """Why it matters, and who says so."""
    if line.reason and line.basis:
        yield _folded(why_text(line.reason, line.basis, words))
        sources = line.sources[1:] if line.basis == "article" else line.sources
        if sources:
            yield _folded(sources_text(sources, words))


def _place(line: FindingLine, words: Words) -> str:
    if not line.line:
        return line.path
    at = words("line {line}", line=line.line)
    return f"{line.path} ({at})" if line.path else at


def _folded(text: str) -> str:
    columns = width()
    if columns is None:
        return INDENT + text
    return textwrap.fill(
        text, max(columns, NARROWEST), initial_indent=INDENT, subsequent_indent=INDENT
    )


def _summary(found: Sequence[FindingLine], n_clients: int, words: Words) -> str:
    counted = {each: sum(line.severity == each for line in found) for each in SEVERITIES}
    clients = words.count("{n} client", "{n} clients", n_clients)
    errors = words.count("{n} error", "{n} errors", counted["error"])
    warnings = words.count("{n} warning", "{n} warnings", counted["warning"])
    advice = words.count("{n} piece of advice", "{n} pieces of advice", counted["advice"])
    return f"{clients}: {errors}, {warnings}, {advice}"
