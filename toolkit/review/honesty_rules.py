"""Rules of Dutch law on pictures, music, claims, staff and artificial intelligence (LAW)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.circumstance import (
    NL,
    PICTURE_PLATFORMS,
    held_by,
    mentions,
    missing_in,
    on_platforms,
)
from toolkit.review.rule import Hit, Rule

RIGHTS = "agreements.rights"
CONDUCT = "agreements.conduct"
AI = "agreements.artificial_intelligence"
MUSIC_PLATFORMS = ("tiktok", "snapchat")
SHORT_VIDEO = re.compile(
    r"\breels?\b|\bshorts\b|tiktok|filmpje|korte video|short video", re.IGNORECASE
)
REVIEWS = re.compile(
    r"\breviews\b|klantreview|beoordeling|testimonial|klantervaring", re.IGNORECASE
)
AMBASSADORS = re.compile(r"ambassad|advocacy|medewerkers delen|collega's delen", re.IGNORECASE)
AI_PICTURE = re.compile(
    r"midjourney|dall-?e|ai-(beeld|foto|video)|ai (image|picture|video)", re.IGNORECASE
)
AI_TEXT = re.compile(r"chatgpt|copilot|\bclaude\b|gemini|ai-tekst|ai text", re.IGNORECASE)
CHATBOT = re.compile(r"chatbot|automatische antwoorden|automated repl", re.IGNORECASE)
CLAIM = re.compile(
    r"\b(?:de (?:beste|goedkoopste|snelste|grootste)|nummer (?:een|één|1)|marktleider"
    r"|the (?:best|cheapest|fastest|largest)|number one|market leader)\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:niet|not|geen|no)\s+$", re.IGNORECASE)


@partial(
    Rule,
    code="LAW-012",
    message="Not agreed about pictures: {missing}.",
    advice="Keep consent per person, purpose and channel; agree what you do with visitors at "
    "events, and use other people's pictures with a licence only.",
    reason="Whoever is recognisable has a say, and whoever made the picture holds the rights.",
    basis="law",
    cites=(
        "gdpr_image_consent",
        "portrait_commissioned",
        "portrait_reasonable_interest",
        "copyright_images",
    ),
    country=NL,
    weight=4,
)
def pictures_without_rules(case: Case) -> Iterator[Hit]:
    names = ("image_consent_register", "event_photo_rule", "licence_rule")
    missing = missing_in(case.strategy.agreements.rights, RIGHTS, *names)
    if missing and on_platforms(case, PICTURE_PLATFORMS):
        yield Hit(RIGHTS, {"missing": missing}, None if len(missing) > 1 else "advice")


@partial(
    Rule,
    code="LAW-014",
    message="Short video is planned, but not where its music comes from.",
    advice="Take it from the commercial library of the platform, or with a licence of your own: "
    "the ordinary library is for personal use, and the account is at risk.",
    reason="The terms of the platforms bar organisations from the ordinary music library.",
    basis="law",
    cites=("music_business",),
    country=NL,
    weight=2,
)
def music_without_licence(case: Case) -> Iterator[Hit]:
    planned = on_platforms(case, MUSIC_PLATFORMS) or mentions(case, SHORT_VIDEO)
    if planned and missing_in(case.strategy.agreements.rights, RIGHTS, "music_source"):
        yield Hit(f"{RIGHTS}.music_source")


@partial(
    Rule,
    code="LAW-020",
    message="Bought followers, likes or reviews are not ruled out; the strategy says they may be "
    "used.",
    advice="Stop with it: it deceives consumers and is forbidden.",
    reason="Followers and reviews that are not real mislead whoever buys.",
    basis="law",
    cites=("fake_engagement",),
    country=NL,
    severity="error",
    weight=8,
)
def bought_followers(case: Case) -> Iterator[Hit]:
    rights = case.strategy.agreements.rights
    if rights is not None and rights.no_fake_engagement is False:
        yield Hit(f"{RIGHTS}.no_fake_engagement")


@partial(
    Rule,
    code="LAW-021",
    message="Reviews of customers are shown, but not how you know that they are real.",
    advice="Say where a review comes from, how you check it, and whether anything was given in "
    "return.",
    reason="Whoever shows reviews has to explain how it knows that they are of real customers.",
    basis="law",
    cites=("reviews_verified",),
    country=NL,
    weight=3,
)
def reviews_not_checked(case: Case) -> Iterator[Hit]:
    missing = missing_in(case.strategy.agreements.rights, RIGHTS, "review_source_rule")
    if missing and mentions(case, REVIEWS):
        yield Hit(missing[0])


@partial(
    Rule,
    code="LAW-027",
    message="Staff post about their work, but not recorded is: {missing}.",
    advice="Agree in a page what is welcome and what is not, with room for an opinion of one's "
    "own.",
    reason="An employer may set reasonable rules; for civil servants the law sets limits of its "
    "own.",
    basis="law",
    cites=("employee_rules", "civil_servant_speech"),
    country=NL,
    weight=3,
)
def staff_without_rules(case: Case) -> Iterator[Hit]:
    conduct = case.strategy.agreements.conduct
    missing = missing_in(conduct, CONDUCT, "text") if not _has_code(case) else ()
    if case.public_body:
        missing += missing_in(conduct, CONDUCT, "civil_servant_guidance")
    if missing and (held_by(case, "employee") or mentions(case, AMBASSADORS)):
        yield Hit(CONDUCT, {"missing": missing})


def _has_code(case: Case) -> bool:
    conduct = case.strategy.agreements.conduct
    return conduct is not None and bool(conduct.text or conduct.employee_code_address)


@partial(
    Rule,
    code="LAW-028",
    message="Artificial intelligence is used, but not agreed is: {missing}.",
    advice="Say it beside pictures that could pass for real, let a human being check texts, and "
    "let a chatbot introduce itself.",
    reason="Whoever looks at a picture or talks to a machine has a right to know it.",
    basis="law",
    cites=("ai_deepfake_label", "ai_text_label", "ai_chatbot"),
    country=NL,
    since=dt.date(2026, 8, 2),
    final="error",
    weight=4,
)
def ai_without_rules(case: Case) -> Iterator[Hit]:
    agreed = case.strategy.agreements.artificial_intelligence
    items = case.strategy.content.items
    missing: tuple[str, ...] = ()
    if mentions(case, AI_PICTURE) or any(
        each.rights and each.rights.ai_generated for each in items
    ):
        missing += missing_in(agreed, AI, "label_rule")
    if mentions(case, AI_TEXT):
        missing += missing_in(agreed, AI, "human_review", "editor_in_charge")
    if mentions(case, CHATBOT) and not (agreed and agreed.chatbot_disclosed):
        missing += (f"{AI}.chatbot_disclosed",)
    if missing:
        yield Hit(AI, {"missing": missing})


@partial(
    Rule,
    code="LAW-029",
    message="The profile of {channel} does not link to the details of the company.",
    together="The profiles of {n} channels do not link to the details of the company: {subjects}.",
    subject="channel",
    advice="Put a link on it to the page with name, address, contact and registration: a courtesy "
    "to customers, and safe.",
    reason="Who sells online makes easy to find who it is; whether that includes a profile is not "
    "settled.",
    basis="law",
    cites=("identify_sender",),
    country=NL,
    severity="advice",
    weight=1,
)
def profile_without_details(case: Case) -> Iterator[Hit]:
    for path, channel in case.staying:
        known = case.platform(channel)
        social = known is not None and known.kind == "social"
        own = channel.holder == "organisation"
        if social and own and not (channel.profile_link or case.public_body):
            yield Hit(f"{path}.profile_link", {"channel": case.channel_name(channel)})


@partial(
    Rule,
    code="LAW-030",
    message="The positioning makes a claim (“{claim}”), and it is not recorded what proves it.",
    advice="Keep the proof with the claim, also where a competitor is meant, or say it otherwise.",
    reason="A claim, and a comparison above all, must be true and open to checking.",
    basis="law",
    cites=("misleading_claims", "comparative_ads"),
    country=NL,
    weight=3,
)
def claim_without_proof(case: Case) -> Iterator[Hit]:
    positioning = case.strategy.client.positioning or ""
    claims = (
        found
        for found in CLAIM.finditer(positioning)
        if not DENIED.search(positioning[: found.start()])
    )
    claim = next(claims, None)
    if claim and missing_in(case.strategy.agreements.rights, RIGHTS, "claim_evidence"):
        yield Hit("client.positioning", {"claim": claim[0]})


HONESTY_RULES = (
    pictures_without_rules,
    music_without_licence,
    bought_followers,
    reviews_not_checked,
    staff_without_rules,
    ai_without_rules,
    profile_without_details,
    claim_without_proof,
)
