"""Production, counted back from the day on which something appears."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from toolkit.almanac import WorkingDays, working_days
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.recipe import Order, Recipe, Task, lighter_formats, order_of, recipe
from toolkit.effort import StepHours
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy
from toolkit.strategy.content import Stage
from toolkit.strategy.term import day_of

DAY = dt.timedelta(days=1)
BEGUN: frozenset[Stage] = frozenset(("draft", "review"))
"""Stages in which the first step that is left is being worked on."""

ROUNDED = 6
"""Decimals of a day, so that ten tenths are a whole one."""

Place = int | None
"""A working day, counted back from the last one before it appears, which is 0. -1 is the day on
which it appears, or the last working day before a day off; None is the day itself, off or not."""


class StepDates(NamedTuple):
    """One production step with the working days on which it is done.

    `role` is the role that does it (the client's own, else who has that task on the channel);
    None where nobody is named. `step.hours` is None where unknown. `start` and `end` are working
    days, both included. A step of zero working days happens in passing: on the first day of the
    step that follows it or, if none does, on the day on which it appears; placing then also on
    a day off. `late`: it should have begun already (have ended, if it is being worked on).
    """

    step: StepHours
    role: str | None
    start: dt.date
    end: dt.date
    late: bool = False


@dataclass(frozen=True)
class Production:
    """What has to happen before a publication, earliest step first.

    Attributes
    ----------
    steps
        What is left to be done. Empty where nothing is known of the format, nothing is left to
        be made, or its day has passed.
    format
        How it is made; None where nothing is known.
    own
        Whether hours and days are the client's own, and not the usual ones (judgement).
    assumed
        Whether nobody chose a format: it is then the most usual one on the channel.
    answer_by
        The last day on which who approves can answer, so that it still appears in time;
        None without an approval step.
    late
        Whether a step should have begun before the as-of date.
    first_possible
        Where late: the first day on which it could appear, if begun today.
    lighter
        Where late: a lighter format that can still be ready in time; None if there is none.
    """

    publication: Publication
    steps: tuple[StepDates, ...]
    format: str | None = None
    own: bool = False
    assumed: bool = False
    answer_by: dt.date | None = None
    first_possible: dt.date | None = None
    lighter: str | None = None

    @property
    def starts_on(self) -> dt.date | None:
        """The first day of the first step; None without steps."""
        return self.steps[0].start if self.steps else None

    @cached_property
    def late(self) -> bool:
        """Whether a step should have begun already."""
        return any(step.late for step in self.steps)

    @property
    def hours(self) -> float:
        """The hours of all steps that are known."""
        return sum(each.step.hours or 0.0 for each in self.steps)


def production(
    publication: Publication, strategy: Strategy, evidence: Evidence, as_of: dt.date
) -> Production:
    """What has to happen before a publication, counted back over the client's working days.

    Work that takes working days ends on the last working day before the day of publication;
    what takes none (placing, a broadcast) happens on that day. Parts of days may share a day.
    """
    return Workshop(strategy, evidence, as_of).production(publication)


def productions(
    publications: Iterable[Publication], strategy: Strategy, evidence: Evidence, as_of: dt.date
) -> dict[str, Production]:
    """The production of everything that still has to be made, by the id of the publication."""
    workshop = Workshop(strategy, evidence, as_of)
    found = ((each.id, workshop.production(each)) for each in publications)
    return {name: made for name, made in found if made.steps}


@dataclass(frozen=True)
class Work:
    """What is left of a recipe at a stage, with the place of each step before publication."""

    recipe: Recipe
    tasks: tuple[Task, ...]
    places: tuple[tuple[Place, Place], ...]


@dataclass(frozen=True)
class Workshop:
    """Lays out the making of publications; what they have in common is worked out once."""

    strategy: Strategy
    evidence: Evidence
    as_of: dt.date

    def production(self, publication: Publication) -> Production:
        """The production of one publication."""
        order = order_of(publication)
        work = self._work(order, publication.stage) if self._to_be_made(publication) else None
        if work is None:
            return Production(publication, ())
        steps, tasks = self._steps(work, publication)
        answers = [each.end for each, task in zip(steps, tasks, strict=True) if task.decides]
        late = any(each.late for each in steps)
        return Production(
            publication,
            steps,
            format=work.recipe.format,
            own=work.recipe.own,
            assumed=work.recipe.assumed,
            answer_by=answers[-1] if answers else None,
            first_possible=self._first_possible(tasks) if late else None,
            lighter=self._lighter(publication, order) if late else None,
        )

    def _to_be_made(self, publication: Publication) -> bool:
        due = publication.on >= self.as_of
        return publication.kind == "post" and due and not publication.made

    def _steps(
        self, work: Work, publication: Publication
    ) -> tuple[tuple[StepDates, ...], tuple[Task, ...]]:
        """What is left with its days; of a draft what should be ready by now is taken as ready."""
        dates = self._dates(publication.on, work.places)
        tasks = work.tasks
        if publication.stage == "draft":
            ready = self._ready(tasks, dates)
            tasks, dates = tasks[ready:], dates[ready:]
        steps = tuple(
            StepDates(task.step, task.role, start, end, late=start < self.as_of)
            for task, (start, end) in zip(tasks, dates, strict=True)
        )
        if not steps or not steps[0].late:
            return steps, tasks
        if runs(publication, self.strategy, self.as_of):
            return tuple(each._replace(late=False) for each in steps), tasks
        if publication.stage in BEGUN:
            first = steps[0]._replace(late=steps[0].end < self.as_of)
            return (first, *steps[1:]), tasks
        return steps, tasks

    def _ready(self, tasks: tuple[Task, ...], dates: tuple[tuple[dt.date, dt.date], ...]) -> int:
        """How many of the making steps should be ready by now, but for the last of them."""
        n_making = _n_making(tasks)
        ready = sum(end < self.as_of for _, end in dates[:n_making])
        return min(ready, max(0, n_making - 1))

    def _first_possible(self, tasks: tuple[Task, ...]) -> dt.date:
        n_days = math.ceil(round(sum(task.days for task in tasks), ROUNDED))
        if n_days == 0:
            return self.as_of
        return self._days.shifted(self._days.on_or_after(self.as_of), n_days - 1) + DAY

    def _lighter(self, publication: Publication, order: Order) -> str | None:
        """The first lighter format that can still be ready, if a format was chosen."""
        if order.format is None or order.derivative or publication.stage not in ("idea", "draft"):
            return None
        for name in lighter_formats(self.strategy, self.evidence, order.format):
            work = self._work(order._replace(format=name), "idea")
            if work and all(
                start >= self.as_of for start, _ in self._dates(publication.on, work.places)
            ):
                return name
        return None

    @cached_property
    def _days(self) -> WorkingDays:
        return working_days(self.strategy.client.country)

    @cached_property
    def _recipe(self) -> Callable[[Order], Recipe | None]:
        return cache(lambda order: recipe(self.strategy, self.evidence, order))

    @cached_property
    def _work(self) -> Callable[[Order, Stage], Work | None]:
        return cache(self._work_of)

    def _work_of(self, order: Order, stage: Stage) -> Work | None:
        found = self._recipe(order)
        if found is None:
            return None
        tasks = left_to_do(found.tasks, stage)
        return Work(found, tasks, places(tasks))

    @cached_property
    def _dates(
        self,
    ) -> Callable[[dt.date, tuple[tuple[Place, Place], ...]], tuple[tuple[dt.date, dt.date], ...]]:
        return cache(self._dates_of)

    def _dates_of(
        self, on: dt.date, several: tuple[tuple[Place, Place], ...]
    ) -> tuple[tuple[dt.date, dt.date], ...]:
        eve = self._days.shifted(on, -1)

        def date(place: Place) -> dt.date:
            if place is None:
                return on
            return self._days.on_or_before(on) if place < 0 else self._days.shifted(eve, -place)

        return tuple((date(first), date(last)) for first, last in several)


def runs(publication: Publication, strategy: Strategy, as_of: dt.date) -> bool:
    """Whether it is one of a row that has begun, so that its making goes on by itself."""
    item, series = publication.item, publication.series
    if item is not None and item.rule is None:
        return False
    began = day_of(item.on) if item else series and series.start
    began = began or strategy.period.start
    return began is None or began < as_of


def left_to_do(tasks: tuple[Task, ...], stage: Stage) -> tuple[Task, ...]:
    """What is left at a stage: in review approval and what follows it, once approved the rest."""
    decides = [place for place, task in enumerate(tasks) if task.decides]
    if stage == "review":
        return tasks[decides[0] if decides else _n_making(tasks) :]
    if stage == "approved":
        return tasks[decides[-1] + 1 if decides else _n_making(tasks) :]
    return tasks


def _n_making(tasks: tuple[Task, ...]) -> int:
    """How many steps come before anybody approves or places it."""
    other = (place for place, task in enumerate(tasks) if task.decides or task.on_the_day)
    return next(other, len(tasks))


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


@dataclass(frozen=True)
class WeekLoad:
    """The hours that one role has in one ISO week, beside the hours it has.

    `year` and `week` are ISO. `making` are the hours of production steps in that week, spread
    evenly over the working days of a step; `fixed` those for answering and keeping up.
    `available` is None where the role's hours are not filled in; `role` is None for work that
    nobody is named for.
    """

    role: str | None
    year: int
    week: int
    making: float
    fixed: float
    available: float | None

    @property
    def hours(self) -> float:
        """All hours in this week."""
        return self.making + self.fixed

    @property
    def over(self) -> float:
        """The hours above what there is; 0 where that is enough or unknown."""
        return max(0.0, self.hours - self.available) if self.available is not None else 0.0
