import datetime as dt
import json
import shutil
from pathlib import Path

import nbformat
import pytest

from tests.batch.notebooks import PARAMETERS, notebook
from toolkit.batch.jobs import Outcome, make_reports
from toolkit.batch.report import ReportOrder
from toolkit.errors import (
    ChangedDuringRunError,
    ParameterError,
    ParameterTypeError,
    StrategyError,
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


def outcomes(workspace: Workspace, *clients: str, jobs: int = 2) -> tuple[Outcome, ...]:
    """What becomes of the reports of these clients."""
    order = ReportOrder(workspace, dt.date(2026, 1, 15), ("html",))
    return make_reports(order, clients, jobs, Follower())


def error_of(workspace: Workspace) -> ToolkitError | None:
    """Why the report of the first client fails."""
    (outcome,) = outcomes(workspace, "a")
    assert outcome.made is None
    return outcome.error


def test_outcomes_come_in_the_order_that_was_asked(workspace: Workspace):
    """Whatever is done first, the outcomes stand in the order of the clients."""
    assert [each.client for each in outcomes(workspace, "c", "a", "b", jobs=3)] == ["c", "a", "b"]


def test_whoever_follows_hears_of_each_client(workspace: Workspace):
    """A follower hears of a client's start, of each cell, and of its end."""
    follower = Follower()
    make_reports(ReportOrder(workspace, dt.date(2026, 1, 15), ("html",)), ["a", "b"], 1, follower)

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

    def fail(workspace, stored, notebook):
        if stored.client == "b":
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
