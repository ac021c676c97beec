"""Rules about who the client is and what there is to work with (CLNT, COST)."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.review.rule import Case, Hit, rule


@rule(
    "CLNT-001",
    message="Not recorded: {missing}.",
    advice="Write down in a few sentences who you are and how you want to be known; every "
    "other choice rests on it.",
    reason="A good strategy rests on the identity and the positioning of the organisation.",
    source="article",
    weight=8,
    hard=True,
)
def identity_missing(case: Case) -> Iterator[Hit]:
    client = case.strategy.client
    missing = tuple(
        f"client.{name}" for name in ("identity", "positioning") if not getattr(client, name)
    )
    if missing:
        yield Hit("client", {"missing": missing})


@rule(
    "CLNT-002",
    message="It is not recorded how the organisation speaks on social media.",
    advice="Describe the tone of voice: formal or informal, what it sounds like and what it "
    "does not, words to avoid, use of emoji.",
    reason="Whoever writes a post or an answer has to know how the organisation speaks.",
    source="practice",
    severity="advice",
    weight=3,
)
def tone_missing(case: Case) -> Iterator[Hit]:
    tone = case.strategy.client.tone
    if tone == type(tone)():
        yield Hit("client.tone")


@rule(
    "COST-001",
    message="It is not known how many hours a week there are for social media.",
    advice="Agree on the hours per week of all who work on it; without them no choice of "
    "channels can be held against what it costs.",
    reason="Carrying it out stands or falls with the people who do it, and their time.",
    source="article",
    weight=7,
    hard=True,
)
def hours_unknown(case: Case) -> Iterator[Hit]:
    if case.strategy.capacity.hours_per_week is None:
        yield Hit("capacity.hours_per_week")


CLIENT_RULES = (identity_missing, tone_missing, hours_unknown)
