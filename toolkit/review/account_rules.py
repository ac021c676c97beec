"""Rules about accounts that sleep, are left behind, or can be lost (CHAN)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel
from toolkit.strategy.term import last_day

SILENT_AFTER = dt.timedelta(days=90)
"""Without a post for this long an account makes the impression of being left (judgement)."""

OPEN = ("active", "dormant", "monitoring", "on_hold")
"""Statuses of accounts that exist and can be taken over."""

ONE_ADMINISTRATOR = "{channel} has one administrator."
NO_TWO_FACTOR = "{channel} has no two-factor login."


@partial(
    Rule,
    code="CHAN-005",
    message="{channel} sleeps, but it is not recorded when it may be used or closed.",
    together="{n} channels sleep, and it is not recorded when they may be used or "
    "closed: {subjects}.",
    subject="channel",
    advice="Decide: close it, or write down who may wake it, when, and when that is reviewed.",
    reason="An open account that nobody watches still receives questions and can be taken over.",
    basis="practice",
    cites=("council_leaves_x",),
    weight=4,
)
def asleep_but_open(case: Case) -> Iterator[Hit]:
    for path, channel in case.channels:
        if channel.status == "dormant" and not (channel.conditions or channel.review_on):
            yield Hit(path, {"channel": case.channel_name(channel)})


@partial(
    Rule,
    code="CHAN-013",
    message="{channel} has one administrator and no two-factor login.",
    together="{n} accounts can be lost, with one administrator or without two-factor login: "
    "{subjects}.",
    subject="channel",
    variants=(ONE_ADMINISTRATOR, NO_TWO_FACTOR),
    advice="Add a second administrator and switch on two-factor login, also for accounts that "
    "sleep.",
    reason="An account with one administrator is lost when that person leaves, and one with a "
    "password alone when that leaks.",
    basis="practice",
    cites=("gds_security", "access_policy"),
    weight=5,
)
def account_can_be_lost(case: Case) -> Iterator[Hit]:
    for path, channel in case.channels:
        if channel.status not in OPEN or channel.holder != "organisation":
            continue
        alone, unguarded = _guarded_by(case, channel)
        if alone or unguarded:
            both = "" if alone and unguarded else ONE_ADMINISTRATOR if alone else NO_TWO_FACTOR
            yield Hit(path, {"channel": case.channel_name(channel)}, message=both)


def guarded(channel: Channel) -> bool:
    """Whether it is recorded that an account has two administrators and two-factor login."""
    return bool(channel.two_factor) and len(channel.administrators) > 1


def _guarded_by(case: Case, channel: Channel) -> tuple[bool, bool]:
    """Whether it is known that there is one administrator, and that two-factor login is off."""
    audited = case.audited.get(channel.id)
    names = channel.administrators or (audited.administrators if audited else ())
    two_factor = channel.two_factor
    if two_factor is None and audited:
        two_factor = audited.two_factor
    return len(names) == 1, two_factor is False


@partial(
    Rule,
    code="CHAN-014",
    message="{channel} counts as in use, but its last post is of {date}.",
    together="These {n} channels count as in use, but have been silent for months: {subjects}.",
    subject="channel",
    advice="Begin again with a cadence that can be kept, or close it with a message that says "
    "where to find you.",
    reason="A silent account says that nobody is at home.",
    basis="judgement",
    weight=5,
)
def active_but_silent(case: Case) -> Iterator[Hit]:
    for path, channel in case.active:
        audited = case.audited.get(channel.id)
        last = audited.last_post_on if audited else None
        if last and last_day(last) + SILENT_AFTER < case.as_of:
            facts: dict[str, Fact] = {
                "channel": case.channel_name(channel),
                "date": Shown("when", last),
            }
            yield Hit(path, facts)


@partial(
    Rule,
    code="CHAN-018",
    message="{channel} is asleep or closed, but has more followers than any channel in use "
    "({followers}), and they are not told where to go.",
    advice="Tell them where you are now, in a pinned message with a link, and record the "
    "replacement.",
    reason="Whoever followed you did so on purpose; without a word you lose them.",
    basis="practice",
    cites=("council_leaves_x",),
    weight=4,
)
def followers_left_behind(case: Case) -> Iterator[Hit]:
    counted = [
        followers.count or 0 for _, each in case.active if (followers := case.followers(each))
    ]
    most = max(counted, default=0)
    for path, channel in case.channels:
        followers = case.followers(channel)
        quiet = channel.status in ("dormant", "retired")
        told = channel.replacement or channel.merges_into
        if quiet and not told and most and followers and (followers.count or 0) > most:
            facts: dict[str, Fact] = {
                "channel": case.channel_name(channel),
                "followers": followers.count or 0,
            }
            yield Hit(path, facts)


ACCOUNT_RULES = (asleep_but_open, account_can_be_lost, active_but_silent, followers_left_behind)
