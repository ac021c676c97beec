"""A set becomes visible whole or not at all, whatever happens at whatever step."""

import datetime as dt
import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from toolkit.batch.output_set import SETS_KEPT, newest_set, publish_set, sets
from toolkit.errors import UnwritableError

NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
STEPS = (
    *((os, name) for name in ("fsync", "open", "mkdir", "rmdir", "unlink")),
    *((Path, name) for name in ("open", "rename", "replace", "symlink_to", "chmod", "mkdir")),
)
MOST_STEPS = 80
"""More than one publishing has."""

Step = Callable[[str, Any], None]


def files(text: str) -> dict[str, bytes]:
    """A set of which every file says the same."""
    return {name: text.encode() * 100 for name in ("a.html", "b.ics", "manifest.json")}


@contextmanager
def watched(step: Step) -> Iterator[None]:
    """Hear of every step of writing before it is taken: also of each write to a file."""
    with pytest.MonkeyPatch.context() as patched:
        for owner, name in STEPS:
            patched.setattr(owner, name, _heard(getattr(owner, name), name, step))
        yield


def _heard(real: Callable[..., Any], name: str, step: Step) -> Callable[..., Any]:
    def taken(*arguments: Any, **options: Any) -> Any:
        step(name, arguments[0] if arguments else None)
        found = real(*arguments, **options)
        return _Written(found, step) if hasattr(found, "write") else found

    return taken


class _Written:
    """An open file, of which each write is a step, too."""

    def __init__(self, file: Any, step: Step) -> None:
        self.file, self.step = file, step

    def __enter__(self) -> "_Written":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        if name in ("write", "flush"):
            self.step(name, None)
        return getattr(self.file, name)


def filled(folder: Path) -> Path:
    """A client's folder with as many sets as are kept, so that the next one removes one."""
    for day in range(SETS_KEPT):
        publish_set(folder, files("old"), NOON + dt.timedelta(days=day))
    return folder


def check_whole(folder: Path) -> str:
    """Every set is whole, `latest` is one of them; what the newest says."""
    told = []
    for made in (*sets(folder), folder / "latest"):
        contents = {path.name: path.read_bytes() for path in made.iterdir()}
        assert contents in (files("old"), files("new"))
        told.append(contents["a.html"][:3].decode())
    newest = newest_set(folder)
    assert newest is not None
    assert newest.name == (folder / "latest").readlink().name
    return told[-1]


def test_a_fault_at_any_step_leaves_whole_sets(tmp_path: Path):
    """At each step in turn the disk is full: every set stays whole, and nothing half is left."""
    failed = 0
    for nth in range(1, MOST_STEPS):
        folder = filled(tmp_path / str(nth))
        taken: list[str] = []

        def fail(name: str, _: Any, nth: int = nth, taken: list[str] = taken) -> None:
            taken.append(name)
            if len(taken) == nth:
                raise OSError(errno.ENOSPC, "No space left on device")

        with watched(fail):
            error: Exception | None = None
            try:
                publish_set(folder, files("new"), NOON + dt.timedelta(days=99))
            except UnwritableError as told:
                error = told
        newest = check_whole(folder)

        assert newest == "new" or error is not None
        assert error is None or "the disk is full" in str(error)
        assert [each.name for each in folder.iterdir() if each.name.startswith(".making-2")] == []
        if len(taken) < nth:
            break
        failed += 1

    assert failed > 20, "the steps were not heard of"
    assert len(taken) < nth, "there are more steps than were tried"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_at_any_step_leaves_whole_sets(tmp_path: Path):
    """A process that dies at each step in turn leaves whole sets, and the next run is right."""
    for nth in range(1, MOST_STEPS):
        folder = filled(tmp_path / str(nth))
        died = _dies(folder, nth)
        check_whole(folder)

        made = publish_set(folder, files("new"), NOON + dt.timedelta(days=100))
        assert check_whole(folder) == "new"
        assert (folder / "latest").resolve() == made.folder.resolve()
        assert len(sets(folder)) == SETS_KEPT
        if not died:
            break

    assert nth > 20, "the steps were not heard of"
    assert not died, "there are more steps than were tried"


def _dies(folder: Path, nth: int) -> bool:
    """Publish in a process that dies before its nth step; whether it came so far."""
    child = os.fork()
    if child == 0:
        count = 0

        def die(*_: Any) -> None:
            nonlocal count
            count += 1
            if count == nth:
                os._exit(9)

        with suppress(BaseException), watched(die):
            publish_set(folder, files("new"), NOON + dt.timedelta(days=99))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 9


def test_nothing_is_visible_before_it_is_on_disk(tmp_path: Path):
    """Every file and its folder are flushed before the set gets its name, and that before `latest`.

    So a power cut at any moment leaves a set that is whole, or none.
    """
    taken: list[str] = []
    with watched(lambda name, _: taken.append(name)):
        publish_set(tmp_path / "bakery", files("new"), NOON)
    named, linked = taken.index("rename"), taken.index("replace")

    assert taken[:named].count("fsync") == len(files("")) + 1
    assert "fsync" in taken[named:linked]
    assert "fsync" in taken[linked:]
