"""Shapes met in published strategies each have a place in the model, shown by an example."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from toolkit.strategy import Cadence, Channel, Goal, Strategy, parse_strategy

SOCIAL = {"facebook", "instagram", "linkedin", "x", "youtube", "tiktok", "nextdoor", "dribbble"}


def channels(examples: dict[str, Strategy]) -> Iterator[Channel]:
    """Every channel of every example."""
    return (channel for strategy in examples.values() for channel in strategy.channels)


def goals(examples: dict[str, Strategy]) -> Iterator[Goal]:
    """Every goal of every example."""
    return (goal for strategy in examples.values() for goal in strategy.goals)


CHANNEL_SHAPES: dict[str, Callable[[Channel], object]] = {
    "merges into another": lambda channel: channel.merges_into,
    "dormant with a reason and conditions": lambda channel: (
        channel.status == "dormant" and channel.status_reason and channel.conditions
    ),
    "retired with a replacement": lambda channel: (
        channel.status == "retired" and channel.replacement
    ),
    "rejected with a substitute": lambda channel: (
        channel.status == "rejected" and channel.substitute
    ),
    "rejected until a date": lambda channel: channel.status == "rejected" and channel.review_on,
    "considered": lambda channel: channel.status == "considered",
    "out of scope": lambda channel: channel.status == "out_of_scope",
    "held by others": lambda channel: channel.holder != "organisation" and channel.holder_text,
    "no social network": lambda channel: channel.platform not in SOCIAL,
    "times on a platform": lambda channel: len(channel.posting_times) > 1,
    "copies to others": lambda channel: channel.copies_to,
    "approximate followers": lambda channel: (
        channel.followers is not None and channel.followers.approximate
    ),
    "inferred attribution": lambda channel: channel.attribution == "inferred",
}

CADENCE_SHAPES: dict[str, Callable[[Cadence], object]] = {
    "a range": lambda each: each.min is not None and each.max is not None and each.min < each.max,
    "only a maximum": lambda each: each.min is None and each.max is not None,
    "only a minimum": lambda each: each.min is not None and each.max is None,
    "words only": lambda each: each.text and each.min is each.max is each.subject_max is None,
    "per month": lambda each: each.per == "month",
    "measured per year": lambda each: each.basis == "measured" and each.per == "year",
    "a cap per subject": lambda each: each.subject_max is not None,
    "with copies": lambda each: each.with_copies_min is not None,
    "none": lambda each: each.min == each.max == 0,
}

GOAL_SHAPES: dict[str, Callable[[Goal], object]] = {
    "a parent and a level": lambda goal: goal.parent and goal.level,
    "a relative deadline": lambda goal: (
        goal.deadline and goal.deadline.months_after and goal.deadline.after
    ),
    "a baseline that is a range": lambda goal: (
        goal.baseline and goal.baseline.min is not None and goal.baseline.max is not None
    ),
    "only a direction": lambda goal: (
        goal.target and goal.target.direction and goal.target.value is None
    ),
    "several accounts together": lambda goal: len(goal.channels) > 1,
    "already met": lambda goal: goal.status == "met",
    "by a quarter": lambda goal: goal.deadline and "Q" in (goal.deadline.on or ""),
}


@pytest.mark.parametrize("shape", CHANNEL_SHAPES)
def test_channel_shape_occurs(examples: dict[str, Strategy], shape: str) -> None:
    """Some example has a channel of this shape."""
    assert any(CHANNEL_SHAPES[shape](channel) for channel in channels(examples))


@pytest.mark.parametrize("shape", CADENCE_SHAPES)
def test_cadence_shape_occurs(examples: dict[str, Strategy], shape: str) -> None:
    """Some example posts at a rhythm of this shape."""
    cadences = [channel.cadence for channel in channels(examples) if channel.cadence]

    assert any(CADENCE_SHAPES[shape](cadence) for cadence in cadences)


@pytest.mark.parametrize("shape", GOAL_SHAPES)
def test_goal_shape_occurs(examples: dict[str, Strategy], shape: str) -> None:
    """Some example has a goal of this shape."""
    assert any(GOAL_SHAPES[shape](goal) for goal in goals(examples))


def test_several_accounts_stand_on_one_platform(examples: dict[str, Strategy]) -> None:
    """Four accounts on one platform are four channels, of which three end in the first."""
    twitter = [each for each in examples["the-carpentries"].channels if each.platform == "x"]

    assert Counter(each.merges_into for each in twitter) == {None: 1, "twitter": 3}


def test_dormant_account_may_be_the_largest(examples: dict[str, Strategy]) -> None:
    """A dormant account keeps its followers, also where they outnumber every active account's."""
    sizes = {
        each.id: (each.status, each.followers.count)
        for each in examples["english-city-council"].channels
        if each.followers and each.followers.count
    }

    assert max(sizes.items(), key=lambda entry: entry[1][1])[1] == ("dormant", 49000)


