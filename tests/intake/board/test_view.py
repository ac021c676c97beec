"""The month board without a browser: what it shows, and what it says of a move."""

from dataclasses import dataclass, field

import pytest

from toolkit.intake.board import BoardView
from toolkit.intake.control import Controls
from toolkit.intake.draft import Draft
from toolkit.intake.session import Session

OVEN = "series:uit-de-oven:2027-01-04"
YARA = "item:eerste-week-van-yara"


@dataclass
class Talk:
    """A board, and what it said to the browser."""

    view: BoardView
    told: list[dict] = field(default_factory=list)

    def hear(self, **content) -> list[str]:
        """What the board says to a message of the browser."""
        self.view._heard(self.view.widget, {"number": 1, **content}, [])
        return self.told[-1]["told"]

    def days(self) -> dict[str, dict]:
        """The days that are shown, by date."""
        weeks = self.view.widget.board["weeks"]
        return {day["date"]: day for week in weeks for day in week["days"]}

    def on(self, date: str) -> list[str]:
        """The keys of the cards of a day."""
        return [card["key"] for card in self.days()[date]["cards"]]


@pytest.fixture
def board(session: Session) -> Talk:
    """The board of the sample client."""
    found = Talk(BoardView(session, Controls(), lambda action: action()))
    found.view.widget.send = found.told.append
    return found


def test_it_opens_on_the_month_in_which_something_appears_next(board):
    """Whole weeks from Monday with their ISO numbers, days off and breaks marked."""
    shown = board.view.widget.board
    days = board.days()

    assert shown["title"] == "Januari 2027"
    assert [week["number"] for week in shown["weeks"]] == [53, 1, 2, 3, 4]
    assert next(iter(days)) == "2026-12-28"
    assert days["2027-01-01"]["free"]
    assert {"kind": "free", "text": "Nieuwjaarsdag"} in days["2027-01-01"]["notes"]
    assert days["2026-12-28"]["outside"]
    assert board.on("2027-01-04") == [OVEN]
    assert days["2027-01-04"]["cards"][0]["name"] == (
        "Uit de oven, Instagram, maandag 4 januari, 07:30, vooraf akkoord"
    )


def test_a_move_says_what_follows(board, session):
    """When making begins, and what is there already; one undo takes it back."""
    before = session.draft.strategy
    said = board.hear(do="move", key=OVEN, **{"from": "2027-01-04"}, to="2027-01-07")

    assert said[0].startswith("“Uit de oven” staat nu op donderdag 7 januari. Het maken begint op")
    assert said[1] == "Op donderdag 7 januari verschijnt ook “Vraag het de bakker” op Instagram."
    assert board.on("2027-01-04") == []
    assert OVEN in board.on("2027-01-07")
    assert board.hear(do="undo") == ["Ongedaan gemaakt."]
    assert session.draft.strategy == before
    assert board.on("2027-01-04") == [OVEN]


def test_the_same_moment_a_holiday_and_the_end_of_the_period_are_said(board):
    """Each in a sentence."""
    together = board.hear(do="move", key=OVEN, **{"from": "2027-01-04"}, to="2027-01-06")
    assert "“Uit de oven” verschijnt op hetzelfde moment op Instagram." in together

    holiday = board.hear(do="move", key=OVEN, **{"from": "2027-01-06"}, to="2027-01-01")
    assert "Vrijdag 1 januari is een feestdag: Nieuwjaarsdag." in holiday

    outside = board.hear(do="move", key=YARA, **{"from": "2027-01-27"}, to="2026-12-30")
    assert any("buiten de looptijd" in sentence for sentence in outside)


def test_too_late_is_said_with_the_first_day_that_is_possible(board, session):
    """An interview takes weeks; next week it cannot be there."""
    tree = session.draft.tree
    item = {**tree["content"]["items"][0], "stage": "idea"}
    content = {**tree["content"], "items": [item]}
    session.change(lambda _: Draft({**tree, "content": content}))
    said = board.hear(do="move", key=YARA, **{"from": "2027-01-27"}, to="2026-11-30")

    assert any("kan op 30 november 2026 niet meer klaar zijn" in each for each in said), said


def test_months_can_be_turned_as_far_as_there_is_something_to_plan(board):
    """From the month of today to the end of the period."""
    board.hear(do="month", month="2026-11")
    assert board.view.widget.board["previous"] == ""
    assert board.days()["2026-11-23"]["today"]

    board.hear(do="month", month="2027-12")
    assert board.view.widget.board["next"] == ""


def test_what_has_no_day_yet_lies_above_the_month(board, session):
    """An idea with a month, and one without."""
    tree = session.draft.tree
    items = [{"id": "a", "title": "Kerstbrood", "on": "2027-12"}, {"id": "b", "title": "Ooit"}]
    content = {**tree["content"], "items": items}
    session.change(lambda _: Draft({**tree, "content": content}))
    board.view.show()

    assert [card["name"] for card in board.view.widget.board["undated"]] == [
        "Kerstbrood, december 2027",
        "Ooit, zonder dag",
    ]


def test_a_time_by_another_clock_says_whose(board, session):
    """One item in London: each time of its weeks says the place; other weeks need not."""
    tree = session.draft.tree
    item = {
        "id": "a",
        "title": "Brood in Londen",
        "on": "2027-01-12",
        "at": "09:00",
        "time_zone": "Europe/London",
        "channels": ["instagram"],
    }
    content = {**tree["content"], "items": [item]}
    session.change(lambda _: Draft({**tree, "content": content}))
    board.view.show()
    times = {card["at"] for day in board.days().values() for card in day["cards"] if card["at"]}

    assert "09:00 (Londen)" in times
    assert "07:30 (Amsterdam)" in times
    assert ", 09:00 (Londen), " in board.days()["2027-01-12"]["cards"][0]["name"]

    board.hear(do="month", month="2027-03")
    times = {card["at"] for day in board.days().values() for card in day["cards"] if card["at"]}
    assert times
    assert not any("(" in each for each in times)
