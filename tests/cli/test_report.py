import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from pypdf import PdfReader

from tests.batch.notebooks import notebook
from tests.cli.conftest import PROJECT, TOOLKIT, add_client

AS_OF = ("--as-of", "2026-01-15")


def own_notebook(workspace: Path, *cells: str) -> None:
    """Give the workspace a notebook of its own."""
    folder = workspace / "notebooks"
    folder.mkdir(exist_ok=True)
    nbformat.write(notebook(cells), folder / "strategy.ipynb")


def made(workspace: Path, client: str) -> dict[str, bytes]:
    """The files of a client's newest set."""
    latest = workspace / "outputs" / client / "latest"
    return {path.name: path.read_bytes() for path in latest.iterdir()}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of which two awkwardly named clients were reported twice, on one day."""
    folder = tmp_path_factory.mktemp("shared") / "{client} “é”"
    for name in ("bakkerij", "O'Neil “{x}” 🥐"):
        add_client(folder, name)
    for _ in range(2):
        subprocess.run(
            [TOOLKIT, "report", "--force", "--jobs", "2", *AS_OF],
            cwd=folder,
            check=True,
            capture_output=True,
        )
    return folder


def test_a_folder_with_only_clients_gives_a_set_for_each(shared):
    """A workspace that holds clients/ alone gets whole sets, whatever its and their names are."""
    for client in ("bakkerij", "O'Neil “{x}” 🥐"):
        assert sorted(made(shared, client)) == sorted(
            [
                f"{client}-calendar.xlsx",
                f"{client}-production.ics",
                f"{client}-publications.ics",
                f"{client}-strategy.html",
                f"{client}-strategy.pdf",
                "manifest.json",
                "strategy.ipynb",
                "summary.json",
            ]
        )
        assert not (shared / "outputs" / client / "latest").readlink().is_absolute()


def test_all_clients_are_on_one_page(shared):
    """Beside the sets stands a page with each client; its links lead to files that are there."""
    page = (shared / "outputs/index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="\./([^"]+)"', page)

    assert "O&#39;Neil “{x}” 🥐" in page
    assert len(links) == 12
    assert all((shared / "outputs" / unquote(each)).is_file() for each in links)
    assert str(shared) not in page


def test_nothing_is_written_but_the_outputs(shared):
    """A report leaves the strategies, and every other folder, as they were."""
    assert sorted(path.name for path in shared.iterdir()) == ["clients", "outputs"]
    assert {path.name for path in (shared / "clients").rglob("*") if path.is_file()} == {
        "strategy.yaml"
    }


def test_the_same_inputs_give_the_same_bytes(shared):
    """Two reports of the same strategy on the same day are equal to the byte, every file."""
    sets = [path for path in (shared / "outputs/bakkerij").iterdir() if not path.is_symlink()]
    first, second = (
        {file.name: file.read_bytes() for file in each.iterdir()} for each in sets if each.is_dir()
    )

    assert first == second


def test_the_manifest_says_what_the_set_was_made_of(shared):
    """The manifest names the day and the parameters, and its hashes are those of the files."""
    files = made(shared, "bakkerij")
    manifest = json.loads(files.pop("manifest.json"))
    strategy = (shared / "clients/bakkerij/strategy.yaml").read_bytes()

    assert manifest["as_of"] == "2026-01-15"
    assert manifest["parameters"] == {
        "client": "bakkerij",
        "workspace": ".",
        "language": "nl",
        "as_of": "2026-01-15",
    }
    assert manifest["files"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    inputs = manifest["inputs"]
    assert inputs["clients/bakkerij/strategy.yaml"] == hashlib.sha256(strategy).hexdigest()
    assert "notebooks/strategy.ipynb" in inputs
    assert {name.split("/")[0] for name in inputs} >= {"client_templates", "toolkit"}


def said(name: str, content: bytes) -> str:
    """All that a file says: of a PDF its pages, of a workbook its parts, with their names."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "".join(each + parts.read(each).decode() for each in parts.namelist())
    if not name.endswith(".pdf"):
        return content.decode()
    reader = PdfReader(io.BytesIO(content))
    return "".join((str(reader.metadata), *(page.extract_text() for page in reader.pages)))


def test_no_file_of_a_set_tells_about_the_machine(shared):
    """Neither folders, nor times of running, nor the state of widgets are in any file of a set."""
    strange = (
        str(shared), str(shared.parent), sys.prefix, str(Path.home()), "ipykernel_", "Traceback",
        "widget-state", "papermill",
    )  # fmt: skip
    for name, content in made(shared, "bakkerij").items():
        text = said(name, content)
        told = [
            each
            for each in strange
            if each in text and (each, name) != ("papermill", "manifest.json")
        ]

        assert told == [], name


