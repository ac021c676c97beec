"""Limits that contradict each other are explained by the fewest channels that show it."""

import itertools
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.channel_mix.problems import small_problem
from toolkit.channel_mix import Mix, MixConflict, MixProblem, best_mix


def must(hours: list[list[float]], eur: list[list[float]], **limits: float) -> MixProblem:
    """Channels that must all be run, at one of some levels."""
    n, n_levels = np.shape(hours)
    fields: dict[str, Any] = {
        "channels": tuple("abcdef"[:n]),
        "cells": (("goal", "persona"),),
        "platform_of": np.zeros(n),
        "use": [[1]],
        "effect": np.zeros((1, n, n_levels)),
        "weight": [1],
        "hours": hours,
        "eur": eur,
        "today": np.zeros(n),
        "allowed": np.ones((n, n_levels)),
        "minimum": [0],
    }
    return MixProblem(**(fields | limits))


def test_too_few_hours():
    """The most expensive channels are named, as few as exceed the hours, with what they take."""
    problem = must([[1, 9], [4, 5], [3, 3]], [[0, 0]] * 3, budget_hours=6)

    assert best_mix(problem) == MixConflict("hours", ("b", "c"), hours=7, eur=0)


def test_too_few_euros():
    """The same for euros."""
    problem = must([[0, 0]] * 3, [[100, 200], [50, 50], [400, 400]], budget_eur=300)

    assert best_mix(problem) == MixConflict("eur", ("c",), hours=0, eur=400)


def test_either_budget_but_not_both():
    """Where hours can be saved with euros, and euros with hours, but not both, it says so."""
    problem = must(
        [[1, 5], [1, 5], [1, 1]], [[300, 0], [300, 0], [0, 0]], budget_hours=6, budget_eur=200
    )

    assert best_mix(problem) == MixConflict("hours_and_eur", ("a", "b"), hours=2, eur=0)


def test_must_and_never():
    """A channel that may have no level at all is named."""
    problem = must([[1, 1]] * 2, [[0, 0]] * 2)
    problem = replace(problem, allowed=np.array([[True, True], [False, False]]))

    assert best_mix(problem) == MixConflict("no_level", ("b",))


def fits(problem: MixProblem, channels: tuple[int, ...]) -> bool:
    """Whether some levels of these channels alone fit the budgets."""
    levels = (np.flatnonzero(problem.allowed[c]) for c in channels)
    return any(
        sum(problem.hours[c, n] for c, n in zip(channels, mix, strict=True)) <= problem.budget_hours
        and sum(problem.eur[c, n] for c, n in zip(channels, mix, strict=True)) <= problem.budget_eur
        for mix in itertools.product(*levels)
    )


@pytest.mark.parametrize("seed", range(60))
def test_no_smaller_set_conflicts(seed):
    """The channels named do not fit, and no smaller number of channels fails to."""
    problem = small_problem(seed, "falling_hours")
    rng = np.random.default_rng(seed)
    allowed = problem.allowed & (np.arange(problem.hours.shape[1]) > 0)
    allowed |= ~allowed.any(axis=1, keepdims=True)
    problem = replace(
        problem,
        allowed=allowed,
        budget_hours=round(problem.budget_hours * rng.random(), 2),
        budget_eur=round(float(problem.eur.mean()) * 3 * rng.random(), 2),
    )
    found = best_mix(problem)
    everything = range(len(problem.channels))

    if isinstance(found, Mix):
        assert fits(problem, tuple(everything))
    else:
        named = tuple(c for c in everything if problem.channels[c] in found.channels)
        smaller = itertools.combinations(everything, len(named) - 1)

        assert not fits(problem, named)
        if found.kind == "hours_and_eur":
            assert all(fits(problem, group) for group in smaller)
