"""Saved as typed: real files, threads and processes, and what stands in the way of saving."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.intake.conftest import AS_OF, NOW
from toolkit.errors import ChangedMeanwhileError, UnwritableError
from toolkit.evidence import Evidence
from toolkit.intake.arranging import added
from toolkit.intake.saving import Saving
from toolkit.intake.session import Session
from toolkit.intake.state import state_html
from toolkit.store import StoredStrategy, Workspace, read_strategy, read_strategy_file, versions

CLIENT = "bakkerij-lindewaal"
WEIGHT = ("goals", 0, "weight")
DEADLINE = ("goals", 0, "deadline", "on")
STATEMENT = ("goals", 0, "statement")
WAIT_SECONDS = 60


def until(is_so: Callable[[], bool]) -> None:
    """Wait for a condition."""
    deadline = time.monotonic() + WAIT_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "it did not become so"
        time.sleep(0.02)


@pytest.fixture
def saving(session: Session) -> Iterator[Saving]:
    """A sitting that saves itself."""
    saving = Saving(session, lambda action: action())
    yield saving
    saving.finish()


@pytest.fixture
def again(workspace: Workspace, evidence: Evidence) -> Callable[[], Session]:
    """The next opening of the same client."""
    return lambda: Session(read_strategy(workspace, CLIENT), evidence, AS_OF, clock=lambda: NOW)


def in_file(stored: StoredStrategy) -> float | None:
    """The weight that another program reads."""
    return read_strategy_file(stored.path).strategy.goals[0].weight


def hidden(stored: StoredStrategy) -> list[str]:
    """What lies in the journal's folder."""
    folder = stored.path.parent / ".draft"
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def test_a_change_is_in_the_file_without_any_button(session, saving, stored):
    """Typed, and another program reads it; nothing is left beside the file."""
    session.act(lambda: session.fill(WEIGHT, "2,5"))
    assert "Bezig met opslaan" in state_html(session)
    until(lambda: in_file(stored) == 2.5)
    until(lambda: session.is_kept and not session.is_saving)

    assert "Opgeslagen om 10:42" in state_html(session)
    saving.finish()
    assert hidden(stored) == []


def test_the_last_of_many_changes_is_the_one_in_the_file(session, saving, stored):
    """However fast they come; one thread writes at a time."""
    for number in range(1, 30):
        session.act(lambda number=number: session.fill(WEIGHT, str(number)))
    saving.finish()

    assert in_file(stored) == 29


def test_what_is_not_right_is_there_again_at_the_next_opening(session, saving, stored, again):
    """A wrong date, an entry that lacks something, a goal without a name: none is typed twice."""
    session.act(lambda: session.fill(DEADLINE, "31-02"))
    session.draft, index = added(session.draft, ("goals",))
    session.act(lambda: session.fill(("goals", index, "kind"), "sales"))
    session.draft, use = added(session.draft, ("personas", 0, "use"))
    session.act(lambda: session.fill(("personas", 0, "use", use, "share"), "30%"))
    saving.finish()
    assert "1 veld" in state_html(session) or "velden" in state_html(session)

    later = again()
    assert later.draft.refused[DEADLINE].typed == "31-02"
    assert later.draft.value(("personas", 0, "use", use, "share")) == 0.3
    later.fill(("goals", index, "statement"), "Meer omzet uit taart")
    later.fill(("personas", 0, "use", use, "platform"), "tiktok")
    later.fill(DEADLINE, "1-10-2027")
    later.save()
    later.close()
    goal = read_strategy_file(stored.path).strategy.goals[index]
    assert (goal.id, goal.kind) == ("meer-omzet-uit-taart", "sales")
    assert hidden(stored) == []


def test_text_in_a_field_that_was_not_left_is_kept_but_means_nothing_yet(session, stored, again):
    """A kernel that ends in the middle of a word loses no more than that word."""
    session.type_at(STATEMENT, "Meer proefpakketten bij")
    session.save()
    assert read_strategy_file(stored.path).strategy == stored.strategy
    session.close()

    later = again()
    assert later.draft.value(STATEMENT) == "Meer proefpakketten bij"
    later.type_at(STATEMENT, None)
    later.undo()
    later.close()


def test_leaving_a_field_ends_its_text_in_the_journal(session, stored):
    """What is in the file needs no second place."""
    session.type_at(STATEMENT, "Meer")
    session.save()
    session.fill(STATEMENT, "Meer")
    session.save()
    session.close()

    assert hidden(stored) == []


