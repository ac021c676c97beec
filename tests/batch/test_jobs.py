import datetime as dt
import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from tests.batch.notebooks import PARAMETERS, notebook
from toolkit.batch.forked_maker import ForkedMaker
from toolkit.batch.forking import forks_are_available
from toolkit.batch.jobs import make_reports
from toolkit.batch.order import Maker, Outcome, ReportOrder
from toolkit.batch.threaded_maker import ThreadedMaker
from toolkit.errors import (
    ChangedDuringRunError,
    ParameterError,
    ParameterTypeError,
    ProcessEndedError,
    RunError,
    StoppedError,
    StrategyError,
    TimeLimitError,
    ToolkitError,
    UnexpectedError,
    UnwritableError,
)
from toolkit.store import Workspace

PROJECT = Path(__file__).parents[2]


class Follower:
    """What a batch tells whoever follows it."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def started(self, client: str) -> None:
        self.heard.append(("started", client))

    def advanced(self, client: str, cell: int, count: int) -> None:
        self.heard.append((f"{cell}/{count}", client))

    def ended(self, outcome: Outcome) -> None:
        self.heard.append(("ended", outcome.client))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Three clients and a small notebook."""
    for client in ("a", "b", "c"):
        path = tmp_path / "clients" / client / "strategy.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(f"client: {{name: Client {client}}}\n", encoding="utf-8")
    write_notebook(tmp_path, "print(client)")
    return Workspace(tmp_path, tmp_path / "outputs")


def write_notebook(root: Path, *cells: str, parameters: str = PARAMETERS) -> None:
    """The workspace's own notebook."""
    (root / "notebooks").mkdir(exist_ok=True)
    nbformat.write(notebook(cells, parameters), root / "notebooks/strategy.ipynb")


AS_OF = dt.date(2026, 1, 15)
FORKED = pytest.param(
    ForkedMaker,
    marks=pytest.mark.skipif(not forks_are_available(), reason="nothing can be forked here"),
)


@pytest.fixture(params=[FORKED, ThreadedMaker])
def open_maker(request: pytest.FixtureRequest) -> Callable[[ReportOrder], Maker]:
    """Both ways in which reports are made."""
    made: Callable[[ReportOrder], Maker] = request.param
    return made


def outcomes(
    workspace: Workspace,
    *clients: str,
    jobs: int = 2,
    open_maker: Callable[[ReportOrder], Maker] = ThreadedMaker,
    time_limit: float = 60,
) -> tuple[Outcome, ...]:
    """What becomes of the reports of these clients."""
    return make_reports(
        ReportOrder(workspace, AS_OF, ("html",), force=True),
        clients,
        jobs=jobs,
        watcher=Follower(),
        open_maker=open_maker,
        time_limit=time_limit,
    )


def error_of(workspace: Workspace) -> ToolkitError | None:
    """Why the report of the first client fails."""
    (outcome,) = outcomes(workspace, "a")
    assert outcome.made is None
    return outcome.error


def test_outcomes_come_in_the_order_that_was_asked(workspace: Workspace, open_maker):
    """Whatever is done first, the outcomes stand in the order of the clients."""
    made = outcomes(workspace, "c", "a", "b", jobs=3, open_maker=open_maker)

    assert [each.client for each in made if each.made] == ["c", "a", "b"]


def test_whoever_follows_hears_of_each_client(workspace: Workspace, open_maker):
    """A follower hears of a client's start, of each cell, and of its end."""
    follower = Follower()
    order = ReportOrder(workspace, AS_OF, ("html",))
    make_reports(order, ["a", "b"], jobs=1, watcher=follower, open_maker=open_maker)

    assert follower.heard == [
        (what, client)
        for client in ("a", "b")
        for what in ("started", "1/3", "2/3", "3/3", "ended")
    ]


def test_the_notebook_gets_plain_strings(workspace: Workspace):
    """The four parameters arrive as text: client, folder, the client's language, the day."""
    told = workspace.root / "told.json"
    write_notebook(
        workspace.root,
        "import json",
        f"json.dump([client, workspace, language, as_of], open({str(told)!r}, 'w'))",
    )
    outcomes(workspace, "a")

    assert json.loads(told.read_text()) == ["a", str(workspace.root), "nl", "2026-01-15"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        (PARAMETERS.replace("as_of", "asof"), ParameterError),
        (PARAMETERS.replace('as_of = ""', "as_of = 0"), ParameterTypeError),
        ("", ParameterError),
    ],
)
def test_parameters_are_checked_before_anything_runs(workspace: Workspace, parameters, expected):
    """A notebook with other parameters is refused, and its code does not run."""
    ran = workspace.root / "ran"
    write_notebook(workspace.root, f"open({str(ran)!r}, 'w')", parameters=parameters)

    assert isinstance(error_of(workspace), expected)
    assert not ran.exists()


def test_a_strategy_is_read_before_a_kernel_starts(workspace: Workspace):
    """A strategy with problems fails with all of them, and its notebook does not run."""
    ran = workspace.root / "ran"
    write_notebook(workspace.root, f"open({str(ran)!r}, 'w')")
    workspace.strategy_path("a").write_text("client: {langage: nl}\nphase: never\n")
    error = error_of(workspace)

    assert isinstance(error, StrategyError)
    assert [problem.path for problem in error.problems] == ["client.langage", "phase"]
    assert not ran.exists()


