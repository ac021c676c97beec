"""Who is responsible, accountable, consulted and informed for each task (RACI)?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from toolkit.responsibilities.path import approval_path
from toolkit.responsibilities.question import ChannelDuty, Question, five_questions
from toolkit.strategy import Strategy
from toolkit.strategy.organisation import TaskKind, TaskResponsibility

Letter = Literal["responsible", "accountable", "consulted", "informed"]
LETTERS: tuple[Letter, ...] = ("responsible", "accountable", "consulted", "informed")
KINDS: tuple[TaskKind, ...] = get_args(TaskKind)

Roles = tuple[str, ...]
Asked = tuple[Question | Literal["checks"], ...]

USUAL: Mapping[TaskKind, tuple[Asked, Asked, Asked, Asked]] = {
    "make": (("makes",), ("decides",), (), ()),
    "check": (("checks",), ("decides",), (), ("makes",)),
    "decide": (("decides",), ("decides",), ("makes",), ("posts",)),
    "post": (("posts",), ("decides",), (), ("answers",)),
    "boost": (("posts",), ("decides",), (), ()),
    "watch": (("watches",), ("answers",), (), ()),
    "answer": (("answers",), ("decides",), ("makes",), ()),
    "moderate": (("watches",), ("answers",), (), ()),
    "analyse": (("makes",), ("decides",), (), ("answers",)),
    "manage_access": (("posts",), ("decides",), (), ()),
    "archive": (("posts",), ("decides",), (), ()),
}
"""Judgement: who does a task, answers for it, is asked beforehand and hears afterwards, by who
answers the five questions. Who makes also looks at the figures, who posts also keeps the keys and
the archive, who watches also guards the house rules. Whatever is filled in goes before it; where
somebody filled in who does a task, nobody is added to be asked or told."""


@dataclass(frozen=True)
class TaskDuty:
    """One task with its roles.

    Attributes
    ----------
    kind, task
        One of the usual tasks, or another one in the client's words.
    channels
        The channels in use for which it holds; empty where it is about none in particular.
    everywhere
        Whether these are all channels in use.
    derived
        The letters that nobody filled in: they follow from the five questions.
    entries
        Where it is recorded, as places in the strategy file.
    text
        What was agreed along with it.
    """

    kind: TaskKind | None
    task: str | None
    channels: Roles
    everywhere: bool
    responsible: Roles = ()
    accountable: Roles = ()
    consulted: Roles = ()
    informed: Roles = ()
    derived: frozenset[Letter] = frozenset()
    entries: tuple[str, ...] = ()
    text: str | None = None

    def roles(self, letter: Letter) -> Roles:
        """The roles of one letter."""
        found: Roles = getattr(self, letter)
        return found


@dataclass(frozen=True)
class _Division:
    """The letters of a task on one channel."""

    roles: tuple[Roles, Roles, Roles, Roles]
    derived: frozenset[Letter]
    entries: tuple[int, ...]


def raci(strategy: Strategy, kinds: Iterable[TaskKind] = KINDS) -> tuple[TaskDuty, ...]:
    """Every usual task in the order of the work, then the client's own ones.

    What is filled in for the channel goes before what is filled in for all, letter by letter;
    what neither says follows from the five questions. Channels with the same roles share a row.
    With `kinds` only these of the usual tasks, and whatever else is recorded.
    """
    duties = five_questions(strategy)
    usual = tuple(row for kind in kinds for row in _rows(strategy, kind, duties))
    return (*usual, *_own_tasks(strategy, usual))


def wants_raci(strategy: Strategy) -> bool:
    """Whether the client uses the full table: somebody filled in one of the usual tasks."""
    return any(task.kind is not None for task in strategy.responsibilities.tasks)


def _rows(
    strategy: Strategy, kind: TaskKind, duties: tuple[ChannelDuty, ...]
) -> Iterable[TaskDuty]:
    channels_of: dict[_Division, list[str]] = {}
    for duty in duties:
        channels_of.setdefault(_division(strategy, kind, duty), []).append(duty.channel)
    tasks = strategy.responsibilities.tasks
    for division, channels in channels_of.items():
        said = [tasks[index] for index in division.entries]
        yield TaskDuty(
            kind,
            _joined(task.task for task in said),
            tuple(channels),
            len(channels) == len(duties),
            *division.roles,
            division.derived,
            tuple(f"responsibilities.tasks[{index}]" for index in division.entries),
            _joined(task.text for task in said),
        )


def _joined(texts: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(text for text in texts if text)) or None


def _division(strategy: Strategy, kind: TaskKind, duty: ChannelDuty) -> _Division:
    entries = tuple(enumerate(strategy.responsibilities.tasks))
    said = [
        (index, task)
        for name in (duty.channel, None)
        for index, task in entries
        if task.kind == kind and task.channel == name
    ]
    given = [_given(said, letter) for letter in LETTERS]
    usual = _usual(strategy, kind, duty)
    if any(given):
        usual = [*usual[:2], (), ()]
    roles = [own or derived for own, derived in zip(given, usual, strict=True)]
    # nobody has two letters of one task, but for doing it and answering for it
    for place in (2, 3):
        taken = {each for earlier in (*roles[:2], *roles[2:place]) for each in earlier}
        if not given[place]:
            roles[place] = tuple(each for each in roles[place] if each not in taken)
    derived = frozenset(
        letter for letter, own, all_ in zip(LETTERS, given, roles, strict=True) if all_ and not own
    )
    return _Division(
        (roles[0], roles[1], roles[2], roles[3]), derived, tuple(index for index, _ in said)
    )


def _given(said: list[tuple[int, TaskResponsibility]], letter: Letter) -> Roles:
    """What the most specific entry that says something says."""
    return next((roles for _, task in said if (roles := getattr(task, letter))), ())


def _usual(strategy: Strategy, kind: TaskKind, duty: ChannelDuty) -> list[Roles]:
    found = [
        tuple(dict.fromkeys(role for name in asked for role in _answer(strategy, name, duty)))
        for asked in USUAL[kind]
    ]
    # several may do a task, one answers for it
    return [found[0], found[1][:1], *found[2:]]


def _answer(strategy: Strategy, name: Question | Literal["checks"], duty: ChannelDuty) -> Roles:
    if name == "checks":
        return _checkers(strategy, duty)
    found = duty.duty(name)
    return () if found.role is None else (found.role, *found.beside)


def _checkers(strategy: Strategy, duty: ChannelDuty) -> Roles:
    """Who looks before the last one does, but for who made it; else who decides."""
    _, path = approval_path(strategy, duty.channel)
    steps = path.steps[:-1] if path else ()
    named = [role for step in steps for role in (step.role, step.or_role) if role]
    others = tuple(dict.fromkeys(each for each in named if each != duty.makes.role))
    return others or _answer(strategy, "decides", duty)


def _own_tasks(strategy: Strategy, shown: Iterable[TaskDuty]) -> Iterable[TaskDuty]:
    """The client's own tasks, and those of channels that are not in use."""
    placed = {place for row in shown for place in row.entries}
    for index, task in enumerate(strategy.responsibilities.tasks):
        place = f"responsibilities.tasks[{index}]"
        if place not in placed:
            channels = () if task.channel is None else (task.channel,)
            letters = (task.responsible, task.accountable, task.consulted, task.informed)
            entries, text = (place,), task.text
            yield TaskDuty(
                task.kind, task.task, channels, False, *letters, entries=entries, text=text
            )
