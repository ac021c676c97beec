"""The article's five questions per channel."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.responsibilities import ChannelDuty, Duty, Question, five_questions
from toolkit.strategy import parse_strategy

Tree = dict[str, Any]

CHANNELS = [
    {"id": "facebook", "status": "active"},
    {"id": "x", "status": "dormant"},
    {"id": "linkedin", "status": "active"},
]
ROLES = [{"id": "officer", "replacement": "desk"}, {"id": "manager"}, {"id": "desk"}]


def asked(per_channel: list[Tree], **more: Any) -> dict[str, ChannelDuty]:
    """The five questions of a strategy with two channels in use, by channel."""
    base = {"channels": CHANNELS, "roles": ROLES, "responsibilities": {"per_channel": per_channel}}
    found = five_questions(parse_strategy({**base, **more}))
    return {each.channel: each for each in found}


def by(role: str, replacement: str | None = None) -> Tree:
    """A role with its replacement, as a file has it."""
    return {"role": role, "replacement": replacement}


def test_only_channels_in_use_are_asked():
    """A channel that sleeps needs nobody."""
    assert list(asked([])) == ["facebook", "linkedin"]


def test_nobody_is_named_in_an_empty_strategy():
    """Where nothing is recorded all five questions are open."""
    found = asked([])["facebook"]

    assert found.open_questions == ("makes", "decides", "posts", "watches", "answers")
    assert found.makes == Duty()


def test_an_entry_without_a_channel_holds_for_all_others():
    """The general entry counts, and says that it is the general one."""
    found = asked([{"makes": by("officer", "manager")}])

    assert found["linkedin"].makes.role == "officer"
    assert found["linkedin"].makes.replacement == "manager"
    assert found["linkedin"].makes.general
    assert found["linkedin"].makes.path == "responsibilities.per_channel[0].makes"


def test_the_channels_own_entry_goes_first_question_by_question():
    """What the channel says itself counts; what it leaves open is as for all others."""
    general = {"makes": by("officer"), "decides": by("manager")}
    found = asked([general, {"channel": "facebook", "makes": by("desk")}])

    assert found["facebook"].makes.role == "desk"
    assert not found["facebook"].makes.general
    assert found["facebook"].decides.role == "manager"
    assert found["facebook"].decides.general
    assert found["linkedin"].makes.role == "officer"


def test_an_entry_without_a_role_answers_nothing():
    """A replacement alone is nobody who does it: the general entry holds."""
    own = {"channel": "facebook", "posts": {"replacement": "desk"}}
    found = asked([own, {"posts": by("officer")}])

    assert found["facebook"].posts.role == "officer"


def test_a_role_brings_its_own_replacement():
    """Without a replacement for this duty, that of the role itself counts."""
    found = asked([{"makes": by("officer"), "decides": by("manager")}])["facebook"]

    assert found.makes.replacement == "desk"
    assert found.decides.replacement is None


@pytest.mark.parametrize(
    ("question", "more", "duty"),
    [
        (
            "makes",
            {"channels": [{"id": "facebook", "owner": "manager"}]},
            Duty("manager", None, (), "owner", "channels[0].owner"),
        ),
        (
            "decides",
            {
                "agreements": {
                    "approval": [
                        {"steps": [{"role": "desk"}]},
                        {
                            "channels": ["facebook"],
                            "steps": [{"role": "officer"}, {"role": "manager", "or_role": "desk"}],
                        },
                    ]
                }
            },
            Duty("manager", None, ("desk",), "approval", "agreements.approval[1]"),
        ),
        (
            "watches",
            {"agreements": {"response": [{"watched_by": ["desk", "manager"]}]}},
            Duty("desk", None, ("manager",), "norm", "agreements.response[0]"),
        ),
        (
            "answers",
            {"responsibilities": {"tasks": [{"kind": "answer", "responsible": ["desk"]}]}},
            Duty("desk", None, (), "task", "responsibilities.tasks[0]"),
        ),
        (
            "decides",
            {
                "responsibilities": {
                    "tasks": [
                        {"kind": "decide", "responsible": ["desk"], "accountable": ["manager"]}
                    ]
                }
            },
            Duty("manager", None, (), "task", "responsibilities.tasks[0]"),
        ),
    ],
)
def test_another_place_may_say_it(question: Question, more: Tree, duty: Duty):
    """The owner, the last approver, the norm or a task answers what no entry does."""
    assert asked([], **more)["facebook"].duty(question) == duty


def test_an_entry_goes_before_every_other_place():
    """What is recorded as one of the five is not overruled by an owner."""
    channels = [{"id": "facebook", "owner": "manager"}]

    assert asked([{"makes": by("desk")}], channels=channels)["facebook"].makes.role == "desk"


def test_a_task_of_another_channel_says_nothing():
    """A task that is meant for one channel answers nothing on another one."""
    task = {"kind": "answer", "channel": "linkedin", "responsible": ["desk"]}
    found = asked([], responsibilities={"tasks": [task]})

    assert found["facebook"].answers == Duty()
    assert found["linkedin"].answers.role == "desk"
