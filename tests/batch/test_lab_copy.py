import datetime as dt
import json
import shutil
from pathlib import Path

import nbformat
import pytest

from tests.batch.notebooks import PARAMETERS, notebook
from toolkit.batch.lab_copy import lab_copy, list_copy
from toolkit.batch.lab_page import is_signed, sign
from toolkit.errors import ParameterError
from toolkit.store import Workspace

TODAY = dt.date(2026, 3, 1)


@pytest.fixture(autouse=True)
def own_signatures(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """The signatures of these tests are not kept among the user's."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path_factory.mktemp("jupyter")))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two clients, and a notebook of the workspace's own that was run for a third."""
    for client in ("bakery", "council"):
        (tmp_path / "clients" / client).mkdir(parents=True)
        (tmp_path / "clients" / client / "strategy.yaml").write_text(f"client: {{name: {client}}}")
    write_template(tmp_path, ["print(client)"])
    return Workspace(tmp_path, tmp_path / "outputs")


def write_template(root: Path, cells: list[str], parameters: str = PARAMETERS) -> Path:
    """A template with outputs that somebody left in it."""
    made = notebook(cells, parameters)
    made.cells[-1].outputs = [nbformat.v4.new_output("stream", text="a third client\n")]
    made.cells[-1].execution_count = 7
    made.metadata["widgets"] = {"state": "a third client"}
    path = root / "notebooks/strategy.ipynb"
    path.parent.mkdir(exist_ok=True)
    nbformat.write(made, path)
    return path


def run_in(path: Path) -> dict[str, object]:
    """What the parameters are in the notebook."""
    namespace: dict[str, object] = {}
    exec(nbformat.read(path, as_version=4).cells[0].source, namespace)
    return {name: namespace[name] for name in ("client", "workspace", "language", "as_of")}


def test_a_copy_stands_with_the_client_and_names_it(workspace: Workspace):
    """The copy is in the client's folder, for that client, without any output of the template."""
    template = workspace.notebook_path("strategy.ipynb").read_bytes()
    copy = lab_copy(workspace, "bakery", "", TODAY)

    assert copy.path == workspace.clients / "bakery/strategy.ipynb"
    assert run_in(copy.path) == {
        "client": "bakery",
        "workspace": ".",
        "language": "nl",
        "as_of": "",
    }
    assert "a third client" not in copy.path.read_text()
    assert workspace.notebook_path("strategy.ipynb").read_bytes() == template


@pytest.mark.parametrize(
    "client", ["O'Neil “é” 🥐", 'a "b" {c} {0}', "$x$ # no", "%s\\n".replace("\\", "")]
)
def test_any_name_becomes_the_parameter(workspace: Workspace, client):
    """A client's name with quotes, braces, emoji or signs is the value that the notebook sees."""
    (workspace.clients / client).mkdir()

    assert run_in(lab_copy(workspace, client, "", TODAY).path)["client"] == client


def test_what_stands_around_a_parameter_stays(workspace: Workspace):
    """Comments, hints and other lines of the cell of parameters stay as they are."""
    parameters = 'language = "é"; client: str = "old"  # whose\nworkspace = ""\nas_of = (""\n)'
    write_template(workspace.root, ["1"], parameters)
    source = (
        nbformat.read(lab_copy(workspace, "bakery", "", TODAY).path, as_version=4).cells[0].source
    )

    assert source == parameters.replace('"old"', "'bakery'")


def test_a_copy_is_opened_again_as_it_was_left(workspace: Workspace):
    """What the consultant changed and ran in the copy is still there the next time."""
    path = lab_copy(workspace, "bakery", "", TODAY).path
    changed = nbformat.read(path, as_version=4)
    changed.cells.append(nbformat.v4.new_code_cell("mine = 1"))
    changed.cells[1].outputs = [nbformat.v4.new_output("stream", text="bakery\n")]
    sign(changed)  # as JupyterLab does on saving
    nbformat.write(changed, path)
    before = path.read_bytes()
    again = lab_copy(workspace, "bakery", "", TODAY)

    assert again.kept is None
    assert path.read_bytes() == before


def test_whoever_types_another_client_in_a_copy_gets_the_own_one_back(workspace: Workspace):
    """The copy in a client's folder opens that client, whatever was typed in its parameters."""
    path = lab_copy(workspace, "bakery", "", TODAY).path
    changed = nbformat.read(path, as_version=4)
    changed.cells[0].source = changed.cells[0].source.replace("bakery", "council")
    nbformat.write(changed, path)

    assert run_in(path)["client"] == "council"
    assert lab_copy(workspace, "bakery", "", TODAY).kept is None
    assert run_in(path)["client"] == "bakery"


def test_the_day_to_compute_for_is_a_parameter(workspace: Workspace):
    """A day that is asked for is in the copy until it is opened without one."""
    days = [
        run_in(lab_copy(workspace, "bakery", day, TODAY).path)["as_of"]
        for day in ("2026-01-15", "2027-01-15", "")
    ]

    assert days == ["2026-01-15", "2027-01-15", ""]


def test_a_new_template_renews_the_copy(workspace: Workspace):
    """After a change of the template an unchanged copy is replaced, also when it had been run."""
    path = lab_copy(workspace, "bakery", "", TODAY).path
    run = nbformat.read(path, as_version=4)
    run.cells[1].outputs = [nbformat.v4.new_output("stream", text="bakery\n")]
    nbformat.write(run, path)
    write_template(workspace.root, ["print(client, 2)"])
    again = lab_copy(workspace, "bakery", "", TODAY)

    assert again.kept is None
    assert "print(client, 2)" in path.read_text()
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "strategy.ipynb",
        "strategy.yaml",
    ]


