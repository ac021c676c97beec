"""notebooks/portfolio.ipynb, run with nobody present."""

import datetime as dt
from pathlib import Path

import nbformat
import papermill
import pytest

from tests.batch.test_index_file import publish
from tests.cli.conftest import add_client
from toolkit.batch.kernel import OwnKernelManager
from toolkit.batch.portfolio_opening import open_portfolio
from toolkit.errors import ChoiceError, WorkspaceError
from toolkit.store import Workspace

NOTEBOOK = Path(__file__).parents[2] / "notebooks/portfolio.ipynb"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A client with a set, and one without."""
    space = Workspace(tmp_path, tmp_path / "outputs")
    for client in ("bakery", "new"):
        add_client(tmp_path, client, f"client: {{name: {client}}}\n")
    publish(space, "bakery")
    return space


@pytest.mark.slow
def test_the_notebook_shows_all_clients(workspace: Workspace):
    """By its parameters it shows the clients of a workspace, in a language, as on a day."""
    parameters = {"workspace": str(workspace.root), "language": "en", "as_of": "2026-11-23"}
    executed = papermill.execute_notebook(
        nbformat.read(NOTEBOOK, as_version=4),
        None,
        parameters=parameters,
        kernel_name="python3",
        language="python",
        progress_bar=False,
        kernel_manager_class=OwnKernelManager,
    )
    shown = "".join(
        output["data"]["text/html"]
        for cell in executed.cells
        for output in cell.get("outputs", ())
        if output.output_type == "display_data"
    )

    assert "23 November 2026" in shown
    assert "Bakery" in shown
    assert "no report yet" in shown
    assert "No person or role has hours at two clients or more." in shown


def test_parameters_that_are_wrong_are_told(workspace: Workspace, tmp_path: Path):
    """A language or a day that is none, or a folder that is no workspace, is an error in words."""
    root = str(workspace.root)

    assert open_portfolio(root).portfolio.as_of <= dt.date.today()
    for wrong in ({"language": "fr"}, {"as_of": "tomorrow"}):
        with pytest.raises(ChoiceError):
            open_portfolio(root, **wrong)
    with pytest.raises(WorkspaceError):
        open_portfolio("/")


def test_the_notebook_is_thin():
    """It defines nothing and loops over nobody: each cell is a handful of lines."""
    cells = [
        each for each in nbformat.read(NOTEBOOK, as_version=4).cells if each.cell_type == "code"
    ]

    assert not any(word in cell.source for cell in cells for word in ("def ", "for ", "while "))
    assert max(cell.source.count("\n") for cell in cells) < 10
