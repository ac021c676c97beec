"""A full disk, a folder without permission, names that are none: one client fails, others go on."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from tests.batch.notebooks import notebook
from tests.cli.conftest import TOOLKIT, add_client
from tests.cli.test_report_ordeal import is_whole

HTML = ("--formats", "html", "--format", "json", "--jobs", "1")
EMOJI = "Café “De Zon” & 'zn.' 🥐"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two clients, and a notebook that says whose it is."""
    for client in ("anna", "bert"):
        add_client(tmp_path, client)
    (tmp_path / "notebooks").mkdir()
    nbformat.write(notebook(["print(client)"]), tmp_path / "notebooks/strategy.ipynb")
    return tmp_path


def report(workspace: Path, *options: str, before: tuple[str, ...] = ()) -> tuple[int, dict, str]:
    """Run `toolkit report` there; its status, what it tells of each client, and its complaints."""
    done = subprocess.run(
        [*before, str(TOOLKIT), "report", *HTML, *options],
        cwd=workspace,
        env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(workspace)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, {each["client"]: each for each in json.loads(done.stdout)}, done.stderr


@pytest.fixture
def small_disk(workspace: Path) -> Iterator[Path]:
    """The outputs on a disk of a megabyte."""
    outputs = workspace / "outputs"
    outputs.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m,mode=755", "tmpfs", str(outputs)]
    if os.name != "posix" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield outputs
    subprocess.run(["umount", str(outputs)], check=True)


@pytest.mark.slow
def test_a_full_disk_is_told_and_leaves_what_was_there(workspace: Path, small_disk: Path):
    """Where nothing fits each client says so, earlier sets are whole, and later all is well."""
    assert report(workspace)[0] == 0
    before = {path: path.readlink() for path in small_disk.glob("*/latest")}
    ballast = small_disk / "ballast"
    with pytest.raises(OSError, match="No space"):
        ballast.write_bytes(bytes(2**21))
    status, told, _ = report(workspace, "--force")

    assert status == 1
    assert all("the disk is full" in each["error"] for each in told.values())
    assert {path: path.readlink() for path in small_disk.glob("*/latest")} == before
    assert all(is_whole(each) for each in small_disk.glob("*/2*"))
    assert (small_disk / "index.html").read_text().rstrip().endswith("</html>")

    ballast.unlink()
    status, told, _ = report(workspace, "--force")
    assert (status, {each["result"] for each in told.values()}) == (0, {"made"})
    assert all(is_whole(each) for each in small_disk.glob("*/2*"))
    assert not list(small_disk.glob("*/.making*"))


@pytest.mark.slow
def test_a_folder_without_permission_stops_one_client_alone(workspace: Path):
    """Of a client whose folder may not be written it is said; the other has a report."""
    outputs = workspace / "outputs"
    (outputs / "anna").mkdir(parents=True)
    before: tuple[str, ...] = ()
    if os.geteuid() == 0:  # to whom every folder is open, unless it is taken away
        before = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
        if not shutil.which("setpriv"):
            pytest.skip("without setpriv a report of root may write anywhere")
    (outputs / "anna").chmod(0o555)
    status, told, _ = report(workspace, before=before)

    assert status == 1
    assert "the permission is missing" in told["anna"]["error"]
    assert told["bert"]["result"] == "made"
    assert is_whole(outputs / "bert/latest")


@pytest.mark.slow
def test_a_name_that_is_no_name_stops_nobody_else(workspace: Path):
    """Spaces, quotes and emoji are names; 200 characters are none, which is told with the limit."""
    long = "x" * 200
    add_client(workspace, EMOJI)
    add_client(workspace, long)
    status, told, _ = report(workspace)

    assert status == 1
    assert {name: each["result"] for name, each in told.items()} == {
        "anna": "made", "bert": "made", EMOJI: "made", long: "failed",
    }  # fmt: skip
    assert "at most 100 characters" in told[long]["error"]
    assert is_whole(workspace / "outputs" / EMOJI / "latest")
    assert not (workspace / "outputs" / long).exists()
    assert long in (workspace / "outputs/index.html").read_text()


@pytest.mark.slow
def test_a_page_that_cannot_be_written_is_told(workspace: Path):
    """The sets are made and told of; that the page with all clients is not there is told too."""
    (workspace / "outputs/index.html").mkdir(parents=True)
    status, told, complaints = report(workspace)

    assert status == 1
    assert {each["result"] for each in told.values()} == {"made"}
    assert "index.html could not be written (it is no ordinary file)" in complaints


@pytest.mark.parametrize("name", ["..", "../bert", "a/b", "."])
def test_a_way_out_of_the_folder_is_no_client(workspace: Path, name: str):
    """A name that leads elsewhere is refused before anything is made."""
    done = subprocess.run(
        [TOOLKIT, "report", name], cwd=workspace, check=False, capture_output=True, text=True
    )

    assert done.returncode == 2
    assert "cannot be a client's folder" in done.stderr
    assert not (workspace / "outputs").exists()
