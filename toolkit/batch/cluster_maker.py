"""Reports made on a cluster of machines: a Dask scheduler hands parcels to its workers.

A worker that is lost costs only time: the scheduler gives its parcels to another. What comes
back is held against its manifest, and published here.
"""

from __future__ import annotations

import queue
import uuid
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from distributed import Future, KilledWorker

from toolkit.batch.cluster import UNREACHABLE, WORKER_SECONDS, Cluster, reason_of
from toolkit.batch.errand import run_errand
from toolkit.batch.order import CellBegun, ReportOrder, Told
from toolkit.batch.parcel import PROGRESS, Delivery, packed, published
from toolkit.batch.report_process import unforeseen
from toolkit.errors import ClusterError, ToolkitError, UnreadableError, WorkerLostError

MAKE = "toolkit.batch.cluster_worker:make_parcel"
END_JOBS = "toolkit.batch.cluster_worker:end_jobs"
END_SERVER = "toolkit.batch.cluster_worker:end_server"

Event = tuple[str, CellBegun | Future[Any]]


class ClusterMaker:
    """Has each report made by some worker of a cluster, in a process of its own there."""

    def __init__(self, order: ReportOrder, cluster: Cluster, time_limit: float) -> None:
        self.order, self.cluster, self.time_limit = order, cluster, time_limit
        self.at_once = cluster.at_once
        self.jobs: dict[str, tuple[str, Future[Any]]] = {}
        self.heard: queue.SimpleQueue[Event] = queue.SimpleQueue()
        cluster.client.subscribe_topic(PROGRESS, self._hear_progress)

    def begin(self, client: str) -> None:
        """Hand a client's parcel to the cluster.

        Raises
        ------
        ToolkitError
            When it cannot be packed, or the cluster is gone.
        """
        job = uuid.uuid4().hex
        try:
            parcel = packed(self.order, client, job, self.time_limit)
        except OSError as error:
            raise UnreadableError(file=client, reason=error.strerror or str(error)) from error
        try:
            future = self.cluster.client.submit(
                run_errand, MAKE, parcel, key=f"report-{job}", pure=False
            )
        except Exception as error:
            raise ClusterError(address=self.cluster.address, reason=reason_of(error)) from error
        self.jobs[client] = job, future
        future.add_done_callback(lambda done: self.heard.put((job, done)))

    def told(self, seconds: float) -> Iterator[tuple[str, Told]]:
        """What the cluster has told so far, waiting at most so long for the first."""
        try:
            job, event = self.heard.get(timeout=seconds)
        except queue.Empty:
            return
        client = next((each for each, (known, _) in self.jobs.items() if known == job), None)
        if client is None:  # it was stopped
            return
        if isinstance(event, CellBegun):
            yield client, event
        else:
            del self.jobs[client]
            yield client, self._received(client, event)

    def stop(self, client: str) -> None:
        """End a client's report, wherever it is being made."""
        job, future = self.jobs.pop(client, ("", None))
        if future is not None:
            self._end({job: future})

    def close(self) -> None:
        """End what still runs, and the warm servers of the workers."""
        self._end(dict(self.jobs.values()))
        self.jobs.clear()
        with suppress(Exception):
            self.cluster.client.run(run_errand, END_SERVER, on_error="ignore")
        self.cluster.close()

    def _end(self, jobs: Mapping[str, Future[Any]]) -> None:
        if not jobs:
            return
        with suppress(Exception):  # the cluster may be gone
            self.cluster.client.cancel(list(jobs.values()), force=True)
        with suppress(Exception):
            self.cluster.client.run(run_errand, END_JOBS, frozenset(jobs), on_error="ignore")

    def _received(self, client: str, done: Future[Any]) -> Told:
        """The set, published; or why there is none."""
        try:
            delivery: Delivery = done.result(timeout=WORKER_SECONDS)
            if isinstance(delivery, ToolkitError):
                return delivery
            return published(delivery, self.order.workspace, client)
        except ToolkitError as error:
            return error
        except KilledWorker:
            return WorkerLostError(address=self.cluster.address)
        except Exception as error:  # noqa: BLE001 - told as this client's own
            if done.cancelled() or isinstance(error, UNREACHABLE):
                return ClusterError(address=self.cluster.address, reason=reason_of(error))
            return unforeseen(error)
        finally:
            done.release()

    def _hear_progress(self, event: tuple[Any, tuple[str, int, int]]) -> None:
        job, cell, count = event[1]
        self.heard.put((job, CellBegun(cell, count)))
