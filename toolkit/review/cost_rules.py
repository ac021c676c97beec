"""Rules about the hours and the euros, and whether they add up (COST)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Shown
from toolkit.review.rule import Hit, Rule

ROUNDING = 0.05
"""The share by which sums may differ before they count as not adding up (judgement)."""

WITH_TOOLS = "Paid reach and tools cost {planned} a month together, but there is {budget} a month."


@partial(
    Rule,
    code="COST-001",
    message="It is not recorded what there is to spend on social media: {missing}.",
    advice="Agree on the hours per week of all who work on it, and on the money; without them "
    "no choice of channels can be held against what it costs.",
    reason="Carrying it out stands or falls with the people who do it, and their time.",
    basis="article",
    final="error",
    weight=7,
)
def means_unknown(case: Case) -> Iterator[Hit]:
    capacity = case.strategy.capacity
    missing = tuple(
        f"capacity.{name}"
        for name in ("hours_per_week", "eur_per_month")
        if getattr(capacity, name) is None
    )
    if missing:
        only_money = "capacity.hours_per_week" not in missing
        yield Hit("capacity", {"missing": missing}, "advice" if only_money else None)


@partial(
    Rule,
    code="COST-002",
    message="The channels ask {needed} hours a week together, but there are {available}.",
    advice="Drop a channel, post less often, or find the hours before the start.",
    reason="Carrying it out stands or falls with the people who do it, and their time.",
    basis="article",
    final="error",
    weight=8,
)
def channels_need_more_hours(case: Case) -> Iterator[Hit]:
    available = case.strategy.capacity.hours_per_week
    needed = sum(channel.hours_per_week or 0 for _, channel in case.active)
    if available is not None and needed > available * (1 + ROUNDING):
        yield Hit("capacity.hours_per_week", {"needed": needed, "available": available})


@partial(
    Rule,
    code="COST-003",
    message="The roles have {hours} hours a week together, but the strategy counts on {available}.",
    advice="Make the two agree: change the hours of a role, or the hours in all.",
    reason="Carrying it out stands or falls with the people who do it, and their time.",
    basis="article",
    weight=5,
)
def roles_and_hours_differ(case: Case) -> Iterator[Hit]:
    available = case.strategy.capacity.hours_per_week
    roles = case.strategy.roles
    known = [each.hours_per_week for each in roles if each.hours_per_week is not None]
    if available is None or not known:
        return
    hours, margin = sum(known), ROUNDING * available
    too_few = len(known) == len(roles) and hours < available - margin
    if too_few or hours > available + margin:
        yield Hit("roles", {"hours": hours, "available": available})


@partial(
    Rule,
    code="COST-004",
    message="Paid reach costs {planned} a month, but the budget for it is {budget}.",
    variants=(WITH_TOOLS,),
    advice="Lower one of the amounts, or ask for the difference before anything is booked.",
    reason="Amounts that do not add up are found out when the money is gone.",
    basis="judgement",
    final="error",
    weight=7,
)
def money_does_not_add_up(case: Case) -> Iterator[Hit]:
    capacity = case.strategy.capacity
    paid = sum(each.paid.eur_per_month or 0 for _, each in case.active if each.paid)
    media = capacity.media_eur_per_month
    if media is not None and paid > media * (1 + ROUNDING):
        yield Hit("capacity.media_eur_per_month", _amounts(paid, media))
    whole = capacity.eur_per_month
    spent = max(paid, media or 0) + tools_eur(case)
    if whole is not None and spent > whole * (1 + ROUNDING):
        yield Hit("capacity.eur_per_month", _amounts(spent, whole), message=WITH_TOOLS)


def tools_eur(case: Case) -> float:
    """What the tools cost a month; one that is named twice counts once."""
    review = case.strategy.agreements.review
    tools = (*case.strategy.capacity.tools, *(review.tools if review else ()))
    prices = {tool.name or index: tool.eur_per_month or 0 for index, tool in enumerate(tools)}
    return sum(prices.values())


def _amounts(planned: float, budget: float) -> dict[str, Shown]:
    return {"planned": Shown("euro", planned), "budget": Shown("euro", budget)}


COST_RULES = (
    means_unknown,
    channels_need_more_hours,
    roles_and_hours_differ,
    money_does_not_add_up,
)
