import json
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.batch.notebooks import notebook
from toolkit.batch.folders import sweep_abandoned_folders
from toolkit.batch.run import run_notebook
from toolkit.errors import RunError

GIVEN = {"client": "bakery", "workspace": "/w", "language": "nl", "as_of": "2026-03-01"}


def no_one(cell: int, count: int) -> None:
    """Nobody follows this run."""


def printed(code: str, parameters=GIVEN):
    """What this expression is in a notebook that is run with these parameters."""
    made = run_notebook(notebook([f"import json\nprint(json.dumps({code}))"]), parameters, no_one)
    return json.loads(made.cells[-1].outputs[0].text)


def test_parameters_arrive_as_they_are():
    """Quotes, braces, emoji and backslashes in a parameter reach the notebook unchanged."""
    client = 'Bakker “O\'Neil” "{x}" {0} 🙂 \\n é'

    assert printed("[client, workspace]", {**GIVEN, "client": client}) == [client, "/w"]


def test_the_kernel_is_this_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A kernel specification that names another Python does not get to run the report."""
    spec = tmp_path / "kernels/python3/kernel.json"
    spec.parent.mkdir(parents=True)
    other = {"argv": ["/bin/false", "{connection_file}"], "display_name": "x", "language": "python"}
    spec.write_text(json.dumps(other))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))

    assert printed("__import__('sys').executable") == sys.executable


def test_the_users_own_start_up_code_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Code in the user's IPython profile has no part in a report."""
    startup = tmp_path / "profile_default/startup/00-first.py"
    startup.parent.mkdir(parents=True)
    startup.write_text("client_of_profile = 1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))

    assert printed("'client_of_profile' in globals()") is False


def test_a_module_beside_the_caller_is_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A file in the current folder with the name of a module does not take its place."""
    (tmp_path / "colorsys.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)

    assert printed("__import__('colorsys').rgb_to_hls(0, 0, 0)") == [0, 0, 0]


def test_no_file_and_no_process_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """After a run neither its kernel nor its temporary folder is left."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kernel = printed("__import__('os').getpid()")

    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(kernel, 0)


def test_a_long_temporary_folder_works(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A temporary folder with a name too long for a socket is no obstacle."""
    long = tmp_path / ("x" * 120)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))

    assert printed("client") == "bakery"


def test_what_killed_runs_left_is_swept_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """The folder of a kernel whose run was killed days ago goes; a fresh one, and others, stay."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("toolkit-kernel-old", "toolkit-kernel-new", "other"):
        (tmp_path / name / "work").mkdir(parents=True)
    for name in ("toolkit-kernel-old", "other"):
        os.utime(tmp_path / name, (0, 0))
    sweep_abandoned_folders()

    assert {path.name for path in tmp_path.iterdir()} == {"toolkit-kernel-new", "other"}


def test_a_failed_cell_is_told_with_its_place():
    """The error of a failed cell says which cell, its first line, and why; a log gets the rest."""
    broken = notebook(["a = 1", "# the goals\nraise ValueError('no  goals\\nat all')", "b = 2"])

    with pytest.raises(RunError) as caught:
        run_notebook(broken, GIVEN, no_one)
    facts = caught.value.facts
    assert (facts["client"], facts["cell"]) == ("bakery", "4 (# the goals)")
    assert facts["reason"] == "ValueError: no goals at all"
    assert "Traceback" in facts["details"]
    assert "\x1b" not in facts["details"]


def test_a_kernel_that_dies_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """A kernel that ends in the middle is an error of that client, and leaves nothing behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(RunError, match="bakery: cell – failed: DeadKernelError"):
        run_notebook(notebook(["import os\nos._exit(1)"]), GIVEN, no_one)
    assert list(tmp_path.iterdir()) == []


def test_cells_are_counted():
    """Whoever follows a run hears each cell's number as it starts, and how many there are."""
    heard = []
    run_notebook(notebook(["1", "2"]), GIVEN, lambda cell, count: heard.append((cell, count)))

    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_runs_at_once_keep_apart():
    """Four runs in threads of one process each see their own client, and one process."""
    clients = [f"client-{n}" for n in range(4)]
    with ThreadPoolExecutor(4) as pool:
        seen = list(
            pool.map(lambda client: printed("client", {**GIVEN, "client": client}), clients)
        )

    assert seen == clients
