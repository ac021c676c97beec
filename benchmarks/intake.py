"""How long a change in the form takes in the kernel: to accept and show it, and what follows."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

from ruamel.yaml import YAML

from benchmarks.review import AS_OF, large
from toolkit.intake import StrategyForm
from toolkit.intake.control import Controls
from toolkit.intake.saving import Saving
from toolkit.intake.session import Session
from toolkit.intake.sitting import settle_memory
from toolkit.store import read_strategy_file
from toolkit.store.evidence_files import load_evidence

RUNS = 60
PLACE = ("goals", 0, "weight")


def intake_lines() -> Iterator[str]:
    folder = Path(tempfile.mkdtemp())
    try:
        form = _form(folder / "strategy.yaml")
        settle_memory()
        size = f"{_n(form, 'personas')} × {_n(form, 'channels')} × {_n(form, 'goals')}"
        for what, seconds in (*_typed(form), *_kept(form)):
            late = statistics.quantiles(seconds, n=20)[-1]
            median = statistics.median(seconds)
            yield f"{what:<36}{median * 1000:.0f} ms, 95 % within {late * 1000:.0f} ms ({size})"
    finally:
        shutil.rmtree(folder)


def _typed(form: StrategyForm) -> Iterator[tuple[str, list[float]]]:
    """The processor's time of a change, of what follows, the mix and saving, one by one."""
    parts: dict[str, list[float]] = {
        "form, processor: a change": [],
        "form, processor: what follows": [],
        "form, processor: the mix, warm": [],
        "form, processor: saving": [],
    }
    view, session = form.following, form.session
    for run in range(RUNS):

        def change(number: str = str(run % 9 + 1)) -> None:
            session.fill(PLACE, number)
            form.show()

        for seconds, work in zip(
            parts.values(), (change, view.follow, view.mix, session.save), strict=True
        ):
            begun = time.process_time()
            work()
            seconds.append(time.process_time() - begun)
    yield from parts.items()


def _kept(form: StrategyForm) -> Iterator[tuple[str, list[float]]]:
    """The seconds from a change until what follows, the mix and the file say it, beside typing.

    As in a kernel: threads compute and write, the main thread shows what they hand over.
    """
    jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
    followed, mixed, saved = [], [], []
    form.following.begin(jobs.put)
    saving = Saving(form.session, jobs.put)
    for run in range(RUNS):
        begun = time.perf_counter()
        form.session.act(lambda run=run: form.session.fill(PLACE, str((run + 4) % 9 + 1)))
        waiting = {"followed": followed, "mixed": mixed, "saved": saved}
        while waiting:
            jobs.get(timeout=30)()
            done = {
                "followed": form.following.is_current,
                "mixed": form.following.is_mixed,
                "saved": form.session.is_kept,
            }
            for what in [each for each in waiting if done[each]]:
                waiting.pop(what).append(time.perf_counter() - begun)
    form.following.finish()
    saving.finish()
    yield "change to findings, in threads", followed
    yield "change to the mix, in threads", mixed
    yield "change to the disk, in threads", saved


def _form(path: Path) -> StrategyForm:
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(large(), file)
    return StrategyForm(Session(read_strategy_file(path), load_evidence(), AS_OF), Controls())


def _n(form: StrategyForm, section: str) -> int:
    return len(form.session.draft.entries((section,)))
