"""A batch of clients, HTML only, against the ways in which one would do it by hand.

All ways run the same notebook for the same clients on the same day, each as whole processes
that start from nothing, with byte code and a warm disk, first one client alone and then the
batch. The floor is the same cells without a kernel, in two processes, with the same export.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.clock import BIN, PYTHON_ENVIRONMENT, run, timing

PROJECT = Path(__file__).parents[1]
NOTEBOOK = PROJECT / "notebooks" / "strategy.ipynb"
AS_OF = "2026-01-15"
N_BATCH, N_MANY, N_EXAMPLES = 24, 200, 5
N_FEW, N_LOTS = 20, 500
RUNS = 3


def batch_lines(n_batch: int = N_BATCH) -> Iterator[str]:
    with _workspace(n_batch) as (workspace, clients):
        ways: dict[str, Callable[[Sequence[str]], None]] = {
            "toolkit report": lambda named: _toolkit(workspace, named, "--force"),
            "floor: no kernel, 2 processes": lambda named: _script("floor", workspace, named),
            "pool of 2 over the APIs": lambda named: _script("pool", workspace, named),
            "shell loop": lambda named: _shell_loop(workspace, named),
        }
        each: dict[str, float] = {}
        for what, way in ways.items():
            way(clients[:1])  # warm
            alone = timing(lambda way=way: way(clients[:1]), 1)  # type: ignore[misc]
            # of the slowest way each example once: it does not get faster by doing more
            named = clients[:N_EXAMPLES] if what == "shell loop" else clients
            runs = RUNS if what.startswith(("toolkit", "floor")) else 1
            batch = timing(lambda way=way, named=named: way(named), runs)  # type: ignore[misc]
            each[what] = batch.median / len(named)
            yield (
                f"{what:<32}one {alone!s:<10}{len(named)} clients {batch!s:<26}"
                f"{each[what]:.2f} s each"
            )
        ours = each.pop("toolkit report")
        for what, other in each.items():
            yield f"{what:<32}{other / ours:.2f} times as long as toolkit report, per client"


def unchanged_lines() -> Iterator[str]:
    with _workspace(N_MANY) as (workspace, clients):
        _toolkit(workspace, clients)
        none = timing(lambda: _toolkit(workspace, clients), RUNS)
        yield f"{f'{N_MANY} clients, none changed':<32}{none}"
        strategy = workspace / "clients" / clients[0] / "strategy.yaml"

        def change() -> None:
            with strategy.open("a", encoding="utf-8") as file:
                file.write("# later\n")
            _toolkit(workspace, clients)

        yield f"{f'{N_MANY} clients, one changed':<32}{timing(change, RUNS)}"
        alone = timing(lambda: _toolkit(workspace, clients[:1], "--force"), RUNS)
        yield f"{'that client alone':<32}{alone}"


def memory_lines() -> Iterator[str]:
    for n_clients in (N_FEW, N_LOTS):
        with _workspace(n_clients) as (workspace, clients):
            begun = time.perf_counter()
            most = _most_memory(lambda ws=workspace, named=clients: _toolkit(ws, named))  # type: ignore[misc]
            each = (time.perf_counter() - begun) / n_clients
            yield f"{f'memory, {n_clients} clients':<32}{most:.0f} MB at most, {each:.2f} s each"


@contextmanager
def _workspace(n_clients: int) -> Iterator[tuple[Path, Sequence[str]]]:
    """A workspace with so many clients: the examples, several times."""
    examples = sorted((PROJECT / "clients").glob("*/strategy.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        names = [f"client-{n:03}" for n in range(n_clients)]
        for number, name in enumerate(names):
            target = Path(folder) / "clients" / name
            target.mkdir(parents=True)
            shutil.copy(examples[number % len(examples)], target)
        yield Path(folder), names


def _toolkit(workspace: Path, clients: Sequence[str], *options: str) -> None:
    given = ("--workspace", workspace, "--as-of", AS_OF, "--formats", "html", *options)
    run(BIN / "toolkit", "report", *clients, *given)


def _script(name: str, workspace: Path, clients: Sequence[str]) -> None:
    made = workspace / name
    made.mkdir(exist_ok=True)
    # the floor leaves out what the toolkit leaves out; who works by hand does not know of it
    skip = "from toolkit.batch.grammar import *; skip_slow_grammar(); " if name == "floor" else ""
    code = f"{skip}from benchmarks.{name} import main; main()"
    run(sys.executable, "-c", code, workspace, made, AS_OF, *clients)


def _shell_loop(workspace: Path, clients: Sequence[str]) -> None:
    """What one would type without the toolkit's command: two programs for each client."""
    for client in clients:
        made = workspace / "by-hand" / f"{client}.ipynb"
        made.parent.mkdir(exist_ok=True)
        parameters = {"client": client, "workspace": str(workspace), "as_of": AS_OF}
        given = [each for pair in parameters.items() for each in ("-r", *pair)]
        run(BIN / "papermill", "--no-progress-bar", NOTEBOOK, made, *given)
        run(BIN / "jupyter", "nbconvert", "--to", "html", "--no-input", made)


def _most_memory(action: Callable[[], None]) -> float:
    """The most memory in MB that the processes of an action took together, shared pages once."""
    mark = f"bench-{time.monotonic_ns()}"
    PYTHON_ENVIRONMENT["TOOLKIT_BENCHMARK"] = mark
    most = [0.0]
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.3):
            most[0] = max(most[0], sum(_memory(mark)))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        action()
    finally:
        done.set()
        watcher.join()
        del PYTHON_ENVIRONMENT["TOOLKIT_BENCHMARK"]
    return most[0]


def _memory(mark: str) -> Iterator[float]:
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark.encode() in (process / "environ").read_bytes():
                lines = (process / "smaps_rollup").read_text().splitlines()
                yield sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    parts = {"batch": batch_lines, "unchanged": unchanged_lines, "memory": memory_lines}
    for part in sys.argv[1:] or parts:
        for line in parts[part]():
            print(line, flush=True)
