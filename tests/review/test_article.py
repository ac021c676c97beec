"""The article that the toolkit is made after: what it advises, the review asks."""

from __future__ import annotations

import pytest

from toolkit.review import RULES, rule_of

# What the article advises, in our own words, and the rules that ask for it. What it says of a
# calendar, of starting in time, and of dividing tasks also belongs to content and tasks.
ADVICE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "know why you are there; not because it belongs",
        ("GOAL-001", "GOAL-004", "CHAN-002", "CONT-013"),
    ),
    ("identity and positioning come first", ("CLNT-001",)),
    (
        "four aspects: goals, audiences, channels, content",
        ("GOAL-001", "PERS-001", "CHAN-001", "CHAN-004"),
    ),
    ("describe which goals are important", ("GOAL-009",)),
    ("and within which term", ("GOAL-002", "GOAL-007", "CLNT-004")),
    ("bring focus into the audiences", ("PERS-006",)),
    ("a persona has ages, motives, traits, a way to be addressed, behaviour", ("PERS-002",)),
    ("and channels that it uses", ("PERS-003", "PERS-004", "PERS-005")),
    ("think about where you want to be", ("CHAN-001", "CHAN-008")),
    ("one platform suits one audience and goal, another another", ("CHAN-007", "GOAL-014")),
    ("make clear choices", ("CHAN-009", "CHAN-020")),
    ("a calendar says for which audience a message is", ("CONT-001", "CONT-021")),
    ("begin in time with a photo, an interview or a visual", ("PROD-001", "PROD-004")),
    ("lay down what is posted when", ("CHAN-004", "CHAN-010", "CHAN-017", "CONT-012")),
    (
        "it stands or falls with the people who do it",
        ("COST-001", "COST-002", "COST-003", "COST-005"),
    ),
    ("who makes the content?", ("CHAN-003",)),
    ("who decides what is posted?", ("AGRM-005",)),
    ("who watches reactions, and may answer?", ("AGRM-001",)),
    ("not everybody is a spokesperson", ("AGRM-002", "AGRM-007", "TASK-005")),
    ("clear agreements and a clear division of tasks", ("TASK-004",)),
)


@pytest.mark.parametrize(("advice", "codes"), ADVICE)
def test_advice_of_the_article_is_asked_for(advice: str, codes: tuple[str, ...]) -> None:
    """Each piece of its advice has rules that name the article as their source."""
    assert all(rule_of(code).basis == "article" for code in codes), advice


def test_every_rule_of_the_article_is_listed() -> None:
    """No rule leans on the article without saying on which advice."""
    named = {code for _, codes in ADVICE for code in codes}

    assert {rule.code for rule in RULES if rule.basis == "article"} == named
