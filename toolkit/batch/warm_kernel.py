"""Kernels that are ready at once: forked from a process that has imported everything.

papermill and nbclient are not changed: `warm_kernels` gives a kernel manager as they know it,
with a provisioner that asks a fork server for the kernel's process. A kernel is told its
connection file, folder and environment as one that starts from nothing is.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import uuid
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import ipykernel_launcher  # type: ignore[import-untyped]
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from toolkit.batch.forking import Forked, ForkLink
from toolkit.batch.kernel import OwnKernelManager

KERNEL = "toolkit.batch.warm_kernel:run_kernel"
INLINE = "module://matplotlib_inline.backend_inline"


class KernelProcess:
    """A forked kernel, in the words of `subprocess.Popen` that a provisioner uses."""

    stdin = stdout = stderr = None

    def __init__(self, fork: Forked) -> None:
        self.fork = fork
        self.pid: int = fork.channel.recv()

    def poll(self) -> int | None:
        """Nothing while it runs."""
        return 1 if self.fork.ended() else None

    def wait(self) -> int:
        """End it, unless it has ended; how a fork ended is not told."""
        self.fork.end()
        return 1

    def kill(self) -> None:
        """End it with all that it started."""
        self.fork.end()

    def send_signal(self, signum: int) -> None:
        """Send a signal to it and all that it started."""
        if signum == signal.SIGKILL:
            self.fork.end()
        elif self.poll() is None:
            os.killpg(self.pid, signum)


class WarmProvisioner(LocalProvisioner):
    """Provides a kernel's process by asking for a fork."""

    link: ForkLink

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        """Fork a kernel that is told what the command would have told it."""
        arguments = cmd[cmd.index("ipykernel_launcher") + 1 :]
        cwd, environment = str(options["cwd"]), dict(options["env"])
        fork = self.link.fork(KERNEL, arguments, cwd, environment)
        try:
            process = KernelProcess(fork)
        except (EOFError, OSError) as error:
            fork.end()
            raise RuntimeError("the kernel's process ended before it began") from error
        # as much of a Popen as is used
        self.process = process  # type: ignore[assignment]
        self.pid = self.pgid = process.pid
        self.cwd = cwd
        return self.connection_info

    async def send_signal(self, signum: int) -> None:
        """Through the process, which knows whether it still runs."""
        if self.process:
            self.process.send_signal(signum)


def warm_kernels(link: ForkLink, folder: Path) -> type[OwnKernelManager]:
    """The kernel manager whose kernels are forked over this link, with folders in this one."""

    class WarmKernelManager(OwnKernelManager):
        inside = folder

        async def _async_start_kernel(self, **options: Any) -> None:
            self.kernel_id = self.kernel_id or str(uuid.uuid4())
            self.provisioner = WarmProvisioner(
                kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
            )
            self.provisioner.link = link
            await super()._async_start_kernel(**options)

        start_kernel = _async_start_kernel

    return WarmKernelManager


def run_kernel(
    channel: Connection,
    link: socket.socket,
    arguments: list[str],
    cwd: str,
    environment: dict[str, str],
) -> None:
    """In a fork: be the kernel that `python -m ipykernel_launcher` with these arguments is."""
    channel.send(os.getpid())
    channel.close()
    link.close()
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    sys.argv = [str(ipykernel_launcher.__file__), *arguments]
    _choose_backend()
    app = IPKernelApp.instance()
    app.initialize(arguments)  # type: ignore[no-untyped-call]
    app.start()  # type: ignore[no-untyped-call]


def _choose_backend() -> None:
    """The backend that matplotlib would have read from the environment when it was imported."""
    if "matplotlib" in sys.modules:
        backend = os.environ.get("MPLBACKEND") or INLINE
        sys.modules["matplotlib"].rcParams["backend"] = backend
