"""The baseline audit: the accounts as they are today, and what peers do."""

from __future__ import annotations

from typing import Literal

from toolkit.strategy.channel import Cadence, Followers
from toolkit.strategy.term import (
    Address,
    ChannelId,
    Flag,
    Label,
    Part,
    PartialDate,
    Platform,
    Recorded,
    Text,
)


class BestPost(Part):
    """A post that did well, and why."""

    title: Label | None = None
    address: Address | None = None
    published_on: PartialDate | None = None
    result: Label | None = None
    why: Text | None = None


class AuditedAccount(Recorded):
    """One existing account, as it was found."""

    channel: ChannelId | None = None
    platform: Platform | None = None
    address: Address | None = None
    handle: Label | None = None
    owner: Label | None = None
    administrators: tuple[Label, ...] = ()
    two_factor: Flag | None = None
    verified: Flag | None = None
    followers: Followers | None = None
    cadence: Cadence | None = None
    last_post_on: PartialDate | None = None
    best_posts: tuple[BestPost, ...] = ()
    branding: Literal["right", "partly", "wrong"] | None = None
    branding_remark: Text | None = None
    impostors: tuple[Label, ...] = ()
    verdict: Literal["keep", "improve", "merge", "stop"] | None = None
    reason: Text | None = None


class Peer(Recorded):
    """A comparable organisation, with the lesson to take from it."""

    name: Label | None = None
    address: Address | None = None
    platform: Platform | None = None
    lesson: Text | None = None
