"""What a form may ask of us: make a client's set, open its notebook, tell how clients stand."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.batch.forked_maker import ForkedMaker
from toolkit.batch.forking import forks_are_available
from toolkit.batch.jobs import make_reports
from toolkit.batch.lab_copy import lab_copy
from toolkit.batch.order import Maker, Outcome, ReportOrder
from toolkit.batch.portfolio import read_portfolio
from toolkit.deliverables.opening import as_of_date
from toolkit.deliverables.pdf import pdf_possible
from toolkit.errors import (
    NoForksError,
    StoppedError,
    ToolkitError,
    UnexpectedError,
    UnwritableError,
)
from toolkit.intake.deliver.desk import ClientRow, Made, Making, Told
from toolkit.portfolio import PortfolioEntry
from toolkit.store import Workspace, read_strategy

REPORT = "report"
"""The folder beside a client's strategy with a copy of its newest set: JupyterLab of that client
sees no other folder. Git ignores it."""


@dataclass(frozen=True)
class WorkspaceDesk:
    """Makes sets and copies for a workspace, as on one day (today where it is empty)."""

    workspace: Workspace
    as_of: str = ""

    def make(self, client: str, told: Callable[[Told], None]) -> None:
        """Begin a client's set in a thread of its own; what comes of it is told from there."""
        threading.Thread(target=self._make, args=(client, told), daemon=True).start()

    def rows(self) -> tuple[ClientRow, ...]:
        """The clients by name, from their files and their newest sets; nothing is computed."""
        return tuple(
            ClientRow(
                each.client,
                self._name(each.client, each.name),
                self._changed_on(each.client),
                each.made.astimezone().date() if each.made else None,
                each.summary.findings.error if each.summary else None,
                self._report(each),
            )
            for each in read_portfolio(self.workspace, as_of_date(self.as_of)).entries
        )

    def notebook(self, client: str) -> str:
        """The client's copy of the notebook, by its path from the folder of the workspace."""
        copy = lab_copy(self.workspace, client, self.as_of, as_of_date(""))
        return copy.path.relative_to(self.workspace.root).as_posix()

    def _make(self, client: str, told: Callable[[Told], None]) -> None:
        try:
            told(self._made(client, told))
        except ToolkitError as error:
            told(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is said in the form
            told(UnexpectedError(reason=f"{type(error).__name__}: {error}"))

    def _made(self, client: str, told: Callable[[Told], None]) -> Made:
        order = _possible(ReportOrder(self.workspace, as_of_date(self.as_of)))
        (outcome,) = make_reports(
            order, (client,), jobs=1, watcher=_Teller(told), open_maker=open_maker
        )
        if outcome.error or outcome.made is None:
            raise outcome.error or StoppedError()
        files = tuple(outcome.made.files)
        home = self.workspace.client_folder(client)
        copy_set(outcome.made.folder, home / REPORT)
        missing = tuple(set(ReportOrder(self.workspace, order.as_of).formats) - set(order.formats))
        folder = Path(os.path.relpath(home / REPORT)).as_posix()
        return Made(folder, files, missing)

    def _report(self, entry: PortfolioEntry) -> str:
        """The report of the newest set, by its path from where the notebook runs."""
        name = next((each for each in entry.files if each.endswith("-strategy.html")), "")
        made = self.workspace.outputs / entry.client / entry.folder / name
        return Path(os.path.relpath(made)).as_posix() if name else ""

    def _name(self, client: str, otherwise: str) -> str:
        try:
            return read_strategy(self.workspace, client).strategy.client.name or otherwise
        except ToolkitError:
            return otherwise

    def _changed_on(self, client: str) -> dt.date | None:
        try:
            changed = (self.workspace.clients / client / "strategy.yaml").stat().st_mtime
        except OSError:
            return None
        return dt.datetime.fromtimestamp(changed).astimezone().date()


@dataclass(frozen=True)
class _Teller:
    """Tells the form how far its set is."""

    told: Callable[[Told], None]

    def started(self, client: str) -> None:  # noqa: ARG002 - there is one
        self.told(Making())

    def advanced(self, client: str, cell: int, count: int) -> None:  # noqa: ARG002
        self.told(Making(cell, count))

    def ended(self, outcome: Outcome) -> None:
        """What came of it is told by whoever asked."""


def open_maker(order: ReportOrder) -> Maker:
    """Who makes a set here: a fork of a warm process, else a thread with an ordinary kernel."""
    if forks_are_available():
        try:
            return ForkedMaker(order)
        except NoForksError:
            pass
    from toolkit.batch.threaded_maker import ThreadedMaker  # noqa: PLC0415 - slow to load

    return ThreadedMaker(order)


def copy_set(made: Path, target: Path) -> None:
    """Put a copy of a set in place of the one that is there; never half of one.

    Raises
    ------
    UnwritableError
        When it cannot be written.
    """
    making = target.with_name(f".{target.name}-{os.getpid()}")
    old = target.with_name(f".{target.name}-old-{os.getpid()}")
    try:
        shutil.rmtree(making, ignore_errors=True)
        shutil.copytree(made, making)
        if target.exists():
            target.rename(old)
        making.rename(target)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise UnwritableError(file=target.name, reason=error.strerror or str(error)) from error


def _possible(order: ReportOrder) -> ReportOrder:
    if "pdf" not in order.formats or pdf_possible():
        return order
    return replace(order, formats=tuple(each for each in order.formats if each != "pdf"))
