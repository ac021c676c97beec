"""What may be typed in a field, as suggestions: any other text is as welcome."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.core import get_global

from toolkit.evidence.fit import suggested_kpis
from toolkit.intake.accepted import finding_names
from toolkit.intake.session import Session
from toolkit.intake.shape import Leaf
from toolkit.language import Words
from toolkit.strategy.walk import Place

HOME = "NL"
"""The country whose time zones are suggested while the client's is not known."""


def suggestions(leaf: Leaf, entry: Place, session: Session) -> tuple[str, ...]:
    """What is suggested for a field of an entry."""
    words = session.words
    match leaf.steps[-2:]:
        case ("kpi", "name"):
            kind = session.draft.value((*entry, "kind")) or ""
            return _kpi_names(kind, session)
        case (*_, "country"):
            return _countries(words)
        case (*_, "time_zone"):
            return _zones(words, session.draft.value(("client", "country")) or HOME)
        case (*_, "accepts"):
            return tuple(finding_names(words).values())
        case ("name",):
            return tuple(each.name(words.language) for each in session.evidence.formats)
        case _:
            return ()


def _kpi_names(kind: str, session: Session) -> tuple[str, ...]:
    """The figures by which this kind of goal can be judged; without a kind, all."""
    evidence, language = session.evidence, session.words.language
    known = suggested_kpis(evidence, kind) if kind else evidence.kpis
    return tuple(
        dict.fromkeys(each.name_nl if language == "nl" else each.name_en for each in known)
    )


@cache
def _countries(words: Words) -> tuple[str, ...]:
    codes = (str(code) for code in Locale(words.language).territories)
    return tuple(sorted(words.country(code) for code in codes if code.isalpha() and len(code) == 2))


@cache
def _zones(words: Words, country: str) -> tuple[str, ...]:
    """The cities of time zones: of the client's own country first, then of Europe."""
    territories = get_global("zone_territories")
    own = [zone for zone, territory in territories.items() if territory == country]
    europe = [zone for zone in territories if zone.startswith("Europe/")]
    return tuple(dict.fromkeys(words.zone(zone) for zone in (*own, *europe)))
