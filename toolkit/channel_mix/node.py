"""Parts of the search: which levels are left, and the coverage that is at most possible there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.knapsack import BestShares, best_shares
from toolkit.channel_mix.problem import BoolArray, FloatArray, IntArray
from toolkit.channel_mix.space import Space
from toolkit.channel_mix.surface import Certain, certain, step_length, surface, tangent

BALANCE_STEP = 0.05
"""How far the balance between hours and euros first moves in a round; any balance is valid."""


EAGERNESS = 100.0
"""How sharply a search for minimums alone looks at the worst one: a hundredth counts e times."""

TOO_MUCH = 1e18
"""More than any budget, in units."""


@dataclass(frozen=True)
class Limits:
    """Hours and euros as parts of what there is, so that they can be weighed against each other.

    Where both bind, (1 − balance)·hours + balance·euros ≤ 1 follows from the two, for any balance
    in [0, 1]: one budget, as tight as both together at the right balance.
    """

    hours: FloatArray
    eur: FloatArray
    has_hours: bool
    has_eur: bool
    top_hours: float
    top_eur: float


def limits(space: Space, top_hours: float, allowed: BoolArray) -> Limits:
    """The limits of a space when at most so many hours (in units) may be used."""
    most_hours = _most(space.hours, allowed)
    most_eur = _most(space.eur, allowed)
    top_eur = min(space.budget_eur, most_eur)
    top_hours = min(top_hours, most_hours)
    return Limits(
        hours=space.hours / max(top_hours, 1.0),
        eur=space.eur / max(top_eur, 1.0),
        has_hours=top_hours < most_hours,
        has_eur=top_eur < most_eur,
        top_hours=top_hours,
        top_eur=top_eur,
    )


def _most(amounts: FloatArray, allowed: BoolArray) -> float:
    return float(np.where(allowed, amounts, 0).max(axis=0, initial=0).sum())


@dataclass(frozen=True)
class Nodes:
    """B parts of the search: levels left (B, L, C), shares to start from, and what was learnt.

    `balance` is that of euros against hours, `pull` (B, M) the price of each minimum, `bound`
    the coverage that no choice in the part exceeds.
    """

    alive: BoolArray
    shares: FloatArray
    balance: FloatArray
    pull: FloatArray
    bound: FloatArray

    def __len__(self) -> int:
        return len(self.alive)

    def take(self, rows: IntArray | BoolArray | slice) -> Nodes:
        return Nodes(
            self.alive[rows],
            self.shares[rows],
            self.balance[rows],
            self.pull[rows],
            self.bound[rows],
        )


def joined(nodes: list[Nodes]) -> Nodes:
    """Several rows of nodes as one."""
    return Nodes(
        np.concatenate([node.alive for node in nodes]),
        np.concatenate([node.shares for node in nodes]),
        np.concatenate([node.balance for node in nodes]),
        np.concatenate([node.pull for node in nodes]),
        np.concatenate([node.bound for node in nodes]),
    )


def root(space: Space) -> Nodes:
    """Everything that is allowed."""
    alive = space.allowed[None]
    return Nodes(
        alive=alive,
        shares=alive / np.maximum(alive.sum(axis=1, keepdims=True), 1),
        balance=np.zeros(1),
        pull=np.zeros((1, int((space.minimum > 0).sum()))),
        bound=np.full(1, np.inf),
    )


def bounded(space: Space, nodes: Nodes, within: Limits, target: float, rounds: int) -> Nodes:
    """The nodes where the target may still be reached, with tighter bounds and fewer levels."""
    nodes = _affordable(space, nodes, within)
    sure = certain(space, nodes.alive)
    point = np.full((len(nodes), len(space.weight)), np.inf)
    for number in range(rounds):
        if not len(nodes):
            break
        nodes, point, possible = _round(
            space, within, nodes, sure, point, target=target, number=number
        )
        if not possible.all():
            nodes, point, sure = nodes.take(possible), point[possible], sure.take(possible)
    return nodes


def _round(
    space: Space,
    within: Limits,
    nodes: Nodes,
    sure: Certain,
    point: FloatArray,
    *,
    target: float,
    number: int,
) -> tuple[Nodes, FloatArray, BoolArray]:
    """A tangent, the best shares under it, and a move there (Frank and Wolfe).

    With a price μ on each minimum m, Σ (w + μ)·coverage − Σ μ·m bounds every choice that meets
    the minimums. A level whose loss takes the bound below the target is no longer possible.
    """
    needed = np.flatnonzero(space.minimum > 0)
    lowest = space.minimum[needed]
    cost, budget = _combined(within, nodes.balance)
    shares = _scaled_back(nodes.alive, nodes.shares, cost, budget)
    at = surface(space, sure, shares, point)
    short = lowest - at.coverage[:, needed]
    pull = nodes.pull if space.weight.any() else _soft(short)
    weight = np.tile(space.weight, (len(nodes), 1))
    weight[:, needed] += pull
    slope = tangent(space, at, weight)
    best = best_shares(slope, nodes.alive, cost, budget)
    here = (weight * at.coverage).sum(axis=1) - pull @ lowest
    ceiling = here - (slope * shares).sum(axis=(1, 2)) + best.value
    bound = np.minimum(nodes.bound, ceiling)
    alive = nodes.alive & (ceiling[:, None, None] - best.loss >= target)
    length = step_length(space, at, weight, best.shares - shares)
    if not space.weight.any():
        length = np.minimum(length, 2 / (number + 3))
    moved = _onto(alive, shares + length[:, None, None] * (best.shares - shares))
    balance = _rebalanced(within, nodes.balance, best, BALANCE_STEP / np.sqrt(1 + number))
    pull = _repulled(pull, short, bound - target)
    possible = (bound >= target) & np.all(alive.any(axis=1), axis=1)
    return Nodes(alive, moved, balance, pull, bound), at.point, possible


def _combined(within: Limits, balance: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Hours and euros as one cost and one budget."""
    budget = np.ones(len(balance))
    if not within.has_eur:
        return np.asarray(within.hours if within.has_hours else 0 * within.hours)[None], budget
    if not within.has_hours:
        return within.eur[None], budget
    part = balance[:, None, None]
    return (1 - part) * within.hours + part * within.eur, budget


