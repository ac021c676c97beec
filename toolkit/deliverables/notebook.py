"""The executed notebook as the consultant keeps it: the same run twice gives the same bytes.

What differs from run to run (times, durations, random ids, the order of warnings) and what
belongs to one machine (its folders) is taken out.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat

INJECTED = "injected-parameters"
CELL_METADATA_OF_A_RUN = ("execution", "papermill", "collapsed", "scrolled")
NOTEBOOK_METADATA_OF_A_RUN = ("papermill", "widgets", "toolkit")
MEMORY_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+")


def notebook_bytes(
    notebook: nbformat.NotebookNode,
    parameters: Mapping[str, str],
    folders: Mapping[Path, str],
) -> bytes:
    """The notebook as a file, without times, random ids and machine paths.

    `parameters` is what its cell of parameters shows; each of `folders` is replaced by the
    short name beside it, wherever it is found.
    """
    clean = copy.deepcopy(notebook)
    _drop(clean.metadata, NOTEBOOK_METADATA_OF_A_RUN)
    for cell in clean.cells:
        _clean_cell(cell, parameters)
    names = {str(folder): name for folder, name in folders.items()}
    longest_first = dict(sorted(names.items(), key=lambda pair: -len(pair[0])))
    plain = _without_folders(clean, longest_first)
    text: str = nbformat.writes(nbformat.from_dict(plain))  # type: ignore[no-untyped-call]
    return f"{text}\n".encode()


def _drop(metadata: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        metadata.pop(name, None)


def _clean_cell(cell: nbformat.NotebookNode, parameters: Mapping[str, str]) -> None:
    _drop(cell.metadata, CELL_METADATA_OF_A_RUN)
    if INJECTED in cell.metadata.get("tags", []):
        cell.id = INJECTED
        lines = [f"{name} = {value!r}" for name, value in parameters.items()]
        cell.source = "\n".join(["# Parameters", *lines])
    if cell.cell_type == "code":
        cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
        for output in cell.outputs:
            _clean_output(output)


def _clean_output(output: nbformat.NotebookNode) -> None:
    data = output.get("data", {})
    if "text/plain" in data:
        data["text/plain"] = MEMORY_ADDRESS.sub("", data["text/plain"])


def _without_folders(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _without_folders(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [_without_folders(each, names) for each in value]
    if isinstance(value, str):
        for folder, name in names.items():
            value = value.replace(folder, name)
    return value
