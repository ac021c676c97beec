"""The strategy: all that is recorded for one client."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from toolkit.strategy.agreement import Agreements
from toolkit.strategy.audit import AuditedAccount, Peer
from toolkit.strategy.channel import Channel, FitOverride
from toolkit.strategy.client import Client, Period
from toolkit.strategy.content import Content
from toolkit.strategy.goal import Goal
from toolkit.strategy.identity import identity_problems
from toolkit.strategy.organisation import (
    Capacity,
    Decision,
    OpenQuestion,
    Responsibilities,
    Role,
)
from toolkit.strategy.persona import Persona
from toolkit.strategy.term import Part, Source, Text


class Strategy(Part):
    """All that is recorded for one client; half-filled is valid."""

    client: Client = Client()
    period: Period = Period()
    phase: Literal["concept", "final"] = "concept"
    sources: tuple[Source, ...] = ()
    audit: tuple[AuditedAccount, ...] = ()
    peers: tuple[Peer, ...] = ()
    goals: tuple[Goal, ...] = ()
    personas: tuple[Persona, ...] = ()
    channels: tuple[Channel, ...] = ()
    fit: tuple[FitOverride, ...] = ()
    content: Content = Content()
    roles: tuple[Role, ...] = ()
    responsibilities: Responsibilities = Responsibilities()
    agreements: Agreements = Agreements()
    capacity: Capacity = Capacity()
    decisions: tuple[Decision, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    notes: Text | None = None

    @model_validator(mode="after")
    def _ids_and_references(self) -> Strategy:
        found = identity_problems(Strategy, self)
        if found:
            raise PydanticCustomError(
                "identity",
                "{problems}",
                {"problems": "; ".join(str(each) for _, each in found)},
            )
        return self
