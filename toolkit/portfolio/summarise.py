"""From the analysis of one client to its summary."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from math import isnan

from toolkit.analysis import Analysis
from toolkit.content_calendar import Publication
from toolkit.portfolio.summary import (
    ClientSummary,
    CoverageIndex,
    Deadline,
    DeadlineKind,
    FindingCount,
    HoursWanted,
    KeyDay,
    RoleHours,
    WeekHours,
)
from toolkit.strategy import Channel
from toolkit.strategy.term import last_day

DAY = dt.timedelta(days=1)
CALENDAR_DAYS = 35
"""So far ahead what hangs on the calendar is told: a set with a calendar is made every week."""

KEY_DATE_DAYS = 92
WEEKS_AHEAD = 8
AGREED = frozenset(("approved", "scheduled", "published", "archived"))

Dated = tuple[DeadlineKind, dt.date, str]


def client_summary(client: str, strategy_digest: str, analysis: Analysis) -> ClientSummary:
    """What does a portfolio need to know of this client, on this day?"""
    strategy = analysis.strategy
    review = strategy.agreements.review
    next_on = review.next_on if review else None
    counted = Counter[str](each.severity for each in analysis.open_findings)
    return ClientSummary(
        client=client,
        name=strategy.client.name or client,
        strategy=strategy_digest,
        as_of=analysis.as_of,
        concept=strategy.phase == "concept",
        findings=FindingCount(**counted),
        coverage=_coverage(analysis),
        hours=_hours(analysis),
        review_on=last_day(next_on) if next_on else None,
        deadlines=_together((*_agreed_days(analysis), *_calendar_days(analysis))),
        key_days=tuple(_key_days(analysis)),
        roles=tuple(_roles(analysis)),
    )


def _coverage(analysis: Analysis) -> CoverageIndex | None:
    value = analysis.coverage.strategy
    if value is None:
        return None
    unknown = value.central is None or isnan(value.central)
    central = None if unknown else round(value.central or 0.0, 1)
    return CoverageIndex(low=round(value.low, 1), central=central, high=round(value.high, 1))


def _hours(analysis: Analysis) -> HoursWanted:
    effort = analysis.effort
    wanted = effort.hours_per_week.central
    return HoursWanted(
        wanted=None if wanted is None else round(wanted, 2),
        complete=effort.hours_known,
        available=effort.available,
    )


def _agreed_days(analysis: Analysis) -> Iterator[Dated]:
    """The days that stand in the strategy, whatever the calendar."""
    strategy = analysis.strategy
    for goal in strategy.goals:
        name = goal.name or goal.id
        if goal.status == "open" and goal.deadline and goal.deadline.on:
            yield "goal", last_day(goal.deadline.on), name
        measured = goal.baseline is not None and goal.baseline.value is not None
        if goal.status == "open" and goal.measure_baseline_by and not measured:
            yield "baseline", last_day(goal.measure_baseline_by), name
    review = strategy.agreements.review
    if review and review.next_on:
        yield "review", last_day(review.next_on), ""
    for channel in strategy.channels:
        if channel.review_on:
            yield "channel", last_day(channel.review_on), _channel_name(channel)
    for question in strategy.open_questions:
        if question.status == "open" and question.by:
            yield "question", last_day(question.by), ""
    if strategy.period.end:
        yield "period", strategy.period.end, ""


def _channel_name(channel: Channel) -> str:
    return channel.name or " ".join(filter(None, (channel.platform, channel.handle))) or channel.id


def _calendar_days(analysis: Analysis) -> Iterator[Dated]:
    """Of what is not agreed yet: the day on which it appears, and the last to answer."""
    last = analysis.as_of + CALENDAR_DAYS * DAY
    for each in analysis.calendar.publications:
        if not (analysis.as_of <= each.on <= last) or each.kind != "post" or _agreed(each):
            continue
        yield "item", each.on, each.title
        made = analysis.calendar.productions.get(each.id)
        if made and made.answer_by and made.answer_by >= analysis.as_of:
            yield "approval", made.answer_by, each.title


def _agreed(publication: Publication) -> bool:
    return publication.preapproved or publication.stage in AGREED


def _together(dated: Iterable[Dated]) -> tuple[Deadline, ...]:
    """By day; what falls on one day for one reason is one deadline."""
    found: dict[tuple[dt.date, DeadlineKind], dict[str, None]] = {}
    for kind, on, name in dated:
        names = found.setdefault((on, kind), {})
        if name:
            names[name] = None
    return tuple(
        Deadline(kind=kind, on=on, names=tuple(names))
        for (on, kind), names in sorted(found.items(), key=lambda each: each[0])
    )


def _key_days(analysis: Analysis) -> Iterator[KeyDay]:
    """The chosen key dates that come, each once."""
    strategy, known = analysis.strategy, analysis.evidence.event_index
    last = analysis.as_of + KEY_DATE_DAYS * DAY
    chosen = {each.id: each for each in strategy.content.key_dates}
    for day in analysis.calendar.days:
        key = chosen.get(day.code) if day.kind in ("own", "event") else None
        if key is None or not (analysis.as_of <= day.end and day.start <= last):
            continue
        event = known.get(key.event or "")
        yield KeyDay(
            event=event.event if event else None,
            name_nl=event.name_nl if event else day.name,
            name_en=event.name_en if event else day.name,
            start=day.start,
            end=day.end,
        )


def _roles(analysis: Analysis) -> Iterator[RoleHours]:
    """Each role that has something to do, with its hours in the coming weeks."""
    wanted = {each.role: each.hours_per_week for each in analysis.effort.roles}
    weeks = _weeks(analysis)
    for role in analysis.strategy.roles:
        if wanted.get(role.id) or weeks.get(role.id):
            yield RoleHours(
                name=role.name or role.id,
                holder=role.holder,
                wanted=round(wanted.get(role.id, 0.0), 2),
                available=role.hours_per_week,
                weeks=tuple(weeks.get(role.id, ())),
            )


def _weeks(analysis: Analysis) -> dict[str, list[WeekHours]]:
    last = analysis.as_of + WEEKS_AHEAD * 7 * DAY
    begin, end = analysis.as_of.isocalendar()[:2], last.isocalendar()[:2]
    found: dict[str, list[WeekHours]] = {}
    for load in analysis.calendar.load:
        if load.role is not None and load.hours and begin <= (load.year, load.week) < end:
            week = WeekHours(year=load.year, week=load.week, hours=round(load.hours, 2))
            found.setdefault(load.role, []).append(week)
    return found
