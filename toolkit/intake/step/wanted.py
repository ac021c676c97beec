"""What is missed while it is empty: fields of a part, lists, and fields of each entry."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PARTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "client": ("name", "sector", "identity", "positioning"),
        "client.tone": ("description", "address_form"),
        "period": ("start", "end"),
        "agreements.crisis": ("pauses_everything",),
        "agreements.review": ("next_on",),
        "capacity": ("hours_per_week", "eur_per_month"),
    }
)
"""The fields that are missed in a part."""

LISTS: Mapping[str, str] = MappingProxyType(
    {
        "audit": "No account has been looked at yet.",
        "peers": "No comparable organisation has been looked at yet.",
        "goals": "There is no goal yet.",
        "personas": "There is no persona yet.",
        "channels": "There is no channel yet.",
        "content.pillars": "There is no pillar yet.",
        "content.series": "There is no series yet.",
        "roles": "There is no role yet.",
        "responsibilities.per_channel": "Nobody has said yet who does what on which channel.",
        "agreements.response": "No response time has been agreed yet.",
        "agreements.approval": "No way of approving has been agreed yet.",
    }
)
"""What to say of a list that has no entry."""

FORMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "audit.verdict": (
            "{n} account has not been judged yet.",
            "{n} accounts have not been judged yet.",
        ),
        "peers.lesson": (
            "{n} organisation has no lesson yet.",
            "{n} organisations have no lesson yet.",
        ),
        "goals.kind": (
            "{n} goal has no kind.",
            "{n} goals have no kind.",
        ),
        "goals.kpi": (
            "{n} goal has no KPI.",
            "{n} goals have no KPI.",
        ),
        "goals.baseline": (
            "{n} goal has no baseline.",
            "{n} goals have no baseline.",
        ),
        "goals.target": (
            "{n} goal has no target.",
            "{n} goals have no target.",
        ),
        "goals.deadline": (
            "{n} goal has no deadline.",
            "{n} goals have no deadline.",
        ),
        "personas.setting": (
            "{n} persona has no situation.",
            "{n} personas have no situation.",
        ),
        "personas.size": (
            "{n} persona has no number of people.",
            "{n} personas have no number of people.",
        ),
        "personas.address_as": (
            "Of {n} persona it is not known how to address it.",
            "Of {n} personas it is not known how to address them.",
        ),
        "channels.platform": (
            "{n} channel has no platform.",
            "{n} channels have no platform.",
        ),
        "channels.purpose": (
            "{n} channel has no purpose.",
            "{n} channels have no purpose.",
        ),
        "channels.goals": (
            "{n} channel has no goal.",
            "{n} channels have no goal.",
        ),
        "channels.cadence": (
            "{n} channel has no frequency.",
            "{n} channels have no frequency.",
        ),
        "channels.owner": (
            "{n} channel has no owner.",
            "{n} channels have no owner.",
        ),
        "content.pillars.goals": (
            "{n} pillar serves no goal.",
            "{n} pillars serve no goal.",
        ),
        "content.series.channels": (
            "{n} series has no channel.",
            "{n} series have no channel.",
        ),
        "content.series.format": (
            "{n} series has no format.",
            "{n} series have no format.",
        ),
        "content.items.channels": (
            "{n} message has no channel.",
            "{n} messages have no channel.",
        ),
        "roles.replacement": (
            "{n} role has no replacement.",
            "{n} roles have no replacement.",
        ),
        "decisions.taken": (
            "{n} decision has not been taken yet.",
            "{n} decisions are not taken yet.",
        ),
        "decisions.taken_by": (
            "Of {n} decision it is not known who took it.",
            "Of {n} decisions it is not known who took them.",
        ),
    }
)
"""What to say of so many entries of a list in which a field is empty."""

OVER = frozenset(
    {
        "dropped",
        "met",
        "dormant",
        "retired",
        "rejected",
        "considered",
        "on_hold",
        "monitoring",
        "out_of_scope",
        "stopped",
        "idea",
        "answered",
    }
)
"""Entries with one of these as their status need no more than they have."""
