"""The article's five questions: who makes, decides, posts, watches and answers, per channel?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from toolkit.response_week import response_norm
from toolkit.responsibilities.path import approval_path
from toolkit.strategy import Channel, Strategy
from toolkit.strategy.organisation import (
    Assignment,
    ChannelResponsibility,
    TaskKind,
    TaskResponsibility,
)

Question = Literal["makes", "decides", "posts", "watches", "answers"]
QUESTIONS: tuple[Question, ...] = ("makes", "decides", "posts", "watches", "answers")

Origin = Literal["channel", "general", "task", "owner", "approval", "norm"]
"""Where a duty is recorded: for this channel, for all others, as a task, as the channel's owner,
by the path of approval (who looks last decides), or by the norm for answering."""

TASK_OF: dict[Question, TaskKind] = {
    "makes": "make",
    "decides": "decide",
    "posts": "post",
    "watches": "watch",
    "answers": "answer",
}


@dataclass(frozen=True)
class Duty:
    """Who does one thing on one channel.

    Attributes
    ----------
    role
        None where nobody is named.
    replacement
        As named for this duty, else the role's own; None without one.
    beside
        Other roles that do the same.
    path
        Where it stands in the strategy file; None where nobody is named.
    """

    role: str | None = None
    replacement: str | None = None
    beside: tuple[str, ...] = ()
    origin: Origin | None = None
    path: str | None = None

    @property
    def general(self) -> bool:
        """Whether it is what holds for all channels without an agreement of their own."""
        return self.origin == "general"


NOBODY = Duty()


@dataclass(frozen=True)
class ChannelDuty:
    """The five questions for one channel."""

    channel: str
    makes: Duty = NOBODY
    decides: Duty = NOBODY
    posts: Duty = NOBODY
    watches: Duty = NOBODY
    answers: Duty = NOBODY

    def duty(self, question: Question) -> Duty:
        """The answer to one of the five."""
        found: Duty = getattr(self, question)
        return found

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that nobody is named for."""
        return tuple(each for each in QUESTIONS if self.duty(each).role is None)


def five_questions(strategy: Strategy) -> tuple[ChannelDuty, ...]:
    """Who does what on each channel in use, in the order of the strategy?

    What is agreed for the channel itself goes before what is agreed for all others, question by
    question. Where neither says it, another place of the strategy may: a task of that kind, the
    channel's owner for making, the last step of approval for deciding, the norm for watching.
    """
    return tuple(
        channel_duty(strategy, channel)
        for channel in strategy.channels
        if channel.status == "active"
    )


def channel_duty(strategy: Strategy, channel: Channel) -> ChannelDuty:
    """The five questions for one channel, whatever its status."""
    return ChannelDuty(
        channel.id, **{question: _duty(strategy, channel, question) for question in QUESTIONS}
    )


def _duty(strategy: Strategy, channel: Channel, question: Question) -> Duty:
    for found in _answers(strategy, channel, question):
        if found.role is not None:
            replacement = found.replacement or _own_replacement(strategy, found.role)
            return Duty(found.role, replacement, found.beside, found.origin, found.path)
    return NOBODY


def _answers(strategy: Strategy, channel: Channel, question: Question) -> Iterator[Duty]:
    """What each place of the strategy says, the most specific first."""
    yield from _recorded(strategy, channel, question)
    yield from _as_task(strategy, channel, TASK_OF[question])
    elsewhere = _ELSEWHERE.get(question)
    if elsewhere is not None:
        yield from elsewhere(strategy, channel)


def _recorded(strategy: Strategy, channel: Channel, question: Question) -> Iterator[Duty]:
    for origin, name in _own_then_general(channel):
        for index, entry in enumerate(strategy.responsibilities.per_channel):
            assigned = assignment(entry, question) if entry.channel == name else None
            if assigned is not None and assigned.role is not None:
                path = f"responsibilities.per_channel[{index}].{question}"
                yield Duty(assigned.role, assigned.replacement, (), origin, path)


def assignment(entry: ChannelResponsibility, question: Question) -> Assignment | None:
    """What an entry of the file says to one of the five questions."""
    found: Assignment | None = getattr(entry, question)
    return found


def _own_then_general(channel: Channel) -> tuple[tuple[Origin, str | None], ...]:
    return ("channel", channel.id), ("general", None)


def _as_task(strategy: Strategy, channel: Channel, kind: TaskKind) -> Iterator[Duty]:
    entries = tuple(enumerate(strategy.responsibilities.tasks))
    for name in (channel.id, None):
        for index, task in entries:
            doers = _doers(task)
            if task.kind == kind and task.channel == name and doers:
                path = f"responsibilities.tasks[{index}]"
                yield Duty(doers[0], None, doers[1:], "task", path)


def _doers(task: TaskResponsibility) -> tuple[str, ...]:
    """Who does a task; who decides is whoever is accountable for it."""
    if task.kind == "decide":
        return task.accountable or task.responsible
    return task.responsible


def _owner(strategy: Strategy, channel: Channel) -> Iterator[Duty]:
    if channel.owner is not None:
        index = next(n for n, each in enumerate(strategy.channels) if each.id == channel.id)
        yield Duty(channel.owner, None, (), "owner", f"channels[{index}].owner")


def _approver(strategy: Strategy, channel: Channel) -> Iterator[Duty]:
    index, path = approval_path(strategy, channel.id)
    if path is not None and path.steps:
        last = path.steps[-1]
        also = (last.or_role,) if last.role and last.or_role else ()
        place = f"agreements.approval[{index}]"
        yield Duty(last.role or last.or_role, None, also, "approval", place)


def _watchers(strategy: Strategy, channel: Channel) -> Iterator[Duty]:
    norm = response_norm(strategy.agreements, channel.id)
    if norm is not None and norm.watched_by:
        index = next(n for n, each in enumerate(strategy.agreements.response) if each is norm)
        path = f"agreements.response[{index}]"
        yield Duty(norm.watched_by[0], None, norm.watched_by[1:], "norm", path)


_ELSEWHERE: dict[Question, Callable[[Strategy, Channel], Iterator[Duty]]] = {
    "makes": _owner,
    "decides": _approver,
    "watches": _watchers,
}


def _own_replacement(strategy: Strategy, name: str) -> str | None:
    return next((role.replacement for role in strategy.roles if role.id == name), None)
