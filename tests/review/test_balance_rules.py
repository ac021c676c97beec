"""Rules about what the calendar holds, beside what the strategy wants."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.review.conftest import Review
from tests.review.planned import item, planned, series
from tests.review.strategies import SOUND, merged
from toolkit.language import words_for
from toolkit.review import Finding, finding_text, findings_text


def _found(review: Review, code: str, tree: dict[str, Any]) -> list[Finding]:
    return [each for each in review(tree) if each.code == code]


def _said(finding: Finding) -> str:
    return finding_text(finding, words_for("en")).message


KNOWN = {"id": "known", "name": "Better known", "kind": "awareness", "channels": ["linkedin"]}


def _goals(*goals: dict[str, Any], **content: Any) -> dict[str, Any]:
    channels = [{**SOUND["channels"][0], "goals": ["requests", *(each["id"] for each in goals)]}]
    return planned(goals=[*SOUND["goals"], *goals], channels=channels, content=content)


def test_empty_months_are_named_per_goal(review: Review) -> None:
    """A goal with one post has the other months in which something else is planned."""
    rows = [series(until) for until in ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270331",)]
    tree = _goals(KNOWN, series=rows, items=[item("2027-02-12", goals=["known"])])
    (found,) = _found(review, "CONT-020", tree)

    assert found.path == "goals[1]"
    assert _said(found) == (
        "In some months nothing is planned for the goal “Better known”: December 2026, "
        "January 2027 and March 2027."
    )


def test_months_in_a_row_are_said_from_the_first_to_the_last(review: Review) -> None:
    """Nobody reads eleven months one by one; the turn of a year does not break a row."""
    tree = _goals(KNOWN, series=[series()], items=[item("2027-05-12", goals=["known"])])
    (found,) = _found(review, "CONT-020", tree)

    assert _said(found).endswith(
        ": from December 2026 to April 2027 and from June 2027 to October 2027."
    )


def test_a_goal_without_anything_says_so(review: Review) -> None:
    """A goal that no post serves is told without a list of months."""
    (found,) = _found(review, "CONT-020", _goals(KNOWN, series=[series()]))

    assert _said(found) == "Nothing in the calendar serves the goal “Better known”."


@pytest.mark.parametrize(
    ("why", "goal"),
    [
        ("its deadline has passed", {**KNOWN, "deadline": {"on": "2027-02"}}),
        ("it lives by answering", {**KNOWN, "kind": "customer_service"}),
        ("it lives by campaigns", {**KNOWN, "kind": "sales"}),
        ("it counts for nothing", {**KNOWN, "weight": 0}),
        ("it was dropped", {**KNOWN, "status": "dropped"}),
        ("it is about the firm", {**KNOWN, "kind": "organisation"}),
    ],
)
def test_months_that_need_nothing(review: Review, why: str, goal: dict[str, Any]) -> None:
    """Not every goal wants a post in every month."""
    monthly = [
        item(f"{day}", id=f"k{day}", goals=["known"])
        for day in ("2026-12-02", "2027-01-05", "2027-02-12")
    ]
    tree = _goals(goal, series=[series()], items=monthly)

    assert not _found(review, "CONT-020", tree), why


def test_an_empty_calendar_says_nothing_of_balance(review: Review) -> None:
    """Without a calendar no goal, audience, pillar or cadence is said to come short in it."""
    tree = _goals(KNOWN, pillars=[{"id": "craft", "share": 1}])

    assert not [
        each.code
        for each in review(tree)
        if each.code in ("CONT-020", "CONT-021", "CONT-022", "CONT-023", "CONT-024")
    ]


GUEST = {**SOUND["personas"][0], "id": "guest", "name": "Noor"}


@pytest.mark.parametrize(
    ("why", "fields", "channel", "forgotten"),
    [
        ("nobody plans for her", {}, {"personas": ["buyer", "guest"]}, True),
        ("she weighs nothing", {"weight": 0}, {"personas": ["buyer", "guest"]}, False),
        ("no channel is for her", {}, {"personas": ["buyer"]}, False),
    ],
)
def test_who_is_forgotten(
    review: Review, why: str, fields: dict[str, Any], channel: dict[str, Any], forgotten: bool
) -> None:
    """An audience for which nothing is planned is named, unless that is meant."""
    tree = planned(
        personas=[*SOUND["personas"], {**GUEST, **fields}],
        channels=[merged(SOUND["channels"][0], channel)],
        content={"series": [series()]},
    )

    assert bool(_found(review, "CONT-021", tree)) == forgotten, why


def _pillars(share: float, n_craft: int, n_people: int, **fields: Any) -> dict[str, Any]:
    pillars = [{"id": "craft", "name": "Craft", "share": share, **fields}, {"id": "people"}]
    days = [f"2027-02-{day:02}" for day in range(1, n_craft + n_people + 1)]
    items = [
        item(day, id=f"i{n}", pillar="craft" if n < n_craft else "people")
        for n, day in enumerate(days)
    ]
    return planned(*items, content={"pillars": pillars})


@pytest.mark.parametrize(
    ("share", "craft", "people", "off"),
    [(0.5, 7, 3, True), (0.5, 6, 4, False), (0.5, 9, 0, False), (0.85, 7, 3, False)],
)
def test_a_pillar_far_from_its_share(
    review: Review, share: float, craft: int, people: int, off: bool
) -> None:
    """More than fifteen points of at least ten posts are told; a few posts say nothing."""
    assert bool(_found(review, "CONT-022", _pillars(share, craft, people))) == off


def test_a_pillar_has_a_share_on_a_channel(review: Review) -> None:
    """A share that was meant for one channel is held against the posts there."""
    tree = _pillars(0.7, 7, 3, channel_shares=[{"channel": "linkedin", "share": 0.2}])
    (found,) = _found(review, "CONT-022", tree)

    assert found.path == "content.pillars[0].channel_shares"
    assert _said(found) == (
        "On LinkedIn page “Craft” takes 70% of what is planned, and was meant to take 20%."
    )


def _rhythm(rule: str, **cadence: Any) -> dict[str, Any]:
    channel = {**SOUND["channels"][0], "cadence": cadence}
    return planned(channels=[channel], content={"series": [series(rule)]})


@pytest.mark.parametrize(
    ("rule", "cadence", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", {"min": 1, "max": 1}, None),
        (
            "FREQ=WEEKLY;BYDAY=TU",
            {"min": 2},
            "posts planned on LinkedIn page is 13; the cadence asks",
        ),
        (
            "FREQ=DAILY",
            {"min": 2, "max": 3},
            "posts planned on LinkedIn page is 91; the cadence allow",
        ),
        ("FREQ=DAILY", {"min": 2}, None),
        ("FREQ=DAILY", {"min": 1, "max": 1, "per": "day"}, None),
        ("FREQ=MONTHLY;BYDAY=1TH", {"min": 1, "max": 1, "per": "month"}, None),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH", {"min": 1, "per": "month"}, "of at least"),
        ("FREQ=WEEKLY;BYDAY=TU", {"max": 2, "per": "month"}, "allows at most 6"),
        ("FREQ=MONTHLY;INTERVAL=3", {"min": 4, "max": 4, "per": "year"}, None),
        ("FREQ=DAILY", {"min": 1, "max": 1, "basis": "measured"}, None),
        ("FREQ=DAILY", {"text": "now and then"}, None),
    ],
)
def test_calendar_and_cadence(
    review: Review, rule: str, cadence: dict[str, Any], said: str | None
) -> None:
    """A quarter with too few or too many posts is told; holidays and long months are not."""
    found = _found(review, "CONT-023", _rhythm(rule, **cadence))
    other = [replace(each, facts={**each.facts, "channel": "Feed"}) for each in found]
    pairs = zip(found, other, strict=True)
    texts = [_said(one) + findings_text((one, two), words_for("en")).message for one, two in pairs]

    assert len(texts) == (said is not None)
    assert said is None or said in texts[0]


def test_copies_count_only_where_the_cadence_counts_them(review: Review) -> None:
    """Copies from another channel fill a cadence, and are too many only where they are counted."""
    page = {
        **SOUND["channels"][0],
        "id": "page",
        "platform": "facebook",
        "cadence": {"min": 1, "max": 1},
    }
    daily = series("FREQ=DAILY", channels=["linkedin", "page"])
    channels = [{**SOUND["channels"][0], "cadence": {"min": 7, "max": 7}}, page]

    assert not _found(review, "CONT-023", planned(channels=channels, content={"series": [daily]}))
    counted = {**page, "cadence": {"min": 1, "max": 1, "with_copies_max": 2}}
    tree = planned(channels=[channels[0], counted], content={"series": [daily]})
    assert [each.path for each in _found(review, "CONT-023", tree)] == ["channels[1].cadence"]


def test_a_channel_that_the_calendar_forgets_is_named(review: Review) -> None:
    """A channel with a cadence and nothing planned comes short, once others have a calendar."""
    page = {**SOUND["channels"][0], "id": "page", "platform": "facebook"}
    tree = planned(channels=[*SOUND["channels"], page], content={"series": [series()]})

    assert [each.path for each in _found(review, "CONT-023", tree)] == ["channels[1].cadence"]


def _weights(first: Any, second: Any, **fields: Any) -> dict[str, Any]:
    goals = [{**SOUND["goals"][0], "weight": first}, {**KNOWN, "weight": second}]
    channels = [{**SOUND["channels"][0], "goals": ["requests", "known"]}]
    rows = [series(), series("FREQ=MONTHLY;BYDAY=1FR", id="region", goals=["known"])]
    return merged(planned(channels=channels, content={"series": rows}), {"goals": goals, **fields})


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        (1, 4, ["goals[0].weight", "goals[1].weight"]),
        (4, 1, []),
        (1, 1, []),
        (None, 4, []),
        (1, None, []),
    ],
)
def test_hours_out_of_line_with_weights(
    review: Review, first: Any, second: Any, codes: list[str]
) -> None:
    """Only weights that somebody gave, and that differ, are held against the hours."""
    assert [each.path for each in _found(review, "CONT-024", _weights(first, second))] == codes
