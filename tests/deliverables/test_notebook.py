import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.deliverables.notebook import notebook_bytes

SHOWN = {"client": "bakery", "workspace": ".", "language": "nl", "as_of": "2026-03-01"}
FOLDERS = {Path("/home/an"): "~", Path("/home/an/work"): "."}


def executed(run: str) -> nbformat.NotebookNode:
    """A notebook as papermill leaves it; `run` stands for all that differs between two runs."""
    injected = new_code_cell(f'# Parameters\nworkspace = "/home/an/work/{run}"', id=f"random-{run}")
    injected.metadata = {"tags": ["injected-parameters"], "papermill": {"duration": run}}
    shown = new_code_cell("show(goals)", id="goals", execution_count=2)
    shown.metadata = {"tags": ["goals"], "execution": {"iopub.status.busy": run}}
    shown.outputs = [
        new_output("stream", name="stderr", text=f"/tmp/ipykernel_{run}/1.py: UserWarning"),
        new_output("stream", name="stdout", text="read from /home/an/work/clients"),
        new_output("display_data", {"text/plain": f"<Box at 0x7f{run}>", "text/html": "<p>ok</p>"}),
    ]
    made = new_notebook(cells=[new_markdown_cell("# Title", id="title"), injected, shown])
    made.metadata = {"title": "Bakery", "papermill": {"start_time": run}, "widgets": {"state": {}}}
    return made


def test_two_runs_give_the_same_bytes():
    """What differs between two runs of one notebook is not in the file."""
    first, second = (notebook_bytes(executed(run), SHOWN, FOLDERS) for run in ("1", "22"))

    assert first == second


def test_no_folder_of_the_machine_is_left():
    """Folders are replaced by their short names, the longest first, and so is the parameter."""
    text = notebook_bytes(executed("1"), SHOWN, FOLDERS).decode()

    assert "/home" not in text
    assert "read from ./clients" in text


def test_the_notebook_is_whole_and_valid():
    """Sources, tags, outputs and the title stay; the file is a valid notebook that can be run."""
    made = nbformat.reads(notebook_bytes(executed("1"), SHOWN, FOLDERS).decode(), as_version=4)
    nbformat.validate(made)

    assert [cell.id for cell in made.cells] == ["title", "injected-parameters", "goals"]
    assert made.cells[2].metadata == {"tags": ["goals"]}
    assert made.cells[2].outputs[1].data == {"text/plain": "<Box>", "text/html": "<p>ok</p>"}
    assert made.metadata == {"title": "Bakery"}
    namespace: dict[str, str] = {}
    exec(made.cells[1].source, namespace)
    assert {name: namespace[name] for name in SHOWN} == SHOWN


def test_the_notebook_that_is_cleaned_stays_as_it_was():
    """Cleaning makes a new file; the notebook that the report is exported from is not touched."""
    notebook = executed("1")
    before = json.dumps(notebook)
    notebook_bytes(notebook, SHOWN, FOLDERS)

    assert json.dumps(notebook) == before
