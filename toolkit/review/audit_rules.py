"""Rules about the accounts as they are today (AUDT)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from toolkit.review.case import Case
from toolkit.review.finding import Fact, Shown
from toolkit.review.rule import Hit, Rule
from toolkit.strategy import Channel
from toolkit.strategy.term import last_day

COUNT_HOLDS = dt.timedelta(days=365)
"""How long a count of followers may be used (judgement: a year, the usual period)."""

KINDS_WITH_FOLLOWERS = ("social", "messaging", "email", "audio")
KINDS_WITH_NAMES = ("social", "messaging")


@partial(
    Rule,
    code="AUDT-001",
    message="It is not recorded how {channel} stands today; missing: {missing}.",
    together="It is not recorded how these {n} channels stand today, with account name and "
    "followers: {subjects}.",
    subject="channel",
    advice="Look up each account: its address, its followers with the date, its last post. That "
    "is the baseline.",
    reason="Growth cannot be shown without a start, and nobody guards an account that is on no "
    "list.",
    basis="practice",
    cites=("audit_sheet",),
    weight=3,
)
def account_not_recorded(case: Case) -> Iterator[Hit]:
    for path, channel in case.active:
        missing = tuple(_not_recorded(case, channel))
        if "channels.followers" in missing:
            yield Hit(path, {"channel": case.channel_name(channel), "missing": missing})


def _not_recorded(case: Case, channel: Channel) -> Iterator[str]:
    known = case.platform(channel)
    kind = known.kind if known else "social"
    audited = case.audited.get(channel.id)
    named = channel.handle or channel.address or (audited and (audited.handle or audited.address))
    if kind in KINDS_WITH_NAMES and not named and "handle" not in channel.not_known:
        yield "channels.handle"
    counted = case.followers(channel) or "followers" in channel.not_known
    if kind in KINDS_WITH_FOLLOWERS and not counted:
        yield "channels.followers"


@partial(
    Rule,
    code="AUDT-002",
    message="The followers of {channel} are a count of {counted}: more than a year ago.",
    together="Of these {n} channels the followers were counted more than a year ago: {subjects}.",
    subject="channel",
    advice="Count again before a target is built on it.",
    reason="A year is long: accounts grow, sleep and are cleaned up by the platform.",
    basis="judgement",
    severity="advice",
    weight=2,
)
def followers_counted_long_ago(case: Case) -> Iterator[Hit]:
    for path, channel in case.active:
        followers = case.followers(channel)
        if followers is None or followers.counted_on is None:
            continue
        if last_day(followers.counted_on) + COUNT_HOLDS < case.as_of:
            counted = Shown("when", followers.counted_on)
            facts: dict[str, Fact] = {"channel": case.channel_name(channel), "counted": counted}
            yield Hit(f"{path}.followers", facts)


@partial(
    Rule,
    code="AUDT-003",
    message="Somebody else uses the name of the organisation: {impostors}.",
    advice="Report the account to the platform, and tell followers which account is yours.",
    reason="An impostor answers your customers in your name.",
    basis="practice",
    cites=("audit_sheet_older",),
    weight=4,
)
def impostor(case: Case) -> Iterator[Hit]:
    for index, account in enumerate(case.strategy.audit):
        if account.impostors:
            yield Hit(f"audit[{index}].impostors", {"impostors": Shown("names", account.impostors)})


@partial(
    Rule,
    code="AUDT-004",
    message="The baseline audit says of {channel}: {verdict}; but its status is: {status}.",
    advice="Do what the audit says, or write down why not.",
    reason="Two parts of the strategy contradict each other.",
    basis="judgement",
    final="error",
    weight=5,
)
def verdict_not_followed(case: Case) -> Iterator[Hit]:
    for path, channel in case.channels:
        audited = case.audited.get(channel.id)
        verdict = audited.verdict if audited else None
        stays = channel.status == "active" and channel.merges_into is None
        stops = channel.status in ("retired", "rejected")
        if (stays and verdict in ("stop", "merge")) or (stops and verdict in ("keep", "improve")):
            facts: dict[str, Fact] = {
                "channel": case.channel_name(channel),
                "verdict": Shown("term", verdict, "verdict"),
                "status": Shown("term", channel.status, "channel status"),
            }
            yield Hit(f"{path}.status", facts)


@partial(
    Rule,
    code="AUDT-005",
    message="An existing account is not judged yet: {account}.",
    together="{n} existing accounts are not judged yet: {subjects}.",
    subject="account",
    advice="Decide of each account whether it stays, improves, merges or stops.",
    reason="A baseline audit ends in a decision per account.",
    basis="practice",
    cites=("audit_sheet",),
    severity="advice",
    weight=2,
)
def account_not_judged(case: Case) -> Iterator[Hit]:
    names = {channel.id: case.channel_name(channel) for _, channel in case.channels}
    for index, account in enumerate(case.strategy.audit):
        if account.verdict is None:
            name = names.get(account.channel or "") or account.handle or account.address
            yield Hit(f"audit[{index}]", {"account": name or account.platform or str(index + 1)})


@partial(
    Rule,
    code="AUDT-006",
    message="The profile of {channel} does not look as it should.",
    together="The profiles of {n} channels do not look as they should: {subjects}.",
    subject="channel",
    advice="Put picture, text and link right before the first new post.",
    reason="Whoever meets a post looks at the profile next.",
    basis="practice",
    cites=("audit_sheet_older",),
    severity="advice",
    weight=1,
)
def profile_not_in_order(case: Case) -> Iterator[Hit]:
    active = {channel.id: channel for _, channel in case.active}
    for index, account in enumerate(case.strategy.audit):
        channel = active.get(account.channel or "")
        if channel and account.branding in ("partly", "wrong"):
            yield Hit(f"audit[{index}].branding", {"channel": case.channel_name(channel)})


@partial(
    Rule,
    code="AUDT-007",
    message="{channel} is in the name of “{owner}”, who does not manage it and has no role here.",
    together="{n} accounts are in the name of somebody who does not manage them and has no role "
    "here: {subjects}.",
    subject="channel",
    advice="Put it in the name of the organisation while that person can still be asked: mail "
    "address, telephone number, recovery codes.",
    reason="Whoever an account is registered to can take it along, or cannot be found when it is "
    "locked.",
    basis="judgement",
    weight=4,
)
def account_of_an_outsider(case: Case) -> Iterator[Hit]:
    insiders = {name.casefold() for name in _insiders(case)}
    channels = {channel.id: channel for _, channel in case.channels}
    for index, account in enumerate(case.strategy.audit):
        channel = channels.get(account.channel or "")
        if not account.owner or (channel and channel.holder != "organisation"):
            continue
        managers = {*account.administrators, *(channel.administrators if channel else ())}
        known = insiders | {name.casefold() for name in managers}
        if managers and account.owner.casefold() not in known:
            name = case.channel_name(channel) if channel else account.handle or account.platform
            facts: dict[str, Fact] = {"channel": name or str(index + 1), "owner": account.owner}
            yield Hit(f"audit[{index}].owner", facts)


def _insiders(case: Case) -> Iterator[str]:
    """Everybody, and everything, that an account may well be in the name of."""
    for role in case.strategy.roles:
        yield from filter(None, (role.id, role.name, role.holder))
    yield from filter(None, (case.strategy.client.name,))


AUDIT_RULES = (
    account_not_recorded,
    followers_counted_long_ago,
    impostor,
    verdict_not_followed,
    account_not_judged,
    profile_not_in_order,
    account_of_an_outsider,
)
