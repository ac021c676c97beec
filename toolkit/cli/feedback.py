"""`toolkit feedback`: what a client wrote in the calendar, into its strategy."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from toolkit.cli.argument import day, named_clients, open_workspace
from toolkit.cli.exit import DONE, FAILED
from toolkit.cli.screen import aligned, reader_words, say, use_utf8
from toolkit.content_calendar import Publication, content_calendar
from toolkit.errors import UnreadableError
from toolkit.evidence import Evidence
from toolkit.language import Words, words_for
from toolkit.store import StoredStrategy, read_strategy, save_strategy
from toolkit.store.evidence_files import load_evidence
from toolkit.store.refusal import reason_of
from toolkit.strategy import Strategy
from toolkit.workbook.answer import answers
from toolkit.workbook.cell import cell_day
from toolkit.workbook.feedback import Outcome, with_feedback
from toolkit.workbook.reading import SheetRow, calendar_rows
from toolkit.workbook.told import Answer, Step, Told

EARLIEST = dt.timedelta(days=731)
SHOWN_TEXT = 60
SHOWN_ALIKE = 5

NOTES: Mapping[str, str] = MappingProxyType(
    {
        "no_reference": "nothing says which item “{text}” is about; the row was added, or its "
        "reference removed",
        "unknown": "“{text}” is about “{title}”, which is not in the calendar (any more)",
        "two_answers": "two answers about “{title}” ({cells}): {text}; take one away",
        "unclear": "“{text}” is neither “agreed” nor a remark",
        "too_long": "the remark about “{title}” is longer than 20,000 characters",
        "older_version": "this was agreed to as it was; “{title}” has been changed since, so ask "
        "again",
        "both_changed": "“{title}” was changed in the file, and in the strategy since it was sent",
        "date_as_text": "“{found}” is a text and no date; it was read as one",
        "idea_only": "“{title}” is agreed as an idea: there is no text yet, so it is a draft now",
        "others_open": "not approved yet: no agreement on {channels}",
        "repeats": "“{title}” comes back; what was said of one day is recorded, its stage stays",
        "already_scheduled": "“{title}” has been scheduled already: take it out there",
        "already_published": "“{title}” has been published already",
    }
)


@dataclass(frozen=True)
class Read:
    """What a file says about a strategy: the strategy afterwards, and what is odd in the file."""

    outcome: Outcome
    told: tuple[Told, ...]


def take_feedback(
    folder: Path | None,
    client: str,
    file: Path,
    *,
    by: str | None,
    as_of: str | None,
    dry_run: bool,
) -> int:
    """Read the answers back, save them unless it is a dry run, and say what came of each."""
    use_utf8()
    on = day(as_of)
    workspace = open_workspace(folder)
    named_clients(workspace, [client])
    stored = read_strategy(workspace, client)
    read = read_feedback(stored, file, load_evidence(workspace), on, by)
    outcome = read.outcome
    if not dry_run:
        now = dt.datetime.now(dt.UTC)
        save_strategy(stored, outcome.strategy, session=uuid.uuid4().hex, now=now)
    words = reader_words()
    file_name = stored.path.relative_to(workspace.root).as_posix()
    said = _said(read, words)
    if dry_run:
        said.append(words("Nothing was saved: this was a dry run."))
    elif outcome.taken:
        said.append(words("Saved in {file}.", file=file_name))
    say("\n\n".join(said))
    return FAILED if any(not each.taken for each in read.told) else DONE


def read_feedback(
    stored: StoredStrategy, file: Path, evidence: Evidence, as_of: dt.date, by: str | None
) -> Read:
    """What a file says about a strategy."""
    strategy = stored.strategy
    words = words_for(strategy.client.language)
    rows = calendar_rows(_bytes(file), file.name, words.language)
    known = _publications(strategy, evidence, as_of, rows)
    given, odd = answers(rows, known, words, by)
    outcome = with_feedback(strategy, given, known.values(), as_of, words)
    return Read(outcome, (*odd, *outcome.told))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(file=str(file), reason=reason_of(error)) from error


def _publications(
    strategy: Strategy, evidence: Evidence, as_of: dt.date, rows: Sequence[SheetRow]
) -> dict[str, Publication]:
    """Every publication that the file may be about: also those of months that have passed."""
    days = (cell_day(row.cells.get("date")) for row in rows)
    known = (dt.date.fromisoformat(each) for each in days if each)
    first = min((each for each in known if as_of - EARLIEST < each < as_of), default=as_of)
    calendars = (content_calendar(strategy, evidence, each) for each in (first, as_of))
    return {each.id: each for calendar in calendars for each in calendar.publications}


def _said(read: Read, words: Words) -> list[str]:
    outcome, parts = read.outcome, []
    if outcome.taken:
        head = [words(each) for each in ("Cell", "Date", "Item", "Answer", "Stage")]
        rows = [_row(answer, step, words) for answer, step in outcome.taken]
        parts.append(aligned([head, *rows]))
    if read.told:
        parts.append("\n".join(_notes(read.told, words)))
    return [*parts, _summary(outcome, words)]


def _row(answer: Answer, step: Step, words: Words) -> list[str]:
    publication = answer.publication
    text = " ".join((answer.text or words("agreed")).split())
    shown = text if len(text) <= SHOWN_TEXT else text[: SHOWN_TEXT - 1].rstrip() + "…"
    stages = dict.fromkeys(words.term("stage", each) for each in (step.before, step.after))
    channel = f" ({publication.channel})" if publication.channel else ""
    return [
        f"{answer.row.sheet} {answer.row.cell('answer')}",
        publication.on.isoformat(),
        publication.title + channel,
        f"{shown} ({answer.by})" if answer.by else shown,
        " → ".join(stages),
    ]


def _notes(told: Sequence[Told], words: Words) -> Iterator[str]:
    """What was not taken over in full; of what was, a few of each kind."""
    for code in dict.fromkeys(each.code for each in told):
        alike = [each for each in told if each.code == code]
        shown = alike[:SHOWN_ALIKE] if alike[0].taken else alike
        yield from (_note(each, words) for each in shown)
        if len(shown) < len(alike):
            yield words("… and {n} more like this", n=len(alike) - len(shown))


def _note(told: Told, words: Words) -> str:
    text = words(NOTES[told.code], **told.facts)
    return f"{told.sheet} {told.cell}: {text}"


def _summary(outcome: Outcome, words: Words) -> str:
    n_agreed = sum(answer.agreed for answer, _ in outcome.taken)
    n_remarks = len(outcome.taken) - n_agreed
    agreed = words.count("{n} agreed", "{n} agreed", n_agreed)
    remarks = words.count("{n} remark", "{n} remarks", n_remarks)
    before = words.count(
        "{n} answer was recorded before", "{n} answers were recorded before", outcome.n_before
    )
    return ", ".join((agreed, remarks, *([before] if outcome.n_before else ())))
