"""Reports made in forks of a warm process, one process per client and one for its kernel."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path

from toolkit.batch.forking import Forked, ForkServer
from toolkit.batch.order import CellBegun, ReportOrder, Told
from toolkit.errors import NoForksError, ProcessEndedError

REPORT = "toolkit.batch.report_process:run_report"


class ForkedMaker:
    """Makes each report in a process of its own.

    Raises
    ------
    NoForksError
        When there can be no forks here.
    """

    def __init__(self, order: ReportOrder) -> None:
        self.order = order
        self.running: dict[str, Forked] = {}
        self.server = self._server()

    def begin(self, client: str) -> None:
        """Fork a process for a client; where the server was killed, from a new one."""
        try:
            self.running[client] = self._fork(client)
        except NoForksError:
            self.server.close()
            self.server = self._server()
            self.running[client] = self._fork(client)

    def told(self, seconds: float) -> Iterator[tuple[str, Told]]:
        """What the processes have told so far, waiting at most so long for the first."""
        waited = {client: fork.channel for client, fork in self.running.items()}
        ready = wait(list(waited.values()), seconds)
        for client in [client for client, channel in waited.items() if channel in ready]:
            told = _received(waited[client])
            yield client, told
            if not isinstance(told, CellBegun):
                self.stop(client)

    def stop(self, client: str) -> None:
        """End a client's process and its kernel."""
        fork = self.running.pop(client, None)
        if fork:
            fork.end()

    def close(self) -> None:
        """End the server, and with it every process."""
        self.server.close()
        for fork in self.running.values():
            fork.channel.close()
        self.running.clear()

    def _fork(self, client: str) -> Forked:
        return self.server.fork(REPORT, self.order, client, self.server.folder)

    def _server(self) -> ForkServer:
        server = ForkServer(*preparation(self.order.workspace.root, self.order.formats))
        try:
            server.wait_until_ready()
        except BaseException:
            server.close()
            raise
        return server


def preparation(root: Path, formats: Sequence[str] = ()) -> tuple[str, ...]:
    """What a server does before it forks reports of a workspace."""
    return (
        "toolkit.batch.grammar:skip_slow_grammar:",
        f"toolkit.batch.warm_up:warm_up:{json.dumps([str(root), *formats])}",
        "toolkit.batch.grammar:allow_slow_grammar:",
    )


def _received(channel: Connection) -> Told:
    told: Told = ProcessEndedError()
    with suppress(EOFError, OSError):
        told = channel.recv()
    return told
