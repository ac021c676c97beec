"""What the calendar holds for each goal, audience, pillar and channel."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.content_calendar.making import client, evidence, own
from tests.content_calendar.sample import AS_OF
from toolkit.content_calendar import ContentCoverage, content_calendar, content_coverage

GOALS = [
    {"id": "fame", "kind": "awareness", "weight": 3},
    {"id": "sales", "kind": "leads", "weight": 1},
    {"id": "help", "kind": "customer_service"},
    {"id": "firm", "kind": "organisation"},
    {"id": "old", "kind": "awareness", "status": "dropped"},
]
PILLARS = [{"id": "craft", "share": 0.75}, {"id": "people"}]
QUARTER = {"start": "2027-01-04", "end": "2027-03-28"}
STRIP = own("strip", ("draw", 2, 1), adaptation_hours=0.5)


def _coverage(*items: dict[str, Any], series: Any = (), **sections: Any) -> ContentCoverage:
    content = {"pillars": PILLARS, "items": list(items), "series": list(series)}
    given = {"goals": GOALS, "period": QUARTER, "content": content, **sections}
    strategy = client(STRIP, **given)
    return content_coverage(content_calendar(strategy, evidence(), AS_OF), strategy, evidence())


def _item(name: str, on: str, **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "on": on,
        "channels": ["page"],
        "goals": ["fame"],
        "personas": ["families"],
        "format": "strip",
        **fields,
    }


def test_a_message_on_two_channels_is_one_item():
    """It counts once for its goal, and once on each channel."""
    found = _coverage(_item("a", "2027-02-03", channels=["page", "feed"], pillar="craft"))

    assert found.goal_months.T["fame"].to_list() == [0, 1, 0]
    assert found.persona_pillars.loc["families", "craft"] == 1
    week = found.channel_weeks.planned["2027-W05"]
    assert (week["page"], week["feed"]) == (1, 1)


def test_axes_are_named():
    """Each frame says what its rows and columns are."""
    found = _coverage(_item("a", "2027-02-03"))

    for frame, names in (
        (found.goal_months, ("goal", "month")),
        (found.persona_pillars, ("persona", "pillar")),
        (found.channel_weeks.planned, ("channel", "week")),
        (found.channel_weeks.low, ("channel", "week")),
        (found.channel_weeks.high, ("channel", "week")),
    ):
        assert (frame.index.name, frame.columns.name) == names
    assert found.goal_hours.index.name == "goal"
    assert found.pillar_shares.index.name == "pillar"


def test_goals_that_no_post_can_serve_are_left_out():
    """A goal about the organisation has no row, unless something is planned for it."""
    assert list(_coverage(_item("a", "2027-02-03")).goal_months.index) == ["fame", "sales", "help"]
    named = _coverage(_item("a", "2027-02-03", goals=["firm", "old"]))
    assert list(named.goal_months.index) == ["fame", "sales", "help", "firm"]


def test_meetings_do_not_count():
    """Only posts are counted."""
    found = _coverage(_item("a", "2027-02-03", kind="meeting"))

    assert found.goal_months.to_numpy().sum() == 0
    assert found.posts == ()


def test_every_occurrence_counts():
    """Each occurrence of a series is an item, and one that an item fills in counts once."""
    series = {
        "id": "tips",
        "rule": "FREQ=WEEKLY;BYDAY=WE",
        "channels": ["page"],
        "goals": ["fame"],
        "start": "2027-01-06",
    }
    item = {"id": "a", "series": "tips", "on": "2027-02-03"}
    found = _coverage(item, series=[series])

    assert found.goal_months.T["fame"].to_list() == [4, 4, 4]


def test_items_without_pillar_have_a_column():
    """Items of no pillar stand apart, where there are any."""
    assert list(_coverage(_item("a", "2027-02-03")).persona_pillars.columns) == [
        "craft",
        "people",
        "",
    ]
    pillar = _coverage(_item("a", "2027-02-03", pillar="craft"))
    assert list(pillar.persona_pillars.columns) == ["craft", "people"]


def test_cadence_stands_beside_what_is_planned():
    """Each week has what the cadence asks of it; without one nothing is asked."""
    channels = [
        {"id": "page", "platform": "facebook", "cadence": {"min": 2, "max": 4}},
        {"id": "feed", "platform": "x", "cadence": {"min": 1}},
        {"id": "blog", "platform": "linkedin"},
        {"id": "old", "platform": "linkedin", "status": "retired"},
    ]
    weeks = _coverage(_item("a", "2027-02-03"), channels=channels).channel_weeks

    assert list(weeks.planned.index) == ["page", "feed", "blog"]
    assert list(weeks.planned.columns) == [f"2027-W{n:02}" for n in range(1, 13)]
    assert weeks.low["2027-W05"].to_list()[:2] == [2, 1]
    assert weeks.high["2027-W05"].to_list()[:2] == [4, np.inf]
    assert np.isnan(weeks.low["2027-W05"]["blog"])


def test_hours_are_divided_over_the_goals():
    """The hours of an item with two goals are half for each; adapting it counts, too."""
    found = _coverage(
        _item("a", "2027-02-03", channels=["page", "feed"], goals=["fame", "sales"]),
        _item("b", "2027-02-10"),
        _item("c", "2027-02-11", goals=["help"]),
    ).goal_hours

    assert found["hours"].to_dict() == {"fame": 3.25, "sales": 1.25}
    assert found["share"].to_list() == pytest.approx([3.25 / 4.5, 1.25 / 4.5])
    assert found["weight"].to_dict() == {"fame": 0.75, "sales": 0.25}


def test_what_is_published_counts_with_its_hours():
    """Whether it is made or not, an item took or takes its hours."""
    found = _coverage(_item("a", "2027-02-03", stage="published"))

    assert found.goal_hours.loc["fame", "hours"] == 2


def test_shares_of_pillars():
    """The planned share is of the items that belong to a pillar."""
    found = _coverage(
        _item("a", "2027-02-03", pillar="craft"),
        _item("b", "2027-02-10", pillar="people", channels=["feed"]),
        _item("c", "2027-02-11"),
    )

    shares = found.pillar_shares.to_dict("index")
    assert shares["craft"] == {"intended": 0.75, "planned": 0.5, "items": 1}
    assert np.isnan(shares["people"]["intended"])
    assert found.planned_shares_on("page") == {"craft": 1.0, "people": 0.0}
    assert found.planned_shares_on("old") == {}


def test_nothing_planned_has_frames_of_nothing():
    """An empty calendar gives empty counts, and no shares."""
    found = _coverage()

    assert found.goal_months.to_numpy().sum() == 0
    assert found.goal_hours["share"].isna().all()
    assert found.pillar_shares["planned"].isna().all()
    empty = _coverage(goals=[], personas=[], channels=[], content={})
    assert empty.goal_months.shape == (0, 3)
    assert empty.channel_weeks.planned.shape == (0, 12)
    assert empty.goal_hours.shape == (0, 3)


@given(
    days=st.lists(st.dates(AS_OF, AS_OF.replace(month=3, day=28)), max_size=8),
    pillars=st.lists(st.sampled_from(["craft", "people", None]), min_size=8, max_size=8),
)
def test_no_item_is_lost(days, pillars):
    """Whichever way items are counted, there are as many."""
    items = [
        _item(f"i{n}", f"{day}", pillar=pillar)
        for n, (day, pillar) in enumerate(zip(days, pillars, strict=False))
    ]
    found = _coverage(*items)

    assert found.goal_months.loc["fame"].sum() == len(days)
    assert found.persona_pillars.loc["families"].sum() == len(days)
    assert found.channel_weeks.planned.to_numpy().sum() == len(days)
    shares = list(found.planned_shares.values())
    assert not shares or sum(shares) == pytest.approx(1)
