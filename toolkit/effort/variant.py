"""What does a choice of levels take, and what does it leave out?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.effort.format_mix import carrier
from toolkit.effort.level import OFF, ChannelLevel, channel_levels
from toolkit.effort.rate import hours_eur, rate_gaps
from toolkit.effort.span import Gap, role_sum
from toolkit.effort.whole import (
    Money,
    RoleEffort,
    price_gaps,
    role_efforts,
    tools_eur,
    undivided_media,
)
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy


@dataclass(frozen=True)
class Variant:
    """A level for every channel, with what it takes a week, a month and once.

    `setup_hours` are of the channels that start. `uncarried` are series whose first channel is
    off while another one is on: there the items are no derivatives, and take more than this.
    """

    levels: tuple[tuple[str, ChannelLevel], ...]
    hours_per_week: float
    roles: tuple[RoleEffort, ...]
    setup_hours: float
    money: Money
    missing: tuple[Gap, ...]
    uncarried: tuple[str, ...]

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that are run."""
        return tuple(name for name, level in self.levels if level.id != OFF)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The channels that are not run."""
        return tuple(name for name, level in self.levels if level.id == OFF)


def variant(
    strategy: Strategy, evidence: Evidence, levels_by_channel: Mapping[str, str]
) -> Variant:
    """What this choice takes: the id of a level for each channel; not named means as today.

    Raises
    ------
    ValueError
        For a channel that is not there, or a level that it does not have.
    """
    unknown = levels_by_channel.keys() - {channel.id for channel in strategy.channels}
    if unknown:
        raise ValueError(f"no such channel: {', '.join(sorted(unknown))}")
    levels = tuple(
        (
            channel.id,
            _chosen(channel_levels(strategy, evidence, channel), levels_by_channel.get(channel.id)),
        )
        for channel in strategy.channels
    )
    efforts = [level.effort for _, level in levels if level.effort]
    roles = role_sum(effort.by_role for effort in efforts)
    gaps = [gap for _, level in levels for gap in level.missing]
    media = undivided_media(strategy) + sum(level.eur_per_month for _, level in levels)
    return Variant(
        levels=levels,
        hours_per_week=sum(level.hours_per_week for _, level in levels),
        roles=role_efforts(strategy, roles),
        setup_hours=_setup_hours(strategy, levels),
        money=Money(hours_eur(strategy, roles), media, tools_eur(strategy)),
        missing=tuple(dict.fromkeys((*gaps, *rate_gaps(strategy, roles), *price_gaps(strategy)))),
        uncarried=_uncarried(strategy, {name for name, level in levels if level.id != OFF}),
    )


def _chosen(levels: tuple[ChannelLevel, ...], level_id: str | None) -> ChannelLevel:
    for level in levels:
        if level.today if level_id is None else level.id == level_id:
            return level
    raise ValueError(f"no level {level_id}; allowed: {', '.join(level.id for level in levels)}")


def _setup_hours(strategy: Strategy, levels: tuple[tuple[str, ChannelLevel], ...]) -> float:
    """One-off hours of channels that start; of one in use only those that the client gave."""
    given = {channel.id: channel.setup_hours for channel in strategy.channels}
    in_use = {channel.id for channel in strategy.channels if channel.status == "active"}
    return sum(
        ((given[name] if name in in_use else level.effort.setup_hours) or 0.0)
        for name, level in levels
        if level.effort
    )


def _uncarried(strategy: Strategy, on: set[str]) -> tuple[str, ...]:
    return tuple(
        series.id
        for series in strategy.content.series
        if series.status == "active"
        and on.intersection(series.channels)
        and carrier(strategy, series) not in on
    )
