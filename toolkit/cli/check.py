"""`toolkit check`: what is missing or does not fit, as text or as a list in JSON."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from toolkit.analysis import analyse
from toolkit.cli.argument import choice, day, named_clients, open_workspace
from toolkit.cli.exit import DONE, FAILED
from toolkit.cli.screen import reader_words, say, say_json, use_utf8, width
from toolkit.errors import Problem, StrategyError, ToolkitError
from toolkit.evidence import Evidence
from toolkit.language import Words, words_for
from toolkit.language.problem import error_text, problem_text
from toolkit.review import Citation, Severity, citations, finding_text, rule_of
from toolkit.review.finding import SEVERITIES
from toolkit.review.rule import Basis
from toolkit.store import StoredStrategy, Workspace, read_strategy
from toolkit.store.evidence_files import load_evidence
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


def check_clients(
    folder: Path | None, clients: Sequence[str], as_of: str | None, output_format: str
) -> int:
    """Print the findings; the exit status says whether there are errors."""
    use_utf8()
    choice("--format", output_format, FORMATS)
    on = day(as_of)
    workspace = open_workspace(folder)
    named = named_clients(workspace, clients)
    evidence = load_evidence(workspace)
    found = [each for client in named for each in _lines(workspace, client, evidence, on)]
    if output_format == "json":
        say_json([asdict(each) for each in found])
    else:
        say(_text(found, len(named)))
    return FAILED if any(each.severity == "error" for each in found) else DONE


def _lines(
    workspace: Workspace, client: str, evidence: Evidence, on: dt.date
) -> Iterator[FindingLine]:
    try:
        stored = read_strategy(workspace, client)
    except StrategyError as error:
        yield from (_problem_line(client, problem) for problem in error.problems)
    except ToolkitError as error:
        text = error_text(error, reader_words())
        yield _unreadable(client, "", None, text)
    else:
        yield from _finding_lines(stored, evidence, on)


def _finding_lines(
    stored: StoredStrategy, evidence: Evidence, on: dt.date
) -> Iterator[FindingLine]:
    words = words_for(stored.strategy.client.language)
    found = analyse(stored.strategy, evidence, on).open_findings
    for finding in found:
        said, rule = finding_text(finding, words), rule_of(finding.code)
        yield FindingLine(
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


def _problem_line(client: str, problem: Problem) -> FindingLine:
    message = problem_text(problem, reader_words())
    return _unreadable(client, problem.path, problem.line, message)


def _unreadable(client: str, path: str, line: int | None, message: str) -> FindingLine:
    advice = reader_words()("Put this right in the file; until then nothing else can be checked.")
    return FindingLine(client, UNREADABLE, "error", path, line, message, advice)


def _text(found: Sequence[FindingLine], n_clients: int) -> str:
    words = reader_words()
    parts = []
    for client, lines in groupby(found, key=lambda each: each.client):
        parts.append("\n".join([client, *_of_client(lines, words)]))
    return "\n\n".join([*parts, _summary(found, n_clients, words)])


def _of_client(lines: Iterable[FindingLine], words: Words) -> Iterator[str]:
    """The findings of one client; the first of each rule says what to do and why it matters."""
    told: set[str] = set()
    for each in lines:
        yield _one(each, words)
        if each.advice not in told:
            told.add(each.advice)
            yield _folded(f"→ {each.advice}")
        if each.reason and each.basis and each.code not in told:
            told.add(each.code)
            yield _folded(why_text(each.reason, each.basis, words))
            sources = each.sources[1:] if each.basis == "article" else each.sources
            if sources:
                yield _folded(sources_text(sources, words))


def _one(each: FindingLine, words: Words) -> str:
    place = words("line {line}", line=each.line) if each.line else ""
    head = "  ".join(
        part
        for part in (words.term("severity", each.severity), each.code, place, each.path)
        if part
    )
    return "\n".join([f"  {head}", _folded(each.message)])


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
