"""A process that has imported everything, has seen nobody's data, and forks itself on request.

Started by `ForkServer` (`toolkit.batch.forking`), it waits on a link. Whoever asks for a fork
passes one end of a channel along; the fork itself, not the server, reads from it which function
it has to run. A fork whose channel is closed by the other side is killed with all it started,
and so is every fork when the link of the one who asked closes. Linux only.
"""

from __future__ import annotations

import ctypes
import gc
import importlib
import os
import random
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

LINK = socket.SOCK_SEQPACKET if hasattr(socket, "SOCK_SEQPACKET") else socket.SOCK_STREAM
HUNG_UP = select.POLLHUP | getattr(select, "POLLRDHUP", 0) if hasattr(select, "poll") else 0
PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2)."""

Request = tuple[Connection, socket.socket]
"""In a fork: the channel to the one who asked for it, and a link to ask for others."""


@dataclass(frozen=True)
class Fork:
    """A running fork: its process, its channel, and the link over which it may ask for others."""

    pid: int
    process: int
    channel: int
    link: socket.socket


class Server:
    """The loop that waits for requests, hang-ups and ends; one thread, and no more."""

    def __init__(self, link: socket.socket) -> None:
        self.links = {link.fileno(): link}
        self.home = link.fileno()
        self.forks: dict[int, Fork] = {}

    def serve(self) -> Request | None:
        """Wait until the home link closes; in a fork, return the request that it is for."""
        while self.home in self.links:
            poll = self._poll()
            for descriptor, _ in poll.poll():
                if descriptor in self.links:
                    request = self._answer(self.links[descriptor])
                    if request:
                        return request
                elif descriptor in self.forks:
                    self._end(self.forks[descriptor])
        return None

    def hang_up(self, *_: object) -> None:
        """On a signal: as if whoever asks had hung up. No exception, that could come anywhere."""
        with suppress(KeyError, OSError):
            self.links[self.home].shutdown(socket.SHUT_RDWR)

    def end_all(self) -> None:
        """Kill every fork, and wait until they are gone."""
        while self.forks:
            self._end(next(iter(self.forks.values())))

    def _poll(self) -> select.poll:
        poll = select.poll()
        for descriptor in self.links:
            poll.register(descriptor, select.POLLIN)
        for fork in self._running():
            poll.register(fork.process, select.POLLIN)
            poll.register(fork.channel, HUNG_UP)
        return poll

    def _running(self) -> tuple[Fork, ...]:
        return tuple(dict.fromkeys(self.forks.values()))

    def _answer(self, link: socket.socket) -> Request | None:
        """Fork for the channel that comes over a link; in the fork, the request."""
        channel = _received(link)
        if channel is None:
            self.links.pop(link.fileno(), None)
            link.close()
            return None
        ours, theirs = socket.socketpair(socket.AF_UNIX, LINK)
        server = os.getpid()
        pid = os.fork()
        if pid == 0:
            ours.close()
            self._leave()
            _become_fork(server)
            return Connection(channel), theirs
        theirs.close()
        fork = Fork(pid, os.pidfd_open(pid), channel, ours)
        self.forks |= {fork.process: fork, fork.channel: fork}
        self.links[ours.fileno()] = ours
        return None

    def _leave(self) -> None:
        """In a fork: let go of everything that belongs to the server and to other forks."""
        for fork in self._running():
            os.close(fork.process)
            os.close(fork.channel)
        for link in self.links.values():
            link.close()
        self.links, self.forks = {}, {}

    def _end(self, fork: Fork) -> None:
        """Kill a fork with all that it started, and tell who holds its channel by closing it."""
        del self.forks[fork.process], self.forks[fork.channel]
        for kill in (os.killpg, os.kill):
            with suppress(OSError):
                kill(fork.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(fork.pid, 0)
        os.close(fork.process)
        os.close(fork.channel)
        self.links.pop(fork.link.fileno(), None)
        fork.link.close()


def end_with_parent(parent: int, sign: signal.Signals = signal.SIGKILL) -> None:
    """Let the kernel end this process as soon as its parent is gone."""
    ctypes.CDLL(None, use_errno=True).prctl(PARENT_DEATH_SIGNAL, int(sign), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def n_threads() -> int:
    """How many threads this process has, those of libraries in C included."""
    return sum(1 for _ in Path("/proc/self/task").iterdir())


def _received(link: socket.socket) -> int | None:
    """The channel that comes with a request; none where the other side hung up."""
    try:
        _, descriptors, _, _ = socket.recv_fds(link, 1, 1)
    except OSError:
        return None
    for descriptor in descriptors:
        os.set_inheritable(descriptor, False)
    return descriptors[0] if descriptors else None


def _become_fork(server: int) -> None:
    """A session of its own, random numbers of its own, and signals as in any new process."""
    end_with_parent(server)
    os.setsid()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    tempfile.tempdir = None
    time.tzset()
    gc.enable()


def main(descriptor: str, parent: str, folder: str, *prepare: str) -> None:
    """Prepare by calling each `module:function:argument`, say that it is done, and serve.

    The folder is removed in the end: who started this server may be gone by then.
    """
    end_with_parent(int(parent), signal.SIGTERM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    link = socket.socket(fileno=int(descriptor))
    os.set_inheritable(link.fileno(), False)
    gc.disable()
    for each in prepare:
        module, function, argument = each.split(":", 2)
        _named(module, function)(argument)
    gc.freeze()
    server, request = Server(link), None
    signal.signal(signal.SIGTERM, server.hang_up)
    try:
        link.send(str(n_threads()).encode())
        request = server.serve()
    finally:
        if not request:
            server.end_all()
            shutil.rmtree(folder, ignore_errors=True)
    if request:
        _run(*request)


def _run(channel: Connection, link: socket.socket) -> None:
    """In a fork: do what the one who asked for it wants."""
    named, arguments = channel.recv()
    module, _, function = named.partition(":")
    _named(module, function)(channel, link, *arguments)


def _named(module: str, function: str) -> Callable[..., None]:
    found: Callable[..., None] = getattr(importlib.import_module(module), function)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
