"""The exact search: branch and bound over the levels, many nodes at a time.

A node is a set of levels left per channel. Its bound (see `surface`) says what coverage is at
most possible there; nodes that cannot beat the best choice so far are dropped, small ones are
counted out, others are split by the levels of the channel that is least decided. A second pass
goes through what may still equal the best choice with fewer hours, or with as many and fewer
changes, within the hours of that choice.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from toolkit.channel_mix.choice import STEP, Choice, choice, edge_of, feasible, step_of
from toolkit.channel_mix.exchange import exchanged
from toolkit.channel_mix.leaf import best_leaf
from toolkit.channel_mix.node import Limits, Nodes, bounded, joined, limits, root
from toolkit.channel_mix.problem import BoolArray, FloatArray, IntArray
from toolkit.channel_mix.space import Space

LEAF = 4096
"""Nodes with at most so many combinations left are counted out."""

NEIGHBOURS = 4096
"""At the start so many combinations around a good choice are counted out."""

BATCH = 8
"""Nodes that are bounded at once; more saves calls, fewer saves needless nodes."""

ROOT_ROUNDS = 12
ROUNDS = 3

PATIENCE = 10_000
"""After so many nodes choices within one step of coverage are no longer told apart."""


@dataclass(frozen=True)
class Found:
    """The first choice (None when no choice meets the minimums), and how it was found.

    `settled` is False when patience ran out: then the coverage is still within a step of the
    highest, but another choice in that step may take fewer hours.
    """

    choice: Choice | None
    settled: bool
    n_nodes: int


def first_choice(space: Space, starts: Sequence[IntArray], *, any_will_do: bool = False) -> Found:
    """The first of all choices; with `any_will_do` one that meets the minimums, if there is one.

    `starts` are levels within the budgets, in the order of the space; one at least.
    """
    return _Search(space, any_will_do).found(starts)


class _Search:
    """The best choice so far, and the nodes that may hold a better one."""

    def __init__(self, space: Space, any_will_do: bool) -> None:
        self.space = space
        self.best: Choice | None = None
        self.any_will_do = any_will_do
        self.n_nodes = 0
        self.settled = True
        self.heap: list[tuple[int, int, Nodes]] = []
        self.n_pushed = 0

    def found(self, starts: Sequence[IntArray]) -> Found:
        space = self.space
        if not space.n_channels:
            self.offer(space.order)
            return Found(self.best, self.settled, self.n_nodes)
        near = [exchanged(space, levels, space.budget_hours) for levels in starts]
        for levels in near:
            self.offer(levels)
        if not self.done():
            within = limits(space, space.budget_hours, space.allowed)
            top = bounded(space, root(space), within, self.lowest(), ROOT_ROUNDS)
            if len(top):
                levels = self.best.levels if self.best else near[0]
                self.count_out(_around(space, top, within, levels))
            self.push(top)
            self.climb(within)
        if not self.any_will_do and self.best is not None:
            self.settle()
        return Found(self.best, self.settled, self.n_nodes)

    def done(self) -> bool:
        return self.any_will_do and self.best is not None

    def offer(self, levels: IntArray) -> None:
        """Keep these levels if they are allowed and go before the best so far."""
        if feasible(self.space, levels, self.space.budget_hours):
            self.keep(choice(self.space, levels))

    def keep(self, found: Choice | None) -> None:
        if found is not None and found.before(self.best):
            self.best = found

    def count_out(self, alive: BoolArray) -> None:
        self.keep(best_leaf(self.space, alive, self.space.budget_hours, self.best))

    def lowest(self) -> float:
        """The bound that a node needs at least: to equal the best choice so far."""
        return (edge_of(self.best.step) if self.best else 0.0) - self.space.margin

    def push(self, nodes: Nodes) -> None:
        for row in range(len(nodes)):
            self.n_pushed += 1
            node = nodes.take(slice(row, row + 1))
            step = step_of(float(node.bound[0]) + self.space.margin)
            heapq.heappush(self.heap, (-step, -self.n_pushed, node))

    def pop(self, step: int) -> list[Nodes]:
        """Nodes whose bound lies in this step of coverage or higher: the highest, newest first."""
        nodes: list[Nodes] = []
        enough = (self.best.coverage if self.best else 0) + STEP - self.space.margin
        while self.heap and len(nodes) < BATCH and -self.heap[0][0] >= step:
            node = heapq.heappop(self.heap)[2]
            if self.settled or node.bound[0] >= enough:
                nodes.append(node)
        self.n_nodes += len(nodes)
        if self.best and self.n_nodes > PATIENCE:
            self.settled = False
        return nodes

    def climb(self, within: Limits) -> None:
        """Until no node can beat the best choice in coverage; what may equal it stays."""
        while not self.done():
            nodes = self.pop(self.best.step + 1 if self.best else 0)
            if not nodes:
                break
            self.split(nodes, within)

    def settle(self) -> None:
        """Until no node can equal the best choice and go before it."""
        nodes = [node for _, _, node in sorted(self.heap)]
        self.heap = []
        while nodes and self.settled and self.best:
            nodes = [node for node in nodes if self.may_go_before(node, self.best)]
            top_hours = self.space.total(self.space.hours, self.best.levels)
            if nodes:
                self.split(nodes, limits(self.space, top_hours, self.space.allowed))
            nodes = self.pop(self.best.step)

    def may_go_before(self, node: Nodes, best: Choice) -> bool:
        """Whether a node may hold something before the best choice; its cheapest is tried."""
        cheapest = choice(self.space, _cheapest(self.space, node.alive[0]))
        if not replace(cheapest, step=best.step).before(best):
            return False
        if cheapest.step < best.step:
            return True
        self.offer(cheapest.levels)
        return self.best is best

    def split(self, nodes: list[Nodes], within: Limits) -> None:
        """Count out the small nodes, and bound the parts of the others."""
        large = []
        for node in nodes:
            if np.prod(node.alive.sum(axis=1, dtype=float)) <= LEAF:
                self.count_out(node.alive[0])
            else:
                large.append(node)
        if large:
            parts = _parts(joined(large), within)
            self.push(bounded(self.space, parts, within, self.lowest(), ROUNDS))


def _undecided(nodes: Nodes, within: Limits) -> FloatArray:
    """How little decided each channel is: (B, C); negative when one level is left.

    The variance of what its levels take of the budgets: deciding on large sums first leaves
    parts of the search that differ most.
    """
    cost = within.hours * within.has_hours + within.eur * within.has_eur
    mean = (nodes.shares * cost).sum(axis=1, keepdims=True)
    spread = (nodes.shares * (cost - mean) ** 2).sum(axis=1)
    n_left = nodes.alive.sum(axis=1)
    mixed = 1 - nodes.shares.max(axis=1)
    return np.where(n_left > 1, spread + 1e-6 * (mixed + n_left), -1)


def _parts(nodes: Nodes, within: Limits) -> Nodes:
    """Each node split by the levels of its least decided channel."""
    column = _undecided(nodes, within).argmax(axis=1)
    row, level = np.nonzero(nodes.alive[np.arange(len(nodes)), :, column])
    parts = nodes.take(row)
    part = np.arange(len(row))
    for array, value in ((parts.alive, True), (parts.shares, 1.0)):
        array[part, :, column[row]] = 0
        array[part, level, column[row]] = value
    return parts


def _cheapest(space: Space, alive: BoolArray) -> IntArray:
    """The levels that go first among equals in coverage: the cheapest, of these the highest."""
    cost = np.where(alive, space.tie_cost, np.inf)
    return np.asarray(len(cost) - 1 - cost[::-1].argmin(axis=0))


def _around(space: Space, top: Nodes, within: Limits, levels: IntArray) -> BoolArray:
    """The levels of a choice, and every level of the channels that are least decided."""
    alive = np.asarray(np.arange(space.n_levels)[:, None] == levels)
    size = 1
    for column in np.argsort(-_undecided(top, within)[0], kind="stable"):
        size *= max(int(top.alive[0, :, column].sum()), 1)
        if size > NEIGHBOURS:
            break
        alive[:, column] |= top.alive[0, :, column]
    return alive
