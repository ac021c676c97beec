"""Reports against the same notebook run with papermill and nbconvert from the shell."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.clock import BIN, compared, run, timing

PROJECT = Path(__file__).parents[1]
AS_OF = "2026-01-15"
N_CLIENTS = 10
RUNS_OF_ONE, RUNS_OF_TEN = 3, 1


def report_lines() -> Iterator[str]:
    with _workspace() as (workspace, clients):
        one = clients[:1]
        _by_hand(workspace, one)
        _toolkit(workspace, one)
        yield compared(
            "one report",
            timing(lambda: _by_hand(workspace, one), RUNS_OF_ONE),
            timing(lambda: _toolkit(workspace, one), RUNS_OF_ONE),
        )
        yield compared(
            f"{N_CLIENTS} reports",
            timing(lambda: _by_hand(workspace, clients), RUNS_OF_TEN),
            timing(lambda: _toolkit(workspace, clients), RUNS_OF_TEN),
        )


@contextmanager
def _workspace() -> Iterator[tuple[Path, Sequence[str]]]:
    """Ten clients: the examples, several times."""
    examples = sorted((PROJECT / "clients").glob("*/strategy.yaml"))
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        names = [f"client-{n}" for n in range(N_CLIENTS)]
        for number, name in enumerate(names):
            target = workspace / "clients" / name
            target.mkdir(parents=True)
            shutil.copy(examples[number % len(examples)], target)
        yield workspace, names


def _toolkit(workspace: Path, clients: Sequence[str]) -> None:
    run(BIN / "toolkit", "report", *clients, "--workspace", workspace, "--as-of", AS_OF)


def _by_hand(workspace: Path, clients: Sequence[str]) -> None:
    """What one would type without the toolkit's command: two programs for each client."""
    for client in clients:
        made = workspace / "by-hand" / f"{client}.ipynb"
        made.parent.mkdir(exist_ok=True)
        parameters = {
            "client": client,
            "workspace": str(workspace),
            "language": "nl",
            "as_of": AS_OF,
        }
        given = [each for pair in parameters.items() for each in ("-r", *pair)]
        notebook = PROJECT / "notebooks" / "strategy.ipynb"
        run(BIN / "papermill", "--no-progress-bar", notebook, made, *given)
        run(BIN / "jupyter", "nbconvert", "--to", "html", "--no-input", made)
