"""Rules about goals (GOAL); those about the figures they are judged by are in `figure_rules`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import OUTCOME_FREE, Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.persona_rules import MANY
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Goal, Quantity
from toolkit.strategy.term import last_day

OWN_POSTS = re.compile(
    r"\b(post|blog|tweet|bericht|update|artikel|article|video|filmpje)", re.IGNORECASE
)
"""How the unit of a goal begins that counts what the organisation itself posts."""

FOLLOWERS = re.compile(r"follower|volger|subscriber|abonnee", re.IGNORECASE)
BACKWARDS = "The goal “{goal}” goes the wrong way: from {baseline} to {target}."


@partial(
    Rule,
    code="GOAL-001",
    message="There is no goal yet.",
    advice="Write down what social media should bring the organisation, for whom and by when.",
    reason="Without a goal there is no way: being there 'because it belongs' is no reason.",
    basis="article",
    final="error",
    weight=10,
)
def no_goal(case: Case) -> Iterator[Hit]:
    if not case.strategy.goals:
        yield Hit("goals")


@partial(
    Rule,
    code="GOAL-002",
    message="The goal “{goal}” cannot be measured yet; missing: {missing}.",
    together="{n} goals cannot be measured yet: {subjects}.",
    subject="goal",
    advice="Agree on a number and a date, and on where it stands now; if the baseline is not "
    "known, note by when it will be measured.",
    reason="Goals are described with the term within which they are to be reached.",
    basis="article",
    cites=("goal_worksheet",),
    final="error",
    weight=6,
)
def goal_not_measurable(case: Case) -> Iterator[Hit]:
    for path, goal in case.goals:
        missing = () if counts_own_posts(goal) else _missing(case, goal)
        if missing:
            facts: dict[str, Fact] = {"goal": case.goal_name(goal), "missing": missing}
            yield Hit(path, facts)


def counts_own_posts(goal: Goal) -> bool:
    """Whether a goal is a cadence in disguise: so many posts a week."""
    return goal.kind == "channel" and OWN_POSTS.match(goal.unit or "") is not None


def _missing(case: Case, goal: Goal) -> tuple[str, ...]:
    milestone = goal.kind == "organisation"
    there = {
        "kpi": milestone or (goal.kpi is not None and bool(goal.kpi.name)),
        "baseline": milestone or _has_baseline(case, goal),
        "target": milestone or _is_number(goal.target),
        "deadline": goal.deadline is not None,
    }
    return tuple(
        f"goals.{name}" for name, found in there.items() if not found and name not in goal.not_known
    )


def _has_baseline(case: Case, goal: Goal) -> bool:
    """Whether it stands somewhere where the goal stands now; of followers the audit knows."""
    named = f"{goal.kpi.name if goal.kpi else ''} {goal.unit or ''}"
    counted = any(case.followers(channel) for _, channel in case.active)
    known = _is_number(goal.baseline) or bool(goal.measure_baseline_by)
    return known or (counted and FOLLOWERS.search(named) is not None)


def _is_number(quantity: Quantity | None) -> bool:
    if quantity is None:
        return False
    numbers = (quantity.value, quantity.min, quantity.max, quantity.change)
    return quantity.direction == "keep" or any(number is not None for number in numbers)


@partial(
    Rule,
    code="GOAL-004",
    message="Every goal counts what is posted or followed; none says what that should achieve "
    "for the organisation.",
    advice="Add the goal behind the posts: more requests, quicker answers, better known among "
    "whom?",
    reason="Posting is a means; the strategy begins with what it should bring.",
    basis="article",
    final="error",
    weight=9,
)
def only_output_goals(case: Case) -> Iterator[Hit]:
    kinds = {goal.kind for goal in case.strategy.goals if goal.status != "dropped"}
    if kinds and kinds <= {*OUTCOME_FREE}:
        yield Hit("goals")


@partial(
    Rule,
    code="GOAL-005",
    message="The goal “{goal}” asks for no change: it stands at {baseline}, and that is the "
    "target.",
    variants=(BACKWARDS,),
    advice="Check the two numbers, or record that the level is to be kept.",
    reason="A target that is no change is always reached.",
    basis="judgement",
    final="error",
    weight=6,
)
def target_is_no_change(case: Case) -> Iterator[Hit]:
    for path, goal in case.goals:
        base, target = middle(goal.baseline), middle(goal.target)
        direction = goal.target.direction if goal.target else None
        facts: dict[str, Fact] = {"goal": case.goal_name(goal)}
        if goal.target is not None and goal.target.change == 0:
            target = base = 0.0 if base is None else base
        if base is None or target is None or direction == "keep":
            continue
        facts |= {"baseline": base, "target": target}
        if base == target:
            yield Hit(f"{path}.target", facts)
        elif direction == ("up" if target < base else "down"):
            yield Hit(f"{path}.target", facts, message=BACKWARDS)


def middle(quantity: Quantity | None) -> float | None:
    """The number of a baseline or target: its value, or the middle of its range."""
    if quantity is None or quantity.value is not None:
        return None if quantity is None else quantity.value
    ends = [each for each in (quantity.min, quantity.max) if each is not None]
    return sum(ends) / len(ends) if ends else None


@partial(
    Rule,
    code="GOAL-007",
    message="The date of the goal “{goal}” has passed ({date}), and it is still open.",
    advice="Say whether it was reached, choose a new date, or drop it.",
    reason="Describe within which term the goals are to be reached.",
    basis="article",
    weight=5,
)
def deadline_passed(case: Case) -> Iterator[Hit]:
    for path, goal in case.goals:
        on = goal.deadline.on if goal.deadline else None
        if on is not None and last_day(on) < case.as_of:
            facts: dict[str, Fact] = {"goal": case.goal_name(goal), "date": Shown("when", on)}
            yield Hit(f"{path}.deadline", facts)


@partial(
    Rule,
    code="GOAL-008",
    message="The goal “{goal}” runs until {date}, after the end of the strategy's period ({end}).",
    advice="Choose a date within the period, or a milestone on the way.",
    reason="What is due after the period is over is not judged in it.",
    basis="judgement",
    severity="advice",
    weight=2,
)
def deadline_after_period(case: Case) -> Iterator[Hit]:
    end = case.strategy.period.end
    for path, goal in case.goals:
        on = goal.deadline.on if goal.deadline else None
        if end is not None and on is not None and last_day(on) > end:
            date = Shown("when", on)
            facts: dict[str, Fact] = {"goal": case.goal_name(goal), "date": date, "end": end}
            yield Hit(f"{path}.deadline", facts)


@partial(
    Rule,
    code="GOAL-009",
    message="There are {n} goals, and none of them weighs more than another.",
    advice="Say which two or three matter most, and give them a higher weight: hours and posts "
    "follow from that.",
    reason="Describe which goals are important; whoever wants everything, chooses nothing.",
    basis="article",
    severity="advice",
    weight=4,
)
def goals_without_order(case: Case) -> Iterator[Hit]:
    goals = [goal for _, goal in case.goals if not counts_own_posts(goal)]
    if len(goals) >= MANY and len({goal.weight for goal in goals}) == 1:
        yield Hit("goals", {"n": len(goals)})


@partial(
    Rule,
    code="GOAL-013",
    message="The baseline of “{goal}” was to be measured by {date}, and is not there yet.",
    advice="Measure it now, or move the target as well.",
    reason="Without a start nobody can tell afterwards whether it worked.",
    basis="judgement",
    weight=5,
)
def baseline_overdue(case: Case) -> Iterator[Hit]:
    for path, goal in case.goals:
        by = goal.measure_baseline_by
        if by is not None and not _is_number(goal.baseline) and last_day(by) < case.as_of:
            facts: dict[str, Fact] = {"goal": case.goal_name(goal), "date": Shown("when", by)}
            yield Hit(f"{path}.measure_baseline_by", facts)


@partial(
    Rule,
    code="GOAL-014",
    message="No active channel serves the goal “{goal}”.",
    together="No active channel serves these {n} goals: {subjects}.",
    subject="goal",
    advice="Choose a channel for it, or drop the goal.",
    reason="Channels are chosen for the goals; a goal without one stays a wish.",
    basis="article",
    final="error",
    weight=7,
)
def goal_without_channel(case: Case) -> Iterator[Hit]:
    for path, goal in case.outcome_goals:
        if case.active and not case.served[goal.id] and goal.weight != 0:
            yield Hit(path, {"goal": case.goal_name(goal)})


GOAL_RULES = (
    no_goal,
    goal_not_measurable,
    only_output_goals,
    target_is_no_change,
    deadline_passed,
    deadline_after_period,
    goals_without_order,
    baseline_overdue,
    goal_without_channel,
)
