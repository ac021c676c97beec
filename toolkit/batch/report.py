"""One client's set of deliverables: read, run the notebook, export, publish."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import nbformat

from toolkit.analysis import analyse, next_change
from toolkit.batch.inputs import input_digests
from toolkit.batch.kernel import OwnKernelManager
from toolkit.batch.order import NOTEBOOK, CellStarted, ReportOrder
from toolkit.batch.output_set import OutputSet, publish_set
from toolkit.batch.parameter import check_parameters
from toolkit.batch.run import run_notebook
from toolkit.batch.summary_file import SUMMARY, summary_bytes
from toolkit.deliverables.calendar_files import calendar_files
from toolkit.deliverables.html import report_html
from toolkit.deliverables.manifest import MANIFEST, Origin, manifest_bytes, sha256
from toolkit.deliverables.notebook import notebook_bytes
from toolkit.deliverables.pdf import report_pdf
from toolkit.errors import ChangedDuringRunError
from toolkit.language import words_for
from toolkit.portfolio.summarise import client_summary
from toolkit.store import StoredStrategy, Workspace, read_strategy
from toolkit.store.evidence_files import load_evidence
from toolkit.tables.view import View


def make_report(
    order: ReportOrder,
    client: str,
    cell_started: CellStarted,
    kernels: type[OwnKernelManager] = OwnKernelManager,
) -> OutputSet:
    """Make one client's set, and publish it in the outputs of the workspace.

    Raises
    ------
    ToolkitError
        When the strategy cannot be read, the notebook fails or nothing can be written; then
        there is no new set at all.
    """
    workspace = order.workspace
    stored = read_strategy(workspace, client)
    template = workspace.notebook_path(NOTEBOOK)
    parameters = {
        "client": client,
        "workspace": str(workspace.root),
        "language": stored.strategy.client.language,
        "as_of": order.as_of.isoformat(),
    }
    check_parameters(template, parameters)
    notebook = nbformat.read(template, as_version=4)  # type: ignore[no-untyped-call]
    executed = run_notebook(notebook, parameters, cell_started, kernels)
    shown = {**parameters, "workspace": "."}
    files = _files(order, stored, executed, shown)
    if sha256(stored.path.read_bytes()) != stored.digest:
        raise ChangedDuringRunError(file=stored.path.name)
    analysis = analyse(stored.strategy, load_evidence(workspace), order.as_of)
    view = View(analysis, words_for(stored.strategy.client.language))
    files |= calendar_files(client, view, order.formats)
    files[SUMMARY] = summary_bytes(client_summary(client, stored.digest, analysis))
    inputs = input_digests(workspace, client, stored.digest)
    origin = Origin(client, order.as_of, shown, inputs, next_change(analysis), order.formats)
    files[MANIFEST] = manifest_bytes(origin, files)
    return publish_set(workspace.outputs / client, files, dt.datetime.now(dt.UTC))


def _files(
    order: ReportOrder,
    stored: StoredStrategy,
    executed: nbformat.NotebookNode,
    parameters: Mapping[str, str],
) -> dict[str, bytes]:
    client = stored.strategy.client
    title = client.name or stored.client
    executed.metadata["title"] = title
    files = {}
    if {"html", "pdf"} & set(order.formats):
        look = order.workspace.templates_path() / "report"
        page = report_html(
            executed,
            look,
            title=title,
            language=client.language,
            private=private_folders(order.workspace),
            draft=stored.strategy.phase == "concept",
        )
        if "html" in order.formats:
            files[f"{stored.client}-strategy.html"] = page.encode()
        if "pdf" in order.formats:
            files[f"{stored.client}-strategy.pdf"] = report_pdf(page)
    files[NOTEBOOK] = notebook_bytes(executed, parameters, _machine_folders(order.workspace))
    return files


def private_folders(workspace: Workspace) -> tuple[str, ...]:
    """Folders that a report may not name, whatever happened in the notebook."""
    return tuple(map(str, (workspace.root, workspace.outputs, Path(sys.prefix), Path.home())))


def _machine_folders(workspace: Workspace) -> dict[Path, str]:
    """Folders that are nobody's business, each with what stands in its place."""
    return {
        workspace.root: ".",
        workspace.outputs: "outputs",
        Path(sys.prefix): "python",
        Path(tempfile.gettempdir()): "tmp",
        Path.home(): "~",
    }
