"""How long a change in the form takes in the kernel: to accept and show it, and what follows."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from benchmarks.review import AS_OF, large
from toolkit.intake import StrategyForm
from toolkit.intake.control import Controls
from toolkit.intake.session import Session
from toolkit.store import read_strategy_file
from toolkit.store.evidence_files import load_evidence

RUNS = 60
PLACE = ("goals", 0, "weight")


def intake_lines() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp())
    try:
        form = _form(folder / "strategy.yaml")
        size = f"{_n(form, 'personas')} × {_n(form, 'channels')} × {_n(form, 'goals')}"
        shown, followed = _measured(form)
    finally:
        shutil.rmtree(folder)
    for what, seconds in (("form: a change", shown), ("form: what follows", followed)):
        late = statistics.quantiles(seconds, n=20)[-1]
        yield (
            f"{what:<24}{statistics.median(seconds) * 1000:.0f} ms, "
            f"95 % within {late * 1000:.0f} ms ({size})"
        )


def _measured(form: StrategyForm) -> tuple[list[float], list[float]]:
    """The seconds until a change is accepted and shown, and those of what follows after it."""
    shown, followed = [], []
    for run in range(RUNS):
        begun = time.perf_counter()
        form.session.fill(PLACE, str(run % 9 + 1))
        form.show()
        between = time.perf_counter()
        form.live.show(form.section)
        shown.append(between - begun)
        followed.append(time.perf_counter() - between)
    return shown, followed


def _form(path: Path) -> StrategyForm:
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(large(), file)
    return StrategyForm(Session(read_strategy_file(path), load_evidence(), AS_OF), Controls())


def _n(form: StrategyForm, section: str) -> int:
    return len(form.session.draft.entries((section,)))
