"""What is agreed: answering, approval, crisis, access, rights, privacy, archive, review."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from toolkit.strategy.organisation import Tool
from toolkit.strategy.term import (
    NUMERIC,
    Address,
    ChannelId,
    Flag,
    Hours,
    Label,
    Part,
    PartialDate,
    Recorded,
    RoleId,
    SeriesId,
    Share,
    Text,
    WeekHours,
)

WorkingDays = Annotated[float, Field(ge=0, le=365), NUMERIC]


class ResponseNorm(Recorded):
    """How soon questions are answered, and in which hours somebody watches.

    Without channels it holds for all channels that no other norm names. Without `hours`
    the opening hours hold.
    """

    channels: tuple[ChannelId, ...] = ()
    share: Share | None = None
    within_hours: Hours | None = None
    within_working_days: WorkingDays | None = None
    hours: tuple[WeekHours, ...] = ()
    watched_by: tuple[RoleId, ...] = ()
    text: Text | None = None


class ApprovalStep(Part):
    """One role in the path, or either of two, with the working days to answer."""

    role: RoleId | None = None
    or_role: RoleId | None = None
    working_days: WorkingDays | None = None


class ApprovalPath(Recorded):
    """Who approves before something is posted; without channels: everywhere."""

    channels: tuple[ChannelId, ...] = ()
    steps: tuple[ApprovalStep, ...] = ()
    agreed_unless_working_days: WorkingDays | None = None
    preapproved_series: tuple[SeriesId, ...] = ()
    text: Text | None = None


class EscalationRule(Recorded):
    """If this happens, then that, by this role."""

    when: Text | None = None
    then: Text | None = None
    role: RoleId | None = None


class Crisis(Recorded):
    """What happens when things go wrong, also out of hours."""

    pauses_everything: RoleId | None = None
    replacement: RoleId | None = None
    reached_at: Label | None = None
    steps: tuple[Label, ...] = ()
    holding_statement: Text | None = None
    text: Text | None = None


class ExampleReply(Part):
    """A reply to take and adapt."""

    situation: (
        Literal["question", "complaint", "compliment", "troll", "privacy", "other"] | None
    ) = None
    text: Text | None = None


class HouseRules(Recorded):
    """What visitors may and may not post, and what is done about it."""

    address: Address | None = None
    text: Text | None = None
    deleted_log: Text | None = None


class Access(Recorded):
    """Who can log in, and how that is guarded."""

    password_manager: Flag | None = None
    two_factor: Flag | None = None
    second_administrator: Flag | None = None
    on_leaving: Text | None = None
    recovery: Text | None = None
    text: Text | None = None


class Rights(Recorded):
    """Rights on pictures, music, names and claims."""

    image_consent_register: Text | None = None
    event_photo_rule: Text | None = None
    licence_rule: Text | None = None
    music_source: Text | None = None
    logo_use: Text | None = None
    review_source_rule: Text | None = None
    claim_evidence: Text | None = None
    no_fake_engagement: Flag | None = None


class Privacy(Recorded):
    """Personal data."""

    notice_address: Address | None = None
    joint_controller: Text | None = None
    impact_assessment: Text | None = None
    message_retention: Text | None = None
    minors_rule: Text | None = None
    monitoring_basis: Text | None = None
    monitoring_scope: Text | None = None


class Accessibility(Recorded):
    """What everybody must be able to see, hear and read."""

    landing_standard: Label | None = None
    statement_address: Address | None = None
    post_rule: Text | None = None
    own_site_alternative: Text | None = None
    video_captions: Text | None = None
    document_rule: Text | None = None
    third_party_content: Text | None = None
    shop_in_scope: Flag | None = None


class Advertising(Recorded):
    """Paid messages, collaborations, prize draws."""

    targeting_basis: Text | None = None
    audience_sources: Text | None = None
    pixel_consent: Text | None = None
    sponsor: Label | None = None
    payer: Label | None = None
    political_check: Text | None = None
    disclosure_label: Label | None = None
    contract_clause: Text | None = None
    label_check: Text | None = None
    media_act_status: Text | None = None
    prize_draw_rules: Text | None = None
    minimum_age: Annotated[int, Field(ge=0, le=120), NUMERIC] | None = None
    sector_code: Text | None = None


class ArtificialIntelligence(Recorded):
    """How made-up pictures, texts and answers are labelled and checked."""

    label_rule: Text | None = None
    human_review: Text | None = None
    editor_in_charge: RoleId | None = None
    chatbot_disclosed: Flag | None = None


class Archive(Recorded):
    """What is kept, how and for how long."""

    method: Text | None = None
    retention: Text | None = None
    covers: tuple[Literal["posts", "comments", "messages"], ...] = ()
    findable: Text | None = None
    law_version: Label | None = None
    formal_messages_route: Text | None = None


class Conduct(Recorded):
    """What staff do and do not do under their own name."""

    employee_code_address: Address | None = None
    civil_servant_guidance: Text | None = None
    text: Text | None = None


class ReviewRhythm(Recorded):
    """When the strategy and its figures are looked at again."""

    frequency: Text | None = None
    every_months: Annotated[float, Field(gt=0, le=120), NUMERIC] | None = None
    next_on: PartialDate | None = None
    kpis: tuple[Label, ...] = ()
    tools: tuple[Tool, ...] = ()
    method: Text | None = None


class Agreements(Part):
    """All that is agreed about running the channels."""

    opening_hours: tuple[WeekHours, ...] = ()
    opening_hours_text: Text | None = None
    response: tuple[ResponseNorm, ...] = ()
    approval: tuple[ApprovalPath, ...] = ()
    escalation: tuple[EscalationRule, ...] = ()
    crisis: Crisis | None = None
    spokespersons: tuple[RoleId, ...] = ()
    spokesperson_text: Text | None = None
    example_replies: tuple[ExampleReply, ...] = ()
    house_rules: HouseRules | None = None
    access: Access | None = None
    rights: Rights | None = None
    privacy: Privacy | None = None
    accessibility: Accessibility | None = None
    advertising: Advertising | None = None
    artificial_intelligence: ArtificialIntelligence | None = None
    archive: Archive | None = None
    conduct: Conduct | None = None
    review: ReviewRhythm | None = None
    other: tuple[Text, ...] = ()
