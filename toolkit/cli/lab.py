"""`toolkit lab`: JupyterLab on the list of clients, or on a client's own copy of the notebook."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from toolkit.batch.lab_copy import LIST, NOTEBOOK, LabCopy, lab_copy, list_copy
from toolkit.cli.argument import day, named_clients, open_workspace, today
from toolkit.cli.screen import complain, reader_words, use_utf8
from toolkit.errors import UnwritableError
from toolkit.store import Workspace

# This environment's Python also where another one is installed as "python3"; no question
# about news, which would be asked of the maker's server.
EXTENSIONS = Path(__file__).with_name("labextensions")
"""What shows our copies as pages; given to the servers that `toolkit lab` starts, to no other."""

SETTINGS = (
    f"--LabApp.extra_labextensions_path={EXTENSIONS}",
    "--ServerApp.kernel_spec_manager_class=toolkit.batch.kernel.OwnKernelSpecs",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
)


def open_lab(
    folder: Path | None, client: str | None, as_of: str | None, extra: tuple[str, ...]
) -> int:
    """Start JupyterLab, in the client's folder where one is named; its exit status."""
    use_utf8()
    on = day(as_of).isoformat() if as_of else ""
    workspace = open_workspace(folder)
    if client is not None and client.startswith("-") and client not in workspace.client_ids():
        extra, client = (client, *extra), None  # what followed -- without a client
    if client is None:
        return _open_list(workspace, on, extra)
    named_clients(workspace, [client])
    try:
        copy = lab_copy(workspace, client, on, today())
    except OSError as error:
        shown = f"clients/{client}/{NOTEBOOK}"
        raise UnwritableError(file=shown, reason=error.strerror or str(error)) from error
    _tell_kept(copy)
    home = copy.path.parent
    own = [
        # another client's folder is out of sight, and so is what was open in it
        f"--ServerApp.root_dir={home}",
        f"--LabApp.workspaces_dir={home / '.lab'}",
    ]
    return _start([*SETTINGS, *own, *extra, str(copy.path)])


def _open_list(workspace: Workspace, on: str, extra: tuple[str, ...]) -> int:
    """JupyterLab on the list of clients: its root is the workspace, where every client's own
    notebook can be opened in place of the list; what was open before is not opened again.
    """
    shown = f"clients/{LIST}"
    try:
        copy = list_copy(workspace, on, reader_words().language, today())
        layout = workspace.clients / ".lab"
        shutil.rmtree(layout, ignore_errors=True)
    except OSError as error:
        raise UnwritableError(file=shown, reason=error.strerror or str(error)) from error
    _tell_kept(copy)
    own = [f"--ServerApp.root_dir={workspace.root}", f"--LabApp.workspaces_dir={layout}"]
    return _start([*SETTINGS, *own, *extra, str(copy.path)])


def _tell_kept(copy: LabCopy) -> None:
    if copy.kept:
        words = reader_words()
        complain(
            words(
                "The notebook is renewed; the one that you had changed is kept as {file}.",
                file=copy.kept.name,
            )
        )


def _start(arguments: list[str]) -> int:
    command = [sys.executable, "-m", "jupyterlab", *arguments]
    if os.name == "posix":
        # in our place, so that Ctrl-C and the window's closing reach it
        os.execv(sys.executable, command)  # noqa: S606 - the command is ours
    return subprocess.call(command)
