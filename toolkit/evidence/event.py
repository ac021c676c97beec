"""Days that everybody knows, as the rules by which they are found in any year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.strategy.term import Weekday

EventRule = Literal["fixed", "weekday", "easter", "school"]
SCHOOL = "school-"
BREAKS = ("autumn", "christmas", "spring", "may", "summer")
SCHOOL_EVENTS = tuple(f"{SCHOOL}{each}" for each in BREAKS)
"""The ids that breaks of the schools have."""


@dataclass(frozen=True)
class EventFacts:
    """One day that everybody knows, and how it is found.

    `fixed`: a day of a month; on the weekday `avoid` it is `avoid_shift` days later. `weekday`:
    the `nth` such day of a month (negative: from its end). `easter`: so many days (`offset`)
    after Easter Sunday. `offset` is added to any of them. `school`: a break of the schools, by
    region. It lasts `days`.
    """

    event: str
    name_nl: str
    name_en: str
    rule: EventRule
    month: int | None
    day: int | None
    weekday: Weekday | None
    nth: int | None
    offset: int
    avoid: Weekday | None
    avoid_shift: int
    days: int
    source: str
    confidence: str
    note_nl: str
    note_en: str

    def name(self, language: str) -> str:
        """The name in a language."""
        return self.name_nl if language == "nl" else self.name_en

    def note(self, language: str) -> str:
        """What to know about it, in a language; empty where there is nothing."""
        return self.note_nl if language == "nl" else self.note_en
