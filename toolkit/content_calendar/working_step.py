"""What is left to be done of a recipe, and how many working days before it appears?"""

from __future__ import annotations

import math
from dataclasses import dataclass

from toolkit.content_calendar.recipe import Recipe, Task
from toolkit.strategy.content import Stage

ROUNDED = 6
"""Decimals of a day, so that ten tenths are a whole one."""

Place = int | None
"""A working day, counted back from the last one before it appears, which is 0. -1 is the day on
which it appears, or the last working day before a day off; None is the day itself, off or not."""


@dataclass(frozen=True)
class Work:
    """What is left of a recipe at a stage, with the place of each step before publication."""

    recipe: Recipe
    tasks: tuple[Task, ...]
    places: tuple[tuple[Place, Place], ...]


def work_left(recipe: Recipe, stage: Stage) -> Work:
    """What is left of a recipe at a stage."""
    tasks = left_to_do(recipe.tasks, stage)
    return Work(recipe, tasks, places(tasks))


def left_to_do(tasks: tuple[Task, ...], stage: Stage) -> tuple[Task, ...]:
    """What is left at a stage: in review approval and what follows it, once approved the rest."""
    decides = [place for place, task in enumerate(tasks) if task.decides]
    if stage == "review":
        return tasks[decides[0] if decides else n_making(tasks) :]
    if stage == "approved":
        return tasks[decides[-1] + 1 if decides else n_making(tasks) :]
    return tasks


def n_making(tasks: tuple[Task, ...]) -> int:
    """How many steps come before anybody approves or places it."""
    other = (place for place, task in enumerate(tasks) if task.decides or task.on_the_day)
    return next(other, len(tasks))


def n_working_days(tasks: tuple[Task, ...]) -> int:
    """How many working days the tasks take, one after another, rounded up."""
    return math.ceil(round(sum(task.days for task in tasks), ROUNDED))


def places(tasks: tuple[Task, ...]) -> tuple[tuple[Place, Place], ...]:
    """The first and last working day of each step, one step after another, counted back."""
    found: list[tuple[Place, Place]] = []
    passed = 0.0
    for task in reversed(tasks):
        if task.days == 0:
            last: Place = None if task.on_the_day and passed == 0 else math.ceil(passed) - 1
            found.append((last, last))
        else:
            before, passed = passed, round(passed + task.days, ROUNDED)
            found.append((math.ceil(passed) - 1, math.floor(before)))
    return tuple(reversed(found))
