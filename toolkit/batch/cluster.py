"""A cluster of machines that is reached: a Dask scheduler and its workers, of our own versions."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

import dask
from distributed import Client
from distributed.comm.core import CommClosedError

from toolkit.batch.cluster_address import check_all_private
from toolkit.batch.errand import run_errand
from toolkit.batch.parcel import own_versions, version_difference
from toolkit.errors import ClusterError, NoWorkerError, WorkerVersionError

ABOUT = "toolkit.batch.cluster_worker:about_worker"
CONNECT_SECONDS = 10.0
WORKER_SECONDS = 30.0
GOODBYE_SECONDS = 2.0
UNREACHABLE = (OSError, TimeoutError, CommClosedError, TypeError, ValueError)
"""What connecting raises; the last two where certificates are missing or wrong."""


class Cluster:
    """A cluster that is reached, whose workers make reports as this machine does.

    Raises
    ------
    ClusterError
        When it cannot be reached.
    InsecureClusterError
        When one of its workers is open to others, and `insecure` is false.
    NoWorkerError
        When it has no worker.
    WorkerVersionError
        When a worker has another version of anything that shapes a report.
    """

    def __init__(self, address: str, *, insecure: bool) -> None:
        self.address = address
        _quiet()
        self.client = _client(address)
        try:
            self._wait_for_worker()
            workers = self.client.scheduler_info(n_workers=-1)["workers"]
            check_all_private(workers, insecure=insecure)
            self.at_once = sum(each["nthreads"] for each in workers.values())
            self.has_pango = self._checked(workers)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the cluster."""
        with suppress(*UNREACHABLE, RuntimeError):
            self.client.close(GOODBYE_SECONDS)

    def _wait_for_worker(self) -> None:
        try:
            self.client.wait_for_workers(1, timeout=WORKER_SECONDS)
        except TimeoutError as error:
            raise NoWorkerError(address=self.address, seconds=WORKER_SECONDS) from error

    def _checked(self, workers: Iterable[str]) -> bool:
        """Whether all can make a PDF, once it is known that all have our versions."""
        asked = [
            self.client.submit(run_errand, ABOUT, workers=[each], pure=False) for each in workers
        ]
        try:
            told: list[Mapping[str, Any]] = self.client.gather(asked)
        except Exception as error:
            raise ClusterError(address=self.address, reason=reason_of(error)) from error
        for worker in told:
            if worker["versions"] != own_versions():
                differing = version_difference(worker["versions"], own_versions())
                raise WorkerVersionError(differing=differing)
        return all(worker["pdf"] for worker in told)


def _client(address: str) -> Client:
    try:
        return Client(address, timeout=CONNECT_SECONDS, set_as_default=False, name="toolkit")
    except UNREACHABLE as error:
        raise ClusterError(address=address, reason=reason_of(error)) from error


def _quiet() -> None:
    """What a cluster's library says is told in our own words."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    dask.config.set({"distributed.scheduler.allowed-failures": 3})


def reason_of(error: BaseException) -> str:
    """What the library of the cluster says, on a line."""
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]
