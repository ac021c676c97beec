"""Rules about tasks and cover: one step beside each, and the other ways to be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.strategies import SOUND, agreed, changed, channel, merged, public

Tree = dict[str, Any]
Case = tuple[str, str, Tree]

OFFICE = {"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00"}
WEEKDAYS_ONLY = {"response": [{"within_working_days": 1, "hours": [OFFICE]}]}
ACCESS = {"access": {"two_factor": True}}
ALONE = {"id": "linkedin", "platform": "linkedin"}


def tasks(*rows: Tree, **sections: Any) -> Tree:
    """The sound strategy with tasks beside the five questions."""
    return changed(responsibilities={"tasks": list(rows)}, **sections)


def alone(tree: Tree) -> Tree:
    """The same for somebody who works alone."""
    return merged(tree, {"client": {"employees": 1}})


def desk(**fields: Any) -> list[Tree]:
    """The sound strategy's roles, with another desk."""
    return [*SOUND["roles"][:2], merged(SOUND["roles"][2], fields)]


def without(question: str) -> Tree:
    """The sound strategy in which one of the five questions is open."""
    (row,) = SOUND["responsibilities"]["per_channel"]
    left = {key: value for key, value in row.items() if key != question}
    return {**SOUND, "responsibilities": {"per_channel": [left]}}


def nobody_after(**duty: Any) -> Tree:
    """The sound strategy in which the desk answers without a replacement."""
    (row,) = SOUND["responsibilities"]["per_channel"]
    answers = {"answers": {"role": "desk", **duty}}
    return {**SOUND, "responsibilities": {"per_channel": [{**row, **answers}]}}


def series(**fields: Any) -> Tree:
    """A series on the channel of the sound strategy, whose hours are those of an office."""
    one = {"id": "weekly", "name": "W", "channels": ["linkedin"], "goals": ["requests"]}
    one |= {"personas": ["buyer"], **fields}
    return changed(agreements=WEEKDAYS_ONLY, content={"series": [one]})


SILENT: tuple[Case, ...] = (
    ("TASK-001", "nobody does it either", tasks({"task": "Newsletter"})),
    (
        "TASK-001",
        "who decides answers for the usual tasks",
        tasks({"kind": "archive", "responsible": ["desk"]}),
    ),
    (
        "TASK-002",
        "one role, named twice",
        tasks({"task": "Newsletter", "accountable": ["desk", "desk"]}),
    ),
    (
        "TASK-002",
        "one decides for one channel, another for the rest",
        changed(
            responsibilities={
                "per_channel": [
                    *SOUND["responsibilities"]["per_channel"],
                    {"channel": "linkedin", "decides": {"role": "desk", "replacement": "officer"}},
                ]
            }
        ),
    ),
    (
        "TASK-003",
        "the role has a replacement of its own",
        {**nobody_after(), "roles": desk(replacement="officer")},
    ),
    ("TASK-003", "two at the desk", {**nobody_after(), "roles": desk(people=2)}),
    (
        "TASK-003",
        "a team, of unknown size",
        {**nobody_after(), "roles": desk(people=None, name="Team service")},
    ),
    ("TASK-003", "somebody who works alone", alone(nobody_after())),
    ("TASK-004", "somebody who works alone", alone(without("posts"))),
    (
        "TASK-004",
        "nothing is divided: other rules say so",
        {**channel(owner=None), "responsibilities": {}},
    ),
    ("TASK-005", "who answers speaks", agreed(escalation=[], spokespersons=["desk", "manager"])),
    ("TASK-005", "the desk passes it on", agreed(escalation=[{"then": "Ask the manager"}])),
    ("TASK-005", "nobody speaks: that is another rule", agreed(escalation=[], spokespersons=[])),
    ("TASK-006", "posts on working days", series(rule="FREQ=WEEKLY;BYDAY=MO,FR")),
    ("TASK-006", "a series that has stopped", series(rule="FREQ=DAILY", status="stopped")),
    ("TASK-006", "a daily series on working days", series(rule="FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR")),
    (
        "TASK-006",
        "three days to answer",
        agreed(response=[{"within_hours": 72, "hours": [OFFICE]}]),
    ),
    ("TASK-006", "no hours known", channel(posting_times=[{"days": ["sun"]}])),
    ("TASK-007", "every account is guarded", agreed(**ACCESS)),
    ("TASK-007", "nothing agreed: that is another rule", {**agreed(access=None)}),
    ("TASK-008", "nothing agreed: that is another rule", agreed(escalation=[], crisis=None)),
    ("TASK-009", "an address", agreed(house_rules={"address": "https://www.example.org/rules"})),
    (
        "TASK-009",
        "only a newsletter",
        merged(channel(platform="newsletter"), {"agreements": {"house_rules": None}}),
    ),
    ("TASK-010", "no public body", agreed(archive={"covers": ["posts"]})),
    ("TASK-010", "no archive in the Netherlands: the law says so", public()),
)

