"""The five questions per channel, and tasks with their letters."""

import pytest

from toolkit.intake.draft import Draft
from toolkit.intake.grid import QuestionSheet, TaskSheet
from toolkit.intake.grid.cell import Sheet, Told
from toolkit.intake.session import Session


def entered(sheet: Sheet, session: Session, spot: tuple[str, str], text: str) -> Draft:
    """The draft after a text in a cell."""
    found = sheet.entered(session, session.draft, spot, text, "")
    assert isinstance(found, Draft), found
    return found


def test_what_holds_for_all_channels_is_a_suggestion_below(session):
    """A channel without an agreement of its own shows whose it is."""
    cells = QuestionSheet().grid(session).cells

    assert cells["", "makes"].own == "Medewerker communicatie"
    assert (cells["facebook", "makes"].own, cells["facebook", "makes"].suggested) == (
        "",
        "Medewerker communicatie",
    )
    assert cells["facebook", "makes"].note == "zoals overal"


@pytest.mark.parametrize("typed", ["Winkelleider", "winkel", "winkell"])
def test_a_role_is_understood_by_its_name(session, typed):
    """The whole name, its beginning, or its id; emptied, the general agreement holds again."""
    draft = entered(QuestionSheet(), session, ("facebook", "answers"), typed)
    assert draft.strategy.responsibilities.per_channel[-1].model_dump(exclude_none=True) == {
        "channel": "facebook",
        "answers": {"role": "winkel"},
        "inferred": (),
        "not_known": (),
    }

    session.change(lambda _: draft)
    after = entered(QuestionSheet(), session, ("facebook", "answers"), "")
    assert len(after.strategy.responsibilities.per_channel) == 3


def test_a_role_keeps_its_replacement_unless_it_is_that_one(session):
    """Nobody replaces themselves."""
    spot = ("linkedin", "makes")
    other = entered(QuestionSheet(), session, spot, "Eigenaar")
    itself = entered(QuestionSheet(), session, spot, "Winkelleider")
    makes = [each.strategy.responsibilities.per_channel[1].makes for each in (other, itself)]

    assert [(each.role, each.replacement) for each in makes if each] == [
        ("directie", "winkel"),
        ("winkel", None),
    ]


def test_who_is_no_role_is_told(session):
    """With the roles that there are."""
    found = QuestionSheet().entered(session, session.draft, ("facebook", "makes"), "Joop", "")

    assert isinstance(found, Told)
    assert "Winkelleider" in found.sentence


def test_letters_are_what_a_role_has_of_a_task(session):
    """Own letters go before what follows from the questions; emptied, that holds again."""
    spot = ("answer", "fotograaf")
    session.change(lambda _: entered(TaskSheet(), session, spot, "a, c"))
    cells = TaskSheet().grid(session).cells
    assert cells[spot].own == "A C"
    assert "A" not in cells["answer", "directie"].suggested
    task = session.draft.strategy.responsibilities.tasks[-1]
    assert (task.kind, task.accountable, task.consulted) == (
        "answer",
        ("fotograaf",),
        ("fotograaf",),
    )

    before = len(session.draft.strategy.responsibilities.tasks)
    session.change(lambda _: entered(TaskSheet(), session, spot, ""))
    assert len(session.draft.strategy.responsibilities.tasks) == before - 1
    assert "A" in TaskSheet().grid(session).cells["answer", "directie"].suggested


def test_a_task_in_own_words_has_a_row_too(session):
    """It stays when its letters go."""
    grid = TaskSheet().grid(session)
    assert [each.name for each in grid.rows if each.key.startswith("#")] == ["Jaarplan vaststellen"]

    draft = entered(TaskSheet(), session, ("#0", "winkel"), "")
    assert draft.strategy.responsibilities.tasks[0].task == "Jaarplan vaststellen"
    assert draft.strategy.responsibilities.tasks[0].consulted == ()


def test_what_is_no_letter_is_told(session):
    """With what the letters mean."""
    found = TaskSheet().entered(session, session.draft, ("make", "winkel"), "ja", "")

    assert isinstance(found, Told)
    assert "R uitvoerend" in found.sentence
