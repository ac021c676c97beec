import hashlib
import json
import random
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import TOOLKIT, add_client

N_CLIENTS, N_KILLS = 12, 10
LONGEST_SECONDS = 12.0


def whole(made: Path) -> bool:
    """Whether a set holds exactly the files of its manifest, as they were."""
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made.iterdir()}
    del files["manifest.json"]
    return bool(json.loads((made / "manifest.json").read_bytes())["files"] == files)


@pytest.mark.soak
def test_a_batch_that_is_killed_again_and_again_leaves_whole_sets(tmp_path: Path):
    """Ten kills at random moments: every set that is there is whole, and the next batch works."""
    seed = random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - to repeat a failure with
    moments = random.Random(seed)
    for n in range(N_CLIENTS):
        add_client(tmp_path, f"client {n}")
    for _ in range(N_KILLS):
        running = subprocess.Popen([TOOLKIT, "report"], cwd=tmp_path, stdout=-3, stderr=-3)
        time.sleep(moments.uniform(0, LONGEST_SECONDS))
        running.kill()
        running.wait()
        links = list((tmp_path / "outputs").glob("*/latest"))
        assert all(whole(made) for made in (*links, *(tmp_path / "outputs").glob("*/2*")))
    subprocess.run([TOOLKIT, "report"], cwd=tmp_path, check=True, capture_output=True)

    assert len(list((tmp_path / "outputs").glob("*/latest"))) == N_CLIENTS
    assert all(whole(made) for made in (tmp_path / "outputs").glob("*/2*"))
