"""The rows of a workbook that came back → answers about publications, and what is odd."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.seal import (
    SEALED,
    publication_seal,
    same_content,
    seal,
    sealed_content,
    untagged,
)
from toolkit.language import Words
from toolkit.strategy.term import DAY_PATTERN
from toolkit.workbook.calendar_column import head, reference_parts
from toolkit.workbook.cell import cell_clock, cell_day
from toolkit.workbook.reading import SheetRow
from toolkit.workbook.told import Answer, Told, told
from toolkit.workbook.verdict import verdict

LONGEST_TEXT = 20_000
LONGEST_NAME = 300
READERS = {"date": cell_day, "time": cell_clock}


@dataclass(frozen=True)
class Compared:
    """A row beside the plan: what was changed in it, and whether the plan changed meanwhile."""

    changes: tuple[tuple[str, str], ...]
    older: bool


def answers(
    rows: tuple[SheetRow, ...],
    known: Mapping[str, Publication],
    words: Words,
    by: str | None = None,
) -> tuple[tuple[Answer, ...], tuple[Told, ...]]:
    """The answers in these rows, and what has to be told.

    `by` is who answered, where the row does not say it.
    """
    found: list[Answer | Told] = []
    for identifier, several in _by_reference(rows).items():
        if identifier is None or identifier not in known:
            code = "unknown" if identifier else "no_reference"
            found += [_lost(code, row) for row in several if row.text("answer")]
        else:
            found += _about(known[identifier], several, words, by)
    return (
        tuple(each for each in found if isinstance(each, Answer)),
        tuple(each for each in found if isinstance(each, Told)),
    )


def _by_reference(rows: tuple[SheetRow, ...]) -> dict[str | None, list[SheetRow]]:
    found: dict[str | None, list[SheetRow]] = {}
    for row in rows:
        identifier, _ = reference_parts(row.text("id"))
        found.setdefault(identifier or None, []).append(row)
    return found


def _lost(code: str, row: SheetRow) -> Told:
    said = {"text": row.text("answer"), "title": row.text("title") or row.text("date")}
    return told(code, row, "answer", **said, found=row.text("id"))


def _about(
    publication: Publication, rows: list[SheetRow], words: Words, by: str | None
) -> Iterator[Answer | Told]:
    """What the rows say of one publication: of several only one may say something."""
    said = [row for row in rows if row.text("answer")]
    different = {(row.text("answer"), row.text("by")) for row in said}
    if len(different) > 1:
        cells = ", ".join(f"{row.sheet} {row.cell('answer')}" for row in said)
        texts = " / ".join(f"“{row.text('answer')}”" for row in said)
        title = publication.title
        yield told("two_answers", said[0], "answer", cells=cells, text=texts, title=title)
        return
    yield from _answer((said or rows)[0], publication, words, by)


def _answer(
    row: SheetRow, publication: Publication, words: Words, by: str | None
) -> Iterator[Answer | Told]:
    written, compared = row.text("answer"), _compare(row, publication)
    if not written and not compared.changes:
        return
    meant = verdict(written) if written else "remark"
    agreed = meant == "agreed" and not compared.changes
    text = None if agreed else _text(written, compared, words)
    if meant == "unclear" or len(text or "") > LONGEST_TEXT:
        yield _lost("unclear" if meant == "unclear" else "too_long", row)
        return
    yield from _oddities(row, publication, compared, agreed=agreed)
    _, sent = reference_parts(row.text("id"))
    who = (row.text("by") or by or "")[:LONGEST_NAME] or None
    yield Answer(row, publication, agreed, text, who, sent or publication_seal(publication))


def _oddities(
    row: SheetRow, publication: Publication, compared: Compared, *, agreed: bool
) -> Iterator[Told]:
    if isinstance(row.cells.get("date"), str) and cell_day(row.cells["date"]):
        yield told("date_as_text", row, "date", found=row.text("date"))
    if agreed and compared.older:
        yield told("older_version", row, "answer", title=publication.title)
    if compared.changes and compared.older:
        yield told("both_changed", row, "answer", title=publication.title)


def _text(written: str, compared: Compared, words: Words) -> str:
    """What was written, and what was changed in other cells."""
    changed = [
        words(
            "{column} changed to: {text}",
            column=head(column, words.language),
            text=_shown(column, text, words),
        )
        for column, text in compared.changes
    ]
    return "\n".join(filter(None, (written, *changed)))


def _shown(column: str, text: str, words: Words) -> str:
    if column == "date" and DAY_PATTERN.fullmatch(text):
        return words.date(dt.date.fromisoformat(text))
    return text or words("nothing")


def _compare(row: SheetRow, publication: Publication) -> Compared:
    """Who changed what since it was sent: the reader of the workbook, or the plan?

    A column that is gone counts as unchanged.
    """
    plan, there = sealed_content(publication), _content(row)
    content = {**plan, **there}
    _, sent = reference_parts(row.text("id"))
    now, found = seal(plan), seal(content)
    changes = () if found == sent else _differences(plan, content)
    same_as_plan = found == now and len(there) == len(SEALED)
    return Compared(changes, older=bool(sent) and now != sent and not same_as_plan)


def _content(row: SheetRow) -> dict[str, str]:
    """What a row says of what was sealed; a day or time that cannot be read stays as typed."""
    said = {column: row.text(column) for column in SEALED if column in row.cells}
    if "link" in said:
        said["link"] = untagged(said["link"])
    for column in said.keys() & READERS.keys():
        said[column] = READERS[column](row.cells[column]) or said[column]
    return said


def _differences(plan: Mapping[str, str], there: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (column, there[column])
        for column in SEALED
        if not same_content(plan[column], there[column])
    )
