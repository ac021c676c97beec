"""Reports made by real workers of a real scheduler, on this machine."""

import datetime as dt
import hashlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

import toolkit
from tests.batch.clusters import RunningCluster, without
from tests.batch.notebooks import notebook
from toolkit.batch.cluster_address import check_address, check_all_private
from toolkit.batch.order import ReportOrder
from toolkit.batch.parcel import packed, published
from toolkit.errors import ChoiceError, DeliveryError, InsecureClusterError
from toolkit.store import Workspace

PROJECT = Path(__file__).parents[2]
TOOLKIT = Path(sys.executable).with_name("toolkit")
AS_OF = "2026-03-02"
CLIENTS = ("bakkerij-lindewaal", "clevyr")
SLOW = "import time\nfrom pathlib import Path\ntime.sleep({seconds})"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with two of the example clients."""
    folder = tmp_path / "workspace"
    for client in CLIENTS:
        (folder / "clients" / client).mkdir(parents=True)
        shutil.copy(PROJECT / f"clients/{client}/strategy.yaml", folder / "clients" / client)
    return folder


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[RunningCluster]:
    """A scheduler; a test adds the workers."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    running = RunningCluster(folder)
    running.start_scheduler()
    yield running
    running.stop()


def report(workspace: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a workspace."""
    return subprocess.run(
        [str(TOOLKIT), "report", "--formats", "html,ics", "--as-of", AS_OF, *options],
        cwd=workspace,
        env={**os.environ, "LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=500,
        check=False,
    )


def files_of(workspace: Path) -> dict[str, str]:
    """Client and file → sha256, of the newest sets."""
    made = (path for path in workspace.glob("outputs/*/latest/*") if path.is_file())
    return {
        f"{path.parents[1].name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in made
    }


@pytest.mark.slow
def test_workers_without_our_disk_make_the_same_bytes(workspace: Path, cluster: RunningCluster):
    """What two workers make that cannot see the workspace is what this machine makes, whole."""
    here = report(workspace)
    assert here.returncode == 0, here.stderr
    ours = files_of(workspace)
    shutil.rmtree(workspace / "outputs")
    for name in ("one", "two"):
        cluster.start_worker(name, before=without(workspace))

    there = report(workspace, "--cluster", cluster.address)

    assert there.returncode == 0, there.stdout + there.stderr
    assert files_of(workspace) == ours
    assert not any(word in cluster.log(name) for word in CLIENTS for name in ("one", "two"))


@pytest.mark.slow
def test_a_worker_that_is_killed_costs_nothing_but_time(workspace: Path, cluster: RunningCluster):
    """One of two workers is killed while it makes a report; every client has its whole set."""
    begun = workspace.parent / "begun"
    cell = f"from pathlib import Path\nPath({str(begun)!r}).open('a').write('x')"
    (workspace / "notebooks").mkdir()
    made = notebook([cell, SLOW.format(seconds=3)])
    nbformat.write(made, workspace / "notebooks/strategy.ipynb")
    cluster.start_worker("lost")
    batch: dict[str, subprocess.CompletedProcess[str]] = {}
    running = threading.Thread(
        target=lambda: batch.update(done=report(workspace, "--cluster", cluster.address))
    )
    running.start()
    wait_until(begun.exists)

    cluster.start_worker("kept")
    cluster.kill("lost")

    running.join()
    assert batch["done"].returncode == 0, batch["done"].stdout + batch["done"].stderr
    assert begun.read_text() == "xxx"  # one of them began twice
    for client in CLIENTS:
        latest = workspace / "outputs" / client / "latest"
        manifest = json.loads((latest / "manifest.json").read_bytes())
        for name, digest in manifest["files"].items():
            assert hashlib.sha256((latest / name).read_bytes()).hexdigest() == digest


@pytest.mark.slow
def test_a_worker_that_would_make_another_report_is_refused(
    workspace: Path, cluster: RunningCluster, tmp_path: Path
):
    """A worker with other code of the toolkit is named with what differs, and makes nothing."""
    other = tmp_path / "other"
    shutil.copytree(Path(toolkit.__file__).parent, other / "toolkit")
    (other / "toolkit/review/rule.py").open("a").write("\n# another one\n")
    cluster.start_worker("other", environment={"PYTHONPATH": str(other)})

    refused = report(workspace, "--cluster", cluster.address)

    assert refused.returncode == 1
    assert "toolkit's code" in refused.stderr
    assert not (workspace / "outputs").exists()


@pytest.mark.slow
def test_a_report_that_takes_too_long_ends_on_its_worker(workspace: Path, cluster: RunningCluster):
    """After its time limit a client's process on the worker is gone, and the client is told."""
    alive = workspace.parent / "alive"
    (workspace / "notebooks").mkdir()
    cell = (
        "import time\nfrom pathlib import Path\n"
        f"while True:\n    Path({str(alive)!r}).touch()\n    time.sleep(0.1)"
    )
    nbformat.write(notebook([cell]), workspace / "notebooks/strategy.ipynb")
    cluster.start_worker("one")

    late = report(workspace, "clevyr", "--cluster", cluster.address, "--time-limit", "5")

    assert late.returncode == 1
    assert "not done after 5" in late.stdout
    alive.unlink(missing_ok=True)
    wait_until(lambda: not touched_again(alive))


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl to make certificates with")
def test_an_encrypted_cluster_is_used(workspace: Path, tmp_path: Path):
    """With the certificates named in Dask's own settings, tls:// works."""
    folder = tmp_path / "cluster"
    folder.mkdir()
    settings = certificates(folder)
    cluster = RunningCluster(folder)
    flags = {"ca": "--tls-ca-file", "cert": "--tls-cert", "key": "--tls-key"}
    cluster.flags = tuple(
        each for name, flag in flags.items() for each in (flag, str(folder / f"{name}.pem"))
    )
    cluster.start_scheduler("tls")
    try:
        cluster.start_worker("one")
        unknown = report(workspace, "clevyr", "--cluster", cluster.address)
        os.environ.update(settings)
        made = report(workspace, "clevyr", "--cluster", cluster.address)
    finally:
        for name in settings:
            os.environ.pop(name, None)
        cluster.stop()

    assert unknown.returncode == 1
    assert cluster.address in unknown.stderr
    assert made.returncode == 0, made.stdout + made.stderr


def test_a_cluster_that_is_not_there_is_told_in_words(workspace: Path):
    """An address at which nobody answers is named, and nothing is made."""
    refused = report(workspace, "--cluster", "tcp://127.0.0.1:9")

    assert refused.returncode == 1
    assert "tcp://127.0.0.1:9" in refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    "address", ["", "127.0.0.1", "tcp://", "tcp://host", "http://a:1", "tls://a:x"]
)
def test_what_is_no_address_is_refused(address: str):
    """An address needs tls:// or tcp://, a host and a port."""
    with pytest.raises(ChoiceError):
        check_address(address, insecure=True)


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("tls://10.0.0.1:8786", False),
        ("tcp://127.0.0.1:8786", False),
        ("tcp://[::1]:8786", False),
        ("tcp://localhost:8786", False),
        ("tcp://10.0.0.1:8786", True),
        ("tcp://0.0.0.0:8786", True),
        ("tcp://localhost.example:8786", True),
    ],
)
def test_a_cluster_that_is_open_to_others_has_to_be_asked_for(address: str, refused: bool):
    """Without encryption only this machine itself is private, unless the user says otherwise."""
    if refused:
        with pytest.raises(InsecureClusterError):
            check_address(address, insecure=False)
    else:
        check_address(address, insecure=False)

    check_address(address, insecure=True)


