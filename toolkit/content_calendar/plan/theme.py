"""What a message on a channel can be about: which goal, for whom, within which pillar?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from toolkit.coverage import Coverage, activity_basis, covered_goals, serves
from toolkit.coverage.contribution import USUAL_WEIGHT
from toolkit.strategy import Channel, Goal, Persona, Strategy
from toolkit.strategy.content import Pillar
from toolkit.strategy.term import last_day

UNKNOWN_FIT = 0.5
"""Judgement: what nobody judged yet counts as halfway between useless and made for it."""

UNFIT_COST = 20
"""Judgement: what it costs to choose a pair for which the channel does nothing at all, where 100
is a whole message too few or too many of a pillar."""

HALF_FITTING_PILLAR, NO_PILLAR = 30, 40
"""Judgement: what it costs where a pillar fits the goal or the persona alone, or none does."""

Pair = tuple[str | None, str | None]


@dataclass(frozen=True)
class Theme:
    """What a message is about; `cost` is how badly that suits the channel, 0 and up."""

    goal: str | None
    persona: str | None
    pillar: str | None
    cost: int


@dataclass(frozen=True)
class Themes:
    """What messages can be about, per channel that can be planned for."""

    strategy: Strategy
    coverage: Coverage

    @cached_property
    def of(self) -> Mapping[str, tuple[Theme, ...]]:
        """The themes of each active channel, in the order of goals, personas and pillars."""
        return {
            channel.id: tuple(self._themes(channel))
            for channel in self.strategy.channels
            if channel.status == "active"
        }

    @cached_property
    def goals(self) -> Mapping[str, Goal]:
        """Every goal that a message can serve on some channel."""
        served = {theme.goal for themes in self.of.values() for theme in themes}
        return {goal.id: goal for goal in self.strategy.goals if goal.id in served}

    @cached_property
    def personas(self) -> Mapping[str, Persona]:
        """Every persona for whom a message can be on some channel."""
        met = {theme.persona for themes in self.of.values() for theme in themes}
        return {each.id: each for each in self.strategy.personas if each.id in met}

    @cached_property
    def goal_shares(self) -> Mapping[str, float]:
        """The share of the hours that each goal is meant to get, by weight.

        A goal that needs somebody who answers, and not posts, gets none beyond what keeps its
        months from being empty.
        """
        weights = {
            goal.id: _weight(goal.weight) if activity_basis(goal) != "service" else 0.0
            for goal in self.goals.values()
        }
        return _shares(weights)

    @cached_property
    def persona_shares(self) -> Mapping[str, float]:
        """The share of the messages that each persona is meant to get, by its weight."""
        return _shares({each.id: _weight(each.weight) for each in self.personas.values()})

    def pillar_shares(self, channel: str) -> Mapping[str, float]:
        """The share that each pillar is meant to take on a channel, adding up to 1.

        What nobody divided is divided equally over the pillars without a share.
        """
        pillars = [each for each in self.strategy.content.pillars if _is_for(each, channel)]
        given = {each.id: _pillar_share(each, channel) for each in pillars}
        known = sum(share for share in given.values() if share is not None)
        open_ones = [name for name, share in given.items() if share is None]
        rest = max(0.0, 1 - known) / len(open_ones) if open_ones else 0.0
        return _shares({name: rest if share is None else share for name, share in given.items()})

    def has_own_shares(self, channel: str) -> bool:
        """Whether pillars have shares for this channel apart."""
        pillars = self.strategy.content.pillars
        return any(each.channel == channel for one in pillars for each in one.channel_shares)

    def _themes(self, channel: Channel) -> Iterable[Theme]:
        shares = self.pillar_shares(channel.id)
        pillars = [each for each in self.strategy.content.pillars if shares.get(each.id)]
        for goal, persona in channel_pairs(self.strategy, channel):
            unfit = self._unfit(goal, persona, channel)
            if unfit is None:
                continue
            for pillar, cost in _fitting(pillars, goal, persona):
                yield Theme(goal, persona, pillar, unfit + cost)

    def _unfit(self, goal: str | None, persona: str | None, channel: Channel) -> int | None:
        """What a pair costs on a channel.

        None where the channel is judged useless for it, and the client does not name the two
        together.
        """
        platform = self.coverage.platform_of.get(channel.id)
        fit, use = self._fits.get((goal, persona, platform)), self._uses.get((persona, platform))
        if 0 in (fit, use) and not self._named(channel, goal):
            return None
        known = [UNKNOWN_FIT if each is None else each for each in (fit, use)]
        return round(UNFIT_COST * (1 - math.prod(known)))

    @cached_property
    def _fits(self) -> Mapping[tuple[str | None, ...], float]:
        """What is known of how well a platform serves a goal for a persona, 0 to 1."""
        return _known(self.coverage.fit.central)

    @cached_property
    def _uses(self) -> Mapping[tuple[str | None, ...], float]:
        """What is known of the share of a persona that uses a platform, 0 to 1."""
        return _known(self.coverage.use.central)

    def _named(self, channel: Channel, goal: str | None) -> bool:
        named = next((each.channels for each in self.strategy.goals if each.id == goal), ())
        return goal in channel.goals or channel.id in named


def channel_pairs(strategy: Strategy, channel: Channel) -> tuple[Pair, ...]:
    """The pairs of goal and persona that a channel is for.

    A persona that names channels is for those; one that names none, for each. Without a
    goal for any of its personas, the channel keeps its goals, for nobody in particular.
    """
    goals = _goals(strategy, channel)
    audience = _audience(strategy, channel)
    pairs = tuple(
        (goal.id, persona)
        for goal in goals
        for persona in audience
        if not goal.personas or persona in goal.personas
    )
    return pairs or tuple((goal.id, None) for goal in goals if not goal.personas or not audience)


def wanted_in(goal: Goal, month: str) -> bool:
    """Whether the goal still asks for something in a month: not after its deadline."""
    by = goal.deadline.on if goal.deadline else None
    return by is None or month <= f"{last_day(by):%Y-%m}"


def _goals(strategy: Strategy, channel: Channel) -> tuple[Goal, ...]:
    """The goals that the channel serves; if there are none, those about the channel itself."""
    own = tuple(goal for goal in covered_goals(strategy) if serves(channel, goal))
    return own or tuple(
        goal
        for goal in strategy.goals
        if goal.status == "open"
        and goal.kind == "channel"
        and (channel.id in goal.channels or goal.id in channel.goals)
    )


def _audience(strategy: Strategy, channel: Channel) -> tuple[str, ...]:
    if channel.personas:
        return channel.personas
    naming = tuple(each.id for each in strategy.personas if channel.id in each.channels)
    anywhere = tuple(each.id for each in strategy.personas if not each.channels)
    everybody = tuple(each.id for each in strategy.personas)
    return (*naming, *anywhere) or everybody


def _is_for(pillar: Pillar, channel: str) -> bool:
    """Whether a pillar is meant for a channel: one that names channels alone, only for those."""
    if any(each.channel == channel for each in pillar.channel_shares):
        return True
    return pillar.share is not None or not pillar.channel_shares


def _pillar_share(pillar: Pillar, channel: str) -> float | None:
    own = [each.share for each in pillar.channel_shares if each.channel == channel]
    return next((share for share in own if share is not None), pillar.share)


def _fitting(
    pillars: list[Pillar], goal: str | None, persona: str | None
) -> list[tuple[str | None, int]]:
    """The pillars that fit best, with what they cost; none at all where none fits."""
    both = [(_names(each.goals, goal), _names(each.personas, persona)) for each in pillars]
    whole = [(pillar.id, 0) for pillar, fits in zip(pillars, both, strict=True) if all(fits)]
    half = [(p.id, HALF_FITTING_PILLAR) for p, fits in zip(pillars, both, strict=True) if any(fits)]
    return [*(whole or half)] or [(None, NO_PILLAR if pillars else 0)]


def _names(named: tuple[str, ...], one: str | None) -> bool:
    return not named or one in named


def _known(frame: pd.DataFrame) -> dict[tuple[str | None, ...], float]:
    """The cells of a frame of which the number is known, by row and column."""
    found: dict[tuple[str | None, ...], float] = {}
    for label, row in zip(frame.index, frame.to_numpy(dtype=float), strict=True):
        place = label if isinstance(label, tuple) else (label,)
        for column, number in zip(frame.columns, row, strict=True):
            if not math.isnan(number):
                found[*place, column] = float(number)
    return found


def _weight(weight: float | None) -> float:
    return USUAL_WEIGHT if weight is None else weight


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    whole = sum(weights.values())
    return {name: weight / whole if whole else 0.0 for name, weight in weights.items()}
