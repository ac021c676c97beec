"""What making and upkeep usually take on a platform: looked up, the nearest row first."""

from __future__ import annotations

from toolkit.evidence.facts import Evidence
from toolkit.evidence.platform import UNKNOWN_SIZE
from toolkit.evidence.production import ANY_PLATFORM_OF_KIND, MixFacts, UpkeepFacts

UNKNOWN_KIND = "social"
"""Judgement: a platform that is not in the table counts as a social one, the most usual kind."""


def usual_mix(evidence: Evidence, platform: str | None) -> tuple[MixFacts, ...]:
    """The usual formats on a platform: of its own, else of its kind; empty without a table."""
    known = evidence.platform_index.get(platform or "")
    kind = known.kind if known else UNKNOWN_KIND
    own = evidence.mix_index.get((kind, known.platform)) if known else None
    return own or evidence.mix_index.get((kind, ANY_PLATFORM_OF_KIND), ())


def usual_upkeep(evidence: Evidence, platform: str | None, size: str | None) -> UpkeepFacts | None:
    """The fixed hours of a channel for an organisation of a size; None without a table."""
    known = evidence.platform_index.get(platform or "")
    kind = known.kind if known else UNKNOWN_KIND
    return evidence.upkeep_index.get((kind, size or UNKNOWN_SIZE))
