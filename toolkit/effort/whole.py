"""How many hours and euros does the strategy take, and are there as many?"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.effort.channel import ChannelEffort, channel_effort
from toolkit.effort.rate import hours_eur, rate_card, rate_gaps
from toolkit.effort.span import NOTHING, Gap, RoleHours, Span, role_sum
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy
from toolkit.strategy.channel import WEEKS_IN


@dataclass(frozen=True)
class RoleEffort:
    """What a role has to do a week, beside the hours that it has; None is not known.

    `role` is None for work that nobody has been given.
    """

    role: str | None
    hours_per_week: float
    available: float | None
    eur_per_hour: float | None
    eur_per_month: float | None


@dataclass(frozen=True)
class Money:
    """Euros a month: hours by the rate card, paid reach, tools.

    Each is over what is known of it; None where there is something and nothing is known.
    """

    hours_eur: float | None
    media_eur: float
    tools_eur: float | None

    @property
    def eur_per_month(self) -> float:
        """All that is known."""
        return (self.hours_eur or 0.0) + self.media_eur + (self.tools_eur or 0.0)


@dataclass(frozen=True)
class StrategyEffort:
    """What the channels in use take together, beside what there is.

    The totals are over what is known: where something is `missing`, they are "at least".
    """

    channels: tuple[ChannelEffort, ...]
    hours_per_week: Span
    roles: tuple[RoleEffort, ...]
    money: Money
    available: float | None
    missing: tuple[Gap, ...]

    @property
    def hours_known(self) -> bool:
        """Whether the hours of every channel are known."""
        return all(each.hours_per_week.central is not None for each in self.channels)


def strategy_effort(strategy: Strategy, evidence: Evidence) -> StrategyEffort:
    """What do the active channels take at their own cadence, in hours and euros?"""
    channels = tuple(
        channel_effort(strategy, evidence, channel)
        for channel in strategy.channels
        if channel.status == "active"
    )
    roles = role_sum(each.by_role for each in channels)
    gaps = [gap for each in channels for gap in each.missing]
    return StrategyEffort(
        channels=channels,
        hours_per_week=_total(channels),
        roles=role_efforts(strategy, roles),
        money=Money(
            hours_eur(strategy, roles),
            undivided_media(strategy) + sum(each.media_eur for each in channels),
            tools_eur(strategy),
        ),
        available=strategy.capacity.hours_per_week,
        missing=tuple(dict.fromkeys((*gaps, *rate_gaps(strategy, roles), *price_gaps(strategy)))),
    )


def _total(channels: tuple[ChannelEffort, ...]) -> Span:
    """The sum over what is known; None as its centre where nothing is."""
    total = NOTHING
    for each in channels:
        hours = each.hours_per_week
        total += Span(hours.low, hours.known, hours.high)
    known = any(each.hours_per_week.central is not None for each in channels) or not channels
    return total if known else Span(total.low, None, total.high)


def role_efforts(strategy: Strategy, roles: RoleHours) -> tuple[RoleEffort, ...]:
    """What each role has to do, in the order of the strategy; unassigned work last."""
    hours, rates = dict(roles), rate_card(strategy)
    known = tuple(
        RoleEffort(
            role.id,
            hours[role.id],
            role.hours_per_week,
            rates.get(role.id),
            rates[role.id] * hours[role.id] * WEEKS_IN["month"] if role.id in rates else None,
        )
        for role in strategy.roles
        if hours.get(role.id)
    )
    nobody = hours.get(None)
    return (*known, RoleEffort(None, nobody, None, None, None)) if nobody else known


def undivided_media(strategy: Strategy) -> float:
    """The media budget that no channel in use has been given yet, in euros a month."""
    budget = strategy.capacity.media_eur_per_month or 0.0
    divided = sum(
        channel.paid.eur_per_month or 0.0
        for channel in strategy.channels
        if channel.status == "active" and channel.paid
    )
    return max(0.0, budget - divided)


def tools_eur(strategy: Strategy) -> float | None:
    """What the tools cost a month; one that is named twice counts once."""
    prices = _prices(strategy).values()
    known = [price for price in prices if price is not None]
    return sum(known, start=0.0) if known or not prices else None


def price_gaps(strategy: Strategy) -> tuple[Gap, ...]:
    """The tools of which the price is not known."""
    prices = _prices(strategy)
    return tuple(Gap("price", name) for name, price in prices.items() if price is None)


def _prices(strategy: Strategy) -> dict[str, float | None]:
    review = strategy.agreements.review
    tools = (*strategy.capacity.tools, *(review.tools if review else ()))
    prices: dict[str, float | None] = {}
    for number, tool in enumerate(tools, start=1):
        name = tool.name or str(number)
        prices[name] = prices.get(name) if tool.eur_per_month is None else tool.eur_per_month
    return prices
