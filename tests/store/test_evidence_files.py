"""Evidence on disk: what comes with the toolkit, and an agency's own tables."""

from pathlib import Path

import pytest

from toolkit.errors import EvidenceError, UnreadableError
from toolkit.store import Workspace
from toolkit.store.evidence_files import load_evidence

SOURCES = "source,title,publisher,year,address,licence_note\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with a folder for the agency's own tables."""
    (tmp_path / "clients").mkdir()
    (tmp_path / "evidence").mkdir()
    return Workspace(tmp_path, tmp_path / "outputs")


def test_the_shipped_tables_are_read_once() -> None:
    """The same value serves every client of a run."""
    evidence = load_evidence()

    assert evidence.usage
    assert evidence.platforms
    assert load_evidence() is evidence


def test_a_workspace_without_tables_has_the_shipped_ones(workspace: Workspace) -> None:
    """An empty folder, or none, changes nothing."""
    assert load_evidence(workspace) is load_evidence()


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "byte order mark"])
def test_an_own_table_goes_before_the_shipped_one(workspace: Workspace, mark: str) -> None:
    """Its rows are added to the shipped ones, also when a spreadsheet has put a mark before it."""
    own = mark + SOURCES + "eigen,Eigen onderzoek,Bureau,2026,,\n"
    (workspace.root / "evidence" / "sources.csv").write_text(own, encoding="utf-8")
    evidence = load_evidence(workspace)

    assert "eigen" in evidence.source_index
    assert len(evidence.sources) == len(load_evidence().sources) + 1


def test_a_name_that_is_no_tables_is_told(workspace: Workspace) -> None:
    """A misspelt file name is not passed over in silence."""
    (workspace.root / "evidence" / "source.csv").touch()
    with pytest.raises(EvidenceError, match="sources"):
        load_evidence(workspace)


def test_a_table_that_is_not_utf_8_is_told(workspace: Workspace) -> None:
    """What an older spreadsheet saves is refused with its name."""
    (workspace.root / "evidence" / "sources.csv").write_bytes(b"source,title\n\xe9,x\n")
    with pytest.raises(UnreadableError, match=r"evidence/sources\.csv"):
        load_evidence(workspace)


def test_a_folder_in_a_tables_place_is_told(workspace: Workspace) -> None:
    """What cannot be read is told with the system's reason."""
    (workspace.root / "evidence" / "usage.csv").mkdir()
    with pytest.raises(UnreadableError, match="it is a folder"):
        load_evidence(workspace)
