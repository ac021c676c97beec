"""What a strategy file shows of the circumstances in which a law or a code counts."""

from __future__ import annotations

import re
from collections.abc import Container

from toolkit.review.case import Case, Placed
from toolkit.strategy import Channel
from toolkit.strategy.term import Part

NL = "NL"
VIDEO_PLATFORMS = ("youtube", "tiktok", "vimeo", "twitch", "snapchat")
PICTURE_PLATFORMS = ("facebook", "instagram", "linkedin", "pinterest", *VIDEO_PLATFORMS)
VIDEO = re.compile(r"video|film|reels?\b|vlog|livestream", re.IGNORECASE)


def on_platforms(case: Case, names: Container[str | None]) -> Placed[Channel]:
    """The channels in use on one of these platforms."""
    home = case.coverage.platform_of
    return tuple((path, each) for path, each in case.active if home[each.id] in names)


def held_by(case: Case, holder: str) -> Placed[Channel]:
    """The channels in use of an employee, a partner or an influencer."""
    return tuple((path, each) for path, each in case.active if each.holder == holder)


def paid(case: Case) -> Placed[Channel]:
    """The channels in use with a plan or a budget for paid messages."""
    return tuple((path, each) for path, each in case.active if each.paid is not None)


def advertises(case: Case) -> bool:
    """Whether messages are paid for: on a channel, per item, or by a budget."""
    boosted = any(item.boost_eur for item in case.strategy.content.items)
    return bool(paid(case) or boosted or case.strategy.capacity.media_eur_per_month)


def makes_video(case: Case) -> bool:
    """Whether video is planned: by the channel, or by what something is called."""
    return bool(on_platforms(case, VIDEO_PLATFORMS)) or mentions(case, VIDEO)


def mentions(case: Case, pattern: re.Pattern[str]) -> bool:
    """Whether something in the plan is called like this."""
    return pattern.search(case.called) is not None


def missing_in(part: Part | None, path: str, *names: str) -> tuple[str, ...]:
    """The fields of a part of the agreements that are not filled in, with their paths."""
    known = () if part is None else getattr(part, "not_known", ())
    return tuple(
        f"{path}.{name}"
        for name in names
        if getattr(part, name, None) in (None, "", ()) and name not in known
    )
