"""Evidence: where a number comes from, as one value that is passed along."""

from toolkit.evidence.age_limit import AgeLimit, consent_age, platform_min_age
from toolkit.evidence.estimate import population_use, use_estimate
from toolkit.evidence.event import EventFacts
from toolkit.evidence.facts import (
    Evidence,
    FitCell,
    KpiFacts,
    PlatformFacts,
    PublishedUse,
    SourceFacts,
)
from toolkit.evidence.fit import fit_cell, suggested_kpis
from toolkit.evidence.given import WORD_SHARES
from toolkit.evidence.grade import UNKNOWN_USE, Grade, Model, UseEstimate
from toolkit.evidence.making import usual_mix, usual_upkeep
from toolkit.evidence.parse import TABLES, parse_evidence
from toolkit.evidence.platform import (
    canonical_platform,
    half_rate,
    platform_name,
    platform_of_address,
)
from toolkit.evidence.production import FormatFacts, MixFacts, StepFacts, UpkeepFacts
from toolkit.evidence.published import OLDEST_YEARS

__all__ = [
    "OLDEST_YEARS",
    "TABLES",
    "UNKNOWN_USE",
    "WORD_SHARES",
    "AgeLimit",
    "EventFacts",
    "Evidence",
    "FitCell",
    "FormatFacts",
    "Grade",
    "KpiFacts",
    "MixFacts",
    "Model",
    "PlatformFacts",
    "PublishedUse",
    "SourceFacts",
    "StepFacts",
    "UpkeepFacts",
    "UseEstimate",
    "canonical_platform",
    "consent_age",
    "fit_cell",
    "half_rate",
    "parse_evidence",
    "platform_min_age",
    "platform_name",
    "platform_of_address",
    "population_use",
    "suggested_kpis",
    "use_estimate",
    "usual_mix",
    "usual_upkeep",
]
