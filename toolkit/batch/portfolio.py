"""The portfolio of a workspace, read from the newest set of each client."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from toolkit.batch.failure import remembered_failures
from toolkit.batch.output_set import newest_set, opened_set, set_moment
from toolkit.batch.summary_file import SUMMARY, read_summary
from toolkit.deliverables.manifest import MANIFEST, sha256
from toolkit.portfolio import ClientSummary, Failure, Portfolio, PortfolioEntry, State
from toolkit.store import Workspace
from toolkit.store.workspace import STRATEGY_FILE

NOT_SHOWN = frozenset((MANIFEST, SUMMARY))


def read_portfolio(
    workspace: Workspace, as_of: dt.date, failures: Mapping[str, Failure] | None = None
) -> Portfolio:
    """All clients of a workspace, with what their newest sets tell; nothing is computed again.

    `failures` are the clients of which the newest report failed; by default those remembered.
    """
    failed = remembered_failures(workspace.outputs) if failures is None else failures
    entries = (_entry(workspace, client, failed.get(client)) for client in workspace.client_ids())
    in_order = sorted(entries, key=lambda each: (each.name.casefold(), each.client))
    return Portfolio(as_of, tuple(in_order))


def _entry(workspace: Workspace, client: str, failure: Failure | None) -> PortfolioEntry:
    made = newest_set(workspace.outputs / client)
    if made is None:
        return PortfolioEntry(client, failure=failure)
    summary = read_summary(made)
    try:
        files = tuple(name for name in opened_set(made).files if name not in NOT_SHOWN)
    except OSError:  # removed meanwhile
        files = ()
    return PortfolioEntry(
        client,
        summary,
        set_moment(made.name),
        made.name,
        files,
        _state(workspace.clients / client, summary),
        failure,
    )


def _state(folder: Path, summary: ClientSummary | None) -> State:
    """Whether the strategy is still the one of which there is a summary."""
    if summary is None:
        return "none"
    try:
        same = sha256((folder / STRATEGY_FILE).read_bytes()) == summary.strategy
    except OSError:
        same = False
    return "current" if same else "changed"
