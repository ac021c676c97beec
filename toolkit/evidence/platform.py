"""Which platform is meant: by its id, by another name, or by an address, without asking anyone."""

from __future__ import annotations

from urllib.parse import urlsplit

from toolkit.evidence.facts import Evidence, PlatformFacts

UNKNOWN_SIZE = "medium"
"""Judgement: a client that does not say how large it is, counts as medium."""

USUAL_HALF_RATES = {"small": 1.0, "medium": 1.5, "large": 2.5}
"""Judgement, posts per week: for a platform that is not in the table. Published advice for the
common platforms starts at two to three posts a week; a modest rule takes about half of that."""


def canonical_platform(platform: str, evidence: Evidence) -> str:
    """The id that the evidence uses for a platform; a platform it does not know stays as it is."""
    known = evidence.platform_index.get(platform)
    return known.platform if known else platform


def platform_name(platform: str, evidence: Evidence, language: str | None) -> str:
    """The name of a platform as people write it; in Dutch unless English is asked for."""
    known = evidence.platform_index.get(platform)
    return known.name_in(language) if known else platform


def platform_of_address(address: str, evidence: Evidence) -> str | None:
    """The platform to which an address belongs, by its domain or one above it; None if unknown."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    if address.lower().startswith("mailto:"):
        return None
    labels = host.rstrip(".").split(".")
    above = (".".join(labels[start:]) for start in range(len(labels)))
    known = evidence.domain_index
    return next((known[name] for name in above if name in known), None)


def half_rate(evidence: Evidence, platform: str, size: str | None) -> float:
    """The posts per week at which half of the effect is reached, for an organisation of a size."""
    known = evidence.platform_index.get(platform)
    rates = USUAL_HALF_RATES if known is None else _half_rates(known)
    return rates[size or UNKNOWN_SIZE]


def _half_rates(known: PlatformFacts) -> dict[str, float]:
    return {
        "small": known.half_rate_small,
        "medium": known.half_rate_medium,
        "large": known.half_rate_large,
    }
