"""What share of a persona uses a platform: the best answer there is, and how good it is."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from toolkit.evidence.band import contains, is_own_band, is_total, n_years, overlaps, same_ages
from toolkit.evidence.facts import Evidence, PublishedUse, country_code
from toolkit.evidence.platform import canonical_platform
from toolkit.strategy.persona import GivenUse, Persona

Grade = Literal["given", "words", "published", "agency", "modelled", "population", "unknown"]

WORD_SHARES: dict[str, tuple[float, float, float]] = {
    "hardly": (0.0, 0.07, 0.15),
    "some": (0.10, 0.25, 0.45),
    "half": (0.35, 0.50, 0.65),
    "most": (0.60, 0.80, 0.95),
}
"""Judgement: low, middle and high share for each word. They overlap, because people at a table
use these words loosely; "most" stops short of everybody and "some" short of half."""

AGENCY_MARGIN = 0.15
"""Judgement: an agency that gives one number means it to about fifteen points."""

OLDEST_YEARS = 3
"""Judgement: platforms gain or lose several points a year; after three years a figure says more
about then than about now."""

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

GENDER_ODDS = 1.45
"""For a persona of one gender where only the figure for all is published: in Pew's 2025 table
the odds of women and of men lie within this factor of those of all adults, on every platform."""

POPULATION_ODDS = 4.3
"""For the country's total where the persona's own ages are not published or not filled in: in
Pew's 2025 table the odds of nine in ten age bands lie within this factor of the country's."""


@dataclass(frozen=True)
class UseEstimate:
    """The share of a persona that uses a platform, with bounds, grade and origin.

    `value` is None when unknown; then the bounds are 0 and 1. `ages` are those of the figure.
    """

    value: float | None = None
    low: float = 0.0
    high: float = 1.0
    grade: Grade = "unknown"
    sources: tuple[str, ...] = ()
    year: int | None = None
    measure: str = ""
    base: str = ""
    country: str | None = None
    ages: tuple[int | None, int | None] | None = None
    confidence: str = ""
    note: str = ""


UNKNOWN_USE = UseEstimate()


def use_estimate(
    persona: Persona, platform: str, evidence: Evidence, country: str | None, as_of: dt.date
) -> UseEstimate:
    """The best known share of a persona that uses a platform.

    Given by the client; else published for the country, ages and gender; else the agency's
    own judgement; else the country's total; else unknown. The persona's country goes before
    `country`. Figures with another measure than "uses" are never mixed in, nor are those
    that are older than `OLDEST_YEARS` or younger than `as_of`.
    """
    place = persona.country or country
    rows = _usable_rows(platform, evidence, place, as_of)
    return (
        _given(persona, platform, evidence, "client")
        or _published(persona, rows)
        or _given(persona, platform, evidence, "agency")
        or _population(persona, rows)
        or UNKNOWN_USE
    )


def population_use(
    platform: str, evidence: Evidence, country: str | None, as_of: dt.date
) -> UseEstimate:
    """The share of a country's people that uses a platform: the newest published total."""
    rows = _usable_rows(platform, evidence, country, as_of)
    totals = [row for row in rows if is_total(row) and row.gender == "all"]
    return _from_row(min(totals, key=_quality), "population") if totals else UNKNOWN_USE


def population_share(
    platform: str, evidence: Evidence, country: str | None, as_of: dt.date
) -> float | None:
    """The country's own share for the affinity index; None if not published."""
    return population_use(platform, evidence, country, as_of).value


def _given(
    persona: Persona, platform: str, evidence: Evidence, basis: Literal["client", "agency"]
) -> UseEstimate | None:
    wanted = canonical_platform(platform, evidence)
    said = [
        estimate
        for each in persona.use
        if each.basis == basis and canonical_platform(each.platform, evidence) == wanted
        if (estimate := _from_given(each)) is not None
    ]
    return min(said, key=lambda each: (each.grade == "words", -(each.year or 0)), default=None)


