"""Many clients' sets: those for which nothing changed are left, one fails, the others go on."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from toolkit.batch.failed_log import remove_log, write_log
from toolkit.batch.folders import sweep_abandoned_folders
from toolkit.batch.order import CellBegun, Maker, Outcome, ReportOrder, Told
from toolkit.batch.output_set import newest_set, opened_set
from toolkit.batch.unchanged import UnchangedSets
from toolkit.errors import StoppedError, TimeLimitError, ToolkitError

TIME_LIMIT = 600.0
"""Seconds that a client's report may take, unless the user says otherwise."""

TURN_SECONDS = 0.5


class Watcher(Protocol):
    """Whoever follows a batch."""

    def started(self, client: str) -> None:
        """A client's report is begun."""

    def advanced(self, client: str, cell: int, count: int) -> None:
        """A cell of its notebook is begun."""

    def ended(self, outcome: Outcome) -> None:
        """A client's report is made or left as it was, or has failed."""


def make_reports(
    order: ReportOrder,
    clients: Sequence[str],
    *,
    jobs: int | None,
    watcher: Watcher,
    open_maker: Callable[[ReportOrder], Maker],
    possible: Callable[[ReportOrder], ReportOrder] = lambda order: order,
    time_limit: float = TIME_LIMIT,
) -> tuple[Outcome, ...]:
    """Make the sets of these clients; the outcomes in the same order.

    `jobs` are made at once; by default as many as suits whoever makes them.

    A client for whom nothing changed keeps its set. For the others `possible` tells what of the
    order can be made on this machine. An interrupt ends at once everything that runs: what was
    not finished then has a `StoppedError`.
    """
    batch = Batch(order, watcher, time_limit)
    with suppress(KeyboardInterrupt):
        sweep_abandoned_folders()
        changed = batch.leave_unchanged(clients)
        if changed:
            batch.order = possible(order)
            if batch.order != order:
                changed = batch.leave_unchanged(changed)
        if changed:
            with closing(open_maker(batch.order)) as maker:
                batch.run(changed, jobs or maker.at_once, maker)
    return tuple(
        batch.outcomes.get(each) or Outcome(each, 0, error=StoppedError()) for each in clients
    )


@dataclass
class Job:
    """A report that is being made: since when, at which cell, and what its newest set was."""

    begun: float
    newest: Path | None
    at: CellBegun = field(default_factory=lambda: CellBegun(0, 0))


class Batch:
    """Reports of several clients, so many at once, of which none takes longer than it may."""

    def __init__(self, order: ReportOrder, watcher: Watcher, time_limit: float) -> None:
        self.order, self.watcher, self.time_limit = order, watcher, time_limit
        self.running: dict[str, Job] = {}
        self.outcomes: dict[str, Outcome] = {}

    def leave_unchanged(self, clients: Sequence[str]) -> tuple[str, ...]:
        """Those of the clients whose set has to be made."""
        if self.order.force:
            return tuple(clients)
        known = UnchangedSets(self.order)
        for client in clients:
            begun = time.monotonic()
            made = known.set_of(client)
            if made:
                self._end(Outcome(client, time.monotonic() - begun, made=made, unchanged=True))
        return tuple(each for each in clients if each not in self.outcomes)

    def run(self, clients: Sequence[str], jobs: int, maker: Maker) -> None:
        """Make the reports; an interrupt stops those that run."""
        waiting = deque(clients)
        try:
            while waiting or self.running:
                while waiting and len(self.running) < jobs:
                    self._begin(waiting.popleft(), maker)
                self._listen(TURN_SECONDS, maker)
                self._stop_overdue(maker)
        except KeyboardInterrupt:
            self._listen(0, maker)
            for client in tuple(self.running):
                self._stop(client, StoppedError(), maker)
            raise

    def _begin(self, client: str, maker: Maker) -> None:
        self.watcher.started(client)
        self.running[client] = Job(time.monotonic(), newest_set(self._folder(client)))
        try:
            maker.begin(client)
        except ToolkitError as error:
            self._hear(client, error)

    def _listen(self, seconds: float, maker: Maker) -> None:
        for client, told in maker.told(seconds):
            self._hear(client, told)

    def _hear(self, client: str, told: Told) -> None:
        job = self.running[client]
        if isinstance(told, CellBegun):
            job.at = told
            self.watcher.advanced(client, told.cell, told.count)
            return
        del self.running[client]
        seconds = time.monotonic() - job.begun
        if isinstance(told, ToolkitError):
            log = write_log(self._folder(client), told)
            self._end(Outcome(client, seconds, error=told, log=log))
        else:
            self._end(Outcome(client, seconds, made=told))

    def _end(self, outcome: Outcome) -> None:
        if outcome.made:
            remove_log(self._folder(outcome.client))
        self.outcomes[outcome.client] = outcome
        self.watcher.ended(outcome)

    def _stop_overdue(self, maker: Maker) -> None:
        late = time.monotonic() - self.time_limit
        for client, job in tuple(self.running.items()):
            if job.begun < late:
                at = {"cell": job.at.cell, "count": job.at.count}
                self._stop(client, TimeLimitError(seconds=self.time_limit, **at), maker)

    def _stop(self, client: str, error: ToolkitError, maker: Maker) -> None:
        """End a report; where its set has appeared meanwhile, it was made after all."""
        maker.stop(client)
        made = newest_set(self._folder(client))
        new = made is not None and made != self.running[client].newest
        self._hear(client, opened_set(made) if made and new else error)

    def _folder(self, client: str) -> Path:
        return self.order.workspace.outputs / client
