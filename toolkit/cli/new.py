"""`toolkit new`: a client's folder with a first strategy."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from toolkit.cli.argument import open_workspace
from toolkit.cli.screen import reader_words, say, use_utf8
from toolkit.store import new_strategy

EMPTY_STARTERS = {"nl": "leeg", "en": "blank"}


def make_client(folder: Path | None, client: str, starter: str | None) -> None:
    """Make the client, and say where it is and what to do next."""
    use_utf8()
    workspace = open_workspace(folder)
    words = reader_words()
    stored = new_strategy(workspace, client, starter or EMPTY_STARTERS[words.language])
    say(words("Made {file}.", file=stored.path.relative_to(workspace.root).as_posix()))
    say(words("Fill it in there, or in JupyterLab: toolkit lab {client}", client=_typed(client)))


def _typed(client: str) -> str:
    """The name as it is typed on a command line."""
    if os.name == "nt":
        return f'"{client}"' if " " in client else client
    return shlex.quote(client)
