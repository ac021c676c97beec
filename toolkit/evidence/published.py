"""What was published of a country: for a persona's ages and gender, or for everybody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from toolkit.evidence.band import contains, is_own_band, is_total, overlaps, same_ages
from toolkit.evidence.facts import Evidence, PublishedUse, country_code
from toolkit.evidence.grade import Grade, UseEstimate
from toolkit.evidence.margin import BAND_ODDS, POPULATION_ODDS, figure_bounds
from toolkit.evidence.platform import canonical_platform
from toolkit.strategy.persona import Persona

OLDEST_YEARS = 3
"""Judgement: platforms gain or lose several points a year; after three years a figure says more
about then than about now."""

Rows = Sequence[PublishedUse]


def usable_rows(platform: str, evidence: Evidence, country: str | None, as_of: dt.date) -> Rows:
    """The figures of a country that may be used: who uses it, at all levels of education.

    Never daily, weekly or monthly use, nothing older than `OLDEST_YEARS` or younger than
    `as_of`.
    """
    if country is None:
        return ()
    key = (country_code(country), canonical_platform(platform, evidence))
    rows = evidence.use_index.get(key, ())
    return [row for row in rows if 0 <= as_of.year - row.year <= OLDEST_YEARS]


def published_use(persona: Persona, rows: Rows) -> UseEstimate | None:
    """The figure for the persona's own gender and ages, or for an age band hardly wider."""
    own = [row for row in rows if row.gender == persona.gender and is_own_band(row, persona)]
    if not own:
        return None
    best = min(own, key=lambda row: (*quality(row), not same_ages(row, persona), -row.year))
    return estimate(best, "published", 1.0 if same_ages(best, persona) else BAND_ODDS)


def total_use(persona: Persona, rows: Rows) -> UseEstimate | None:
    """The country's total, if the persona is part of it: it says nothing of its own ages."""
    totals = [row for row in totals_for(persona.gender, rows) if overlaps(row, persona)]
    if not totals:
        return None
    best = min(totals, key=lambda row: (not contains(row, persona), *order(row, persona.gender)))
    return estimate(best, "population", POPULATION_ODDS)


def totals_for(gender: str, rows: Rows) -> Rows:
    """The country's totals: for everybody, and for this gender."""
    return [row for row in rows if is_total(row) and row.gender in ("all", gender)]


def best_total(gender: str, rows: Rows) -> PublishedUse | None:
    """The total that counts for a gender; None where none is published."""
    return min(totals_for(gender, rows), key=lambda row: order(row, gender), default=None)


def order(row: PublishedUse, gender: str) -> tuple[bool, bool, bool, int]:
    """What goes first of several that fit: the better one, then the own gender, the newest."""
    return (*quality(row), row.gender != gender, -row.year)


def quality(row: PublishedUse) -> tuple[bool, bool]:
    """What goes first: the agency's own table, then the better confidence."""
    return not row.own, row.confidence == "C"


def estimate(row: PublishedUse, grade: Grade, odds: float = 1.0) -> UseEstimate:
    """A published figure as it stands; `odds` is the factor added because it is about others."""
    low, high = figure_bounds(row, odds)
    return UseEstimate(
        row.share,
        low,
        high,
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
