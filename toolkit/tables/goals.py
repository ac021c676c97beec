"""Goals, as a reader sees them."""

from __future__ import annotations

from toolkit.strategy import Goal
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table
from toolkit.tables.note import notes_text
from toolkit.tables.quantity import deadline_text, quantity_text
from toolkit.tables.view import View


def goals_section(view: View) -> tuple[Block, ...]:
    """What does the client want to reach, and by when?"""
    words = view.words
    heading = Heading(words("Goals"), "goals")
    if not view.strategy.goals:
        return heading, Prose(words("No goal is recorded yet."), "quiet")
    return heading, Prose(_lead(view)), goals_table(view)


def _lead(view: View) -> str:
    goals = view.strategy.goals
    measurable = [goal for goal in goals if goal.target is not None and goal.deadline is not None]
    return view.words(
        "{n} goals are recorded; {measurable} of them have a target and a date.",
        n=len(goals),
        measurable=len(measurable),
    )


def goals_table(view: View) -> Table:
    """The goals with their kind, figure, baseline, target and date."""
    words = view.words
    columns = ("Goal", "Kind", "Figure", "Baseline", "Target", "By when", "Weight")
    return Table(
        "goals-table",
        words("Goals, with where they stand and where they should be"),
        tuple(Column(words(name), name == "Weight") for name in columns),
        tuple(_row(goal, view) for goal in view.strategy.goals),
    )


def _row(goal: Goal, view: View) -> tuple[Cell, ...]:
    words = view.words
    kind = words.term("goal kind", goal.kind) if goal.kind else ""
    for_whom = view.names("personas", goal.personas)
    status = "" if goal.status == "open" else words.term("goal status", goal.status)
    statement = goal.statement if goal.name else None
    notes = notes_text((statement, status, for_whom, goal.remark))
    baseline = quantity_text(goal.baseline, goal.unit, words)
    if not baseline and goal.measure_baseline_by:
        date = words.partial_date(goal.measure_baseline_by)
        baseline = words("is measured before {date}", date=date)
    return (
        Cell(view.name("goals", goal.id), notes or None),
        Cell(kind, goal.kind_text if goal.kind_text != kind else None),
        Cell(goal.kpi.name or "" if goal.kpi else "", _keeper(goal, view)),
        Cell(baseline),
        Cell(quantity_text(goal.target, goal.unit, words)),
        Cell(deadline_text(goal.deadline, words)),
        Cell(words.number(goal.weight, 1) if goal.weight is not None else ""),
    )


def _keeper(goal: Goal, view: View) -> str | None:
    if goal.kpi is None:
        return None
    supplier = view.words.term("supplier", goal.kpi.supplier) if goal.kpi.supplier else ""
    owner = view.name("roles", goal.kpi.owner)
    return ", ".join(part for part in (supplier, goal.kpi.tool, owner) if part) or None
