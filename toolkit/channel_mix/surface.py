"""Coverage of a mix of levels: a concave surface above all real choices, and its slope.

With shares y of levels per channel, A = −ln(1 − contribution) and s = Σ A·y, the coverage of a
cell is at most both

- 1 − e^(−s), which is exact where every channel has one level, and concave in y. Channels that
  share a platform have t = −Σ ln(1 − effect)·y and s = −ln(1 − use·(1 − e^(−t))), which is
  concave and increasing in t, so the whole stays concave;
- the line 1 − m·(1 − Σ contribution·y), m what the channels with a settled level miss and the
  sum over the others, because ∏ (1 − x) ≥ 1 − Σ x for x in [0, 1]. A channel that shares a
  platform with a settled one adds less than its contribution, so the line holds for it too.

The lower of two concave functions is concave: its tangent anywhere bounds every real choice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.channel_mix.problem import BoolArray, FloatArray
from toolkit.channel_mix.space import Space

NEWTON_STEPS = 3
"""Three steps find the length of a move to a percent; a bound needs no more."""


@dataclass(frozen=True)
class Settled:
    """What the channels with one level left do: shares of levels, and weight still missed."""

    shares: FloatArray
    missed: FloatArray


@dataclass(frozen=True)
class Surface:
    """Weighted coverage at some shares of levels, and what its tangent is made of."""

    value: FloatArray
    slope: FloatArray
    coverage: FloatArray
    curved: FloatArray
    straight: FloatArray
    steepness: tuple[FloatArray, ...]


def settled(space: Space, alive: BoolArray, weight: FloatArray) -> Settled:
    """What is certain in each node: (B, L, C) levels left, (B or 1, K) weights."""
    one_left = alive.sum(axis=1, keepdims=True) == 1
    shares = (alive & one_left).reshape(len(alive), -1).astype(float)
    exponent, _ = _exponent(space, shares)
    return Settled(shares, weight * np.exp(-exponent))


def surface(space: Space, shares: FloatArray, weight: FloatArray, sure: Settled) -> Surface:
    """The bound at given shares of levels: (B, L·C)."""
    exponent, steepness = _exponent(space, shares)
    missed = np.exp(-exponent)
    tangent = weight * missed
    line = weight - sure.missed + sure.missed * ((shares - sure.shares) @ space.line)
    is_line = line < weight - tangent
    curved = np.where(is_line, 0, tangent)
    straight = np.where(is_line, sure.missed, 0)
    slope = curved @ space.log_miss.T + straight @ space.line.T
    for platform, steep in zip(space.shared, steepness, strict=True):
        slope[:, platform.places] += (curved * steep) @ platform.log_miss.T
    value = np.where(is_line, line, weight - tangent).sum(axis=1)
    return Surface(value, slope, 1 - missed, curved, straight, steepness)


def _exponent(space: Space, shares: FloatArray) -> tuple[FloatArray, tuple[FloatArray, ...]]:
    """The s of each cell, and for each shared platform how fast s rises with t."""
    exponent = shares @ space.log_miss
    steepness = []
    for platform in space.shared:
        still = platform.use * np.exp(-(shares[:, platform.places] @ platform.log_miss))
        missed = 1 - platform.use + still
        exponent -= np.log(missed)
        steepness.append(still / missed)
    return exponent, tuple(steepness)


def step_length(space: Space, at: Surface, move: FloatArray) -> FloatArray:
    """How far along a move, 0 to 1, is the surface highest?

    Newton's method on the derivative, kept between the ends of what is still possible; shared
    platforms are followed to the second order. Any answer leads to a valid bound.
    """
    rise, bend = move @ space.log_miss, np.zeros(1)
    for platform, steep in zip(space.shared, at.steepness, strict=True):
        inner = move[:, platform.places] @ platform.log_miss
        rise += steep * inner
        bend = bend + steep * (1 - steep) * inner * inner
    fixed = (at.straight * (move @ space.line)).sum(axis=1)
    length = np.zeros(len(move))
    low, high = np.zeros(len(move)), np.ones(len(move))
    for _ in range(NEWTON_STEPS):
        far = length[:, None]
        left = at.curved * np.exp(-far * (rise - 0.5 * far * bend))
        speed = rise - far * bend
        gain = (left * speed).sum(axis=1) + fixed
        bending = (left * (speed * speed + bend)).sum(axis=1)
        low, high = np.where(gain > 0, length, low), np.where(gain < 0, length, high)
        aim = length + gain / np.maximum(bending, 1e-12)
        inside = (aim > low) & (aim < high)
        length = np.where(inside, aim, np.where(length == 0, np.clip(aim, 0, 1), (low + high) / 2))
    return length
