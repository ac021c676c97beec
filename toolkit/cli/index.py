"""The page with all clients, brought up to date after a batch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.batch.index_mark import INDEX, index_is_current
from toolkit.batch.order import Outcome, ReportOrder
from toolkit.cli.screen import complain
from toolkit.errors import StoppedError, ToolkitError
from toolkit.language import Words
from toolkit.language.problem import error_text


def updated_index(order: ReportOrder, outcomes: Sequence[Outcome], words: Words) -> Path | None:
    """Where the page is; nothing where it could not be written, which is said.

    Where nothing changed at all, it is left as it is. A client that was stopped keeps what is
    known of it.
    """
    workspace = order.workspace
    if all(each.unchanged for each in outcomes) and index_is_current(
        workspace, order.as_of, words.language
    ):
        return workspace.outputs / INDEX
    # what makes the page takes a quarter of a second to load: not where it stays as it is
    from toolkit.batch.failure import failure_of
    from toolkit.batch.index_file import write_index

    failures = {
        each.client: failure_of(each.error, log=each.log is not None) if each.error else None
        for each in outcomes
        if not isinstance(each.error, StoppedError)
    }
    try:
        return write_index(workspace, order.as_of, words, failures)
    except ToolkitError as error:
        complain(error_text(error, words))
        return None
