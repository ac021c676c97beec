"""Evidence tables on disk: those that come with the toolkit, and the agency's own."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from toolkit.errors import EvidenceError, UnreadableError
from toolkit.evidence import TABLES, Evidence, parse_evidence
from toolkit.store.refusal import reason_of
from toolkit.store.workspace import Workspace


def load_evidence(workspace: Workspace | None = None) -> Evidence:
    """The evidence that comes with the toolkit, with the workspace's evidence/*.csv before it.

    Raises
    ------
    EvidenceError, UnreadableError
        When an own table cannot be used.
    """
    shipped = _shipped_evidence()
    own = _own_texts(workspace.root / "evidence") if workspace else {}
    return parse_evidence(own, shipped) if own else shipped


@cache
def _shipped_evidence() -> Evidence:
    data = resources.files("toolkit.evidence").joinpath("data")
    texts = {name: data.joinpath(f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}
    return parse_evidence(texts)


def _own_texts(folder: Path) -> dict[str, str]:
    """The agency's tables by name; a name that is no table's is more likely a slip than a wish."""
    files = sorted(folder.glob("*.csv"))
    for file in files:
        if file.stem not in TABLES:
            raise EvidenceError(
                file=f"evidence/{file.name}",
                line=0,
                column="the name",
                found=repr(file.stem),
                allowed=", ".join(TABLES),
            )
    return {file.stem: _text(file) for file in files}


def _text(file: Path) -> str:
    shown = f"evidence/{file.name}"
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(file=shown, reason="it is not saved as UTF-8") from error
    except OSError as error:
        raise UnreadableError(file=shown, reason=reason_of(error)) from error
