"""What a first conversation changes in a draft, without a widget."""

import datetime as dt

import pytest

from toolkit.intake.draft import Draft
from toolkit.intake.start.outset import (
    accounts_in,
    asked_platforms,
    at_most,
    not_known_yet,
    role_said,
    use_said,
    with_accounts,
    with_role,
    with_use,
    without_account,
)
from toolkit.language import words_for
from toolkit.strategy import parse_strategy

NL = words_for("nl")
TREE = {
    "client": {"name": "X"},
    "goals": [{"id": each, "kind": "awareness"} for each in "abcd"],
    "personas": [{"id": "p", "name": "P"}],
    "channels": [
        {"id": "ig", "platform": "instagram", "status": "considered", "goals": ["a", "d"]},
        {"id": "own", "platform": "facebook", "address": "https://facebook.com/own"},
    ],
    "roles": [{"id": "maker", "name": "Communicatie"}],
}


@pytest.fixture
def draft() -> Draft:
    """A small strategy, to be changed."""
    return Draft.of(parse_strategy(TREE))


def test_pasted_addresses_become_channels(draft, evidence):
    """Recognised ones are channels in use, one of the starter's is taken; others are told."""
    text = " instagram.com/x \n\nhttps://nl.linkedin.com/company/x\nhttps://example.org/x\n"
    accounts = accounts_in(text, evidence)
    changed = with_accounts(draft, accounts, NL)
    channels = changed.strategy.channels

    assert [each.platform for each in accounts] == ["instagram", "linkedin", None]
    assert [each.platform for each in channels] == ["instagram", "facebook", "linkedin"]
    assert (channels[0].id, channels[0].status) == ("ig", "active")
    assert channels[0].goals == ("a", "d")
    assert with_accounts(changed, accounts, NL) is changed


def test_a_cadence_that_nobody_said_is_the_usual_one_and_says_so(draft, evidence):
    """The cadence of a pasted account is inferred, in words, and within the range of advice."""
    changed = with_accounts(draft, accounts_in("instagram.com/x", evidence), NL)
    channel = changed.strategy.channels[0]

    assert channel.inferred == ("cadence",)
    assert channel.cadence
    assert channel.cadence.text == "zoals gebruikelijk, nog niet afgesproken"
    assert channel.cadence.posts_per_week() == (2, 3)


def test_an_account_that_is_taken_out_goes(draft, evidence):
    """What was pasted by mistake leaves no channel behind."""
    changed = with_accounts(draft, accounts_in("x.com/y", evidence), NL)

    assert without_account(changed, "https://x.com/y").tree == draft.tree
    assert without_account(draft, "https://x.com/y") is draft


def test_use_is_asked_of_own_and_usual_platforms(draft, evidence):
    """The platforms of the channels go first; there are never more than eight."""
    platforms = asked_platforms(draft, evidence)

    assert platforms[:2] == ("instagram", "facebook")
    assert len(platforms) <= 8


def test_use_is_said_in_a_word(draft):
    """A word is kept as a word, replaced by another, and taken away again."""
    said = with_use(draft, 0, "instagram", "half")
    again = with_use(said, 0, "instagram", "most")

    assert use_said(said, 0, "instagram") == "half"
    assert [each.word for each in again.strategy.personas[0].use] == ["most"]
    assert again.strategy.personas[0].use[0].share is None
    assert with_use(again, 0, "instagram", "").tree == draft.tree


def test_whoever_is_named_becomes_a_role(draft):
    """A known name is that role, a new one becomes a role; emptied, nobody does it."""
    known = with_role(draft, "makes", "communicatie")
    new = with_role(known, "decides", "Directeur")
    division = new.strategy.responsibilities.per_channel[0]

    assert division.makes
    assert division.makes.role == "maker"
    assert role_said(new, "decides") == "Directeur"
    assert [each.name for each in new.strategy.roles] == ["Communicatie", "Directeur"]
    assert with_role(known, "makes", "").strategy.responsibilities.per_channel == ()


def test_figures_that_are_not_known_become_an_action(draft):
    """The baseline has a date, and the question is open, once."""
    once = not_known_yet(draft, 1, "Hoeveel?", dt.date(2026, 11, 23))
    twice = not_known_yet(once, 1, "Hoeveel?", dt.date(2026, 11, 23)).strategy

    assert twice.goals[1].measure_baseline_by == "2026-12-23"
    (asked,) = twice.open_questions
    assert (asked.question, asked.by) == ("Hoeveel?", "2026-12-23")


def test_three_goals_stay(draft):
    """Of a starter with more the first three stay, and nothing refers to the others."""
    changed = at_most(draft, ("goals",), 3).strategy

    assert [each.id for each in changed.goals] == ["a", "b", "c"]
    assert changed.channels[0].goals == ("a",)
