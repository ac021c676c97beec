"""The journal beside a strategy: there while something is not in the file, and gone after."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.test_writing import fault
from toolkit.errors import ToolkitError, UnreadableError, UnwritableError
from toolkit.store import StoredStrategy
from toolkit.store.journal import Journal, Pending, journals

OLD = Pending("0", None, ((("goals", 0, "weight"), "veel"),))
NEW = Pending("0", {"goals": [{"id": "a"}]}, ((("goals", 0, "kind"), None),), (("goals", "a"),))
OWNER = """
import sys, time
from pathlib import Path
from toolkit.store.journal import Journal, Pending
journal = Journal(Path(sys.argv[1]), "een")
journal.keep(Pending("0", {"notes": "van een ander"}))
print("kept", flush=True)
time.sleep(600)
"""


def left(path: Path) -> list[Pending]:
    """What was left behind beside a file."""
    found = [journal.left() for journal in journals(path)]
    return [each for each in found if each]


def test_what_is_kept_is_found_again_word_for_word(stored: StoredStrategy) -> None:
    """Texts, choices, ticks and emptied fields come back as they were, with their places."""
    typed = (
        (("goals", 0, "weight"), "veel $x$ 🍞\n"),
        (("goals", 0, "personas"), ("kok", "gast")),
        (("personas", 0, "must_reach"), True),
        (("client", "name"), None),
    )
    journal = Journal(stored.path, "een")
    journal.keep(Pending("0", {"goals": [{"id": "a", "weight": 2.5}]}, typed, (("goals", "a"),)))
    journal.close()

    (found,) = left(stored.path)
    assert found.typed == typed
    assert found.tree == {"goals": [{"id": "a", "weight": 2.5}]}
    assert found.unnamed == (("goals", "a"),)


def test_an_empty_journal_leaves_nothing_behind(stored: StoredStrategy) -> None:
    """No file, no lock, no folder."""
    journal = Journal(stored.path, "een")
    journal.keep(OLD)
    assert journal.path.is_file()
    journal.keep(None)
    assert not journal.path.exists()

    journal.close()
    assert not journal.path.parent.exists()


def test_a_journal_whose_owner_lives_is_left_alone_and_taken_over_after_a_kill(
    stored: StoredStrategy,
) -> None:
    """Another kernel's journal is its own until that kernel is killed."""
    owner = subprocess.Popen([sys.executable, "-c", OWNER, stored.path], stdout=subprocess.PIPE)
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"kept\n"
    assert left(stored.path) == []

    os.kill(owner.pid, signal.SIGKILL)
    owner.wait(30)
    owner.stdout.close()
    assert left(stored.path) == [Pending("0", {"notes": "van een ander"})]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"digest": 3}', "\x00"])
def test_a_damaged_journal_is_put_aside_and_told(stored: StoredStrategy, text: str) -> None:
    """Nothing that was typed is thrown away, even where it cannot be understood."""
    folder = stored.path.parent / ".draft"
    folder.mkdir()
    (folder / "een.json").write_text(text)
    with pytest.raises(UnreadableError, match="damaged"):
        left(stored.path)

    assert (folder / "een.damaged").read_text() == text
    assert left(stored.path) == []


@pytest.mark.parametrize("kind", ["full", "interrupted"])
@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace", "close", "read"])
def test_a_fault_at_any_step_leaves_the_old_journal_or_the_new_one(
    stored: StoredStrategy, step: str, kind: str
) -> None:
    """Never a half one; the next attempt works; no temporary file stays."""
    journal = Journal(stored.path, "een")
    journal.keep(OLD)
    with fault(step, 0, kind) as counted:
        journal.keep(NEW)
    for at in range(1, counted.n_calls + 1):
        journal.keep(OLD)
        with fault(step, at, kind), contextlib.suppress(ToolkitError, KeyboardInterrupt):
            journal.keep(NEW)
        journal.close()
        (found,) = left(stored.path)
        assert found in (OLD, NEW)

        journal = Journal(stored.path, "een")
        journal.left()
        journal.keep(NEW)
        assert [each.name for each in journal.path.parent.iterdir() if ".tmp" in each.name] == []


def test_a_folder_that_cannot_be_made_is_told(stored: StoredStrategy) -> None:
    """A file in its place: words, and nothing is overwritten."""
    (stored.path.parent / ".draft").write_text("van mij")
    with pytest.raises(UnwritableError):
        Journal(stored.path, "een").keep(OLD)

    assert (stored.path.parent / ".draft").read_text() == "van mij"