def test_a_changed_copy_is_kept_beside_the_new_one(workspace: Workspace):
    """A copy with changes is kept when the template changes, each time under another name."""
    kept = []
    for n in range(3):
        path = lab_copy(workspace, "bakery", "", TODAY).path
        changed = nbformat.read(path, as_version=4)
        changed.cells.append(nbformat.v4.new_code_cell(f"mine = {n}"))
        nbformat.write(changed, path)
        write_template(workspace.root, [f"print({n})"])
        kept.append(lab_copy(workspace, "bakery", "", TODAY).kept)

    assert [each.name for each in kept if each] == [
        "strategy-2026-03-01.ipynb",
        "strategy-2026-03-01-2.ipynb",
        "strategy-2026-03-01-3.ipynb",
    ]
    assert all(f"mine = {n}" in each.read_text() for n, each in enumerate(kept) if each)


def test_a_copied_folder_shows_nothing_of_the_first_client(workspace: Workspace):
    """In a folder copied from another client the notebook is the new client's, stripped."""
    path = lab_copy(workspace, "bakery", "", TODAY).path
    run = nbformat.read(path, as_version=4)
    run.cells[1].outputs = [nbformat.v4.new_output("stream", text="all about bread\n")]
    nbformat.write(run, path)
    shutil.copytree(path.parent, workspace.clients / "shoes")
    run.cells.append(nbformat.v4.new_code_cell("mine = 1"))
    nbformat.write(run, path)
    shutil.copytree(path.parent, workspace.clients / "bikes")
    for client in ("shoes", "bikes"):
        lab_copy(workspace, client, "", TODAY)

    for client, files in (("shoes", 1), ("bikes", 2)):
        notebooks = list((workspace.clients / client).glob("*.ipynb"))
        assert len(notebooks) == files
        assert run_in(workspace.clients / client / "strategy.ipynb")["client"] == client
        assert not any("all about bread" in each.read_text() for each in notebooks)


def test_a_copy_is_signed_as_this_users_own(workspace: Workspace):
    """Jupyter trusts the copy, also after this user changed and saved it."""
    path = lab_copy(workspace, "bakery", "", TODAY).path
    assert is_signed(nbformat.read(path, as_version=4))
    changed = nbformat.read(path, as_version=4)
    changed.cells.append(nbformat.v4.new_code_cell("mine = 1"))
    sign(changed)  # as JupyterLab does on saving
    nbformat.write(changed, path)
    lab_copy(workspace, "bakery", "2026-01-15", TODAY)

    assert is_signed(nbformat.read(path, as_version=4))


def test_a_copy_that_somebody_else_wrote_in_is_not_trusted(workspace: Workspace):
    """Code that came from elsewhere, also in the cell of parameters, is not signed as ours."""
    path = lab_copy(workspace, "bakery", "", TODAY).path
    for index in (0, -1):
        changed = nbformat.read(path, as_version=4)
        changed.cells[index].source += "\nprint(1)"
        nbformat.write(changed, path)
        lab_copy(workspace, "bakery", "", TODAY)

        assert not is_signed(nbformat.read(path, as_version=4))


def test_outputs_from_elsewhere_go_before_a_copy_is_trusted(workspace: Workspace):
    """A copy with our code and somebody else's outputs is signed without those outputs."""
    path = lab_copy(workspace, "bakery", "", TODAY).path
    changed = nbformat.read(path, as_version=4)
    changed.cells[1].outputs = [nbformat.v4.new_output("stream", text="from elsewhere\n")]
    nbformat.write(changed, path)
    lab_copy(workspace, "bakery", "", TODAY)

    assert is_signed(nbformat.read(path, as_version=4))
    assert "from elsewhere" not in path.read_text()


def test_the_list_is_copied_beside_the_clients(workspace: Workspace):
    """The copy of the list is signed, names no client, and is made anew without outputs."""
    copy = list_copy(workspace, "2026-01-15", "nl", TODAY)
    made = nbformat.read(copy.path, as_version=4)

    assert copy.path == workspace.clients / "portfolio.ipynb"
    assert made.metadata["toolkit"]["list"]
    assert made.metadata["toolkit"]["title"] == "Klanten"
    assert is_signed(made)
    made.cells[-1].outputs = [nbformat.v4.new_output("stream", text="about a client\n")]
    nbformat.write(made, copy.path)
    again = list_copy(workspace, "", "nl", TODAY)
    assert again.kept is None
    assert "about a client" not in again.path.read_text()


NO_CLIENT = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'


@pytest.mark.parametrize(
    "content", [NO_CLIENT, b"", b"no notebook", b"\xff\xfe", b"[]", b'{"cells": 3}']
)
def test_a_file_that_is_no_notebook_is_kept(workspace: Workspace, content):
    """Something else under the copy's name is put aside, not thrown away."""
    path = workspace.clients / "bakery/strategy.ipynb"
    path.write_bytes(content)
    copy = lab_copy(workspace, "bakery", "", TODAY)

    assert copy.kept
    assert copy.kept.read_bytes() == content
    assert run_in(path)["client"] == "bakery"


def test_a_template_without_the_parameter_is_an_error(workspace: Workspace):
    """A template that takes no client is refused, and no copy is made."""
    write_template(workspace.root, ["1"], 'workspace = ""')

    with pytest.raises(ParameterError, match="takes no parameter client; allowed: workspace"):
        lab_copy(workspace, "bakery", "", TODAY)
    assert not (workspace.clients / "bakery/strategy.ipynb").exists()


def test_two_clients_know_nothing_of_each_other(workspace: Workspace):
    """No word of one client is in the other's copy."""
    paths = [lab_copy(workspace, client, "", TODAY).path for client in ("bakery", "council")]
    first, second = (json.dumps(nbformat.read(path, as_version=4)) for path in paths)

    assert "council" not in first
    assert "bakery" not in second