def _scaled_back(
    alive: BoolArray, shares: FloatArray, cost: FloatArray, budget: FloatArray
) -> FloatArray:
    """Shares within the budget, moved as far as needed to the cheapest levels."""
    spent = (shares * cost).sum(axis=(1, 2))
    if (spent <= budget).all():
        return shares
    cheapest = np.where(alive, cost, np.inf).argmin(axis=1)
    least = np.arange(alive.shape[1])[:, None] == cheapest[:, None]
    apart = spent - (least * cost).sum(axis=(1, 2))
    part = np.where(apart > 0, (spent - budget) / np.where(apart > 0, apart, 1), 0)
    return np.asarray(shares + np.clip(part, 0, 1)[:, None, None] * (least - shares))


def _rebalanced(within: Limits, balance: FloatArray, best: BestShares, step: float) -> FloatArray:
    """Weigh more what the last choice used too much of."""
    if not (within.has_hours and within.has_eur):
        return balance
    excess = (best.shares * (within.eur - within.hours)).sum(axis=(1, 2))
    return np.asarray(np.clip(balance + step * np.sign(excess), 0, 1))


def _repulled(pull: FloatArray, short: FloatArray, gap: FloatArray) -> FloatArray:
    """Pull harder where a minimum is missed, in Polyak's step towards the target."""
    size = np.maximum((short * short).sum(axis=1), 1e-12)
    pull = pull + (np.maximum(gap, 0) / size)[:, None] * short
    return np.asarray(np.maximum(pull, 0))


def _soft(short: FloatArray) -> FloatArray:
    """Prices that add up to 1 and are highest where most is missed.

    Where only the minimums count, these follow the slope of a smooth worst case over the
    minimums; steps towards it find what cannot be met together within a few rounds.
    """
    eager = np.exp(EAGERNESS * (short - short.max(axis=1, keepdims=True, initial=-np.inf)))
    return np.asarray(eager / np.maximum(eager.sum(axis=1, keepdims=True), 1))


def _onto(alive: BoolArray, shares: FloatArray) -> FloatArray:
    """Shares of the levels that are left, adding up to 1 for each channel."""
    shares = np.where(alive, shares, 0)
    total = shares.sum(axis=1, keepdims=True)
    evenly = alive / np.maximum(alive.sum(axis=1, keepdims=True), 1)
    return np.asarray(np.where(total > 1e-9, shares / np.maximum(total, 1e-9), evenly))


def _affordable(space: Space, nodes: Nodes, within: Limits) -> Nodes:
    """The nodes that fit the budgets at all, without levels that can fit in no choice."""
    alive = nodes.alive
    for columns in space.alike:
        alive = _descending(alive, columns)
    for amounts, top in ((space.hours, within.top_hours), (space.eur, within.top_eur)):
        least = np.where(alive, amounts, TOO_MUCH).min(axis=1, keepdims=True)
        left = top - least.sum(axis=2, keepdims=True)
        alive = alive & np.asarray(amounts - least <= left)
    possible = np.all(alive.any(axis=1), axis=1)
    shares = _onto(alive, nodes.shares)
    return Nodes(alive, shares, nodes.balance, nodes.pull, nodes.bound).take(possible)


def _descending(alive: BoolArray, columns: IntArray) -> BoolArray:
    """Of channels that are alike, the first ids get the highest levels: ties want no other."""
    part = alive[:, :, columns]
    level = np.arange(part.shape[1])[:, None]
    highest = np.minimum.accumulate(np.where(part, level, -1).max(axis=1), axis=1)
    lowest = np.where(part, level, part.shape[1]).min(axis=1)[:, ::-1]
    lowest = np.maximum.accumulate(lowest, axis=1)[:, ::-1]
    alive = alive.copy()
    alive[:, :, columns] = part & (level <= highest[:, None]) & (level >= lowest[:, None])
    return alive
