"""Formats with round numbers and who makes them, for tests that lay production out by hand."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from tests.content_calendar.sample import strategy
from tests.evidence.test_production import PRODUCTION
from toolkit.content_calendar import Production, Publication
from toolkit.content_calendar.schedule import production
from toolkit.evidence import Evidence, parse_evidence
from toolkit.strategy import Item, Strategy

MONDAY = dt.date(2027, 2, 1)
THURSDAY = dt.date(2027, 2, 11)
SATURDAY = dt.date(2027, 2, 13)

FORMATS = (
    "format,name_nl,name_en,adaptation_hours,lighter,basis,reason_nl,reason_en\n"
    "post,Bericht,Post,0.5,,judgement,Reden,Reason\n"
    "film,Film,Film,1,post,judgement,Reden,Reason\n"
    "story,Story,Story,0.1,,judgement,Reden,Reason\n"
    "live,Live,Live,0.5,film,judgement,Reden,Reason\n"
)
STEPS = (
    "format,step,role_kind,hours,working_days\n"
    "post,text,makes,0.75,1\npost,approval,decides,0.25,1\npost,placing,posts,0.25,0\n"
    "film,brief,makes,1,1\nfilm,filming,makes,4,3\nfilm,approval,decides,0.5,2\n"
    "film,placing,posts,0.25,0\n"
    "story,photo,makes,0.25,0\nstory,placing,posts,0.1,0\n"
    "live,brief,makes,1,5\nlive,broadcast,makes,1,0\n"
)
ROLES = [
    {"id": "maker", "hours_per_week": 6},
    {"id": "boss", "hours_per_week": 1},
    {"id": "desk"},
    {"id": "lawyer"},
]
QUESTIONS = {
    "makes": {"role": "maker"},
    "decides": {"role": "boss"},
    "posts": {"role": "desk"},
}


@cache
def evidence() -> Evidence:
    """A post: text, approval, placing. A film takes a day, three, and two to approve."""
    return parse_evidence({**PRODUCTION, "formats": FORMATS, "steps": STEPS})


def client(*formats: dict[str, Any], approval: Any = (), **sections: Any) -> Strategy:
    """The sample client with roles and who does what, its own formats and approval paths."""
    known = ("post", "film", "story", "live")
    names = {each["id"] for each in formats}
    usual = [{"id": name} for name in known if name not in names]
    content = {**sections.pop("content", {}), "formats": [*formats, *usual]}
    given = {
        "roles": ROLES,
        "responsibilities": {"per_channel": [QUESTIONS]},
        "agreements": {"approval": list(approval)},
        **sections,
    }
    return strategy(content=content, **given)


def publication(on: dt.date = THURSDAY, **fields: Any) -> Publication:
    """A post on the page, of an item without a series, unless something else is said."""
    given: dict[str, Any] = {
        "id": "item:a:page",
        "path": "content.items[0]",
        "title": "A",
        "format": "post",
    }
    alone = {} if "series" in fields else {"item": Item(id="a")}
    named = {"channel": "page", "on": on, "planned_on": on}
    return Publication(**{**named, **alone, **given, **fields})


def made(
    *formats: dict[str, Any],
    as_of: dt.date = MONDAY,
    on: dt.date = THURSDAY,
    approval: Any = (),
    sections: dict[str, Any] | None = None,
    **fields: Any,
) -> Production:
    """The production of one publication."""
    strategy = client(*formats, approval=approval, **(sections or {}))
    return production(publication(on, **fields), strategy, evidence(), as_of)


def days(production: Production) -> list[tuple[str, int, int]]:
    """Each step with the days of the month on which it begins and ends."""
    return [(each.step.step, each.start.day, each.end.day) for each in production.steps]


def own(name: str, *steps: tuple[str, float | None, float | None], **fields: Any) -> dict[str, Any]:
    """A format of the client: steps with their hours and working days."""
    rows = [{"id": step, "hours": hours, "working_days": days} for step, hours, days in steps]
    return {"id": name, "steps": rows, **fields}
