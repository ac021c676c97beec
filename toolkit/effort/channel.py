"""How many hours a week does one channel take, and whose?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from toolkit.effort.format_mix import MixPart, format_mix
from toolkit.effort.item import item_hours
from toolkit.effort.rate import hours_eur, rate_gaps
from toolkit.effort.rhythm import copied_posts, own_posts
from toolkit.effort.span import (
    UNKNOWN,
    Gap,
    RoleHours,
    Span,
    exactly,
    role_sum,
    scaled,
)
from toolkit.evidence import Evidence, UpkeepFacts, usual_upkeep
from toolkit.evidence.production import RoleKind
from toolkit.strategy import Cadence, Channel, Strategy
from toolkit.strategy.client import organisation_size

Basis = Literal["given", "partly", "judgement"]


@dataclass(frozen=True)
class ChannelEffort:
    """What running a channel takes.

    Hours are a week, euros a month. `by_role` adds up to what is known of `hours_per_week`;
    `hours_eur` is None where a rate, a role or a cadence is missing. `media_eur` is paid
    reach, a lever of its own. `basis`: all from the client, partly, or usual numbers alone.
    """

    channel: str
    hours_per_week: Span
    production: Span
    fixed: float | None
    by_role: RoleHours
    setup_hours: float | None
    hours_eur: float | None
    media_eur: float
    basis: Basis
    mix: tuple[MixPart, ...]
    missing: tuple[Gap, ...]


def channel_effort(
    strategy: Strategy,
    evidence: Evidence,
    channel: Channel,
    cadence: Cadence | None = None,
    hours: float | None = None,
) -> ChannelEffort:
    """What the channel takes at a cadence (its own, if none is named).

    Production: posts a week × the hours of its formats; copies from another channel cost
    their adaptation. Fixed: the hours that the client gives (`hours_per_week`), else the usual
    ones for this kind of platform and size of organisation. `hours`: all hours as agreed;
    these count instead of the sum.
    """
    rhythm = cadence if cadence is not None else channel.cadence
    mix = format_mix(strategy, evidence, channel)
    upkeep = usual_upkeep(evidence, channel.platform, organisation_size(strategy.client))
    fixed, fixed_roles = _fixed(strategy, channel, upkeep)
    posts, copies = own_posts(rhythm), copied_posts(rhythm)
    made, copied = _per_post(strategy, channel, mix), _per_copy(strategy, evidence, channel, mix)
    production = (
        (posts.times(_span(made, mix)) + copies.times(exactly(_hours(copied)))) if mix else UNKNOWN
    )
    roles = role_sum((fixed_roles, scaled(made, posts.known), scaled(copied, copies.known)))
    total = production + (UNKNOWN if fixed is None else exactly(fixed))
    gaps = _gaps(channel, mix, fixed, posts)
    if hours is not None:
        roles = _fitted(roles, hours, role_of(strategy, channel, "makes"))
        total, gaps = exactly(hours), ()
    gaps = (*gaps, *rate_gaps(strategy, roles))
    paid = channel.paid.eur_per_month if channel.paid else None
    return ChannelEffort(
        channel=channel.id,
        hours_per_week=total,
        production=production,
        fixed=fixed,
        by_role=roles,
        setup_hours=_setup(channel, upkeep),
        hours_eur=None if gaps or total.central is None else hours_eur(strategy, roles),
        media_eur=paid or 0.0,
        basis=_basis(channel, mix, hours),
        mix=mix,
        missing=gaps,
    )


def role_of(strategy: Strategy, channel: Channel | None, kind: RoleKind) -> str | None:
    """Who does this on the channel: by the responsibilities, else the channel's owner."""
    per_channel = strategy.responsibilities.per_channel
    own = [each for each in per_channel if channel and each.channel == channel.id]
    general = [each for each in per_channel if each.channel is None]
    for each in (*own, *general):
        assigned = getattr(each, kind)
        if assigned is not None and assigned.role is not None:
            return str(assigned.role)
    return channel.owner if channel else None


def fixed_hours(strategy: Strategy, evidence: Evidence, channel: Channel) -> RoleHours:
    """The hours a week of each role for answering and upkeep, whatever is posted; if known."""
    size = organisation_size(strategy.client)
    return _fixed(strategy, channel, usual_upkeep(evidence, channel.platform, size))[1]


def _fixed(
    strategy: Strategy, channel: Channel, upkeep: UpkeepFacts | None
) -> tuple[float | None, RoleHours]:
    """The fixed hours, in all and by role: whoever answers, and whoever posts."""
    answers = role_of(strategy, channel, "answers") or role_of(strategy, channel, "watches")
    posts = role_of(strategy, channel, "posts")
    if upkeep is None:
        given = channel.hours_per_week
        return given, (() if given is None else ((answers, given),))
    usual = upkeep.community_hours + upkeep.upkeep_hours
    fixed = usual if channel.hours_per_week is None else channel.hours_per_week
    community = fixed * upkeep.community_hours / usual if usual else fixed
    return fixed, role_sum((((answers, community),), ((posts, fixed - community),)))


def _per_post(strategy: Strategy, channel: Channel, mix: tuple[MixPart, ...]) -> RoleHours:
    """The hours of each role for one post of the mix."""
    return role_sum(
        ((step.role or role_of(strategy, channel, step.role_kind), step.hours * part.share),)
        for part in mix
        for step in part.item.steps
        if step.hours is not None
    )


def _per_copy(
    strategy: Strategy, evidence: Evidence, channel: Channel, mix: tuple[MixPart, ...]
) -> RoleHours:
    """The hours of each role for one post that is copied from another channel."""
    formats = [
        (item_hours(strategy, evidence, part.item.format, derivative=True), part.share)
        for part in mix
    ]
    return _per_post(
        strategy, channel, tuple(MixPart(item, share) for item, share in formats if item)
    )


def _span(made: RoleHours, mix: tuple[MixPart, ...]) -> Span:
    hours = _hours(made)
    whole = all(part.item.whole for part in mix)
    return Span(hours, hours if whole else None, hours if whole else UNKNOWN.high)


def _hours(roles: RoleHours) -> float:
    return sum(hours for _, hours in roles)


def _gaps(
    channel: Channel, mix: tuple[MixPart, ...], fixed: float | None, posts: Span
) -> tuple[Gap, ...]:
    steps = dict.fromkeys(part.item.format for part in mix if not part.item.whole)
    return (
        *((Gap("cadence", channel.id),) if posts.central is None or not mix else ()),
        *((Gap("fixed", channel.id),) if fixed is None else ()),
        *(Gap("step_hours", name) for name in steps),
    )


def _fitted(roles: RoleHours, hours: float, makes: str | None) -> RoleHours:
    """The same division over roles, for a number of hours that was agreed."""
    known = _hours(roles)
    return scaled(roles, hours / known) if known else ((makes, hours),)


def _setup(channel: Channel, upkeep: UpkeepFacts | None) -> float | None:
    if channel.setup_hours is not None:
        return channel.setup_hours
    return upkeep.setup_hours if upkeep else None


def _basis(channel: Channel, mix: tuple[MixPart, ...], hours: float | None) -> Basis:
    given = [channel.hours_per_week is not None, bool(mix) and all(part.item.own for part in mix)]
    if hours is not None or all(given):
        return "given"
    return "partly" if any(given) else "judgement"
