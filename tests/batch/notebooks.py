"""Small notebooks for tests of the batch."""

from collections.abc import Sequence

import nbformat

PARAMETERS = 'client = ""\nworkspace = "."\nlanguage = "nl"\nas_of = ""'


def notebook(cells: Sequence[str] = (), parameters: str = PARAMETERS) -> nbformat.NotebookNode:
    """A notebook with a cell of parameters and these cells of code."""
    first = nbformat.v4.new_code_cell(parameters, id="parameters")
    first.metadata["tags"] = ["parameters"]
    rest = [nbformat.v4.new_code_cell(cell, id=f"cell-{n}") for n, cell in enumerate(cells)]
    made = nbformat.v4.new_notebook(cells=[first, *rest])
    made.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python",
        "language": "python",
    }
    return made
