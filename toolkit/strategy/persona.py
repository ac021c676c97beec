"""For whom: audiences, each personified."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.strategy.client import Country
from toolkit.strategy.term import (
    NUMERIC,
    ChannelId,
    Count,
    Flag,
    Id,
    Label,
    Part,
    PartialDate,
    Platform,
    Recorded,
    Share,
    Text,
    Weight,
)

Age = Annotated[int, Field(ge=0, le=120), NUMERIC]
Setting = Literal["work", "private", "citizen", "own_staff", "candidate"]
UseWord = Literal["hardly", "some", "half", "most", "unknown"]


class AgeRange(Part):
    """Ages in years, both ends included; one end may be open."""

    ranges: ClassVar[tuple[tuple[str, str], ...]] = (("min", "max"),)

    min: Age | None = None
    max: Age | None = None


class GivenUse(Part):
    """What the client or the agency knows of one platform: the share of the persona that uses it.

    `share` is measured or counted; `word` is what somebody at the table said.
    """

    ranges: ClassVar[tuple[tuple[str, str], ...]] = (
        ("min", "max"),
        ("min", "share"),
        ("share", "max"),
    )

    unique: ClassVar[tuple[str, ...]] = ("platform", "basis", "year")

    platform: Platform
    share: Share | None = None
    min: Share | None = None
    max: Share | None = None
    word: UseWord | None = None
    basis: Literal["client", "agency"] = "client"
    source: Label | None = None
    year: PartialDate | None = None


class Trait(Part):
    """Whatever else matters for this audience."""

    name: Label | None = None
    value: Text | None = None


class Persona(Recorded):
    """One audience, personified."""

    id: Id
    name: Label | None = None
    description: Text | None = None
    setting: Setting | None = None
    buying_role: Literal["user", "influencer", "decider", "buyer", "gatekeeper"] | None = None
    must_reach: Flag = False
    weight: Weight | None = None
    size: Count | None = None
    size_source: Label | None = None
    ages: AgeRange | None = None
    gender: Literal["women", "men", "all"] = "all"
    country: Country | None = None
    geography: Text | None = None
    purchase_motives: tuple[Label, ...] = ()
    barriers: tuple[Label, ...] = ()
    personal_traits: tuple[Label, ...] = ()
    address_as: Text | None = None
    online_behaviour: Text | None = None
    channels: tuple[ChannelId, ...] = ()
    use: tuple[GivenUse, ...] = ()
    traits: tuple[Trait, ...] = ()
    based_on: Literal["research", "data", "experience", "assumption"] | None = None
