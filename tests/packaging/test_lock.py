"""What is installed: the lock file, and the conda environment, against pyproject.toml."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
HEART = {"jupyterlab", "ipywidgets", "pandas", "matplotlib", "nbconvert", "papermill", "pytest"}


def _locked() -> list[Requirement]:
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    return [Requirement(entry.split("\\")[0].strip()) for entry in entries]


def _asked() -> list[Requirement]:
    project = PROJECT["project"]
    asked = [*PROJECT["build-system"]["requires"], *project["dependencies"]]
    return [Requirement(each) for each in [*asked, *project["optional-dependencies"]["dev"]]]


def test_lock_has_everything_that_the_project_asks_for():
    """Whatever pyproject.toml names is in the lock, in a version that it allows."""
    locked: dict[str, list[str]] = {}
    for each in _locked():
        [pin] = each.specifier
        locked.setdefault(canonicalize_name(each.name), []).append(pin.version)

    for asked in _asked():
        versions = locked.get(canonicalize_name(asked.name))

        assert versions, f"{asked.name} is not locked: make lock"
        assert all(version in asked.specifier for version in versions), asked.name


def test_lock_pins_every_package_with_hashes():
    """Each package has one exact version and at least one hash."""
    entries = re.split(r"\n(?=\S)", LOCK.strip())

    assert all(re.match(r"[\w.-]+==\S+", entry) for entry in entries)
    assert all("--hash=sha256:" in entry for entry in entries)


def test_lock_names_no_place():
    """The lock works with any package index: no address, no path, no option but hashes."""
    options = set(re.findall(r"(?<=\s)--?[a-z][\w-]*", LOCK))

    assert "://" not in LOCK
    assert "/" not in LOCK
    assert options == {"--hash"}


def test_conda_environment_installs_the_same_list():
    """The conda environment takes its packages from pyproject.toml and names none itself."""
    environment = YAML(typ="safe").load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    plain = [each for each in environment["dependencies"] if isinstance(each, str)]
    [by_pip] = [each["pip"] for each in environment["dependencies"] if isinstance(each, dict)]

    assert [each.split()[0] for each in plain] == ["python", "pip", "pango"]
    assert by_pip == ["--editable .[dev]"]
    assert {each.name for each in _asked()} >= HEART
