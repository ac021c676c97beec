"""The bounds that the search rests on lie above every real choice."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from tests.channel_mix.problems import SHAPES, small_problem
from toolkit.channel_mix.choice import choice
from toolkit.channel_mix.knapsack import best_shares
from toolkit.channel_mix.node import bounded, limits, root
from toolkit.channel_mix.space import search_space
from toolkit.channel_mix.surface import certain, surface, tangent


@given(st.lists(st.floats(0, 1), max_size=8), st.floats(0, 30))
def test_inequality_of_the_bound(missed, point):
    """For any s, what several channels miss together is at least e^(−s)·(1 + s − Σ τ)."""
    total = 0.0
    for each in missed:
        beyond = each < math.exp(-point)
        total += 1 + point - math.exp(point) * each if beyond else -math.log(each)

    assert math.prod(missed) >= math.exp(-point) * (1 + point - total) - 1e-12


@given(st.integers(0, 10_000), st.sampled_from(SHAPES))
def test_every_choice_lies_under_every_tangent(seed, shape):
    """Wherever a tangent is taken, no combination of the levels left lies above it."""
    problem = small_problem(seed, shape)
    space = search_space(problem, problem.weight, problem.minimum)
    rng = np.random.default_rng(seed)
    alive = space.allowed & (rng.random(space.allowed.shape) < 0.7)
    alive[0] |= ~alive.any(axis=0)
    shares = alive * rng.exponential(size=alive.shape) + 1e-9 * alive
    shares /= shares.sum(axis=0)
    weight = rng.random(len(space.weight))

    sure = certain(space, alive[None])
    point = np.full((1, len(space.weight)), rng.choice([np.inf, 0, 0.5, 3]))
    at = surface(space, sure, shares[None], point)
    slope = tangent(space, at, weight[None])[0]
    for levels in itertools.product(*(np.flatnonzero(column) for column in alive.T)):
        real = weight @ (1 - space.missed(np.array(levels))[0])
        moved = slope[np.array(levels), np.arange(len(levels))].sum() - (slope * shares).sum()

        assert real <= weight @ at.coverage[0] + moved + weight.sum() * space.margin


@given(st.integers(0, 10_000), st.sampled_from(SHAPES), st.integers(1, 5))
def test_bounded_keeps_what_may_win(seed, shape, rounds):
    """No choice within the limits that reaches the target is lost, and none exceeds the bound."""
    problem = small_problem(seed, shape)
    space = search_space(problem, problem.weight, np.zeros_like(problem.minimum))
    within = limits(space, space.budget_hours, space.allowed)
    target = float(np.random.default_rng(seed).random()) - space.margin
    nodes = bounded(space, root(space), within, target, rounds)
    for levels in itertools.product(*(np.flatnonzero(column) for column in space.allowed.T)):
        found = choice(space, np.array(levels))
        fits = space.total(space.hours, found.levels) <= space.budget_hours
        fits &= space.total(space.eur, found.levels) <= space.budget_eur
        if fits and found.coverage >= target + space.margin:
            assert nodes.alive[0][found.levels, np.arange(space.n_channels)].all()
            assert found.coverage <= nodes.bound[0] + space.margin


@pytest.mark.parametrize("seed", range(40))
def test_knapsack_is_the_linear_optimum(seed):
    """The best shares under fixed gains are those of linear programming."""
    rng = np.random.default_rng(seed)
    n_levels, n_channels = int(rng.integers(1, 5)), int(rng.integers(1, 7))
    gain = rng.random((1, n_levels, n_channels)).round(int(rng.integers(1, 6)))
    cost = rng.random((1, n_levels, n_channels)).round(int(rng.integers(1, 6)))
    alive = rng.random(gain.shape) < 0.8
    alive[:, 0] |= ~alive.any(axis=1)
    cheapest = np.where(alive, cost, np.inf).min(axis=1).sum()
    budget = cheapest + rng.random() * n_channels / 3
    found = best_shares(gain, alive, cost, np.array([budget]))
    one_level = np.tile(np.eye(n_channels), n_levels)
    exact = linprog(
        -gain.ravel(),
        A_ub=cost.reshape(1, -1),
        b_ub=[budget],
        A_eq=one_level,
        b_eq=np.ones(n_channels),
        bounds=[(0, float(yes)) for yes in alive.ravel()],
    )

    assert found.value[0] == pytest.approx(-exact.fun)
    assert (found.shares * gain).sum() == pytest.approx(-exact.fun)
    assert (found.shares * cost).sum() <= budget + 1e-9
