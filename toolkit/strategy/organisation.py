"""Who does it: roles, the five questions per channel, tasks, capacity, decisions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from toolkit.strategy.term import (
    NUMERIC,
    ChannelId,
    Count,
    Eur,
    Flag,
    Hours,
    Id,
    Label,
    Part,
    PartialDate,
    Recorded,
    RoleId,
    Text,
    WeekHours,
)


class Role(Recorded):
    """A role in the work, not a person; one person may hold several."""

    id: Id
    name: Label | None = None
    holder: Label | None = None
    people: Count | None = None
    tasks: tuple[Label, ...] = ()
    hours_per_week: Hours | None = None
    hours_text: Label | None = None
    working_hours: tuple[WeekHours, ...] = ()
    spokesperson: Flag | None = None
    replacement: RoleId | None = None


class Assignment(Part):
    """The role that does something, and who replaces it."""

    role: RoleId | None = None
    replacement: RoleId | None = None


class ChannelResponsibility(Recorded):
    """The article's five questions for one channel; without a channel: for all others."""

    channel: ChannelId | None = None
    makes: Assignment | None = None
    decides: Assignment | None = None
    posts: Assignment | None = None
    watches: Assignment | None = None
    answers: Assignment | None = None


TaskKind = Literal[
    "make",
    "check",
    "decide",
    "post",
    "boost",
    "watch",
    "answer",
    "moderate",
    "analyse",
    "manage_access",
    "archive",
]
"""The tasks that running a channel always brings, in the order of the work."""


class TaskResponsibility(Recorded):
    """One row of a RACI table: one of the usual tasks (`kind`), or another in own words (`task`).

    With a channel it holds for that channel alone.
    """

    kind: TaskKind | None = None
    task: Label | None = None
    channel: ChannelId | None = None
    responsible: tuple[RoleId, ...] = ()
    accountable: tuple[RoleId, ...] = ()
    consulted: tuple[RoleId, ...] = ()
    informed: tuple[RoleId, ...] = ()
    text: Text | None = None


class Responsibilities(Part):
    """Who makes, decides, posts, watches and answers."""

    per_channel: tuple[ChannelResponsibility, ...] = ()
    tasks: tuple[TaskResponsibility, ...] = ()


class Rate(Part):
    """What an hour of a role costs."""

    role: RoleId
    eur_per_hour: Eur | None = None


class Tool(Part):
    """A tool in use, with its price and whether a processor agreement is signed."""

    name: Label | None = None
    purpose: Label | None = None
    eur_per_month: Eur | None = None
    processor_agreement: Flag | None = None


class Capacity(Part):
    """The hours and euros that there are."""

    hours_per_week: Hours | None = None
    hours_text: Text | None = None
    eur_per_month: Eur | None = None
    media_eur_per_month: Eur | None = None
    setup_hours: Hours | None = None
    must_reach_coverage: Annotated[float, Field(ge=0, le=100), NUMERIC] | None = None
    rates: tuple[Rate, ...] = ()
    tools: tuple[Tool, ...] = ()


class Decision(Recorded):
    """A question that was asked, and what was decided, by whom and when."""

    id: Id
    asked: Text | None = None
    asked_on: PartialDate | None = None
    asked_by: Label | None = None
    taken: Text | None = None
    taken_on: PartialDate | None = None
    taken_by: Label | None = None
    reason: Text | None = None
    about: tuple[Label, ...] = ()
    accepts: Annotated[str, Field(pattern=r"^[A-Z]{3,4}-\d{3}$")] | None = None


class OpenQuestion(Recorded):
    """Something that is not known yet, with who finds out and by when."""

    about: Label | None = None
    question: Text | None = None
    status: Literal["open", "answered"] = "open"
    owner: RoleId | None = None
    by: PartialDate | None = None
