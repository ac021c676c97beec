import hashlib
import json
import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.cli.conftest import TOOLKIT, add_client

N_CLIENTS = 12
LONGEST_SECONDS = 9.0
HTML = ("--formats", "html")


@pytest.mark.parametrize(
    "n_kills",
    [pytest.param(10, marks=pytest.mark.slow), pytest.param(100, marks=pytest.mark.soak)],
)
def test_a_batch_that_is_killed_again_and_again_leaves_whole_sets(tmp_path: Path, n_kills: int):
    """Kills of any process at random moments: every set is whole, and the next batch works."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to repeat a failure with
    chance = random.Random(seed)
    for n in range(N_CLIENTS):
        add_client(tmp_path, f"client {n}")
    for _ in range(n_kills):
        kill_one(tmp_path, chance)
        made = [*tmp_path.glob("outputs/*/2*"), *tmp_path.glob("outputs/*/latest")]
        assert all(is_whole(each) for each in made)
    done = subprocess.run(
        [TOOLKIT, "report", *HTML, "--format", "json"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )

    assert {each["result"] for each in json.loads(done.stdout)} <= {"made", "unchanged"}
    assert len(list(tmp_path.glob("outputs/*/latest"))) == N_CLIENTS
    assert all(is_whole(each) for each in tmp_path.glob("outputs/*/2*"))


def is_whole(made: Path) -> bool:
    """Whether a set holds exactly the files of its manifest, as they were."""
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made.iterdir()}
    del files["manifest.json"]
    return bool(json.loads((made / "manifest.json").read_bytes())["files"] == files)


def kill_one(workspace: Path, chance: random.Random) -> None:
    """Begin a batch, kill the driver or one of its processes, then end it; nothing is left."""
    mark = f"{workspace}-{chance.random()}"
    driver = subprocess.Popen(
        [TOOLKIT, "report", *HTML, "--force"],
        cwd=workspace,
        env={**os.environ, "TOOLKIT_TEST": mark},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(chance.uniform(0, LONGEST_SECONDS))
    others = [pid for pid in ours(mark) if pid != driver.pid]
    victim = chance.choice(others) if others and chance.random() < 0.5 else driver.pid
    with suppress(ProcessLookupError):
        os.kill(victim, signal.SIGKILL)
    if victim != driver.pid:
        time.sleep(chance.uniform(0, LONGEST_SECONDS))
        driver.send_signal(chance.choice([signal.SIGKILL, signal.SIGINT, signal.SIGTERM]))
    driver.wait(60)
    end = time.monotonic() + 30
    while ours(mark):
        assert time.monotonic() < end, "a process is left"
        time.sleep(0.05)


def ours(mark: str) -> list[int]:
    """The running processes that have this in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark.encode() in (process / "environ").read_bytes():
                found.append(int(process.name))
    return found
