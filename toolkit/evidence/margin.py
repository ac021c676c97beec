"""How far a figure may be off: sampling error, and what is added where it is about others."""

from __future__ import annotations

import math

from toolkit.evidence.facts import PublishedUse

NORMAL_95 = 1.96
DESIGN_EFFECT = 1.9
"""Weighted surveys are less exact than their size says. Pew states 1.9 points for 5,022 adults,
where a plain random sample would have 1.38: the variance is (1.9 / 1.38) squared as large."""

UNSTATED_MARGIN = 0.05
"""Judgement: for a figure without a sample size or of the lowest confidence; a plain sample of
385 people has five points, and national figures seldom rest on fewer."""

BAND_ODDS = 1.5
"""For a persona that covers at least half of a wider age band: in Pew's 2025 table the odds of
use in neighbouring bands differ by a factor 2.1 on average, and half a band is half a step."""

PART_ODDS = BAND_ODDS**2
"""For a persona that covers less than half of an age band: a whole step."""

GENDER_ODDS = 1.45
"""For a persona of one gender where only the figure for all is published: in Pew's 2025 table
the odds of women and of men lie within this factor of those of all adults, on every platform."""

POPULATION_ODDS = 4.3
"""For the country's total where nothing is known of the persona's own ages: in Pew's 2025 table
the odds of nine in ten age bands lie within this factor of the country's."""

YOUNG_ODDS, MIDDLE_ODDS = 3.3, 1.8
"""For ages after the shape of another country: in the trial of `toolkit.evidence.trial` at least
nine in ten cells that the model had not seen have odds within these factors of its own."""

SHAPE_ODDS = ((0, 29, YOUNG_ODDS), (30, 54, MIDDLE_ODDS), (55, None, YOUNG_ODDS))
"""By age, both ends included. No cell of 55 or over was there to be measured; it gets the
widest factor that was."""


def sampling_bounds(share: float, sample_size: int | None) -> tuple[float, float]:
    """The 95 % interval of a share in a weighted survey (Wilson's, which stays in 0 to 1).

    >>> [round(bound, 3) for bound in sampling_bounds(0.5, 5022)]
    [0.481, 0.519]
    """
    if sample_size is None:
        return share, share
    n = sample_size / DESIGN_EFFECT
    squared = NORMAL_95**2
    middle = (share + squared / (2 * n)) / (1 + squared / n)
    spread = share * (1 - share) / n + squared / (4 * n * n)
    half = NORMAL_95 * math.sqrt(spread) / (1 + squared / n)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def figure_bounds(row: PublishedUse, odds: float = 1.0) -> tuple[float, float]:
    """The bounds of a published figure; `odds` is the factor added because it is about others."""
    low, high = sampling_bounds(row.share, row.sample_size)
    if row.sample_size is None or row.confidence == "C":
        low, high = max(0.0, low - UNSTATED_MARGIN), min(1.0, high + UNSTATED_MARGIN)
    return min(row.share, at_odds(low, 1 / odds)), max(row.share, at_odds(high, odds))


def at_odds(share: float, factor: float) -> float:
    """The share whose odds are a factor larger: 0.5 at twice the odds is 0.67."""
    return share * factor / (1 - share + share * factor)
