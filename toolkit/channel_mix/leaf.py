"""The best choice among few: every combination, meeting in the middle."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from toolkit.channel_mix.choice import MET, Choice, choice, edge_of, step_of
from toolkit.channel_mix.problem import BoolArray, FloatArray, IntArray
from toolkit.channel_mix.space import SharedPlatform, Space


@dataclass(frozen=True)
class Half:
    """All combinations of some channels: levels (N, C), 0 elsewhere, what they miss and cost."""

    levels: IntArray
    missed: FloatArray
    hours: FloatArray
    eur: FloatArray
    tie_cost: FloatArray

    def with_all(self, other: Half) -> Half:
        """Each combination of one with each of the other."""
        n_pairs = len(self.levels) * len(other.levels)
        return Half(
            (self.levels[:, None] + other.levels).reshape(n_pairs, -1),
            (self.missed[:, None] * other.missed).reshape(n_pairs, self.missed.shape[1]),
            np.add.outer(self.hours, other.hours).ravel(),
            np.add.outer(self.eur, other.eur).ravel(),
            np.add.outer(self.tie_cost, other.tie_cost).ravel(),
        )


def best_leaf(
    space: Space, alive: BoolArray, top_hours: float, than: Choice | None
) -> Choice | None:
    """The first choice among the levels left that goes before `than`, or None.

    The channels are split in two halves with about as many combinations each; what all pairs of
    combinations miss is then one product of two matrices.
    """
    left, right = _halves(space, alive)
    coverage = space.weight.sum() - (left.missed * space.weight) @ right.missed.T
    fits = np.add.outer(left.hours, right.hours) <= top_hours
    fits &= np.add.outer(left.eur, right.eur) <= space.budget_eur
    for cell in np.flatnonzero(space.minimum > 0):
        both = np.multiply.outer(left.missed[:, cell], right.missed[:, cell])
        fits &= both <= 1 - space.minimum[cell] + MET
    if not fits.any():
        return None
    top = step_of(float(coverage[fits].max()))
    if than is not None and top < than.step:
        return None
    rows, columns = np.nonzero(fits & (coverage >= edge_of(top)))
    cost = left.tie_cost[rows] + right.tie_cost[columns]
    first = np.flatnonzero(cost == cost.min())
    levels = left.levels[rows[first]] + right.levels[columns[first]]
    found = choice(space, max(levels, key=tuple))
    return found if found.before(than) else None


def _halves(space: Space, alive: BoolArray) -> tuple[Half, Half]:
    n_left = alive.sum(axis=0)
    blocks = [_channel(space, alive, c) for c in space.single[n_left[space.single] > 1]]
    blocks += [_platform(space, alive, platform) for platform in space.shared]
    left = _settled(space, alive, space.single[n_left[space.single] == 1])
    right = _one(space)
    for block in sorted(blocks, key=lambda block: -len(block.levels)):
        if len(left.levels) <= len(right.levels):
            left = left.with_all(block)
        else:
            right = right.with_all(block)
    return left, right


def _one(space: Space) -> Half:
    zero = np.zeros(1)
    missed = np.ones((1, len(space.weight)))
    return Half(np.zeros((1, space.n_channels), int), missed, zero, zero, zero)


def _settled(space: Space, alive: BoolArray, columns: IntArray) -> Half:
    """The one combination of channels that have one level left."""
    levels = np.zeros((1, space.n_channels), int)
    levels[0, columns] = alive[:, columns].argmax(axis=0)
    at = levels[0, columns], columns
    return Half(
        levels,
        np.prod(space.miss[at], axis=0)[None],
        space.hours[at].sum()[None],
        space.eur[at].sum()[None],
        space.tie_cost[at].sum()[None],
    )


def _channel(space: Space, alive: BoolArray, column: int) -> Half:
    at = np.flatnonzero(alive[:, column])
    levels = np.zeros((len(at), space.n_channels), int)
    levels[:, column] = at
    return Half(
        levels,
        space.miss[at, column],
        space.hours[at, column],
        space.eur[at, column],
        space.tie_cost[at, column],
    )


def _platform(space: Space, alive: BoolArray, platform: SharedPlatform) -> Half:
    """All combinations of the channels that share a platform."""
    half = _one(space)
    for column in platform.columns:
        half = half.with_all(_channel(space, alive, column))
    return replace(half, missed=1 - platform.use * (1 - half.missed))
