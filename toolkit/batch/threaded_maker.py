"""Reports made in threads of this process, each with a kernel that starts from nothing.

For systems on which a process cannot be forked safely: Windows and macOS.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator

from toolkit.batch.kernel import OwnKernelManager, end_running_kernels, own_kernels
from toolkit.batch.order import CellBegun, ReportOrder, Told, default_jobs
from toolkit.batch.report import make_report
from toolkit.batch.report_process import unforeseen
from toolkit.errors import ToolkitError


class ThreadedMaker:
    """Makes each report in a thread, and its notebook in a process of its own."""

    def __init__(self, order: ReportOrder) -> None:
        self.order = order
        self.at_once = default_jobs()
        self.running: dict[str, type[OwnKernelManager]] = {}
        self.heard: queue.SimpleQueue[tuple[str, type[OwnKernelManager], Told]] = (
            queue.SimpleQueue()
        )

    def begin(self, client: str) -> None:
        """Start a thread for a client."""
        kernels = self.running[client] = own_kernels()
        threading.Thread(target=self._make, args=(client, kernels), daemon=True).start()

    def told(self, seconds: float) -> Iterator[tuple[str, Told]]:
        """What the threads have told so far, waiting at most so long for the first."""
        try:
            client, kernels, told = self.heard.get(timeout=seconds)
        except queue.Empty:
            return
        if self.running.get(client) is kernels:
            yield client, told
            if not isinstance(told, CellBegun):
                del self.running[client]

    def stop(self, client: str) -> None:
        """End a client's kernel, with which its thread ends too."""
        kernels = self.running.pop(client, None)
        if kernels:
            end_running_kernels(kernels)

    def close(self) -> None:
        """End every kernel."""
        for client in tuple(self.running):
            self.stop(client)

    def _make(self, client: str, kernels: type[OwnKernelManager]) -> None:
        def cell_started(cell: int, count: int) -> None:
            self.heard.put((client, kernels, CellBegun(cell, count)))

        told: Told
        try:
            told = make_report(self.order, client, cell_started, kernels)
        except ToolkitError as error:
            told = error
        except BaseException as error:  # noqa: BLE001 - one client's fault must not stop the others
            told = unforeseen(error)
        self.heard.put((client, kernels, told))
