"""The first command of somebody who has just cloned the project."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# what a machine may need to reach its package index
INDEX = ("PIP_", "SSL_CERT", "REQUESTS_CA_BUNDLE", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")
NO_ENSUREPIP = """#!/bin/sh
if [ "$1 $2" = "-m venv" ] && [ "$3" != "--without-pip" ]; then
    mkdir -p "$3/bin"
    echo "ensurepip is not available" >&2
    exit 1
fi
exec {python} "$@"
"""


def _environment(path: str, home: Path) -> dict[str, str]:
    index = {name: value for name, value in os.environ.items() if name.upper().startswith(INDEX)}
    return {**index, "PATH": path, "HOME": str(home)}


@pytest.fixture
def clone(tmp_path) -> Path:
    """A fresh clone, in a folder with a space in its name."""
    place = tmp_path / "a clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, place], check=True)
    return place


def _without_ensurepip(folder: Path) -> Path:
    folder.mkdir()
    script = folder / "python-without-ensurepip"
    script.write_text(NO_ENSUREPIP.format(python=shutil.which("python3")), encoding="utf-8")
    script.chmod(0o755)
    return script


@pytest.mark.soak
@pytest.mark.parametrize("ensurepip", [True, False])
def test_make_report_does_all_the_set_up(clone, tmp_path, ensurepip):
    """In a fresh clone `make report` sets up and reports on all, also without ensurepip."""
    environment = _environment(os.environ["PATH"], tmp_path / "home")
    if not ensurepip:
        environment["PYTHON"] = str(_without_ensurepip(tmp_path / "bin"))

    done = subprocess.run(
        ["make", "report"], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )

    clients = [path.parent.name for path in (clone / "clients").glob("*/strategy.yaml")]
    reports = [clone / "outputs" / name / "latest" / f"{name}-strategy.html" for name in clients]
    assert done.returncode == 0, done.stdout + done.stderr
    assert clients
    assert [path.name for path in reports if not path.is_file()] == []


@pytest.mark.soak
def test_a_machine_without_a_fitting_python_is_told_so(clone, tmp_path):
    """Where no Python 3.11 is found the command fails and says what is needed."""
    environment = _environment(os.environ["PATH"], tmp_path / "home")
    environment["PYTHON"] = str(tmp_path / "no-such-python")

    done = subprocess.run(
        ["make", "venv"], cwd=clone, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode != 0
    assert "Python 3.11 or newer" in done.stderr
