"""Production, counted back from the day on which something appears."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from toolkit.almanac import WorkingDays, working_days
from toolkit.content_calendar.production import Production, StepDates
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.recipe import Order, Recipe, Task, lighter_formats, order_of, recipe
from toolkit.content_calendar.working_step import Place, Work, n_making, n_working_days, work_left
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy
from toolkit.strategy.content import Stage
from toolkit.strategy.term import day_of

DAY = dt.timedelta(days=1)
BEGUN: frozenset[Stage] = frozenset(("draft", "review"))
"""Stages in which the first step that is left is being worked on."""


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
        making = n_making(tasks)
        ready = sum(end < self.as_of for _, end in dates[:making])
        return min(ready, max(0, making - 1))

    def _first_possible(self, tasks: tuple[Task, ...]) -> dt.date:
        n_days = n_working_days(tasks)
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
        return None if found is None else work_left(found, stage)

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
