"""The strategy: the model of all that is recorded for one client, plain and frozen."""

from toolkit.strategy.agreement import Agreements, ResponseNorm
from toolkit.strategy.audit import AuditedAccount, Peer
from toolkit.strategy.channel import Cadence, Channel, FitOverride, Followers
from toolkit.strategy.client import Client, Period
from toolkit.strategy.content import Content, Item, Pillar, Series
from toolkit.strategy.document import Strategy
from toolkit.strategy.goal import Deadline, Goal, Kpi, Quantity
from toolkit.strategy.organisation import (
    Capacity,
    Decision,
    OpenQuestion,
    Responsibilities,
    Role,
)
from toolkit.strategy.parse import checked_strategy, parse_strategy, strategy_problems
from toolkit.strategy.persona import AgeRange, GivenUse, Persona
from toolkit.strategy.term import Part, Source, WeekHours

__all__ = [
    "AgeRange",
    "Agreements",
    "AuditedAccount",
    "Cadence",
    "Capacity",
    "Channel",
    "Client",
    "Content",
    "Deadline",
    "Decision",
    "FitOverride",
    "Followers",
    "GivenUse",
    "Goal",
    "Item",
    "Kpi",
    "OpenQuestion",
    "Part",
    "Peer",
    "Period",
    "Persona",
    "Pillar",
    "Quantity",
    "ResponseNorm",
    "Responsibilities",
    "Role",
    "Series",
    "Source",
    "Strategy",
    "WeekHours",
    "checked_strategy",
    "parse_strategy",
    "strategy_problems",
]
