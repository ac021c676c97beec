"""What runs on a worker of a cluster: a warm server, and a process of its own per report.

A worker shares no disk with whoever asks. What it needs comes in a parcel, is unpacked in a
private folder, and is removed with it. Nothing is raised: a cluster writes what its functions
raise, and what they were called with, in its logs.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress

from distributed import get_worker

from toolkit.batch.folders import private_folder, sweep_abandoned_folders
from toolkit.batch.forked_maker import ForkedMaker, started_server
from toolkit.batch.forking import ForkServer, forks_are_available
from toolkit.batch.grammar import skip_slow_grammar
from toolkit.batch.inputs import Files
from toolkit.batch.order import CellBegun, Maker, ReportOrder
from toolkit.batch.output_set import OutputSet
from toolkit.batch.parcel import (
    PROGRESS,
    Delivery,
    Parcel,
    order_in,
    own_versions,
    unpacked,
    version_difference,
)
from toolkit.batch.report_process import unforeseen
from toolkit.batch.threaded_maker import ThreadedMaker
from toolkit.deliverables.pdf import pdf_possible
from toolkit.errors import (
    NoForksError,
    StoppedError,
    TimeLimitError,
    ToolkitError,
    WorkerVersionError,
)

TURN_SECONDS = 0.2
IDLE_SECONDS = 300.0
"""After how long without a job the warm server ends; the next job starts another."""


def about_worker() -> Mapping[str, object]:
    """What this worker would make reports with, and whether it can make a PDF."""
    return {"versions": own_versions(), "pdf": pdf_possible()}


def make_parcel(parcel: Parcel) -> Delivery:
    """Make the report of a parcel; an error is handed back, not raised."""
    try:
        return _made(parcel)
    except ToolkitError as error:
        return error
    except BaseException as error:  # noqa: BLE001 - told as this client's own, whatever it is
        return unforeseen(error)


def end_jobs(jobs: frozenset[str]) -> None:
    """Have those of these jobs that run here ended, at once."""
    for job in jobs:
        stop = _running.get(job)
        if stop:
            stop.set()


def end_server() -> None:
    """End the warm server of this worker, if there is one."""
    _bench.close()


def _made(parcel: Parcel) -> Delivery:
    if own_versions() != parcel.made_by:
        return WorkerVersionError(differing=version_difference(own_versions(), parcel.made_by))
    stop = _running.setdefault(parcel.job, threading.Event())
    folder = private_folder()
    try:
        unpacked({**parcel.shared, **parcel.own}, folder)
        order = order_in(parcel, folder)
        with _bench.maker(parcel, order) as maker:
            told = _last_told(maker, parcel, stop)
        if isinstance(told, OutputSet):
            return {name: (told.folder / name).read_bytes() for name in told.files}
        return told
    finally:
        _running.pop(parcel.job, None)
        shutil.rmtree(folder, ignore_errors=True)


def _last_told(maker: Maker, parcel: Parcel, stop: threading.Event) -> OutputSet | ToolkitError:
    """Make it, telling how far it is, until it is made, stopped or overdue."""
    end = time.monotonic() + parcel.time_limit
    at = CellBegun(0, 0)
    maker.begin(parcel.client)
    while not stop.is_set():
        for _, told in maker.told(TURN_SECONDS):
            if not isinstance(told, CellBegun):
                return told
            at = told
            _tell(parcel.job, at)
        if time.monotonic() > end:
            return TimeLimitError(seconds=parcel.time_limit, cell=at.cell, count=at.count)
    return StoppedError()


def _tell(job: str, at: CellBegun) -> None:
    with suppress(ValueError):  # no worker around this, in a test
        get_worker().log_event(PROGRESS, (job, at.cell, at.count))


class Bench:
    """The warm server of a worker, for jobs that share everything but the client."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.server: ForkServer | None = None
        self.shared: tuple[Files, tuple[str, ...]] | None = None
        self.n_jobs = 0
        self.idle: threading.Timer | None = None

    @contextmanager
    def maker(self, parcel: Parcel, order: ReportOrder) -> Iterator[Maker]:
        """Who makes a report here: a fork of the warm server, else a kernel from nothing."""
        with self.lock:
            self.n_jobs += 1
            server = self._server_for(parcel, order)
        try:
            with closing(self._maker(order, server)) as maker:
                yield maker
        finally:
            with self.lock:
                self.n_jobs -= 1
                self._wait_idle()

    def close(self) -> None:
        """End the server; a job that runs in it fails."""
        with self.lock:
            self._end()

    def _maker(self, order: ReportOrder, server: ForkServer | None) -> Maker:
        if server:
            return ForkedMaker(order, server)
        skip_slow_grammar()
        return ThreadedMaker(order)

    def _server_for(self, parcel: Parcel, order: ReportOrder) -> ForkServer | None:
        """The server that has seen what these jobs share; started where there is none."""
        if not forks_are_available():
            return None
        if self.idle:
            self.idle.cancel()
        shared = (parcel.shared, parcel.formats)
        gone = self.server is None or self.server.process.poll() is not None
        if not gone and self.shared == shared:
            return self.server
        if not gone and self.n_jobs > 1:  # others still run in it
            return None
        self._end()
        sweep_abandoned_folders()
        try:
            self.server = started_server(order.workspace.root, parcel.formats)
        except NoForksError:
            return None
        self.shared = shared
        return self.server

    def _wait_idle(self) -> None:
        if self.server and not self.n_jobs:
            self.idle = threading.Timer(IDLE_SECONDS, self._end_idle)
            self.idle.daemon = True
            self.idle.start()

    def _end_idle(self) -> None:
        with self.lock:
            if not self.n_jobs:
                self._end()

    def _end(self) -> None:
        if self.server:
            self.server.close()
        self.server = self.shared = None


_bench = Bench()
_running: dict[str, threading.Event] = {}
