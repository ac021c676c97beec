"""Summaries of invented clients, as short as a test needs them."""

import datetime as dt
from typing import Any

from toolkit.portfolio import ClientSummary, Deadline, DeadlineKind, KeyDay, RoleHours, WeekHours

TODAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)


def summary(client: str = "a", **facts: Any) -> ClientSummary:
    """A client's summary with these facts."""
    return ClientSummary(
        **{"client": client, "name": client, "strategy": "0", "as_of": TODAY} | facts
    )


def deadline(days: int, kind: DeadlineKind = "goal", *names: str) -> Deadline:
    """Something that is due in so many days."""
    return Deadline(kind=kind, on=TODAY + days * DAY, names=names)


def key_day(name: str, days: int = 10, event: str | None = None) -> KeyDay:
    """A key date in so many days."""
    on = TODAY + days * DAY
    return KeyDay(event=event, name_nl=name, name_en=f"{name} (en)", start=on, end=on)


def role(name: str, wanted: float, *weeks: tuple[int, float], **facts: Any) -> RoleHours:
    """A role with hours a week, and in some weeks of this year."""
    planned = tuple(WeekHours(year=2026, week=week, hours=hours) for week, hours in weeks)
    return RoleHours(name=name, wanted=wanted, weeks=planned, **facts)
