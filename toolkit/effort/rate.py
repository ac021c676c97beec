"""What do hours cost? By the client's rate card, one rate per role."""

from __future__ import annotations

from toolkit.effort.span import Gap, RoleHours
from toolkit.strategy import Strategy
from toolkit.strategy.channel import WEEKS_IN


def rate_card(strategy: Strategy) -> dict[str | None, float]:
    """The euros an hour of each role that has a rate."""
    rates = strategy.capacity.rates
    return {rate.role: rate.eur_per_hour for rate in rates if rate.eur_per_hour is not None}


def hours_eur(strategy: Strategy, roles: RoleHours) -> float | None:
    """The euros a month for these hours a week, over the roles that have a rate.

    None where there are hours and no role that does them has a rate.
    """
    rates = rate_card(strategy)
    costs = [rates[role] * hours for role, hours in roles if role in rates]
    if not costs and any(hours for _, hours in roles):
        return None
    return sum(costs, start=0.0) * WEEKS_IN["month"]


def rate_gaps(strategy: Strategy, roles: RoleHours) -> tuple[Gap, ...]:
    """The roles with hours but without a rate, and hours that no role has been given."""
    rates = rate_card(strategy)
    return tuple(
        Gap("role", "") if role is None else Gap("rate", role)
        for role, hours in roles
        if hours > 0 and role not in rates
    )
