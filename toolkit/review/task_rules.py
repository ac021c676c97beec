"""Rules about who does which task, who replaces them, and whether they have the hours (TASK)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from toolkit.responsibilities import QUESTIONS, ChannelDuty, Question, TaskDuty
from toolkit.review.agreement_rules import somebody_answers
from toolkit.review.case import Case
from toolkit.review.channel_rules import OWN_PAGES
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Role

AFTER_MAKING: tuple[Question, ...] = ("posts", "watches", "answers")
REACTING: tuple[Question, ...] = ("watches", "answers")

TEAM = re.compile(
    r"team|group|groep|everyone|iedereen|committee|commissie|department|afdeling|services|staff|"
    r"officers|advocates|members|redactie|medewerkers|vrijwilligers|volunteers|managers|reviewers",
    re.IGNORECASE,
)
"""Roles of several people, where their number is not filled in (judgement: how these are usually
called). They replace one another."""

TASK_OF_CHANNEL = "{task} ({channel})"
TWO_DECIDE = "On {channel} more than one role decides: {roles}."


def _named(row: TaskDuty) -> Fact:
    """What a task is called: the usual one by its word, another one in the client's own words."""
    return row.task or (Shown("term", row.kind, "task") if row.kind else "–")


def _task_facts(case: Case, row: TaskDuty) -> tuple[dict[str, Fact], str]:
    """The task with its channel, if it is about one, and how it is named beside others."""
    facts = {"task": _named(row)}
    if row.everywhere or len(row.channels) != 1:
        return facts, "task"
    names = {each.id: case.channel_name(each) for each in case.strategy.channels}
    return {**facts, "channel": names[row.channels[0]]}, TASK_OF_CHANNEL


def _recorded(case: Case) -> Iterator[tuple[str, TaskDuty]]:
    """The tasks that somebody filled in, once each, with their place."""
    seen: set[str] = set()
    for row in case.tasks:
        if row.entries and row.entries[0] not in seen:
            seen.add(row.entries[0])
            yield row.entries[0], row


@partial(
    Rule,
    code="TASK-001",
    message="Nobody is accountable for this task: {task}.",
    together="Nobody is accountable for these {n} tasks: {subjects}.",
    subject="task",
    variants=(TASK_OF_CHANNEL,),
    advice="Name one role per task that answers for the result; it may be the one that does it.",
    reason="Where nobody answers for a task, it is left to whoever happens to have time.",
    basis="practice",
    cites=("raci_guideline",),
    severity="advice",
    final="warning",
    weight=3,
)
def task_without_accountable(case: Case) -> Iterator[Hit]:
    for path, row in _recorded(case):
        if row.responsible and not row.accountable:
            facts, subject = _task_facts(case, row)
            yield Hit(path, facts, subject=subject)


@partial(
    Rule,
    code="TASK-002",
    message="More than one role is accountable for one task ({task}): {roles}.",
    together="For these {n} tasks more than one role is accountable: {subjects}.",
    subject="task",
    variants=(TASK_OF_CHANNEL, TWO_DECIDE),
    advice="Choose one; the other replaces it, or is asked beforehand. If either may approve, say "
    "so in the step of approval.",
    reason="Two who answer for the same thing wait for each other, or decide differently.",
    basis="practice",
    cites=("raci_guideline",),
    weight=4,
)
def several_accountable(case: Case) -> Iterator[Hit]:
    for path, row in _recorded(case):
        if len(set(row.accountable)) > 1:
            facts, subject = _task_facts(case, row)
            roles = tuple(case.role_name(each) for each in row.accountable)
            yield Hit(path, {**facts, "roles": Shown("names", roles)}, subject=subject)
    yield from _two_who_decide(case)


def _two_who_decide(case: Case) -> Iterator[Hit]:
    """Entries for one channel, or for all others, that name different roles."""
    names = {each.id: case.channel_name(each) for _, each in case.active}
    decided: dict[str | None, list[tuple[int, str]]] = {}
    for index, each in enumerate(case.strategy.responsibilities.per_channel):
        if each.decides and each.decides.role:
            decided.setdefault(each.channel, []).append((index, each.decides.role))
    for channel, entries in decided.items():
        roles = tuple(dict.fromkeys(case.role_name(role) for _, role in entries))
        if len(roles) > 1 and channel in names:
            path = f"responsibilities.per_channel[{entries[-1][0]}].decides"
            facts: dict[str, Fact] = {"channel": names[channel], "roles": Shown("names", roles)}
            yield Hit(path, facts, message=TWO_DECIDE, subject="channel")


@partial(
    Rule,
    code="TASK-003",
    message="Nobody is named who replaces {role} ({duties}).",
    together="Nobody is named who replaces these {n} roles: {subjects}.",
    subject="role",
    advice="Name a replacement for each, and let them do it once before it is needed.",
    reason="Posts and answers go on when somebody is ill or on holiday.",
    basis="practice",
    cites=("raci_guideline",),
    final="warning",
    severity="advice",
    weight=4,
)
def nobody_replaces(case: Case) -> Iterator[Hit]:
    if case.team == 1:
        return
    open_duties: dict[str, list[Question]] = {}
    for each in case.duties:
        for question in QUESTIONS:
            duty = each.duty(question)
            if duty.role and duty.replacement in (None, duty.role) and not duty.beside:
                open_duties.setdefault(duty.role, []).append(question)
    for index, role in enumerate(case.strategy.roles):
        questions = open_duties.get(role.id, ())
        if questions and not _several(role):
            duties = tuple(
                f"responsibilities.per_channel.{each}" for each in dict.fromkeys(questions)
            )
            yield Hit(f"roles[{index}]", {"role": case.role_name(role.id), "duties": duties})


def _several(role: Role) -> bool:
    if role.people is not None:
        return role.people > 1
    return role.holder is None and TEAM.search(role.name or role.id) is not None


@partial(
    Rule,
    code="TASK-004",
    message="For {channel} it is not agreed: {missing}.",
    together="For {n} channels it is not agreed who does what after a post is made: {subjects}.",
    subject="channel",
    advice="Answer the five questions for every channel, or once for all channels together.",
    reason="Who makes, who decides, who posts, who watches the reactions, and who answers? The "
    "tasks have to be divided clearly.",
    basis="article",
    weight=4,
)
def questions_left_open(case: Case) -> Iterator[Hit]:
    if case.team == 1:
        return
    asked = tuple(each for each in AFTER_MAKING if each not in REACTING or somebody_answers(case))
    staying = {channel.id: (path, channel) for path, channel in case.staying}
    home = case.coverage.platform_of
    for duty in case.duties:
        missing = tuple(each for each in asked if each in duty.open_questions)
        if duty.channel in staying and missing and _begun(duty, home[duty.channel]):
            path, channel = staying[duty.channel]
            labels = tuple(f"responsibilities.per_channel.{each}" for each in missing)
            yield Hit(path, {"channel": case.channel_name(channel), "missing": labels})


def _begun(duty: ChannelDuty, platform: str | None) -> bool:
    """Whether somebody is named for something: where nobody is, another rule says so."""
    return len(duty.open_questions) < len(QUESTIONS) and platform not in OWN_PAGES


TASK_RULES = (
    task_without_accountable,
    several_accountable,
    nobody_replaces,
    questions_left_open,
)
