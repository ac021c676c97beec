"""By hand: a pool of two processes over the Python APIs of papermill and nbconvert."""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import papermill
from nbconvert import HTMLExporter

NOTEBOOK = Path(__file__).parents[1] / "notebooks" / "strategy.ipynb"
N_PROCESSES = 2


def make(workspace: str, made: str, as_of: str, client: str) -> None:
    path = Path(made) / f"{client}.ipynb"
    executed = papermill.execute_notebook(
        NOTEBOOK,
        path,
        parameters={"client": client, "workspace": workspace, "as_of": as_of},
        progress_bar=False,
    )
    html, _ = HTMLExporter(exclude_input=True).from_notebook_node(executed)
    path.with_suffix(".html").write_text(html, encoding="utf-8")


def main() -> None:
    workspace, made, as_of, *clients = sys.argv[1:]
    with ProcessPoolExecutor(N_PROCESSES) as pool:
        list(pool.map(partial(make, workspace, made, as_of), clients))
