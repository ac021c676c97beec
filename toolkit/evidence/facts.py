"""What evidence is made of: published figures, platforms, fit, KPIs and where they come from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

from toolkit.evidence.event import EventFacts
from toolkit.evidence.production import FormatFacts, MixFacts, StepFacts, UpkeepFacts

ANY_SETTING = "*"
COUNTRY_ALIASES = {"UK": "GB", "EL": "GR"}

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Measure = Literal["uses", "daily", "weekly", "monthly"]
Confidence = Literal["A", "B", "C"]
Counted = Literal["characters", "signs", "weighted", "bytes"]
"""How a platform counts: characters; signs as people see them, an emoji one; as X does, a link 23
and signs of other scripts two; or characters with an emoji as its bytes."""

Curve = tuple[tuple[tuple[int, int | None], float], ...]
"""The share of each band of ages, from young to old."""


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
    name_nl: str = ""

    def name_in(self, language: str | None) -> str:
        """The name in a language: Dutch unless it is English."""
        return self.name if language == "en" else self.name_nl or self.name


@dataclass(frozen=True)
class CadenceFacts:
    """The posts per week at which advice for a platform stops, and who says so."""

    platform: str
    most_posts_per_week: float
    basis: str
    reason_nl: str
    reason_en: str

    def reason(self, language: str) -> str:
        """The one-line reason in a language."""
        return self.reason_nl if language == "nl" else self.reason_en


@dataclass(frozen=True)
class CaptionFacts:
    """How long a text may be on a platform, how its length is counted there, and who says so."""

    platform: str
    characters: int
    counted: Counted
    source: str
    note: str


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
class PopulationFacts:
    """How many people of these ages (both ends included; None is open) live in a country."""

    country: str
    age_min: int
    age_max: int | None
    people: int
    year: int
    source: str


@dataclass(frozen=True)
class ShapeFacts:
    """Whether a platform's age shape in one country says something of another, and why."""

    platform: str
    country: str
    comparable: bool
    reason_nl: str
    reason_en: str
    basis: str

    def reason(self, language: str) -> str:
        """The one-line reason in a language."""
        return self.reason_nl if language == "nl" else self.reason_en


@dataclass(frozen=True)
class ConsentFacts:
    """From which age somebody may consent to the use of their own data, by the law of a country."""

    country: str
    age: int
    source: str


