"""The fingerprints of everything that shapes a set."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from toolkit.batch.order import NOTEBOOK
from toolkit.deliverables.manifest import sha256
from toolkit.store import Workspace
from toolkit.store.workspace import STRATEGY_FILE


def input_digests(workspace: Workspace, client: str, strategy: str) -> dict[str, str]:
    """File name → sha256 of all that shapes a client's set; `strategy` is that of its strategy."""
    return {f"clients/{client}/{STRATEGY_FILE}": strategy, **shared_digests(workspace)}


def client_digests(workspace: Workspace, client: str) -> dict[str, str]:
    """File name → sha256 of what belongs to one client alone, as it is on disk now."""
    path = workspace.strategy_path(client)
    return {f"clients/{client}/{STRATEGY_FILE}": sha256(path.read_bytes())}


def shared_digests(workspace: Workspace) -> dict[str, str]:
    """File name → sha256 of the notebook, the look and the evidence: the same for all clients."""
    return {
        f"notebooks/{NOTEBOOK}": sha256(workspace.notebook_path(NOTEBOOK).read_bytes()),
        **dict(_digests(workspace.templates_path() / "report", "client_templates/report")),
        **dict(_digests(workspace.root / "evidence", "evidence")),
        **dict(_shipped_evidence()),
    }


def _digests(folder: Path, name: str) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield f"{name}/{path.relative_to(folder).as_posix()}", sha256(path.read_bytes())


def _shipped_evidence() -> Iterator[tuple[str, str]]:
    for file in (resources.files("toolkit.evidence") / "data").iterdir():
        if file.name.endswith(".csv"):
            yield f"toolkit/evidence/data/{file.name}", sha256(file.read_bytes())
