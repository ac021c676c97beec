"""The floor: the notebook's cells in two processes without a kernel, and the same export."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from toolkit.deliverables.html import report_html
from toolkit.deliverables.notebook import notebook_bytes

PROJECT = Path(__file__).parents[1]
NOTEBOOK = PROJECT / "notebooks" / "strategy.ipynb"
N_PROCESSES = 2


def make(workspace: str, made: str, as_of: str, client: str) -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    shell = InteractiveShell.instance(
        display_pub_class="IPython.core.displaypub.CapturingDisplayPublisher"
    )
    shell.reset(new_session=False)
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type != "code" or "skip-execution" in tags:
            continue
        with capture_output() as shown:
            shell.run_cell(cell.source, store_history=False).raise_error()
        if "parameters" in tags:
            shell.push({"client": client, "workspace": workspace, "as_of": as_of})
        cell.outputs = [
            nbformat.v4.new_output("display_data", each["data"], metadata=each["metadata"])
            for each in shown._outputs  # noqa: SLF001 - as IPython's own capture reads them
        ]
    language = shell.user_ns["words"].language
    look = PROJECT / "client_templates" / "report"
    page = report_html(notebook, look, title=client, language=language)
    (Path(made) / f"{client}.html").write_text(page, encoding="utf-8")
    (Path(made) / f"{client}.ipynb").write_bytes(notebook_bytes(notebook, {}, {}))


def main() -> None:
    workspace, made, as_of, *clients = sys.argv[1:]
    with ProcessPoolExecutor(N_PROCESSES) as pool:
        list(pool.map(partial(make, workspace, made, as_of), clients))
