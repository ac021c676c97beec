"""A client's own copy of the notebook: what is typed in it stays with that client.

The template is never worked in. The copy is made anew when the template has changed; one
that somebody changed is then kept beside it.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from toolkit.batch.assignment import assigned, assigned_names
from toolkit.batch.lab_page import bar_words, is_signed, page_facts, sign
from toolkit.deliverables.manifest import sha256
from toolkit.errors import ParameterError
from toolkit.language import words_for
from toolkit.store import Workspace

NOTEBOOK, LIST = "strategy.ipynb", "portfolio.ipynb"
OURS = "toolkit"
"""The notebook metadata in which a copy says whose it is and what it was made from."""


@dataclass(frozen=True)
class LabCopy:
    """The copy to open; `kept` is an earlier, changed one that was put aside."""

    path: Path
    kept: Path | None = None


def lab_copy(workspace: Workspace, client: str, as_of: str, today: dt.date) -> LabCopy:
    """The client's copy of the notebook, made or made anew where that is needed.

    `as_of` is the notebook's parameter of that name; `today` names a copy that is kept. The copy
    is signed as this user's own, unless somebody else wrote in it: Jupyter runs it on opening.

    Raises
    ------
    ParameterError
        When the template does not take a client.
    """
    path = workspace.client_folder(client) / NOTEBOOK
    template = workspace.notebook_path(NOTEBOOK).read_bytes()
    origin = {"client": client, "template": sha256(template)}
    parameters = {"client": client, "as_of": as_of}
    there = _read(path)
    made = nbformat.reads(template.decode(), as_version=4)  # type: ignore[no-untyped-call]
    _check_takes_client(made)
    made = _with_parameters(_stripped(made), parameters)
    made.metadata[OURS] = {**origin, "cells": _cells_digest(made), **page_facts(workspace, client)}
    if there is not None and origin.items() <= _origin(there).items():
        was_ours = is_signed(there)
        there = _with_parameters(there, parameters)
        there.metadata[OURS] |= page_facts(workspace, client)
        if not was_ours and _sources(there) == _sources(made):
            there, was_ours = _stripped(there), True
        _write(path, there, sign_it=was_ours)
        return LabCopy(path)
    kept = _put_aside(path, there, client, today)
    _write(path, made, sign_it=True)
    return LabCopy(path, kept)


def list_copy(workspace: Workspace, as_of: str, language: str, today: dt.date) -> LabCopy:
    """The copy of the notebook with all clients, beside their folders; always made anew.

    One that somebody changed is kept beside it.
    """
    path = workspace.clients / LIST
    made = nbformat.reads(  # type: ignore[no-untyped-call]
        workspace.notebook_path(LIST).read_text(encoding="utf-8"), as_version=4
    )
    made = _with_parameters(_stripped(made), {"as_of": as_of, "language": language})
    words = words_for(language)
    facts = {"list": True, "title": words("Clients"), "words": bar_words(words)}
    made.metadata[OURS] = {"cells": _cells_digest(made), **facts}
    kept = _put_aside(path, _read(path), None, today)
    _write(path, made, sign_it=True)
    return LabCopy(path, kept)


def _read(path: Path) -> nbformat.NotebookNode | None:
    """The copy that is there; nothing where it is no notebook with parameters."""
    try:
        text = path.read_text(encoding="utf-8")
        notebook: nbformat.NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
        _parameter_cell(notebook)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, nbformat.ValidationError):
        return None
    except ParameterError:
        return None
    return notebook


def _origin(copy: nbformat.NotebookNode) -> Mapping[str, Any]:
    origin = copy.metadata.get(OURS, {})
    return origin if isinstance(origin, dict) else {}


def _put_aside(
    path: Path, there: nbformat.NotebookNode | None, client: str | None, today: dt.date
) -> Path | None:
    """Keep a copy that somebody changed; one that came with another client loses its outputs."""
    if not path.exists():
        return None
    if there is not None and _origin(there).get("cells") == _cells_digest(there):
        return None
    kept = _free(path, today)
    path.rename(kept)
    if there is not None and _origin(there).get("client") != client:
        _write(kept, _stripped(there))
    return kept


def _free(path: Path, today: dt.date) -> Path:
    stem = f"{path.stem}-{today.isoformat()}"
    names = (f"{stem}{'' if n == 1 else f'-{n}'}{path.suffix}" for n in range(1, 1000))
    return next(path.with_name(name) for name in names if not path.with_name(name).exists())


def _cells_digest(notebook: nbformat.NotebookNode) -> str:
    """The fingerprint of what somebody wrote in a notebook: cells, no outputs or parameters."""
    own = _parameter_cell(notebook)
    written = [[cell.cell_type, cell.source] for cell in notebook.cells if cell is not own]
    return sha256(json.dumps(written).encode())


def _stripped(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return notebook


def _with_parameters(
    notebook: nbformat.NotebookNode, parameters: Mapping[str, str]
) -> nbformat.NotebookNode:
    cell = _parameter_cell(notebook)
    for name, value in parameters.items():
        cell.source = assigned(cell.source, name, value) or cell.source
    return notebook


def _check_takes_client(notebook: nbformat.NotebookNode) -> None:
    known = assigned_names(_parameter_cell(notebook).source)
    if "client" not in known:
        allowed = ", ".join(known) or "-"
        raise ParameterError(notebook=NOTEBOOK, found="client", allowed=allowed)


def _parameter_cell(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The cell with the parameters."""
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    known = assigned_names(tagged[0].source) if tagged else ()
    if not known:
        raise ParameterError(notebook=NOTEBOOK, found="client", allowed="-")
    cell: nbformat.NotebookNode = tagged[0]
    return cell


def _sources(notebook: nbformat.NotebookNode) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in notebook.cells]


def _write(path: Path, notebook: nbformat.NotebookNode, *, sign_it: bool = False) -> None:
    text = nbformat.writes(notebook).rstrip("\n") + "\n"  # type: ignore[no-untyped-call]
    if sign_it:
        sign(nbformat.reads(text, as_version=4))  # type: ignore[no-untyped-call]
    if path.is_file() and path.read_bytes() == text.encode():
        return
    made = path.with_name(f".{path.name}.{os.getpid()}")
    made.write_text(text, encoding="utf-8")
    made.replace(path)
