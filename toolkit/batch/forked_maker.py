"""Reports made in forks of a warm process, one process per client and one for its kernel."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path

from toolkit.batch.forking import Forked, ForkServer
from toolkit.batch.order import CellBegun, ReportOrder, Told, default_jobs
from toolkit.errors import NoForksError, ProcessEndedError

REPORT = "toolkit.batch.report_process:run_report"


class ForkedMaker:
    """Makes each report in a process of its own, forked from a server that stays where it is lent.

    Raises
    ------
    NoForksError
        When there can be no forks here.
    """

    def __init__(self, order: ReportOrder, lent: ForkServer | None = None) -> None:
        self.order, self.lent = order, lent
        self.at_once = default_jobs()
        self.running: dict[str, Forked] = {}
        self.server = lent or started_server(order.workspace.root, order.formats)

    def begin(self, client: str) -> None:
        """Fork a process for a client; where the server was killed, from a new one."""
        try:
            self.running[client] = self._fork(client)
        except NoForksError:
            if self.lent:
                raise
            self.server.close()
            self.server = started_server(self.order.workspace.root, self.order.formats)
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
        """End every process, and the server, unless it is lent."""
        if self.lent:
            for client in tuple(self.running):
                self.stop(client)
            return
        self.server.close()
        for fork in self.running.values():
            fork.channel.close()
        self.running.clear()

    def _fork(self, client: str) -> Forked:
        return self.server.fork(REPORT, self.order, client, self.server.folder)


def started_server(root: Path, formats: Sequence[str] = ()) -> ForkServer:
    """A server that is ready to fork reports of a workspace.

    Raises
    ------
    NoForksError
        When there can be no forks here.
    """
    server = ForkServer(*preparation(root, formats))
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