def test_a_strategy_that_changes_meanwhile_is_not_reported(workspace: Workspace):
    """A strategy that is saved while its report is made gives no set that tells something else."""
    path = workspace.strategy_path("a")
    write_notebook(workspace.root, f"open({str(path)!r}, 'a').write('# later\\n')")

    assert isinstance(error_of(workspace), ChangedDuringRunError)
    assert not (workspace.outputs / "a/latest").exists()


def test_outputs_that_cannot_be_written_are_told(workspace: Workspace):
    """Where the sets cannot be written the error says so."""
    workspace.outputs.write_text("a file")

    assert isinstance(error_of(workspace), UnwritableError)


def test_a_fault_that_nobody_foresaw_stops_one_client_only(workspace: Workspace, monkeypatch):
    """An error in our own code fails that client, with a log; the others are made."""

    def fail(workspace, client, strategy):
        if client == "b":
            raise RuntimeError("a fault of ours")
        return {}

    monkeypatch.setattr("toolkit.batch.report.input_digests", fail)
    first, second, third = outcomes(workspace, "a", "b", "c")

    assert first.made
    assert third.made
    assert isinstance(second.error, UnexpectedError)
    assert second.log
    assert "a fault of ours" in second.log.read_text(encoding="utf-8")


def test_a_report_that_would_show_an_error_is_not_made(workspace: Workspace):
    """A notebook that stops itself half-way gives no set, though papermill calls it done."""
    write_notebook(workspace.root, "raise SystemExit(0)", "print(client)")

    assert error_of(workspace)
    assert not (workspace.outputs / "a/latest").exists()


def test_the_workspaces_own_look_is_used(workspace: Workspace):
    """A template in the workspace's client_templates/report shapes its reports."""
    own = workspace.root / "client_templates/report"
    shutil.copytree(PROJECT / "client_templates/report", own)
    style = own / "page.css"
    style.write_text(style.read_text(encoding="utf-8") + "\n.house { color: #010203 }\n", "utf-8")
    (outcome,) = outcomes(workspace, "a")

    assert outcome.made
    assert "#010203" in (outcome.made.folder / "a-strategy.html").read_text(encoding="utf-8")


def test_the_agencys_own_evidence_is_in_the_manifest(workspace: Workspace):
    """A table of the workspace's own evidence/ shapes the numbers, so its hash is recorded."""
    (workspace.root / "evidence").mkdir()
    (workspace.root / "evidence/usage.csv").write_text("")
    (outcome,) = outcomes(workspace, "a")
    assert outcome.made
    inputs = json.loads((outcome.made.folder / "manifest.json").read_bytes())["inputs"]

    assert "evidence/usage.csv" in inputs
    assert "toolkit/evidence/data/usage.csv" in inputs


def test_a_report_that_takes_too_long_is_ended(workspace: Workspace, open_maker):
    """A client that is not done in time fails, with the cell it was at; the others are made."""
    write_notebook(workspace.root, "import time\nif client == 'a':\n    time.sleep(600)")
    first, second = outcomes(workspace, "a", "b", open_maker=open_maker, time_limit=12)

    assert isinstance(first.error, TimeLimitError)
    assert (first.error.facts["cell"], first.error.facts["count"]) == (3, 3)
    assert second.made


def test_a_kernel_that_is_killed_fails_one_client_only(workspace: Workspace, open_maker):
    """A kernel that is killed from outside is an error of that client; the others are made."""
    write_notebook(workspace.root, "import os\nif client == 'a':\n    os.kill(os.getpid(), 9)")
    first, second = outcomes(workspace, "a", "b", jobs=1, open_maker=open_maker)

    assert isinstance(first.error, RunError)
    assert second.made


@pytest.mark.skipif(not forks_are_available(), reason="nothing can be forked here")
@pytest.mark.parametrize("victim", ["report", "server"])
def test_a_process_that_is_killed_fails_one_client_only(workspace: Workspace, victim: str):
    """When a client's process, or the one that forks, is killed, the clients after it are made."""
    makers: list[ForkedMaker] = []

    class Killer(Follower):
        def advanced(self, client: str, cell: int, count: int) -> None:
            super().advanced(client, cell, count)
            if client == "a" and cell == 1:
                server = makers[0].server.process.pid
                children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
                os.kill(int(children[0]) if victim == "report" else server, signal.SIGKILL)

    def open_maker(order: ReportOrder) -> Maker:
        makers.append(ForkedMaker(order))
        return makers[0]

    order = ReportOrder(workspace, AS_OF, ("html",))
    first, second = make_reports(order, ["a", "b"], jobs=1, watcher=Killer(), open_maker=open_maker)

    assert isinstance(first.error, ProcessEndedError)
    assert second.made


def test_an_interrupt_tells_what_was_made(workspace: Workspace, open_maker):
    """After Ctrl-C what was finished is told as made, and the rest as stopped."""

    class Impatient(Follower):
        def ended(self, outcome: Outcome) -> None:
            if not self.heard.count(("ended", "a")):
                super().ended(outcome)
                raise KeyboardInterrupt

    made = make_reports(
        ReportOrder(workspace, AS_OF, ("html",)),
        ["a", "b", "c"],
        jobs=1,
        watcher=Impatient(),
        open_maker=open_maker,
    )

    assert [type(each.error) for each in made] == [type(None), StoppedError, StoppedError]
    assert {each.name for each in workspace.outputs.iterdir()} == {"a"}
