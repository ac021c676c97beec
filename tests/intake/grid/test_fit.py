"""Goal × platform: the table's judgement, and the client's own with a reason."""

import pytest

from toolkit.intake.draft import Draft
from toolkit.intake.grid import FitSheet
from toolkit.intake.grid.cell import Told
from toolkit.intake.session import Session

SPOT = ("aanvragen|work", "instagram")
OWN = ("werkgever|candidate", "facebook")
WHY = "Koks kijken daar elke avond"


def entered(session: Session, text: str, why: str = "", spot=SPOT) -> Draft | Told:
    """What comes of a text in a cell."""
    return FitSheet().entered(session, session.draft, spot, text, why)


def test_each_goal_has_a_row_for_each_setting_of_its_personas(session):
    """Service at work is not service at home."""
    keys = [each.key for each in FitSheet().grid(session).rows]

    assert keys[:4] == [
        "aanvragen|work",
        "naamsbekendheid|private",
        "klantenservice|work",
        "klantenservice|private",
    ]


def test_the_table_is_a_suggestion_with_its_reason(session):
    """What the table says, and why, where nobody judged otherwise."""
    cell = FitSheet().grid(session).cells[SPOT]

    assert (cell.own, cell.suggested) == ("", "past een beetje")
    assert "Belangstelling komt als privébericht binnen" in cell.detail


def test_another_judgement_asks_for_a_reason(session):
    """Without one nothing is kept; with one it stands on top of the table's."""
    asked = entered(session, "3")
    assert isinstance(asked, Told)
    assert asked.asks

    session.change(lambda _: entered(session, "3", WHY))
    cell = FitSheet().grid(session).cells[SPOT]
    assert (cell.own, cell.suggested, cell.why) == ("past heel goed", "past een beetje", WHY)
    assert session.draft.strategy.fit[-1].model_dump(exclude_none=True) == {
        "goal": "aanvragen",
        "platform": "instagram",
        "setting": "work",
        "thirds": 3,
        "reason": WHY,
    }


@pytest.mark.parametrize("typed", ["2", "⅔", "2/3", "0,67", "67%", "past goed", "goed", "well"])
def test_thirds_are_understood_as_people_write_them(session, typed):
    """Signs, shares and words; a reason may follow behind a colon, as copying gives it."""
    draft = entered(session, f"{typed}: {WHY}")

    assert isinstance(draft, Draft)
    assert (draft.strategy.fit[-1].thirds, draft.strategy.fit[-1].reason) == (2, WHY)


def test_the_table_s_own_judgement_needs_no_reason(session):
    """What the table says already is no judgement of one's own; typed over one it ends that."""
    assert entered(session, "past een beetje") is session.draft
    draft = entered(session, "past goed", spot=OWN)

    assert isinstance(draft, Draft)
    assert draft.strategy.fit == ()


def test_a_judgement_for_more_than_one_cell_is_not_taken_away_here(session):
    """What holds for all settings is changed for this one, or where it was recorded."""
    everywhere = {"goal": "aanvragen", "platform": "instagram", "thirds": 0, "reason": "Nee"}
    session.change(lambda draft: Draft({**draft.tree, "fit": [everywhere]}))
    assert isinstance(entered(session, ""), Told)

    draft = entered(session, "1", WHY)
    assert isinstance(draft, Draft)
    assert [each.setting for each in draft.strategy.fit] == [None, "work"]


def test_what_is_no_judgement_is_told(session):
    """The words that are possible are in the sentence."""
    found = entered(session, "misschien")

    assert isinstance(found, Told)
    assert not found.asks
    assert "past een beetje" in found.sentence