FIRES: tuple[Case, ...] = (
    (
        "TASK-001",
        "a usual task without anybody who decides",
        {
            **without("decides"),
            "responsibilities": {"tasks": [{"kind": "post", "responsible": ["desk"]}]},
        },
    ),
    ("TASK-002", "a statement", tasks({"task": "Statement", "accountable": ["desk", "manager"]})),
    (
        "TASK-002",
        "two entries for one channel",
        changed(
            responsibilities={
                "per_channel": [
                    {"channel": "linkedin", "decides": {"role": "desk"}},
                    {"channel": "linkedin", "decides": {"role": "manager"}},
                ]
            }
        ),
    ),
    ("TASK-003", "a role that replaces itself", nobody_after(replacement="desk")),
    (
        "TASK-003",
        "one person who is called a team",
        {**nobody_after(), "roles": desk(people=1, name="Team service")},
    ),
    ("TASK-004", "nobody posts", without("posts")),
    ("TASK-004", "nobody watches", without("watches")),
    ("TASK-006", "a series on Sundays", series(rule="FREQ=WEEKLY;BYDAY=WE,SU")),
    ("TASK-006", "a daily series", series(rule="FREQ=DAILY")),
    (
        "TASK-006",
        "a quick answer without a share",
        agreed(response=[{"within_hours": 4, "hours": [OFFICE]}]),
    ),
    (
        "TASK-007",
        "words alone",
        merged(
            {**SOUND, "channels": [ALONE]},
            {"agreements": {"access": {"two_factor": None, "text": "Kept"}}},
        ),
    ),
    ("TASK-008", "only an escalation", agreed(crisis=None)),
    ("TASK-008", "a number without a role", agreed(crisis={"pauses_everything": None})),
    (
        "TASK-010",
        "no archive outside the Netherlands",
        changed(client={"public_body": True, "country": "GB"}),
    ),
)


@pytest.mark.parametrize(("code", "why", "tree"), SILENT)
def test_near_miss_gets_no_remark(review: Review, code: str, why: str, tree: Tree) -> None:
    """What is one step beside a rule does not trigger it."""
    assert code not in {finding.code for finding in review(tree)}, why


@pytest.mark.parametrize(("code", "why", "tree"), FIRES)
def test_other_ways_to_be_wrong(review: Review, code: str, why: str, tree: Tree) -> None:
    """A rule with more than one sentence or condition fires on each of them."""
    assert code in {finding.code for finding in review(tree)}, why


def test_a_role_is_named_once(review: Review) -> None:
    """However many channels a role answers, it has one finding, with what it does there."""
    (row,) = SOUND["responsibilities"]["per_channel"]
    tree = {
        **SOUND,
        "channels": [SOUND["channels"][0], merged(SOUND["channels"][0], {"id": "facebook"})],
        "responsibilities": {
            "per_channel": [{**row, "watches": {"role": "desk"}, "answers": {"role": "desk"}}]
        },
    }
    (found,) = (each for each in review(tree) if each.code == "TASK-003")

    assert found.path == "roles[2]"
    assert found.facts["duties"] == (
        "responsibilities.per_channel.watches",
        "responsibilities.per_channel.answers",
    )


@pytest.mark.parametrize(("public_body", "severity"), [(False, "advice"), (True, "warning")])
def test_a_public_body_needs_house_rules(review: Review, public_body: bool, severity: str) -> None:
    """Without house rules a public body is warned, another client advised."""
    tree = merged(agreed(house_rules=None), {"client": {"public_body": public_body}})

    assert [each.severity for each in review(tree) if each.code == "TASK-009"] == [severity]