@dataclass(frozen=True)
class Evidence:
    """All published figures and judgements that a computation may lean on, as one value."""

    platforms: tuple[PlatformFacts, ...] = ()
    cadence: tuple[CadenceFacts, ...] = ()
    captions: tuple[CaptionFacts, ...] = ()
    usage: tuple[PublishedUse, ...] = ()
    fit: tuple[tuple[tuple[str, str, str], FitCell], ...] = ()
    sources: tuple[SourceFacts, ...] = ()
    kpis: tuple[KpiFacts, ...] = ()
    population: tuple[PopulationFacts, ...] = ()
    shapes: tuple[ShapeFacts, ...] = ()
    consent: tuple[ConsentFacts, ...] = ()
    formats: tuple[FormatFacts, ...] = ()
    steps: tuple[StepFacts, ...] = ()
    upkeep: tuple[UpkeepFacts, ...] = ()
    mixes: tuple[MixFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()

    @cached_property
    def answers(self) -> dict[Hashable, Any]:
        """What was worked out with this evidence before, by question: who types asks it again."""
        return {}

    @cached_property
    def platform_index(self) -> Mapping[str, PlatformFacts]:
        """Each platform under its id and its other names."""
        named = {alias: each for each in self.platforms for alias in each.aliases}
        return {**named, **{each.platform: each for each in self.platforms}}

    @cached_property
    def caption_index(self) -> Mapping[str, CaptionFacts]:
        """How long a text may be, by platform."""
        return {each.platform: each for each in self.captions}

    @cached_property
    def cadence_index(self) -> Mapping[str, CadenceFacts]:
        """Where advice on posting stops, by platform."""
        return {each.platform: each for each in self.cadence}

    @cached_property
    def fit_index(self) -> Mapping[tuple[str, str, str], FitCell]:
        """Each cell under goal kind, platform and setting."""
        return dict(self.fit)

    @cached_property
    def use_index(self) -> Mapping[tuple[str, str], tuple[PublishedUse, ...]]:
        """Who uses it, at all levels of education, under country and platform."""
        found: dict[tuple[str, str], list[PublishedUse]] = {}
        for row in self.usage:
            if row.measure == "uses" and row.education == "all":
                found.setdefault((row.country, row.platform), []).append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def younger_index(self) -> Mapping[str, tuple[float, ...]]:
        """How many people of each country are younger than 0, 1, 2 … years, to the oldest.

        A line of several years is spread evenly; an open one counts as a single year.
        """
        found: dict[str, list[float]] = {}
        for row in sorted(self.population, key=lambda row: row.age_min):
            younger = found.setdefault(row.country, [0.0])
            n_years = 1 if row.age_max is None else row.age_max - row.age_min + 1
            before = younger[-1]
            younger += [before + row.people * n / n_years for n in range(1, n_years + 1)]
        return {country: tuple(younger) for country, younger in found.items()}

    @cached_property
    def population_source_index(self) -> Mapping[str, str]:
        """Where the inhabitants by age of each country come from."""
        return {row.country: row.source for row in self.population}

    @cached_property
    def shape_index(self) -> Mapping[str, tuple[ShapeFacts, ...]]:
        """The countries whose age shape of a platform may be used elsewhere, by platform."""
        found: dict[str, list[ShapeFacts]] = {}
        for row in self.shapes:
            found.setdefault(row.platform, []).append(row)
        return {platform: tuple(rows) for platform, rows in found.items()}

    @cached_property
    def curves(self) -> dict[tuple[PublishedUse, PublishedUse], Curve]:
        """Age shapes that were shifted to a total, kept because many personas ask for the same."""
        return {}

    @cached_property
    def consent_index(self) -> Mapping[str, ConsentFacts]:
        """The age of consent to data processing in each country."""
        return {each.country: each for each in self.consent}

    @cached_property
    def domain_index(self) -> Mapping[str, str]:
        """The platform of each domain."""
        return {domain: each.platform for each in self.platforms for domain in each.domains}

    @cached_property
    def format_index(self) -> Mapping[str, FormatFacts]:
        """Each format under its id."""
        return {each.format: each for each in self.formats}

    @cached_property
    def steps_index(self) -> Mapping[str, tuple[StepFacts, ...]]:
        """The steps of each format, in order."""
        return _grouped(self.steps, lambda step: step.format)

    @cached_property
    def upkeep_index(self) -> Mapping[tuple[str, str], UpkeepFacts]:
        """The fixed hours under kind of platform and size of organisation."""
        return {(each.kind, each.size): each for each in self.upkeep}

    @cached_property
    def mix_index(self) -> Mapping[tuple[str, str], tuple[MixFacts, ...]]:
        """The usual formats under kind of platform and platform."""
        return _grouped(self.mixes, lambda part: (part.kind, part.platform))

    @cached_property
    def event_index(self) -> Mapping[str, EventFacts]:
        """Each day that everybody knows under its id."""
        return {each.event: each for each in self.events}

    @cached_property
    def source_index(self) -> Mapping[str, SourceFacts]:
        """Each source under its id."""
        return {each.source: each for each in self.sources}


def _grouped(rows: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    found: dict[K, list[T]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {name: tuple(each) for name, each in found.items()}


def country_code(country: str) -> str:
    """A country as the evidence names it: the ISO code, where a source uses another.

    >>> country_code("UK"), country_code("NL")
    ('GB', 'NL')
    """
    return COUNTRY_ALIASES.get(country, country)
