"""How the ages of a persona lie to the ages of a published figure."""

from __future__ import annotations

from toolkit.evidence.facts import PublishedUse
from toolkit.strategy.persona import Persona

Ages = tuple[int, int | None]
"""The first and the last year of age; None is open above."""

COVERED_BAND = 0.5
"""Judgement: an age band counts as the persona's own when the persona has half of its years."""

OLDEST_AGE = 90
"""Where an open age band ends when its years are counted: few people are older."""

TOTAL_FROM_AGE, TOTAL_TO_AGE = 18, 74
"""A figure for everybody from 18 (or younger) to 74 (or older) is a country's total. Ages differ
so much within it that only a persona who is nearly everybody has it as its own figure."""


def _ages(persona: Persona) -> tuple[int | None, int | None] | None:
    ages = persona.ages
    if ages is None or (ages.min is None and ages.max is None):
        return None
    return ages.min, ages.max


def same_ages(row: PublishedUse, persona: Persona) -> bool:
    """Whether a figure is about exactly the persona's ages."""
    ages = _ages(persona)
    return ages is not None and (ages[0] or 0, ages[1]) == (row.age_min or 0, row.age_max)


def is_own_band(row: PublishedUse, persona: Persona) -> bool:
    """Whether a figure is about the persona's ages, or about at most twice as many years."""
    ages = _ages(persona)
    if ages is None or not contains(row, persona):
        return False
    if is_total(row):
        return same_ages(row, persona) or is_everybody(*ages)
    return n_years(*ages) / n_years(row.age_min, row.age_max) >= COVERED_BAND


def contains(row: PublishedUse, persona: Persona) -> bool:
    """Whether the persona's ages lie inside those of the figure."""
    ages = _ages(persona)
    if ages is None:
        return False
    below = (row.age_min or 0) <= (ages[0] or 0)
    above = row.age_max is None or (ages[1] is not None and ages[1] <= row.age_max)
    return below and above


def overlaps(row: PublishedUse, persona: Persona) -> bool:
    """Whether some of the persona are among the people of the figure; without ages: yes."""
    ages = _ages(persona)
    if ages is None:
        return True
    starts_later = row.age_max is not None and (ages[0] or 0) > row.age_max
    ends_earlier = ages[1] is not None and ages[1] < (row.age_min or 0)
    return not (starts_later or ends_earlier)


def is_total(row: PublishedUse) -> bool:
    """Whether a figure is about everybody: a country's total."""
    return is_everybody(row.age_min, row.age_max)


def is_everybody(age_min: int | None, age_max: int | None) -> bool:
    """Whether these ages are nearly all that surveys ask."""
    return (age_min or 0) <= TOTAL_FROM_AGE and (age_max is None or age_max >= TOTAL_TO_AGE)


def persona_ages(persona: Persona) -> Ages | None:
    """The ages of a persona; None where they are not filled in."""
    ages = _ages(persona)
    return None if ages is None else (ages[0] or 0, ages[1])


def band_ages(row: PublishedUse) -> Ages:
    """The ages of a figure."""
    return row.age_min or 0, row.age_max


def overlap(ages: Ages, others: Ages) -> Ages | None:
    """The ages that lie in both; None where there are none.

    >>> overlap((30, None), (18, 49)), overlap((30, 40), (50, None))
    ((30, 49), None)
    """
    first = max(ages[0], others[0])
    ends = [end for end in (ages[1], others[1]) if end is not None]
    last = min(ends, default=None)
    return None if last is not None and last < first else (first, last)


def n_years(age_min: int | None, age_max: int | None) -> int:
    """How many years of age a band counts."""
    first = age_min or 0
    last = OLDEST_AGE if age_max is None else age_max
    return max(1, last - first + 1)
