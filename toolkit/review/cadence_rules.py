"""Rules about how often something appears, and whether plan and calendar agree (CHAN)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import partial

from toolkit.coverage.activity import effect
from toolkit.evidence import canonical_platform, half_rate
from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Cadence, Channel
from toolkit.strategy.channel import WEEKS_IN
from toolkit.strategy.client import organisation_size
from toolkit.strategy.term import WEEKDAYS, Weekday

NO_RHYTHM = frozenset(
    (
        *("website", "intranet", "app", "github", "gitlab", "zotero", "figshare"),
        *("slack", "teams", "gitter", "discord", "messenger", "signal"),
        *("google-business", "trustpilot", "tripadvisor", "glassdoor", "indeed"),
    )
)
"""Platforms where people come to ask, work or look something up: nobody waits for the next post."""

SELDOM = 0.2
"""Below this share of its possible effect a cadence is too low to be noticed (judgement)."""

BY_JUDGEMENT = (
    "On {channel} {posts} posts a week are planned; by our rule of thumb {most} is the most."
)

ON_SEVERAL = (
    "The calendar puts “{title}” on {days}, which is no posting day of these channels: {channels}."
)

MOSTLY_COPIES = 2.0
"""From this many times the posts of its own a channel lives on copies (judgement)."""

MONTHS_IN_WEEKS = WEEKS_IN["month"]
BY_DAY = re.compile(r"FREQ=(?:WEEKLY|MONTHLY).*BYDAY=([^;]+)")
DAY_CODES = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), WEEKDAYS, strict=True))


@partial(
    Rule,
    code="CHAN-004",
    message="It is not planned how often something appears on {channel}.",
    together="It is not planned how often something appears on {n} channels: {subjects}.",
    subject="channel",
    advice="Plan a cadence that can be kept up, if only a range.",
    reason="It is recorded what is published and when.",
    basis="article",
    weight=4,
)
def channel_without_cadence(case: Case) -> Iterator[Hit]:
    for path, channel in _with_rhythm(case):
        cadence = channel.cadence
        planned = cadence and cadence.basis == "planned" and cadence.posts_per_week()
        if not planned and "cadence" not in channel.not_known:
            yield Hit(f"{path}.cadence", {"channel": case.channel_name(channel)})


def _with_rhythm(case: Case) -> Iterator[tuple[str, Channel]]:
    """The channels in use on which people follow posts: not those for questions or work alone."""
    for path, channel in case.staying:
        goals = case.goals_of[channel.id]
        only_service = bool(goals) and all(
            case.coverage.basis.get(goal.id) == "service" for goal in goals
        )
        platform = canonical_platform(channel.platform or "", case.evidence)
        if platform not in NO_RHYTHM and not only_service:
            yield path, channel


@partial(
    Rule,
    code="CHAN-010",
    message="For {channel} only a maximum is agreed, not what is the least.",
    together="For {n} channels only a maximum is agreed, not what is the least: {subjects}.",
    subject="channel",
    advice="Agree on the least as well: a range such as three to six a week can be planned and "
    "staffed.",
    reason="It is recorded what is published and when; a maximum alone allows nothing at all.",
    basis="article",
    weight=3,
)
def cadence_only_a_maximum(case: Case) -> Iterator[Hit]:
    for path, channel in _with_rhythm(case):
        cadence = channel.cadence
        if cadence is None or cadence.basis != "planned" or not cadence.max:
            continue
        if cadence.min is None and cadence.with_copies_min is None:
            yield Hit(f"{path}.cadence", {"channel": case.channel_name(channel)})


@partial(
    Rule,
    code="CHAN-011",
    message="On {channel} something appears {posts} times a month: too seldom to be noticed.",
    together="On these {n} channels something appears too seldom to be noticed: {subjects}.",
    subject="channel",
    advice="Post more often there, or let it sleep and use the hours elsewhere.",
    reason="Below a certain rhythm followers have forgotten the account by the next post.",
    basis="judgement",
    weight=4,
)
def cadence_too_low(case: Case) -> Iterator[Hit]:
    size = organisation_size(case.strategy.client)
    for path, channel in _with_rhythm(case):
        posts = channel.cadence.posts_per_week() if channel.cadence else None
        if posts is None:
            continue
        rate = half_rate(case.evidence, channel.platform or "", size)
        if effect(max(posts), rate) < SELDOM:
            a_month = round(max(posts) * MONTHS_IN_WEEKS, 1)
            facts: dict[str, Fact] = {"channel": case.channel_name(channel), "posts": a_month}
            yield Hit(f"{path}.cadence", facts)


@partial(
    Rule,
    code="CHAN-012",
    message="On {channel} {posts} posts a week are planned; published advice ({source}) stops at "
    "{most}.",
    variants=(BY_JUDGEMENT,),
    advice="Post less and better, or record why these followers want more.",
    reason="More posts than followers want to see cost hours and chase people away.",
    basis="practice",
    cites=("buffer_freq_2026", "hootsuite_2023", "facebot_2026"),
    weight=3,
)
def cadence_too_high(case: Case) -> Iterator[Hit]:
    for path, channel in _with_rhythm(case):
        posts = channel.cadence.posts_per_week() if channel.cadence else None
        limit = case.evidence.cadence_index.get(
            canonical_platform(channel.platform or "", case.evidence)
        )
        if posts is None or limit is None:
            continue
        low, high = posts
        usual = low if low == 0 or math.isinf(high) else (low + high) / 2
        if usual > limit.most_posts_per_week:
            source = case.evidence.source_index.get(limit.basis)
            facts: dict[str, Fact] = {
                "channel": case.channel_name(channel),
                "most": limit.most_posts_per_week,
                "posts": usual,
                "source": f"{source.publisher} {source.year}".strip() if source else "",
            }
            yield Hit(f"{path}.cadence", facts, message="" if source else BY_JUDGEMENT)


@partial(
    Rule,
    code="CHAN-016",
    message="On {channel} {real} posts a week appear, not {own}: {copied} are copies from other "
    "channels.",
    advice="Plan with the real number, and adapt each copy to the channel, or copy less.",
    reason="What is copied counts: followers see all of it, and somebody has to answer.",
    basis="judgement",
    weight=4,
)
def copies_change_the_cadence(case: Case) -> Iterator[Hit]:
    for path, channel in case.active:
        cadence = channel.cadence
        sources = [each for _, each in case.active if channel.id in each.copies_to]
        own = _least(cadence)
        if cadence is None or own is None or not sources:
            continue
        copied = sum(_least(each.cadence) or 0 for each in sources)
        counted = cadence.with_copies_min is not None or cadence.with_copies_max is not None
        real = own + copied
        if copied and (real >= MOSTLY_COPIES * own or not counted):
            name = case.channel_name(channel)
            facts: dict[str, Fact] = {"channel": name, "real": real, "own": own, "copied": copied}
            yield Hit(f"{path}.cadence", facts)


def _least(cadence: Cadence | None) -> float | None:
    """The own posts a week of a cadence, at the least; of a cap the half."""
    if cadence is None or (cadence.min is None and cadence.max is None):
        return None
    posts = cadence.min if cadence.min is not None else (cadence.max or 0) / 2
    return round(posts / WEEKS_IN[cadence.per], 1)


@partial(
    Rule,
    code="CHAN-017",
    message="The calendar puts “{title}” on {channel} on {days}, but the posting days of that "
    "channel are {own}.",
    variants=(ON_SEVERAL,),
    advice="Make the two agree: another day in the calendar, or one more posting day.",
    reason="Two parts of the strategy contradict each other; whoever plans follows one of them.",
    basis="article",
    weight=4,
)
def calendar_against_plan(case: Case) -> Iterator[Hit]:
    channels = {channel.id: channel for _, channel in case.active}
    for path, title, rule, named in _recurring(case):
        days = {DAY_CODES[code] for code in _day_codes(rule)}
        meant = [channels[name] for name in named if name in channels]
        copied = {name for each in meant for name in each.copies_to}
        outside = {
            case.channel_name(channel): (days - own, own)
            for channel in meant
            if channel.id not in copied and (own := _own_days(channel)) and days - own
        }
        if not outside:
            continue
        own_days = next(own for _, own in outside.values())
        facts: dict[str, Fact] = {
            "title": title,
            "channel": next(iter(outside)),
            "channels": Shown("names", tuple(outside)),
            "days": _said_days({day for days, _ in outside.values() for day in days}),
            "own": _said_days(own_days),
        }
        yield Hit(path, facts, message=ON_SEVERAL if len(outside) > 1 else "")


def _own_days(channel: Channel) -> set[Weekday]:
    return {day for time in channel.posting_times for day in time.days}


def _recurring(case: Case) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """What returns on certain weekdays: its place, title, rule and channels."""
    content = case.strategy.content
    for index, series in enumerate(content.series):
        if series.rule and series.status == "active":
            name = series.name or series.id
            yield f"content.series[{index}]", name, series.rule, series.channels
    for index, item in enumerate(content.items):
        if item.rule and item.kind == "post":
            name = item.title or item.id
            yield f"content.items[{index}]", name, item.rule, item.channels


def _day_codes(rule: str) -> Iterator[str]:
    named = BY_DAY.search(rule)
    for code in named[1].split(",") if named else ():
        if code[-2:] in DAY_CODES:
            yield code[-2:]


def _said_days(days: set[Weekday]) -> Shown:
    return Shown("weekdays", tuple(day for day in WEEKDAYS if day in days))


CADENCE_RULES = (
    channel_without_cadence,
    cadence_only_a_maximum,
    cadence_too_low,
    cadence_too_high,
    copies_change_the_cadence,
    calendar_against_plan,
)
