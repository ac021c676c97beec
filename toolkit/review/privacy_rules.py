"""Rules of Dutch law on personal data, tools and children (LAW)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.circumstance import NL, mentions, missing_in, on_platforms
from toolkit.review.rule import Hit, Rule

WITH_STATISTICS = ("facebook", "instagram", "linkedin")
"""Platforms that count visitors together with the owner of a page."""

CONSENT_AGE = 16
MONITORING = re.compile(r"monitor|meelezen|social listening|omgevingsanalyse", re.IGNORECASE)


@partial(
    Rule,
    code="LAW-006",
    message="Not recorded about privacy: {missing}.",
    advice="Keep the arrangement with each platform on file, let the privacy notice mention "
    "social media, and set a term after which private messages go.",
    reason="Who has a page is responsible for the data of its visitors together with the "
    "platform, and for the messages that come in.",
    basis="law",
    cites=("gdpr_joint_control", "gdpr_privacy_notice", "gdpr_dm_retention"),
    country=NL,
    final="error",
    weight=5,
)
def privacy_not_recorded(case: Case) -> Iterator[Hit]:
    path, privacy = "agreements.privacy", case.strategy.agreements.privacy
    if not on_platforms(case, WITH_STATISTICS):
        return
    arrangement = missing_in(privacy, path, "joint_controller")
    missing = (*arrangement, *missing_in(privacy, path, "notice_address", "message_retention"))
    if missing:
        yield Hit(path, {"missing": missing}, None if arrangement else "warning")


@partial(
    Rule,
    code="LAW-007",
    message="{channel} is used by a public body, without a recorded weighing of the risks and "
    "another place with the same information.",
    advice="It is not forbidden; the regulator advised central government against it in 2024. "
    "Record your own assessment (DPIA), and where people find the same elsewhere.",
    reason="As long as the privacy risks of Facebook pages remain, a public body has to weigh "
    "them itself.",
    basis="law",
    cites=("gdpr_public_facebook",),
    country=NL,
    severity="advice",
    weight=3,
)
def facebook_not_weighed(case: Case) -> Iterator[Hit]:
    agreements = case.strategy.agreements
    weighed = agreements.privacy and agreements.privacy.impact_assessment
    own_site = agreements.accessibility and agreements.accessibility.own_site_alternative
    for path, channel in on_platforms(case, ("facebook",)) if case.public_body else ():
        elsewhere = channel.substitute or channel.replacement or own_site
        if not (weighed and elsewhere):
            yield Hit(path, {"channel": case.channel_name(channel)})


@partial(
    Rule,
    code="LAW-010",
    message="No processor agreement is recorded with {tool}.",
    together="No processor agreement is recorded with these {n} tools: {subjects}.",
    subject="tool",
    advice="Ask the supplier for it; it is needed with whoever handles messages or contact data "
    "for you.",
    reason="A tool or agency that handles messages or data of followers does so on your "
    "instructions, and those are written down.",
    basis="law",
    cites=("gdpr_processor",),
    country=NL,
    weight=4,
)
def tool_without_agreement(case: Case) -> Iterator[Hit]:
    review = case.strategy.agreements.review
    lists = (
        ("capacity.tools", case.strategy.capacity.tools),
        ("agreements.review.tools", review.tools if review else ()),
    )
    for path, tools in lists:
        for index, tool in enumerate(tools):
            if not tool.processor_agreement and tool.name:
                yield Hit(f"{path}[{index}]", {"tool": tool.name})


@partial(
    Rule,
    code="LAW-011",
    message="“{persona}” may be under 16, and the consent of a parent is not arranged.",
    advice="Where consent is the ground, a parent gives it under 16, and the young person from "
    "16 on: agree how you ask for it and keep it.",
    reason="Under 16 a child cannot consent to the use of its data.",
    basis="law",
    cites=("gdpr_age16",),
    country=NL,
    final="error",
    weight=5,
)
def minors_without_rule(case: Case) -> Iterator[Hit]:
    privacy = case.strategy.agreements.privacy
    for path, persona in case.personas:
        young = persona.ages and persona.ages.min is not None and persona.ages.min < CONSENT_AGE
        if young and not (privacy and privacy.minors_rule):
            yield Hit(f"{path}.ages", {"persona": case.persona_name(persona)})


@partial(
    Rule,
    code="LAW-013",
    message="What people say in public is followed, but not recorded is: {missing}.",
    advice="Record for which public task it is needed, and where it stops.",
    reason="For a public body following public posts is a use of personal data, too.",
    basis="law",
    cites=("gdpr_monitoring",),
    country=NL,
    weight=3,
)
def monitoring_without_ground(case: Case) -> Iterator[Hit]:
    path, privacy = "agreements.privacy", case.strategy.agreements.privacy
    follows = any(each.status == "monitoring" for _, each in case.channels)
    planned = follows or mentions(case, MONITORING)
    missing = missing_in(privacy, path, "monitoring_basis", "monitoring_scope")
    if case.public_body and missing and (planned or len(missing) == 1):
        yield Hit(path, {"missing": missing})


PRIVACY_RULES = (
    privacy_not_recorded,
    facebook_not_weighed,
    tool_without_agreement,
    minors_without_rule,
    monitoring_without_ground,
)
