"""What making a publication takes: which steps, by whom, in how many working days."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.content_calendar.publication import Publication
from toolkit.effort import StepHours, format_mix, item_hours, role_of
from toolkit.evidence import Evidence
from toolkit.evidence.production import RoleKind
from toolkit.responsibilities import Approval, approval
from toolkit.strategy import Strategy

USUAL_DAYS = 1.0
"""Judgement: a step of which nobody says how long it may take has at least one working day, the
day on which it is done."""

HOURS_IN_DAY = 8.0
"""The hours in a working day, for a step of which only the hours are known."""

ON_THE_DAY = frozenset({"placing", "broadcast", "watching"})
"""Usual steps that happen while it appears, even on a day off."""

APPROVAL = "approval"


class Order(NamedTuple):
    """What has to be known of a publication to know how it is made."""

    format: str | None
    channel: str | None
    series: str | None
    owner: str | None
    derivative: bool
    preapproved: bool
    approved_alone: bool
    """Whether it is approved by itself, and not together with the same post elsewhere."""


@dataclass(frozen=True)
class Task:
    """A step with the role that does it and the working days that it has.

    `on_the_day`: it happens while the post appears, even on a day off.
    """

    step: StepHours
    role: str | None
    days: float
    on_the_day: bool

    @property
    def decides(self) -> bool:
        """Whether somebody approves in it."""
        return self.step.role_kind == "decides"


@dataclass(frozen=True)
class Recipe:
    """How a kind of publication is made.

    `assumed`: nobody chose a format, so that it is the most usual one on the channel. `own`:
    hours and working days are the client's.
    """

    format: str
    tasks: tuple[Task, ...]
    own: bool
    assumed: bool

    @property
    def hours(self) -> float:
        """The hours of all steps that are known."""
        return sum(task.step.hours or 0.0 for task in self.tasks)


def order_of(publication: Publication) -> Order:
    """What of a publication says how it is made."""
    item, series = publication.item, publication.series
    named = (item.channels if item else ()) or (series.channels if series else ())
    first = publication.story is not None and named[:1] == (publication.channel,)
    return Order(
        format=publication.format,
        channel=publication.channel,
        series=series.id if series else None,
        owner=publication.owner,
        derivative=publication.derivative,
        preapproved=publication.preapproved,
        approved_alone=first or not publication.derivative,
    )


def recipe(strategy: Strategy, evidence: Evidence, order: Order) -> Recipe | None:
    """The steps, with roles and working days; None where nothing is known of the format.

    The hours are those that the channel mix and the quotation count. Approval takes the path
    that is agreed for the channel, in place of the format's own step; a format of the client
    without such a step gets one, a usual format in which nobody approves (a story) does not.
    What is approved beforehand, or together with the same post on another channel, has none.
    """
    format_id = order.format or _most_usual(strategy, evidence, order.channel)
    agreed = approval(strategy, order.channel, order.series)
    ready = order.preapproved or agreed.preapproved
    item = format_id and item_hours(
        strategy, evidence, format_id, derivative=order.derivative, preapproved=ready
    )
    if not item or not item.steps:
        return None
    roles = _roles(strategy, order)
    tasks = tuple(_task(step, roles) for step in item.steps)
    if agreed.steps and not ready and order.approved_alone:
        tasks = _along_path(tasks, agreed, always=item.own or order.derivative)
    return Recipe(item.format, tasks, item.own, assumed=order.format is None)


def lighter_formats(strategy: Strategy, evidence: Evidence, format_id: str) -> Iterator[str]:
    """The formats that take less, one after another: the client's own choice, else the usual."""
    own = {each.id: each.lighter for each in strategy.content.formats}
    seen = {format_id}
    while True:
        usual = evidence.format_index.get(format_id)
        lighter = own.get(format_id) or (usual.lighter if usual else None)
        if not lighter or lighter in seen:
            return
        yield lighter
        seen.add(lighter)
        format_id = lighter


def _most_usual(strategy: Strategy, evidence: Evidence, channel: str | None) -> str | None:
    """The format of most posts on the channel; None without a channel."""
    found = next((each for each in strategy.channels if each.id == channel), None)
    mix = format_mix(strategy, evidence, found) if found else ()
    shares: dict[str, float] = {}
    for part in mix:
        shares[part.item.format] = shares.get(part.item.format, 0.0) + part.share
    return max(shares, key=lambda name: shares[name], default=None)


def _roles(strategy: Strategy, order: Order) -> Callable[[RoleKind], str | None]:
    """Who does a kind of work on the channel; else whoever the post is given to."""
    channel = next((each for each in strategy.channels if each.id == order.channel), None)
    return lambda kind: role_of(strategy, channel, kind) or order.owner


def _task(step: StepHours, roles: Callable[[RoleKind], str | None]) -> Task:
    on_the_day = step.step in ON_THE_DAY or step.role_kind == "posts"
    return Task(step, step.role or roles(step.role_kind), _days(step), on_the_day)


def _days(step: StepHours) -> float:
    if step.working_days is not None:
        return step.working_days
    return max(USUAL_DAYS, math.ceil((step.hours or 0.0) / HOURS_IN_DAY))


def _along_path(tasks: tuple[Task, ...], agreed: Approval, *, always: bool) -> tuple[Task, ...]:
    """The tasks with the agreed path where the approval stood; `always`: also where none stood."""
    own = [task for task in tasks if task.decides]
    if not own and not always:
        return tasks
    rest = tuple(task for task in tasks if not task.decides)
    place = _place(tasks, rest)
    return (*rest[:place], *_turns(own, agreed), *rest[place:])


def _place(tasks: tuple[Task, ...], rest: tuple[Task, ...]) -> int:
    """Before which of the other tasks is approved: where that stood last, else before placing."""
    decides = [place for place, task in enumerate(tasks) if task.decides]
    if decides:
        return sum(not task.decides for task in tasks[: decides[-1]])
    place = len(rest)
    while place and rest[place - 1].on_the_day:
        place -= 1
    return place


def _turns(own: list[Task], agreed: Approval) -> Iterator[Task]:
    """A task for each step of the path.

    The hours of the format's own approval go to the step of the same role, else to the last.
    A step without agreed days has those that the format gives it.
    """
    usual = sum(task.days for task in own) if own else USUAL_DAYS
    last = len(agreed.steps) - 1
    takers = [
        next((n for n, turn in enumerate(agreed.steps) if task.role in turn.roles), last)
        for task in own
    ]
    for number, turn in enumerate(agreed.steps):
        mine = [task.step for task, taker in zip(own, takers, strict=True) if taker == number]
        known = [step.hours for step in mine if step.hours is not None]
        days = usual if turn.working_days is None else turn.working_days
        step = StepHours(
            step=mine[0].step if mine else APPROVAL,
            role_kind="decides",
            hours=sum(known) if known else None,
            working_days=days,
            role=turn.roles[0],
            name=mine[0].name if mine else None,
        )
        yield Task(step, step.role, days, on_the_day=False)
