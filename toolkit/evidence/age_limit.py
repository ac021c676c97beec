"""From which age: two different facts, a platform's own terms and a country's privacy law."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.evidence.facts import Evidence, country_code


@dataclass(frozen=True)
class AgeLimit:
    """An age in years from which something is allowed, and where that stands."""

    age: int
    source: str
    note: str = ""


def platform_min_age(platform: str, evidence: Evidence) -> AgeLimit | None:
    """From which age do the platform's own terms allow an account? None where no source says.

    Terms of the platform, the same in most countries: they say who may be there, not who may
    decide about their own data.
    """
    known = evidence.platform_index.get(platform)
    if known is None or known.min_age is None:
        return None
    return AgeLimit(known.min_age, known.min_age_source, known.min_age_note)


def consent_age(country: str, evidence: Evidence) -> AgeLimit | None:
    """From which age may somebody consent to the use of their own data? None where not known.

    The law of a country (GDPR, article 8): below it a parent or guardian consents. It says
    nothing of who may have an account, nor of how many people of that age have one.
    """
    known = evidence.consent_index.get(country_code(country))
    return None if known is None else AgeLimit(known.age, known.source)
