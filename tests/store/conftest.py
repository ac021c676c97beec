"""A workspace with one client, whose file holds comments, quotes and brackets of all sorts."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.store import (
    StoredStrategy,
    Workspace,
    find_workspace,
    read_strategy,
    save_strategy,
)
from toolkit.strategy import Strategy

NOW = dt.datetime(2027, 3, 10, 9, 0, tzinfo=dt.UTC)
SAMPLE = """\
# yaml-language-server: $schema=../strategy.schema.json
# De eerste regels blijven staan.

client:
  name: 'Bakkerij Lindewaal'      # zoals op de gevel
  size: small
  tone:
    words_to_avoid: [puur, "ambacht", beleving]   # graag niet
phase:    concept

# Wat willen we bereiken?
goals:
  - id: gasten
    kind: leads           # proefpakketten
    weight: 3
    # weight: 5 als de directie dat wil
  # Dit doel kwam van de directie.
  - id: 'bekend'
    kind: awareness
    statement: |
      Mensen kennen ons.
      Ook buiten de stad.
    deadline: {on: 2027-09, text: najaar}

  - id: service
    kind: customer_service

# Voor wie?
personas:
  - {id: kok, name: Ruben, must_reach: true}
notes: intern
"""

Save = Callable[..., StoredStrategy]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A folder with one client."""
    folder = tmp_path / "clients" / "lindewaal"
    folder.mkdir(parents=True)
    (folder / "strategy.yaml").write_bytes(SAMPLE.encode())
    return find_workspace(tmp_path)


@pytest.fixture
def stored(workspace: Workspace) -> StoredStrategy:
    """The client's strategy, just read."""
    return read_strategy(workspace, "lindewaal")


@pytest.fixture
def save() -> Save:
    """Save some fields of the strategy anew."""

    def saved(
        stored: StoredStrategy,
        *,
        session: str = "ochtend",
        now: dt.datetime = NOW,
        **fields: object,
    ) -> StoredStrategy:
        data = {**stored.strategy.model_dump(), **fields}
        return save_strategy(stored, Strategy.model_validate(data), session=session, now=now)

    return saved
