"""A new client: a starter's copy, with the comments that guide whoever fills it in."""

from __future__ import annotations

import contextlib
import os

from toolkit.errors import ClientExistsError, UnknownStarterError, UnwritableError
from toolkit.store.change import changed_bytes
from toolkit.store.reading import (
    StoredStrategy,
    read_strategy_file,
    shown_path,
    strategy_of,
)
from toolkit.store.refusal import reason_of
from toolkit.store.saving import locked
from toolkit.store.workspace import Workspace
from toolkit.store.writing import write_file
from toolkit.strategy.schema import FILE_NAME, schema_text


def starters(workspace: Workspace) -> tuple[str, ...]:
    """The starters that there are, by name."""
    return tuple(sorted(each.stem for each in workspace.templates_path("starters").glob("*.yaml")))


def new_strategy(
    workspace: Workspace, client: str, starter: str, *, name: str | None = None
) -> StoredStrategy:
    """Begin a client's strategy with a starter's, under the client's own name.

    Raises
    ------
    ClientNameError, ClientExistsError, UnknownStarterError, UnwritableError
        And nothing is changed.
    """
    path = workspace.strategy_path(client)
    known = starters(workspace)
    if starter not in known:
        raise UnknownStarterError(starter=starter, known=", ".join(known) or "-")
    begun = read_strategy_file(workspace.templates_path("starters") / f"{starter}.yaml")
    details = begun.strategy.client.model_copy(update={"name": name or client})
    strategy = begun.strategy.model_copy(update={"client": details})
    data, _ = changed_bytes(begun, strategy)
    _make_folder(workspace, client)
    write_schema(workspace)
    with locked(path):
        if os.path.lexists(path):
            raise ClientExistsError(client=client, file=shown_path(path))
        write_file(path, data)
    return strategy_of(data, path)


def write_schema(workspace: Workspace) -> None:
    """Put the schema that strategy files name beside the clients, when it is missing or old."""
    path = workspace.clients / FILE_NAME
    data, present = schema_text().encode(), b""
    with contextlib.suppress(OSError):
        present = path.read_bytes()
    if present != data:
        write_file(path, data)


def _make_folder(workspace: Workspace, client: str) -> None:
    path = workspace.strategy_path(client)
    if os.path.lexists(path):
        raise ClientExistsError(client=client, file=shown_path(path))
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise UnwritableError(file=shown_path(path), reason=reason_of(error)) from error
