"""Rules about who the client is and for how long the strategy holds (CLNT)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.rule import Hit, Rule


@partial(
    Rule,
    code="CLNT-001",
    message="Not recorded: {missing}.",
    advice="Write down in a few sentences who you are and how you want to be known; every "
    "other choice rests on it.",
    reason="A good strategy rests on the identity and the positioning of the organisation.",
    basis="article",
    final="error",
    weight=8,
)
def identity_missing(case: Case) -> Iterator[Hit]:
    client = case.strategy.client
    names = ("identity", "positioning")
    missing = tuple(
        f"client.{name}"
        for name in names
        if not getattr(client, name) and name not in client.not_known
    )
    if missing:
        yield Hit("client", {"missing": missing})


@partial(
    Rule,
    code="CLNT-002",
    message="It is not recorded how the organisation speaks on social media.",
    advice="Describe the tone of voice: formal or informal, what it sounds like and what it "
    "does not, words to avoid, use of emoji.",
    reason="Whoever writes a post or an answer has to know how the organisation speaks.",
    basis="judgement",
    severity="advice",
    weight=3,
)
def tone_missing(case: Case) -> Iterator[Hit]:
    client = case.strategy.client
    if client.tone == type(client.tone)() and "tone" not in client.not_known:
        yield Hit("client.tone")


@partial(
    Rule,
    code="CLNT-003",
    message="It is not recorded in which country the audiences live.",
    advice="Fill in the country, of the organisation or of each audience: figures on use and "
    "laws differ from one country to another.",
    reason="Who uses what is published per country; without one nothing can be looked up.",
    basis="judgement",
    severity="advice",
    weight=3,
)
def country_missing(case: Case) -> Iterator[Hit]:
    client, personas = case.strategy.client, case.strategy.personas
    known = bool(personas) and all(each.country or each.geography for each in personas)
    said = client.country or client.region or "country" in client.not_known
    if not (said or known):
        yield Hit("client.country")


@partial(
    Rule,
    code="CLNT-004",
    message="It is not recorded for which period the strategy holds.",
    advice="Choose a first and a last day, a calendar year for instance; goals and planning "
    "hang on it.",
    reason="Describe within which term the goals are to be reached.",
    basis="article",
    severity="advice",
    weight=2,
)
def period_missing(case: Case) -> Iterator[Hit]:
    if case.strategy.period.end is None:
        yield Hit("period")


@partial(
    Rule,
    code="CLNT-005",
    message="The period of the strategy ended on {end}.",
    advice="Look back at what was reached, keep what worked, and make the next edition.",
    reason="A strategy that nobody opens again changes nothing.",
    basis="practice",
    cites=("plan_template",),
    weight=5,
)
def period_over(case: Case) -> Iterator[Hit]:
    end = case.strategy.period.end
    if end is not None and end < case.as_of:
        yield Hit("period.end", {"end": end})


CLIENT_RULES = (identity_missing, tone_missing, country_missing, period_missing, period_over)
