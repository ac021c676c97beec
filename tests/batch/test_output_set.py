import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from toolkit.batch import output_set
from toolkit.batch.output_set import publish_set, sets
from toolkit.errors import UnwritableError

NOON = dt.datetime(2026, 3, 1, 12, 0, 0, tzinfo=dt.UTC)
FILES = {"report.html": b"<p>hello</p>", "manifest.json": b"{}"}


def names(folder: Path) -> list[str]:
    """What lies in a client's folder of outputs, beside the lock."""
    return sorted(path.name for path in folder.iterdir() if path.name != ".lock")


def test_a_set_holds_its_files_and_is_the_latest(tmp_path: Path):
    """A published set holds exactly its files, and `latest` is a relative link to it."""
    made = publish_set(tmp_path / "bakery", FILES, NOON)

    assert {path.name: path.read_bytes() for path in made.folder.iterdir()} == FILES
    assert (tmp_path / "bakery/latest").readlink() == Path("2026-03-01T120000Z")
    assert names(tmp_path / "bakery") == ["2026-03-01T120000Z", "latest"]


def test_a_set_can_be_read_by_whom_may_read_its_folder(tmp_path: Path):
    """A set has the access rights of the client's folder, not those of a temporary file."""
    made = publish_set(tmp_path / "bakery", FILES, NOON)

    assert made.folder.stat().st_mode == (tmp_path / "bakery").stat().st_mode


def test_two_sets_in_one_second_are_two_sets(tmp_path: Path):
    """Sets made in the same second get names of their own, in the order in which they came."""
    made = [publish_set(tmp_path, {"n": str(n).encode()}, NOON) for n in range(12)]

    assert [path.name for path in sets(tmp_path)] == [each.folder.name for each in made[-10:]]
    assert made[-1].folder.name == "2026-03-01T120000Z-12"
    assert (tmp_path / "latest/n").read_bytes() == b"11"


def test_the_last_ten_sets_are_kept(tmp_path: Path):
    """Of thirteen sets the first three are gone, and nothing else is."""
    (tmp_path / "remark.txt").write_text("mine")
    moments = [NOON + dt.timedelta(days=day) for day in range(13)]
    made = [publish_set(tmp_path, FILES, moment).folder for moment in moments]

    assert list(sets(tmp_path)) == made[3:]
    assert (tmp_path / "remark.txt").exists()


def test_a_clock_set_back_does_not_lose_the_newest_set(tmp_path: Path):
    """A set made while the clock is wrong is kept and is the latest."""
    for day in range(10):
        publish_set(tmp_path, FILES, NOON + dt.timedelta(days=day))
    made = publish_set(tmp_path, FILES, NOON - dt.timedelta(days=400))

    assert made.folder.is_dir()
    assert (tmp_path / "latest").resolve() == made.folder.resolve()


def test_where_links_are_not_allowed_latest_is_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Without symbolic links `latest` is a copy, beside a file that says of which set."""

    def refuse(*_arguments, **_options):
        raise OSError("not allowed")

    monkeypatch.setattr(Path, "symlink_to", refuse)
    publish_set(tmp_path, FILES, NOON)
    made = publish_set(tmp_path, {"report.html": b"new"}, NOON + dt.timedelta(hours=1))

    assert not made.linked
    assert not (tmp_path / "latest").is_symlink()
    assert {path.name: path.read_bytes() for path in (tmp_path / "latest").iterdir()} == {
        "report.html": b"new"
    }
    assert (tmp_path / "latest.txt").read_text() == "2026-03-01T130000Z\n"

    monkeypatch.undo()
    again = publish_set(tmp_path, FILES, NOON + dt.timedelta(hours=2))

    assert again.linked
    assert (tmp_path / "latest").readlink() == Path(again.folder.name)
    assert not (tmp_path / "latest.txt").exists()


STEPS = [
    *((os, "fsync"), (os, "open"), (os, "mkdir")),
    *((Path, "open"), (Path, "rename"), (Path, "replace")),
]


@pytest.mark.parametrize(("owner", "name"), STEPS, ids=[name for _, name in STEPS])
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_fault_leaves_no_half_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner, name, nth
):
    """When a step of writing fails, every set that is there is whole, and nothing else is left."""
    publish_set(tmp_path / "bakery", FILES, NOON)
    real, calls = getattr(owner, name), []

    def fail(*arguments, **options):
        calls.append(arguments)
        if len(calls) == nth:
            raise OSError(28, "No space left on device")
        return real(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(owner, name, fail)
        with suppress(UnwritableError):
            publish_set(tmp_path / "bakery", FILES, NOON)

    assert calls
    for made in (*sets(tmp_path / "bakery"), tmp_path / "bakery/latest"):
        assert {path.name: path.read_bytes() for path in made.iterdir()} == FILES
    assert [name for name in names(tmp_path / "bakery") if name.startswith(".")] == []


def test_a_folder_that_cannot_be_made_is_told_in_words(tmp_path: Path):
    """A file where the client's folder should be is an error with the reason."""
    (tmp_path / "bakery").write_text("a file")

    with pytest.raises(UnwritableError, match="bakery could not be written"):
        publish_set(tmp_path / "bakery", FILES, NOON)


PUBLISHER = """
import datetime as dt, sys
from pathlib import Path
from toolkit.batch.output_set import publish_set
for n in range(8):
    text = (sys.argv[2] * 50_000).encode()
    publish_set(Path(sys.argv[1]), {"a": text, "b": text}, dt.datetime.now(dt.UTC))
"""


def test_processes_that_publish_at_once_do_not_harm_each_other(tmp_path: Path):
    """Three processes that publish for one client leave whole sets and a `latest` that is one."""
    running = [
        subprocess.Popen([sys.executable, "-c", PUBLISHER, str(tmp_path), letter])
        for letter in "xyz"
    ]

    assert [each.wait(timeout=60) for each in running] == [0, 0, 0]
    assert len(sets(tmp_path)) == output_set.SETS_KEPT
    for made in (*sets(tmp_path), tmp_path / "latest"):
        assert (made / "a").read_bytes() == (made / "b").read_bytes() != b""
    assert max(names(tmp_path)) == "latest"
    assert [name for name in names(tmp_path) if name.startswith(".")] == []


def test_what_a_killed_run_left_behind_is_cleaned_up_later(tmp_path: Path):
    """A hidden folder of a run that was killed days ago is removed; a fresh one is left alone."""
    old, fresh = tmp_path / ".making-old", tmp_path / ".making-fresh"
    for folder in (old, fresh):
        folder.mkdir()
    os.utime(old, (0, 0))
    publish_set(tmp_path, FILES, NOON)

    assert not old.exists()
    assert fresh.exists()


def test_a_set_survives_a_move_of_the_outputs(tmp_path: Path):
    """`latest` still works after the outputs were copied elsewhere, since its link is relative."""
    publish_set(tmp_path / "outputs/bakery", FILES, NOON)
    shutil.copytree(tmp_path / "outputs", tmp_path / "elsewhere", symlinks=True)
    shutil.rmtree(tmp_path / "outputs")

    assert json.loads((tmp_path / "elsewhere/bakery/latest/manifest.json").read_bytes()) == {}
