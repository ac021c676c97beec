"""The fingerprints of everything that shapes a set."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from toolkit.deliverables.manifest import sha256
from toolkit.store import StoredStrategy, Workspace


def input_digests(workspace: Workspace, stored: StoredStrategy, notebook: Path) -> dict[str, str]:
    """File name → sha256 of the strategy, the notebook, the look and the evidence."""
    return {
        f"clients/{stored.client}/{stored.path.name}": stored.digest,
        f"notebooks/{notebook.name}": sha256(notebook.read_bytes()),
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
