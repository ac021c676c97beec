"""In which ways can a channel be run, from not at all to more than enough?"""

from __future__ import annotations

import math
from dataclasses import dataclass

from toolkit.effort.channel import ChannelEffort, channel_effort
from toolkit.effort.rhythm import own_posts, round_cadence
from toolkit.effort.span import Gap
from toolkit.evidence import Evidence, half_rate
from toolkit.strategy import Cadence, Channel, Strategy
from toolkit.strategy.channel import Level
from toolkit.strategy.client import organisation_size

OFF, TODAY = "off", "today"

LADDER = (("light", 0.5), ("usual", 1.0), ("full", 2.0))
"""Judgement: half, once and twice the half-rate, where posts reach 29, 50 and 75 per cent of
their effect. Below, a channel looks deserted; above, each further post adds little."""


@dataclass(frozen=True)
class ChannelLevel:
    """One way to run a channel.

    `hours_per_week` are all hours. `eur_per_month` is money beside the hours: paid reach, and
    what the client's own level says. `name` is the client's; without one the id says it.
    `given`: the client's own level. `assumed`: nobody gave a cadence or hours, so that the
    hours are those of the half-rate. `effort` is None for a channel that is off.
    """

    id: str
    name: str | None
    cadence: Cadence | None
    hours_per_week: float
    eur_per_month: float
    today: bool
    given: bool = False
    assumed: bool = False
    effort: ChannelEffort | None = None

    @property
    def missing(self) -> tuple[Gap, ...]:
        """What is not known of this level."""
        gaps = self.effort.missing if self.effort else ()
        cadence = (Gap("cadence", self.effort.channel),) if self.assumed and self.effort else ()
        return tuple(dict.fromkeys((*gaps, *cadence)))


def channel_levels(
    strategy: Strategy, evidence: Evidence, channel: Channel
) -> tuple[ChannelLevel, ...]:
    """The levels of a channel, from off upwards: the client's own, else a judgement.

    Without own levels: off, and three cadences around the platform's half-rate, of which the
    nearest makes way for today's. Of a range the low end is compared: once a week is nothing new
    beside once or twice a week, twice a week is. Exactly one level is today's: off for a channel
    that is not in use.
    """
    active = channel.status == "active"
    off = ChannelLevel(OFF, None, Cadence(min=0, max=0), 0.0, 0.0, today=not active)
    own = tuple(level for level in channel.levels if level.id != OFF)
    if own:
        return (off, *_own_levels(strategy, evidence, channel, own))
    return (off, *_usual_levels(strategy, evidence, channel))


def _own_levels(
    strategy: Strategy, evidence: Evidence, channel: Channel, own: tuple[Level, ...]
) -> tuple[ChannelLevel, ...]:
    current = _current(channel, own) if channel.status == "active" else None
    levels = tuple(
        _level(
            strategy,
            evidence,
            channel,
            level.id,
            level.cadence,
            name=level.name,
            hours=level.hours_per_week,
            eur=level.eur_per_month,
            today=level is current,
            given=True,
        )
        for level in own
    )
    if channel.status == "active" and current is None:
        levels = (_today(strategy, evidence, channel), *levels)
    return levels


def _current(channel: Channel, own: tuple[Level, ...]) -> Level | None:
    """Which of the client's own levels is today's: by its id, else by its cadence."""
    named = (level for level in own if level.id == TODAY)
    same = (level for level in own if level.cadence and level.cadence == channel.cadence)
    return next(named, next(same, None))


def _usual_levels(
    strategy: Strategy, evidence: Evidence, channel: Channel
) -> tuple[ChannelLevel, ...]:
    size = organisation_size(strategy.client)
    rate = half_rate(evidence, channel.platform or "", size)
    ladder = {name: round_cadence(rate * times) for name, times in LADDER}
    if channel.status != "active":
        return _steps(strategy, evidence, channel, ladder)
    today = _today(strategy, evidence, channel)
    planned = own_posts(channel.cadence)
    posts = planned.low or planned.central
    nearest = min(ladder, key=lambda name: _distance(posts or rate, ladder[name]))
    rest = {name: cadence for name, cadence in ladder.items() if name != nearest}
    levels = (today, *_steps(strategy, evidence, channel, rest))
    return tuple(sorted(levels, key=_posts))


def _steps(
    strategy: Strategy, evidence: Evidence, channel: Channel, ladder: dict[str, Cadence]
) -> tuple[ChannelLevel, ...]:
    """A level for each cadence; of two that round to the same, the first."""
    different = {_weekly(cadence): name for name, cadence in reversed(ladder.items())}
    return tuple(
        _level(strategy, evidence, channel, name, ladder[name])
        for name in ladder
        if name in different.values()
    )


def _today(strategy: Strategy, evidence: Evidence, channel: Channel) -> ChannelLevel:
    return _level(strategy, evidence, channel, TODAY, channel.cadence, today=True)


def _level(
    strategy: Strategy,
    evidence: Evidence,
    channel: Channel,
    level_id: str,
    cadence: Cadence | None,
    *,
    name: str | None = None,
    hours: float | None = None,
    eur: float | None = None,
    today: bool = False,
    given: bool = False,
) -> ChannelLevel:
    assumed = hours is None and own_posts(cadence).central is None
    rate = half_rate(evidence, channel.platform or "", organisation_size(strategy.client))
    rhythm = round_cadence(rate) if assumed else cadence or Cadence(min=0, max=0)
    effort = channel_effort(strategy, evidence, channel, rhythm, hours)
    return ChannelLevel(
        id=level_id,
        name=name,
        cadence=cadence,
        hours_per_week=effort.hours_per_week.known,
        eur_per_month=effort.media_eur if eur is None else eur,
        today=today,
        given=given,
        assumed=assumed,
        effort=effort,
    )


def _posts(level: ChannelLevel) -> float:
    posts = own_posts(level.cadence).central
    return 0.0 if posts is None else posts


def _weekly(cadence: Cadence) -> float:
    return own_posts(cadence).known


def _distance(posts: float, cadence: Cadence) -> float:
    """How many times as many, whichever way round."""
    return abs(math.log(posts) - math.log(_weekly(cadence)))
