"""A folder that holds only clients/, and the command run in it as a user runs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "clients/bakkerij-lindewaal/strategy.yaml"
TOOLKIT = Path(sys.executable).with_name("toolkit")
LOCALES = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES")

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with one client, the bakery."""
    folder = tmp_path / "workspace"
    add_client(folder, "bakkerij")
    return folder


def add_client(folder: Path, name: str, text: str | None = None) -> Path:
    """A client's strategy in a workspace: the bakery's, or this text."""
    path = folder / "clients" / name / "strategy.yaml"
    path.parent.mkdir(parents=True)
    if text is None:
        shutil.copy(SAMPLE, path)
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def toolkit(workspace: Path) -> Command:
    """Run `toolkit …` in the workspace; `locale` and `cwd` may be others."""

    def run(
        *arguments: object, locale: str = "C.UTF-8", cwd: Path = workspace
    ) -> subprocess.CompletedProcess[str]:
        environment = {name: text for name, text in os.environ.items() if name not in LOCALES}
        return subprocess.run(
            [str(TOOLKIT), *map(str, arguments)],
            cwd=cwd,
            env={**environment, "LANG": locale},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