TYPIST = """
import datetime as dt, sys
from pathlib import Path
from toolkit.intake.saving import Saving
from toolkit.intake.session import Session
from toolkit.store import find_workspace, read_strategy
from toolkit.store.evidence_files import load_evidence
space = find_workspace(Path(sys.argv[1]))
session = Session(read_strategy(space, sys.argv[2]), load_evidence(space), dt.date(2026, 11, 23))
Saving(session, lambda action: action())
deadline = ("goals", 0, "deadline", "on")
print("begun", flush=True)
for line in sys.stdin:
    number = line.strip()
    session.act(lambda: session.fill(("goals", 0, "weight"), number))
    session.act(lambda: session.fill(deadline, f"{number} niks"))
    session.type_at(("goals", 0, "statement"), f"half woord {number}")
    session.tell_state()
    print(number, flush=True)
"""


@pytest.fixture
def typist(workspace: Workspace) -> Iterator[subprocess.Popen[str]]:
    """A process of its own in which somebody types."""
    process = subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(workspace.root), CLIENT],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    yield process
    process.kill()
    process.wait(WAIT_SECONDS)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()


def types(process: subprocess.Popen[str], number: int) -> None:
    """Type a number."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{number}\n")
    process.stdin.flush()
    assert process.stdout.readline() == f"{number}\n"


def test_a_killed_process_loses_nothing_that_it_had_saved(typist, stored, again):
    """File and journal are whole after a kill at any moment; the next opening shows both."""
    types(typist, 4)
    until(lambda: in_file(stored) == 4)
    until(lambda: any("half woord 4" in text for text in journal_texts(stored)))
    types(typist, 5)
    os.kill(typist.pid, signal.SIGKILL)
    typist.wait(WAIT_SECONDS)

    later = again()
    assert not later.in_conflict
    assert later.draft.value(WEIGHT) in (4, 5)
    assert later.draft.refused[DEADLINE].typed in ("4 niks", "5 niks")
    assert later.draft.value(STATEMENT) in ("half woord 4", "half woord 5")
    later.close()


def journal_texts(stored: StoredStrategy) -> list[str]:
    """What the journals hold."""
    folder = stored.path.parent / ".draft"
    return [each.read_text() for each in folder.glob("*.json")]


def test_an_orderly_end_saves_the_last_change_at_once(typist, stored, again):
    """The kernel is shut down a moment after the last key: all of it is on the disk."""
    types(typist, 7)
    assert typist.stdin is not None
    typist.stdin.close()
    assert typist.wait(WAIT_SECONDS) == 0

    assert in_file(stored) == 7
    later = again()
    assert later.draft.refused[DEADLINE].typed == "7 niks"
    later.close()


def refusing(error: int, *names: str) -> Callable[[Path, Path], Path]:
    """A system call that fails for files of some names, as a full or read-only disk has it."""
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if any(name in str(target) for name in names):
            raise OSError(error, os.strerror(error))
        return replace(self, target)

    return refused


def test_a_file_that_cannot_be_written_is_told_and_tried_again(
    session, saving, stored, again, monkeypatch
):
    """Meanwhile all of it is in the journal; it goes as soon as the file can be written."""
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refusing(errno.EROFS, "strategy.yaml"))
        session.act(lambda: session.fill(WEIGHT, "2,5"))
        until(lambda: isinstance(session.trouble, UnwritableError) and not session.is_saving)
        said = state_html(session)
        assert "de schijf is alleen-lezen" in said
        assert "staat er bij de volgende opening weer" in said
        assert any('"weight":2.5' in text for text in journal_texts(stored))
    until(lambda: in_file(stored) == 2.5)
    until(lambda: session.trouble is None and session.is_kept)

    saving.finish()
    assert hidden(stored) == []


def test_where_nothing_can_be_written_the_page_is_said_to_be_the_only_place(
    session, saving, monkeypatch
):
    """No promise that is not kept: leave the page open."""
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refusing(errno.ENOSPC, "strategy.yaml", ".draft"))
        session.act(lambda: session.fill(WEIGHT, "2,5"))
        until(lambda: isinstance(session.trouble, UnwritableError) and not session.is_saving)
        said = state_html(session)

        assert "de schijf is vol" in said
        assert "laat deze pagina open" in said
        assert 'role="alert"' in said
    until(lambda: session.trouble is None)


LIMITED = """
import datetime as dt, resource, signal, sys
from pathlib import Path
from toolkit.intake.session import Session
from toolkit.intake.state import state_html
from toolkit.store import find_workspace, read_strategy
from toolkit.store.evidence_files import load_evidence
space = find_workspace(Path(sys.argv[1]))
session = Session(read_strategy(space, sys.argv[2]), load_evidence(space), dt.date(2026, 11, 23))
session.fill(("goals", 0, "weight"), "2,5")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (900, resource.RLIM_INFINITY))
saved = session.save()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(saved, session.is_kept, state_html(session))
print(session.save(), session.is_kept, state_html(session))
"""


def test_the_system_itself_refuses_to_write_so_much(workspace, stored):
    """No pretended fault but a limit of the system: told, the old file whole, and then saved."""
    found = subprocess.run(
        [sys.executable, "-c", LIMITED, str(workspace.root), CLIENT],
        capture_output=True,
        text=True,
        check=True,
    )
    refused, accepted = found.stdout.split("True True")

    assert refused.startswith("False False")
    assert "het bestand is te groot voor deze schijf" in refused
    assert "laat deze pagina open" in refused
    assert "Opgeslagen om" in accepted
    assert in_file(stored) == 2.5


def changed_by_another(stored: StoredStrategy) -> str:
    """Another editor saves the file; what it holds now."""
    theirs = stored.path.read_text().replace("Bakkerij Lindewaal", "Bakkerij De Linde", 1)
    other = stored.path.with_name("other")
    other.write_text(theirs)
    other.replace(stored.path)
    return theirs


def test_a_file_changed_by_another_is_shown_anew_where_nothing_is_at_stake(session, saving, stored):
    """The second browser sees what the first one did, says so, and can take it back."""
    changed_by_another(stored)
    until(lambda: session.draft.value(("client", "name")) == "Bakkerij De Linde")
    assert not session.in_conflict
    until(lambda: "Iemand anders heeft het bestand om 10:42 gewijzigd" in state_html(session))
    assert session.is_kept  # nothing to save: it would be said to be saved here
    assert session.saved_at is None

    session.act(session.undo)
    assert session.draft.value(("client", "name")) == "Bakkerij Lindewaal"


@pytest.mark.usefixtures("saving")
def test_two_sittings_never_overwrite_each_other_in_silence(session, stored, again):
    """Two kernels on one client: the second is told, and both versions can be had."""
    session.act(lambda: session.fill(DEADLINE, "31-02"))
    other = again()
    other.fill(WEIGHT, "7")
    until(lambda: session.is_kept)
    assert other.save()
    until(lambda: session.in_conflict)
    session.act(lambda: session.fill(WEIGHT, "2"))
    until(lambda: session.is_kept)
    assert isinstance(session.trouble, ChangedMeanwhileError)
    assert in_file(stored) == 7
    assert "door iemand anders gewijzigd" in state_html(session)

    session.act(session.keep_mine)
    assert in_file(stored) == 2
    assert any("weight: 7" in each.path.read_text() for each in versions(stored.path))
    other.close()


def test_what_was_typed_before_a_kill_waits_where_the_file_was_changed_since(
    session, stored, again
):
    """The next opening says that there are two versions; nothing is chosen for anybody."""
    session.save()
    session.draft = session.draft.filled(WEIGHT, "2,5")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "replace", refusing(errno.EROFS, "strategy.yaml"))
        session.save()
    session.close()
    theirs = changed_by_another(stored)
    for _ in range(2):  # the second opening knows it still
        later = again()
        assert later.in_conflict
        assert later.draft.value(WEIGHT) == 2.5
        assert not later.save()
        assert stored.path.read_text() == theirs
        later.close()

    later = again()
    later.take_file()
    later.save()
    later.close()
    assert not again().in_conflict
    assert stored.path.read_text() == theirs


def test_a_file_that_is_gone_or_broken_is_told_and_can_be_written_again(session, saving, stored):
    """An editor left half a file: both ways on stay open, and theirs is kept."""
    session.act(lambda: session.fill(DEADLINE, "31-02"))
    until(lambda: session.is_kept)
    stored.path.write_text("goals: [")
    until(lambda: session.in_conflict)
    session.act(session.take_file)
    assert session.in_conflict

    session.act(session.keep_mine)
    assert not session.in_conflict
    assert read_strategy_file(stored.path).strategy == stored.strategy
    assert any(each.path.read_text() == "goals: [" for each in versions(stored.path))
    stored.path.unlink()
    until(lambda: session.in_conflict)
    session.act(session.keep_mine)
    assert read_strategy_file(stored.path).strategy == stored.strategy


def test_saving_and_typing_at_once_never_stand_in_each_other_s_way(session, saving, stored):
    """A button pressed while the thread writes: one after the other, and both end."""
    ended = threading.Event()

    def type_and_save() -> None:
        for number in range(1, 12):
            session.act(lambda number=number: session.fill(WEIGHT, str(number)))
            session.act(session.save)
        ended.set()

    threading.Thread(target=type_and_save, daemon=True).start()
    assert ended.wait(WAIT_SECONDS)
    saving.finish()

    assert in_file(stored) == 11


def test_the_journal_is_small_and_plain(session, stored):
    """Only what the file does not hold, as text that people can read."""
    session.fill(DEADLINE, "31-02")
    session.save()
    (text,) = journal_texts(stored)
    session.close()

    assert json.loads(text)["tree"] is None
    assert len(text) < 300
