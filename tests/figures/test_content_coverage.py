"""What the calendar holds beside what was meant, drawn."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from tests.tables.test_content_coverage import SERIES, seen
from toolkit.figures.compare import Compared, compare_figure
from toolkit.figures.content_coverage import (
    channel_weeks_figure,
    goal_hours_figure,
    goal_months_figure,
    pillar_shares_figure,
)
from toolkit.language import words_for

FIGURES = (channel_weeks_figure, goal_hours_figure, goal_months_figure, pillar_shares_figure)


@pytest.mark.parametrize("figure", FIGURES)
def test_a_calendar_is_drawn_and_said(figure):
    """Each figure is a whole picture of modest size, with an alternative and a caption."""
    (picture,) = figure(seen({"min": 1, "max": 1}, series=[SERIES]))

    assert ET.fromstring(picture.svg).tag.endswith("svg")
    assert len(picture.svg) < 40_000
    assert picture.alt.endswith(".")
    assert picture.caption


@pytest.mark.parametrize("figure", FIGURES)
def test_an_empty_calendar_is_not_drawn(figure):
    """Without posts there is no figure."""
    assert figure(seen()) == ()


def test_shares_are_said_in_pairs():
    """Who does not see the bars hears what is planned and what was intended of each pillar."""
    (picture,) = pillar_shares_figure(seen(series=[SERIES]))

    assert picture.alt == ("Craft: planned 100%, intended 50%; people: planned 0%, intended 50%.")


def test_a_share_that_nobody_gave_is_a_dash():
    """What was not filled in is no nought, in words or in the drawing."""
    rows = (Compared("a", 0.3, float("nan")), Compared("b", float("nan"), 0.2))
    words = words_for("nl")

    picture = compare_figure(rows, key="k", caption="c", planned="P", meant="M", words=words)

    assert picture.alt.replace("\N{NO-BREAK SPACE}", " ") == "a: p 30 %, m –; b: p –, m 20 %."


def test_channels_are_said_with_their_cadence():
    """Each channel is said with its posts, in how many weeks, and what was agreed."""
    (picture,) = channel_weeks_figure(seen({"min": 1, "max": 1}, series=[SERIES]))

    assert picture.alt == (
        "Page: 16 posts in 13 weeks; agreed: 1 per week. "
        "Feed: 0 posts in 13 weeks; agreed: no cadence."
    )


@pytest.mark.parametrize(
    ("cadence", "n_signs"),
    [({"min": 1, "max": 1}, 8), ({"min": 2, "max": 3}, 0), ({"min": 1}, 0), (None, 0)],
)
def test_more_than_agreed_has_a_sign(cadence, n_signs: int):
    """Each week above the cadence has a sign; open above, and without a cadence, none has."""
    (picture,) = channel_weeks_figure(seen(cadence, series=[SERIES]))

    assert picture.svg.count('href="#DejaVuSans-e89"') == n_signs
