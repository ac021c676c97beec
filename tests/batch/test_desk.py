"""The desk of a form: it makes the set that `toolkit report` makes, and tells how clients stand."""

import datetime as dt
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import add_client
from toolkit.batch import desk
from toolkit.batch.desk import WorkspaceDesk, copy_set
from toolkit.batch.order import ReportOrder
from toolkit.errors import ToolkitError, UnknownClientError
from toolkit.intake.deliver.desk import Told
from toolkit.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one invented client."""
    add_client(tmp_path, "bakkerij")
    return Workspace(tmp_path, tmp_path / "outputs")


def test_the_clients_are_told_without_computing_anything(workspace: Workspace):
    """A client without a set has a name and a day of change, and no errors that were counted."""
    (row,) = WorkspaceDesk(workspace, "2026-11-23").rows()

    assert row.client == "bakkerij"
    assert row.name
    assert isinstance(row.changed_on, dt.date)
    assert (row.report_on, row.n_errors) == (None, None)


def test_what_goes_wrong_is_told_as_an_error(workspace: Workspace):
    """For a client that is gone an error is told from the other thread, and nothing is raised."""
    heard: list[Told] = []
    done = threading.Event()

    def told(what: Told) -> None:
        heard.append(what)
        if isinstance(what, ToolkitError):
            done.set()

    WorkspaceDesk(workspace, "2026-11-23").make("gone", told)

    assert done.wait(120)
    assert isinstance(heard[-1], UnknownClientError)


def test_the_copy_is_replaced_whole(tmp_path: Path):
    """The copy beside the strategy holds the files of the newest set, and no other."""
    target = tmp_path / "client/report"
    target.parent.mkdir()
    for name in ("first", "second"):
        made = tmp_path / name
        made.mkdir()
        (made / f"{name}.html").write_text(name)
        copy_set(made, target)

    assert [each.name for each in target.iterdir()] == ["second.html"]
    assert [each.name for each in target.parent.iterdir()] == ["report"]


def test_without_pango_the_other_formats_are_made(workspace: Workspace, monkeypatch):
    """A machine that can make no PDF makes the rest."""
    monkeypatch.setattr(desk, "pdf_possible", lambda: False)
    order = desk._possible(ReportOrder(workspace, dt.date(2026, 11, 23)))

    assert "pdf" not in order.formats
    assert "html" in order.formats
