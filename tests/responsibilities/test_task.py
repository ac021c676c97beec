"""RACI: who is responsible, accountable, consulted and informed."""

from __future__ import annotations

from typing import Any

from toolkit.responsibilities import TaskDuty, raci, wants_raci
from toolkit.strategy import Strategy, parse_strategy

Tree = dict[str, Any]

FIVE = {
    "makes": {"role": "officer"},
    "decides": {"role": "manager"},
    "posts": {"role": "officer"},
    "watches": {"role": "desk"},
    "answers": {"role": "desk"},
}
KINDS = [
    "make",
    "check",
    "decide",
    "post",
    "boost",
    "watch",
    "answer",
    "moderate",
    "analyse",
    "manage_access",
    "archive",
]


def strategy(*tasks: Tree, per_channel: tuple[Tree, ...] = (FIVE,), **more: Any) -> Strategy:
    """Two channels in use and one asleep, with the five questions and these tasks."""
    return parse_strategy(
        {
            "channels": [{"id": "facebook"}, {"id": "linkedin"}, {"id": "x", "status": "dormant"}],
            "roles": [{"id": each} for each in ("officer", "manager", "desk", "lawyer")],
            "responsibilities": {"per_channel": list(per_channel), "tasks": list(tasks)},
            **more,
        }
    )


def rows(found: Strategy, kind: str | None) -> list[TaskDuty]:
    """The rows of one kind of task."""
    return [row for row in raci(found) if row.kind == kind]


def test_every_usual_task_follows_from_the_five_questions():
    """Without one task filled in, each has somebody who does it and one who answers for it."""
    found = raci(strategy())

    assert [row.kind for row in found] == KINDS
    assert all(row.responsible and len(row.accountable) == 1 for row in found)
    assert all(row.everywhere for row in found)
    assert all("responsible" in row.derived for row in found)


def test_what_is_filled_in_for_the_channel_goes_first_letter_by_letter():
    """The channel's own letters, then those for all channels, then what follows."""
    general = {"kind": "answer", "accountable": ["officer"], "informed": ["lawyer"]}
    own = {"kind": "answer", "channel": "facebook", "responsible": ["manager"]}
    facebook, linkedin = rows(strategy(general, own), "answer")

    assert (facebook.channels, facebook.responsible) == (("facebook",), ("manager",))
    assert (facebook.accountable, facebook.informed) == (("officer",), ("lawyer",))
    assert (linkedin.channels, linkedin.responsible) == (("linkedin",), ("desk",))
    assert facebook.derived == frozenset()
    assert linkedin.derived == {"responsible"}
    assert facebook.entries == ("responsibilities.tasks[1]", "responsibilities.tasks[0]")


def test_channels_with_the_same_roles_share_a_row():
    """A channel stands apart only for the tasks in which it differs."""
    own = {"channel": "linkedin", "posts": {"role": "manager"}}
    found = strategy(per_channel=(FIVE, own))

    assert [row.channels for row in rows(found, "post")] == [("facebook",), ("linkedin",)]
    assert [row.channels for row in rows(found, "watch")] == [("facebook", "linkedin")]


def test_who_does_it_is_not_asked_or_told():
    """A derived letter leaves out who is already responsible or accountable."""
    alone = {key: {"role": "officer"} for key in FIVE}
    found = raci(strategy(per_channel=(alone,)))

    assert all(row.responsible == row.accountable == ("officer",) for row in found)
    assert not any(row.consulted or row.informed for row in found)


def test_nobody_is_added_to_what_somebody_filled_in():
    """Where a task says who does it, nobody is derived to be asked or told."""
    (row,) = rows(strategy({"kind": "answer", "responsible": ["manager"]}), "answer")

    assert row.accountable == ("manager",)
    assert (row.consulted, row.informed) == ((), ())
    assert row.derived == {"accountable"}


def test_nobody_is_asked_and_told():
    """Of what is derived each role has one letter, but for doing it and answering for it."""
    for row in raci(strategy()):
        assert not set(row.consulted) & set(row.informed)


def test_a_letter_that_is_filled_in_stays_as_it_is():
    """Two who are accountable are not made one: that is for the review to say."""
    task = {"kind": "make", "accountable": ["manager", "lawyer"], "consulted": ["manager"]}
    (row,) = rows(strategy(task), "make")

    assert row.accountable == ("manager", "lawyer")
    assert row.consulted == ("manager",)


def test_who_looks_before_the_last_one_checks():
    """The steps of approval before the last, but for who made it; else who decides."""
    steps = [{"role": "officer"}, {"role": "lawyer"}, {"role": "manager"}]
    found = strategy(agreements={"approval": [{"channels": ["linkedin"], "steps": steps}]})
    facebook, linkedin = rows(found, "check")

    assert facebook.responsible == ("manager",)
    assert linkedin.responsible == ("lawyer",)


def test_either_of_two_who_decide_makes_one_accountable():
    """Of a step that two may take, the first answers for it."""
    path = {"steps": [{"role": "manager", "or_role": "lawyer"}]}
    found = strategy(per_channel=(), agreements={"approval": [path]})
    (row,) = rows(found, "decide")

    assert row.responsible == ("manager", "lawyer")
    assert row.accountable == ("manager",)


def test_own_tasks_and_those_of_sleeping_channels_come_last():
    """Nothing that was filled in is left out."""
    own = {"task": "Yearly plan", "accountable": ["manager"], "text": "In the autumn"}
    asleep = {"kind": "post", "channel": "x", "responsible": ["desk"]}
    found = raci(strategy(own, asleep))[-2:]

    assert [(row.kind, row.task, row.channels) for row in found] == [
        (None, "Yearly plan", ()),
        ("post", None, ("x",)),
    ]
    assert found[0].text == "In the autumn"


def test_nobody_is_invented():
    """Where the five questions are open, so are the letters."""
    found = raci(strategy(per_channel=()))

    assert not any(row.responsible or row.accountable or row.derived for row in found)


def test_the_full_table_is_for_who_wants_it():
    """A task in own words is not yet the full table; one of the usual kind is."""
    assert not wants_raci(strategy({"task": "Yearly plan"}))
    assert wants_raci(strategy({"kind": "archive", "responsible": ["desk"]}))
