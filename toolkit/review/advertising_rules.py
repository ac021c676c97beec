"""Rules of Dutch law and codes on paid messages, influencers and prize draws (LAW)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.circumstance import NL, advertises, held_by, mentions, missing_in, paid
from toolkit.review.finding import Fact
from toolkit.review.rule import Hit, Rule

PATH = "agreements.advertising"
ADULT = 18
GAMBLING_ADULT = 24
MAKERS = ("youtube", "tiktok", "instagram")
PIXEL = re.compile(r"pixel|retarget|remarket|look-?a-?like", re.IGNORECASE)
PRIZE_DRAW = re.compile(
    r"winactie|prijsvraag|give-?away|verloting|like[- ]en[- ]win|prize draw|raffle|sweepstake",
    re.IGNORECASE,
)
VOTE = re.compile(r"verkiezing|referendum|\belection|\bvote|lobby", re.IGNORECASE)
ALCOHOL = re.compile(
    r"\bbier|brouwer|\bwijn|slijter|jenever|distille|brewer|\bwine|spirits", re.IGNORECASE
)
GAMBLING = re.compile(r"kansspel|casino|loterij|gokk|gambling|lottery|betting", re.IGNORECASE)


@partial(
    Rule,
    code="LAW-008",
    message="Not recorded about paid messages: {missing}.",
    advice="Record on what you aim and on which ground, never on health, belief, politics or "
    "origin, and fill in with the platform who advertises and who pays.",
    reason="Advertiser and platform are responsible together for whom a paid message is aimed at, "
    "and everybody may see who pays for it.",
    basis="law",
    cites=(
        "gdpr_targeting",
        "gdpr_rijk_targeting",
        "dsa_special_categories",
        "dsa_ad_transparency",
    ),
    country=NL,
    weight=4,
)
def paid_messages_not_recorded(case: Case) -> Iterator[Hit]:
    advertising = case.strategy.agreements.advertising
    aimed = missing_in(advertising, PATH, "targeting_basis")
    paid_by = missing_in(advertising, PATH, "sponsor", "payer")
    missing = (*aimed, *paid_by) if aimed or case.public_body else ()
    if missing and advertises(case):
        yield Hit(PATH, {"missing": missing}, None if aimed else "advice")


@partial(
    Rule,
    code="LAW-009",
    message="A tracking pixel is used, but the consent for it is not arranged.",
    advice="Let it load only after the visitor was told and said yes; a wall before the site is "
    "no free choice.",
    reason="A pixel follows people, and that needs their consent.",
    basis="law",
    cites=("cookie_pixel",),
    country=NL,
    final="error",
    weight=5,
)
def pixel_without_consent(case: Case) -> Iterator[Hit]:
    advertising = case.strategy.agreements.advertising
    texts = (advertising.targeting_basis, advertising.audience_sources) if advertising else ()
    aimed = any(PIXEL.search(text) for text in texts if text)
    if (aimed or mentions(case, PIXEL)) and missing_in(advertising, PATH, "pixel_consent"):
        yield Hit(f"{PATH}.pixel_consent")


@partial(
    Rule,
    code="LAW-015",
    message="Not agreed about working with influencers: {missing}.",
    advice="Agree on a label that is clear at once (“advertentie”, say), put the code in the "
    "contract, and check what is posted.",
    reason="The advertising code asks that everybody sees at once that a post is paid for, and "
    "that the advertiser sees to it.",
    basis="law",
    cites=("rsm_recognisable", "rsm_duty_of_care"),
    country=NL,
    since=dt.date(2022, 7, 1),
    weight=4,
)
def collaboration_without_rules(case: Case) -> Iterator[Hit]:
    names = ("disclosure_label", "contract_clause", "label_check")
    missing = missing_in(case.strategy.agreements.advertising, PATH, *names)
    if missing and held_by(case, "influencer"):
        yield Hit(PATH, {"missing": missing})


@partial(
    Rule,
    code="LAW-016",
    message="It is not checked whether {channel} falls under the Media Act.",
    advice="Ask the maker: who posts 24 videos a year or more, earns by them and is registered "
    "with the Chamber of Commerce, is supervised.",
    reason="Makers of video who are supervised must show what is advertising and protect minors.",
    basis="law",
    cites=("mediawet_video_uploader",),
    country=NL,
    since=dt.date(2025, 6, 16),
    severity="advice",
    weight=3,
)
def media_act_not_checked(case: Case) -> Iterator[Hit]:
    unknown = missing_in(case.strategy.agreements.advertising, PATH, "media_act_status")
    for path, channel in held_by(case, "influencer") if unknown else ():
        if case.coverage.platform_of[channel.id] in MAKERS:
            yield Hit(path, {"channel": case.channel_name(channel)})


@partial(
    Rule,
    code="LAW-017",
    message="A prize draw is planned, but not recorded is: {missing}.",
    advice="Write the terms: free to join, a prize up to 4,500 euros, how the winner is drawn, "
    "where to complain, and under 18 with a parent's consent.",
    reason="A draw by chance is a game of chance, which is allowed as promotion within limits.",
    basis="law",
    cites=("giveaway", "giveaway_minors"),
    country=NL,
    final="error",
    weight=5,
)
def prize_draw_without_terms(case: Case) -> Iterator[Hit]:
    names = ("prize_draw_rules", "minimum_age")
    missing = missing_in(case.strategy.agreements.advertising, PATH, *names)
    if missing and mentions(case, PRIZE_DRAW):
        yield Hit(PATH, {"missing": missing})


@partial(
    Rule,
    code="LAW-018",
    message="Paid reach on {channel} is meant for “{persona}”, who may be under 18.",
    advice="Plan it on subject and context, or without paying: platforms may not show minors "
    "messages by interests or look-alikes.",
    reason="Minors are not to be profiled for advertising.",
    basis="law",
    cites=("dsa_minors",),
    country=NL,
    weight=4,
)
def minors_paid_for(case: Case) -> Iterator[Hit]:
    for path, channel in paid(case):
        for _, persona in case.personas:
            ages = persona.ages
            young = ages is not None and ages.min is not None and ages.min < ADULT
            if young and case.meant_for(channel, persona):
                facts: dict[str, Fact] = {
                    "channel": case.channel_name(channel),
                    "persona": case.persona_name(persona),
                }
                yield Hit(f"{path}.paid", facts)


@partial(
    Rule,
    code="LAW-019",
    message="It is not recorded whether paid messages count as political advertising.",
    advice="Have each subject checked: what is to sway a vote or a rule needs a label and consent "
    "to aim it, and Meta and Google do not take it in the European Union.",
    reason="Paid messages on policy or elections fall under rules of their own, and may be "
    "refused when the budget is already planned.",
    basis="law",
    cites=("ttpa_label", "ttpa_targeting", "ttpa_platform_stop"),
    country=NL,
    since=dt.date(2025, 10, 10),
    weight=4,
)
def political_not_checked(case: Case) -> Iterator[Hit]:
    unchecked = missing_in(case.strategy.agreements.advertising, PATH, "political_check")
    statements = " ".join(goal.statement or "" for _, goal in case.goals)
    public = case.public_body or VOTE.search(statements) or mentions(case, VOTE)
    if unchecked and public and advertises(case):
        yield Hit(f"{PATH}.political_check")


@partial(
    Rule,
    code="LAW-022",
    message="Alcohol is advertised, but the rules of the sector are not recorded.",
    advice="Follow the code of the sector: the NIX18 logo on pictures, also with influencers.",
    reason="The sector bound itself to a code, and holds whoever advertises alcohol to it.",
    basis="law",
    cites=("alcohol_ads",),
    country=NL,
    weight=4,
)
def alcohol_without_code(case: Case) -> Iterator[Hit]:
    unknown = missing_in(case.strategy.agreements.advertising, PATH, "sector_code")
    if case.active and unknown and ALCOHOL.search(case.strategy.client.sector or ""):
        yield Hit(f"{PATH}.sector_code")


@partial(
    Rule,
    code="LAW-023",
    message="This is gambling advertising, and “{persona}” is partly under 24.",
    advice="Begin at 24: minors may not be addressed at all, and 18 to 24 not by providers online.",
    reason="Young people are to be kept away from gambling advertising.",
    basis="law",
    cites=("gambling_ads",),
    country=NL,
    severity="error",
    weight=8,
)
def gambling_to_the_young(case: Case) -> Iterator[Hit]:
    gambles = GAMBLING.search(case.strategy.client.sector or "")
    for path, persona in case.personas if gambles else ():
        ages = persona.ages
        if ages is not None and ages.min is not None and ages.min < GAMBLING_ADULT:
            yield Hit(f"{path}.ages", {"persona": case.persona_name(persona)})


ADVERTISING_RULES = (
    paid_messages_not_recorded,
    pixel_without_consent,
    collaboration_without_rules,
    media_act_not_checked,
    prize_draw_without_terms,
    minors_paid_for,
    political_not_checked,
    alcohol_without_code,
    gambling_to_the_young,
)
