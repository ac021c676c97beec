"""The clients of which the newest report failed, and why."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from toolkit.language import Words
from toolkit.portfolio import Failure, PortfolioEntry
from toolkit.tables.block import Column, Link
from toolkit.tables.portfolio.sorted_table import SortedCell, SortedTable

LOG = "failed-report.log"
SAID = ("reason", "found")
"""Facts that may be messages of the catalogue themselves."""


def failures_table(failed: Sequence[PortfolioEntry], words: Words) -> SortedTable:
    """Each of them, with what is left of an earlier report."""
    return SortedTable(
        "failed-table",
        words("Of these clients the newest report could not be made"),
        (
            Column(words("Client")),
            Column(words("Why"), wide=True),
            Column(words("Earlier set")),
            Column(words("The whole message")),
        ),
        tuple(_row(each, each.failure, words) for each in failed if each.failure),
    )


def _row(entry: PortfolioEntry, failure: Failure, words: Words) -> tuple[SortedCell, ...]:
    earlier = words.date(entry.made.astimezone().date()) if entry.made else words("none")
    log = (Link(LOG, f"./{quote(entry.client, safe='')}/{LOG}"),) if failure.log else ()
    return (
        SortedCell(entry.name, None if entry.name == entry.client else entry.client),
        SortedCell(failure_text(failure, words)),
        SortedCell(earlier, key=entry.made.isoformat() if entry.made else ""),
        SortedCell(LOG if log else words("toolkit check tells more"), files=log),
    )


def failure_text(failure: Failure, words: Words) -> str:
    """Why a report failed, in the reader's language."""
    facts = {name: words(fact) if name in SAID else fact for name, fact in failure.facts.items()}
    return words(failure.message, **facts)
