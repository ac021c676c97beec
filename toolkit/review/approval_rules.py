"""Rules about who decides what is posted, and who speaks for the organisation (AGRM)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from toolkit.responsibilities import ChannelDuty, approval
from toolkit.review.case import Case
from toolkit.review.finding import Fact, Severity, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy.organisation import TaskResponsibility

FEW = 2
"""A team of one or two cannot divide everything: who makes may approve, and speak (judgement)."""

POSTING = re.compile(
    r"post|plaats|publi|content|social|redac|plan\b|planning|bericht", re.IGNORECASE
)
"""Tasks about what is posted (judgement: how such a task is usually called)."""

SPEAKING = re.compile(r"statement|verklaring|woordvoer|spokes|\bpers\b|\bpress\b", re.IGNORECASE)
"""Tasks by which somebody speaks for the organisation (judgement, likewise)."""

CHANNEL_AND_ROLE = "{channel} ({role})"
EVERYWHERE = "{role} makes the posts, and approves them as well."


@partial(
    Rule,
    code="AGRM-005",
    message="It is not agreed who decides what is posted and what is not.",
    advice="Name one role that decides, and say what may be posted without asking.",
    reason="Who decides in the end what is posted about the organisation, and what is not?",
    basis="article",
    final="error",
    weight=5,
)
def decision_not_agreed(case: Case) -> Iterator[Hit]:
    asked = case.strategy.responsibilities
    decided: set[str | None] = {each.channel for each in asked.per_channel if each.decides}
    for path in case.strategy.agreements.approval:
        decided |= set(path.channels) or {None}
    decided |= {
        each.channel
        for each in asked.tasks
        if each.accountable and (each.channel or _is_posting(each))
    }
    open_channels = [each.id for _, each in case.active if each.id not in decided]
    if open_channels and None not in decided:
        yield Hit("agreements.approval")


def _is_posting(task: TaskResponsibility) -> bool:
    return task.kind in ("make", "decide", "post") or bool(POSTING.search(task.task or ""))


@partial(
    Rule,
    code="AGRM-006",
    message="On {channel} {role} makes the posts, and approves them as well.",
    together="On these channels one role makes and approves: {subjects}.",
    subject=CHANNEL_AND_ROLE,
    variants=(EVERYWHERE, CHANNEL_AND_ROLE),
    advice="Let somebody else read along, if only where prices, promises or people are concerned.",
    reason="Who makes a post does not see its mistakes: one role makes, another approves.",
    basis="practice",
    cites=("raci_guideline",),
    weight=3,
)
def maker_approves(case: Case) -> Iterator[Hit]:
    if case.team is not None and case.team <= FEW:
        return
    names = {channel.id: case.channel_name(channel) for _, channel in case.active}
    severity: Severity | None = "advice" if case.team is None or case.small else None
    said: set[str] = set()
    for each in case.duties:
        role, path = each.makes.role, _entry(each.decides.path or "")
        if role is None or role != each.decides.role or _others_approve(case, each, role):
            continue
        facts: dict[str, Fact] = {"role": case.role_name(role)}
        if not (each.makes.general and each.decides.general):
            yield Hit(path, {**facts, "channel": names[each.channel]}, severity)
        elif path not in said:
            said.add(path)
            yield Hit(path, facts, severity, EVERYWHERE, "role")


def _entry(path: str) -> str:
    """The entry of the file in which one of the five questions is answered."""
    return path.rsplit(".", 1)[0] if path.startswith("responsibilities.per_channel") else path


def _others_approve(case: Case, duty: ChannelDuty, role: str) -> bool:
    """Whether anybody but the maker has to say yes."""
    steps = approval(case.strategy, duty.channel).steps
    return bool(duty.decides.beside) or any(step.roles != (role,) for step in steps)


@partial(
    Rule,
    code="AGRM-007",
    message="Nobody is named who may speak for the organisation.",
    advice="Name the spokesperson, and agree what the others do when a journalist asks something "
    "in a comment.",
    reason="Not everybody speaks for the organisation when a reporter is at the door; on social "
    "media neither.",
    basis="article",
    final="error",
    weight=4,
)
def no_spokesperson(case: Case) -> Iterator[Hit]:
    agreements = case.strategy.agreements
    named = any(role.spokesperson for role in case.strategy.roles) or any(
        each.accountable and SPEAKING.search(each.task or "")
        for each in case.strategy.responsibilities.tasks
    )
    few = case.team is not None and case.team <= FEW
    known = named or agreements.spokespersons or agreements.spokesperson_text
    if case.active and not known and not few:
        yield Hit("agreements.spokespersons", severity="advice" if case.small else None)


@partial(
    Rule,
    code="AGRM-009",
    message="A post can wait for approval for ever: no term is agreed for {roles}.",
    advice="Agree on a term per step, and that no answer means yes: agreed, unless.",
    reason="One slow approver holds up the whole calendar.",
    basis="practice",
    cites=("approval_review",),
    severity="advice",
    weight=3,
)
def approval_without_term(case: Case) -> Iterator[Hit]:
    for index, path in enumerate(case.strategy.agreements.approval):
        slow = [
            case.role_name(step.role)
            for step in path.steps
            if step.role and step.working_days is None
        ]
        if slow and path.agreed_unless_working_days is None and not path.text:
            facts: dict[str, Fact] = {"roles": Shown("names", tuple(slow))}
            yield Hit(f"agreements.approval[{index}]", facts)


APPROVAL_RULES = (decision_not_agreed, maker_approves, no_spokesperson, approval_without_term)
