"""What a finding says, alone and with others, how bad it is, and what decisions make of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, changed, channels, merged, with_entry
from toolkit.language import words_for
from toolkit.review import RULES, Finding, finding_text, findings_text

ENGLISH = words_for("en")


def of(code: str, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of one rule."""
    return tuple(each for each in found if each.code == code)


def severity(review: Review, code: str, tree: dict[str, Any]) -> str | None:
    """How bad the first finding of a rule is; None if there is none."""
    return next((each.severity for each in of(code, review(tree))), None)


def test_a_final_strategy_is_judged_harder(review: Review) -> None:
    """What is a warning in a concept is an error once the strategy is called final."""
    tree = changed(capacity={"hours_per_week": None})

    assert severity(review, "COST-001", tree) == "warning"
    assert severity(review, "COST-001", {**tree, "phase": "final"}) == "error"


@pytest.mark.parametrize("rule", [each for each in RULES if each.final], ids=lambda rule: rule.code)
def test_final_is_never_milder(rule: Any) -> None:
    """No rule becomes less bad when the strategy is called final."""
    order = ("advice", "warning", "error")

    assert order.index(rule.final) > order.index(rule.severity)


NO_NORM: dict[str, Any] = {
    "agreements": {"response": [], "escalation": [], "crisis": None, "spokespersons": []}
}
SMALL = {"client": {"size": "small"}}
SERVICE = {"goals": [merged(SOUND["goals"][0], {"kind": "customer_service"})]}
SETTINGS: tuple[tuple[str, str, dict[str, Any], str | None], ...] = (
    ("AGRM-001", "a firm of some size", {}, "warning"),
    ("AGRM-001", "a small firm", SMALL, "advice"),
    ("AGRM-001", "a small firm that wants to answer", {**SMALL, **SERVICE}, "warning"),
    (
        "AGRM-001",
        "a small public body",
        merged(SMALL, {"client": {"public_body": True}}),
        "warning",
    ),
    ("AGRM-002", "a small firm", SMALL, "advice"),
    ("AGRM-007", "a firm of some size", {}, "warning"),
    ("AGRM-007", "a small firm", SMALL, "advice"),
    ("AGRM-007", "two people", {"client": {"employees": 2}}, None),
)


@pytest.mark.parametrize(("code", "who", "setting", "expected"), SETTINGS)
def test_severity_follows_size_and_setting(
    review: Review, code: str, who: str, setting: dict[str, Any], expected: str | None
) -> None:
    """The same gap is worse for who has to answer, and nothing for who works alone."""
    tree = merged(merged(SOUND, NO_NORM), setting)

    assert severity(review, code, tree) == expected, who


MAKES = {"per_channel": [{"makes": {"role": "officer"}, "decides": {"role": "officer"}}]}
TEAMS: tuple[tuple[str, dict[str, Any], str | None], ...] = (
    ("three", {}, "warning"),
    ("a small firm", {"client": {"size": "small"}}, "advice"),
    ("nobody knows", {"roles": [{**each, "people": None} for each in SOUND["roles"]]}, "advice"),
    (
        "two roles, one holder, one other",
        {
            "roles": [
                {"id": "officer", "holder": "Ann"},
                {"id": "manager", "holder": "Ann"},
                {"id": "desk", "holder": "Bo"},
            ]
        },
        None,
    ),
)


@pytest.mark.parametrize(("who", "setting", "expected"), TEAMS)
def test_making_and_approving_in_one_hand(
    review: Review, who: str, setting: dict[str, Any], expected: str | None
) -> None:
    """Who makes may approve in a team of one or two, and had better not in a larger one."""
    tree = merged({**SOUND, "responsibilities": MAKES}, setting)

    assert severity(review, "AGRM-006", tree) == expected, who


def test_the_law_holds_where_it_holds(review: Review) -> None:
    """Dutch rules count for clients in the Netherlands, and from the day they begin."""
    tree = changed(agreements={"privacy": None, "rights": None})

    assert {"LAW-006", "LAW-012"} <= {each.code for each in review(tree)}
    abroad = review(merged(tree, {"client": {"country": "BE"}}))
    assert not any(each.code.startswith("LAW") for each in abroad)


def test_an_accepted_finding_carries_its_reason(review: Review) -> None:
    """A finding that a decision accepts comes last, with the reason."""
    decision = {"id": "d", "accepts": "COST-001", "reason": "We start with what there is"}
    found = review({**SOUND, "capacity": {}, "client": {}, "decisions": [decision]})

    assert found[-1].code == "COST-001"
    assert found[-1].accepted == "We start with what there is"
    assert all(finding.accepted is None for finding in found[:-1])


@pytest.mark.parametrize(
    ("about", "accepted"),
    [
        ("channels[1]", [True, False]),
        ("channels.f1", [True, False]),
        ("f1", [True, False]),
        ("f3", [False, False]),
        (None, [True, True]),
    ],
)
def test_acceptance_holds_for_its_place(
    review: Review, about: str | None, accepted: list[bool]
) -> None:
    """A decision names a place by its path or by id; without one it holds everywhere."""
    others: list[dict[str, Any]] = [
        {"id": name, "goals": [], "name": name} for name in ("f1", "f2", "f3")
    ]
    others[2]["goals"] = ["requests"]
    decision = {"id": "d", "accepts": "CHAN-002", "reason": "r", "about": [about] if about else []}
    found = of("CHAN-002", review({**channels(*others), "decisions": [decision]}))

    named = sorted(found, key=lambda each: each.path)
    assert [each.accepted is not None for each in named] == accepted


