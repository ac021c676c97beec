"""Rules about the figures by which goals are judged (GOAL): who keeps them, can they be had?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from toolkit.evidence import KpiFacts
from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.goal_rules import counts_own_posts
from toolkit.review.rule import Hit, Rule

MEANS = frozenset({"awareness", "engagement", "channel", "traffic"})
"""Goal kinds of which the figures show what is seen, not what comes of it."""

RESULTS = frozenset({"leads", "sales", "customer_service", "employer_brand", "participation"})
"""Goal kinds that are reached outside the platform: applications, calls, answered questions."""

WORD = re.compile(r"\w{4,}")

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
    figure_not_exported,
    figure_shows_something_else,
    figures_without_goal,
)
