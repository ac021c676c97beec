"""Of which formats do the posts on a channel consist?"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.effort.item import ItemHours, item_hours
from toolkit.evidence import Evidence, usual_mix
from toolkit.strategy import Channel, Series, Strategy
from toolkit.strategy.channel import WEEKS_IN

DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class MixPart:
    """A kind of item with the share that it takes of the posts; of which series, if of one."""

    item: ItemHours
    share: float
    series: str | None = None


def format_mix(strategy: Strategy, evidence: Evidence, channel: Channel) -> tuple[MixPart, ...]:
    """The formats of the series on this channel, as often as each comes; else the usual ones.

    A series on several channels is made for the first of them that is in use; on the others
    its items are derivatives. Empty where nothing is known.
    """
    found = []
    for series in strategy.content.series:
        if series.status == "active" and channel.id in series.channels and series.format:
            derivative = carrier(strategy, series) != channel.id
            ready = approved_beforehand(strategy, series, channel.id)
            item = item_hours(
                strategy, evidence, series.format, derivative=derivative, preapproved=ready
            )
            if item is not None:
                found.append((series, item))
    return _of_series(found) if found else _usual(strategy, evidence, channel)


def carrier(strategy: Strategy, series: Series) -> str | None:
    """The channel for which a series is made first: the first in use; None without channels."""
    active = {channel.id for channel in strategy.channels if channel.status == "active"}
    in_use = (name for name in series.channels if name in active)
    return next(in_use, next(iter(series.channels), None))


def approved_beforehand(strategy: Strategy, series: Series, channel: str) -> bool:
    """Whether the series needs no approval: it says so, or the path for the channel names it."""
    paths = strategy.agreements.approval
    named = [path for path in paths if channel in path.channels]
    general = [path for path in paths if not path.channels]
    path = next(iter((*named, *general)), None)
    return series.preapproved or (path is not None and series.id in path.preapproved_series)


def _of_series(found: list[tuple[Series, ItemHours]]) -> tuple[MixPart, ...]:
    """Shares by how often each series comes; equal where that is not known of all."""
    often = [posts_by_rule(series.rule, _named_days(series)) for series, _ in found]
    weights = [each or 0.0 for each in often] if all(often) else [1.0] * len(found)
    whole = sum(weights)
    return tuple(
        MixPart(item, weight / whole, series.id)
        for (series, item), weight in zip(found, weights, strict=True)
    )


def _usual(strategy: Strategy, evidence: Evidence, channel: Channel) -> tuple[MixPart, ...]:
    """The usual formats; of one that the client has too, the client's hours count."""
    parts = [
        (item_hours(strategy, evidence, row.format), row.share)
        for row in usual_mix(evidence, channel.platform)
    ]
    return tuple(MixPart(item, share) for item, share in parts if item is not None and share)


def _named_days(series: Series) -> int:
    return len(series.days.days) if series.days is not None else 0


def posts_by_rule(rule: str | None, n_days: int = 0) -> float | None:
    """How often a week a rule of recurrence comes, about; None where it is not understood.

    A weekly rule that names no days comes on the `n_days` of its series, else once.

    >>> posts_by_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"), posts_by_rule("every now and then")
    (1.0, None)
    """
    pairs = (part.split("=", 1) for part in (rule or "").removeprefix("RRULE:").split(";"))
    parts = {pair[0]: pair[1] for pair in pairs if len(pair) == 2}
    interval = parts.get("INTERVAL", "1")
    if not interval.isdigit() or int(interval) == 0:
        return None
    days = parts["BYDAY"].split(",") if "BYDAY" in parts else []
    match parts.get("FREQ"):
        case "DAILY":
            times = float(DAYS_IN_WEEK)
        case "WEEKLY":
            times = float(len(days) or n_days or 1)
        case "MONTHLY":
            times = _days_in_month(days, parts) / WEEKS_IN["month"]
        case "YEARLY":
            months = len(parts["BYMONTH"].split(",")) if "BYMONTH" in parts else 1
            times = months * _days_in_month(days, parts) / WEEKS_IN["year"]
        case _:
            return None
    return times / int(interval)


def _days_in_month(days: list[str], parts: dict[str, str]) -> float:
    """A day with a number, such as 1MO, comes once a month; one without comes every week."""
    dates = len(parts["BYMONTHDAY"].split(",")) if "BYMONTHDAY" in parts else 0
    by_day = sum(WEEKS_IN["month"] if len(day) == 2 else 1.0 for day in days)
    return dates or by_day or 1.0
