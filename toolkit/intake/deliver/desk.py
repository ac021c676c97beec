"""What the form may ask of the rooms above it; whoever opens the form hands it over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from toolkit.errors import ToolkitError
from toolkit.store import Workspace


@dataclass(frozen=True)
class Making:
    """How far a set is: the part that is begun, of how many; 0 of 0 before the first."""

    part: int = 0
    count: int = 0


@dataclass(frozen=True)
class Made:
    """A set that is there: its files by name, and where the notebook finds them.

    `folder` is a path from the folder of the notebook in which the form stands. `missing` are
    formats that cannot be made on this machine, by name.
    """

    folder: str
    files: tuple[str, ...]
    missing: tuple[str, ...] = ()


Told = Making | Made | ToolkitError
"""What is told of a set that is being made; after the last two nothing follows."""


@dataclass(frozen=True)
class ClientRow:
    """One client in the list: what it is called, and how it stands.

    `n_errors` are the errors that its newest set had, `report` the path of its report from the
    folder of the list's notebook; None and empty without a set.
    """

    client: str
    name: str
    changed_on: dt.date | None = None
    report_on: dt.date | None = None
    n_errors: int | None = None
    report: str = ""


class Desk(Protocol):
    """Makes sets and copies of the notebook, and knows the clients."""

    @property
    def workspace(self) -> Workspace:
        """Where the clients are."""

    def make(self, client: str, told: Callable[[Told], None]) -> None:
        """Begin a client's set, elsewhere; what comes of it is told, from another thread."""

    def rows(self) -> tuple[ClientRow, ...]:
        """The clients, by name."""

    def notebook(self, client: str) -> str:
        """The client's own copy of the notebook, made where needed: a path for JupyterLab."""


OpenDesk = Callable[[Workspace, str], Desk]
"""Opens the desk of a workspace, as on a day (a parameter of the notebook)."""
