"""A card to another day, as the strategy file keeps it."""

import datetime as dt

import pytest

from toolkit.intake.board.month import BoardMonth
from toolkit.intake.board.move import moved
from toolkit.intake.draft import Draft
from toolkit.intake.session import Session

DAY = dt.timedelta(days=1)
MONDAY = dt.date(2027, 1, 4)
OVEN = f"series:uit-de-oven:{MONDAY}"


def move(session: Session, key: str, by: int, to: dt.date = MONDAY) -> Draft | None:
    """The draft in which a card lies so many days later."""
    return moved(session.draft, session.evidence, key, by * DAY, to)


def changes(draft: Draft | None) -> list[dict]:
    """What is changed in the first series."""
    assert draft is not None
    return list(draft.tree["content"]["series"][0].get("changes", []))


def with_items(session: Session, *items: dict) -> None:
    """Have these items instead."""
    tree = session.draft.tree
    session.change(lambda _: Draft({**tree, "content": {**tree["content"], "items": list(items)}}))


def test_an_occurrence_of_a_series_becomes_a_changed_one(session):
    """On its own day again it is no change any more, and a second move counts from the first."""
    first = move(session, OVEN, 1)
    assert changes(first) == [{"on": "2027-01-04", "moved_to": "2027-01-05"}]

    session.change(lambda _: first)
    assert changes(move(session, OVEN, 7)) == [{"on": "2027-01-04", "moved_to": "2027-01-12"}]
    assert changes(move(session, OVEN, -1)) == []


def test_what_else_is_changed_of_an_occurrence_stays(session):
    """Another title on that day goes along."""
    tree = session.draft.tree
    own = {"on": "2027-01-04", "title": "Driekoningenbrood"}
    series = [{**tree["content"]["series"][0], "changes": [own]}, *tree["content"]["series"][1:]]
    session.change(lambda _: Draft({**tree, "content": {**tree["content"], "series": series}}))

    assert changes(move(session, OVEN, 1)) == [{**own, "moved_to": "2027-01-05"}]


def test_an_item_of_a_series_keeps_the_place_that_it_takes(session):
    """The series does not bring another one on the day that was left."""
    draft = move(session, "item:eerste-week-van-yara", -7)
    assert draft is not None
    item = draft.strategy.content.items[0]
    assert (item.on, item.occurrence) == ("2027-01-20", dt.date(2027, 1, 27))
    month = BoardMonth(draft.strategy, session.evidence, session.as_of, dt.date(2027, 1, 1))
    nights = [
        each.on.day
        for each in month.cards
        if each.first.series and each.first.series.id == "de-nachtploeg"
    ]
    assert nights == [13, 20]

    session.change(lambda _: draft)
    back = move(session, "item:eerste-week-van-yara", 7)
    assert back is not None
    assert back.strategy.content.items[0].occurrence is None


@pytest.mark.parametrize("on", [None, "2027-02", "2027"])
def test_an_idea_without_a_day_gets_one(session, on):
    """Whether it had a month, a year or nothing."""
    with_items(session, {"id": "idee", "title": "Idee", **({"on": on} if on else {})})
    draft = move(session, "item:idee", 0, dt.date(2027, 2, 9))

    assert draft is not None
    assert draft.strategy.content.items[0].on == "2027-02-09"


@pytest.mark.parametrize(
    "key",
    ["item:weg", "item:geplaatst", "repeat:elke-week:2027-01-04", "series:weg:2027-01-04"],
)
def test_what_cannot_be_moved_is_left_alone(session, key):
    """What is gone, has appeared, or returns by a rule of its own."""
    with_items(
        session,
        {"id": "geplaatst", "on": "2027-01-04", "stage": "published"},
        {"id": "elke-week", "rule": "FREQ=WEEKLY", "on": "2027-01-04"},
    )

    assert move(session, key, 1) is None
