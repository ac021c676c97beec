"""Persona × platform: what is typed becomes what the client says, and the evidence stays beside."""

import pytest

from toolkit.evidence import Evidence
from toolkit.intake.draft import Draft
from toolkit.intake.grid import UseSheet
from toolkit.intake.grid.cell import Told, plain
from toolkit.intake.session import Session

SPOT = ("gezin", "linkedin")
COUNTED = ("gezin", "instagram")


def entered(session: Session, text: str, spot: tuple[str, str] = SPOT) -> Draft | Told:
    """What comes of a text in a cell."""
    return UseSheet().entered(session, session.draft, spot, text, "")


def kept(draft: Draft | Told, spot: tuple[str, str] = SPOT) -> dict:
    """What is kept for that persona and platform."""
    assert isinstance(draft, Draft)
    persona = next(each for each in draft.strategy.personas if each.id == spot[0])
    found = [each for each in persona.use if each.platform == spot[1]]
    return found[0].model_dump(exclude_unset=True) if found else {}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("de meesten", {"word": "most"}),
        ("Meeste", {"word": "most"}),
        ("bijna niemand", {"word": "hardly"}),
        ("hardly anyone", {"word": "hardly"}),
        ("half", {"word": "half"}),
        ("helft", {"word": "half"}),
        ("?", {"word": "unknown"}),
        ("40%", {"share": 0.4}),
        ("40 %", {"share": 0.4}),
        ("40", {"share": 0.4}),
        ("12,5%", {"share": 0.125}),
        ("0,4", {"share": 0.4}),
        ("100", {"share": 1.0}),
        ("30–45 %", {"min": 0.3, "max": 0.45}),
        ("30 tot 45 %", {"min": 0.3, "max": 0.45}),
    ],
)
def test_a_word_a_share_or_bounds_are_understood(session, typed, value):
    """What a client says at the table, or has counted."""
    assert kept(entered(session, typed)) == {"platform": "linkedin", **value}


@pytest.mark.parametrize("typed", ["veel", "140%", "-3", "o", "60–30 %"])
def test_what_is_not_understood_is_told_with_what_is_possible(session, typed):
    """Nothing changes, and the sentence names what was typed."""
    found = entered(session, typed)

    assert isinstance(found, Told)
    assert f"“{typed}”" in found.sentence


def test_another_value_than_the_counted_one_does_not_borrow_its_source(session):
    """Where 58 % came from says nothing of “most”; the same value again changes nothing."""
    assert kept(entered(session, "de meesten", COUNTED), COUNTED) == {
        "platform": "instagram",
        "word": "most",
        "basis": "client",
    }
    assert entered(session, "58 %", COUNTED) is session.draft


def test_emptied_it_is_the_evidence_that_holds(session):
    """Taking away what the client said leaves the suggestion, with its grade."""
    session.change(lambda _: entered(session, "", COUNTED))
    cell = UseSheet().grid(session).cells[COUNTED]

    assert kept(session.draft, COUNTED) == {}
    assert (cell.own, cell.suggested, cell.note) == ("", "67 %", "berekend 2026")


def test_a_cell_has_a_name_with_persona_platform_value_and_grade(session):
    """A screen reader says who, what, how many, and how that is known."""
    rows = plain(UseSheet().grid(session))["rows"]
    names = [cell["name"] for cell in rows[1]["cells"]]

    assert names[0] == "Marloes, koopt brood voor het gezin, LinkedIn: 48 %, berekend"
    assert names[2] == "Marloes, koopt brood voor het gezin, Instagram: 58 %, opgegeven"
    assert (
        names[3]
        == "Marloes, koopt brood voor het gezin, Nieuwsbrief: een deel, opgegeven, in woorden"
    )


def test_older_figures_stay_beside_a_newer_one(session):
    """Another figure takes the newest one's place with the year of now; a word goes alone."""
    draft = session.draft
    use = [
        {"platform": "linkedin", "share": 0.3, "year": "2023"},
        {"platform": "linkedin", "share": 0.4, "year": "2024"},
    ]
    tree = {**draft.tree, "personas": [{"id": "gezin", "use": use}, *draft.tree["personas"][2:]]}
    session.change(lambda _: Draft({**tree, "goals": []}))
    figure = entered(session, "50%")
    word = entered(session, "half")

    assert isinstance(figure, Draft)
    assert isinstance(word, Draft)
    assert [each["share"] for each in figure.tree["personas"][0]["use"]] == [0.3, 0.5]
    assert figure.tree["personas"][0]["use"][1]["year"] == "2026"
    assert word.tree["personas"][0]["use"] == [{"platform": "linkedin", "word": "half"}]


def test_without_channels_or_personas_it_says_what_is_needed(session, evidence: Evidence):
    """An empty grid is no riddle."""
    session.change(lambda _: Draft({}))

    assert UseSheet().grid(session).nothing == "Voeg eerst doelgroepen en kanalen toe."
