"""A client's own copy of the notebook: what is typed in it stays with that client.

The template is never worked in. The copy is made anew when the template has changed; one
that somebody changed is then kept beside it.
"""

from __future__ import annotations

import ast
import datetime as dt
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from toolkit.deliverables.manifest import sha256
from toolkit.errors import ParameterError
from toolkit.store import Workspace

NOTEBOOK = "strategy.ipynb"
OURS = "toolkit"
"""The notebook metadata in which a copy says whose it is and what it was made from."""


@dataclass(frozen=True)
class LabCopy:
    """The copy to open; `kept` is an earlier, changed one that was put aside."""

    path: Path
    kept: Path | None = None


def lab_copy(workspace: Workspace, client: str, today: dt.date) -> LabCopy:
    """The client's copy of the notebook, made or made anew where that is needed."""
    path = workspace.client_folder(client) / NOTEBOOK
    template = workspace.notebook_path(NOTEBOOK).read_bytes()
    origin = {"client": client, "template": sha256(template)}
    there = _read(path)
    if there is not None and origin.items() <= _origin(there).items():
        return LabCopy(path)
    kept = _put_aside(path, there, client, today)
    made = nbformat.reads(template.decode(), as_version=4)  # type: ignore[no-untyped-call]
    _strip(made)
    _set_client(made, client)
    made.metadata[OURS] = {**origin, "cells": _cells_digest(made)}
    _write(path, made)
    return LabCopy(path, kept)


def _read(path: Path) -> nbformat.NotebookNode | None:
    """The copy that is there; nothing where it is no notebook."""
    try:
        text = path.read_text(encoding="utf-8")
        return nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call, no-any-return]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, nbformat.ValidationError):
        return None


def _origin(copy: nbformat.NotebookNode) -> Mapping[str, Any]:
    origin = copy.metadata.get(OURS, {})
    return origin if isinstance(origin, dict) else {}


def _put_aside(
    path: Path, there: nbformat.NotebookNode | None, client: str, today: dt.date
) -> Path | None:
    """Keep a copy that somebody changed; one that came with another client loses its outputs."""
    if not path.exists():
        return None
    if there is not None and _origin(there).get("cells") == _cells_digest(there):
        return None
    kept = _free(path, today)
    if there is not None and _origin(there).get("client") != client:
        _strip(there)
        _write(kept, there)
        path.unlink()
    else:
        path.rename(kept)
    return kept


def _free(path: Path, today: dt.date) -> Path:
    stem = f"{path.stem}-{today.isoformat()}"
    names = (f"{stem}{'' if n == 1 else f'-{n}'}{path.suffix}" for n in range(1, 1000))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def _cells_digest(notebook: nbformat.NotebookNode) -> str:
    """The fingerprint of what somebody wrote in a notebook: its cells without their outputs."""
    written = [[cell.cell_type, cell.source] for cell in notebook.cells]
    return sha256(json.dumps(written).encode())


def _strip(notebook: nbformat.NotebookNode) -> None:
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None


def _set_client(notebook: nbformat.NotebookNode, client: str) -> None:
    tagged = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", []))
    cell = next(tagged, None)
    if cell is None:
        raise ParameterError(notebook=NOTEBOOK, found="client", allowed="-")
    cell.source = _assigned(cell.source, "client", client)


def _assigned(source: str, name: str, value: str) -> str:
    """The source with this value assigned to this name, at the place where it was assigned."""
    known = []
    for statement in ast.parse(source).body:
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        target = statement.target if isinstance(statement, ast.AnnAssign) else target
        if not isinstance(target, ast.Name):
            continue
        known.append(target.id)
        if target.id == name:
            return _with_value(source, statement, value)
    raise ParameterError(notebook=NOTEBOOK, found=name, allowed=", ".join(known) or "-")


def _with_value(source: str, statement: ast.stmt, value: str) -> str:
    old = getattr(statement, "value", None)
    if old is None:
        return source
    lines = source.splitlines()
    first, last = lines[old.lineno - 1].encode(), lines[old.end_lineno - 1].encode()
    line = first[: old.col_offset].decode() + repr(value) + last[old.end_col_offset :].decode()
    return "\n".join([*lines[: old.lineno - 1], line, *lines[old.end_lineno :]])


def _write(path: Path, notebook: nbformat.NotebookNode) -> None:
    made = path.with_name(f".{path.name}.{os.getpid()}")
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    made.write_text(text + "\n", encoding="utf-8")
    made.replace(path)
