"""The portfolio: an entry per client, whatever there is of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from toolkit.portfolio.summary import ClientSummary

State = Literal["current", "changed", "none"]


@dataclass(frozen=True)
class Failure:
    """Why a client's newest report failed: a message of the catalogues, with its facts.

    `log` says whether there is a file with the whole story.
    """

    message: str
    facts: Mapping[str, str] = field(default_factory=dict)
    log: bool = False


@dataclass(frozen=True)
class PortfolioEntry:
    """One client: its newest set, and what went wrong since.

    Attributes
    ----------
    made
        When the newest set was made (UTC); None without a set.
    folder, files
        The name of the set's folder, and of what is in it.
    state
        Whether the strategy is still the one that the set was made from; `none` without a set,
        or with one that says nothing of itself.
    """

    client: str
    summary: ClientSummary | None = None
    made: dt.datetime | None = None
    folder: str = ""
    files: tuple[str, ...] = ()
    state: State = "none"
    failure: Failure | None = None

    @property
    def name(self) -> str:
        """What the client is called."""
        return self.summary.name if self.summary else self.client


@dataclass(frozen=True)
class Portfolio:
    """All clients of a workspace, as on one day, by name."""

    as_of: dt.date
    entries: tuple[PortfolioEntry, ...]

    @property
    def summaries(self) -> tuple[ClientSummary, ...]:
        """Of the clients of which there is one."""
        return tuple(each.summary for each in self.entries if each.summary)

    @property
    def failures(self) -> tuple[PortfolioEntry, ...]:
        """The clients of which the newest report failed."""
        return tuple(each for each in self.entries if each.failure)
