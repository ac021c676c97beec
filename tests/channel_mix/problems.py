"""Problems to solve: small and nasty ones, and large ones as clients have them."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from toolkit.channel_mix import Mix, MixProblem, best_mix

Fields = dict[str, Any]


def _plain(fields: Fields, rng: np.random.Generator) -> None:
    """As it is."""


def _falling_hours(fields: Fields, rng: np.random.Generator) -> None:
    fields["hours"] = rng.permuted(fields["hours"], axis=1)
    fields["eur"] = rng.permuted(fields["eur"], axis=1)
    fields["allowed"][:] = True
    fields["budget_hours"] = float(fields["hours"].min(axis=1).sum() * 1.3)
    fields["budget_eur"] = math.inf


def _free_levels(fields: Fields, rng: np.random.Generator) -> None:
    fields["hours"][rng.random(fields["hours"].shape) < 0.5] = 0


def _equal_levels(fields: Fields, rng: np.random.Generator) -> None:
    half = fields["hours"].shape[1] // 2
    fields["effect"][:, :, half:] = fields["effect"][:, :, -1:]
    fields["hours"][:, half:] = fields["hours"][:, -1:]


def _twins(fields: Fields, rng: np.random.Generator) -> None:
    for name in ("hours", "eur", "allowed"):
        fields[name][:] = fields[name][0]
    for name in ("effect", "use"):
        fields[name][:] = fields[name][:, :1]
    fields["today"] //= 2


def _certain(fields: Fields, rng: np.random.Generator) -> None:
    fields["use"][rng.random(fields["use"].shape) < 0.5] = 1
    fields["effect"][rng.random(fields["effect"].shape) < 0.3] = 1


def _no_weight(fields: Fields, rng: np.random.Generator) -> None:
    fields["weight"][:] = 0


def _crowded(fields: Fields, rng: np.random.Generator) -> None:
    fields["platform_of"] %= 2


def _minimums(fields: Fields, rng: np.random.Generator) -> None:
    n_cells = len(fields["cells"])
    fields["minimum"] = rng.uniform(0, 0.8, n_cells) * (rng.random(n_cells) < 0.6)


def _musts(fields: Fields, rng: np.random.Generator) -> None:
    must = rng.random(len(fields["channels"])) < 0.5
    fields["allowed"][must] = True
    fields["allowed"][must, 0] = fields["hours"].shape[1] == 1


def _round(fields: Fields, rng: np.random.Generator) -> None:
    fields["use"] = np.round(fields["use"] * 4) / 4
    fields["effect"] = np.round(fields["effect"] * 2) / 2
    fields["hours"] = np.round(fields["hours"])
    fields["weight"][:] = 1
    fields["budget_hours"] = float(round(fields["budget_hours"]))


CHANGES: dict[str, Callable[[Fields, np.random.Generator], None]] = {
    "plain": _plain,
    "falling_hours": _falling_hours,
    "free_levels": _free_levels,
    "equal_levels": _equal_levels,
    "twins": _twins,
    "certain": _certain,
    "no_weight": _no_weight,
    "crowded": _crowded,
    "minimums": _minimums,
    "musts": _musts,
    "round": _round,
}
SHAPES = tuple(CHANGES)


def small_problem(seed: int, shape: str) -> MixProblem:
    """A problem of at most five channels, of one of the shapes that solvers stumble over."""
    rng = np.random.default_rng([seed, SHAPES.index(shape)])
    n_channels, n_levels = int(rng.integers(1, 6)), int(rng.integers(1, 5))
    n_cells = int(rng.integers(1, 7))
    n_platforms = n_channels + 1
    fit = rng.choice([0, 1 / 3, 2 / 3, 1], (n_cells, n_channels))
    activity = np.sort(rng.uniform(0, 1, (n_channels, n_levels)), axis=1)
    hours = np.sort(np.round(rng.uniform(0, 8, (n_channels, n_levels)), 2), axis=1)
    eur = np.round(rng.uniform(0, 300, (n_channels, n_levels)) * (rng.random() < 0.5))
    activity[:, 0] = hours[:, 0] = eur[:, 0] = 0
    allowed = rng.random((n_channels, n_levels)) < 0.9
    allowed[:, 0] = True
    ids = [f"channel-{c}" for c in range(n_channels)]
    fields: Fields = {
        "channels": tuple(rng.permutation(ids).tolist()),
        "cells": tuple((f"goal-{cell % 3}", f"persona-{cell // 3}") for cell in range(n_cells)),
        "platform_of": rng.integers(0, n_platforms, n_channels),
        "use": rng.uniform(0, 1, (n_cells, n_platforms)),
        "effect": fit[:, :, None] * activity,
        "weight": rng.integers(0, 6, n_cells).astype(float),
        "hours": hours,
        "eur": eur,
        "today": rng.integers(0, n_levels, n_channels),
        "allowed": allowed,
        "minimum": np.zeros(n_cells),
        "budget_hours": float(rng.choice([0, 0.5, 1, 1, 1, 2]) * hours.mean() * n_channels),
        "budget_eur": float(rng.choice([0, 100, 300, math.inf])),
    }
    CHANGES[shape](fields, rng)
    return MixProblem(**fields)


def solved(problem: MixProblem, **options: Any) -> Mix:
    """The best mix of a problem that has one."""
    mix = best_mix(problem, **options)
    assert isinstance(mix, Mix)
    return mix


def covered(mix: Mix) -> float:
    """The strategy coverage of a mix for which there are weights."""
    assert mix.coverage is not None
    return mix.coverage


def large_problem(seed: int, *, shared: int = 3) -> MixProblem:
    """Fifteen channels, four levels, ten personas and eight goals, as a large client has them."""
    rng = np.random.default_rng([seed, 15])
    n_channels, n_levels, n_personas, n_goals = 15, 4, 10, 8
    n_platforms = n_channels - shared
    platform_of = np.concatenate([np.arange(n_platforms), rng.integers(0, n_platforms, shared)])
    use = rng.beta(1.2, 1.6, (n_personas, n_platforms))
    chances = (0.25, 0.3, 0.25, 0.2)
    fit = rng.choice([0, 1 / 3, 2 / 3, 1], (n_goals, n_personas, n_platforms), p=chances)
    half_rate = rng.choice([0.15, 0.25, 0.5, 0.75, 1, 1.5, 2], n_channels)
    posts = np.zeros((n_channels, n_levels))
    for channel in range(n_channels):
        times = np.sort(rng.choice([0.5, 1, 1.5, 2, 3, 4], n_levels - 1, replace=False))
        posts[channel, 1:] = half_rate[channel] * times
    activity = 1 - 2 ** (-posts / half_rate[:, None])
    hours_per_post = rng.uniform(0.4, 2.5, n_channels) / np.sqrt(np.maximum(half_rate, 1))
    upkeep = rng.uniform(0.1, 1, n_channels)
    hours = (posts > 0) * (upkeep[:, None] + posts * hours_per_post[:, None])
    media = rng.uniform(0, 300, n_channels) * (rng.random(n_channels) < 0.5)
    weight = rng.integers(1, 6, n_goals)[:, None] * rng.integers(1, 6, n_personas)
    meant = rng.random((n_goals, n_personas)) < 0.7
    n_cells = n_goals * n_personas
    effect = fit[:, :, platform_of, None] * activity
    fields: Fields = {
        "channels": tuple(f"channel-{c:02d}" for c in range(n_channels)),
        "cells": tuple(
            (f"goal-{g}", f"persona-{p}") for g in range(n_goals) for p in range(n_personas)
        ),
        "platform_of": platform_of,
        "use": np.tile(use, (n_goals, 1)),
        "effect": effect.reshape(n_cells, n_channels, n_levels),
        "weight": (weight * meant).ravel(),
        "hours": np.round(hours * 4) / 4 if seed % 2 else np.round(hours, 2),
        "eur": np.round(media[:, None] * np.arange(n_levels)),
        "today": rng.integers(0, n_levels, n_channels) * (rng.random(n_channels) < 0.5),
        "allowed": np.ones((n_channels, n_levels)),
        "minimum": np.zeros(n_cells),
        "budget_hours": float(rng.choice([6, 8, 12, 16, 20, 24])),
        "budget_eur": float(rng.choice([500, 1000, 2000])) if seed % 3 == 0 else math.inf,
    }
    return MixProblem(**fields)
