"""Everything that shapes a set: the files, and their fingerprints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

from toolkit.batch.order import NOTEBOOK
from toolkit.deliverables.manifest import sha256
from toolkit.store import Workspace
from toolkit.store.workspace import STRATEGY_FILE

Files = Mapping[str, bytes]
"""Name in a workspace, with slashes → content."""


def input_digests(workspace: Workspace, client: str, strategy: str) -> dict[str, str]:
    """File name → sha256 of all that shapes a client's set; `strategy` is that of its strategy."""
    return {f"clients/{client}/{STRATEGY_FILE}": strategy, **shared_digests(workspace)}


def client_digests(workspace: Workspace, client: str) -> dict[str, str]:
    """File name → sha256 of what belongs to one client alone, as it is on disk now."""
    return _digests(client_files(workspace, client))


def shared_digests(workspace: Workspace) -> dict[str, str]:
    """File name → sha256 of the notebook, the look and the evidence: the same for all clients."""
    return _digests({**shared_files(workspace), **dict(_shipped_evidence())})


def client_files(workspace: Workspace, client: str) -> Files:
    """What belongs to one client alone, as it is on disk now."""
    path = workspace.strategy_path(client)
    return {f"clients/{client}/{STRATEGY_FILE}": path.read_bytes()}


def shared_files(workspace: Workspace) -> Files:
    """What is the same for all clients of a workspace: the notebook, the look, its own evidence."""
    return {
        f"notebooks/{NOTEBOOK}": workspace.notebook_path(NOTEBOOK).read_bytes(),
        **dict(_files(workspace.templates_path() / "report", "client_templates/report")),
        **dict(_files(workspace.root / "evidence", "evidence")),
    }


def _digests(files: Files) -> dict[str, str]:
    return {name: sha256(content) for name, content in files.items()}


def _files(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def _shipped_evidence() -> Iterator[tuple[str, bytes]]:
    for file in (resources.files("toolkit.evidence") / "data").iterdir():
        if file.name.endswith(".csv"):
            yield f"toolkit/evidence/data/{file.name}", file.read_bytes()
