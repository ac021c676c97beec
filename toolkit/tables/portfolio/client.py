"""A row per client: its newest set, what the review found, coverage, hours, what comes first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from toolkit.language import Words
from toolkit.language.words import MISSING
from toolkit.portfolio import (
    ClientDeadline,
    ClientSummary,
    Portfolio,
    PortfolioEntry,
    next_deadline,
)
from toolkit.tables.block import Column, Link
from toolkit.tables.portfolio.day import about
from toolkit.tables.portfolio.sorted_table import SortedCell, SortedTable

FILE_KINDS = {
    "-strategy.html": "Report",
    "-strategy.pdf": "PDF",
    "-strategy.docx": "Word",
    "-deck.pptx": "Slides",
    "-calendar.xlsx": "Calendar (Excel)",
    "-publications.ics": "Publications (.ics)",
    "-production.ics": "Production (.ics)",
    "strategy.ipynb": "Notebook",
}
LAST = 10**9
"""Sorted after everything that is known."""


def clients_table(
    portfolio: Portfolio,
    near: Iterable[ClientDeadline],
    passed: Iterable[ClientDeadline],
    words: Words,
) -> SortedTable:
    """Each client, by name."""
    soon, late = {each.client for each in near}, {each.client for each in passed}
    signs = (frozenset(_signs(each, soon, late)) for each in portfolio.entries)
    return SortedTable(
        "clients-table",
        words("Each client with its newest set"),
        (
            Column(words("Client")),
            Column(words("Newest set")),
            Column(words("Errors"), numeric=True),
            Column(words("Warnings"), numeric=True),
            Column(words("Advice"), numeric=True),
            Column(words("Coverage (index)"), numeric=True),
            Column(words("Hours per week"), numeric=True),
            Column(words("First to come")),
            Column(words("Next review")),
            Column(words("Files")),
        ),
        tuple(tuple(_row(each, portfolio.as_of, words)) for each in portfolio.entries),
        words(
            "Everything is as on the day of the newest set. Hours: what the channels in use take, "
            "of the hours there are; ≥ where not all is known, ! where it is more than there is."
        ),
        tuple(signs),
    )


def _signs(entry: PortfolioEntry, soon: set[str], late: set[str]) -> Iterator[str]:
    """By what this client can be chosen on the page."""
    summary = entry.summary
    facts = {
        "failed": entry.failure is not None,
        "errors": summary is not None and summary.findings.error > 0,
        "hours": summary is not None and summary.hours.over,
        "overdue": entry.client in late,
        "near": entry.client in soon,
        "changed": entry.state == "changed",
        "without": entry.made is None,
    }
    return (name for name, holds in facts.items() if holds)


def _row(entry: PortfolioEntry, as_of: dt.date, words: Words) -> Iterator[SortedCell]:
    yield SortedCell(entry.name, None if entry.name == entry.client else entry.client)
    yield _set_cell(entry, words)
    if entry.summary is None:
        yield from (SortedCell(MISSING, key=LAST) for _ in range(7))
    else:
        yield from _facts(entry.summary, as_of, words)
    files = tuple(_files(entry, words))
    yield SortedCell(" · ".join(each.text for each in files), key=len(files), files=files)


def _set_cell(entry: PortfolioEntry, words: Words) -> SortedCell:
    if entry.made is None:
        text = words("failed") if entry.failure else words("no report yet")
        return SortedCell(text, gap=True, key="")
    moment = entry.made.astimezone()
    notes = [
        words("the newest failed") if entry.failure else "",
        words("strategy changed since") if entry.state == "changed" else "",
        words("of an earlier version of the toolkit") if entry.state == "none" else "",
    ]
    return SortedCell(
        words.date(moment.date()),
        "; ".join(filter(None, notes)) or None,
        key=entry.made.isoformat(),
        gap=any(notes),
    )


def _facts(summary: ClientSummary, as_of: dt.date, words: Words) -> Iterator[SortedCell]:
    found = summary.findings
    for number in (found.error, found.warning, found.advice):
        yield SortedCell(words.number(number), key=number)
    yield _coverage_cell(summary, words)
    yield _hours_cell(summary, words)
    coming = next_deadline(summary, as_of)
    if coming is None:
        yield SortedCell(MISSING, key="9999")
    else:
        said = about(coming, words)
        yield SortedCell(words.date(coming.on), said, key=coming.on.isoformat())
    yield _review_cell(summary.review_on, as_of, words)


def _coverage_cell(summary: ClientSummary, words: Words) -> SortedCell:
    value = summary.coverage
    if value is None:
        return SortedCell(MISSING, key=-1)
    bounds = f"{words.number(value.low)}–{words.number(value.high)}"
    if value.central is None:
        return SortedCell("?", bounds, key=-1)
    return SortedCell(words.number(value.central), bounds, value.central / 100, key=value.central)


def _hours_cell(summary: ClientSummary, words: Words) -> SortedCell:
    hours = summary.hours
    if hours.wanted is None:
        text, key = "?", -1.0
    else:
        text, key = words.number(hours.wanted, 1), hours.wanted
        text = text if hours.complete else f"≥ {text}"
    if hours.available is None:
        return SortedCell(text, words("capacity not known"), key=key)
    there = words("of {n}", n=words.number(hours.available, 1))
    return SortedCell(text, there, mark="!" if hours.over else None, key=key, gap=hours.over)


def _review_cell(on: dt.date | None, as_of: dt.date, words: Words) -> SortedCell:
    if on is None:
        return SortedCell(words("not planned"), key="9999")
    late = on < as_of
    return SortedCell(
        words.date(on), words("overdue") if late else None, key=on.isoformat(), gap=late
    )


def _files(entry: PortfolioEntry, words: Words) -> Iterator[Link]:
    """Each deliverable, as a way from the folder of the outputs."""
    for name in entry.files:
        way = "/".join(quote(part, safe="") for part in (entry.client, entry.folder, name))
        yield Link(_file_kind(name, entry.client, words), f"./{way}")


def _file_kind(name: str, client: str, words: Words) -> str:
    """What a file is, in a word or two."""
    kind = FILE_KINDS.get(name.removeprefix(client)) or FILE_KINDS.get(name)
    if kind:
        return words(kind)
    return name.removeprefix(f"{client}-")
