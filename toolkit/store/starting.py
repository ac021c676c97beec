"""A new client: a starter's copy, with the comments that guide whoever fills it in."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

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

    Without a `name` it is called after its folder; an empty one means that it has none yet.

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
    called = {"name": client if name is None else name or None}
    details = begun.strategy.client.model_copy(update=called)
    strategy = begun.strategy.model_copy(update={"client": details})
    data, _ = changed_bytes(begun, strategy)
    _make_folder(workspace, client)
    write_schema(workspace)
    with locked(path):
        if os.path.lexists(path):
            raise ClientExistsError(client=client, file=shown_path(path))
        write_file(path, data)
    return strategy_of(data, path)


def begin_again(workspace: Workspace, stored: StoredStrategy, starter: str) -> None:
    """Put another starter in a strategy file, with what is filled in about the client kept.

    Raises
    ------
    UnknownStarterError, UnwritableError
        And nothing is changed.
    """
    known = starters(workspace)
    if starter not in known:
        raise UnknownStarterError(starter=starter, known=", ".join(known) or "-")
    begun = read_strategy_file(workspace.templates_path("starters") / f"{starter}.yaml")
    kept = {"name": stored.strategy.client.name}
    details = begun.strategy.client.model_copy(update=kept)
    data, _ = changed_bytes(begun, begun.strategy.model_copy(update={"client": details}))
    with locked(stored.path):
        write_file(stored.path, data)


def rename_client(workspace: Workspace, client: str, name: str) -> Path:
    """Give a client's folder another name; the path of its strategy then.

    Raises
    ------
    ClientNameError, ClientExistsError, UnwritableError
        And nothing is changed.
    """
    path = workspace.strategy_path(name)
    if os.path.lexists(path.parent):
        raise ClientExistsError(client=name, file=shown_path(path))
    try:
        workspace.client_folder(client).rename(path.parent)
    except OSError as error:
        raise UnwritableError(file=shown_path(path), reason=reason_of(error)) from error
    return path


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
