"""A new client is on disk from the first letter on, in a folder that gets its name once."""

import datetime as dt
from pathlib import Path

import pytest

from tests.intake.test_maker import FakeDesk
from toolkit.evidence import Evidence
from toolkit.intake.control import Controls
from toolkit.intake.session import Session
from toolkit.intake.sitting import begin_sitting, end_sitting
from toolkit.intake.start import aside
from toolkit.intake.start.desk_view import DeskView
from toolkit.intake.start.newcomer import Newcomer
from toolkit.intake.state import state_html
from toolkit.language import words_for
from toolkit.store import Workspace, read_strategy

AS_OF = dt.date(2026, 11, 23)


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    """A workspace without clients."""
    (tmp_path / "clients").mkdir()
    return Workspace(tmp_path, tmp_path / "outputs")


@pytest.fixture
def newcomer(space: Workspace) -> Newcomer:
    """A new client, of whom nothing is known."""
    return Newcomer(space, "nl")


@pytest.fixture
def session(newcomer: Newcomer, evidence: Evidence) -> Session:
    """The sitting with that client."""
    return Session(newcomer.stored, evidence, AS_OF)


def test_the_folder_is_there_before_the_first_letter(newcomer, space):
    """Whatever is typed has a place on disk to go to."""
    assert space.client_ids() == ("nieuwe-klant",)
    assert read_strategy(space, "nieuwe-klant").strategy.client.name is None


def test_the_folder_is_named_once(newcomer, session, space):
    """It is called after the name that is filled in first; another name changes it no more."""
    session.fill(("client", "name"), "Bakkerij De Korenaar")
    newcomer.settle(session)
    assert space.client_ids() == ("bakkerij-de-korenaar",)
    session.fill(("client", "name"), "Korenaar BV")
    newcomer.settle(session)
    assert session.save()

    assert space.client_ids() == ("bakkerij-de-korenaar",)
    assert read_strategy(space, "bakkerij-de-korenaar").strategy.client.name == "Korenaar BV"


def test_a_sitting_goes_on_in_the_folder_with_the_new_name(newcomer, session, space):
    """What is typed after the renaming is saved there, and the sitting can be ended there."""
    look = Controls()
    begin_sitting(session, look.box((look.said(),)))
    session.fill(("client", "name"), "Bakkerij")
    newcomer.settle(session)
    session.fill(("client", "sector"), "brood")
    ended = end_sitting(space.strategy_path("bakkerij"))

    assert ended is session
    assert read_strategy(space, "bakkerij").strategy.client.sector == "brood"
    assert space.client_ids() == ("bakkerij",)


def test_two_clients_of_one_name_have_a_folder_each(newcomer, session, space, evidence):
    """The second gets a number; nothing of the first is touched."""
    session.fill(("client", "name"), "Bakkerij")
    newcomer.settle(session)
    second = Newcomer(space, "nl")
    other = Session(second.stored, evidence, AS_OF)
    other.fill(("client", "name"), "Bakkerij")
    second.settle(other)

    assert space.client_ids() == ("bakkerij", "bakkerij-2")


def test_another_starter_keeps_the_name_and_can_be_undone(newcomer, session):
    """At most three goals come along, with the comments of the starter; undo brings back."""
    session.fill(("client", "name"), "Bakkerij")
    newcomer.begin_with("winkel-horeca", session)
    assert session.save()
    strategy = session.stored.strategy

    assert strategy.client.name == "Bakkerij"
    assert len(strategy.goals) == len(strategy.personas) == 3
    assert "winkel of horecazaak" in session.stored.path.read_text(encoding="utf-8")
    session.undo()
    assert session.draft.strategy.goals == ()
    assert session.draft.strategy.client.name == "Bakkerij"


def test_starters_are_offered_by_name_in_the_clients_language(newcomer):
    """Dutch starters for a Dutch client, English ones for an English; none by its file's name."""
    dutch, english = (newcomer.starters(each, words_for(each)) for each in ("nl", "en"))

    assert dutch[0] == ("Een leeg begin", "leeg")
    assert english[0] == ("An empty beginning", "blank")
    assert not {each for _, each in dutch} & {each for _, each in english}


def test_whoever_turns_back_at_once_leaves_nothing(newcomer, session, space):
    """A client of whom nothing was filled in leaves no folder."""
    assert newcomer.drop_if_empty(session)
    assert space.client_ids() == ()


def test_the_list_shows_a_new_client_after_the_first_conversation(space):
    """From the list to a new client and back: it is in the file, and the list is shown again."""
    view = DeskView(FakeDesk(space), "nl", "2026-11-23", Controls())
    view.begin()
    start = view.start
    assert start
    start.who.name.control.value = "Bakkerij"
    start.accounts.text.value = "instagram.com/bakkerij"
    start.means.roles["makes"].value = "Communicatie"
    view._leave("list")

    strategy = read_strategy(space, "bakkerij").strategy
    assert strategy.channels[0].platform == "instagram"
    assert strategy.roles[0].name == "Communicatie"
    assert view.start is None


def test_what_follows_grows_beside_it(space):
    """Beside the fields stand the decisions, the gaps and what is not now, marked as usual."""
    view = DeskView(FakeDesk(space), "nl", "2026-11-23", Controls())
    view.begin()
    start = view.start
    assert start
    before = start.aside.panel.value
    start.who.name.control.value = "Bakkerij"
    start.who.starter.value = "winkel-horeca"
    start.accounts.text.value = "instagram.com/bakkerij"

    for title in ("Te besluiten", "De grootste gaten", "Nu niet", "Standaard:"):
        assert title in start.aside.panel.value
    assert start.aside.panel.value != before
    view._leave("list")


def test_what_cannot_be_computed_is_told_in_words(space, monkeypatch: pytest.MonkeyPatch):
    """Where what follows cannot be computed, the bar says so; what was typed stays."""
    view = DeskView(FakeDesk(space), "nl", "2026-11-23", Controls())
    view.begin()
    start = view.start
    assert start
    monkeypatch.setattr(aside, "analyse", lambda *_: 1 / 0)
    start.who.name.control.value = "Bakkerij"

    assert "ZeroDivisionError" in state_html(start.session)
    assert start.session.draft.value(("client", "name")) == "Bakkerij"
    monkeypatch.undo()
    view._leave("list")
