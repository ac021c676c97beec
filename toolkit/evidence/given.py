"""What the client or the agency says of the use of a platform."""

from __future__ import annotations

from typing import Literal

from toolkit.evidence.facts import Evidence
from toolkit.evidence.grade import Grade, UseEstimate
from toolkit.evidence.platform import canonical_platform
from toolkit.strategy.persona import GivenUse, Persona

WORD_SHARES: dict[str, tuple[float, float, float]] = {
    "hardly": (0.0, 0.07, 0.15),
    "some": (0.10, 0.25, 0.45),
    "half": (0.35, 0.50, 0.65),
    "most": (0.60, 0.80, 0.95),
}
"""Judgement: low, middle and high share for each word. They overlap, because people at a table
use these words loosely; "most" stops short of everybody and "some" short of half."""

AGENCY_MARGIN = 0.15
"""Judgement: an agency that gives one number means it to about fifteen points."""


def given_use(
    persona: Persona, platform: str, evidence: Evidence, basis: Literal["client", "agency"]
) -> UseEstimate | None:
    """What the client (or the agency) filled in: figures before words, the newest first."""
    wanted = canonical_platform(platform, evidence)
    said = [
        estimate
        for each in persona.use
        if each.basis == basis and canonical_platform(each.platform, evidence) == wanted
        if (estimate := _estimate(each)) is not None
    ]
    return min(said, key=lambda each: (each.grade == "words", -(each.year or 0)), default=None)


def _estimate(given: GivenUse) -> UseEstimate | None:
    bounds = _bounds(given)
    if bounds is None:
        return None
    low, value, high = bounds
    in_words = given.share is None and given.min is None and given.max is None
    grade: Grade = "agency" if given.basis == "agency" else "words" if in_words else "given"
    return UseEstimate(
        value,
        low,
        high,
        grade,
        sources=(given.source,) if given.source else (),
        year=int(given.year[:4]) if given.year else None,
    )


def _bounds(given: GivenUse) -> tuple[float, float, float] | None:
    """Low, value and high: of a share as it stands, of a range its middle, of a word its own."""
    if given.share is not None:
        margin = AGENCY_MARGIN if given.basis == "agency" else 0.0
        low = max(0.0, given.share - margin) if given.min is None else given.min
        high = min(1.0, given.share + margin) if given.max is None else given.max
        return low, given.share, high
    if given.min is not None or given.max is not None:
        low, high = given.min or 0.0, 1.0 if given.max is None else given.max
        return low, (low + high) / 2, high
    return WORD_SHARES.get(given.word or "")
