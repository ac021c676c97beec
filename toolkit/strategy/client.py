"""Who the client is: identity and positioning come before every other choice."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.strategy.term import (
    Address,
    Count,
    Day,
    Flag,
    Id,
    Label,
    Part,
    Recorded,
    Text,
    TimeZone,
)

Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Language = Literal["nl", "en"]
OrganisationSize = Literal["small", "medium", "large"]

SMALL_BELOW, LARGE_FROM = 50, 250
"""Employees, where the size is not filled in: the European Union's bounds for small and medium
enterprises (Recommendation 2003/361/EC)."""


class TonePair(Part):
    """What the organisation sounds like, beside what it does not ("wel zo / niet zo")."""

    do: Label | None = None
    do_not: Label | None = None


class Tone(Part):
    """How the organisation speaks."""

    description: Text | None = None
    address_form: Literal["u", "jij", "both"] | None = None
    pairs: tuple[TonePair, ...] = ()
    words_to_use: tuple[Label, ...] = ()
    words_to_avoid: tuple[Label, ...] = ()
    emoji: Literal["none", "sparingly", "freely"] | None = None
    language_level: Literal["A1", "A2", "B1", "B2", "C1", "C2"] | None = None


class Client(Recorded):
    """The organisation that the strategy is for."""

    name: Label | None = None
    sector: Label | None = None
    country: Country | None = None
    region: Label | None = None
    time_zone: TimeZone | None = None
    language: Language = "nl"
    content_languages: tuple[LanguageCode, ...] = ()
    size: OrganisationSize | None = None
    employees: Count | None = None
    public_body: Flag | None = None
    orientation: Literal["b2b", "b2c", "mixed"] | None = None
    website: Address | None = None
    identity: Text | None = None
    positioning: Text | None = None
    sub_brands: tuple[Label, ...] = ()
    tone: Tone = Tone()
    brand: Id | None = None


class Period(Part):
    """The months for which the strategy holds."""

    ranges: ClassVar[tuple[tuple[str, str], ...]] = (("start", "end"),)

    start: Day | None = None
    end: Day | None = None
    remark: Text | None = None


def organisation_size(client: Client) -> OrganisationSize | None:
    """Small, medium or large: as filled in, else by the number of employees; None if unknown."""
    if client.size is not None or client.employees is None:
        return client.size
    if client.employees < SMALL_BELOW:
        return "small"
    return "medium" if client.employees < LARGE_FROM else "large"
