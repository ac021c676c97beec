"""A new client begins with a starter, under its own name, beside an up-to-date schema."""

from pathlib import Path

import pytest

from tests.store.conftest import NOW
from toolkit.errors import (
    ClientExistsError,
    ClientNameError,
    StrategyError,
    UnknownStarterError,
    UnwritableError,
)
from toolkit.store import (
    Workspace,
    find_workspace,
    new_strategy,
    read_strategy,
    save_strategy,
    starters,
)
from toolkit.strategy import Strategy
from toolkit.strategy.schema import schema_text

OWN = """\
# yaml-language-server: $schema=../strategy.schema.json
client:
  name:      # hoe heet de klant?
  language: nl
goals:
  - id: bekend
    kind: awareness   # een voorbeeld
"""


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    """A folder that holds clients/ and nothing else."""
    (tmp_path / "clients").mkdir()
    return find_workspace(tmp_path)


def _own_starter(workspace: Workspace, text: str) -> None:
    folder = workspace.root / "client_templates" / "starters"
    folder.mkdir(parents=True)
    (folder / "eigen.yaml").write_text(text)


@pytest.mark.parametrize("starter", starters(Workspace(Path("/nowhere"), Path("/nowhere"))))
def test_every_starter_begins_a_client(empty: Workspace, starter: str) -> None:
    """A starter's copy differs in the client's name alone, and keeps its comments."""
    stored = new_strategy(empty, "De Zon", starter)
    lines = (empty.templates_path("starters") / f"{starter}.yaml").read_text().splitlines()
    written = stored.path.read_text().splitlines()
    changed = [each for old, each in zip(lines, written, strict=True) if old != each]

    assert stored == read_strategy(empty, "De Zon")
    assert [each.split("#")[0].strip() for each in changed] == ["name: De Zon"]


def test_the_name_shown_may_be_another_than_the_folders(empty: Workspace) -> None:
    """A folder with a short name may hold a client with a long one."""
    stored = new_strategy(empty, "zon", "leeg", name="Stichting 'De Zon': zorg & welzijn")

    assert stored.client == "zon"
    assert stored.strategy.client.name == "Stichting 'De Zon': zorg & welzijn"


def test_a_starter_of_the_workspaces_own_is_taken(empty: Workspace) -> None:
    """Comments stay in their column where the name leaves room."""
    _own_starter(empty, OWN)
    stored = new_strategy(empty, "Zon", "eigen")

    assert starters(empty) == ("eigen",)
    assert stored.path.read_text() == OWN.replace("name:      #", "name: Zon  #")


def test_the_schema_is_put_beside_the_clients_when_missing_or_old(empty: Workspace) -> None:
    """Editors find the schema that a strategy file names, and it is the present one."""
    schema = empty.clients / "strategy.schema.json"
    new_strategy(empty, "een", "leeg")
    first = schema.read_text()
    schema.write_text("{}")
    new_strategy(empty, "twee", "leeg")
    written = schema.stat().st_mtime_ns
    new_strategy(empty, "drie", "leeg")

    assert first == schema.read_text() == schema_text()
    assert schema.stat().st_mtime_ns == written
    assert empty.client_ids() == ("drie", "een", "twee")


def test_a_client_that_exists_is_left_as_it_is(empty: Workspace) -> None:
    """Twice the same name is an error, and the first client's file does not change."""
    path = new_strategy(empty, "Zon", "leeg").path
    before = path.read_bytes()
    with pytest.raises(ClientExistsError) as error:
        new_strategy(empty, "Zon", "gemeente")

    assert error.value.facts == {"client": "Zon", "file": "clients/Zon/strategy.yaml"}
    assert path.read_bytes() == before


def test_a_folder_that_holds_no_strategy_yet_may_become_a_client(empty: Workspace) -> None:
    """Who has put the briefing there already can begin."""
    (empty.clients / "Zon").mkdir()
    (empty.clients / "Zon" / "briefing.txt").write_text("x")
    new_strategy(empty, "Zon", "leeg")

    assert (empty.clients / "Zon" / "briefing.txt").read_text() == "x"
    assert empty.client_ids() == ("Zon",)


@pytest.mark.parametrize("starter", ["onbekend", "../starters/leeg", "leeg.yaml", "", "*", "LEEG"])
def test_an_unknown_starter_is_told_with_those_that_there_are(
    empty: Workspace, starter: str
) -> None:
    """A starter is a name out of a list, never a path; nothing is made."""
    with pytest.raises(UnknownStarterError) as error:
        new_strategy(empty, "Zon", starter)

    assert "leeg" in error.value.facts["known"]
    assert list(empty.clients.iterdir()) == []


@pytest.mark.parametrize("client", ["..", "a/b", "a\0b", "x" * 200, "Zon.", ""])
def test_an_impossible_name_makes_nothing(empty: Workspace, client: str) -> None:
    """Not even a folder."""
    with pytest.raises(ClientNameError):
        new_strategy(empty, client, "leeg")

    assert list(empty.clients.iterdir()) == []


def test_a_name_that_the_model_refuses_makes_nothing(empty: Workspace) -> None:
    """A name of more than three hundred characters is told with its limit."""
    with pytest.raises(UnwritableError, match="at most 300"):
        new_strategy(empty, "Zon", "leeg", name="x" * 301)

    assert list(empty.clients.iterdir()) == []


def test_a_starter_that_is_wrong_is_told(empty: Workspace) -> None:
    """A mistake in one's own starter has its line, and nothing is made."""
    _own_starter(empty, OWN.replace("awareness", "fame"))
    with pytest.raises(StrategyError) as error:
        new_strategy(empty, "Zon", "eigen")

    assert error.value.problems[0].line == 7
    assert list(empty.clients.iterdir()) == []


def test_a_file_in_the_folders_place_is_told(empty: Workspace) -> None:
    """Where a file has the client's name no folder can be made."""
    (empty.clients / "Zon").touch()
    with pytest.raises(UnwritableError):
        new_strategy(empty, "Zon", "leeg")

    assert (empty.clients / "Zon").is_file()


@pytest.mark.parametrize("starter", ["leeg", "blank", "gemeente"])
def test_what_is_filled_in_and_cleared_again_leaves_the_starter(
    empty: Workspace, starter: str
) -> None:
    """After a first attempt is undone, every hint stands where it stood."""
    begun = new_strategy(empty, "Zon", starter)
    before = begun.path.read_bytes()
    data = begun.strategy.model_dump(exclude_defaults=True)
    client = {
        **data["client"],
        "size": "small",
        "identity": "Een zin " * 30 + "lang",
        "region": "Noord",
    }
    deadline = {"id": "nieuw", "kind": "leads", "deadline": {"on": "2027-12"}}
    more = {
        **data,
        "client": client,
        "period": {"start": "2027-01-01"},
        "goals": (*data.get("goals", ()), deadline),
        "notes": "een\ntwee",
    }
    filled = save_strategy(begun, Strategy.model_validate(more), session="a", now=NOW)
    save_strategy(filled, begun.strategy, session="a", now=NOW)

    assert filled.path.read_bytes() == before
