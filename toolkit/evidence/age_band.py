"""Use for ages that lie across a country's own published age bands, put together from these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toolkit.evidence.band import Ages, band_ages, is_total, n_years, overlap, persona_ages
from toolkit.evidence.facts import Evidence, PublishedUse
from toolkit.evidence.grade import Model, UseEstimate
from toolkit.evidence.margin import BAND_ODDS, GENDER_ODDS, PART_ODDS, figure_bounds
from toolkit.evidence.population import people, people_source
from toolkit.evidence.published import Rows, order
from toolkit.strategy.persona import Persona

COVERED_AGES = 0.8
"""Judgement: published ages speak for a persona when they hold four in five of its years; the
others are taken to be like them."""


@dataclass(frozen=True)
class AgePart:
    """Some years of age: how many people they are, and the share of them with its bounds."""

    people: float
    share: float
    low: float
    high: float


def age_band_use(persona: Persona, rows: Rows, evidence: Evidence) -> UseEstimate | None:
    """The persona's ages put together from the country's own age bands, by inhabitants.

    For ages across bands or in less than half of one, and for one gender where the bands are of
    everybody. Bands of one survey only, and only where they hold nearly all of the ages.
    """
    ages = persona_ages(persona)
    surveys = age_bands(rows) if ages else []
    fitting = [
        bands
        for bands in surveys
        if bands[0].gender in ("all", persona.gender) and ages and _holds(bands, ages)
    ]
    if ages is None or not fitting:
        return None
    bands = min(fitting, key=lambda each: order(each[0], persona.gender))
    return _joined(bands, ages, persona, evidence)


def age_bands(rows: Iterable[PublishedUse]) -> list[Rows]:
    """The age bands of each survey and gender, from young to old; of overlapping the narrowest."""
    surveys: dict[tuple[bool, str, int, str], list[PublishedUse]] = {}
    for row in rows:
        if not is_total(row):
            key = (row.own, row.source, row.year, row.gender)
            surveys.setdefault(key, []).append(row)
    return [_apart(bands) for bands in surveys.values()]


def _apart(bands: list[PublishedUse]) -> Rows:
    kept: list[PublishedUse] = []
    for row in sorted(bands, key=lambda row: n_years(*band_ages(row))):
        if not any(overlap(band_ages(row), band_ages(other)) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row.age_min or 0)


def _holds(bands: Rows, ages: Ages) -> bool:
    inside = [each for row in bands if (each := overlap(ages, band_ages(row)))]
    return sum(n_years(*each) for each in inside) >= COVERED_AGES * n_years(*ages)


def _joined(bands: Rows, ages: Ages, persona: Persona, evidence: Evidence) -> UseEstimate:
    inside = [(row, each) for row in bands if (each := overlap(ages, band_ages(row)))]
    first, country = inside[0][0], bands[0].country
    odds = 1.0 if first.gender == persona.gender else GENDER_ODDS
    share, low, high = mean_share(
        [
            AgePart(
                people(evidence, country, *each),
                row.share,
                *figure_bounds(row, odds * _part_odds(each, band_ages(row))),
            )
            for row, each in inside
        ]
    )
    weights = people_source(evidence, country) if len(inside) > 1 else None
    return UseEstimate(
        share,
        low,
        high,
        "modelled",
        sources=tuple(filter(None, (first.source, weights))),
        year=first.year,
        measure=first.measure,
        base="; ".join(row.base for row, _ in inside),
        country=country,
        ages=(inside[0][1][0], inside[-1][1][1]),
        confidence=max(row.confidence for row, _ in inside),
        note=first.note,
        model=Model(country, first.year, first.source, weights),
    )


def _part_odds(inside: Ages, band: Ages) -> float:
    """How much further off a band may be for the part of it that the persona covers."""
    if inside == band:
        return 1.0
    return BAND_ODDS if 2 * n_years(*inside) >= n_years(*band) else PART_ODDS


def mean_share(parts: Sequence[AgePart]) -> tuple[float, float, float]:
    """The share over all parts, by people, and its bounds if all parts are off the same way."""
    everybody = sum(part.people for part in parts)
    share, low, high = (
        sum(part.people * getattr(part, name) for part in parts) / everybody
        for name in ("share", "low", "high")
    )
    return share, min(low, share), max(high, share)
