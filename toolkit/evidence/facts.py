"""What evidence is made of: published figures, platforms, fit, KPIs and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

ANY_SETTING = "*"
COUNTRY_ALIASES = {"UK": "GB", "EL": "GR"}

Measure = Literal["uses", "daily", "weekly", "monthly"]
Confidence = Literal["A", "B", "C"]


@dataclass(frozen=True)
class PublishedUse:
    """One published figure: the share of a group in a country that uses a platform.

    Ages include both ends; None is open. `own` marks a figure from the agency's own table.
    """

    country: str
    platform: str
    age_min: int | None
    age_max: int | None
    gender: Literal["all", "women", "men"]
    measure: Measure
    share: float
    base: str
    sample_size: int | None
    year: int
    source: str
    education: str
    definition: str
    derived: bool
    confidence: Confidence
    note: str
    own: bool = False


@dataclass(frozen=True)
class PlatformFacts:
    """What is known of one platform.

    The half-rates are posts per week at which half of the effect is reached, for a small, a
    medium and a large organisation.
    """

    platform: str
    name: str
    kind: str
    owner: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...]
    profile_url: str
    min_age: int | None
    min_age_source: str
    min_age_note: str
    half_rate_small: float
    half_rate_medium: float
    half_rate_large: float
    half_rate_basis: str
    half_rate_anchor: str
    half_rate_reason_nl: str
    half_rate_reason_en: str


@dataclass(frozen=True)
class FitCell:
    """How well a platform serves a kind of goal in a setting, in thirds, and why."""

    thirds: int
    reason_nl: str
    reason_en: str
    basis: str

    @property
    def fit(self) -> float:
        """The fit as a number from 0 to 1."""
        return self.thirds / 3

    def reason(self, language: str) -> str:
        """The one-line reason in a language."""
        return self.reason_nl if language == "nl" else self.reason_en


@dataclass(frozen=True)
class SourceFacts:
    """A publication from which figures come."""

    source: str
    title: str
    publisher: str
    year: str
    address: str
    licence_note: str


@dataclass(frozen=True)
class KpiFacts:
    """A figure by which a kind of goal can be judged, and what supplies it."""

    goal_kind: str
    kpi: str
    name_nl: str
    name_en: str
    unit: str
    better: str
    supplier: str
    source: str
    formula_nl: str
    formula_en: str


@dataclass(frozen=True)
class Evidence:
    """All published figures and judgements that a computation may lean on, as one value."""

    platforms: tuple[PlatformFacts, ...] = ()
    usage: tuple[PublishedUse, ...] = ()
    fit: tuple[tuple[tuple[str, str, str], FitCell], ...] = ()
    sources: tuple[SourceFacts, ...] = ()
    kpis: tuple[KpiFacts, ...] = ()

    @cached_property
    def platform_index(self) -> Mapping[str, PlatformFacts]:
        """Each platform under its id and its other names."""
        named = {alias: each for each in self.platforms for alias in each.aliases}
        return {**named, **{each.platform: each for each in self.platforms}}

    @cached_property
    def fit_index(self) -> Mapping[tuple[str, str, str], FitCell]:
        """Each cell under goal kind, platform and setting."""
        return dict(self.fit)

    @cached_property
    def usage_index(self) -> Mapping[tuple[str, str], tuple[PublishedUse, ...]]:
        """The figures under country and platform."""
        found: dict[tuple[str, str], list[PublishedUse]] = {}
        for row in self.usage:
            found.setdefault((row.country, row.platform), []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def domain_index(self) -> Mapping[str, str]:
        """The platform of each domain."""
        return {domain: each.platform for each in self.platforms for domain in each.domains}

    @cached_property
    def source_index(self) -> Mapping[str, SourceFacts]:
        """Each source under its id."""
        return {each.source: each for each in self.sources}


def country_code(country: str) -> str:
    """A country as the evidence names it: the ISO code, where a source uses another.

    >>> country_code("UK"), country_code("NL")
    ('GB', 'NL')
    """
    return COUNTRY_ALIASES.get(country, country)
