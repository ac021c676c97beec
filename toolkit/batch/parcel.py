"""One client's report to be made where the workspace is not: inputs go along, files come back."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path, PurePosixPath

from toolkit.batch.inputs import Files, client_digests, client_files, shared_digests, shared_files
from toolkit.batch.order import ReportOrder
from toolkit.batch.output_set import OutputSet, publish_set
from toolkit.deliverables.manifest import MANIFEST, sha256, versions
from toolkit.errors import ChangedDuringRunError, DeliveryError, ToolkitError
from toolkit.store import Workspace

PROGRESS = "social-strategy-toolkit"
"""The topic under which a worker tells how far its jobs are."""

Delivery = Files | ToolkitError
"""What comes back: the files of a set, or why there are none."""


@dataclass(frozen=True)
class Parcel:
    """What a report needs: the shared files, the client's own, and how to make it.

    `job` names this making of it; `time_limit` is in seconds, `made_by` what `own_versions`
    told where it was packed.
    """

    job: str
    client: str
    as_of: dt.date
    formats: tuple[str, ...]
    shared: Files = field(repr=False)
    own: Files = field(repr=False)
    made_by: Mapping[str, str]
    time_limit: float


def packed(order: ReportOrder, client: str, job: str, time_limit: float) -> Parcel:
    """The parcel for one client of an order.

    Raises
    ------
    ClientNameError
        When the name is no client's.
    OSError
        When an input cannot be read.
    """
    workspace = order.workspace
    own = client_files(workspace, client)
    shared = shared_files(workspace)
    return Parcel(job, client, order.as_of, order.formats, shared, own, own_versions(), time_limit)


def unpacked(files: Files, root: Path) -> None:
    """Put the files of a parcel in a folder, which then is a workspace."""
    for name, content in files.items():
        path = root / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def order_in(parcel: Parcel, root: Path) -> ReportOrder:
    """The order to make a parcel's report from the workspace in a folder."""
    workspace = Workspace(root, root / "outputs")
    return ReportOrder(workspace, parcel.as_of, parcel.formats, force=True)


def published(files: Files, workspace: Workspace, client: str) -> OutputSet:
    """The set that came back, published in the workspace.

    Raises
    ------
    DeliveryError
        When it is not whole, or not made from what is in this workspace.
    ChangedDuringRunError
        When the client's strategy was saved meanwhile.
    ToolkitError
        When it cannot be written.
    """
    manifest = _manifest(files)
    if any(sha256(files[name]) != digest for name, digest in manifest["files"].items()):
        raise DeliveryError(reason="a file is damaged")
    inputs = manifest["inputs"]
    if any(inputs.get(name) != digest for name, digest in shared_digests(workspace).items()):
        raise DeliveryError(reason="it is made from other figures or templates than ours")
    for name, digest in client_digests(workspace, client).items():
        if inputs.get(name) != digest:
            raise ChangedDuringRunError(file=PurePosixPath(name).name)
    return publish_set(workspace.outputs / client, files, dt.datetime.now(dt.UTC))


def _manifest(files: Files) -> dict[str, dict[str, str]]:
    try:
        manifest: dict[str, dict[str, str]] = json.loads(files[MANIFEST])
        named = {MANIFEST, *manifest["files"]}
    except (KeyError, ValueError, TypeError) as error:
        raise DeliveryError(reason="it has no manifest") from error
    if named != set(files) or any(PurePosixPath(name).name != name for name in files):
        raise DeliveryError(reason="its files are not those of its manifest")
    return manifest


@cache
def own_versions() -> dict[str, str]:
    """What would make a report here: versions, and the fingerprint of the toolkit's own code."""
    return {**versions(), "toolkit's code": _code_digest()}


def version_difference(there: Mapping[str, str], here: Mapping[str, str]) -> str:
    """What differs between a worker and this machine: each with both, the worker's first."""
    names = sorted(name for name in {*there, *here} if there.get(name) != here.get(name))
    return "; ".join(f"{name} {there.get(name, '–')} / {here.get(name, '–')}" for name in names)


def _code_digest() -> str:
    digest = hashlib.sha256()
    package = Path(str(resources.files("toolkit")))
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".po", ".toml", ".csv", ".css", ".j2"):
            digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
