"""What a strategy offers to choose from: its channels at their levels, as plain numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from toolkit.channel_mix.problem import BoolArray, FloatArray, MixProblem
from toolkit.coverage import Coverage, activity_matrix
from toolkit.effort import OFF, ChannelLevel, channel_levels
from toolkit.evidence import Evidence
from toolkit.strategy import Channel, Strategy

CHOSEN_AMONG = ("active", "considered", "on_hold", "dormant", "rejected")
"""Kinds of channel that the choice looks at; retired ones and those of others stay out of it."""

USUAL = "usual"

DECIDED_AGAINST = ("dormant", "rejected")
"""The client has decided: they stay off, and the advice says what they would have added."""

Budget = Literal["asked", "capacity", "today"]
Unknown = Literal["use", "cadence"]
Cells = tuple[tuple[str, str], ...]
Levels = tuple[tuple[ChannelLevel, ...], ...]


@dataclass(frozen=True, eq=False)
class Offer:
    """The channels with their levels, and the problem in which they are numbered the same way.

    `budget` says where the hours come from: asked for, the client's capacity, or, where that is
    not known, the hours that the channels take today. `unknown` says of a channel what is not
    known: its use by any audience, or its cadence of today. Nothing can be said of it yet, so it
    stays as it is; only where the hours are fewer than today's it may give way.
    """

    problem: MixProblem
    channels: tuple[Channel, ...]
    levels: Levels
    budget: Budget
    unknown: Mapping[str, Unknown]

    def level(self, channel: int, level: int) -> ChannelLevel:
        """A level of a channel, by their numbers in the problem."""
        return self.levels[channel][level]


def mix_offer(
    strategy: Strategy, evidence: Evidence, covered: Coverage, hours: float | None = None
) -> Offer:
    """Everything that the choice of channels depends on, with low ends where there are bounds."""
    channels = tuple(
        channel
        for channel in strategy.channels
        if channel.status in CHOSEN_AMONG and covered.platform_of[channel.id]
    )
    levels = tuple(channel_levels(strategy, evidence, channel) for channel in channels)
    cells = tuple(
        (str(goal), str(persona))
        for goal in covered.weights.index
        for persona in covered.weights.columns
        if not math.isnan(covered.weights.loc[goal, persona])
    )
    today = [next(n for n, level in enumerate(own) if level.today) for own in levels]
    spent = sum(own[n].hours_per_week for own, n in zip(levels, today, strict=True))
    budget, budget_hours = _budget(strategy, hours, spent)
    unknown = _unknown(covered, channels, levels, cells)
    platforms: list[str | None] = list(covered.use.low.columns)
    homes = [platforms.index(covered.platform_of[channel.id]) for channel in channels]
    problem = MixProblem(
        channels=tuple(channel.id for channel in channels),
        cells=cells,
        platform_of=np.array(homes, np.int64),
        use=covered.use.low.loc[[persona for _, persona in cells]].to_numpy(float),
        effect=_effect((strategy, evidence, covered), channels, levels, cells),
        weight=np.array([covered.weights.loc[goal, persona] for goal, persona in cells], float),
        hours=_table(levels, "hours_per_week"),
        eur=_table(levels, "eur_per_month"),
        today=np.array(today, np.int64),
        allowed=_allowed(channels, levels, unknown, room=budget_hours >= spent),
        minimum=_minimums(strategy, cells),
        budget_hours=budget_hours,
        budget_eur=budget_eur(strategy),
    )
    return Offer(problem, channels, levels, budget, unknown)


def _budget(strategy: Strategy, asked: float | None, spent: float) -> tuple[Budget, float]:
    if asked is not None:
        return "asked", asked
    if strategy.capacity.hours_per_week is not None:
        return "capacity", strategy.capacity.hours_per_week
    return "today", spent


def budget_eur(strategy: Strategy) -> float:
    """Euros a month for what levels cost beside hours: media, else the whole budget."""
    capacity = strategy.capacity
    for budget in (capacity.media_eur_per_month, capacity.eur_per_month):
        if budget is not None:
            return budget
    return math.inf


def _minimums(strategy: Strategy, cells: Cells) -> FloatArray:
    stated = (strategy.capacity.must_reach_coverage or 0.0) / 100
    must = {persona.id for persona in strategy.personas if persona.must_reach}
    return np.array([stated if persona in must else 0.0 for _, persona in cells], float)


def _table(levels: Levels, name: str) -> FloatArray:
    width = max((len(own) for own in levels), default=1)
    rows = [[getattr(level, name) for level in own] + [0.0] * (width - len(own)) for own in levels]
    return np.array(rows, float).reshape(len(levels), width)


def _allowed(
    channels: tuple[Channel, ...],
    levels: Levels,
    unknown: Mapping[str, Unknown],
    *,
    room: bool,
) -> BoolArray:
    """Which levels may be chosen; `room`: there are as many hours as the channels take today."""
    width = max((len(own) for own in levels), default=1)
    allowed = np.zeros((len(levels), width), bool)
    for row, (channel, own) in enumerate(zip(channels, levels, strict=True)):
        allowed[row, : len(own)] = True
        if channel.choice == "must":
            allowed[row, 0] = len(own) == 1
            if channel.id in unknown:
                allowed[row] = np.arange(width) == _usual(own)
        elif channel.choice == "never" or channel.status in DECIDED_AGAINST:
            allowed[row, 1:] = False
        elif channel.id in unknown:
            today = [level.today for level in own]
            allowed[row, : len(own)] = today
            allowed[row, 0] |= not room
    return allowed


def _usual(own: tuple[ChannelLevel, ...]) -> int:
    """How a channel is run that must be run and cannot be judged: as today, else as is usual."""
    today = next(number for number, level in enumerate(own) if level.today)
    usual = (number for number, level in enumerate(own) if level.id == USUAL)
    return today or next(usual, len(own) // 2)


def _effect(
    case: tuple[Strategy, Evidence, Coverage],
    channels: tuple[Channel, ...],
    levels: Levels,
    cells: Cells,
) -> FloatArray:
    """Fit × activity of each channel at each level for each cell, both at their low ends."""
    strategy, evidence, covered = case
    width = max((len(own) for own in levels), default=1)
    effect = np.zeros((len(cells), len(channels), width))
    if not cells or not channels:
        return effect
    names, goals = [channel.id for channel in channels], [goal for goal, _ in cells]
    fit = covered.fit.low.reindex(list(cells))[[covered.platform_of[name] for name in names]]
    for number in range(1, width):
        active = activity_matrix(_at_level(strategy, channels, levels, number), evidence).low
        effect[:, :, number] = fit.to_numpy(float) * active.loc[goals, names].to_numpy(float)
    return effect


def _at_level(
    strategy: Strategy,
    channels: tuple[Channel, ...],
    levels: Levels,
    number: int,
) -> Strategy:
    """The strategy as it would be with every channel at this level, where it has one.

    A channel that is not in use and that nobody has given a goal is tried for all of them.
    """
    every = tuple(goal.id for goal in strategy.goals)
    linked = {name for goal in strategy.goals for name in goal.channels}
    chosen = {
        channel.id: channel.model_copy(
            update={
                "status": "active",
                "cadence": own[number].cadence,
                "goals": channel.goals if _has_goals(channel, linked) else every,
            }
        )
        for channel, own in zip(channels, levels, strict=True)
        if number < len(own)
    }
    others = tuple(chosen.get(channel.id, channel) for channel in strategy.channels)
    return strategy.model_copy(update={"channels": others})


def _has_goals(channel: Channel, linked: set[str]) -> bool:
    return channel.status == "active" or bool(channel.goals) or channel.id in linked


def _unknown(
    covered: Coverage, channels: tuple[Channel, ...], levels: Levels, cells: Cells
) -> dict[str, Unknown]:
    personas = list(dict.fromkeys(persona for _, persona in cells))
    use = covered.use.central.loc[personas]
    found: dict[str, Unknown] = {}
    for channel, own in zip(channels, levels, strict=True):
        today = next(level for level in own if level.today)
        if use[covered.platform_of[channel.id]].isna().all():
            found[channel.id] = "use"
        elif today.id != OFF and today.assumed:
            found[channel.id] = "cadence"
    return found
