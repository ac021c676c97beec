"""A process that is killed while it saves leaves a whole file behind, and no trace."""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.conftest import SAMPLE
from toolkit.store import read_strategy_file, save_strategy, versions

# Saves without end; each save is eleven minutes after the one before, so that each keeps a version.
SAVER = """
import datetime as dt, sys
from pathlib import Path
from toolkit.store import read_strategy_file, save_strategy
stored = read_strategy_file(Path(sys.argv[1]))
now = dt.datetime(2027, 3, 10, tzinfo=dt.UTC)
number = int(stored.strategy.notes)
print("begun", flush=True)
while True:
    number += 1
    now += dt.timedelta(minutes=11)
    goals = stored.strategy.goals
    goals = (*goals[1:], goals[0].model_copy(update={"statement": f"doel {number} " * 200}))
    changed = stored.strategy.model_copy(update={"notes": str(number), "goals": goals})
    stored = save_strategy(stored, changed, session=sys.argv[2], now=now)
"""


def _kill_while_saving(path: Path, moment: float, session: str) -> None:
    saver = subprocess.Popen([sys.executable, "-c", SAVER, path, session], stdout=subprocess.PIPE)
    assert saver.stdout is not None
    assert saver.stdout.readline() == b"begun\n"
    time.sleep(moment)
    os.kill(saver.pid, signal.SIGKILL)
    assert saver.wait(30) == -signal.SIGKILL
    saver.stdout.close()


def _killed(path: Path, n_kills: int) -> None:
    seed = int(os.environ.get("KILL_SEED") or random.SystemRandom().randrange(10**6))
    print(f"again with the same moments: KILL_SEED={seed}")  # noqa: T201 - shown when it fails
    chance = random.Random(seed)
    path.write_text(SAMPLE.replace("intern", '"0"'))
    last = 0
    for kill in range(n_kills):
        _kill_while_saving(path, chance.uniform(0, 0.15), f"killed {kill}")
        stored = read_strategy_file(path)
        number = int(stored.strategy.notes or "")
        said = [goal.statement for goal in stored.strategy.goals if "doel" in str(goal.statement)]

        assert number >= last
        assert number == last or f"doel {number} " * 200 in said
        assert "# zoals op de gevel" in path.read_text()

        last = number + 1
        changed = stored.strategy.model_copy(update={"notes": str(last)})
        now = dt.datetime(2027, 3, 11, tzinfo=dt.UTC)
        save_strategy(stored, changed, session=f"after {kill}", now=now)

        assert read_strategy_file(path).strategy.notes == str(last)
        assert [each.name for each in path.parent.rglob("*.tmp")] == []
    kept = versions(path)

    assert kept
    assert all(read_strategy_file(each.path).strategy.notes for each in kept)


@pytest.mark.slow
def test_ten_kills_at_random_moments_leave_a_whole_strategy(tmp_path: Path) -> None:
    """Old or new, never a half; the next save works; every version kept is whole."""
    _killed(tmp_path / "strategy.yaml", 10)


@pytest.mark.soak
def test_a_hundred_kills_leave_a_whole_strategy(tmp_path: Path) -> None:
    """The same, often enough to meet the rare moments."""
    _killed(tmp_path / "strategy.yaml", 100)
