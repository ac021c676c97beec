"""Many clients' sets at once: one fails, the others go on."""

from __future__ import annotations

import datetime as dt
import os
import time
import traceback
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from toolkit.batch.kernel import end_running_kernels, sweep_abandoned_folders
from toolkit.batch.output_set import OutputSet
from toolkit.batch.report import ReportOrder, make_report
from toolkit.errors import RunError, ToolkitError, UnexpectedError

LOG = "failed-report.log"
MOST_AT_ONCE = 8
"""More kernels than this at once ask more memory than they save time (about 150 MB each)."""


@dataclass(frozen=True)
class Outcome:
    """What became of one client's report: a set, or an error (with perhaps a log)."""

    client: str
    seconds: float
    made: OutputSet | None = None
    error: ToolkitError | None = None
    log: Path | None = None


class Watcher(Protocol):
    """Whoever follows a batch; called from several threads."""

    def started(self, client: str) -> None:
        """A client's report is begun."""

    def advanced(self, client: str, cell: int, count: int) -> None:
        """A cell of its notebook is begun."""

    def ended(self, outcome: Outcome) -> None:
        """A client's report is made, or has failed."""


def default_jobs(n_clients: int) -> int:
    """How many reports to make at once on this machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(max(2, cores or 2), MOST_AT_ONCE, n_clients))


def make_reports(
    order: ReportOrder, clients: Iterable[str], jobs: int, watcher: Watcher
) -> tuple[Outcome, ...]:
    """Make the sets of these clients, `jobs` at once; the outcomes in the same order.

    An interrupt ends the kernels that run, and leaves no half set behind.
    """
    sweep_abandoned_folders()
    pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="report")
    futures = [pool.submit(_outcome, order, client, watcher) for client in clients]
    try:
        _wait(futures)
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        end_running_kernels()
        raise
    pool.shutdown()
    return tuple(future.result() for future in futures)


def _wait(futures: Iterable[Future[Outcome]]) -> None:
    """Wait for all, in short turns: on Windows a long one cannot be interrupted."""
    pending = set(futures)
    while pending:
        _, pending = wait(pending, timeout=0.5, return_when=FIRST_COMPLETED)


def _outcome(order: ReportOrder, client: str, watcher: Watcher) -> Outcome:
    watcher.started(client)
    begun = time.monotonic()
    folder = order.workspace.outputs / client

    def advanced(cell: int, count: int) -> None:
        watcher.advanced(client, cell, count)

    try:
        made = make_report(order, client, advanced)
    except ToolkitError as error:
        log = _write_log(folder, error.facts["details"]) if isinstance(error, RunError) else None
        outcome = Outcome(client, time.monotonic() - begun, error=error, log=log)
    except Exception as error:  # noqa: BLE001 - one client's fault must not stop the others
        log = _write_log(folder, "".join(traceback.format_exception(error)))
        reason = f"{type(error).__name__}: {error}"
        unforeseen = UnexpectedError(reason=reason)
        outcome = Outcome(client, time.monotonic() - begun, error=unforeseen, log=log)
    else:
        with suppress(OSError):
            (folder / LOG).unlink(missing_ok=True)
        outcome = Outcome(client, time.monotonic() - begun, made=made)
    watcher.ended(outcome)
    return outcome


def _write_log(folder: Path, details: str) -> Path | None:
    """Keep what the failed run said, for whoever has to find the cause."""
    log = folder / LOG
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stamp = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        log.write_text(f"{stamp}\n{details}\n", encoding="utf-8")
    except OSError:
        return None
    return log
