"""Rules about the platforms on which channels are (CHAN): known, open, and for which ages?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Fact
from toolkit.review.rule import Hit, Rule

CLOSED = {"google-plus": "2019", "ask-fm": "2024"}
"""Platforms that are no more, with the year in which they closed."""


@partial(
    Rule,
    code="CHAN-006",
    message="The platform “{platform}” of {channel} is not known to the toolkit; nothing can be "
    "computed for it.",
    together="These platforms are not known to the toolkit; nothing can be computed for "
    "them: {subjects}.",
    subject="platform",
    advice="Check the spelling; if it is right, give the use per persona and the fit yourself.",
    reason="Coverage needs figures on use and on fit.",
    basis="judgement",
    severity="advice",
    weight=2,
    audience="consultant",
)
def platform_unknown(case: Case) -> Iterator[Hit]:
    for path, channel in case.channels:
        if channel.platform and case.platform(channel) is None:
            facts: dict[str, Fact] = {
                "channel": case.channel_name(channel),
                "platform": channel.platform,
            }
            yield Hit(f"{path}.platform", facts)


@partial(
    Rule,
    code="CHAN-015",
    message="{channel} is meant for “{persona}”, but the platform's own terms ask for an age of "
    "{age}.",
    advice="Meet the youngest elsewhere, through parents or school for instance, or begin at the "
    "minimum age.",
    reason="Whoever is too young for the platform may not have an account there.",
    basis="practice",
    cites=("childnet_age", "linkedin_terms_2026", "whatsapp_terms_2024", "discord_age"),
    weight=7,
)
def under_minimum_age(case: Case) -> Iterator[Hit]:
    for path, channel in case.active:
        known = case.platform(channel)
        age = known.min_age if known else None
        for _, persona in case.personas:
            ages = persona.ages
            if age is None or ages is None or not case.meant_for(channel, persona):
                continue
            if ages.min is not None and ages.min < age:
                facts: dict[str, Fact] = {
                    "channel": case.channel_name(channel),
                    "persona": case.persona_name(persona),
                    "age": age,
                }
                whole = ages.max is not None and ages.max < age
                yield Hit(f"{path}.personas", facts, "error" if whole else None)


@partial(
    Rule,
    code="CHAN-019",
    message="The platform of {channel} was closed in {year}.",
    together="The platforms of these {n} channels no longer exist: {subjects}.",
    subject="channel",
    advice="Take it off the list.",
    reason="Nobody is to be met on a platform that is closed.",
    basis="judgement",
    severity="advice",
    weight=2,
)
def platform_closed(case: Case) -> Iterator[Hit]:
    for path, channel in case.channels:
        known = case.platform(channel)
        year = CLOSED.get(known.platform if known else "")
        if year and channel.status not in ("retired", "rejected"):
            facts: dict[str, Fact] = {"channel": case.channel_name(channel), "year": year}
            in_use = channel.status == "active"
            yield Hit(f"{path}.platform", facts, "warning" if in_use else None)


PLATFORM_RULES = (platform_unknown, under_minimum_age, platform_closed)
