"""What is still missing in a step, in words."""

from dataclasses import replace

from toolkit.intake.draft import Draft
from toolkit.intake.session import Session
from toolkit.intake.step.missing import belongs, filled_text, missing
from toolkit.intake.step.outline import STEPS, Portion
from toolkit.strategy import Strategy

STEP = {step.name: step for step in STEPS}


def test_fields_that_are_missed_are_counted_in_words(session: Session):
    """Two goals without a deadline are told as that; the finding about them stands beside it."""
    for index in (0, 1):
        session.fill(("goals", index, "deadline", "on"), "")
    findings = session.analysis().open_findings
    found = missing(STEP["goals"], session, findings)

    assert "2 doelen hebben geen termijn." in found.empty
    assert any("te meten" in said for said in found.noticed), found.noticed


def test_an_empty_strategy_misses_something_in_every_step_that_asks(session: Session):
    """From nothing, each step says how to begin; decisions and notes may stay empty."""
    session.draft = Draft.of(Strategy())
    told = {name: missing(step, session).sentences for name, step in STEP.items()}

    assert told["goals"] == ("Er is nog geen doel.",)
    assert told["organisation"][0].startswith("De organisatie: naam van de organisatie")
    assert {name for name, said in told.items() if not said} == {"decisions", "notes"}


def test_not_known_is_an_answer(session: Session):
    """What the client does not know yet is not asked again and again."""
    session.fill(("goals", 0, "deadline", "on"), "")
    before = missing(STEP["goals"], session).empty
    session.fill(("goals", 0, "not_known"), ("deadline",))

    assert "1 doel heeft geen termijn." in before
    assert missing(STEP["goals"], session).empty == ()


def test_channels_that_are_not_used_need_nothing(session: Session):
    """A rejected channel lacks no purpose and no frequency."""
    tree = {**session.draft.tree, "channels": [{"id": "x", "platform": "x", "status": "rejected"}]}
    session.draft = replace(session.draft, tree=tree)

    assert missing(STEP["channels"], session).empty == ()


def test_what_is_refused_is_told_in_the_step_where_it_stands(session: Session):
    """A wrong number among the personas is to be put right there, and nowhere else."""
    session.fill(("personas", 0, "size"), "veel")

    assert missing(STEP["personas"], session).refused == ("1 veld is nog niet goed.",)
    assert missing(STEP["goals"], session).refused == ()


def test_a_place_belongs_to_the_step_that_asks_it():
    """Also fields of the strategy itself, and lists inside parts."""
    places = {
        ("phase",): "organisation",
        ("client", "tone", "emoji"): "organisation",
        ("content", "items", 3, "copies", 0, "text"): "content",
        ("capacity", "rates", 0, "role"): "capacity",
        ("notes",): "notes",
    }
    for place, name in places.items():
        assert [step.name for step in STEPS if belongs(place, step)] == [name]


def test_what_is_folded_says_how_much_is_in_it(session: Session):
    """Before somebody opens a part, it is known whether there is anything in it."""
    assert filled_text(Portion("content.series"), session) == "5"
    session.change(lambda _: Draft.of(Strategy()))
    assert filled_text(Portion("content.stories"), session) == "nog niets"
    session.fill(("agreements", "crisis", "reached_at"), "06 12345678")
    assert filled_text(Portion("agreements.crisis"), session) == "1 ingevuld"
