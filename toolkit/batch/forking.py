"""Asking for forks: starting the server, one call per fork, and the end of both.

`toolkit.batch.fork_server` is the other side.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from toolkit.batch.folders import private_folder
from toolkit.errors import NoForksError

SERVER = "toolkit.batch.fork_server"
ONE_THREAD = dict.fromkeys(
    ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
"""A process with threads must not fork; these libraries start theirs when they are imported."""

GOODBYE_SECONDS = 2.0


def forks_are_available() -> bool:
    """Whether this system can fork safely and tell when a fork ends: Linux, since 5.3."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")


class Forked:
    """A forked process, seen by the one who asked for it; `channel` goes to it and back."""

    def __init__(self, channel: Connection) -> None:
        self.channel = channel

    def ended(self) -> bool:
        """Whether it is gone; only for a fork that sends nothing more."""
        return self.channel.closed or self.channel.poll(0)

    def end(self) -> None:
        """Have it killed, with all that it started; it is gone when this returns."""
        if self.channel.closed:
            return
        hang_up = socket.socket(fileno=os.dup(self.channel.fileno()))
        with hang_up, suppress(OSError):
            hang_up.shutdown(socket.SHUT_WR)
            while hang_up.recv(65536):
                pass
        self.channel.close()


class ForkLink:
    """A link to the server over which forks are asked for."""

    def __init__(self, link: socket.socket) -> None:
        self.link = link

    def fork(self, function: str, *arguments: Any) -> Forked:
        """A new process that calls a `module:function` with its channel, a link, and these.

        Raises
        ------
        NoForksError
            When the server is gone.
        """
        ours, theirs = Pipe()
        try:
            with theirs:
                socket.send_fds(self.link, [b"f"], [theirs.fileno()])
            ours.send((function, arguments))
        except OSError as error:
            ours.close()
            raise NoForksError(reason=str(error)) from error
        return Forked(ours)

    def close(self) -> None:
        """Ask for no more."""
        self.link.close()


class ForkServer(ForkLink):
    """A server of one's own; closing it ends all its forks.

    Each of `prepare` is called by the server before its first fork, as `module:function:argument`;
    `folder` is private, and is removed with the server.

    Raises
    ------
    NoForksError
        When the system lets no process start.
    """

    def __init__(self, *prepare: str) -> None:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        super().__init__(ours)
        self.folder = private_folder()
        given = (str(theirs.fileno()), str(os.getpid()), str(self.folder), *prepare)
        with theirs:
            try:
                self.process = self._started(theirs.fileno(), *given)
            except OSError as error:
                super().close()
                shutil.rmtree(self.folder, ignore_errors=True)
                raise NoForksError(reason=error.strerror or str(error)) from error

    @staticmethod
    def _started(descriptor: int, *given: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", SERVER, *given],
            env={**os.environ, **ONE_THREAD, "PYTHONHASHSEED": "0"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[descriptor],
            start_new_session=True,
        )

    def wait_until_ready(self) -> None:
        """Wait until everything is imported.

        Raises
        ------
        NoForksError
            When the server could not start, or has threads, with which it must not fork.
        """
        try:
            n_threads = int(self.link.recv(16) or 0)
        except OSError:
            n_threads = 0
        if n_threads != 1:
            self.close()
            raise NoForksError(reason=f"{n_threads} threads")

    def close(self) -> None:
        """End the server and all its forks; they are gone when this returns."""
        super().close()
        try:
            self.process.wait(GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)  # and the kernel ends its forks
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
