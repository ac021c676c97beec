"""A fault at any step of a save leaves the old file or the new one, and nothing else."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import SAMPLE, Save
from toolkit.errors import ChangedMeanwhileError, ToolkitError, UnwritableError
from toolkit.store import (
    StoredStrategy,
    Workspace,
    new_strategy,
    read_strategy_file,
    starting,
)
from toolkit.store.writing import write_file

STEPS = ["open", "write", "fsync", "replace", "close", "chmod", "mkdir", "unlink", "read", "stat"]
FAULTS: dict[str, Callable[[], BaseException]] = {
    "full": lambda: OSError(errno.ENOSPC, "No space left on device"),
    "interrupted": KeyboardInterrupt,
}
AFTERWARDS = ("close",)  # a close that fails has closed


class Faulty:
    """Stands in for a function of the system: fails at the n-th call, counts them all."""

    def __init__(
        self, function: Callable[..., Any], at: int, fault: Callable[[], BaseException]
    ) -> None:
        self.function, self.at, self.fault, self.n_calls = function, at, fault, 0

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        self.n_calls += 1
        if self.n_calls != self.at:
            return self.function(*arguments, **named)
        if self.function.__name__ in AFTERWARDS:
            self.function(*arguments, **named)
        raise self.fault()


@contextlib.contextmanager
def fault(step: str, at: int, kind: str) -> Iterator[Faulty]:
    """While it lasts, a function of the system fails at one of its calls."""
    faulty = Faulty(getattr(os, step), at, FAULTS[kind])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, step, faulty)
        yield faulty


def _temporaries(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.name.endswith(".tmp")]


def _steps_of(action: Callable[[int], object]) -> dict[str, int]:
    """How often an action takes each step, without any fault."""
    counts = {}
    for number, step in enumerate(STEPS):
        with fault(step, 0, "full") as faulty:
            action(number)
        counts[step] = faulty.n_calls
    return counts


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("step", STEPS)
def test_a_fault_at_any_step_leaves_the_old_file_or_the_new_one(
    stored: StoredStrategy, save: Save, step: str, kind: str
) -> None:
    """Every call of every step fails once: old or new, whole, no leftover, and it works again."""
    state = stored

    def save_number(number: int) -> None:
        nonlocal state
        state = save(state, notes=f"{number}", session=f"{number}")

    n_calls = _steps_of(save_number)[step]
    for at in range(1, n_calls + 1):
        before = state.path.read_bytes()
        failed: BaseException | None = None
        with fault(step, at, kind):
            try:
                save(state, notes=f"{step} {at}", session=f"{step} {at}")
            except (ToolkitError, KeyboardInterrupt) as error:
                failed = error
        after = state.path.read_bytes()
        if failed is None:
            assert read_strategy_file(state.path).strategy.notes == f"{step} {at}"
        elif isinstance(failed, ToolkitError):
            assert after == before, f"{step} {at}: {failed} but something was written"
        else:
            assert after == before or read_strategy_file(state.path).strategy.notes
        state = save(read_strategy_file(state.path), notes=f"again {step} {at}", session=f"b{at}")

        assert _temporaries(state.path.parent) == []

    assert n_calls > 0 or step in ("mkdir", "unlink")


@pytest.mark.parametrize("step", [step for step in STEPS if step != "unlink"])
def test_after_a_fault_no_temporary_file_is_left(
    stored: StoredStrategy, save: Save, step: str
) -> None:
    """The half-written file is removed at once, wherever the fault was."""
    with fault(step, 0, "full") as faulty:
        state = save(stored, notes="x", session="0")
    for at in range(1, faulty.n_calls + 1):
        with fault(step, at, "full"), contextlib.suppress(ToolkitError):
            save(state, notes=f"{at}", session=f"{at}")
        state = read_strategy_file(state.path)

        assert _temporaries(state.path.parent) == []


@pytest.mark.parametrize("step", STEPS)
def test_a_fault_while_a_refused_save_is_kept_loses_neither_version(
    stored: StoredStrategy, save: Save, step: str
) -> None:
    """The other's file is never touched, and a version said to be kept is kept whole."""
    other = SAMPLE.replace("intern", "van een ander")
    stored.path.write_text(other)
    with fault(step, 0, "full") as faulty, pytest.raises(ChangedMeanwhileError):
        save(stored, notes="van mij")
    for at in range(1, faulty.n_calls + 1):
        with fault(step, at, "full"), pytest.raises(ToolkitError) as error:
            save(stored, notes=f"van mij {at}")
        if isinstance(error.value, ChangedMeanwhileError):
            kept = stored.path.parents[2] / error.value.facts["kept"]
            assert read_strategy_file(kept).strategy.notes == f"van mij {at}"

        assert stored.path.read_text() == other


@pytest.mark.parametrize("step", [step for step in STEPS if step != "stat"])
def test_a_fault_while_a_client_is_made_can_be_tried_again(
    workspace: Workspace, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client is there whole or not at all, and the second attempt makes it."""
    monkeypatch.setattr(starting, "schema_text", lambda: "{}")

    def make(number: int) -> None:
        new_strategy(workspace, f"klant {number}", "leeg")

    n_calls = _steps_of(make)[step]
    for at in range(1, n_calls + 1):
        name = f"{step} {at}"
        try:
            with fault(step, at, "full"):
                new_strategy(workspace, name, "leeg")
        except ToolkitError:
            assert name not in workspace.client_ids()
            new_strategy(workspace, name, "leeg")

        assert read_strategy_file(workspace.strategy_path(name)).strategy.client.name == name


def test_a_write_that_takes_a_little_at_a_time_is_finished(
    stored: StoredStrategy, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system takes ten bytes a call, all bytes arrive."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:10]))
    save(stored, notes="x")

    assert stored.path.read_text() == SAMPLE.replace("intern", "x")


def test_what_reads_back_differently_does_not_replace_the_file(
    stored: StoredStrategy, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that says yes and keeps something else is found out before the rename."""
    monkeypatch.setattr(Path, "read_bytes", lambda _: b"#")
    with pytest.raises(UnwritableError, match="reads back differently"):
        save(stored, notes="x")
    monkeypatch.undo()

    assert stored.path.read_bytes() == SAMPLE.encode()
    assert _temporaries(stored.path.parent) == []


def test_the_reason_is_the_systems_own(
    stored: StoredStrategy, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is told as a full disk, with the file and without the machine's path."""
    with fault("fsync", 1, "full"), pytest.raises(UnwritableError) as error:
        save(stored, notes="x")

    assert error.value.facts["reason"] == "the disk is full"
    assert error.value.facts["file"].startswith("clients/lindewaal/")


def test_a_folder_in_the_files_place_is_not_replaced(tmp_path: Path) -> None:
    """Only an ordinary file gives way."""
    (tmp_path / "map").mkdir()
    with pytest.raises(UnwritableError):
        write_file(tmp_path / "map", b"x")

    assert [each.name for each in tmp_path.iterdir()] == ["map"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    """It is as readable as any file that the user makes."""
    write_file(tmp_path / "a", b"x")
    (tmp_path / "b").touch()

    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode
