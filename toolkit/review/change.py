"""When a finding may change by itself, because a day has passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from toolkit.content_calendar import ContentCalendar
from toolkit.content_calendar.count import monday_of
from toolkit.content_calendar.schedule import runs
from toolkit.review.account_rules import SILENT_AFTER
from toolkit.review.audit_rules import COUNT_HOLDS
from toolkit.review.catalogue import RULES
from toolkit.strategy import Strategy
from toolkit.strategy.term import PARTIAL_DATE_PATTERN, last_day
from toolkit.strategy.walk import visits

WAITS = (dt.timedelta(0), SILENT_AFTER, COUNT_HOLDS)
"""How long after a date in the strategy a rule looks at it again."""

YEARS_AHEAD = 5
"""Figures grow old by calendar years; further ahead nothing is foreseen."""

MONTHS = 12
"""A calendar looks ahead so far, from the first of a month."""

NEVER = 9000
"""From this year on a date means that something never ends."""

DAY = dt.timedelta(days=1)


def change_days(
    strategy: Strategy, as_of: dt.date, calendar: ContentCalendar | None = None
) -> tuple[dt.date, ...]:
    """The days after `as_of` on which a finding may change by itself, in order.

    With the calendar of that day also those on which something in it becomes too late.
    """
    dates = [date for date in _dates(strategy) if date.year < NEVER]
    days = {date + wait + DAY for date in dates for wait in WAITS}
    days |= set(_late_days(strategy, as_of, calendar)) if calendar else set()
    years = range(as_of.year + 1, as_of.year + 1 + YEARS_AHEAD)
    days |= {dt.date(year, 1, 1) for year in years}
    days |= {rule.since for rule in RULES if rule.since is not None}
    days |= set(_month_starts(as_of)) if _has_calendar(strategy) else set()
    return tuple(sorted(day for day in days if day > as_of))


def next_week(calendar: ContentCalendar, as_of: dt.date) -> dt.date | None:
    """The Monday from which other weeks are coming ones; None without anything in the calendar."""
    return monday_of(as_of) + 7 * DAY if calendar.publications else None


def _late_days(strategy: Strategy, as_of: dt.date, calendar: ContentCalendar) -> Iterator[dt.date]:
    """The days after which a step should have begun or ended; what runs by itself is never late.

    Where something is late already, each day of a week: it can be ready later every day.
    """
    for made in calendar.productions.values():
        if made.late:
            yield from (as_of + n * DAY for n in range(1, 8))
        elif not runs(made.publication, strategy, as_of):
            yield made.steps[0].start + DAY
            yield made.steps[0].end + DAY


def _has_calendar(strategy: Strategy) -> bool:
    content = strategy.content
    return bool(content.series or content.items or content.key_dates)


def _month_starts(as_of: dt.date) -> Iterator[dt.date]:
    """The first days of the months to come: then the calendar shows another year."""
    for n in range(as_of.month, as_of.month + MONTHS):
        yield dt.date(as_of.year + n // 12, n % 12 + 1, 1)


def _dates(strategy: Strategy) -> Iterator[dt.date]:
    for visit in visits(Strategy, strategy):
        value = visit.value
        if isinstance(value, dt.date):
            yield value
        elif isinstance(value, str) and _is_date(visit.place[-1], value):
            yield last_day(value)


def _is_date(name: str | int, value: str) -> bool:
    named = isinstance(name, str) and (
        name in ("on", "by", "year", "keep_until") or name.endswith(("_on", "_by"))
    )
    return named and PARTIAL_DATE_PATTERN.fullmatch(value) is not None
