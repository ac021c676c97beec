"""The kernel that a report runs in: always this environment's own Python.

An installed kernel specification may name another Python, and the user's own IPython
profile may run code of its own. Neither reaches a report.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from traitlets import default

# A socket's path holds at most 104 characters (macOS); "/connection-ipc-5" takes 17.
LONGEST_FOLDER = 80
FOLDER_PREFIX = "toolkit-kernel-"
ABANDONED_AFTER_SECONDS = 24 * 3600


class OwnKernelSpecs(KernelSpecManager):
    """Kernel specifications, of which `python3` is the Python that runs this code."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        if kernel_name != NATIVE_KERNEL_NAME:
            return super().get_kernel_spec(kernel_name)
        return self.kernel_spec_class(resource_dir=RESOURCES, **get_kernel_dict())


class OwnKernelManager(AsyncKernelManager):
    """A kernel in a private folder: its sockets, its working directory, its empty profile."""

    running: set[OwnKernelManager] = set()  # noqa: RUF012 - shared on purpose
    _running_lock = threading.Lock()

    def __init__(self, **options: Any) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=FOLDER_PREFIX))
        options.setdefault("connection_file", str(self.folder / "connection.json"))
        super().__init__(**options)

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
        with self._running_lock:
            self.running.add(self)

    start_kernel = _async_start_kernel

    async def _async_cleanup_resources(self, restart: bool = False) -> None:
        await super()._async_cleanup_resources(restart=restart)
        if not restart:
            with self._running_lock:
                self.running.discard(self)
            shutil.rmtree(self.folder, ignore_errors=True)

    cleanup_resources = _async_cleanup_resources


def sweep_abandoned_folders() -> None:
    """Remove the folders of kernels whose run was killed before it could tidy up."""
    long_ago = time.time() - ABANDONED_AFTER_SECONDS
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*"):
        with suppress(OSError):
            status = folder.lstat()
            ours = not hasattr(os, "getuid") or status.st_uid == os.getuid()
            if ours and status.st_mtime < long_ago:
                shutil.rmtree(folder, ignore_errors=True)


def end_running_kernels() -> None:
    """End at once every kernel that still runs: the run that waits for it then fails."""
    with OwnKernelManager._running_lock:  # noqa: SLF001 - the same module
        kernels = tuple(OwnKernelManager.running)
    for kernel in kernels:
        process = getattr(kernel.provisioner, "process", None)
        if process is not None:
            process.kill()
