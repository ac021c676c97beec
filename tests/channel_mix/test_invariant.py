"""What holds for every problem: more room never hurts, less never helps, order does not matter."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.channel_mix.problems import SHAPES, large_problem, small_problem, solved
from toolkit.channel_mix import Mix, MixProblem, best_mix
from toolkit.channel_mix.choice import step_of

PROBLEMS = st.builds(
    small_problem,
    st.integers(0, 10_000),
    st.sampled_from([shape for shape in SHAPES if shape != "minimums"]),
)


def step(problem: MixProblem) -> float:
    """The step of coverage of the best mix; below all steps when there is no mix."""
    mix = best_mix(problem)
    return step_of(mix.coverage or 0) if isinstance(mix, Mix) else -np.inf


@given(PROBLEMS, st.floats(0, 10))
def test_more_hours_never_cover_less(problem, more):
    """With more hours the best mix covers at least as much."""
    richer = replace(problem, budget_hours=problem.budget_hours + more)

    assert step(richer) >= step(problem)


@given(PROBLEMS, st.floats(0, 500))
def test_more_euros_never_cover_less(problem, more):
    """With more euros the best mix covers at least as much."""
    richer = replace(problem, budget_eur=problem.budget_eur + more)

    assert step(richer) >= step(problem)


@given(PROBLEMS, st.data())
def test_a_limit_never_covers_more(problem, data):
    """Forcing a channel to some of its levels never makes the best mix better."""
    n_channels, n_levels = problem.hours.shape
    channel = data.draw(st.integers(0, n_channels - 1))
    allowed = problem.allowed.copy()
    allowed[channel] &= data.draw(st.lists(st.booleans(), min_size=n_levels, max_size=n_levels))

    assert step(replace(problem, allowed=allowed)) <= step(problem)


def permuted(problem: MixProblem, channels: np.ndarray, cells: np.ndarray) -> MixProblem:
    """The same problem with its channels and its cells in another order."""
    return MixProblem(
        channels=tuple(problem.channels[c] for c in channels),
        cells=tuple(problem.cells[k] for k in cells),
        platform_of=problem.platform_of[channels],
        use=problem.use[cells],
        effect=problem.effect[np.ix_(cells, channels)],
        weight=problem.weight[cells],
        hours=problem.hours[channels],
        eur=problem.eur[channels],
        today=problem.today[channels],
        allowed=problem.allowed[channels],
        minimum=problem.minimum[cells],
        budget_hours=problem.budget_hours,
        budget_eur=problem.budget_eur,
    )


@given(st.integers(0, 10_000), st.sampled_from(SHAPES), st.randoms(use_true_random=False))
def test_order_makes_no_difference(seed, shape, random):
    """Channels and cells in another order get the same levels."""
    problem = small_problem(seed, shape)
    channels, cells = list(range(len(problem.channels))), list(range(len(problem.cells)))
    random.shuffle(channels)
    random.shuffle(cells)
    mix = best_mix(problem)
    other = best_mix(permuted(problem, np.array(channels), np.array(cells)))

    if isinstance(mix, Mix):
        assert isinstance(other, Mix)
        assert other.levels == tuple(mix.levels[c] for c in channels)
    else:
        assert other == mix


@settings(max_examples=10)
@given(st.integers(0, 1000), st.randoms(use_true_random=False))
def test_order_makes_no_difference_at_full_size(seed, random):
    """At full size, too, the order of channels makes no difference."""
    problem = large_problem(seed)
    channels = list(range(15))
    random.shuffle(channels)
    other = solved(permuted(problem, np.array(channels), np.arange(len(problem.cells))))

    assert other.levels == tuple(solved(problem).levels[c] for c in channels)


@given(PROBLEMS, st.floats(0.01, 100))
def test_scale_of_weights_makes_no_difference(problem, scale):
    """Only the proportions of the weights count."""
    mix = best_mix(problem)
    if isinstance(mix, Mix):
        other = solved(replace(problem, weight=problem.weight * scale))

        assert other.levels == mix.levels
