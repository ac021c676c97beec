"""The best mix is the one that trying every mix finds, ties and limits included."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from tests.channel_mix.exhaustive import best_levels, coverage_of_cells
from tests.channel_mix.problems import SHAPES, covered, large_problem, small_problem, solved
from toolkit.channel_mix import Mix, MixConflict, MixProblem, best_mix, search
from toolkit.channel_mix.problem import cell_coverage, strategy_coverage

N_SEEDS = 30


def one_cell(
    effect: list[list[float]], hours: list[list[float]], budget: float, **changes: Any
) -> MixProblem:
    """A problem with one cell, where every channel has a platform to itself that all use."""
    n = len(effect)
    given: dict[str, Any] = {
        "channels": tuple("abcdef"[:n]),
        "cells": (("goal", "persona"),),
        "platform_of": range(n),
        "use": np.ones((1, n)),
        "effect": [effect],
        "weight": [1],
        "hours": hours,
        "eur": np.zeros_like(hours),
        "today": [0] * n,
        "allowed": np.ones_like(hours),
        "minimum": [0],
        "budget_hours": budget,
    }
    return MixProblem(**(given | changes))


@pytest.mark.parametrize("shape", SHAPES)
def test_small_problems(shape):
    """On small problems of every nasty shape the mix is that of an exhaustive search."""
    for seed in range(N_SEEDS):
        problem = small_problem(seed, shape)
        mix, expected = best_mix(problem), best_levels(problem)

        if expected is None:
            assert isinstance(mix, MixConflict)
        else:
            assert isinstance(mix, Mix)
            assert (mix.levels, {unmet.cell for unmet in mix.unmet}) == expected, seed
            assert mix.settled


@pytest.mark.parametrize("shape", SHAPES)
def test_search_without_counting_out(shape, monkeypatch):
    """The bounds alone lead to the same mix, when not even small parts are counted out."""
    monkeypatch.setattr(search, "LEAF", 1)
    monkeypatch.setattr(search, "NEIGHBOURS", 1)
    for seed in range(100, 100 + N_SEEDS):
        problem = small_problem(seed, shape)
        mix, expected = best_mix(problem), best_levels(problem)

        found = None if isinstance(mix, MixConflict) else mix.levels
        assert found == (expected and expected[0]), seed


def test_figures_of_a_mix():
    """A mix says what it covers, takes and changes, by the formulas written out."""
    for seed in range(20):
        problem = small_problem(seed, "crowded")
        mix = solved(problem)
        covered = coverage_of_cells(problem, mix.levels)
        weights = problem.weight.sum()

        assert mix.cells == pytest.approx(covered)
        assert mix.coverage == (
            pytest.approx(problem.weight @ covered / weights) if weights else None
        )
        assert mix.hours == pytest.approx(
            sum(problem.hours[c, level] for c, level in enumerate(mix.levels))
        )
        assert mix.hours <= problem.budget_hours + 1e-6
        assert mix.eur <= problem.budget_eur + 1e-6
        assert mix.n_changes == int((np.array(mix.levels) != problem.today).sum())


def test_hours_that_bring_nothing_are_not_spent():
    """A channel that adds nothing stays at the level without hours."""
    problem = one_cell([[0, 0.5], [0, 0]], [[0, 1], [0, 1]], 10)

    assert solved(problem).levels == (1, 0)


def test_less_than_a_step_is_no_reason_for_hours():
    """What covers less than 1e-5 more is not worth another hour."""
    tiny = one_cell([[0, 0.5, 0.5000005]], [[0, 1, 2]], 10)
    small = one_cell([[0, 0.5, 0.50003]], [[0, 1, 2]], 10)

    assert solved(tiny).levels == (1,)
    assert solved(small).levels == (2,)


def test_ties_go_to_fewer_hours_then_fewer_changes_then_ids():
    """Of two channels that cover the same: the cheaper one, then today's, then the first id."""
    same = [[0, 0.5], [0, 0.5]]

    assert solved(one_cell(same, [[0, 2], [0, 1]], 2)).levels == (0, 1)
    assert solved(one_cell(same, [[0, 1], [0, 1]], 1, today=[0, 1])).levels == (0, 1)
    assert solved(one_cell(same, [[0, 1], [0, 1]], 1)).levels == (1, 0)
    assert solved(one_cell(same, [[0, 1], [0, 1]], 1, channels=("b", "a"))).levels == (0, 1)


