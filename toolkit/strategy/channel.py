"""Where: one account on one platform, with a purpose."""

from __future__ import annotations

import math
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.strategy.goal import GoalKind
from toolkit.strategy.term import (
    NUMERIC,
    Address,
    Amount,
    ChannelId,
    Clock,
    Count,
    Eur,
    Flag,
    GoalId,
    Hours,
    Id,
    Label,
    Part,
    PartialDate,
    PersonaId,
    Platform,
    Recorded,
    RoleId,
    Share,
    Text,
    TimeZone,
    Weekday,
)

ChannelStatus = Literal[
    "active",
    "dormant",
    "retired",
    "rejected",
    "considered",
    "on_hold",
    "monitoring",
    "out_of_scope",
]
WEEKS_IN = {
    "day": 1 / 7,
    "week": 1.0,
    "month": 365.25 / 12 / 7,
    "quarter": 365.25 / 4 / 7,
    "year": 365.25 / 7,
}

ONLY_MAXIMUM_AT = 0.5
"""Judgement: of a cadence with only a maximum ("at most six a day") half is taken as the centre;
nobody always fills a cap. Of one with only a minimum the minimum itself is the centre."""


def middle_of(low: float, high: float) -> float:
    """The number of posts that is counted with, between the lowest and the highest.

    >>> middle_of(2, 4), middle_of(2, float("inf")), middle_of(0, 6)
    (3.0, 2, 3.0)
    """
    return low if math.isinf(high) else low + ONLY_MAXIMUM_AT * (high - low)


class PersonaShare(Part):
    """Which share of some people belongs to an audience, and how that is known."""

    unique: ClassVar[tuple[str, ...]] = ("persona",)

    persona: PersonaId
    share: Share
    source: Label | None = None


class Followers(Part):
    """How many follow the account, on a date, and how many of them belong to which audience."""

    count: Count | None = None
    counted_on: PartialDate | None = None
    approximate: Flag = False
    growth: Text | None = None
    source: Label | None = None
    shares: tuple[PersonaShare, ...] = ()


class Cadence(Part):
    """How often: a number, a range, only a minimum, only a maximum, or words.

    `min` and `max` are posts per `per`; `with_copies_*` include what is copied here from
    another channel. A subject may have a cap of its own.
    """

    ranges: ClassVar[tuple[tuple[str, str], ...]] = (
        ("min", "max"),
        ("with_copies_min", "with_copies_max"),
    )

    min: Amount | None = None
    max: Amount | None = None
    per: Literal["day", "week", "month", "quarter", "year"] = "week"
    with_copies_min: Amount | None = None
    with_copies_max: Amount | None = None
    subject_max: Amount | None = None
    basis: Literal["planned", "measured"] = "planned"
    text: Text | None = None

    def posts_per_week(self) -> tuple[float, float] | None:
        """The lowest and highest number of posts per week, copies included; None if unknown.

        Only a minimum is open above (infinite); only a maximum starts at 0.

        >>> Cadence(max=6, per="day").posts_per_week()
        (0.0, 42.0)
        """
        low = self.min if self.with_copies_min is None else self.with_copies_min
        high = self.max if self.with_copies_max is None else self.with_copies_max
        if low is None and high is None:
            return None
        weeks = WEEKS_IN[self.per]
        return (low or 0.0) / weeks, (float("inf") if high is None else high / weeks)


class PostingTime(Part):
    """When to post: days and a local time, in a time zone."""

    days: tuple[Weekday, ...] = ()
    at: Clock | None = None
    time_zone: TimeZone | None = None
    text: Label | None = None


class Paid(Part):
    """Paid reach, a lever of its own."""

    eur_per_month: Eur | None = None
    people_per_month: Count | None = None
    source: Label | None = None
    shares: tuple[PersonaShare, ...] = ()
    campaign_share: Share | None = None
    purpose: Text | None = None


class OrganicReach(Part):
    """The share of followers that one post meets, as measured."""

    share_per_post: Share | None = None
    source: Label | None = None
    measured_on: PartialDate | None = None


class Level(Part):
    """One way to run the channel that the mix may choose: a cadence, its hours and euros."""

    id: Id
    name: Label | None = None
    cadence: Cadence | None = None
    hours_per_week: Hours | None = None
    eur_per_month: Eur | None = None


class Channel(Recorded):
    """One account on one platform."""

    id: Id
    platform: Platform | None = None
    name: Label | None = None
    handle: Label | None = None
    address: Address | None = None
    holder: Literal["organisation", "employee", "partner", "influencer"] = "organisation"
    holder_text: Label | None = None
    status: ChannelStatus = "active"
    status_reason: Text | None = None
    status_since: PartialDate | None = None
    conditions: Text | None = None
    review_on: PartialDate | None = None
    replacement: tuple[ChannelId, ...] = ()
    substitute: Text | None = None
    merges_into: ChannelId | None = None
    choice: Literal["must", "never", "free"] = "free"
    choice_reason: Text | None = None
    purpose: Text | None = None
    goals: tuple[GoalId, ...] = ()
    personas: tuple[PersonaId, ...] = ()
    cadence: Cadence | None = None
    posting_times: tuple[PostingTime, ...] = ()
    copies_to: tuple[ChannelId, ...] = ()
    followers: Followers | None = None
    organic_reach: OrganicReach | None = None
    paid: Paid | None = None
    campaign_share: Share | None = None
    hours_per_week: Hours | None = None
    setup_hours: Hours | None = None
    levels: tuple[Level, ...] = ()
    owner: RoleId | None = None
    owner_text: Label | None = None
    administrators: tuple[Label, ...] = ()
    two_factor: Flag | None = None
    profile_text: Text | None = None
    profile_link: Address | None = None
    accepts_formal_messages: Flag | None = None


class FitOverride(Part):
    """The client's own judgement of one cell of the fit table, with the reason."""

    goal: GoalId | None = None
    goal_kind: GoalKind | None = None
    platform: Platform
    setting: Literal["work", "private", "citizen", "own_staff", "candidate"] | None = None
    thirds: Annotated[int, Field(ge=0, le=3), NUMERIC]
    reason: Annotated[str, Field(min_length=1, max_length=300)]
