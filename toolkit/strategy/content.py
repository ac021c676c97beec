"""What to publish: pillars, stories, series, items, formats, key dates."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from toolkit.strategy.channel import PostingTime
from toolkit.strategy.term import (
    NUMERIC,
    Address,
    ChannelId,
    Clock,
    Day,
    Eur,
    Flag,
    FormatId,
    GoalId,
    Hours,
    Id,
    KeyDateId,
    Label,
    Part,
    PartialDate,
    PersonaId,
    PillarId,
    Recorded,
    RoleId,
    Rule,
    SeriesId,
    Share,
    StoryId,
    Text,
    TimeZone,
)

Days = Annotated[float, Field(ge=0, le=365), NUMERIC]
Stage = Literal["idea", "draft", "review", "approved", "scheduled", "published", "archived"]


class ChannelShare(Part):
    """The share that a pillar takes on one channel."""

    channel: ChannelId
    share: Share | None = None


class Pillar(Recorded):
    """A theme that returns, with the share of the content it is meant to take."""

    id: Id
    name: Label | None = None
    description: Text | None = None
    share: Share | None = None
    channel_shares: tuple[ChannelShare, ...] = ()
    goals: tuple[GoalId, ...] = ()
    personas: tuple[PersonaId, ...] = ()


class ProductionStep(Part):
    """One step in making a format."""

    id: Id
    name: Label | None = None
    role: RoleId | None = None
    hours: Hours | None = None
    working_days: Days | None = None


class Format(Recorded):
    """A kind of content, with what it takes to make one."""

    id: Id
    name: Label | None = None
    steps: tuple[ProductionStep, ...] = ()
    adaptation_hours: Hours | None = None
    lighter: FormatId | None = None


class Story(Recorded):
    """A core story from which items for several channels are derived."""

    id: Id
    title: Label | None = None
    summary: Text | None = None
    pillar: PillarId | None = None
    goals: tuple[GoalId, ...] = ()
    personas: tuple[PersonaId, ...] = ()


class Occurrence(Part):
    """One occurrence of a series that is moved, changed or dropped."""

    on: Day
    moved_to: Day | None = None
    at: Clock | None = None
    title: Label | None = None
    dropped: Flag = False


class Series(Recorded):
    """A recurring part of the calendar."""

    ranges: ClassVar[tuple[tuple[str, str], ...]] = (("start", "end"),)

    id: Id
    name: Label | None = None
    description: Text | None = None
    status: Literal["idea", "active", "stopped"] = "active"
    channels: tuple[ChannelId, ...] = ()
    personas: tuple[PersonaId, ...] = ()
    goals: tuple[GoalId, ...] = ()
    pillar: PillarId | None = None
    format: FormatId | None = None
    rule: Rule | None = None
    frequency: Text | None = None
    start: Day | None = None
    end: Day | None = None
    days: PostingTime | None = None
    changes: tuple[Occurrence, ...] = ()
    replaces: SeriesId | None = None
    call_to_action: Label | None = None
    link: Address | None = None
    lead_time: Text | None = None
    owner: RoleId | None = None
    preapproved: Flag = False


class ChannelCopy(Part):
    """The text of an item for one channel."""

    channel: ChannelId
    text: Text | None = None


class Utm(Part):
    """What is added to a link so that visits can be counted."""

    source: Label | None = None
    medium: Label | None = None
    campaign: Label | None = None
    content: Label | None = None


class ItemRights(Part):
    """Whose picture, whose music, whose face."""

    people_permission: Literal["given", "asked", "not_needed", "missing"] | None = None
    picture_source: Label | None = None
    picture_licence: Label | None = None
    music_licence: Label | None = None
    ai_generated: Flag | None = None


class Feedback(Part):
    """What somebody who was asked said of an item: agreed, or a remark.

    Without a channel it is about all of the item's. `seal` marks what was shown then, so that a
    later change shows.
    """

    given_on: Day | None = None
    given_by: Label | None = None
    channel: ChannelId | None = None
    agreed: Flag = False
    text: Text | None = None
    seal: Label | None = None


class Item(Recorded):
    """One entry of the calendar.

    With `occurrence` it takes the place of what its series would bring on that day.
    """

    id: Id
    title: Label | None = None
    kind: Literal["post", "meeting", "measurement", "moment"] = "post"
    channels: tuple[ChannelId, ...] = ()
    personas: tuple[PersonaId, ...] = ()
    goals: tuple[GoalId, ...] = ()
    pillar: PillarId | None = None
    series: SeriesId | None = None
    occurrence: Day | None = None
    story: StoryId | None = None
    key_date: KeyDateId | None = None
    format: FormatId | None = None
    on: PartialDate | None = None
    at: Clock | None = None
    until: Clock | None = None
    time_zone: TimeZone | None = None
    rule: Rule | None = None
    date_text: Label | None = None
    owner: RoleId | None = None
    stage: Stage = "idea"
    copies: tuple[ChannelCopy, ...] = ()
    visual: Text | None = None
    call_to_action: Label | None = None
    link: Address | None = None
    utm: Utm | None = None
    hashtags: tuple[Label, ...] = ()
    alt_text: Text | None = None
    captions: Flag | None = None
    rights: ItemRights | None = None
    boost_eur: Eur | None = None
    keep_until: PartialDate | None = None
    when_expired: Literal["keep", "update", "archive", "remove"] | None = None
    afterwards: Text | None = None
    feedback: tuple[Feedback, ...] = ()


class KeyDate(Recorded):
    """A day that the client wants to use: one of its own, or an event that everybody knows."""

    id: Id
    name: Label | None = None
    event: Id | None = None
    on: PartialDate | None = None
    rule: Rule | None = None
    goals: tuple[GoalId, ...] = ()
    personas: tuple[PersonaId, ...] = ()


class Content(Part):
    """What is published, in themes and rhythms."""

    approach: Text | None = None
    pillars: tuple[Pillar, ...] = ()
    stories: tuple[Story, ...] = ()
    formats: tuple[Format, ...] = ()
    series: tuple[Series, ...] = ()
    items: tuple[Item, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()
    key_dates_at_most: Annotated[int, Field(ge=0, le=31), NUMERIC] | None = None
    school_region: Literal["north", "middle", "south"] | None = None
    posting_times: tuple[PostingTime, ...] = ()
