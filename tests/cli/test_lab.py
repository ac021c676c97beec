import hashlib
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PROJECT, TOOLKIT, add_client

TOKEN = "only-for-this-test"
ADDRESS = re.compile(r"http://\S+?:\d+/")


@contextmanager
def server(workspace: Path, home: Path, *arguments: str) -> Iterator[Callable[[str], Any]]:
    """A running `toolkit lab …`; what its interface answers to a path."""
    options = (
        "--no-browser",
        "--allow-root",
        "--ServerApp.port=0",
        f"--IdentityProvider.token={TOKEN}",
    )
    log = home / "log"
    with log.open("w") as written:
        running = subprocess.Popen(
            [TOOLKIT, "lab", *arguments, "--", *options],
            cwd=workspace,
            env={**os.environ, "JUPYTER_CONFIG_DIR": str(home), "JUPYTER_DATA_DIR": str(home)},
            stdout=written,
            stderr=written,
        )
    try:
        address = _address(running, log)
        yield lambda path: json.load(urllib.request.urlopen(f"{address}{path}?token={TOKEN}"))
    finally:
        running.terminate()
        running.wait(timeout=30)


def _address(running: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(600):
        found = ADDRESS.search(log.read_text(encoding="utf-8"))
        if found and _answers(found[0]):
            return found[0]
        assert running.poll() is None, log.read_text(encoding="utf-8")
        time.sleep(0.1)
    pytest.fail(log.read_text(encoding="utf-8"))


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}api").close()
    except (urllib.error.URLError, ConnectionError):
        return False
    return True


def test_a_clients_lab_sees_that_client_only(workspace, tmp_path):
    """JupyterLab stands in the client's folder: its copy is there, other clients are not."""
    add_client(workspace, "fietsenmaker")
    spec = tmp_path / "kernels/python3/kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": ["other"], "display_name": "x", "language": "python"}))
    with server(workspace, tmp_path, "bakkerij") as answer:
        listed = answer("api/contents")
        kernel = answer("api/kernelspecs")["kernelspecs"]["python3"]
        notebook = answer("api/contents/strategy.ipynb")

    assert {each["name"] for each in listed["content"]} == {"strategy.ipynb", "strategy.yaml"}
    assert kernel["spec"]["argv"][0] == sys.executable
    assert "'bakkerij'" in notebook["content"]["cells"][1]["source"]
    assert "fietsenmaker" not in json.dumps([listed, notebook])


def test_without_a_client_the_workspace_is_opened(workspace, tmp_path):
    """JupyterLab without a client shows the workspace."""
    with server(workspace, tmp_path) as answer:
        listed = answer("api/contents")

    assert {each["name"] for each in listed["content"]} == {"clients"}


def test_an_unknown_client_opens_nothing(toolkit, workspace):
    """For a client that does not exist no copy is made and nothing is started."""
    done = toolkit("lab", "bakery", "--", "--no-browser")

    assert done.returncode == 2
    assert "known here: bakkerij" in done.stderr
    assert not (workspace / "clients/bakery").exists()


def test_a_browser_asks_anew_for_a_script_that_changed():
    """JupyterLab has its files kept for a year: their address changes with what is in them."""
    extension = PROJECT / "toolkit/cli/labextensions/social-strategy-toolkit"
    content = [(extension / "static" / name).read_bytes() for name in ("calm.css", "calm.js")]
    load = json.loads((extension / "package.json").read_text())["jupyterlab"]["_build"]["load"]

    assert load == f"static/calm.js?v={hashlib.sha256(b''.join(content)).hexdigest()[:12]}"
