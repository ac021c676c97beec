"""The best shares of levels under a budget when every level has a fixed gain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.problem import BoolArray, FloatArray, IntArray

SEARCH_STEPS = 14
"""More than the price of an hour ever needed; stopping early leaves a valid bound."""

FREE = 1e6
"""A price at which only the cheapest level of each channel is worth it."""


@dataclass(frozen=True)
class BestShares:
    """The optimum for each of B nodes: its value, the shares, the price, and what is lost.

    `loss[b, l, c]` is how much less at best when channel c has level l: the gain of its best
    level minus its own, after the price of what each costs. Infinite for a level not allowed.
    """

    value: FloatArray
    shares: FloatArray
    price: FloatArray
    loss: FloatArray


@dataclass
class _Side:
    """The choice on one side of the budget: levels, gain and cost."""

    level: IntArray
    gain: FloatArray
    cost: FloatArray

    def replace(self, where: BoolArray, other: _Side) -> None:
        self.level = np.where(where[:, None], other.level, self.level)
        self.gain = np.where(where, other.gain, self.gain)
        self.cost = np.where(where, other.cost, self.cost)


def best_shares(
    gain: FloatArray, alive: BoolArray, cost: FloatArray, budget: FloatArray
) -> BestShares:
    """The linear multiple-choice knapsack for B nodes at once.

    With a price p per unit of cost every channel takes the level with the highest gain − p·cost;
    the sum of these plus p·budget is convex in p, and its lowest point is the optimum. Both sides
    of the budget are brought together until no level lies between them; the shares that use
    exactly the budget are between the two. Every price gives a valid upper bound.

    Parameters
    ----------
    gain, alive
        (B, L, C)
    cost
        (B or 1, L, C)
    budget
        (B,)
    """
    cost = np.broadcast_to(cost, gain.shape)
    over = _choice(gain, alive, cost, np.zeros(len(gain)))
    under = _choice(gain, alive, cost, np.full(len(gain), FREE))
    binding = over.cost > budget
    for _ in range(SEARCH_STEPS):
        price = _price(over, under, binding)
        middle = _choice(gain, alive, cost, price)
        better = middle.gain - price * middle.cost > over.gain - price * over.cost + 1e-13
        better &= binding
        if not better.any():
            break
        above = middle.cost > budget
        over.replace(better & above, middle)
        under.replace(better & ~above, middle)
    price = _price(over, under, binding)
    score = np.where(alive, gain - price[:, None, None] * cost, -np.inf)
    best = score.max(axis=1, keepdims=True)
    return BestShares(
        value=best.sum(axis=(1, 2)) + price * budget,
        shares=_between(over, under, budget, binding, gain.shape),
        price=price,
        loss=best - score,
    )


def _choice(gain: FloatArray, alive: BoolArray, cost: FloatArray, price: FloatArray) -> _Side:
    score = np.where(alive, gain - price[:, None, None] * cost, -np.inf)
    level = score.argmax(axis=1)
    at = np.arange(len(gain))[:, None], level, np.arange(gain.shape[2])
    return _Side(level, gain[at].sum(axis=1), cost[at].sum(axis=1))


def _price(over: _Side, under: _Side, binding: BoolArray) -> FloatArray:
    """Where the two choices are worth the same."""
    apart = over.cost - under.cost
    use = binding & (apart > 1e-15)
    return np.asarray(np.where(use, (over.gain - under.gain) / np.where(use, apart, 1), 0))


def _between(
    over: _Side, under: _Side, budget: FloatArray, binding: BoolArray, shape: tuple[int, ...]
) -> FloatArray:
    apart = over.cost - under.cost
    use = binding & (apart > 1e-15)
    part = np.where(use, (budget - under.cost) / np.where(use, apart, 1), np.where(binding, 0, 1))
    part = np.clip(part, 0, 1)[:, None]
    shares = np.zeros(shape)
    rows, columns = np.arange(shape[0])[:, None], np.arange(shape[2])
    shares[rows, over.level, columns] += part
    shares[rows, under.level, columns] += 1 - part
    return shares
