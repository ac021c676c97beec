"""The advice on a strategy: what to do with each channel, and why not with the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from toolkit.channel_mix import MixConflict
from toolkit.channel_mix.advice import ChannelAdvice, MixAdvice, advise_levels, advise_mix
from toolkit.channel_mix.gap import MixGap
from toolkit.coverage import coverage
from toolkit.evidence import Evidence
from toolkit.store.evidence_files import load_evidence
from toolkit.strategy import parse_strategy

AS_OF = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    """The evidence that ships with the package."""
    return load_evidence()


def channel(name: str, **fields: Any) -> dict[str, Any]:
    """An active channel on a platform, with a level that takes two hours."""
    level = {"id": "usual", "cadence": {"min": 2, "max": 2}, "hours_per_week": 2}
    usual = {"id": name, "platform": name, "cadence": {"min": 2, "max": 2}, "levels": [level]}
    return {**usual, **fields}


def strategy(
    channels: list[dict[str, Any]], use: Mapping[str, float], **capacity: Any
) -> dict[str, Any]:
    """One goal for one audience, with these channels and this use."""
    return {
        "client": {"orientation": "b2c", "size": "small"},
        "goals": [{"id": "known", "kind": "awareness"}],
        "personas": [
            {
                "id": "family",
                "setting": "private",
                "use": [{"platform": name, "share": share} for name, share in use.items()],
            }
        ],
        "channels": channels,
        "capacity": capacity,
    }


def advised(tree: dict[str, Any], evidence: Evidence, hours: float | None = None) -> MixAdvice:
    """The advice on a strategy that is given as a plain tree."""
    found = parse_strategy(tree)
    advice = advise_mix(found, evidence, coverage(found, evidence, AS_OF), hours)
    assert isinstance(advice, MixAdvice)
    return advice


def by_channel(advice: MixAdvice) -> dict[str, ChannelAdvice]:
    """The advice on each channel."""
    return {each.channel: each for each in advice.channels}


def test_hours_go_to_the_channel_that_brings_most(evidence: Evidence) -> None:
    """With hours for one of two equal channels, the one with the most users stays."""
    two = [channel("facebook"), channel("instagram")]
    use = {"facebook": 0.7, "instagram": 0.4}

    advice = by_channel(advised(strategy(two, use, hours_per_week=2), evidence))

    assert advice["facebook"].action == "keep"
    assert advice["instagram"].action == "stop"
    assert advice["instagram"].reason == "hours"
    assert advice["instagram"].from_hours == pytest.approx(4)
    assert advice["facebook"].points > 0


def test_a_considered_channel_starts_when_there_are_hours(evidence: Evidence) -> None:
    """What was only considered is advised once its hours are there."""
    two = [channel("facebook"), channel("instagram", status="considered")]
    use = {"facebook": 0.7, "instagram": 0.6}

    advice = by_channel(advised(strategy(two, use, hours_per_week=4), evidence))

    assert advice["instagram"].action == "start"


def test_what_is_not_known_is_asked_and_not_stopped(evidence: Evidence) -> None:
    """A channel of which nobody knows the use stays as it is, with the use that would matter."""
    two = [channel("facebook"), channel("newsletter")]

    advice = by_channel(advised(strategy(two, {"facebook": 0.7}, hours_per_week=4), evidence))

    asked = advice["newsletter"]
    assert (asked.action, asked.reason) == ("ask", "use")
    assert asked.advised is asked.today
    assert asked.from_use is not None
    assert 0 < asked.from_use < 1


def test_never_and_rejected_stay_out_and_must_stays_in(evidence: Evidence) -> None:
    """What the client has decided is kept, whatever the numbers say."""
    three = [
        channel("facebook", choice="never"),
        channel("instagram", status="rejected"),
        channel("x", choice="must"),
    ]
    use = {"facebook": 0.9, "instagram": 0.9, "x": 0.1}

    advice = by_channel(advised(strategy(three, use, hours_per_week=2), evidence))

    assert advice["facebook"].reason == advice["instagram"].reason == "decided"
    assert advice["x"].action == "keep"


def test_must_that_takes_more_than_there_is_is_a_conflict(evidence: Evidence) -> None:
    """Contradictory limits are explained by the channels that conflict."""
    two = [channel("facebook", choice="must"), channel("instagram", choice="must")]
    use = {"facebook": 0.7, "instagram": 0.4}
    found = parse_strategy(strategy(two, use, hours_per_week=3))

    conflict = advise_mix(found, evidence, coverage(found, evidence, AS_OF))

    assert isinstance(conflict, MixConflict)
    assert conflict.kind == "hours"
    assert set(conflict.channels) == {"facebook", "instagram"}
    assert conflict.hours == pytest.approx(4)


def test_hours_asked_for_go_before_the_clients_own(evidence: Evidence) -> None:
    """“What if we have four hours less?” is answered with those hours."""
    tree = strategy([channel("facebook")], {"facebook": 0.7}, hours_per_week=8)

    advice = advised(tree, evidence, hours=1)

    assert (advice.budget, advice.budget_hours) == ("asked", 1)
    assert by_channel(advice)["facebook"].action == "stop"


def test_without_hours_todays_are_the_limit(evidence: Evidence) -> None:
    """Where nobody knows the hours, the channels may take what they take now."""
    advice = advised(strategy([channel("facebook")], {"facebook": 0.7}), evidence)

    assert advice.budget == "today"
    assert advice.budget_hours == pytest.approx(advice.today_hours)


def no_weight(kind: str) -> dict[str, Any]:
    """A strategy in which each goal, or each audience, weighs nothing."""
    tree = strategy([channel("facebook")], {"facebook": 0.7})
    return {**tree, kind: [{**each, "weight": 0} for each in tree[kind]]}


@pytest.mark.parametrize(
    ("tree", "missing"),
    [
        ({}, "channels"),
        (strategy([], {"facebook": 0.7}), "channels"),
        ({**strategy([channel("facebook")], {}), "personas": []}, "personas"),
        ({**strategy([channel("facebook")], {"facebook": 0.7}), "goals": []}, "goals"),
        (no_weight("goals"), "weights"),
        (no_weight("personas"), "weights"),
        (strategy([channel("newsletter")], {}), "use"),
        (
            strategy([channel("facebook", cadence=None, levels=[])], {"facebook": 0.7}),
            "cadence",
        ),
        (strategy([channel("facebook", status="considered")], {"facebook": 0.7}), "hours"),
    ],
)
def test_nothing_to_choose_says_what_is_missing(
    tree: dict[str, Any], missing: str, evidence: Evidence
) -> None:
    """Without what a choice cannot do without there is no mix and no guess, but the reason."""
    found = parse_strategy(tree)

    assert advise_mix(found, evidence, coverage(found, evidence, AS_OF)) == MixGap(missing)  # type: ignore[arg-type]


def test_what_is_not_known_gives_way_where_hours_are_fewer(evidence: Evidence) -> None:
    """A channel that cannot be judged stays only while there are as many hours as today."""
    two = [channel("facebook"), channel("newsletter")]
    tree = strategy(two, {"facebook": 0.7})

    enough, fewer = (by_channel(advised(tree, evidence, hours)) for hours in (4, 3))

    assert enough["newsletter"].advised is enough["newsletter"].today
    assert (fewer["newsletter"].action, fewer["newsletter"].advised.id) == ("ask", "off")
    assert fewer["facebook"].action == "keep"


def test_what_must_be_run_unjudged_is_run_as_usual(evidence: Evidence) -> None:
    """A channel that must be there, of which the use is not known, gets the usual cadence."""
    must = channel("newsletter", choice="must", status="considered", levels=[])
    tree = strategy([channel("facebook"), must], {"facebook": 0.7}, hours_per_week=8)

    newsletter = by_channel(advised(tree, evidence))["newsletter"]

    assert (newsletter.action, newsletter.advised.id) == ("start", "usual")
    assert newsletter.reason == "use"


def test_reconsider_never_names_hours_that_are_there(evidence: Evidence) -> None:
    """A channel that would be in with fewer hours is not promised for those."""
    levels = [
        {"id": "some", "cadence": {"min": 1, "max": 1}, "hours_per_week": 1},
        {"id": "full", "cadence": {"min": 4, "max": 4}, "hours_per_week": 3},
    ]
    two = [
        channel("facebook", levels=levels[:1], cadence=levels[0]["cadence"]),
        channel("instagram", levels=levels[1:], cadence=levels[1]["cadence"]),
    ]
    tree = strategy(two, {"facebook": 0.5, "instagram": 0.9}, hours_per_week=3)

    advice = by_channel(advised(tree, evidence))

    assert advice["instagram"].action == "keep"
    assert advice["facebook"].from_hours == pytest.approx(4)


def test_no_hours_at_all_is_said(evidence: Evidence) -> None:
    """Without hours nothing is run, and no other channel is blamed for it."""
    tree = strategy([channel("facebook")], {"facebook": 0.7}, hours_per_week=0)

    only = by_channel(advised(tree, evidence))["facebook"]

    assert (only.action, only.reason) == ("stop", "no_hours")
    assert only.from_hours == pytest.approx(2)


def test_a_stated_coverage_comes_first(evidence: Evidence) -> None:
    """An audience that must be reached gets its stated coverage before the average counts."""
    tree = strategy([channel("facebook"), channel("instagram")], {}, hours_per_week=2)
    tree["personas"] = [
        {
            "id": "many",
            "setting": "private",
            "weight": 9,
            "use": [{"platform": "facebook", "share": 0.8}, {"platform": "instagram", "share": 0}],
        },
        {
            "id": "must",
            "setting": "private",
            "must_reach": True,
            "use": [{"platform": "facebook", "share": 0}, {"platform": "instagram", "share": 0.8}],
        },
    ]
    average = by_channel(advised(tree, evidence))
    tree["capacity"] = {"hours_per_week": 2, "must_reach_coverage": 20}
    first = by_channel(advised(tree, evidence))

    assert average["facebook"].action == "keep"
    assert first["instagram"].action == "keep"
    assert first["facebook"].action == "stop"


def test_the_sums_of_the_docs_come_out(evidence: Evidence) -> None:
    """What docs/channel-mix.md counts by hand is what the advice says."""
    facebook = channel("facebook", cadence={"min": 1, "max": 1}, levels=[])
    instagram = channel("instagram", cadence={"min": 2, "max": 2}, levels=[])
    tree = strategy([facebook, instagram], {"facebook": 0.6, "instagram": 0.4})
    tree["fit"] = [
        {"goal": "known", "platform": name, "thirds": thirds, "reason": "as agreed"}
        for name, thirds in (("facebook", 3), ("instagram", 2))
    ]
    advice = advised(tree, evidence)
    lost = by_channel(advised(tree, evidence, hours=advice.today_hours))["instagram"].points

    assert advice.today_coverage == pytest.approx(44)
    assert lost < 14


@pytest.mark.parametrize("hours", [1, 2, 4, 6])
def test_the_levels_alone_are_those_of_the_whole_advice(evidence: Evidence, hours: float):
    """Asking only for the levels gives the mix that the whole advice has for so many hours."""
    channels = [channel(name) for name in ("facebook", "instagram", "linkedin")]
    tree = strategy(channels, {"facebook": 0.6, "instagram": 0.5, "linkedin": 0.2})
    found = parse_strategy(tree)
    whole = advised(tree, evidence, hours)
    chosen = advise_levels(found, evidence, coverage(found, evidence, AS_OF), hours)

    assert chosen
    assert chosen.mix.levels == whole.advised.levels
    assert chosen.levels == {each.channel: each.advised.id for each in whole.channels}


def test_what_nothing_serves_is_named_with_the_levels(evidence: Evidence):
    """Where the hours do for one channel, the goal that only the other serves is not served."""
    two = [channel("facebook", goals=["known"]), channel("instagram", goals=["jobs"])]
    tree = strategy(two, {"facebook": 0.7, "instagram": 0.3})
    tree["goals"].append({"id": "jobs", "kind": "employer_brand", "weight": 0.5})
    found = parse_strategy(tree)
    covered = coverage(found, evidence, AS_OF)

    few, enough = (advise_levels(found, evidence, covered, hours) for hours in (2, 4))

    assert few
    assert enough
    assert few.unserved == (("jobs", "family"),)
    assert enough.unserved == ()


def test_a_rejected_channel_without_goals_shows_what_it_would_add(evidence: Evidence):
    """What nobody gave a goal is tried for all of them, so that a no has its price."""
    tree = strategy(
        [channel("facebook", goals=["known"]), channel("instagram", status="rejected")],
        {"facebook": 0.3, "instagram": 0.8},
        hours_per_week=4,
    )

    refused = by_channel(advised(tree, evidence))["instagram"]

    assert (refused.action, refused.reason, refused.hours) == ("not_now", "decided", 2)
    assert refused.points > 10
