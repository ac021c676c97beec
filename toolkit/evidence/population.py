"""How many people of which ages live in a country: the weights between age bands."""

from __future__ import annotations

from toolkit.evidence.band import n_years
from toolkit.evidence.facts import Evidence, country_code


def people(evidence: Evidence, country: str, age_min: int, age_max: int | None) -> float:
    """How many inhabitants have these ages, both ends included; None is open above.

    Where a country's inhabitants are not known, each year of age counts as one. The open group
    of the oldest is not divided: whoever is older than its first year counts for all of it.
    """
    younger = evidence.younger_index.get(country_code(country))
    if younger is None:
        return n_years(age_min, age_max)
    oldest = len(younger) - 2
    first = min(age_min, oldest)
    last = oldest if age_max is None else min(max(age_max, first), oldest)
    return younger[last + 1] - younger[first]


def people_source(evidence: Evidence, country: str) -> str:
    """Where the inhabitants by age of a country come from; empty where they are not known."""
    return evidence.population_source_index.get(country_code(country), "")
