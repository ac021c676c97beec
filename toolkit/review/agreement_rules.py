"""Rules about agreements (AGRM)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.review.channel_rules import active
from toolkit.review.rule import Case, Hit, rule


@rule(
    "AGRM-001",
    message="It is not agreed how soon questions are answered, and in which hours somebody "
    "watches.",
    advice="Agree on a norm that can be kept (80 % within four hours, say) and put the hours "
    "on the profile.",
    reason="Who keeps an eye on the reactions, and may answer in the organisation's name?",
    source="article",
    weight=6,
    hard=True,
)
def no_response_norm(case: Case) -> Iterator[Hit]:
    norms = case.strategy.agreements.response
    known = any(norm.within_hours or norm.within_working_days for norm in norms)
    if any(active(case)) and not known:
        yield Hit("agreements.response")


@rule(
    "AGRM-002",
    message="It is not agreed what to do when things go wrong: whom to call, and who may pause "
    "all posts.",
    advice="Write down one page: when to escalate, to whom, who may pause everything, also in "
    "the evening and the weekend.",
    reason="Not everybody is a spokesperson; clear agreements are needed before the reporter "
    "is at the door.",
    source="article",
    weight=5,
    hard=True,
)
def no_escalation(case: Case) -> Iterator[Hit]:
    agreements = case.strategy.agreements
    if any(active(case)) and not (agreements.escalation or agreements.crisis):
        yield Hit("agreements.escalation")


@rule(
    "AGRM-003",
    message="It is not agreed how accounts are guarded: two-factor login, a second "
    "administrator, what happens when somebody leaves.",
    advice="Switch on two-factor login, name a second administrator per account, and keep the "
    "list.",
    reason="An account with one administrator is lost when that person leaves.",
    source="practice",
    weight=4,
)
def no_access_rules(case: Case) -> Iterator[Hit]:
    if any(active(case)) and case.strategy.agreements.access is None:
        yield Hit("agreements.access")


@rule(
    "AGRM-004",
    message="It is not agreed when the strategy and its figures are looked at again.",
    advice="Plan a short review every quarter, with the figures on the table.",
    reason="A strategy that nobody opens again changes nothing.",
    source="practice",
    severity="advice",
    weight=3,
)
def no_review_rhythm(case: Case) -> Iterator[Hit]:
    review = case.strategy.agreements.review
    if review is None or not (review.frequency or review.every_months or review.next_on):
        yield Hit("agreements.review")


AGREEMENT_RULES = (no_response_norm, no_escalation, no_access_rules, no_review_rhythm)
