"""outputs/index.html: all clients, written anew after every batch, whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock, Timeout

from toolkit.batch.failure import remember_failures
from toolkit.batch.index_mark import INDEX, index_mark
from toolkit.batch.portfolio import read_portfolio
from toolkit.deliverables.index_page import index_html
from toolkit.errors import LockedError, UnwritableError
from toolkit.language import Words
from toolkit.portfolio import Failure
from toolkit.store import Workspace
from toolkit.store.refusal import reason_of
from toolkit.store.writing import remove_leftovers, write_file
from toolkit.tables.portfolio import PortfolioView

LOCK_SECONDS = 30


def write_index(
    workspace: Workspace,
    as_of: dt.date,
    words: Words,
    failures: Mapping[str, Failure | None] | None = None,
) -> Path:
    """Put the page in the outputs; the sets are read while no other batch writes the page.

    So the last of two batches has seen the sets of both. A client that is being made keeps the
    row of the set that it has. `failures` are those of the run that just ended, with None for
    each client that succeeded; they are remembered.

    Raises
    ------
    UnwritableError, LockedError
        When it could not be written; the page that was there is still there.
    """
    path = workspace.outputs / INDEX
    try:
        workspace.outputs.mkdir(parents=True, exist_ok=True)
        with FileLock(workspace.outputs / f".{INDEX}.lock", timeout=LOCK_SECONDS):
            remove_leftovers(workspace.outputs)
            clients = workspace.client_ids()
            known = remember_failures(workspace.outputs, failures or {}, clients)
            mark = index_mark(workspace, as_of, words.language)
            portfolio = read_portfolio(workspace, as_of, known)
            look = workspace.templates_path("portfolio")
            page = index_html(PortfolioView(portfolio, words), look, mark).encode()
            if not (path.is_file() and path.read_bytes() == page):
                write_file(path, page)
    except Timeout as error:
        raise LockedError(file=INDEX, seconds=LOCK_SECONDS) from error
    except OSError as error:
        raise UnwritableError(file=INDEX, reason=reason_of(error)) from error
    return path
