"""How many posts a week does a cadence mean, made here and copied from elsewhere?"""

from __future__ import annotations

import math

from toolkit.effort.span import NOTHING, UNKNOWN, Span
from toolkit.strategy import Cadence
from toolkit.strategy.channel import WEEKS_IN, middle_of


def own_posts(cadence: Cadence | None) -> Span:
    """The posts a week that are made for the channel itself; unknown without a number.

    Where only the number with copies is known, all of it counts.
    """
    if cadence is None or cadence.posts_per_week() is None:
        return UNKNOWN
    low, high = cadence.min, cadence.max
    if low is None and high is None:
        low, high = cadence.with_copies_min, cadence.with_copies_max
    return _weekly(low, high, cadence)


def copied_posts(cadence: Cadence | None) -> Span:
    """The posts a week that are copied here from another channel."""
    if cadence is None or (cadence.min is None and cadence.max is None):
        return NOTHING
    low, high = cadence.with_copies_min, cadence.with_copies_max
    if low is None and high is None:
        return NOTHING
    own_most = cadence.max if cadence.max is not None else cadence.min or 0.0
    fewest = None if low is None else max(0.0, low - (cadence.min or 0.0))
    most = None if high is None else max(fewest or 0.0, high - own_most)
    return _weekly(fewest, most, cadence)


def _weekly(low: float | None, high: float | None, cadence: Cadence) -> Span:
    weeks = WEEKS_IN[cadence.per]
    fewest = (low or 0.0) / weeks
    most = math.inf if high is None else high / weeks
    return Span(fewest, middle_of(fewest, most), most)


def round_cadence(posts_per_week: float) -> Cadence:
    """A cadence as people would agree on it, near this many posts a week.

    >>> round_cadence(1.6).min, round_cadence(0.5).min, round_cadence(0.5).per
    (1.5, 2.0, 'month')
    """
    if posts_per_week >= 1:
        amount = round(posts_per_week * 2) / 2
        return Cadence(min=amount, max=amount, per="week")
    monthly = posts_per_week * WEEKS_IN["month"]
    if monthly >= 1:
        return Cadence(min=round(monthly), max=round(monthly), per="month")
    quarterly = max(1, round(posts_per_week * WEEKS_IN["quarter"]))
    return Cadence(min=quarterly, max=quarterly, per="quarter")
