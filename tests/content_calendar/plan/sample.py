"""A small client with round numbers, for plans that are worked out by hand."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from tests.evidence.texts import TEXTS
from toolkit.content_calendar.plan import Plan, propose
from toolkit.evidence import Evidence, parse_evidence
from toolkit.strategy import Strategy, parse_strategy

MONDAY = dt.date(2027, 2, 1)
SUNDAY = dt.date(2027, 2, 28)

FORMATS = (
    "format,name_nl,name_en,adaptation_hours,lighter,basis,reason_nl,reason_en\n"
    "note,Briefje,Note,0.5,,judgement,Reden,Reason\n"
    "film,Film,Film,1,note,judgement,Reden,Reason\n"
)
STEPS = (
    "format,step,role_kind,hours,working_days\n"
    "note,text,makes,1,1\n"
    "film,filming,makes,4,5\n"
)  # fmt: skip
UPKEEP = (
    "kind,size,community_hours,upkeep_hours,setup_hours,basis,reason_nl,reason_en\n"
    "social,medium,0,0,0,judgement,Reden,Reason\n"
)
MIXES = (
    "kind,platform,format,share,basis\n"
    "social,*,note,1,judgement\n"
    "social,linkedin,note,0.5,judgement\nsocial,linkedin,film,0.5,judgement\n"
)

GOALS = [{"id": "fame", "kind": "awareness"}]
PERSONAS = [{"id": "families", "setting": "private"}]


@cache
def evidence() -> Evidence:
    """A note takes an hour on the day before; a film four hours in five days; nothing is fixed.

    LinkedIn: as many notes as films; every other platform: notes alone.
    """
    tables = {"formats": FORMATS, "steps": STEPS, "upkeep": UPKEEP, "mixes": MIXES}
    return parse_evidence({**TEXTS, **tables})


def channel(name: str = "page", low: float = 2, high: float | None = None, **fields: Any) -> Any:
    """A channel on Facebook with so many messages a week."""
    cadence = {"min": low, "max": low if high is None else high}
    return {"id": name, "platform": "facebook", "cadence": cadence, **fields}


def client(*channels: dict[str, Any], **sections: Any) -> Strategy:
    """A client with one goal and one persona, unless others are given."""
    tree = {
        "client": {"country": "NL", "size": "medium"},
        "goals": GOALS,
        "personas": PERSONAS,
        "channels": list(channels),
        **sections,
    }
    return parse_strategy(tree, "sample")


def planned(
    strategy: Strategy,
    start: dt.date = MONDAY,
    end: dt.date = SUNDAY,
    as_of: dt.date = dt.date(2027, 1, 4),
) -> Plan:
    """The plan of February 2027, four whole weeks, made well before."""
    return propose(strategy, evidence(), as_of, start, end)


def per_week(plan: Plan, channel: str = "page") -> list[int]:
    """How many messages are proposed on a channel in each week of February 2027."""
    days = [each.on for each in plan.proposed if channel in each.item.channels]
    return [sum(day.isocalendar().week == week for day in days) for week in range(5, 9)]


def codes(plan: Plan) -> list[str]:
    """The codes of what could not be planned."""
    return [each.code for each in plan.obstacles]