def test_posting_times_keep_their_zone_and_their_abbreviation(
    examples: dict[str, Strategy],
) -> None:
    """Two zones that share an abbreviation stay apart, and the abbreviation stays readable."""
    slots = examples["the-carpentries"].content.posting_times
    clashing = {slot.time_zone for slot in slots if "(CT)" in (slot.text or "")}

    assert clashing == {"America/Chicago", "Asia/Shanghai"}
    assert len({slot.time_zone for slot in slots}) == 11


def test_audiences_may_lack_ages_and_channels(examples: dict[str, Strategy]) -> None:
    """An audience without ages is an audience; the published strategies have no other."""
    personas = [
        persona
        for client, strategy in examples.items()
        for persona in strategy.personas
        if client != "bakkerij-lindewaal"
    ]

    assert len(personas) == 20
    assert all(persona.ages is None for persona in personas)
    assert any(not persona.channels for persona in personas)


def test_agreement_shapes_occur(examples: dict[str, Strategy]) -> None:
    """A norm in working days, if-then escalation and authority to pause everything are shown."""
    agreements = examples["bakkerij-lindewaal"].agreements

    assert [norm.within_working_days for norm in agreements.response] == [None, 1]
    assert all(rule.when and rule.then and rule.role for rule in agreements.escalation)
    assert agreements.crisis is not None
    assert agreements.crisis.pauses_everything == "communicatie"


def test_series_shapes_occur(examples: dict[str, Strategy]) -> None:
    """A series may have its own audience, replace another and be no more than an idea."""
    series = [each for strategy in examples.values() for each in strategy.content.series]

    assert any(each.personas for each in series)
    assert any(each.replaces for each in series)
    assert any(each.status == "idea" for each in series)


def test_shapes_of_other_published_strategies_have_a_place() -> None:
    """What only other strategies hold (a change without a baseline, on hold, many hands) parses."""
    tree = {
        "goals": [
            {
                "id": "reach",
                "kind": "awareness",
                "channels": ["main", "events"],
                "target": {"change": 0.2, "direction": "up"},
                "deadline": {"months_after": 3, "after": "the start"},
            }
        ],
        "channels": [
            {
                "id": "main",
                "platform": "x",
                "cadence": {"text": "When there is something to say"},
                "owner": "hosts",
            },
            {"id": "events", "platform": "facebook", "status": "on_hold"},
            {"id": "watch", "platform": "reddit", "status": "monitoring"},
            {"id": "paper", "platform": "print", "cadence": {"max": 1, "per": "month"}},
            {"id": "helpline", "platform": "whatsapp", "posting_times": [{"at": "07:00"}]},
        ],
        "roles": [
            {
                "id": "hosts",
                "people": 45,
                "working_hours": [
                    {
                        "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
                        "start": "07:00",
                        "end": "23:00",
                    }
                ],
            }
        ],
        "agreements": {
            "response": [{"within_working_days": 2}],
            "escalation": [{"when": "Threats", "then": "Call the police", "role": "hosts"}],
            "crisis": {"pauses_everything": "hosts"},
        },
        "open_questions": [{"about": "goals", "question": "What do we want to reach?"}],
    }

    strategy = parse_strategy(tree)

    (goal,) = strategy.goals
    assert goal.baseline is None
    assert goal.target is not None
    assert goal.target.change == pytest.approx(0.2)
    assert strategy.roles[0].people == 45
