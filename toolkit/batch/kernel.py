"""The kernel that a report runs in: always this environment's own Python.

An installed kernel specification may name another Python, and the user's own IPython
profile may run code of its own. Neither reaches a report.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Container
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import Any

import zmq.asyncio
from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

from toolkit.batch.folders import private_folder

# A socket's path holds at most 104 characters (macOS); "/connection-ipc-5" takes 17.
LONGEST_FOLDER = 80
ARGUMENTS = ["--HistoryManager.enabled=False", "--IPKernelApp.capture_fd_output=False"]
"""Nobody asks what was typed, and what a library writes past Python is not for a report."""

RECONNECT_MILLISECONDS = 3
"""How often a client looks whether the kernel is there; by default a tenth of a second."""

ANSWER_SECONDS, HEARD_SECONDS = 1.0, 0.02
"""After how long a kernel is asked again whether it is ready: without an answer, and where it
answers but what it shows does not arrive."""


class OwnKernelSpecs(KernelSpecManager):
    """Kernel specifications, of which `python3` is the Python that runs this code."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        if kernel_name != NATIVE_KERNEL_NAME:
            return super().get_kernel_spec(kernel_name)
        return self.kernel_spec_class(resource_dir=RESOURCES, **get_kernel_dict(ARGUMENTS))


class OwnKernelClient(AsyncKernelClient):
    """A client that begins as soon as the kernel has answered, without a pause to be sure."""

    @default("context")
    def _impatient_context(self) -> zmq.asyncio.Context:
        context = zmq.asyncio.Context()
        self._created_context = True
        context.setsockopt(zmq.RECONNECT_IVL, RECONNECT_MILLISECONDS)
        return context

    async def _async_wait_for_ready(
        self,
        timeout: float | None = None,  # noqa: ASYNC109 - jupyter_client's signature
    ) -> None:
        """Wait until the kernel answers and what it shows arrives here.

        Raises
        ------
        RuntimeError
            When it died, or did not answer within so many seconds.
        """
        end = time.monotonic() + (float("inf") if timeout is None else timeout)
        asked = set()
        while time.monotonic() < end:
            asked.add(self.kernel_info())
            with suppress(Empty):
                reply = await self.shell_channel.get_msg(timeout=ANSWER_SECONDS)
                # what is shown may be missed until the kernel knows that we listen: ask again
                while not _tells_idle(
                    await self.iopub_channel.get_msg(timeout=HEARD_SECONDS), asked
                ):
                    pass
                self._handle_kernel_info_reply(reply)
                return
            if not await self._async_is_alive():
                raise RuntimeError("Kernel died before replying to kernel_info")
        raise RuntimeError(f"Kernel didn't respond in {timeout} seconds")

    wait_for_ready = _async_wait_for_ready


def _tells_idle(message: dict[str, Any], asked: Container[str]) -> bool:
    """Whether this is the last that the kernel shows about something that was asked."""
    idle = message["content"].get("execution_state") == "idle"
    return bool(idle and message["parent_header"].get("msg_id") in asked)


class OwnKernelManager(AsyncKernelManager):
    """A kernel in a private folder: its sockets, its working directory, its empty profile."""

    running: set[OwnKernelManager] = set()  # noqa: RUF012 - shared on purpose
    running_lock = threading.Lock()
    inside: Path | None = None
    """The folder in which kernels have their folders; by default that of temporary files."""

    def __init__(self, **options: Any) -> None:
        self.folder = private_folder(self.inside)
        options.setdefault("connection_file", str(self.folder / "connection.json"))
        super().__init__(**options)

    @default("client_factory")
    def _own_client(self) -> type[AsyncKernelClient]:
        return OwnKernelClient

    @default("kernel_spec_manager")
    def _own_specs(self) -> KernelSpecManager:
        return OwnKernelSpecs()

    @default("transport")
    def _without_open_ports(self) -> str:
        sockets = os.name == "posix" and len(str(self.folder)) <= LONGEST_FOLDER
        return "ipc" if sockets else "tcp"

    async def _async_start_kernel(self, **options: Any) -> None:
        work = self.folder / "work"
        work.mkdir()
        environment = {
            **options.pop("env", os.environ),
            "IPYTHONDIR": str(self.folder / "ipython"),
            "PYTHONHASHSEED": "0",  # the same strategy twice gives the same bytes
        }
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        await super()._async_start_kernel(cwd=str(work), env=environment, **quiet, **options)
        with self.running_lock:
            self.running.add(self)

    start_kernel = _async_start_kernel

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart=restart)
        if not restart:
            with self.running_lock:
                self.running.discard(self)
            shutil.rmtree(self.folder, ignore_errors=True)

    cleanup_resources = _async_cleanup_resources


def own_kernels() -> type[OwnKernelManager]:
    """The kernel manager of one run, which knows the kernels of that run."""
    return type("RunKernelManager", (OwnKernelManager,), {"running": set()})


def end_running_kernels(kernels: type[OwnKernelManager]) -> None:
    """End at once every kernel that still runs: the run that waits for it then fails."""
    with kernels.running_lock:
        running = tuple(kernels.running)
    for kernel in running:
        process = getattr(kernel.provisioner, "process", None)
        if process is not None:
            process.kill()
