"""Rules about goals (GOAL)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.review.finding import Fact
from toolkit.review.rule import Case, Hit, rule
from toolkit.strategy import Goal, Quantity

OUTCOME_FREE_KINDS = ("channel", "organisation")


@rule(
    "GOAL-001",
    message="There is no goal yet.",
    advice="Write down what social media should bring the organisation, for whom and by when.",
    reason="Without a goal there is no way: being there 'because it belongs' is no reason.",
    source="article",
    weight=10,
    hard=True,
)
def no_goal(case: Case) -> Iterator[Hit]:
    if not case.strategy.goals:
        yield Hit("goals")


@rule(
    "GOAL-002",
    message="The goal “{goal}” cannot be measured yet; missing: {missing}.",
    together="{n} goals cannot be measured yet: {subjects}.",
    subject="goal",
    advice="Agree on a number and a date, and on where it stands now; if the baseline is not "
    "known, note by when it will be measured.",
    reason="Goals are described with the term within which they are to be reached.",
    source="article",
    weight=6,
    hard=True,
)
def goal_not_measurable(case: Case) -> Iterator[Hit]:
    for index, goal in enumerate(case.strategy.goals):
        missing = _missing(goal)
        if goal.status == "open" and missing:
            facts: dict[str, Fact] = {"goal": case.goal_name(goal), "missing": missing}
            yield Hit(f"goals[{index}]", facts)


def _missing(goal: Goal) -> tuple[str, ...]:
    milestone = goal.kind == "organisation"
    needed = {
        "goals.kpi": goal.kpi is not None and bool(goal.kpi.name),
        "goals.baseline": milestone or _is_number(goal.baseline) or bool(goal.measure_baseline_by),
        "goals.target": milestone or _is_number(goal.target),
        "goals.deadline": goal.deadline is not None,
    }
    needed["goals.kpi"] = needed["goals.kpi"] or milestone
    open_fields = {f"goals.{name}" for name in goal.not_known}
    return tuple(path for path, there in needed.items() if not there and path not in open_fields)


def _is_number(quantity: Quantity | None) -> bool:
    if quantity is None:
        return False
    numbers = (quantity.value, quantity.min, quantity.max, quantity.change)
    return any(number is not None for number in numbers)


@rule(
    "GOAL-003",
    message="Nobody is named who keeps the figure “{kpi}” of the goal “{goal}”, or where it "
    "comes from.",
    together="Nobody is named who keeps these figures, or where they come from: {subjects}.",
    subject="kpi",
    advice="Name who looks it up, and in which export, log or survey.",
    reason="A figure that nobody keeps is no figure; reach is easy to export, applications and "
    "phone calls have to be counted by somebody.",
    source="practice",
    weight=4,
)
def kpi_without_keeper(case: Case) -> Iterator[Hit]:
    for index, goal in enumerate(case.strategy.goals):
        kpi = goal.kpi
        if kpi and kpi.name and goal.status == "open" and not (kpi.supplier and kpi.owner):
            facts = {"goal": case.goal_name(goal), "kpi": kpi.name}
            yield Hit(f"goals[{index}].kpi", facts)


@rule(
    "GOAL-004",
    message="Every goal counts what is posted or followed; none says what that should achieve "
    "for the organisation.",
    advice="Add the goal behind the posts: more requests, quicker answers, better known among "
    "whom?",
    reason="Posting is a means; the strategy begins with what it should bring.",
    source="article",
    weight=9,
    hard=True,
)
def only_output_goals(case: Case) -> Iterator[Hit]:
    kinds = {goal.kind for goal in case.strategy.goals if goal.status != "dropped"}
    if kinds and kinds <= {*OUTCOME_FREE_KINDS}:
        yield Hit("goals")


GOAL_RULES = (no_goal, goal_not_measurable, kpi_without_keeper, only_output_goals)
