"""Saving: nothing without a change, one writer at a time, nobody's work lost."""

import datetime as dt
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.store.conftest import NOW, SAMPLE, Save
from toolkit.errors import (
    ChangedMeanwhileError,
    LockedError,
    UnwritableError,
)
from toolkit.store import (
    StoredStrategy,
    Workspace,
    find_workspace,
    read_strategy,
    read_strategy_file,
    save_strategy,
    saving,
    versions,
)

HOLD = """
import sys
from pathlib import Path
from toolkit.store.saving import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
COUNT = """
import datetime as dt, sys
from pathlib import Path
from toolkit.errors import ChangedMeanwhileError
from toolkit.store import read_strategy_file, save_strategy
saved = 0
while saved < int(sys.argv[2]):
    stored = read_strategy_file(Path(sys.argv[1]))
    notes = str(int(stored.strategy.notes) + 1)
    try:
        changed = stored.strategy.model_copy(update={"notes": notes})
        save_strategy(stored, changed, session=sys.argv[3], now=dt.datetime.now(dt.UTC))
        saved += 1
    except ChangedMeanwhileError:
        pass
"""


def _names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_without_a_change_nothing_is_written(stored: StoredStrategy) -> None:
    """File, time and folder are untouched, and the very same value comes back."""
    os.utime(stored.path, ns=(1, 1))
    same = stored.strategy.model_validate(stored.strategy.model_dump())

    assert save_strategy(stored, same, session="a", now=NOW) is stored
    assert stored.path.read_bytes() == SAMPLE.encode()
    assert stored.path.stat().st_mtime_ns == 1
    assert _names(stored.path.parent) == {"strategy.yaml"}


def test_a_change_is_saved_and_can_be_saved_upon(stored: StoredStrategy, save: Save) -> None:
    """What save returns is what is read again, and the next save goes from there."""
    first = save(stored, notes="een")
    second = save(first, notes="twee")

    assert second == read_strategy_file(stored.path)
    assert second.path.read_text() == SAMPLE.replace("notes: intern", "notes: twee")
    assert second.line_of("notes") == stored.line_of("notes")
    assert first.digest != second.digest


def test_a_file_that_was_changed_meanwhile_stays_and_both_versions_are_kept(
    stored: StoredStrategy, save: Save
) -> None:
    """Somebody else's work is not written over, and mine lies readable beside it."""
    other = SAMPLE.replace("intern", "van een ander")
    stored.path.write_text(other)
    with pytest.raises(ChangedMeanwhileError) as error:
        save(stored, notes="van mij")
    kept = stored.path.parents[2] / str(error.value.facts["kept"])

    assert error.value.facts["file"] == "clients/lindewaal/strategy.yaml"
    assert stored.path.read_text() == other
    assert kept.parent == stored.path.parent
    assert read_strategy_file(kept).strategy.notes == "van mij"
    assert kept.read_text() == SAMPLE.replace("intern", "van mij")
    assert versions(stored.path) == ()


def test_each_refused_save_is_kept_under_a_name_of_its_own(
    workspace: Workspace, stored: StoredStrategy, save: Save
) -> None:
    """Two refused saves in one second leave two files, and the client is still one client."""
    stored.path.write_text("notes: ander\n")
    for notes in ("een", "twee"):
        with pytest.raises(ChangedMeanwhileError):
            save(stored, notes=notes)
    kept = [each for each in _names(stored.path.parent) if "not-saved" in each]

    assert {read_strategy_file(stored.path.with_name(each)).strategy.notes for each in kept} == {
        "een",
        "twee",
    }
    assert workspace.client_ids() == ("lindewaal",)


@pytest.mark.parametrize("what", ["a comment", "gone", "broken", "huge"])
def test_any_other_content_counts_as_changed(stored: StoredStrategy, save: Save, what: str) -> None:
    """Also when only a comment changed, or when the file is gone or no strategy any more."""
    contents = {"a comment": SAMPLE + "# x\n", "broken": "a: [", "huge": "#" * 2_000_001}
    stored.path.unlink() if what == "gone" else stored.path.write_text(contents[what])
    with pytest.raises(ChangedMeanwhileError):
        save(stored, notes="van mij")

    assert stored.path.exists() == (what != "gone")


