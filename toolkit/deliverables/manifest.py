"""What a set was made of: versions, date, inputs and files, so that it can be made again."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from toolkit import __version__

MANIFEST = "manifest.json"
FORMAT = 2
PACKAGES = (
    "Babel",
    "XlsxWriter",
    "holidays",
    "icalendar",
    "ipykernel",
    "matplotlib",
    "nbconvert",
    "numpy",
    "pandas",
    "papermill",
    "pydantic",
    "python-dateutil",
    "ruamel.yaml",
    "weasyprint",
)


@dataclass(frozen=True)
class Origin:
    """What a set is made from; `inputs` holds file name → sha256.

    `findings_change_on` is the first later day on which a finding, or what the calendar shows,
    changes by itself.
    """

    client: str
    as_of: dt.date
    parameters: Mapping[str, str]
    inputs: Mapping[str, str]
    findings_change_on: dt.date | None = None
    formats: tuple[str, ...] = ()


def sha256(content: bytes) -> str:
    """The fingerprint of a file's content."""
    return hashlib.sha256(content).hexdigest()


@cache
def versions() -> dict[str, str]:
    """The versions of everything that shapes a deliverable."""
    packages = {name: version(name) for name in PACKAGES}
    return {"toolkit": __version__, "python": platform.python_version(), **packages}


def manifest_bytes(origin: Origin, files: Mapping[str, bytes]) -> bytes:
    """The manifest of a set with these files; no time of making and no path of the machine."""
    content = {
        "format": FORMAT,
        "client": origin.client,
        "as_of": origin.as_of.isoformat(),
        "findings_change_on": origin.findings_change_on and origin.findings_change_on.isoformat(),
        "formats": sorted(origin.formats),
        "versions": versions(),
        "parameters": dict(origin.parameters),
        "inputs": dict(sorted(origin.inputs.items())),
        "files": {name: sha256(content) for name, content in sorted(files.items())},
    }
    return json.dumps(content, indent=2, ensure_ascii=False).encode() + b"\n"
