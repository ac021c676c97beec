"""A client's own process: it makes one report, tells how far it is, and ends.

Read, run, render and publish all happen here, so that whatever a client's files do to a process
ends with it. It is a fork of the server; its kernel is another.
"""

from __future__ import annotations

import os
import socket
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from toolkit.batch.forking import ForkLink
from toolkit.batch.order import CellBegun, ReportOrder, Told
from toolkit.batch.report import make_report
from toolkit.batch.warm_kernel import warm_kernels
from toolkit.errors import ToolkitError, UnexpectedError


def run_report(
    channel: Connection, link: socket.socket, order: ReportOrder, client: str, folder: Path
) -> None:
    """Make a client's report, tell what came of it over the channel, and end the process.

    The kernel's own folder is made in `folder`.
    """

    def tell(told: Told) -> None:
        with suppress(OSError):  # nobody listens any more; this process is about to be killed
            channel.send(told)

    def cell_started(cell: int, count: int) -> None:
        tell(CellBegun(cell, count))

    try:
        kernels = warm_kernels(ForkLink(link), folder)
        tell(make_report(order, client, cell_started, kernels))
    except ToolkitError as error:
        tell(error)
    except BaseException as error:  # noqa: BLE001 - told as this client's own, whatever it is
        tell(unforeseen(error))
    channel.close()
    # without tidying up: nothing is shared, and it takes as long as a small report
    os._exit(0)


def unforeseen(error: BaseException) -> UnexpectedError:
    """An error that nobody foresaw, in words, with its traceback for a log."""
    reason = f"{type(error).__name__}: {error}"
    return UnexpectedError(reason=reason, details="".join(traceback.format_exception(error)))
