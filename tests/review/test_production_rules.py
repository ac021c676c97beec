"""Rules about making in time, and about the hours of a week."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.review.conftest import AS_OF, Review
from tests.review.planned import item, planned, series
from tests.review.strategies import SOUND
from toolkit.language import words_for
from toolkit.review import Finding, finding_text


def _found(review: Review, code: str, tree: dict[str, Any]) -> list[Finding]:
    return [each for each in review(tree) if each.code == code]


def _said(finding: Finding) -> str:
    return finding_text(finding, words_for("en")).message


def test_too_late_names_days_and_a_lighter_format(review: Review) -> None:
    """The sentence says when it should have begun, when it can be, and what is still in time."""
    formats = [{"id": "interview", "lighter": "photo-post"}, {"id": "photo-post"}]
    late = item("2026-12-01", format="interview")
    tree = planned(late, content={"formats": formats}, client={"language": "en"})
    (found,) = _found(review, "PROD-001", tree)

    assert found.path == "content.items[0]"
    assert _said(found) == (
        "“The night shift” cannot be ready on 1 December 2026 any more: making it should have "
        "begun on 10 November 2026. The first day on which it can is 12 December 2026; as Photo "
        "with short text it is still in time."
    )


def test_a_series_that_begins_too_soon_is_one_finding(review: Review) -> None:
    """A new series of which the first posts cannot be ready is told once, with how many."""
    new = series("FREQ=DAILY", format="interview", start="2026-11-25")
    (found,) = _found(review, "PROD-001", planned(content={"series": [new]}))

    assert found.path == "content.series[0]"
    assert found.facts["n"] == 17
    assert "17 posts of “Tips” cannot be ready in time, the first on 25 November" in _said(found)


@pytest.mark.parametrize(
    ("why", "post"),
    [
        ("it is in time", item("2026-12-11")),
        ("it is scheduled", item("2026-11-24", stage="scheduled")),
        ("its day has passed", item("2026-11-20")),
        ("nobody chose a format", item("2026-11-24", format=None)),
        ("it is in review", item("2026-11-23", stage="review")),
    ],
)
def test_not_too_late(review: Review, why: str, post: dict[str, Any]) -> None:
    """Nothing is too late that is in time, made, past, of unknown format, or with somebody else."""
    assert not _found(review, "PROD-001", planned(post)), why


def test_a_running_series_is_not_too_late(review: Review) -> None:
    """What returns every week and began before is being made."""
    running = series("FREQ=DAILY", format="interview", start="2026-11-02")

    assert not _found(review, "PROD-001", planned(content={"series": [running]}))


def test_a_late_draft_says_when_it_should_have_been_ready(review: Review) -> None:
    """A draft has begun: what counts is when it should have been ready."""
    draft = item("2026-11-25", format="interview", stage="draft")
    (found,) = _found(review, "PROD-001", planned(draft))

    assert "the draft should have been ready on 19 November 2026" in _said(found)


def test_an_overdue_answer_is_a_finding_of_its_own(review: Review) -> None:
    """What waits for an answer is told with the day on which it was due."""
    late = item(f"{AS_OF}", stage="review")
    (found,) = _found(review, "PROD-002", planned(late))

    assert found.facts["answer_by"] == dt.date(2026, 11, 20)
    assert not _found(review, "PROD-002", planned(item("2026-11-24", stage="review")))


# hours a week

FILM: dict[str, Any] = {
    "id": "film",
    "steps": [{"id": "s", "role": "officer", "hours": 12, "working_days": 3}],
}


def _load(*items: dict[str, Any], **sections: Any) -> dict[str, Any]:
    formats = [FILM, *({"id": name} for name in ("photo-post",))]
    return planned(*items, content={"formats": formats}, **sections)


def test_full_weeks_are_one_finding_per_role(review: Review) -> None:
    """Several full weeks of one role are told together, with the fullest."""
    films = [
        item(day, id=f"f{n}", format="film") for n, day in enumerate(("2027-02-12", "2027-03-19"))
    ]
    (found,) = _found(review, "PROD-003", _load(*films))

    assert found.path == "roles[0].hours_per_week"
    assert found.facts["n"] == 2
    assert found.facts["monday"] == dt.date(2027, 2, 8)
    assert _said(found).startswith("Officer has more work than hours in 2 of the coming")


def test_one_full_week_says_which(review: Review) -> None:
    """A single week is named by its Monday."""
    (found,) = _found(review, "PROD-003", _load(item(format="film")))

    assert "in the week of 8 February 2027: 12.5 hours, and there are 5" in _said(found)


def test_a_little_over_is_no_finding(review: Review) -> None:
    """Less than an hour too much is found in another week."""
    short = {**FILM, "steps": [{**FILM["steps"][0], "hours": 5.4}]}
    tree = planned(item(format="film"), content={"formats": [short]})

    assert not _found(review, "PROD-003", tree)


def test_two_roles_of_one_person_are_held_together(review: Review) -> None:
    """The officer who is also the manager has the hours of both."""
    roles = [
        {**each, "holder": "Ann", "hours_per_week": hours}
        for each, hours in zip(SOUND["roles"], (6, 8, 1), strict=True)
    ]

    assert not _found(
        review, "PROD-003", _load(item(format="film"), roles=roles, capacity={"hours_per_week": 15})
    )


def test_everybody_together_where_roles_have_no_hours(review: Review) -> None:
    """Without hours per role the week is held against the hours of the strategy."""
    roles = [{**each, "hours_per_week": None} for each in SOUND["roles"]]
    (found,) = _found(review, "PROD-003", _load(item(format="film"), roles=roles))

    assert found.path == "capacity.hours_per_week"
    assert _said(found).startswith("There is more work than hours in 1 of the coming")


def test_who_is_short_every_week_is_told_by_another_rule(review: Review) -> None:
    """Where the channels ask too much of a role anyway, its weeks are not told as well."""
    roles = [{**SOUND["roles"][0], "hours_per_week": 0.5}, *SOUND["roles"][1:]]
    found = review(_load(item(format="film"), roles=roles))

    assert [each.code for each in found if each.path.startswith("roles[0]")] == ["COST-005"]


# formats and fields


def test_a_post_without_format_is_named_once(review: Review) -> None:
    """A series without format is one finding, however often it comes."""
    found = _found(review, "PROD-004", planned(content={"series": [series(format=None)]}))

    assert [each.path for each in found] == ["content.series[0].format"]
    assert not _found(review, "PROD-004", planned(item(format=None, stage="published")))


@pytest.mark.parametrize(
    ("steps", "missing"),
    [
        ([], ("content.formats.steps",)),
        ([{"id": "a"}], ("content.formats.steps",)),
        ([{"id": "a", "hours": 1}], ("content.formats.steps.working_days",)),
        ([{"id": "a", "working_days": 1}], ("content.formats.steps.hours",)),
        (
            [{"id": "a", "hours": 1, "working_days": 1}, {"id": "b"}],
            ("content.formats.steps.hours", "content.formats.steps.working_days"),
        ),
        ([{"id": "a", "hours": 1, "working_days": 0}], None),
    ],
)
def test_what_a_format_lacks(review: Review, steps: Any, missing: tuple[str, ...] | None) -> None:
    """Hours or working days that are not filled in are named, for formats that are used."""
    formats = [{"id": "comic", "steps": steps}]
    found = _found(review, "PROD-005", planned(item(format="comic"), content={"formats": formats}))

    assert [each.facts["missing"] for each in found] == ([] if missing is None else [missing])
    assert not _found(review, "PROD-005", planned(content={"formats": formats}))


def test_a_usual_format_needs_no_steps(review: Review) -> None:
    """Of a usual format the usual steps count; own days take the usual hours."""
    assert not _found(review, "PROD-005", planned(item()))
    days = [{"id": "photo-post", "steps": [{"id": "a", "working_days": 2}]}]
    assert not _found(review, "PROD-005", planned(item(), content={"formats": days}))


READY: dict[str, Any] = {
    "stage": "approved",
    "copies": [{"channel": "linkedin", "text": "Come and see"}],
    "visual": "A loaf",
    "alt_text": "A loaf on a board",
    "rights": {"people_permission": "not_needed", "picture_source": "Own picture"},
}


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, []),
        ({"copies": []}, ["copies"]),
        ({"alt_text": None}, ["alt_text"]),
        ({"rights": None}, ["rights.picture_source", "rights.people_permission"]),
        ({"visual": "A film of the oven", "alt_text": None}, ["captions"]),
        ({"format": "short-video", "captions": True, "alt_text": None}, []),
        ({"visual": None, "rights": None, "alt_text": None}, []),
        ({"copies": [], "stage": "review"}, []),
        ({"copies": [], "kind": "meeting"}, []),
        ({"copies": [], "on": "2026-11-20"}, []),
    ],
)
def test_what_an_item_lacks(review: Review, fields: dict[str, Any], missing: list[str]) -> None:
    """What is approved has its texts, a description or captions, and its rights."""
    found = _found(review, "PROD-006", planned(item(**{**READY, **fields})))
    lacking = [name for each in found for name in each.facts["missing"]]  # type: ignore[union-attr]

    assert lacking == [f"content.items.{name}" for name in missing]


def test_every_channel_in_use_needs_its_text(review: Review) -> None:
    """A text on one channel is none on another; a channel that is not in use needs none."""
    other = {"id": "page", "platform": "facebook", "goals": ["requests"]}
    for status, lacks in (("active", True), ("retired", False)):
        tree = planned(
            item(**READY, channels=["linkedin", "page"]),
            channels=[*SOUND["channels"], {**other, "status": status}],
        )

        assert bool(_found(review, "PROD-006", tree)) == lacks
