"""Entries added, copied, moved and removed, without a loose end anywhere else."""

import pytest

from toolkit.intake.arranging import added, copied, moved, removed
from toolkit.intake.draft import Draft
from toolkit.strategy import Strategy, parse_strategy
from toolkit.strategy.tree import is_referred_to

GOALS, PERSONAS, CHANNELS = ("goals",), ("personas",), ("channels",)


def draft_of(**tree: object) -> Draft:
    """A draft of a small strategy."""
    return Draft.of(Strategy.model_validate(tree))


def test_a_new_entry_gets_its_id_from_its_name(draft):
    """The name gives the id, and a later name leaves it alone."""
    new, index = added(draft, GOALS)
    named = new.filled(("goals", index, "statement"), "Meer bezoek op de site")
    renamed = named.filled(("goals", index, "statement"), "Nog meer bezoek")

    assert new.entries(GOALS)[index] == {"id": "goal"}
    assert named.strategy.goals[index].id == "meer-bezoek-op-de-site"
    assert renamed.strategy.goals[index].id == "meer-bezoek-op-de-site"


def test_a_new_entry_is_no_part_of_the_strategy_until_something_is_filled_in(draft, stored):
    """Adding by mistake costs nothing."""
    new, index = added(draft, PERSONAS)

    assert new.strategy == stored.strategy
    assert len(new.filled(("personas", index, "setting"), "work").strategy.personas) == index + 1


def test_what_referred_to_a_nameless_entry_follows_when_it_gets_its_name(draft):
    """A goal may be meant for a persona that has no name yet."""
    new, index = added(draft, PERSONAS)
    meant = new.filled(("goals", 0, "personas"), ("persona",))
    named = meant.filled(("personas", index, "name"), "Ingrid, inkoper")

    assert meant.strategy.goals[0].personas == ("persona",)
    assert named.strategy.goals[0].personas == ("ingrid-inkoper",)


def test_an_id_is_given_once(draft):
    """Two entries with one name have two ids."""
    twice, index = added(draft, CHANNELS)
    named = twice.filled(("channels", index, "name"), "LinkedIn")

    assert named.strategy.channels[index].id == "linkedin-2"


def test_an_entry_that_lacks_what_it_needs_waits_outside_the_strategy(draft, stored):
    """A use without a platform is kept in the draft, and told, but not saved."""
    use = ("personas", 0, "use")
    new, index = added(draft, use)
    half = new.filled((*use, index, "share"), "0,3")
    whole = half.filled((*use, index, "platform"), "tiktok")

    assert half.strategy == stored.strategy
    assert half.problems[(*use, index, "platform")].kind == "missing_key"
    assert whole.strategy.personas[0].use[index].share == 0.3
    assert whole.problems == {}


def test_a_waiting_entry_is_held_to_the_limits_too(draft):
    """What does not fit is told when it is typed, not when the entry is complete."""
    use = ("personas", 0, "use")
    new, index = added(draft, use)
    wrong = new.filled((*use, index, "share"), "300")

    assert wrong.problems[(*use, index, "share")].kind == "out_of_range"


def test_a_copy_stands_behind_its_original_with_an_id_of_its_own(draft):
    """A copy says the same, but is another entry."""
    copy, index = copied(draft, PERSONAS, 0)
    first, second = copy.strategy.personas[:2]

    assert index == 1
    assert second.id not in {each.id for each in draft.strategy.personas}
    assert second.model_copy(update={"id": first.id}) == first


def test_moving_changes_the_order_and_nothing_else(draft):
    """Up and back down is where it was; past an end nothing happens."""
    down, index = moved(draft, GOALS, 0, 1)

    assert index == 1
    assert down.strategy.goals[:2] == draft.strategy.goals[1::-1]
    assert moved(down, GOALS, 1, -1)[0].strategy == draft.strategy
    assert moved(draft, GOALS, 0, -1) == (draft, 0)


def test_removing_takes_the_references_along(draft):
    """No goal is left meant for a persona that is gone; one undo brings all back."""
    gone = draft.strategy.personas[0].id
    without, n_references = removed(draft, PERSONAS, 0)

    assert n_references > 0
    assert not is_referred_to(without.tree, "personas", gone)
    tree = without.strategy.model_dump(mode="json", exclude_unset=True)
    assert parse_strategy(tree) == without.strategy
    assert without.undone().strategy == draft.strategy


def test_an_agreement_for_one_channel_does_not_become_one_for_all():
    """Where nothing named means everything, the entry goes with the one thing it named."""
    draft = draft_of(
        channels=[{"id": "x"}, {"id": "linkedin"}],
        responsibilities={"per_channel": [{"channel": "x"}, {"channel": "linkedin"}]},
        agreements={"response": [{"channels": ["x"]}, {"channels": ["x", "linkedin"]}]},
        goals=[{"id": "g"}],
        fit=[{"goal": "g", "platform": "x", "thirds": 3, "reason": "gemeten"}],
    )
    without_channel, _ = removed(draft, CHANNELS, 0)
    without_goal, _ = removed(draft, GOALS, 0)

    strategy = without_channel.strategy
    assert [each.channel for each in strategy.responsibilities.per_channel] == ["linkedin"]
    assert [each.channels for each in strategy.agreements.response] == [("linkedin",)]
    assert without_goal.strategy.fit == ()


def test_an_accepted_finding_stays_with_its_entry():
    """A decision about goals[1] is about that goal, wherever it moves."""
    decision = {"id": "d", "accepts": "GOAL-002", "about": ["goals[1]", "goals[1].kpi", "anders"]}
    draft = draft_of(goals=[{"id": "a"}, {"id": "b"}], decisions=[decision])

    def about(changed: Draft) -> tuple[str, ...]:
        return changed.strategy.decisions[0].about

    assert about(moved(draft, GOALS, 1, -1)[0]) == ("goals[0]", "goals[0].kpi", "anders")
    assert about(removed(draft, GOALS, 0)[0]) == ("goals[0]", "goals[0].kpi", "anders")
    assert about(removed(draft, GOALS, 1)[0]) == ("goals", "goals.kpi", "anders")
    assert about(copied(draft, GOALS, 0)[0]) == ("goals[2]", "goals[2].kpi", "anders")


@pytest.mark.parametrize(
    ("change", "index"),
    [
        (lambda draft: moved(draft, PERSONAS, 1, -1), 0),
        (lambda draft: copied(draft, PERSONAS, 0), 2),
        (lambda draft: removed(draft, PERSONAS, 0), 0),
        (lambda draft: added(draft, PERSONAS), 1),
    ],
)
def test_what_was_refused_stays_with_its_entry(draft, change, index):
    """A wrong value does not jump to another persona when the list is rearranged."""
    wrong = draft.filled(("personas", 1, "size"), "veel")
    changed, _ = change(wrong)

    assert changed.refused[("personas", index, "size")].typed == "veel"
    assert len(changed.refused) == 1


def test_what_was_refused_goes_with_its_entry(draft):
    """A removed entry leaves no problem behind."""
    wrong = draft.filled(("personas", 1, "size"), "veel")

    assert removed(wrong, PERSONAS, 1)[0].problems == {}