def test_hours_are_compared_exactly():
    """Ten times a tenth of an hour is an hour, and a third three times as well."""
    tenths = one_cell([[0, 0.1]] * 6, [[0, 0.1]] * 6, 0.6)
    thirds = one_cell([[0, 0.1]] * 3, [[0, 1 / 3]] * 3, 1)

    assert solved(tenths).levels == (1,) * 6
    assert solved(thirds).levels == (1,) * 3


def test_certain_contributions():
    """A contribution of 1 covers its cell wholly, and nothing more is spent on that cell."""
    problem = one_cell([[0, 1], [0, 0.9], [0, 1]], [[0, 2], [0, 1], [0, 3]], 6)
    mix = solved(problem)

    assert mix.levels == (1, 0, 0)
    assert mix.coverage == 1


def test_weights_of_zero():
    """Without weights there is no coverage to speak of, and the fewest hours are spent."""
    problem = replace(
        small_problem(3, "plain"), weight=np.zeros(len(small_problem(3, "plain").cells))
    )
    mix = solved(problem)

    assert mix.coverage is None
    assert mix.hours == 0


def test_nothing_to_choose():
    """No channels, or no cells, is a mix like any other."""
    problem = one_cell([[0, 0.5]], [[0, 1]], 1)
    no_cells: dict[str, Any] = {"cells": (), "use": np.ones((0, 1)), "weight": [], "minimum": []}
    no_channels: dict[str, Any] = {
        "channels": (),
        "platform_of": [],
        "use": np.zeros((1, 0)),
        "today": [],
    }
    empty: dict[str, Any] = {name: np.zeros((0, 2)) for name in ("hours", "eur", "allowed")}

    nobody = solved(replace(problem, **no_cells, effect=np.zeros((0, 1, 2))))
    nowhere = solved(
        replace(
            problem, **no_channels, **empty, effect=np.zeros((1, 0, 2)), minimum=np.array([0.5])
        )
    )

    assert (nobody.levels, nobody.coverage) == ((0,), None)
    assert (nowhere.levels, nowhere.coverage) == ((), 0)
    assert [unmet.highest for unmet in nowhere.unmet] == [0]


def test_no_hours():
    """Without hours only what takes none is possible."""
    problem = one_cell([[0, 0.5], [0, 0.2]], [[0, 1], [0, 0]], 0)

    assert solved(problem).levels == (0, 1)


def test_many_channels_that_are_alike():
    """Fifteen channels that are the same take no longer than fifteen that differ."""
    problem = large_problem(1)
    first = [0] * 15
    problem = replace(
        problem,
        platform_of=np.arange(15),
        use=problem.use[:, np.array(first)],
        effect=problem.effect[:, first],
        hours=problem.hours[first],
        eur=problem.eur[first],
        today=np.array(first),
    )
    mix = solved(problem)

    assert mix.settled
    assert mix.n_nodes < 100
    assert list(mix.levels) == sorted(mix.levels, reverse=True)


def test_earlier_mixes_make_no_difference():
    """From whatever mixes the search starts, it ends at the same one."""
    for seed in range(5):
        problem = large_problem(seed)
        mix = solved(problem)
        starts = [(3,) * 15, (0,) * 15, mix.levels]

        assert solved(problem, starts=starts).levels == mix.levels


def test_no_limits():
    """Without limits every channel is at its best level, as far as that matters."""
    problem = replace(large_problem(2), budget_hours=math.inf, budget_eur=math.inf)
    everything = strategy_coverage(problem, (3,) * 15)

    assert solved(problem).coverage == pytest.approx(everything, abs=1e-5)


def test_out_of_patience(monkeypatch):
    """When patience runs out the coverage is still within a step of the highest, and it says so."""
    problem = large_problem(9)
    highest = solved(problem)
    monkeypatch.setattr(search, "PATIENCE", 3)
    monkeypatch.setattr(search, "LEAF", 1)
    monkeypatch.setattr(search, "NEIGHBOURS", 1)
    hasty = solved(problem)

    assert highest.settled
    assert not hasty.settled
    assert covered(hasty) >= covered(highest) - 1e-5
    assert cell_coverage(problem, hasty.levels) == pytest.approx(hasty.cells)
