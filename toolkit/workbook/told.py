"""What came of each answer in a workbook: taken over, or told with its sheet and cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.content_calendar.publication import Publication
from toolkit.strategy.content import Stage
from toolkit.workbook.reading import SheetRow

NOT_TAKEN = frozenset({"no_reference", "unknown", "two_answers", "unclear", "too_long"})
"""Codes of what is not in the strategy afterwards: somebody has to look."""


@dataclass(frozen=True)
class Told:
    """Something to know about a cell.

    `code` is one of NOT_TAKEN, or: "older_version" (somebody agreed to what has changed since),
    "both_changed" (a row was changed in the workbook, and the plan meanwhile), "date_as_text",
    "idea_only" (agreed, but there is no text yet), "others_open" (other channels of the same
    item wait for an answer), "repeats" (one day of an item that returns), "already_scheduled",
    "already_published".
    """

    code: str
    sheet: str
    cell: str
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def taken(self) -> bool:
        """Whether the answer that it is about was taken over."""
        return self.code not in NOT_TAKEN


@dataclass(frozen=True)
class Answer:
    """An answer that was taken over, about one publication."""

    row: SheetRow
    publication: Publication
    agreed: bool
    text: str | None
    by: str | None
    seal: str


@dataclass(frozen=True)
class Step:
    """What an item was before the answers, and what it is now."""

    before: Stage
    after: Stage


def told(code: str, row: SheetRow, column: str, **facts: str) -> Told:
    """Something to know about a cell of a row."""
    return Told(code, row.sheet, row.cell(column), facts)