def test_the_notebook_of_a_set_is_executed_and_can_be_opened(shared):
    """The consultant's notebook is valid, holds outputs, and every cell has a stable id."""
    executed = nbformat.reads(made(shared, "bakkerij")["strategy.ipynb"].decode(), as_version=4)
    nbformat.validate(executed)
    template = nbformat.read(PROJECT / "notebooks/strategy.ipynb", as_version=4)

    assert sum(bool(cell.get("outputs")) for cell in executed.cells) > 3
    ids = [cell.id for cell in executed.cells if cell.id != "injected-parameters"]
    assert ids == [cell.id for cell in template.cells]


def test_notes_stay_inside(toolkit, workspace):
    """What stands in the notes of a strategy is in no file that a client receives."""
    add_client(workspace, "secret", "client: {name: X}\nnotes: pays late, difficult boss\n")

    assert toolkit("report", "secret").returncode == 0
    for name, content in made(workspace, "secret").items():
        assert "difficult boss" not in said(name, content)


def test_one_failure_does_not_stop_the_others(toolkit, workspace):
    """A strategy that cannot be read fails alone: no set, words on what and why, status 1."""
    add_client(workspace, "broken", "client: {langage: nl}\n")
    add_client(workspace, "other")
    own_notebook(workspace, "print(client)")
    done = toolkit("report")
    rows = {line.split()[0]: line for line in done.stdout.splitlines() if "  " in line.strip()}

    assert done.returncode == 1
    assert "made" in rows["bakkerij"]
    assert "made" in rows["other"]
    assert "failed" in rows["broken"]
    assert "line 1" in done.stdout
    assert "client.langage" in done.stdout
    assert not (workspace / "outputs/broken").exists()
    assert "Traceback" not in done.stdout + done.stderr


def test_a_notebook_that_fails_leaves_no_set(toolkit, workspace):
    """A cell that fails is named with its reason; the earlier set stays, a log holds the rest."""
    add_client(workspace, "other")
    own_notebook(workspace, "print(client)")
    assert toolkit("report").returncode == 0
    before = made(workspace, "bakkerij")
    own_notebook(workspace, "if client == 'bakkerij':\n    raise ValueError('no bread')")
    done = toolkit("report", locale="nl_NL.UTF-8")
    log = workspace / "outputs/bakkerij/failed-report.log"

    assert done.returncode == 1
    assert "cel 3 (if client == 'bakkerij':) is mislukt: ValueError: no bread" in done.stdout
    assert "outputs/bakkerij/failed-report.log" in done.stdout
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert "Traceback" not in done.stdout + done.stderr
    assert made(workspace, "bakkerij") == before
    assert len(list((workspace / "outputs/bakkerij").glob("2*"))) == 1
    assert len(list((workspace / "outputs/other").glob("2*"))) == 2

    own_notebook(workspace, "print(client)")
    assert toolkit("report", "bakkerij").returncode == 0
    assert not log.exists()


def test_sets_may_be_put_elsewhere(toolkit, workspace, tmp_path):
    """`--outputs` names another folder, also one that does not exist yet, from where one stands."""
    own_notebook(workspace, "print(client)")
    done = toolkit("report", "--outputs", "../sent/2026")

    assert done.returncode == 0
    assert (tmp_path / "sent/2026/bakkerij/latest/manifest.json").is_file()
    assert not (workspace / "outputs").exists()


def test_two_reports_at_once_do_not_harm_each_other(workspace):
    """Two commands for the same client at the same time both make a whole set."""
    own_notebook(workspace, "print(client)")
    running = [
        subprocess.Popen([TOOLKIT, "report", "--force"], cwd=workspace, stdout=-3, stderr=-3)
        for _ in range(2)
    ]

    assert [each.wait(timeout=120) for each in running] == [0, 0]
    sets = list((workspace / "outputs/bakkerij").glob("2*"))
    assert len(sets) == 2
    assert all((each / "manifest.json").is_file() for each in sets)


