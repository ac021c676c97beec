"""Where the workspace is, which clients it has, and which names cannot be one."""

import os
from pathlib import Path

import pytest

import toolkit
from toolkit.errors import ClientNameError, WorkspaceError
from toolkit.store import Workspace, find_workspace

FIT = [
    "lindewaal",
    "Bakkerij De Zon",
    '\'t Hof & "Zoon"',
    "Café 😀👩‍👩‍👧",
    "-n",
    "{naam}",
    "$HOME",
    "a..b",
    "日本",
    "x" * 100,
]
UNFIT = [
    "",
    ".",
    "..",
    "...",
    "a/b",
    "/etc",
    "../ander",
    "a\\b",
    "a\0b",
    "a\nb",
    "a\x7fb",
    "a\x85b",
    "a\u2028b",
    "a\u202eb",
    "\udc80",
    ".verborgen",
    "naam.",
    " naam",
    "naam ",
    "x" * 101,
    "x" * 200,
    "é" * 51,
    "😀" * 26,
]


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """A folder with no client yet."""
    (tmp_path / "clients").mkdir()
    return Workspace(tmp_path, tmp_path / "outputs")


@pytest.mark.parametrize("name", FIT)
def test_ordinary_names_are_folders_in_clients(empty: Workspace, name: str) -> None:
    """Spaces, quotes, emoji and a hundred letters make a folder right under clients/."""
    folder = empty.client_folder(name)
    folder.mkdir()
    (folder / "strategy.yaml").touch()

    assert folder.parent == empty.clients
    assert empty.client_ids() == (name,)


@pytest.mark.parametrize("name", UNFIT, ids=ascii)
def test_a_name_that_could_be_another_place_is_refused(empty: Workspace, name: str) -> None:
    """Whatever climbs, separates, is invisible, too long or hidden is no client's name."""
    with pytest.raises(ClientNameError) as error:
        empty.client_folder(name)

    assert error.value.facts["found"] == repr(name)
    assert error.value.facts["limit"] <= 100
    assert str(error.value).isprintable()


@pytest.mark.parametrize(("name", "limit"), [("x" * 101, 100), ("é" * 51, 50), ("😀" * 26, 25)])
def test_the_limit_is_told_in_characters_of_that_name(
    empty: Workspace, name: str, limit: int
) -> None:
    """A hundred bytes hold a hundred letters, but only twenty-five emoji."""
    with pytest.raises(ClientNameError) as error:
        empty.client_folder(name)

    assert error.value.facts["limit"] == limit
    assert empty.client_folder(name[:limit]).name == name[:limit]


def test_clients_are_the_folders_that_hold_a_strategy(empty: Workspace) -> None:
    """Files, empty folders and hidden folders are no clients; the rest comes in order."""
    for name in ("b", "a", ".hidden"):
        (empty.clients / name).mkdir()
        (empty.clients / name / "strategy.yaml").touch()
    (empty.clients / "leeg").mkdir()
    (empty.clients / "strategy.schema.json").touch()
    (empty.clients / "map").mkdir()
    (empty.clients / "map" / "strategy.yaml").mkdir()

    assert empty.client_ids() == ("a", "b", "map")


def test_a_strategy_under_an_unfit_name_is_not_passed_over(empty: Workspace) -> None:
    """A folder whose name is no client's is among them, and is told when it is looked into."""
    (empty.clients / ("x" * 101)).mkdir()
    (empty.clients / ("x" * 101) / "strategy.yaml").touch()

    assert empty.client_ids() == ("x" * 101,)
    with pytest.raises(ClientNameError):
        empty.strategy_path("x" * 101)


def test_the_workspace_is_the_nearest_folder_upwards_with_clients(tmp_path: Path) -> None:
    """From deep inside a client's folder the workspace is found, and its outputs beside it."""
    inside = tmp_path / "clients" / "a" / "map"
    inside.mkdir(parents=True)

    assert find_workspace(inside) == Workspace(tmp_path, tmp_path / "outputs")
    assert find_workspace(inside, tmp_path / "elders").outputs == tmp_path / "elders"


def test_the_workspace_is_looked_for_from_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder named, the search begins in the present one."""
    (tmp_path / "clients").mkdir()
    monkeypatch.chdir(tmp_path / "clients")

    assert find_workspace().root == tmp_path
    assert find_workspace(outputs=Path("uit")).outputs == tmp_path / "clients" / "uit"


@pytest.mark.parametrize("start", ["", "nergens"])
def test_a_folder_outside_any_workspace_is_told(tmp_path: Path, start: str) -> None:
    """Where no folder upwards has clients/, also from a folder that is not there, it is said."""
    with pytest.raises(WorkspaceError, match="clients/"):
        find_workspace(tmp_path / start)


def test_a_workspace_without_clients_is_told(tmp_path: Path) -> None:
    """A workspace whose clients/ has gone is no empty workspace."""
    with pytest.raises(WorkspaceError):
        Workspace(tmp_path, tmp_path).client_ids()


def test_notebooks_and_templates_are_the_workspaces_own_where_it_has_them(
    empty: Workspace,
) -> None:
    """Its own notebook and its own starters are taken; what it lacks comes with the toolkit."""
    project = Path(toolkit.__file__).parents[1]
    (empty.root / "notebooks").mkdir()
    (empty.root / "notebooks" / "strategy.ipynb").touch()
    (empty.root / "client_templates" / "starters").mkdir(parents=True)

    assert empty.notebook_path("strategy.ipynb") == empty.root / "notebooks" / "strategy.ipynb"
    assert empty.notebook_path("other.ipynb") == project / "notebooks" / "other.ipynb"
    assert empty.templates_path("starters") == empty.root / "client_templates" / "starters"
    assert empty.templates_path("report") == project / "client_templates" / "report"


def test_in_a_wheel_notebooks_and_templates_stand_in_the_package(
    empty: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the package carries them, they are taken from there."""
    package = tmp_path / "site" / "toolkit"
    (package / "shipped" / "notebooks").mkdir(parents=True)
    (package / "shipped" / "client_templates").mkdir()
    monkeypatch.setattr(toolkit, "__file__", os.fspath(package / "__init__.py"))

    assert empty.notebook_path("a.ipynb") == package / "shipped" / "notebooks" / "a.ipynb"
    assert empty.templates_path() == package / "shipped" / "client_templates"
