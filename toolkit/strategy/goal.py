"""What the client wants to reach, by how much and by when."""

from __future__ import annotations

from typing import ClassVar, Literal

from toolkit.strategy.term import (
    Change,
    ChannelId,
    Flag,
    GoalId,
    Id,
    Label,
    Number,
    Part,
    PartialDate,
    PersonaId,
    Recorded,
    RoleId,
    Text,
    Weight,
)

GoalKind = Literal[
    "awareness",
    "reputation",
    "engagement",
    "community",
    "participation",
    "information",
    "traffic",
    "leads",
    "sales",
    "customer_service",
    "employer_brand",
    "warn_inform",
    "channel",
    "organisation",
]
ActivityBasis = Literal["publishing", "service", "campaign"]
Supplier = Literal["export", "web_analytics", "log", "survey", "crm", "none"]


class Kpi(Part):
    """The figure by which a goal is judged, and who keeps it."""

    name: Label | None = None
    supplier: Supplier | None = None
    tool: Label | None = None
    owner: RoleId | None = None


class Quantity(Part):
    """A baseline or a target: a number, a range, a change in shares, or words.

    `value`, `min` and `max` are in the goal's unit; `change` is a share of the baseline
    (0.2 is twenty per cent more), for a percentage without a known baseline.
    """

    ranges: ClassVar[tuple[tuple[str, str], ...]] = (("min", "max"),)

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    change: Change | None = None
    direction: Literal["up", "down", "keep"] | None = None
    measured_on: PartialDate | None = None
    approximate: Flag = False
    text: Text | None = None


class Deadline(Part):
    """By when: a date, or a time after an event, or words."""

    on: PartialDate | None = None
    months_after: Number | None = None
    after: Label | None = None
    text: Text | None = None


class Goal(Recorded):
    """One thing that the client wants to reach with social media."""

    id: Id
    name: Label | None = None
    kind: GoalKind | None = None
    kind_text: Label | None = None
    statement: Text | None = None
    level: Literal["organisation", "communication", "channel"] | None = None
    parent: GoalId | None = None
    personas: tuple[PersonaId, ...] = ()
    channels: tuple[ChannelId, ...] = ()
    kpi: Kpi | None = None
    unit: Label | None = None
    baseline: Quantity | None = None
    measure_baseline_by: PartialDate | None = None
    target: Quantity | None = None
    deadline: Deadline | None = None
    weight: Weight | None = None
    activity_basis: ActivityBasis | None = None
    status: Literal["open", "met", "dropped"] = "open"
    owner: RoleId | None = None
