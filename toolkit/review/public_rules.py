"""Rules of Dutch law for public bodies: access for everybody, and records (LAW)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.circumstance import NL, held_by, makes_video, mentions, missing_in
from toolkit.review.rule import Hit, Rule
from toolkit.strategy.client import Client

DOCUMENTS = re.compile(r"\bpdf|infograph|infografi|whitepaper|factsheet", re.IGNORECASE)
SHOP = re.compile(r"web ?shop|webwinkel|online|bestel|reserv|\border|\bbook", re.IGNORECASE)
MICRO_BELOW = 10
"""Employees from which the accessibility act counts for a service."""


@partial(
    Rule,
    code="LAW-001",
    message="Not recorded about the pages to which posts lead: {missing}.",
    advice="They must meet WCAG 2.1, levels A and AA; record that, and the address of the "
    "accessibility statement.",
    reason="The pages and apps of a public body must be accessible to everybody, and say how far "
    "they are.",
    basis="law",
    cites=("access_public_web", "access_statement"),
    country=NL,
    final="error",
    weight=4,
)
def pages_not_accessible(case: Case) -> Iterator[Hit]:
    path = "agreements.accessibility"
    accessibility = case.strategy.agreements.accessibility
    missing = missing_in(accessibility, path, "landing_standard", "statement_address")
    if case.public_body and case.active and missing:
        yield Hit(path, {"missing": missing})


@partial(
    Rule,
    code="LAW-002",
    message="It is not agreed how posts are made so that everybody can follow them; missing: "
    "{missing}.",
    advice="No duty on the platforms themselves, but good practice: alt text, captions, readable "
    "hashtags, and the same information on your own site.",
    reason="A platform is outside the duty, but residents who cannot see or hear are not outside "
    "the audience.",
    basis="law",
    cites=("access_social_posts",),
    country=NL,
    severity="advice",
    weight=3,
)
def posts_not_accessible(case: Case) -> Iterator[Hit]:
    path = "agreements.accessibility"
    accessibility = case.strategy.agreements.accessibility
    missing = missing_in(accessibility, path, "post_rule", "own_site_alternative")
    if case.public_body and case.active and missing:
        yield Hit(path, {"missing": missing})


@partial(
    Rule,
    code="LAW-003",
    message="Video is planned, but captions are not agreed.",
    advice="Recorded video with sound on your own site or app must have captions or a text "
    "beside it; agree who makes them.",
    reason="Whoever cannot hear, and whoever watches without sound, reads along.",
    basis="law",
    cites=("access_video",),
    country=NL,
    weight=3,
)
def video_without_captions(case: Case) -> Iterator[Hit]:
    path = "agreements.accessibility"
    missing = missing_in(case.strategy.agreements.accessibility, path, "video_captions")
    if case.public_body and missing and makes_video(case):
        yield Hit(missing[0])


@partial(
    Rule,
    code="LAW-004",
    message="PDFs or infographics are planned, but not how everybody can read them.",
    advice="On your own site they must be accessible, or have an accessible page beside them.",
    reason="A picture of text cannot be read aloud.",
    basis="law",
    cites=("access_documents",),
    country=NL,
    weight=3,
)
def documents_not_accessible(case: Case) -> Iterator[Hit]:
    path = "agreements.accessibility"
    missing = missing_in(case.strategy.agreements.accessibility, path, "document_rule")
    if case.public_body and missing and mentions(case, DOCUMENTS):
        yield Hit(missing[0])


@partial(
    Rule,
    code="LAW-005",
    message="It is not recorded whether the web shop falls under the accessibility act.",
    advice="Have it checked: a shop for consumers must be accessible, except that of a business "
    "with fewer than ten people and a turnover up to two million.",
    reason="Since 28 June 2025 whoever sells to consumers online has to let everybody in.",
    basis="law",
    cites=("access_eaa",),
    country=NL,
    since=dt.date(2025, 6, 28),
    weight=3,
)
def shop_not_assessed(case: Case) -> Iterator[Hit]:
    client = case.strategy.client
    accessibility = case.strategy.agreements.accessibility
    wanted = (goal.statement or "" for _, goal in case.goals if goal.kind == "sales")
    sells = any(SHOP.search(statement) for statement in wanted)
    assessed = accessibility is not None and accessibility.shop_in_scope is not None
    if sells and client.orientation in ("b2c", "mixed") and not (assessed or _micro(client)):
        yield Hit("agreements.accessibility.shop_in_scope")


def _micro(client: Client) -> bool:
    return client.employees is not None and client.employees < MICRO_BELOW


@partial(
    Rule,
    code="LAW-024",
    message="Not agreed about keeping posts and messages: {missing}.",
    advice="Lay down with the archivist what is kept, how and for how long, so that it can be "
    "found when somebody asks for it, also what was deleted.",
    reason="Messages of a public body are records, and anybody may ask for them.",
    basis="law",
    cites=("archive_duty", "woo", "archive_new_law"),
    country=NL,
    final="error",
    weight=5,
)
def records_not_kept(case: Case) -> Iterator[Hit]:
    path, agreements = "agreements.archive", case.strategy.agreements
    missing = list(missing_in(agreements.archive, path, "method", "retention", "findable"))
    if agreements.house_rules and agreements.house_rules.deleted_log:
        missing = [each for each in missing if not each.endswith("findable")]
    if not case.public_body or not case.active:
        return
    if missing:
        yield Hit(path, {"missing": tuple(missing)})
    elif version := missing_in(agreements.archive, path, "law_version"):
        yield Hit(version[0], {"missing": version}, "advice")


@partial(
    Rule,
    code="LAW-025",
    message="{channel} belongs to a person, but speaks for a public body.",
    advice="Use an account of the organisation for the office: from a private one the archive "
    "loses messages.",
    reason="What is said in function belongs in the archive, and stays when the person leaves.",
    basis="law",
    cites=("archive_corporate_accounts",),
    country=NL,
    severity="advice",
    weight=3,
)
def office_on_private_account(case: Case) -> Iterator[Hit]:
    for path, channel in held_by(case, "employee") if case.public_body else ():
        yield Hit(f"{path}.holder", {"channel": case.channel_name(channel)})


@partial(
    Rule,
    code="LAW-026",
    message="It is not arranged what happens with formal messages that come in on social media: "
    "an application, an objection, a complaint.",
    advice="Say on each channel whether it is open to them and where they do go, and let whoever "
    "answers recognise a complaint.",
    reason="A formal message counts when it comes in by a channel that is meant for it.",
    basis="law",
    cites=("wmebv_channels",),
    country=NL,
    since=dt.date(2026, 1, 1),
    final="error",
    weight=4,
)
def formal_messages_not_arranged(case: Case) -> Iterator[Hit]:
    archive = case.strategy.agreements.archive
    said = all(each.accepts_formal_messages is not None for _, each in case.active)
    route = archive is not None and archive.formal_messages_route
    if case.public_body and case.active and not (said or route):
        yield Hit("agreements.archive.formal_messages_route")


PUBLIC_RULES = (
    pages_not_accessible,
    posts_not_accessible,
    video_without_captions,
    documents_not_accessible,
    shop_not_assessed,
    records_not_kept,
    office_on_private_account,
    formal_messages_not_arranged,
)
