"""The hours per role over the weeks, drawn."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from tests.content_calendar.making import own
from tests.tables.test_production import FILM, SERIES, seen
from toolkit.figures.load import load_figure

SIGN = "#DejaVuSans-e89"
"""The shape of the triangle."""


def test_who_does_not_see_it_hears_the_busiest_weeks():
    """For each role the alternative says the most hours, in which week, and what there is."""
    (picture,) = load_figure(seen(items=[FILM]))

    assert picture.alt == (
        "maker: at most 3.7 hours, in week 6, of the 6 that there are. "
        "boss: at most 0.5 hours, in week 7, of the 1 that there are. "
        "desk: at most 1.2 hours, in week 7."
    )


def test_too_much_has_a_sign_and_is_said():
    """A week with too much work has a sign above it, so that colour is not needed."""
    calm, full = (
        load_figure(seen(own("epic", ("draw", hours, 1)), items=[FILM | {"format": "epic"}]))[0]
        for hours in (1, 9)
    )

    assert "too much in 1 week" in full.alt
    assert "too much" not in calm.alt
    assert SIGN in full.svg
    assert SIGN not in calm.svg


def test_the_figure_is_small():
    """A quarter of a series is drawn in a picture that loads at once."""
    (picture,) = load_figure(seen(series=[SERIES]))

    assert ET.fromstring(picture.svg).tag.endswith("svg")
    assert len(picture.svg) < 40_000


def test_nothing_to_make_is_no_figure():
    """Without production nothing is drawn."""
    assert load_figure(seen()) == ()