def _from_given(given: GivenUse) -> UseEstimate | None:
    bounds = _given_bounds(given)
    if bounds is None:
        return None
    low, value, high = bounds
    in_words = given.share is None and given.min is None and given.max is None
    grade: Grade = "agency" if given.basis == "agency" else "words" if in_words else "given"
    return UseEstimate(
        value,
        low,
        high,
        grade,
        sources=(given.source,) if given.source else (),
        year=int(given.year[:4]) if given.year else None,
    )


def _given_bounds(given: GivenUse) -> tuple[float, float, float] | None:
    """Low, value and high: of a share as it stands, of a range its middle, of a word its own."""
    if given.share is not None:
        margin = AGENCY_MARGIN if given.basis == "agency" else 0.0
        low = max(0.0, given.share - margin) if given.min is None else given.min
        high = min(1.0, given.share + margin) if given.max is None else given.max
        return low, given.share, high
    if given.min is not None or given.max is not None:
        low, high = given.min or 0.0, 1.0 if given.max is None else given.max
        return low, (low + high) / 2, high
    return WORD_SHARES.get(given.word or "")


def _usable_rows(
    platform: str, evidence: Evidence, country: str | None, as_of: dt.date
) -> tuple[PublishedUse, ...]:
    if country is None:
        return ()
    key = (country_code(country), canonical_platform(platform, evidence))
    return tuple(
        row
        for row in evidence.usage_index.get(key, ())
        if row.measure == "uses"
        and row.education == "all"
        and 0 <= as_of.year - row.year <= OLDEST_YEARS
    )


def _published(persona: Persona, rows: Iterable[PublishedUse]) -> UseEstimate | None:
    """The figure for the persona's own gender and ages, or for an age band hardly wider."""
    own = [row for row in rows if row.gender == persona.gender and is_own_band(row, persona)]
    if not own:
        return None
    best = min(own, key=lambda row: (*_quality(row)[:2], not same_ages(row, persona), -row.year))
    return _from_row(best, "published", 1.0 if same_ages(best, persona) else BAND_ODDS)


def _population(persona: Persona, rows: Iterable[PublishedUse]) -> UseEstimate | None:
    """The narrowest figure that the persona is part of; without ages, the country's total."""
    wider = [
        row
        for row in rows
        if row.gender in ("all", persona.gender)
        and (contains(row, persona) or (is_total(row) and overlaps(row, persona)))
    ]
    if not wider:
        return None
    best = min(
        wider,
        key=lambda row: (
            *_quality(row)[:2],
            not contains(row, persona),
            n_years(row.age_min, row.age_max),
            row.gender != persona.gender,
            -row.year,
        ),
    )
    odds = GENDER_ODDS if is_own_band(best, persona) else POPULATION_ODDS
    return _from_row(best, "population", odds)


def _from_row(row: PublishedUse, grade: Grade, odds: float = 1.0) -> UseEstimate:
    low, high = sampling_bounds(row.share, row.sample_size)
    if row.sample_size is None or row.confidence == "C":
        low, high = max(0.0, low - UNSTATED_MARGIN), min(1.0, high + UNSTATED_MARGIN)
    return UseEstimate(
        row.share,
        min(row.share, _at_odds(low, 1 / odds)),
        max(row.share, _at_odds(high, odds)),
        grade,
        sources=(row.source,),
        year=row.year,
        measure=row.measure,
        base=row.base,
        country=row.country,
        ages=(row.age_min, row.age_max),
        confidence=row.confidence,
        note=row.note,
    )


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


def _at_odds(share: float, factor: float) -> float:
    """The share whose odds are a factor larger: 0.5 at twice the odds is 0.67."""
    return share * factor / (1 - share + share * factor)


def _quality(row: PublishedUse) -> tuple[bool, bool, int]:
    """What goes first: the agency's own table, then the better confidence, then the newest."""
    return not row.own, row.confidence == "C", -row.year
