"""The reasons that are given for the margins hold in the figures that ship with the package."""

import math
from functools import cache
from importlib.resources import files
from itertools import pairwise

from toolkit.evidence import TABLES, PublishedUse, parse_evidence
from toolkit.evidence.margin import (
    BAND_ODDS,
    DESIGN_EFFECT,
    GENDER_ODDS,
    NORMAL_95,
    POPULATION_ODDS,
)


@cache
def _pew() -> tuple[PublishedUse, ...]:
    folder = files("toolkit.evidence") / "data"
    texts = {name: (folder / f"{name}.csv").read_text(encoding="utf-8") for name in TABLES}
    return tuple(
        row
        for row in parse_evidence(texts).usage
        if row.source.startswith("pew_2025")
        and (row.measure, row.education, row.year) == ("uses", "all", 2025)
    )


def _totals() -> dict[str, float]:
    return {
        row.platform: row.share
        for row in _pew()
        if (row.age_min, row.age_max, row.gender) == (18, None, "all")
    }


def _bands() -> list[PublishedUse]:
    return [
        row for row in _pew() if row.gender == "all" and (row.age_min, row.age_max) != (18, None)
    ]


def _distance(share: float, other: float) -> float:
    """The factor between the odds of two shares, as a logarithm."""
    return abs(math.log(share / (1 - share)) - math.log(other / (1 - other)))


def test_age_bands_lie_around_the_total():
    """Nine in ten age bands have odds within the stated factor of the country's."""
    far = [_distance(row.share, _totals()[row.platform]) for row in _bands()]

    within = sum(each <= math.log(POPULATION_ODDS) for each in far) / len(far)

    assert len(far) >= 30
    assert 0.9 <= within <= 0.95


def test_women_and_men_lie_around_everybody():
    """Women and men have odds within the stated factor of all adults, on every platform."""
    far = [_distance(row.share, _totals()[row.platform]) for row in _pew() if row.gender != "all"]

    assert len(far) >= 10
    assert max(far) <= math.log(GENDER_ODDS + 0.005)


def test_neighbouring_bands_differ_by_two_half_steps():
    """Half the average distance between neighbouring age bands is the stated factor."""
    bands: dict[str, list[PublishedUse]] = {}
    for row in _bands():
        bands.setdefault(row.platform, []).append(row)
    steps = [
        _distance(young.share, old.share)
        for rows in bands.values()
        for young, old in pairwise(sorted(rows, key=lambda row: row.age_min or 0))
    ]

    half_step = math.exp(sum(steps) / len(steps) / 2)

    assert half_step <= BAND_ODDS <= half_step + 0.1


def test_design_effect_follows_from_the_stated_margin():
    """The publisher states 1.9 points for 5,022 adults, wider than a plain sample would have."""
    plain = NORMAL_95 * math.sqrt(0.25 / 5022)

    assert abs((0.019 / plain) ** 2 - DESIGN_EFFECT) < 0.05