def test_law_findings_can_be_accepted(review: Review) -> None:
    """A code of three letters is accepted as one of four is."""
    decision = {"id": "d", "accepts": "LAW-012", "reason": "Never people in pictures"}
    found = review({**changed(agreements={"rights": None}), "decisions": [decision]})

    assert [each.accepted for each in of("LAW-012", found)] == ["Never people in pictures"]


def test_what_is_being_found_out_is_advice(review: Review) -> None:
    """“We do not know yet” is an answer: an open question makes a finding advice."""
    question = {"about": "goals.requests", "question": "How many now?", "by": "2027-02-01"}
    tree = {**with_entry("goals", baseline=None), "phase": "final"}

    assert severity(review, "GOAL-002", tree) == "error"
    assert severity(review, "GOAL-002", {**tree, "open_questions": [question]}) == "advice"


def test_findings_come_in_the_order_of_their_weight(review: Review) -> None:
    """Errors come first, then what weighs most, then the place in the file as people count."""
    many = channels(*({"id": f"f{n}", "name": f"f{n}", "goals": []} for n in range(11)))
    found = of("CHAN-002", review(many))

    assert [each.path for each in found] == [f"channels[{n}]" for n in range(1, 12)]


def test_findings_of_one_rule_are_said_together(review: Review) -> None:
    """Channels without a goal are one sentence that names them, with the hours they take."""
    found = of(
        "CHAN-002",
        review(
            channels(
                {"id": "a", "name": "A", "goals": [], "hours_per_week": 2, "cadence": None},
                {"id": "b", "name": "B", "goals": []},
            )
        ),
    )

    assert findings_text(found, ENGLISH).message == (
        "2 channels serve no goal: A (2 hours a week); B (about 3.7 hours a week)."
    )


def _several(goal: dict[str, Any], n: int) -> list[dict[str, Any]]:
    return [goal, *({**goal, "id": f"g{k}", "name": f"Goal {k}"} for k in range(1, n))]


def test_without_a_sentence_for_several_each_is_said(review: Review) -> None:
    """Two goals of which the date has passed are both told, and of many the rest is counted."""
    late = {**SOUND["goals"][0], "deadline": {"on": "2026-06"}}
    two, many = (of("GOAL-007", review({**SOUND, "goals": _several(late, n)})) for n in (2, 9))

    said = findings_text(two, ENGLISH)
    assert said.message.count("has passed (June 2026)") == len(two) == 2
    assert said.advice == finding_text(two[0], ENGLISH).advice
    assert findings_text(many, ENGLISH).message.endswith("And 3 more.")


def test_what_is_called_the_same_counts_once(review: Review) -> None:
    """The number in the sentence is that of the names in it, also if two are called the same."""
    idle: dict[str, Any] = {"goals": [], "cadence": None, "hours_per_week": 2}
    names = {"f0": "Page", "f1": "Page", "f2": "Feed"}
    two = review(channels(*({"id": key, "name": name, **idle} for key, name in names.items())))
    one = review(channels(*({"id": key, "name": "Page", **idle} for key in names)))

    assert findings_text(of("CHAN-002", two), ENGLISH).message == (
        "2 channels serve no goal: Page (2 hours a week); Feed (2 hours a week)."
    )
    assert findings_text(of("CHAN-002", one), ENGLISH).message == (
        finding_text(of("CHAN-002", one)[0], ENGLISH).message
    )


def test_many_are_named_in_part(review: Review) -> None:
    """Of many places six are named, and the rest counted."""
    idle: dict[str, Any] = {"goals": [], "cadence": None, "hours_per_week": 2}
    many = channels(*({"id": f"f{n}", "name": f"f{n}", **idle} for n in range(8)))

    said = findings_text(of("CHAN-002", review(many)), ENGLISH).message

    named = "; ".join(f"f{n} (2 hours a week)" for n in range(6))
    assert said == f"8 channels serve no goal: {named}; and 2 more."


@pytest.mark.parametrize(("language", "month"), [("en", "June 2026"), ("nl", "juni 2026")])
def test_dates_are_said_as_people_say_them(review: Review, language: str, month: str) -> None:
    """A date without a day is said without one, in the reader's language."""
    found = of("GOAL-007", review(with_entry("goals", deadline={"on": "2026-06"})))

    said = finding_text(found[0], words_for(language)).message

    assert f"({month})" in said


def test_shares_and_euros_are_said_as_such(review: Review) -> None:
    """A share is a percentage and an amount has its sign."""
    tree = merged(
        with_entry("channels", paid={"eur_per_month": 90}),
        {"capacity": {"media_eur_per_month": 60}},
    )
    said = finding_text(of("COST-004", review(tree))[0], ENGLISH).message

    assert said == "Paid reach costs € 90 a month, but the budget for it is € 60."


def test_series_without_an_end_are_one_finding(review: Review) -> None:
    """What one last day of the strategy would mend is said once, with how many it is."""
    rule = {"channels": ["linkedin"], "goals": ["requests"], "personas": ["buyer"]}
    series = [
        {"id": name, "name": name, "rule": f"FREQ=WEEKLY;BYDAY={day}", **rule}
        for name, day in (("one", "MO"), ("two", "TU"), ("three", "WE"))
    ]
    tree = changed(period={"start": "2027-01-01", "end": None}, content={"series": series})
    found = of("CONT-004", review(tree))

    assert [each.path for each in found] == ["content"]
    assert finding_text(found[0], ENGLISH).message.startswith("3 parts of the calendar go on")
