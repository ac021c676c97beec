"""Timing commands as whole processes, and saying on which machine."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.prefix) / ("Scripts" if os.name == "nt" else "bin")

PYTHON_ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}
"""With byte code, as on a user's machine."""


@dataclass(frozen=True)
class Timing:
    """The seconds of several runs."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        if len(self.seconds) == 1:
            return f"{self.median:.2f} s"
        return f"{self.median:.2f} s ({min(self.seconds):.2f}–{max(self.seconds):.2f})"


def run(*command: str | Path) -> None:
    """Run a command to its end, with byte code as on a user's machine; it must succeed."""
    done = subprocess.run(
        [str(each) for each in command],
        env=PYTHON_ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def timing(action: Callable[[], None], runs: int) -> Timing:
    """The seconds of an action; what it needs to be warm was done before."""
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - begun)
    return Timing(tuple(seconds))


def machine() -> str:
    """The machine's name, processor, cores and Python."""
    processor = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        lines = information.read_text().splitlines()
        named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        processor = named[0] if named else processor
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{platform.node()}: {processor}, {cores} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}"
    )


def show(lines: Sequence[str]) -> None:
    for line in lines:
        print(line, flush=True)
