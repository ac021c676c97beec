"""What is asked of a batch, and what is told of each client in it.

Nothing heavy is imported here: it is all that the process knows that divides the work.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from toolkit.batch.output_set import OutputSet
from toolkit.deliverables import FORMATS
from toolkit.errors import ToolkitError
from toolkit.store import Workspace

NOTEBOOK = "strategy.ipynb"

MOST_AT_ONCE = 16
"""More at once on one machine ask more memory than they save time (about 150 MB each)."""

CellStarted = Callable[[int, int], None]
"""Called with the number of a cell as it starts, and how many there are."""


@dataclass(frozen=True)
class ReportOrder:
    """What is asked: reports of the strategies in a workspace, as on one day.

    With `force` also of clients for whom nothing changed since their last one.
    """

    workspace: Workspace
    as_of: dt.date
    formats: tuple[str, ...] = FORMATS
    force: bool = False


@dataclass(frozen=True)
class CellBegun:
    """How far a client's notebook is: the number of the cell that starts, of how many."""

    cell: int
    count: int


Told = CellBegun | OutputSet | ToolkitError
"""What is told of a client that is being made; after the last two nothing follows."""


@dataclass(frozen=True)
class Outcome:
    """What became of one client's report: a set, new or as it was, or an error."""

    client: str
    seconds: float
    made: OutputSet | None = None
    error: ToolkitError | None = None
    log: Path | None = None
    unchanged: bool = False


class Maker(Protocol):
    """Makes reports, `at_once` of them at the same time unless the user says otherwise."""

    at_once: int

    def begin(self, client: str) -> None:
        """Begin a client's report."""

    def told(self, seconds: float) -> Iterable[tuple[str, Told]]:
        """What is told of the clients that were begun, waiting for it at most so long."""

    def stop(self, client: str) -> None:
        """End a client's report at once; of it nothing more is told."""

    def close(self) -> None:
        """End everything that still runs."""


def default_jobs() -> int:
    """How many reports to make at once on this machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(max(2, cores or 2), MOST_AT_ONCE)
