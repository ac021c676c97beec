"""What share of a persona uses a platform: the best answer there is, and how good it is."""

from __future__ import annotations

import datetime as dt

from toolkit.evidence.age_band import age_band_use
from toolkit.evidence.facts import Evidence
from toolkit.evidence.given import given_use
from toolkit.evidence.grade import UNKNOWN_USE, UseEstimate
from toolkit.evidence.model import shape_use
from toolkit.evidence.published import (
    best_total,
    estimate,
    published_use,
    total_use,
    usable_rows,
)
from toolkit.strategy.persona import Persona


def use_estimate(
    persona: Persona, platform: str, evidence: Evidence, country: str | None, as_of: dt.date
) -> UseEstimate:
    """The best known share of a persona that uses a platform.

    Given by the client; else published for the country, ages and gender, an agency's own table
    before all others; else the agency's own judgement; else computed: from the country's own
    age bands, or from its total with the age shape of another country; else the country's total
    as it stands; else unknown. The persona's country goes before `country`. Figures with
    another measure than "uses" are never mixed in, nor are those older than three years or
    younger than `as_of`.
    """
    rows = usable_rows(platform, evidence, persona.country or country, as_of)
    own = [row for row in rows if row.own]
    return (
        given_use(persona, platform, evidence, "client")
        or published_use(persona, own)
        or age_band_use(persona, own, evidence)
        or published_use(persona, rows)
        or given_use(persona, platform, evidence, "agency")
        or age_band_use(persona, rows, evidence)
        or shape_use(persona, platform, rows, evidence, as_of)
        or total_use(persona, rows)
        or UNKNOWN_USE
    )


def population_use(
    platform: str, evidence: Evidence, country: str | None, as_of: dt.date
) -> UseEstimate:
    """The share of a country's people that uses a platform: the newest published total."""
    total = best_total("all", usable_rows(platform, evidence, country, as_of))
    return estimate(total, "population") if total else UNKNOWN_USE
