"""Whether the page with all clients says what it would say if it were made again.

Light to import: where nothing changed, nothing of what makes the page is loaded.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from toolkit import __version__
from toolkit.batch.output_set import newest_set
from toolkit.store import Workspace
from toolkit.store.workspace import STRATEGY_FILE

INDEX = "index.html"
REMEMBERED = ".failed-reports.json"
"""The reports that failed and have not succeeded since."""

HEAD_BYTES = 4096
"""In the first so many bytes of the page stands its mark."""


def index_mark(workspace: Workspace, as_of: dt.date, language: str) -> str:
    """The fingerprint of all that the page is made of: sets, strategies, failures, look, day."""
    parts = {
        "made for": [__version__, as_of.isoformat(), language],
        "failed": _digest(workspace.outputs / REMEMBERED),
        "look": [_digest(each) for each in sorted(workspace.templates_path("portfolio").iterdir())],
        "clients": list(_clients(workspace)),
    }
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def index_is_current(workspace: Workspace, as_of: dt.date, language: str) -> bool:
    """Whether the page that is there has this mark, and no report is known to have failed."""
    if (workspace.outputs / REMEMBERED).exists():
        return False
    try:
        with (workspace.outputs / INDEX).open("rb") as page:
            head = page.read(HEAD_BYTES)
    except OSError:
        return False
    return index_mark(workspace, as_of, language).encode() in head


def _clients(workspace: Workspace) -> Iterator[list[str]]:
    for client in workspace.client_ids():
        made = newest_set(workspace.outputs / client)
        strategy = _digest(workspace.clients / client / STRATEGY_FILE)
        yield [client, made.name if made else "", strategy]


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
