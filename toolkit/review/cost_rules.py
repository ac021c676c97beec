"""Rules about the hours and the euros, and whether they add up (COST)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Fact, Severity, Shown
from toolkit.review.rule import Hit, Rule

ROUNDING = 0.05
"""The share by which sums may differ before they count as not adding up (judgement)."""

USUAL_MARGIN = 1 / 3
"""The share by which usual hours may be off before they say that something does not fit
(judgement: they are rules of thumb)."""

SETUP_WEEKS = 13
"""Weeks in which new channels are set up beside the usual work (judgement: a quarter)."""

AT_LEAST = "The channels ask at least {needed} hours a week together, but there are {available}."
BY_USUAL_HOURS = (
    "By the usual hours for making and upkeep the channels ask {needed} hours a week together, "
    "but there are {available}."
)
TO_SET_UP = (
    "Setting up the channels takes {setup} hours once, beside {needed} hours a week; with "
    "{available} hours a week that takes over three months."
)
ROLE_AND_HOURS = "{role} ({needed} hours a week, has {available})"
ROLE_BY_USUAL_HOURS = (
    "{role} has {available} hours a week, but by the usual hours for making and upkeep the "
    "channels ask {needed} of this role."
)
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
    variants=(AT_LEAST, BY_USUAL_HOURS, TO_SET_UP),
    advice="Drop a channel, post less often, or find the hours before the start.",
    reason="Carrying it out stands or falls with the people who do it, and their time.",
    basis="article",
    final="error",
    weight=8,
)
def channels_need_more_hours(case: Case) -> Iterator[Hit]:
    available, effort = case.strategy.capacity.hours_per_week, case.effort
    if available is None:
        return
    needed, setup = effort.hours_per_week.known, _setup_hours(case)
    facts: dict[str, Fact] = {"needed": round(needed, 1), "available": available}
    path = "capacity.hours_per_week"
    if _too_much(case, needed, available):
        yield Hit(path, facts, *_how_sure(case, available))
    elif _too_much(case, needed + setup / SETUP_WEEKS, available):
        yield Hit(path, {**facts, "setup": setup}, "warning", TO_SET_UP)


def _too_much(case: Case, needed: float, available: float) -> bool:
    """Whether hours do not fit: what was given beyond rounding, usual hours beyond their margin."""
    given = sum(channel.hours_per_week or 0.0 for _, channel in case.active)
    margin = USUAL_MARGIN if _by_usual_hours(case) else ROUNDING
    return needed > available * (1 + margin) or given > available * (1 + ROUNDING)


def _setup_hours(case: Case) -> float:
    """The hours that starting takes, once, as far as the client gave them."""
    return sum(channel.setup_hours or 0.0 for _, channel in case.active)


def _how_sure(case: Case, available: float) -> tuple[Severity | None, str]:
    """How bad it is, and in which words: usual hours alone prove nothing to a client."""
    given = sum(channel.hours_per_week or 0.0 for _, channel in case.active)
    if given > available * (1 + ROUNDING):
        return None, "" if case.effort.hours_known else AT_LEAST
    if _by_usual_hours(case):
        return "warning", BY_USUAL_HOURS
    return None, "" if case.effort.hours_known else AT_LEAST


def _by_usual_hours(case: Case) -> bool:
    return any(each.basis != "given" for each in case.effort.channels)


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


@partial(
    Rule,
    code="COST-005",
    message="{role} has {available} hours a week, but the channels ask {needed} of this role.",
    together="The channels ask more of these roles than their hours: {subjects}.",
    subject=ROLE_AND_HOURS,
    variants=(ROLE_AND_HOURS, ROLE_BY_USUAL_HOURS),
    advice="Give part of it to another role, or give this role the hours.",
    reason="Carrying it out stands or falls with the people who do it, and their time: hours "
    "that fit together may still be somebody else's.",
    basis="article",
    weight=6,
)
def role_short_of_hours(case: Case) -> Iterator[Hit]:
    """Only where the hours fit together: else fewer channels mend both."""
    whole, effort = case.strategy.capacity.hours_per_week, case.effort
    if whole is not None and _too_much(case, effort.hours_per_week.known, whole):
        return
    places = {role.id: place for place, role in enumerate(case.strategy.roles)}
    usual = _by_usual_hours(case)
    message, margin = (ROLE_BY_USUAL_HOURS, USUAL_MARGIN) if usual else ("", ROUNDING)
    for each in effort.roles:
        if each.role is None or each.available is None:
            continue
        if each.hours_per_week > each.available * (1 + margin):
            facts: dict[str, Fact] = {
                "role": case.role_name(each.role),
                "needed": round(each.hours_per_week, 1),
                "available": each.available,
            }
            yield Hit(f"roles[{places[each.role]}].hours_per_week", facts, message=message)


COST_RULES = (
    means_unknown,
    channels_need_more_hours,
    roles_and_hours_differ,
    money_does_not_add_up,
    role_short_of_hours,
)
