"""Use after the age shape of another country: what to expect where no ages were published."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.evidence.age_band import COVERED_AGES, AgePart, age_bands, mean_share
from toolkit.evidence.band import Ages, band_ages, is_everybody, n_years, overlap, persona_ages
from toolkit.evidence.facts import Curve, Evidence, PublishedUse
from toolkit.evidence.grade import Model, UseEstimate
from toolkit.evidence.margin import GENDER_ODDS, SHAPE_ODDS, at_odds, figure_bounds
from toolkit.evidence.platform import canonical_platform
from toolkit.evidence.population import people, people_source
from toolkit.evidence.published import Rows, best_total, quality, usable_rows
from toolkit.strategy.persona import Persona

ROUNDED = 0.0025
"""Shares are published in whole percents: 0 and 100 % stand for less than half a percent from
there, and this is the middle of that."""

FURTHEST, STEPS = 50.0, 60
"""How far a shape may be shifted (on the logit scale), and how often that is halved: the total
is met to the last digits that a computer keeps."""


def shape_use(
    persona: Persona, platform: str, rows: Rows, evidence: Evidence, as_of: dt.date
) -> UseEstimate | None:
    """The country's total, divided over ages as they differ in another country.

    The age bands of that country are shifted on the logit scale until they give the total of
    this one, by its inhabitants. Only where the table of shapes calls the two comparable.
    """
    ages, total = persona_ages(persona), best_total(persona.gender, rows)
    if ages is None or total is None:
        return None
    inside = overlap(ages, band_ages(total))
    if inside is None or n_years(*inside) < COVERED_AGES * n_years(*ages):
        return None
    shape = age_shape(platform, evidence, total.country, as_of)
    if not shape:
        return None
    return _estimate(persona, inside, total, shape, evidence)


def age_shape(platform: str, evidence: Evidence, country: str, as_of: dt.date) -> Rows:
    """The newest whole set of age bands of another country that is comparable; empty if none."""
    known = evidence.shape_index.get(canonical_platform(platform, evidence), ())
    shapes = [
        bands
        for facts in known
        if facts.comparable and facts.country != country
        for bands in age_bands(usable_rows(platform, evidence, facts.country, as_of))
        if bands[0].gender == "all" and is_whole(bands)
    ]
    return min(shapes, key=lambda bands: (*quality(bands[0]), -bands[0].year), default=())


def is_whole(bands: Rows) -> bool:
    """Whether age bands follow on one another, from young to old."""
    follow = all(older.age_min == (younger.age_max or 0) + 1 for younger, older in pairwise(bands))
    return follow and is_everybody(bands[0].age_min, bands[-1].age_max)


def shifted(bands: Rows, total: PublishedUse, evidence: Evidence) -> Curve:
    """The bands of another country, shifted until they give the total, by the inhabitants.

    Ages below the youngest band are taken to be like it. Each shift leaves the order of the
    bands as it is: the same amount is added to the logarithm of the odds of every band.
    """
    key = (bands[0], total)
    if key not in evidence.curves:
        cut = [(ages, row.share) for ages, row in _cut(bands, band_ages(total))]
        weights = [people(evidence, total.country, *ages) for ages, _ in cut]
        logits = [logit(share) for _, share in cut]
        shift = _shift(weights, logits, total.share)
        shares = [expit(each + shift) for each in logits]
        evidence.curves[key] = tuple(zip([ages for ages, _ in cut], shares, strict=True))
    return evidence.curves[key]


def _cut(bands: Rows, whole: Ages) -> Iterator[tuple[Ages, PublishedUse]]:
    """The bands as far as they lie within the ages of the total, the outer ones stretched."""
    for place, row in enumerate(bands):
        first = 0 if place == 0 else row.age_min or 0
        last = None if place == len(bands) - 1 else row.age_max
        if inside := overlap((first, last), whole):
            yield inside, row


def _shift(weights: Sequence[float], logits: Sequence[float], total: float) -> float:
    """What has to be added to each logit, so that the weighted mean is the total."""
    low, high, everybody = -FURTHEST, FURTHEST, sum(weights)
    for _ in range(STEPS):
        middle = (low + high) / 2
        found = sum(w * expit(each + middle) for w, each in zip(weights, logits, strict=True))
        low, high = (middle, high) if found < total * everybody else (low, middle)
    return (low + high) / 2


def curve_share(curve: Curve, ages: Ages, country: str, evidence: Evidence) -> float:
    """The share of people of these ages, by inhabitants."""
    parts = [(inside, share) for band, share in curve if (inside := overlap(band, ages))]
    weights = [people(evidence, country, *inside) for inside, _ in parts]
    return sum(w * share for w, (_, share) in zip(weights, parts, strict=True)) / sum(weights)


def logit(share: float) -> float:
    """The logarithm of the odds of a share, kept away from 0 and 1."""
    kept = min(max(share, ROUNDED), 1 - ROUNDED)
    return math.log(kept / (1 - kept))


def expit(value: float) -> float:
    """The share with these odds, given as a logarithm."""
    return 1 / (1 + math.exp(-value))


def _estimate(
    persona: Persona, ages: Ages, total: PublishedUse, shape: Rows, evidence: Evidence
) -> UseEstimate:
    parts = list(_parts(shifted(shape, total, evidence), ages, total, persona, evidence))
    share, low, high = mean_share(parts)
    if total.gender == persona.gender:
        least, most = _room(ages, total, evidence)
        low, high = max(low, min(share, least)), min(high, max(share, most))
    first = shape[0]
    model = Model(first.country, first.year, first.source, people_source(evidence, total.country))
    named = (total.source, model.source, model.weights)
    return UseEstimate(
        share,
        low,
        high,
        "modelled",
        sources=tuple(dict.fromkeys(filter(None, named))),
        year=total.year,
        measure=total.measure,
        base=total.base,
        country=total.country,
        ages=ages,
        confidence=max(row.confidence for row in (total, *shape)),
        note=total.note,
        model=model,
    )


def _parts(
    curve: Curve, ages: Ages, total: PublishedUse, persona: Persona, evidence: Evidence
) -> Iterator[AgePart]:
    """The persona's years of age by what was measured of the model's errors there."""
    below, above = (math.exp(logit(bound) - logit(total.share)) for bound in figure_bounds(total))
    gender = 1.0 if total.gender == persona.gender else GENDER_ODDS
    for band, share in curve:
        for first, last, odds in SHAPE_ODDS:
            inside = overlap(band, (first, last))
            if inside := inside and overlap(inside, ages):
                low = at_odds(share, below / (odds * gender))
                high = at_odds(share, above * odds * gender)
                yield AgePart(people(evidence, total.country, *inside), share, low, high)


def _room(ages: Ages, total: PublishedUse, evidence: Evidence) -> tuple[float, float]:
    """What the total leaves room for, whatever their age shape.

    When these ages are a part p of the people, they use it at most total ÷ p, and at least
    (total − (1 − p)) ÷ p, even if nobody or everybody else does.
    """
    country = total.country
    part = people(evidence, country, *ages) / people(evidence, country, *band_ages(total))
    low, high = figure_bounds(total)
    return (low - (1 - part)) / part, high / part
