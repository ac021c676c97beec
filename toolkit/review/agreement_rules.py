"""Rules about agreements on answering, crisis, access and review (AGRM)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from toolkit.response_week import response_cover, watched_hours
from toolkit.review.account_rules import guarded
from toolkit.review.case import Case
from toolkit.review.finding import Fact, Severity, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import ResponseNorm, WeekHours
from toolkit.strategy.organisation import TaskResponsibility
from toolkit.strategy.term import last_day

ANSWERING = re.compile(r"repl|answer|react|respon|antwoord|webcare|comment|monitor", re.IGNORECASE)
"""Tasks by which somebody answers (judgement: how such a task is usually called)."""

PROMISED = "{channels} (norm {norm}, possible {covered})"
SERVICE_KINDS = ("customer_service", "warn_inform")


@partial(
    Rule,
    code="AGRM-001",
    message="Not agreed about questions and comments: {missing}.",
    advice="Agree on a norm that can be kept (80 % within four hours, say), on who answers, and "
    "put the hours on the profile.",
    reason="Who keeps an eye on the reactions, and may answer in the organisation's name?",
    basis="article",
    cites=("response_norm", "response_expected"),
    final="error",
    weight=6,
)
def answering_not_agreed(case: Case) -> Iterator[Hit]:
    agreements = case.strategy.agreements
    norms = agreements.response
    known = any(norm.within_hours or norm.within_working_days for norm in norms)
    watched = agreements.opening_hours or any(norm.hours for norm in norms)
    there = {
        "agreements.response": known,
        "agreements.response.hours": known or bool(watched or agreements.opening_hours_text),
        "responsibilities.per_channel.answers": somebody_answers(case),
    }
    missing = tuple(path for path, found in there.items() if not found)
    if case.active and missing:
        yield Hit("agreements.response", {"missing": missing}, if_modest(case))


def somebody_answers(case: Case) -> bool:
    """Whether anybody is named who watches or answers, on whatever channel."""
    asked = case.strategy.responsibilities
    return (
        any(each.answers or each.watches for each in asked.per_channel)
        or any(norm.watched_by for norm in case.strategy.agreements.response)
        or any(_is_answering(each) and each.responsible for each in asked.tasks)
    )


def _is_answering(task: TaskResponsibility) -> bool:
    return task.kind in ("watch", "answer") or bool(ANSWERING.search(task.task or ""))


def if_modest(case: Case) -> Severity | None:
    """Advice for a small organisation that is neither public nor there to answer questions."""
    service = any(goal.kind in SERVICE_KINDS for _, goal in case.goals)
    return "advice" if case.small and not (case.public_body or service) else None


@partial(
    Rule,
    code="AGRM-002",
    message="It is not agreed what to do when things go wrong: whom to call, and who may pause "
    "all posts.",
    advice="Write down one page: when to escalate, to whom, who may pause everything, also in "
    "the evening and the weekend.",
    reason="Not everybody is a spokesperson; clear agreements are needed before the reporter "
    "is at the door.",
    basis="article",
    cites=("crisis_policy", "crisis_one_page"),
    final="error",
    weight=5,
)
def crisis_not_agreed(case: Case) -> Iterator[Hit]:
    if case.active and not crisis_is_agreed(case):
        yield Hit("agreements.crisis", severity=if_modest(case))


def crisis_is_agreed(case: Case) -> bool:
    """Whether anything is agreed for when things go wrong."""
    agreements = case.strategy.agreements
    escalates = any(each.when and (each.then or each.role) for each in agreements.escalation)
    crisis = agreements.crisis
    return escalates or bool(crisis and (crisis.text or crisis.steps or crisis.pauses_everything))


@partial(
    Rule,
    code="AGRM-003",
    message="It is not agreed how accounts are guarded: two-factor login, a second "
    "administrator, what happens when somebody leaves.",
    advice="Switch on two-factor login, name a second administrator per account, and keep the "
    "list.",
    reason="An account with one administrator is lost when that person leaves.",
    basis="practice",
    cites=("gds_security", "access_policy"),
    weight=4,
)
def access_not_agreed(case: Case) -> Iterator[Hit]:
    recorded = all(guarded(each) for _, each in case.active)
    if case.active and case.strategy.agreements.access is None and not recorded:
        yield Hit("agreements.access")


@partial(
    Rule,
    code="AGRM-004",
    message="It is not agreed when the strategy and its figures are looked at again.",
    advice="Plan a short review every quarter, with the figures on the table.",
    reason="A strategy that nobody opens again changes nothing.",
    basis="practice",
    cites=("plan_template",),
    severity="advice",
    final="warning",
    weight=3,
)
def review_not_planned(case: Case) -> Iterator[Hit]:
    review = case.strategy.agreements.review
    if review is None or not (review.frequency or review.every_months or review.next_on):
        yield Hit("agreements.review")


@partial(
    Rule,
    code="AGRM-008",
    message="On {channels} the norm is to answer {norm} in time, but somebody is there in time for "
    "about {covered} of the questions.",
    together="On these channels more is promised than the hours can keep: {subjects}.",
    subject=PROMISED,
    variants=(PROMISED,),
    advice="Let somebody look in the evening or at the weekend, or lower the norm, and say on the "
    "profile when you are there.",
    reason="A norm that the rota cannot keep disappoints. Questions are taken to come evenly from "
    "seven to eleven in the evening, every day.",
    basis="judgement",
    weight=5,
)
def norm_cannot_be_kept(case: Case) -> Iterator[Hit]:
    agreements = case.strategy.agreements
    named = {channel for norm in agreements.response for channel in norm.channels}
    for index, norm in enumerate(agreements.response):
        if norm.share is None:
            continue
        promised = {
            case.channel_name(channel): _covered(watched_hours(case.strategy, channel.id), norm)
            for _, channel in case.active
            if channel.id in norm.channels or not (norm.channels or channel.id in named)
        }
        short = {
            name: covered
            for name, covered in promised.items()
            if covered is not None and covered < norm.share
        }
        if short:
            facts: dict[str, Fact] = {
                "channels": Shown("names", tuple(short)),
                "norm": Shown("percent", norm.share),
                "covered": Shown("percent", min(short.values())),
            }
            yield Hit(f"agreements.response[{index}]", facts)


@lru_cache(maxsize=64)
def _covered(watched: tuple[WeekHours, ...], norm: ResponseNorm) -> float | None:
    """The share of the questions that is met; kept, since the form asks at every keystroke."""
    return response_cover(watched, norm).share


@partial(
    Rule,
    code="AGRM-010",
    message="The strategy was to be looked at again by {date}.",
    advice="Do it now, with the figures on the table, and record the next date.",
    reason="A strategy that nobody opens again changes nothing.",
    basis="practice",
    cites=("plan_template",),
    weight=4,
)
def review_overdue(case: Case) -> Iterator[Hit]:
    review = case.strategy.agreements.review
    if review and review.next_on and last_day(review.next_on) < case.as_of:
        yield Hit("agreements.review.next_on", {"date": Shown("when", review.next_on)})


AGREEMENT_RULES = (
    answering_not_agreed,
    crisis_not_agreed,
    access_not_agreed,
    review_not_planned,
    norm_cannot_be_kept,
    review_overdue,
)
