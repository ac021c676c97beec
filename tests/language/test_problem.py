"""Errors in words."""

import pytest

from toolkit.errors import (
    PROBLEM_TEMPLATES,
    EvidenceError,
    Problem,
    ReportError,
    StrategyError,
    UnknownClientError,
)
from toolkit.language import words_for
from toolkit.language.problem import error_text, problem_text
from toolkit.strategy import parse_strategy

NL, EN = words_for("nl"), words_for("en")


@pytest.mark.parametrize(
    ("problem", "dutch", "english"),
    [
        (
            Problem("goals[0].weight", "out_of_range", "-1", "0 … 1000"),
            "Gewicht: gevonden -1; toegestaan: 0 … 1000",
            "Weight: found -1; allowed: 0 … 1000",
        ),
        (
            Problem("personas[2].size", "wrong_type", '"veel"', "a whole number"),
            'Aantal mensen: gevonden "veel"; toegestaan: een geheel getal',
            'Number of people: found "veel"; allowed: a whole number',
        ),
        (
            Problem("goals[0].activity_basis", "not_a_choice", '"x"', "publishing, service"),
            (
                'Wat het doel nodig heeft: gevonden "x"; toegestaan: '
                "publishing (berichten plaatsen), service (vragen beantwoorden)"
            ),
            'What the goal needs: found "x"; allowed: publishing, service (answering questions)',
        ),
        (
            Problem("goals[0].name", "unknown_key", "name", "id, kind"),
            "onbekende sleutel 'name'; hier toegestaan: id, kind",
            "unknown key 'name'; allowed here: id, kind",
        ),
        (
            Problem("", "empty_file"),
            "het bestand is leeg; toegestaan: een strategie, al is het maar `client: {name: …}`",
            "the file is empty; allowed: a strategy, if only `client: {name: …}`",
        ),
        (
            Problem(
                "goals[0].parent", "unknown_reference", "zz", "a, b", facts={"target": "goals"}
            ),
            "Draagt bij aan: 'zz' verwijst naar niets in goals; daar bekend: a, b",
            "Contributes to: 'zz' refers to nothing in goals; known there: a, b",
        ),
    ],
)
def test_problem_says_what_was_found_and_what_is_allowed(problem, dutch, english):
    """A problem is told in both languages, after the label of its field."""
    assert problem_text(problem, NL) == dutch
    assert problem_text(problem, EN) == english


@pytest.mark.parametrize("kind", PROBLEM_TEMPLATES)
def test_every_kind_of_problem_is_told_differently_in_dutch(kind):
    """No kind of problem falls back on the English sentence, and each says its facts."""
    problem = Problem("goals[0].parent", kind, "FOUND", "ALLOWED", facts={"target": "goals"})
    dutch, english = problem_text(problem, NL), problem_text(problem, EN)

    assert dutch != english
    assert ("FOUND" in dutch, "ALLOWED" in dutch) == ("FOUND" in english, "ALLOWED" in english)
    assert "{" not in dutch.replace("{name: …}", "")


def test_strategy_error_tells_everything_with_its_place():
    """Each problem stands on a line of its own: line, path, label, what was found and allowed."""
    problems = (
        Problem("goals[0].deadline.on", "not_a_date", '"morgen"').at(12, 9),
        Problem("clinet", "unknown_key", "clinet", "client, period").at(1, 1),
        Problem("", "tab").at(3),
    )

    assert error_text(StrategyError(problems, "clients/x/strategy.yaml"), NL).splitlines() == [
        "clients/x/strategy.yaml: 3 fouten",
        (
            '  regel 12, goals[0].deadline.on (Uiterlijk op): gevonden "morgen"; toegestaan: '
            "een datum zoals 2026-03-31, 2026-03, 2026-Q1 of 2026"
        ),
        "  regel 1, clinet: onbekende sleutel 'clinet'; hier toegestaan: client, period",
        "  regel 3: een tab aan het begin van de regel; toegestaan: spaties",
    ]


def test_what_the_model_finds_is_told_in_dutch_to_the_end():
    """A wrong file is explained without a word of English but its codes and keys."""
    with pytest.raises(StrategyError) as caught:
        parse_strategy({"client": {"name": 12}, "period": {"start": "2027-13-01"}}, "s.yaml")

    assert error_text(caught.value, NL).splitlines() == [
        "s.yaml: 2 fouten",
        (
            "  client.name (Naam van de organisatie): gevonden 12; toegestaan: "
            "tekst (een getal tussen aanhalingstekens)"
        ),
        '  period.start (Begin): gevonden "2027-13-01"; toegestaan: een dag zoals 2026-03-31',
    ]


def test_evidence_error_tells_all_its_problems():
    """A table with two flaws names both, with table, line and column."""
    problems = (
        Problem("usage.csv: share", "not_a_code", "'1.2'", "0 … 1").at(4),
        Problem("fit.csv: thirds", "not_a_code", "'9'", "0 … 3").at(7),
    )
    error = EvidenceError(
        file="usage.csv", line=4, column="share", found="'1.2'", allowed="0 … 1", problems=problems
    )
    lines = error_text(error, EN).splitlines()

    assert len(lines) == 3
    assert lines[1] == "  line 4, usage.csv: share: found '1.2'; allowed: 0 … 1"
    assert lines[2] == "  line 7, fit.csv: thirds: found '9'; allowed: 0 … 3"


def test_other_errors_are_told_by_their_template():
    """An error without problems says its sentence in the reader's language."""
    error = UnknownClientError(client="Bär", file="clients/Bär/strategy.yaml", known="a, b")

    assert error_text(error, NL) == (
        "geen strategie voor 'Bär' (clients/Bär/strategy.yaml bestaat niet); hier bekend: a, b"
    )
    assert error_text(error, EN) == str(error)


def test_facts_that_are_messages_are_told_in_dutch_too():
    """What is found may be a sentence of the catalogue itself."""
    error = ReportError(found="an error of the notebook", place="cell 3")

    assert error_text(error, NL) == (
        "het rapport is geweigerd: er staat een fout van het notebook in (cell 3)"
    )
