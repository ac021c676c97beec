"""A real Dask scheduler and real workers on this machine, for tests."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

START_SECONDS = 120
QUIET = ("--no-dashboard",)


@dataclass
class RunningCluster:
    """A scheduler and its workers; each worker is a process of its own, without a nanny."""

    folder: Path
    address: str = ""
    flags: tuple[str, ...] = ()
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start_scheduler(self, protocol: str = "tcp") -> None:
        """Start a scheduler on a free port of this machine."""
        port = _free_port()
        self.address = f"{protocol}://127.0.0.1:{port}"
        options = ("--host", f"{protocol}://127.0.0.1", "--port", str(port))
        self._start("scheduler", "dask_scheduler", (*options, *QUIET, *self.flags))
        self._wait_for("scheduler", "Scheduler at:")

    def start_worker(
        self, name: str, *, before: Sequence[str] = (), environment: dict[str, str] | None = None
    ) -> None:
        """Start a worker and wait until the scheduler knows it."""
        options = (self.address, "--no-nanny", "--nthreads", "1", "--host", "127.0.0.1", *QUIET)
        self._start(name, "dask_worker", (*options, *self.flags), before, environment)
        self._wait_for(name, "Registered to:")

    def kill(self, name: str) -> None:
        """Kill a worker, as a power failure would."""
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def log(self, name: str) -> str:
        """What a process has said so far."""
        return (self.folder / f"{name}.log").read_text()

    def stop(self) -> None:
        """End every process."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()

    def _start(
        self,
        name: str,
        command: str,
        options: Sequence[str],
        before: Sequence[str] = (),
        environment: dict[str, str] | None = None,
    ) -> None:
        home = self.folder / name
        home.mkdir()
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [
                    *before,
                    sys.executable,
                    "-m",
                    f"distributed.cli.{command}",
                    *options,
                    "--no-dashboard",
                ],
                cwd=home,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _wait_for(self, name: str, sign: str) -> None:
        end = time.monotonic() + START_SECONDS
        while sign not in self.log(name):
            assert self.processes[name].poll() is None, self.log(name)
            assert time.monotonic() < end, self.log(name)
            time.sleep(0.05)


def without(folder: Path) -> tuple[str, ...]:
    """What to put before a command so that this folder is empty for it; nothing where forbidden."""
    if not shutil.which("unshare") or os.geteuid() != 0:
        return ()
    hidden = (
        "unshare",
        "--mount",
        "sh",
        "-c",
        'mount -t tmpfs none "$0" && exec "$@"',
        str(folder),
    )
    allowed = subprocess.run([*hidden, "true"], capture_output=True, check=False).returncode == 0
    return hidden if allowed else ()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
