"""Evidence: where a number comes from, as one value that is passed along."""

from toolkit.evidence.estimate import (
    UNKNOWN_USE,
    WORD_SHARES,
    Grade,
    UseEstimate,
    population_share,
    population_use,
    use_estimate,
)
from toolkit.evidence.facts import (
    Evidence,
    FitCell,
    KpiFacts,
    PlatformFacts,
    PublishedUse,
    SourceFacts,
)
from toolkit.evidence.fit import fit_cell, suggested_kpis
from toolkit.evidence.parse import TABLES, parse_evidence
from toolkit.evidence.platform import (
    canonical_platform,
    half_rate,
    platform_name,
    platform_of_address,
)

__all__ = [
    "TABLES",
    "UNKNOWN_USE",
    "WORD_SHARES",
    "Evidence",
    "FitCell",
    "Grade",
    "KpiFacts",
    "PlatformFacts",
    "PublishedUse",
    "SourceFacts",
    "UseEstimate",
    "canonical_platform",
    "fit_cell",
    "half_rate",
    "parse_evidence",
    "platform_name",
    "platform_of_address",
    "population_share",
    "population_use",
    "suggested_kpis",
    "use_estimate",
]