def kernels(mark: str) -> list[int]:
    """The processes with this word in their environment that run notebooks."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        runs = b"ipykernel" in command or b"fork_server" in command
        if mark.encode() in environment and runs:
            found.append(int(process.name))
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_report_leaves_nothing(workspace, tmp_path, how):
    """After Ctrl-C, or a kill, no kernel runs on and no half set is left."""
    own_notebook(
        workspace, "import time", f"open({str(workspace / 'on')!r}, 'w')", "time.sleep(99)"
    )
    mark = f"TOOLKIT_TEST={tmp_path}"
    environment = {**os.environ, "TOOLKIT_TEST": str(tmp_path)}
    running = subprocess.Popen(
        [TOOLKIT, "report"],
        cwd=workspace,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    _until((workspace / "on").exists)
    assert kernels(mark)
    running.send_signal(how)
    said, _ = running.communicate(timeout=60)
    _until(lambda: not kernels(mark))

    assert running.returncode == (130 if how == signal.SIGINT else -how)
    assert "Traceback" not in said
    assert ("stopped" in said) == (how == signal.SIGINT)
    assert list((workspace / "outputs").glob("*/**/*.html")) == []
    assert not list((workspace / "outputs").rglob(".making*"))


def _until(true) -> None:
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    pytest.fail("it did not come true within a minute")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
def test_on_a_terminal_progress_is_shown(workspace):
    """On a terminal a bar moves while reports are made; elsewhere there is a line for each."""
    import pty

    own_notebook(workspace, "import time", "time.sleep(1)")
    terminal, end = pty.openpty()
    running = subprocess.Popen(
        [TOOLKIT, "report"],
        cwd=workspace,
        env={**os.environ, "LANG": "C.UTF-8", "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=end,
        text=True,
    )
    os.close(end)
    shown = _all_of(terminal)
    table, _ = running.communicate(timeout=60)

    assert running.returncode == 0
    assert "bakkerij" in shown
    assert "\x1b[?25l" in shown, "the cursor is hidden while the bar moves"
    assert "\x1b" not in table


def _all_of(terminal: int) -> str:
    """What is written to a terminal until nobody has it open any more."""
    shown = b""
    with suppress(OSError):
        while part := os.read(terminal, 65536):
            shown += part
    return shown.decode(errors="replace")


def test_without_a_terminal_each_report_is_a_line(toolkit, workspace):
    """In a log progress is plain lines on stderr, and the closing table is on stdout."""
    own_notebook(workspace, "print(client)")
    add_client(workspace, "other")
    done = toolkit("report", "--jobs", "1")

    assert [line.partition(" (")[0] for line in done.stderr.splitlines()] == [
        "bakkerij: made",
        "other: made",
    ]
    assert "outputs/bakkerij/latest/bakkerij-strategy.html" in done.stdout


def test_only_what_changed_is_made_again(toolkit, workspace):
    """A client for whom nothing changed keeps the set; a change, or `--force`, makes a new one."""
    own_notebook(workspace, "print(client)")
    add_client(workspace, "other")
    results = []
    for action in ("", "again", "change", "damage", "--force"):
        if action == "change":
            add_line = (workspace / "clients/bakkerij/strategy.yaml").open("a")
            with add_line as file:
                file.write("# later\n")
        if action == "damage":
            (workspace / "outputs/other/latest/other-strategy.html").unlink()
        forced = ("--force",) if action == "--force" else ()
        done = toolkit("report", "--format", "json", *AS_OF, *forced)
        assert done.returncode == 0
        results.append([each["result"] for each in json.loads(done.stdout)])

    assert results == [
        ["made", "made"],
        ["unchanged", "unchanged"],
        ["made", "unchanged"],
        ["unchanged", "made"],
        ["made", "made"],
    ]


def test_json_tells_what_came_of_each_client(toolkit, workspace):
    """As JSON each client has its result, files, seconds, and in words why it failed and where."""
    add_client(workspace, "broken", "client: {langage: nl}\n")
    own_notebook(workspace, "print(client)", "if client == 'a':\n    raise ValueError('no bread')")
    add_client(workspace, "a")
    done = toolkit("report", "--format", "json")
    a, bakkerij, broken = json.loads(done.stdout)

    assert done.returncode == 1
    assert (a["client"], a["result"], a["files"]) == ("a", "failed", [])
    assert a["cell"] == "4 (if client == 'a':)"
    assert "ValueError: no bread" in a["error"]
    assert Path(a["log"]).is_file()
    assert "client.langage" in broken["error"]
    assert bakkerij["result"] == "made"
    assert {"bakkerij-strategy.html", "manifest.json"} <= set(bakkerij["files"])
    assert Path(bakkerij["folder"]).is_dir()


@pytest.mark.parametrize("limit", ["0", "soon"])
def test_a_time_limit_is_a_number_of_seconds(toolkit, workspace, limit):
    """Another time limit is wrong use."""
    assert toolkit("report", "--time-limit", limit).returncode == 2
