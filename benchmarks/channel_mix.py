"""How long the channel mix takes: 15 channels × 4 levels, 10 personas × 8 goals."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from benchmarks.clock import timing
from tests.channel_mix.problems import large_problem, solved
from toolkit.channel_mix import MixProblem
from toolkit.channel_mix.frontier import hours_frontier
from toolkit.channel_mix.sensitivity import weight_ranges

N_PROBLEMS = 100
N_OTHERS = 8
N_MINIMUMS = 8


def channel_mix_lines() -> Iterator[str]:
    problems = [large_problem(seed) for seed in range(N_PROBLEMS)]
    solved(problems[0])
    yield _line("channel mix", problems)
    few = problems[:N_OTHERS]
    yield _line("… with minimums", [_with_minimums(problem) for problem in few])
    yield _line("… certain contributions", [_certain(problem) for problem in few])
    yield _line("… gain about as hours", [_proportional(problem, 0.05) for problem in few])
    yield _line("… gain exactly as hours", [_proportional(problem, 0.0) for problem in few[:2]])
    for what, action in (("frontier", _frontier), ("sensitivity", _sensitivity)):
        timings = [timing(action(problem), 1).median for problem in few]
        yield f"{what:<24}{np.median(timings):.2f} s, worst of {len(few)} {max(timings):.2f} s"


def _line(what: str, problems: list[MixProblem]) -> str:
    seconds, n_nodes, n_open = [], [], 0
    for problem in problems:
        begun = time.perf_counter()
        mix = solved(problem)
        seconds.append(time.perf_counter() - begun)
        n_nodes.append(mix.n_nodes)
        n_open += not mix.settled
    left = f", ties left open in {n_open}" if n_open else ""
    return (
        f"{what:<24}{1000 * np.median(seconds):.0f} ms, worst of {len(problems)} "
        f"{1000 * max(seconds):.0f} ms, nodes {np.median(n_nodes):.0f}–{max(n_nodes)}{left}"
    )


def _with_minimums(problem: MixProblem) -> MixProblem:
    rng = np.random.default_rng(len(problem.cells))
    minimum = np.zeros(len(problem.cells))
    minimum[rng.choice(len(minimum), N_MINIMUMS, replace=False)] = 0.7
    return replace(problem, minimum=minimum)


def _certain(problem: MixProblem) -> MixProblem:
    """A fifth of the uses is 1, and a third of the highest levels has an effect of 1."""
    rng = np.random.default_rng(0)
    effect = problem.effect.copy()
    top = effect[:, :, -1]
    top[(rng.random(top.shape) < 0.3) & (top > 0)] = 1
    use = np.where(rng.random(problem.use.shape) < 0.2, 1, problem.use)
    return replace(problem, use=use, effect=effect)


def _proportional(problem: MixProblem, spread: float) -> MixProblem:
    """An hour brings about as much on every channel, so that nothing tells them apart."""
    n_cells, n_channels, n_levels = problem.effect.shape
    rng = np.random.default_rng(int(problem.hours.sum() * 100))
    hours = np.sort(rng.uniform(0.5, 6, (n_channels, n_levels)), axis=1)
    hours[:, 0] = 0
    gain = rng.uniform(0.15, 0.5, (n_cells, 1, 1)) * hours / hours.max()
    gain = gain * rng.uniform(1 - spread, 1 + spread, (n_cells, n_channels, 1))
    return replace(
        problem,
        platform_of=np.arange(n_channels),
        use=np.ones((n_cells, n_channels)),
        effect=gain if spread else 1 - np.exp(-gain),
        weight=np.maximum(problem.weight, 1),
        hours=hours,
        eur=np.zeros_like(hours),
        budget_hours=float(hours.max(axis=1).sum()) * 0.4,
    )


def _frontier(problem: MixProblem) -> Callable[[], Any]:
    return lambda: hours_frontier(problem, [problem.budget_hours])


def _sensitivity(problem: MixProblem) -> Callable[[], Any]:
    mix = solved(problem)
    return lambda: weight_ranges(problem, mix)


if __name__ == "__main__":
    for line in channel_mix_lines():
        print(line, flush=True)
