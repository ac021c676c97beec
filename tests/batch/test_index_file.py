"""outputs/index.html: what it is made of, and that it is whole whatever happens."""

import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import add_client
from tests.portfolio.sample import TODAY, summary
from toolkit.batch.failed_log import write_log
from toolkit.batch.failure import failure_of
from toolkit.batch.index_file import write_index
from toolkit.batch.index_mark import INDEX, REMEMBERED, index_is_current
from toolkit.batch.output_set import publish_set
from toolkit.batch.portfolio import read_portfolio
from toolkit.batch.summary_file import SUMMARY, summary_bytes
from toolkit.deliverables.manifest import sha256
from toolkit.errors import Problem, RunError, StrategyError, UnwritableError
from toolkit.language import words_for
from toolkit.portfolio import Failure
from toolkit.store import Workspace

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
ENGLISH = words_for("en")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two clients, of which one has a set."""
    space = Workspace(tmp_path, tmp_path / "outputs")
    for client in ("bakery", "new"):
        path = space.strategy_path(client)
        path.parent.mkdir(parents=True)
        path.write_text(f"client: {{name: {client}}}\n")
    publish(space, "bakery")
    return space


def publish(space: Workspace, client: str, *, name: str | None = None) -> None:
    """A set with a report and the summary of the strategy as it is."""
    digest = sha256(space.strategy_path(client).read_bytes())
    told = summary(client, name=name or client.title(), strategy=digest)
    files = {
        f"{client}-strategy.html": b"<p>",
        SUMMARY: summary_bytes(told),
        "manifest.json": b"{}",
    }
    publish_set(space.outputs / client, files, NOON)


def page(space: Workspace) -> str:
    """The page as it is written now."""
    return write_index(space, TODAY, ENGLISH).read_text(encoding="utf-8")


def test_every_client_is_read_from_its_newest_set(workspace: Workspace):
    """A client's entry has its summary, the moment and files of its set; one without has none."""
    bakery, new = read_portfolio(workspace, TODAY).entries

    assert (bakery.client, bakery.name, bakery.made, bakery.state) == (
        "bakery", "Bakery", NOON, "current",
    )  # fmt: skip
    assert bakery.files == ("bakery-strategy.html",)
    assert (new.client, new.made, new.state) == ("new", None, "none")


def test_a_strategy_that_changed_since_is_told(workspace: Workspace):
    """A strategy that was saved after its set no longer is what the set says."""
    workspace.strategy_path("bakery").write_text("client: {name: other}\n")

    assert read_portfolio(workspace, TODAY).entries[0].state == "changed"


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"client": 3}'])
def test_a_summary_that_cannot_be_read_is_none(workspace: Workspace, content: bytes):
    """Of a set that says nothing sensible of itself the row says that it is older."""
    made = (workspace.outputs / "bakery/latest").resolve()
    (made / SUMMARY).write_bytes(content)

    assert read_portfolio(workspace, TODAY).entries[0].state == "none"
    assert "of an earlier version of the toolkit" in page(workspace)


def test_a_client_that_is_made_keeps_its_row(workspace: Workspace):
    """A set that is only half there changes nothing on the page."""
    before = page(workspace)
    half = workspace.outputs / "bakery/.making-x"
    half.mkdir()
    (half / SUMMARY).write_text("{")

    assert page(workspace) == before


def test_the_same_clients_give_the_same_page(workspace: Workspace):
    """Without a change the file is left as it is, and holds no path and no time of making."""
    path = write_index(workspace, TODAY, ENGLISH)
    os.utime(path, (0, 0))
    write_index(workspace, TODAY, ENGLISH)

    assert path.stat().st_mtime == 0
    assert str(workspace.root) not in path.read_text()


def own_look(space: Workspace) -> None:
    """A look of the workspace's own."""
    shutil.copytree(space.templates_path("portfolio"), space.root / "client_templates/portfolio")
    with (space.root / "client_templates/portfolio/page.css").open("a") as file:
        file.write("h1 { color: red }")


