"""What a set tells of its client to whoever looks at all clients: little, and plain.

It is kept beside the deliverables, so that nothing has to be computed again to show many clients.
It holds names, dates and numbers; no text of the strategy, and nothing of its notes.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

DeadlineKind = Literal[
    "goal", "baseline", "review", "channel", "question", "period", "approval", "item"
]
"""What a day is the last one for, or the day of."""


class Plain(BaseModel):
    """A frozen part of a summary; what a later version adds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class FindingCount(Plain):
    """How many open findings there are of each severity."""

    error: int = 0
    warning: int = 0
    advice: int = 0


class CoverageIndex(Plain):
    """Coverage from 0 to 100 with its bounds; `central` is None where nothing is known."""

    low: float
    central: float | None
    high: float


class HoursWanted(Plain):
    """The hours a week that the channels in use take, beside those that there are.

    `wanted` is over what is known: where not all is (`complete`), it is at least this much.
    """

    wanted: float | None = None
    complete: bool = True
    available: float | None = None

    @property
    def over(self) -> bool:
        """Whether more is wanted than there is; three minutes more is not."""
        known = self.wanted is not None and self.available is not None
        return known and (self.wanted or 0.0) > (self.available or 0.0) + 0.05


class Deadline(Plain):
    """A day by which something has to be, as far as it is known: of a month its last day.

    `names` are what it is about, several where they fall on one day.
    """

    kind: DeadlineKind
    on: dt.date
    names: tuple[str, ...] = ()


class KeyDay(Plain):
    """A key date that comes: an event of the almanac by its id, or one of the client's own."""

    event: str | None
    name_nl: str
    name_en: str
    start: dt.date
    end: dt.date

    def name(self, language: str) -> str:
        """The name in a language."""
        return self.name_en if language == "en" else self.name_nl


class WeekHours(Plain):
    """The hours of a role in one ISO week."""

    year: int
    week: int
    hours: float


class RoleHours(Plain):
    """What a role has to do: a week on average, and in each of the coming weeks."""

    name: str
    holder: str | None = None
    wanted: float = 0.0
    available: float | None = None
    weeks: tuple[WeekHours, ...] = ()


class ClientSummary(Plain):
    """One client, as on the day of its set.

    `strategy` is the fingerprint of the file that it was made from.
    """

    client: str
    name: str
    strategy: str
    as_of: dt.date
    concept: bool = True
    findings: FindingCount = FindingCount()
    coverage: CoverageIndex | None = None
    hours: HoursWanted = HoursWanted()
    review_on: dt.date | None = None
    deadlines: tuple[Deadline, ...] = ()
    key_days: tuple[KeyDay, ...] = ()
    roles: tuple[RoleHours, ...] = ()
