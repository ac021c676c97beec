"""Evidence from files: what ships with the package, and an agency's own tables on top."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from toolkit.errors import UnreadableError
from toolkit.evidence import TABLES, Evidence, parse_evidence
from toolkit.store.workspace import Workspace

OWN_FOLDER = "evidence"


def load_evidence(workspace: Workspace | None = None) -> Evidence:
    """The evidence that ships, with the workspace's own tables (evidence/*.csv) on top.

    Raises
    ------
    EvidenceError
        When a table of the workspace cannot be understood.
    UnreadableError
        When it cannot be read at all.
    """
    own = {} if workspace is None else _own_texts(workspace.root / OWN_FOLDER)
    return parse_evidence(own, shipped_evidence()) if own else shipped_evidence()


@cache
def shipped_evidence() -> Evidence:
    """The evidence that ships with the package."""
    folder = resources.files("toolkit.evidence") / "data"
    texts = {name: (folder / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}
    return parse_evidence(texts)


def _own_texts(folder: Path) -> dict[str, str]:
    return {name: _text(path) for name in TABLES if (path := folder / f"{name}.csv").is_file()}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(file=path.name, reason=str(error)) from error