CHANGES = {
    "a set": lambda space: publish(space, "new"),
    "a strategy": lambda space: space.strategy_path("new").write_text("client: {name: x}\n"),
    "a client": lambda space: add_client(space.root, "third"),
    "the look": own_look,
    "the page": lambda space: (space.outputs / INDEX).write_text(""),
    "no page": lambda space: (space.outputs / INDEX).unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_page_is_current_until_something_changes(workspace: Workspace, what: str):
    """It need not be made again on the same day with the same sets, strategies and look."""
    write_index(workspace, TODAY, ENGLISH)

    assert index_is_current(workspace, TODAY, "en")
    assert not index_is_current(workspace, TODAY + dt.timedelta(days=1), "en")
    assert not index_is_current(workspace, TODAY, "nl")

    CHANGES[what](workspace)
    assert not index_is_current(workspace, TODAY, "en")


def test_a_page_with_a_failure_is_made_again(workspace: Workspace):
    """While a report is known to have failed, each run looks whether it still is."""
    write_index(workspace, TODAY, ENGLISH, {"new": Failure("it broke")})
    assert not index_is_current(workspace, TODAY, "en")

    write_index(workspace, TODAY, ENGLISH, {"new": None})
    assert index_is_current(workspace, TODAY, "en")


def test_why_a_report_failed_is_remembered_until_one_succeeds(workspace: Workspace):
    """A failure stays on the page in later runs, with its log, and goes with the next success."""
    error = RunError(client="bakery", cell="3 (x)", reason="ValueError: GEHEIM", details="trace")
    log = write_log(workspace.outputs / "bakery", error)
    write_index(workspace, TODAY, ENGLISH, {"bakery": failure_of(error, log=log is not None)})
    write_index(workspace, TODAY, ENGLISH, {"new": None})

    assert "bakery: cell 3 (x) failed: ValueError" in page(workspace)
    assert 'href="./bakery/failed-report.log"' in page(workspace)
    assert "GEHEIM" not in page(workspace)

    write_index(workspace, TODAY, ENGLISH, {"bakery": None})
    assert "failed: ValueError" not in page(workspace)


def test_of_whom_is_no_client_any_more_no_failure_is_kept(workspace: Workspace):
    """A client that was removed leaves the page, also where its report had failed."""
    write_index(workspace, TODAY, ENGLISH, {"new": Failure("it broke")})
    workspace.strategy_path("new").unlink()

    assert "it broke" not in page(workspace)
    assert read_portfolio(workspace, TODAY).failures == ()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"bakery": 3}', b'{"bakery": {"facts": 1}}'])
def test_what_is_remembered_may_be_damaged(workspace: Workspace, content: bytes):
    """A file of failures that cannot be read says nothing, and is made anew."""
    (workspace.outputs / REMEMBERED).write_bytes(content)

    assert "Bakery" in page(workspace)


def test_mistakes_in_a_strategy_are_not_quoted(workspace: Workspace):
    """The page says that there are mistakes, not what a client's file holds."""
    error = StrategyError((Problem("goals", "wrong_type", "GEHEIM", "x"),), "strategy.yaml")
    told = failure_of(error)

    assert "GEHEIM" not in ENGLISH(told.message, **told.facts)


def test_a_fault_leaves_the_page_that_was_there(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    """When writing fails the earlier page is whole, and the error says which file."""
    before = page(workspace)
    publish(workspace, "new")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnwritableError, match=r"index.html could not be written \(the disk"):
        write_index(workspace, TODAY, ENGLISH)

    assert (workspace.outputs / INDEX).read_text() == before
    assert [each.name for each in workspace.outputs.glob(".index.html.*.tmp")] == []


WRITER = """
import datetime as dt, sys
from pathlib import Path
from tests.batch.test_index_file import publish
from tests.cli.conftest import add_client
from tests.portfolio.sample import TODAY
from toolkit.batch.index_file import write_index
from toolkit.language import words_for
from toolkit.portfolio import Failure
from toolkit.store import Workspace
space = Workspace(Path(sys.argv[1]), Path(sys.argv[1]) / "outputs")
for n in range(int(sys.argv[3])):
    publish(space, sys.argv[2], name=f"{sys.argv[2]} number {n}")
    write_index(space, TODAY, words_for("en"))
"""


def writer(space: Workspace, client: str, n: int) -> subprocess.Popen[bytes]:
    """A process that publishes sets of a client and writes the page after each."""
    code = [sys.executable, "-c", WRITER, str(space.root), client, str(n)]
    return subprocess.Popen(code, cwd=Path(__file__).parents[2])


def test_the_last_of_two_batches_has_seen_the_sets_of_both(workspace: Workspace):
    """Two processes that make sets and write the page at once end with a page that has both."""
    running = [writer(workspace, client, 12) for client in ("bakery", "new")]

    assert [each.wait(timeout=120) for each in running] == [0, 0]
    text = (workspace.outputs / INDEX).read_text()
    assert "bakery number 11" in text
    assert "new number 11" in text


def test_a_writer_that_is_killed_leaves_a_whole_page(workspace: Workspace):
    """Whenever a writer is killed, the page is one that was written whole."""
    page(workspace)
    for n in range(4):
        victim = writer(workspace, "bakery", 10_000)
        before = (workspace.outputs / INDEX).read_text()
        while (workspace.outputs / INDEX).read_text() == before:
            time.sleep(0.01 + 0.003 * n)
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        assert (workspace.outputs / INDEX).read_text().rstrip().endswith("</html>")

    page(workspace)
    assert list(workspace.outputs.glob(".index.html.*.tmp")) == []


def test_a_summary_is_the_same_bytes_and_comes_back():
    """What is written is read back as it was; the same summary gives the same bytes."""
    told = summary("bakery")

    assert summary_bytes(told) == summary_bytes(summary("bakery"))
    assert json.loads(summary_bytes(told))["as_of"] == "2026-11-23"
