"""A good mix to start from: change one or two channels at a time as long as it helps."""

from __future__ import annotations

import numpy as np

from toolkit.channel_mix.problem import BoolArray, FloatArray, IntArray
from toolkit.channel_mix.space import FLOOR, Space

SHORTFALL = 1e3
"""What coverage missing from a minimum counts for, against coverage: minimums go first."""

BETTER = 1e-9
"""An exchange that gains less than this is none."""


def exchanged(space: Space, levels: IntArray, top_hours: float) -> IntArray:
    """The levels after the best exchanges: (C,), within the budgets if they were.

    All changes of one channel and of two channels on different platforms are weighed at once: a
    change multiplies what a cell misses by a ratio, so that what pairs of changes lead to is one
    product of two matrices.
    """
    worth = _worth(space, levels)
    while True:
        value = _values(space, levels, top_hours)
        pair = np.unravel_index(int(value.argmax()), value.shape)
        changed = levels.copy()
        for place in pair:
            level, column = divmod(int(place), space.n_channels)
            if level != levels[column]:
                changed[column] = level
        better = _worth(space, changed)
        if not (np.isfinite(value[pair]) and better > worth + BETTER):
            return levels
        levels, worth = changed, better


def _worth(space: Space, levels: IntArray) -> float:
    missed = space.missed(levels)[0]
    short = np.maximum(missed - (1 - space.minimum), 0)[space.minimum > 0]
    return float(-missed @ space.weight - SHORTFALL * short.sum())


def _values(space: Space, levels: IntArray, top_hours: float) -> FloatArray:
    """What each pair of changes is worth; −inf where it may not be."""
    ratio = _ratios(space, levels)
    missed = np.maximum(space.missed(levels)[0], FLOOR)
    value = -(ratio * (missed * space.weight)) @ ratio.T
    for cell in np.flatnonzero(space.minimum > 0):
        both = np.multiply.outer(ratio[:, cell] * missed[cell], ratio[:, cell])
        value -= SHORTFALL * np.maximum(both - (1 - space.minimum[cell]), 0)
    value[~_possible(space, levels, top_hours)] = -np.inf
    return np.asarray(value)


def _ratios(space: Space, levels: IntArray) -> FloatArray:
    """By what factor each single change multiplies what is missed: (L·C, K)."""
    columns = np.arange(space.n_channels)
    ratio = space.miss / np.maximum(space.miss[levels, columns], FLOOR)
    for platform in space.shared:
        at = levels[platform.columns], platform.columns
        others = np.prod(space.miss[at], axis=0) / np.maximum(space.miss[at], FLOOR)
        before = 1 - platform.use * (1 - np.prod(space.miss[at], axis=0))
        after = 1 - platform.use * (1 - space.miss[:, platform.columns] * others)
        ratio[:, platform.columns] = after / np.maximum(before, FLOOR)
    return np.asarray(ratio.reshape(space.hours.size, len(space.weight)))


def _possible(space: Space, levels: IntArray, top_hours: float) -> BoolArray:
    """Which pairs of changes fit: on different platforms, or a change and no change."""
    columns = np.arange(space.n_channels)
    same = (np.arange(space.n_levels)[:, None] == levels).ravel()
    home = np.tile(_homes(space), space.n_levels)
    fits = (home[:, None] != home) | (same[:, None] ^ same)
    for amounts, top in ((space.hours, top_hours), (space.eur, space.budget_eur)):
        now = amounts[levels, columns]
        more = (amounts - now).ravel()
        fits &= now.sum() + np.add.outer(more, more) <= top
    return np.asarray(fits & np.logical_and.outer(space.allowed.ravel(), space.allowed.ravel()))


def _homes(space: Space) -> IntArray:
    """A number for each channel, the same for channels on one platform."""
    home = np.arange(space.n_channels)
    for platform in space.shared:
        home[platform.columns] = platform.columns[0]
    return home
