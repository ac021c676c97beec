"""One sitting: typing, saving, and what comes between; real files."""

from toolkit.errors import ChangedMeanwhileError, UnexpectedError, UnwritableError
from toolkit.intake.arranging import added
from toolkit.store import read_strategy, read_strategy_file, versions

WEIGHT = ("goals", 0, "weight")


def test_saving_puts_the_typed_value_in_the_file(session, workspace):
    """What is saved is what another program reads."""
    session.fill(WEIGHT, "2,5")
    assert session.unsaved

    assert session.save()
    assert not session.unsaved
    assert f"{session.saved_at:%H:%M}" == "10:42"
    assert read_strategy(workspace, "bakkerij-lindewaal").strategy.goals[0].weight == 2.5


def test_saving_keeps_comments_and_what_the_form_does_not_show(session, stored):
    """The rest of the file stays as the consultant wrote it."""
    before = stored.path.read_text().splitlines()
    session.fill(WEIGHT, "2,5")
    session.save()

    changed = set(before) ^ set(stored.path.read_text().splitlines())
    assert all("weight" in line for line in changed)


def test_saving_leaves_out_what_is_not_right_and_keeps_it_in_the_form(session, stored):
    """One wrong date does not hold up the rest, and is not lost."""
    deadline = ("goals", 0, "deadline", "on")
    session.fill(deadline, "31-02")
    session.fill(WEIGHT, "2")

    assert session.save()
    saved = read_strategy_file(stored.path).strategy.goals[0]
    assert (saved.weight, saved.deadline) == (2, stored.strategy.goals[0].deadline)
    assert session.draft.refused[deadline].typed == "31-02"


def test_a_file_that_somebody_else_changed_is_left_alone_and_both_versions_kept(session, stored):
    """Neither their change nor ours is lost."""
    theirs = stored.path.read_text().replace("Bakkerij Lindewaal", "Bakkerij De Linde", 1)
    stored.path.write_text(theirs)
    session.fill(WEIGHT, "2,5")

    assert not session.save()
    assert isinstance(session.trouble, ChangedMeanwhileError)
    assert session.in_conflict
    assert session.unsaved
    assert stored.path.read_text() == theirs
    assert "weight: 2.5" in (stored.path.parents[2] / session.trouble.facts["kept"]).read_text()


def test_going_on_with_their_file_can_be_undone(session, stored):
    """Choosing their version still leaves ours at hand."""
    stored.path.write_text(stored.path.read_text().replace("Lindewaal", "De Linde", 1))
    session.fill(WEIGHT, "2,5")
    session.save()

    session.take_file()
    assert not session.unsaved
    assert not session.in_conflict
    assert session.draft.value(WEIGHT) == stored.strategy.goals[0].weight

    session.undo()
    assert session.draft.value(WEIGHT) == 2.5


def test_keeping_ours_keeps_theirs_as_an_earlier_version(session, stored):
    """Choosing our version still leaves theirs to go back to."""
    theirs = stored.path.read_text().replace("weight: 3", "weight: 7", 1)
    stored.path.write_text(theirs)
    session.fill(WEIGHT, "2,5")
    session.save()

    assert session.keep_mine()
    assert read_strategy_file(stored.path).strategy.goals[0].weight == 2.5
    kept = [version.path.read_text() for version in versions(stored.path)]
    assert theirs in kept


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_save_that_fails_loses_nothing_and_the_next_one_goes_well(session, stored, monkeypatch):
    """A full disk is told; when there is room again, the same draft is saved."""
    session.fill(WEIGHT, "2,5")
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", _full_disk)
        assert not session.save()
        trouble = session.trouble
    assert isinstance(trouble, UnwritableError)
    assert read_strategy_file(stored.path).strategy == stored.strategy

    assert session.save()
    assert session.trouble is None
    assert read_strategy_file(stored.path).strategy.goals[0].weight == 2.5


def test_an_address_tells_the_platform(session):
    """Pasting an address is enough to know which platform it is; one undo takes back both."""
    session.draft, index = added(session.draft, ("channels",))
    before = session.draft
    session.fill(("channels", index, "address"), "www.youtube.com/@bakkerij")

    assert session.draft.value(("channels", index, "platform")) == "youtube"
    session.undo()
    assert session.draft is before


def test_an_address_does_not_overrule_a_platform(session):
    """What somebody chose stays."""
    session.fill(("channels", 0, "address"), "www.youtube.com/@bakkerij")

    assert session.draft.value(("channels", 0, "platform")) == "linkedin"


def test_what_was_taken_back_can_be_made_again_until_something_else_is_typed(session):
    """Undo and redo go through all changes; a new change goes before those taken back."""
    session.fill(WEIGHT, "2")
    session.fill(WEIGHT, "4")
    session.undo()
    session.undo()
    assert not session.can_undo
    session.redo()
    assert session.draft.value(WEIGHT) == 2
    session.redo()
    assert session.draft.value(WEIGHT) == 4
    assert not session.can_redo

    session.undo()
    session.fill(WEIGHT, "5")
    assert not session.can_redo
    session.redo()
    assert session.draft.value(WEIGHT) == 5


def test_whatever_watches_a_session_is_told_of_each_change(session):
    """Two views of one sitting show the same, and one that fails keeps nobody from the rest."""
    seen = []

    def broken() -> None:
        raise RuntimeError

    session.watch(broken)
    session.watch(lambda: seen.append((session.draft.value(WEIGHT), type(session.trouble))))
    session.act(lambda: session.fill(WEIGHT, "2"))

    assert seen[-1] == (2, UnexpectedError)


def test_the_analysis_follows_the_draft(session):
    """What is shown beside the form is computed from what is in it, saved or not."""
    before = {each.code for each in session.analysis().findings}
    session.fill(("goals", 1, "deadline", "on"), "")

    assert "GOAL-002" in {each.code for each in session.analysis().findings} - before
