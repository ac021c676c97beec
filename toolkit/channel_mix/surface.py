"""Coverage of a mix of levels: a concave surface above all real choices, and its slope.

A cell misses ∏ q, over the channels, with q = 1 − contribution and A = −ln q. For any s ≥ 0 and
every real choice (one level per channel)

    ∏ q ≥ e^(−s) · (1 + s − Σ τ(A)),   τ(A) = min(A, s) + 1 − min(1, e^(s − A)).

Where every A ≤ s this is the tangent of e^(−ΣA) at s. A larger A needs no more than
1 + s − e^s·q, which is less: with r = e^s·q ≤ 1 for the n ≥ 1 channels of that kind, and the sum S
of the others, the difference of both sides is e^(−S)·∏r·e^(−(n−1)s) − (1 + s − S) + n·(1 + s) − Σr.
It rises with S, so take S = 0; it is linear in each r, so take each r as 0 or 1; with all at 1 it
is e^(−(n−1)s) − 1 + (n−1)·s ≥ 0, with at most n − 1 of them at 1 it is at least (n−1)·s ≥ 0.
At s = 0 it is ∏ q ≥ 1 − Σ (1 − q).

Linear in the shares y of the levels, it bounds every mixture of real choices; the lowest bound has
s = Σ min(A, s)·y. Channels that share a platform have t = −Σ ln(1 − effect)·y and
A = −ln(1 − use·(1 − e^(−t))), concave in t, and τ is concave in A: their tangent bounds them.
What is certain in a node (the least that each channel does) is taken out beforehand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.problem import BoolArray, FloatArray, IntArray
from toolkit.channel_mix.space import Space

POINT_STEPS = 2
"""Any s gives a valid bound; this many steps from the last s come close to the lowest."""

NEWTON_STEPS = 3
"""Three steps find the length of a move to a percent; a bound needs no more."""


@dataclass(frozen=True)
class Certain:
    """What is certain in B nodes: what cells still miss, and what levels can add to it.

    `missed` (B, K) is what is missed when each channel does the least that is left to it; `more`
    (B, P, K) is A beyond that for the levels of channels alone on their platform, and `left` the
    same as q; `use` and `inner` are, for each shared platform, the use among those still missed
    and the t that is certain.
    """

    missed: FloatArray
    more: FloatArray
    left: FloatArray
    use: tuple[FloatArray, ...]
    inner: tuple[FloatArray, ...]

    def take(self, rows: IntArray | BoolArray) -> Certain:
        return Certain(
            self.missed[rows],
            self.more[rows],
            self.left[rows],
            tuple(use[rows] for use in self.use),
            tuple(inner[rows] for inner in self.inner),
        )


def certain(space: Space, alive: BoolArray) -> Certain:
    """What is certain when these levels are left: (B, L, C)."""
    n, n_cells = len(alive), len(space.weight)
    single = alive[:, :, space.single, None]
    log_miss = space.log_miss
    least = np.where(single, log_miss, np.inf).min(axis=1)
    more = np.maximum(log_miss - least[:, None], 0)
    more = more.reshape(n, more.shape[1] * more.shape[2], n_cells)
    missed = np.exp(-least.sum(axis=1))
    uses, inners = [], []
    for platform in space.shared:
        part = alive[:, :, platform.columns, None]
        inner = np.where(part, platform.log_miss, np.inf).min(axis=1).sum(axis=1)
        still = platform.use * np.exp(-inner)
        missed = missed * (1 - platform.use + still)
        uses.append(still / (1 - platform.use + still))
        inners.append(inner)
    return Certain(missed, more, np.exp(-more), tuple(uses), tuple(inners))


@dataclass(frozen=True)
class Surface:
    """The coverage of each cell at some shares of levels, and what its tangent is made of.

    `coverage` and `point` (B, K) are the bound of each cell and its s; `height` (B, K) is by what
    the sum of τ counts there. `tau` and `least` (B, P, K) are τ and min(A, s) of the levels of
    single channels, `beyond` (B, K) the shares of those with A > s. For each shared platform
    `shared` has how fast τ and min(A, s) rise with t, and how fast the first slows down.
    """

    coverage: FloatArray
    point: FloatArray
    height: FloatArray
    tau: FloatArray
    least: FloatArray
    beyond: FloatArray
    shared: tuple[tuple[FloatArray, FloatArray, FloatArray], ...]


def surface(space: Space, sure: Certain, shares: FloatArray, point: FloatArray) -> Surface:
    """The bound at given shares of levels (B, L, C), from an earlier s; infinite is a start."""
    alone = _alone(space, shares)
    inside = _inside(space, sure, shares)
    for _ in range(POINT_STEPS):
        total = (alone @ np.minimum(sure.more, point[:, None]))[:, 0]
        for missed, _steep in inside:
            total += np.minimum(-np.log(missed), point)
        point = total
    least = np.minimum(sure.more, point[:, None])
    beyond = sure.more > point[:, None]
    grown = np.exp(point)
    tau = least + np.where(beyond, 1 - grown[:, None] * sure.left, 0)
    lift = (alone @ tau)[:, 0]
    shared = []
    for missed, steep in inside:
        part = np.minimum(grown * missed, 1)
        lift += np.minimum(-np.log(missed), point) + 1 - part
        rise = part * steep
        shared.append((rise, np.where(part < 1, 0, steep), rise * (1 - steep)))
    return Surface(
        coverage=1 - sure.missed * (1 + point - lift) / grown,
        point=point,
        height=sure.missed / grown,
        tau=tau,
        least=least,
        beyond=(alone @ beyond.astype(float))[:, 0],
        shared=tuple(shared),
    )


def tangent(space: Space, at: Surface, weight: FloatArray) -> FloatArray:
    """How much the weighted coverage rises with the share of each level: (B, L, C)."""
    n, n_levels = len(weight), space.n_levels
    slope = np.zeros((n, n_levels, space.n_channels))
    height = weight * at.height
    slope[:, :, space.single] = (at.tau @ height[:, :, None]).reshape(
        n, n_levels, len(space.single)
    )
    for platform, (rise, _turn, _slowing) in zip(space.shared, at.shared, strict=True):
        gain = (height * rise) @ platform.flat.T
        slope[:, :, platform.columns] = gain.reshape(n, n_levels, len(platform.columns))
    return slope


def _alone(space: Space, shares: FloatArray) -> FloatArray:
    """The shares of channels alone on their platform: (B, 1, P)."""
    single = shares[:, :, space.single]
    return single.reshape(len(shares), 1, single.shape[1] * single.shape[2])


def _inside(space: Space, sure: Certain, shares: FloatArray) -> list[tuple[FloatArray, FloatArray]]:
    """For each shared platform what is missed, and how fast A rises with t: (B, K) each."""
    found = []
    for platform, use, inner in zip(space.shared, sure.use, sure.inner, strict=True):
        flat = shares[:, :, platform.columns].reshape(len(shares), -1)
        more = np.maximum(flat @ platform.flat - inner, 0)
        still = use * np.exp(-more)
        missed = 1 - use + still
        found.append((missed, still / missed))
    return found


def step_length(space: Space, at: Surface, weight: FloatArray, move: FloatArray) -> FloatArray:
    """How far along a move (B, L, C), 0 to 1, is the surface highest?

    Newton's method on a model of the gain that falls (or grows) at an even rate for each cell,
    kept between the ends of what is still possible. Any answer leads to a valid bound.
    """
    alone = _alone(space, move)
    rise, turn = (alone @ at.tau)[:, 0], (alone @ at.least)[:, 0]
    bend = np.zeros_like(rise)
    for platform, (tau, least, slowing) in zip(space.shared, at.shared, strict=True):
        inner = move[:, :, platform.columns].reshape(len(move), -1) @ platform.flat
        rise += tau * inner
        turn += least * inner
        bend += slowing * inner * inner
    bend += turn * turn / np.maximum(1 - at.beyond, 0.1)
    sure = np.abs(rise) > 1e-9
    rate = np.clip(np.where(sure, bend / np.where(sure, rise, 1), 0), -20, 20)
    gains = weight * at.height * rise
    length = np.zeros(len(move))
    low, high = np.zeros(len(move)), np.ones(len(move))
    for _ in range(NEWTON_STEPS):
        now = gains * np.exp(-rate * length[:, None])
        gain, bending = now.sum(axis=1), (now * rate).sum(axis=1)
        low, high = np.where(gain > 0, length, low), np.where(gain < 0, length, high)
        aim = length + gain / np.maximum(bending, 1e-12)
        inside = (aim > low) & (aim < high)
        length = np.where(inside, aim, np.where(length == 0, np.clip(aim, 0, 1), (low + high) / 2))
    return length
