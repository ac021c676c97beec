"""What a fork server does before its first fork: import, and show an invented strategy once.

The strategy is a starter that comes with the toolkit. So the catalogues, tables of evidence,
fonts and templates that every report needs are in memory, and no client's data is.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from toolkit.batch.order import NOTEBOOK
from toolkit.deliverables.html import report_html
from toolkit.deliverables.manifest import versions
from toolkit.deliverables.pdf import report_pdf
from toolkit.language import LANGUAGES, words_for
from toolkit.language.fields import field_texts
from toolkit.store import Workspace

MODULES = (
    # what a kernel imports as it starts
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "ipykernel.kernelapp",
    "pdb",
    "sqlite3",
    "tornado.platform.asyncio",
    # what a client's own process runs
    "toolkit.batch.report_process",
    "toolkit.batch.warm_kernel",
)
STARTER = "winkel-horeca"
AS_OF = "2026-01-15"
"""Any day: nothing of it is kept."""


def warm_up(wanted: str) -> None:
    """Import what reports need, and show a starter where the notebook is ours.

    `wanted` is JSON: the workspace's folder, then the formats to make.
    """
    root, *formats = json.loads(wanted)
    workspace = Workspace(Path(root), Path(root) / "outputs")
    notebook = nbformat.read(workspace.notebook_path(NOTEBOOK), as_version=4)  # type: ignore[no-untyped-call]
    for name in (*MODULES, *_own_modules(notebook)):
        importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder:
        invented = Workspace(Path(folder), Path(folder))
        ours = invented.notebook_path(NOTEBOOK)
        # a notebook that somebody changed may start threads, with which there is no forking
        if workspace.notebook_path(NOTEBOOK).read_bytes() == ours.read_bytes():
            _show_starter(invented, notebook)
            for language in LANGUAGES:
                field_texts(language)
                words_for(language)("")
            versions()
        page = _empty_page(invented)
    if "pdf" in formats:
        report_pdf(page)


def _show_starter(invented: Workspace, notebook: nbformat.NotebookNode) -> None:
    path = invented.strategy_path(STARTER)
    path.parent.mkdir(parents=True)
    shutil.copy(invented.templates_path("starters") / f"{STARTER}.yaml", path)
    parameters = {"client": STARTER, "workspace": str(invented.root), "as_of": AS_OF}
    namespace: dict[str, Any] = {}
    for cell in _run_cells(notebook):
        exec(cell.source, namespace)  # noqa: S102 - the notebook that comes with the toolkit
        namespace.update(parameters)


def _empty_page(invented: Workspace) -> str:
    """A report without anything in it."""
    empty = nbformat.v4.new_notebook()  # type: ignore[no-untyped-call]
    return report_html(empty, invented.templates_path("report"), title="", language="nl")


def _run_cells(notebook: nbformat.NotebookNode) -> Iterator[nbformat.NotebookNode]:
    for cell in notebook.cells:
        if cell.cell_type == "code" and "skip-execution" not in cell.metadata.get("tags", ()):
            yield cell


def _own_modules(notebook: nbformat.NotebookNode) -> Iterator[str]:
    """The modules of the toolkit that a notebook imports."""
    for cell in _run_cells(notebook):
        try:
            statements = ast.walk(ast.parse(cell.source))
        except SyntaxError:
            continue
        for each in statements:
            if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("toolkit."):
                names = (f"{each.module}.{alias.name}" for alias in each.names)
                yield from filter(_is_module, (str(each.module), *names))


def _is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ImportError:
        return False
