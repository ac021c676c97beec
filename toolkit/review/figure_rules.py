"""Rules about the figures by which goals are judged (GOAL): who keeps them, can they be had?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from toolkit.evidence import KpiFacts
from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.goal_rules import FOLLOWERS, counts_own_posts, middle
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel, Goal

MEANS = frozenset({"awareness", "engagement", "channel", "traffic"})
"""Goal kinds of which the figures show what is seen, not what comes of it."""

RESULTS = frozenset({"leads", "sales", "customer_service", "employer_brand", "participation"})
"""Goal kinds that are reached outside the platform: applications, calls, answered questions."""

PEOPLE = re.compile(r"people|persons|mensen|personen|inwoners|residents", re.IGNORECASE)
REACH = re.compile(r"\b(reach|bereik)", re.IGNORECASE)
WORD = re.compile(r"\w{4,}")

BEYOND_FOLLOWERS = 2.0
"""How many times its followers an account may reach in a month without paying (judgement: as many
again, because the median post meets far fewer than the followers)."""

GROWTH = 3.0
"""How many times its followers an account may grow to without paid reach (judgement)."""

MORE_THAN_THERE_ARE = (
    "The goal “{goal}” asks for {target} people; the audiences it is meant for count {size}."
)
TOO_FAST = (
    "The goal “{goal}” asks for {target} followers, from {baseline} now, without any paid reach."
)
REVIEWED = "Nobody is named who keeps the figure “{kpi}”, or with which tool or list."


@partial(
    Rule,
    code="GOAL-003",
    message="Nobody is named who keeps the figure “{kpi}” of the goal “{goal}”, or with which "
    "tool or list.",
    together="Nobody is named who keeps these figures, or with which tool or list: {subjects}.",
    subject="kpi",
    variants=(REVIEWED,),
    advice="Name who looks it up, and in which export, log or survey.",
    reason="A figure that nobody keeps is no figure; reach is easy to export, applications and "
    "phone calls have to be counted by somebody.",
    basis="practice",
    cites=("goal_worksheet",),
    weight=4,
)
def figure_without_keeper(case: Case) -> Iterator[Hit]:
    for path, goal in case.goals:
        kpi = goal.kpi
        if kpi is None or not kpi.name or counts_own_posts(goal):
            continue
        origin = kpi.tool or (kpi.supplier and kpi.supplier != "none")
        if not (origin and (kpi.owner or goal.owner)):
            facts: dict[str, Fact] = {"goal": case.goal_name(goal), "kpi": kpi.name}
            yield Hit(f"{path}.kpi", facts)
    review = case.strategy.agreements.review
    for name in () if review is None or review.tools else review.kpis:
        if not _named_in_goal(case, name):
            yield Hit("agreements.review", {"kpi": name}, message=REVIEWED)


def _named_in_goal(case: Case, figure: str) -> bool:
    """Whether a figure that is looked at belongs to a goal: the two share a word."""
    wanted = set(WORD.findall(figure.casefold()))
    named = (goal.kpi.name for goal in case.strategy.goals if goal.kpi and goal.kpi.name)
    return any(wanted.intersection(WORD.findall(name.casefold())) for name in named)


@partial(
    Rule,
    code="GOAL-006",
    message="The goal “{goal}” asks for a reach of {target} people; followers and paid reach "
    "come to about {most} a month.",
    variants=(MORE_THAN_THERE_ARE, TOO_FAST),
    advice="Lower the target, or plan the paid reach that it needs.",
    reason="A target that followers and budget cannot reach is missed before it starts.",
    basis="judgement",
    final="error",
    weight=7,
)
def target_out_of_reach(case: Case) -> Iterator[Hit]:
    for path, goal in case.goals:
        target = middle(goal.target)
        if target is None:
            continue
        name = " ".join(filter(None, (goal.kpi.name if goal.kpi else None, goal.unit)))
        facts: dict[str, Fact] = {"goal": case.goal_name(goal), "target": target}
        channels = _channels(case, goal)
        size, most = _size(case, goal), _reach(case, channels)
        counted = PEOPLE.search(name) or FOLLOWERS.search(name)
        if counted and size is not None and target > size:
            yield Hit(f"{path}.target", {**facts, "size": size}, message=MORE_THAN_THERE_ARE)
        elif REACH.search(name) and PEOPLE.search(name) and most is not None and target > most:
            yield Hit(f"{path}.target", {**facts, "most": most})
        elif FOLLOWERS.search(name) and _too_fast(goal, target, channels):
            base = middle(goal.baseline) or 0.0
            yield Hit(f"{path}.target", {**facts, "baseline": base}, message=TOO_FAST)


def _channels(case: Case, goal: Goal) -> tuple[Channel, ...]:
    named = tuple(each for _, each in case.active if each.id in goal.channels)
    return named or case.served[goal.id]


def _size(case: Case, goal: Goal) -> int | None:
    """How many people the audiences of a goal count; None unless it is known of each."""
    sizes = [each.size for _, each in case.personas if each.id in goal.personas]
    known = [size for size in sizes if size is not None]
    return sum(known) if known and len(known) == len(sizes) else None


def _reach(case: Case, channels: tuple[Channel, ...]) -> float | None:
    """How many people the channels may reach in a month; None unless their followers are known."""
    counts = [case.followers(channel) for channel in channels]
    followers = [each.count for each in counts if each is not None and each.count is not None]
    paid = [each.paid for each in channels if each.paid]
    unknown = any(each.eur_per_month and each.people_per_month is None for each in paid)
    if not channels or unknown or len(followers) < len(channels):
        return None
    return BEYOND_FOLLOWERS * sum(followers) + sum(each.people_per_month or 0 for each in paid)


def _too_fast(goal: Goal, target: float, channels: tuple[Channel, ...]) -> bool:
    base = middle(goal.baseline)
    paid = any(each.paid and (each.paid.eur_per_month or 0) > 0 for each in channels)
    return bool(base) and not paid and target > GROWTH * (base or 0.0)


@partial(
    Rule,
    code="GOAL-010",
    message="“{kpi}” is to come from a platform's export, but no platform exports it.",
    advice="Get it from here instead: {supplier}.",
    reason="Platforms export what happens on the platform, not response times or requests.",
    basis="practice",
    cites=("sprinklr_service", "rezoomo_employer"),
    weight=4,
)
def figure_not_exported(case: Case) -> Iterator[Hit]:
    for path, goal in case.goals:
        kpi = goal.kpi
        if kpi is None or kpi.supplier != "export" or not kpi.name:
            continue
        suppliers = {each.supplier for each in _known_as(case, kpi.name)}
        if suppliers and "export" not in suppliers:
            supplier = Shown("term", tuple(sorted(suppliers)), "supplier")
            yield Hit(f"{path}.kpi.supplier", {"kpi": kpi.name, "supplier": supplier})


def _known_as(case: Case, name: str) -> tuple[KpiFacts, ...]:
    wanted = name.casefold()
    return tuple(
        each
        for each in case.evidence.kpis
        if wanted in (each.kpi, each.name_nl.casefold(), each.name_en.casefold())
    )


@partial(
    Rule,
    code="GOAL-011",
    message="“{kpi}” does not show whether the goal “{goal}” is reached.",
    advice="Judge it by the result itself: applications, requests, phone calls, answered "
    "questions. Keep this figure beside it.",
    reason="Applications and phone calls say more than likes.",
    basis="judgement",
    weight=5,
)
def figure_shows_something_else(case: Case) -> Iterator[Hit]:
    for path, goal in case.outcome_goals:
        if goal.kind not in RESULTS or goal.kpi is None or not goal.kpi.name:
            continue
        kinds = {each.goal_kind for each in _known_as(case, goal.kpi.name)}
        if kinds and kinds <= MEANS:
            facts: dict[str, Fact] = {"kpi": goal.kpi.name, "goal": case.goal_name(goal)}
            yield Hit(f"{path}.kpi", facts)


@partial(
    Rule,
    code="GOAL-012",
    message="These figures are looked at, but no goal says what they should become: {figures}.",
    advice="Tie each to a goal with a baseline, a target and a date, or stop looking at it.",
    reason="A figure without a target leads to no decision.",
    basis="practice",
    cites=("goal_worksheet",),
    weight=3,
)
def figures_without_goal(case: Case) -> Iterator[Hit]:
    review = case.strategy.agreements.review
    loose = tuple(
        name for name in (review.kpis if review else ()) if not _named_in_goal(case, name)
    )
    if loose:
        yield Hit("agreements.review.kpis", {"figures": Shown("names", loose)})


FIGURE_RULES = (
    figure_without_keeper,
    target_out_of_reach,
    figure_not_exported,
    figure_shows_something_else,
    figures_without_goal,
)
