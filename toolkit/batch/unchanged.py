"""Which sets need not be made again: the same inputs, whole files, and no date in between."""

from __future__ import annotations

import datetime as dt
import json
from functools import cached_property
from pathlib import Path
from typing import Any

from toolkit.batch.inputs import client_digests, shared_digests
from toolkit.batch.order import ReportOrder
from toolkit.batch.output_set import OutputSet, newest_set, opened_set
from toolkit.deliverables.manifest import FORMAT, MANIFEST, sha256, versions


class UnchangedSets:
    """The newest sets of a workspace, held against what they would be made of now.

    What all clients share is read once.
    """

    def __init__(self, order: ReportOrder) -> None:
        self.order = order

    def set_of(self, client: str) -> OutputSet | None:
        """The client's newest set, where making it again would give the same findings.

        Whatever cannot be read counts as changed: making the report says what is wrong.
        """
        newest = newest_set(self.order.workspace.outputs / client)
        if newest is None:
            return None
        try:
            manifest = json.loads((newest / MANIFEST).read_bytes())
            same = self._same(manifest, client) and _whole(newest, manifest["files"])
            return opened_set(newest) if same else None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _same(self, manifest: dict[str, Any], client: str) -> bool:
        made_of = (
            manifest["format"],
            manifest["client"],
            manifest["formats"],
            manifest["versions"],
        )
        now = (FORMAT, client, sorted(self.order.formats), versions())
        return (
            made_of == now
            and self._no_date_between(manifest)
            and manifest["inputs"]
            == {**self._shared, **client_digests(self.order.workspace, client)}
        )

    def _no_date_between(self, manifest: dict[str, Any]) -> bool:
        """Whether the findings of the set are those of the day that is asked for."""
        if dt.date.fromisoformat(manifest["as_of"]) > self.order.as_of:
            return False
        changed = manifest["findings_change_on"]
        return changed is None or self.order.as_of < dt.date.fromisoformat(changed)

    @cached_property
    def _shared(self) -> dict[str, str]:
        return shared_digests(self.order.workspace)


def _whole(made: Path, files: dict[str, str]) -> bool:
    """Whether a set holds every file of its manifest as it was made."""
    return all(sha256((made / name).read_bytes()) == digest for name, digest in files.items())