def test_a_private_scheduler_with_an_open_worker_is_refused():
    """Clients travel to the workers, so that each of them has to be private, too."""
    with pytest.raises(InsecureClusterError):
        check_all_private(("tcp://127.0.0.1:1", "tcp://192.0.2.1:2"), insecure=False)


def damaged(files: dict[str, bytes]) -> dict[str, bytes]:
    """A file that is not the one of the manifest."""
    return {**files, "a.html": b"other"}


def with_a_path(files: dict[str, bytes]) -> dict[str, bytes]:
    """A file that wants to lie outside its set."""
    name = "../../clients/clevyr/strategy.yaml"
    manifest = json.dumps({"files": {name: hashlib.sha256(b"").hexdigest()}, "inputs": {}})
    return {name: b"", "manifest.json": manifest.encode()}


def without_manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    """A set that says nothing of itself."""
    return {"a.html": files["a.html"]}


def with_another(files: dict[str, bytes]) -> dict[str, bytes]:
    """A file of which the manifest knows nothing."""
    return {**files, "b.html": b""}


@pytest.mark.parametrize("change", [damaged, with_a_path, without_manifest, with_another])
def test_what_comes_back_is_held_against_its_manifest(workspace: Path, change):
    """A set that is damaged, not whole, or wants to lie elsewhere is not published."""
    digest = hashlib.sha256(b"page").hexdigest()
    manifest = json.dumps({"files": {"a.html": digest}, "inputs": {}}).encode()
    files = change({"a.html": b"page", "manifest.json": manifest})

    with pytest.raises(DeliveryError):
        published(files, Workspace(workspace, workspace / "outputs"), "clevyr")

    assert not (workspace / "outputs").exists()


def test_a_parcel_shows_nothing_of_a_client(workspace: Path):
    """What a library writes in a log about a parcel holds no word of the strategy."""
    order = ReportOrder(Workspace(workspace, workspace / "outputs"), dt.date(2026, 3, 2))

    shown = repr(packed(order, "bakkerij-lindewaal", "job", 60))

    assert "Lindewaal" not in shown
    assert len(shown) < 2000


def certificates(folder: Path) -> dict[str, str]:
    """A certificate that vouches for itself; Dask's settings that name it."""
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=test")
    where = ("-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem"))
    subprocess.run(["openssl", *made, *where], check=True, capture_output=True)
    shutil.copy(folder / "cert.pem", folder / "ca.pem")
    prefix = "DASK_DISTRIBUTED__COMM__TLS__"
    return {
        f"{prefix}CA_FILE": str(folder / "ca.pem"),
        f"{prefix}CLIENT__CERT": str(folder / "cert.pem"),
        f"{prefix}CLIENT__KEY": str(folder / "key.pem"),
    }


def touched_again(file: Path) -> bool:
    """Whether somebody still makes this file."""
    file.unlink(missing_ok=True)
    time.sleep(0.5)
    return file.exists()


def wait_until(condition, seconds: float = 120) -> None:
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)