def test_a_file_that_another_process_writes_is_waited_for_and_then_told(
    stored: StoredStrategy, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a real other process holds the lock nothing is written; after it ends, all is well."""
    monkeypatch.setattr(saving, "LOCK_SECONDS", 0.2)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, stored.path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(LockedError) as error:
        save(stored, notes="van mij")
    holder.kill()
    holder.communicate()

    assert error.value.facts == {"file": "clients/lindewaal/strategy.yaml", "seconds": "0.2"}
    assert read_strategy_file(stored.path) == stored
    assert save(stored, notes="van mij").strategy.notes == "van mij"


def test_threads_of_one_process_wait_for_each_other(
    stored: StoredStrategy, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lock also holds between two threads."""
    monkeypatch.setattr(saving, "LOCK_SECONDS", 0.2)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with saving.locked(stored.path):
            held.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(30)
    with pytest.raises(LockedError):
        save(stored, notes="van mij")
    done.set()
    holder.join()

    assert save(stored, notes="van mij").strategy.notes == "van mij"


@pytest.mark.slow
def test_no_save_is_lost_between_processes(stored: StoredStrategy, save: Save) -> None:
    """Three processes that count together in one file arrive at the sum of their counts."""
    save(stored, notes="0")
    commands = [[sys.executable, "-c", COUNT, str(stored.path), "8", name] for name in "abc"]
    processes = [subprocess.Popen(command) for command in commands]
    codes = [process.wait(60) for process in processes]

    assert codes == [0, 0, 0]
    assert read_strategy_file(stored.path).strategy.notes == "24"


def test_permissions_are_kept(stored: StoredStrategy, save: Save) -> None:
    """A file that only the group may read is so after a save, too."""
    stored.path.chmod(0o640)
    save(stored, notes="x")

    assert stored.path.stat().st_mode & 0o777 == 0o640


def test_a_read_only_file_is_not_replaced(
    stored: StoredStrategy, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who protects a file from writing means it."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UnwritableError, match="read-only"):
        save(stored, notes="x")

    assert stored.path.read_bytes() == SAMPLE.encode()


def test_a_link_is_followed_and_stays_a_link(stored: StoredStrategy, save: Save) -> None:
    """A strategy file that links to a shared folder is saved there, with its versions."""
    shared = stored.path.parents[2] / "gedeeld"
    shared.mkdir()
    stored.path.rename(shared / "strategie.yaml")
    stored.path.symlink_to(shared / "strategie.yaml")
    save(stored, notes="x")

    assert stored.path.is_symlink()
    assert read_strategy_file(shared / "strategie.yaml").strategy.notes == "x"
    assert _names(stored.path.parent) == {"strategy.yaml"}
    assert [each.path.parent for each in versions(stored.path)] == [shared / ".versions"]


def test_work_on_a_client_that_was_moved_away_is_not_lost(
    workspace: Workspace, stored: StoredStrategy, save: Save
) -> None:
    """When the client's folder has another name by now, what I made is kept in the old place."""
    stored.path.parent.rename(workspace.clients / "verhuisd")
    with pytest.raises(ChangedMeanwhileError) as error:
        save(stored, notes="van mij")

    assert (
        read_strategy_file(workspace.root / error.value.facts["kept"]).strategy.notes == "van mij"
    )
    assert workspace.client_ids() == ("verhuisd",)


def test_a_byte_order_mark_and_line_ends_are_kept(stored: StoredStrategy, save: Save) -> None:
    """A file from Windows is one after a save, too."""
    data = b"\xef\xbb\xbf" + SAMPLE.replace("\n", "\r\n").encode()
    stored.path.write_bytes(data)
    save(read_strategy_file(stored.path), notes="a\nb")

    assert stored.path.read_bytes() == data.replace(
        b"notes: intern\r\n", b"notes: |-\r\n  a\r\n  b\r\n"
    )


@pytest.mark.parametrize("name", ['\'t Hof & "Zoon" 😀', "{naam}", "x" * 100])
def test_clients_with_unusual_names_are_saved(tmp_path: Path, save: Save, name: str) -> None:
    """Spaces, quotes, emoji, braces and a hundred letters are no obstacle."""
    folder = tmp_path / "clients" / name
    folder.mkdir(parents=True)
    (folder / "strategy.yaml").write_text(SAMPLE)
    workspace = find_workspace(tmp_path)
    first = save(read_strategy(workspace, name), notes="een")
    save(first, notes="twee", session="middag", now=NOW + dt.timedelta(hours=4))

    assert read_strategy(workspace, name).strategy.notes == "twee"
    assert len(versions(first.path)) == 2
