"""A hundred points over the goals: how many are left, and what makes them a hundred again."""

from __future__ import annotations

from collections.abc import Sequence

POINTS = 100


def points_left(weights: Sequence[float | None]) -> float:
    """How many points are still to be given; below zero, too many were.

    >>> points_left((40, None, 35))
    25
    """
    return POINTS - sum(weight or 0 for weight in weights)


def evenly(n: int) -> tuple[int, ...]:
    """A hundred points over n goals, as even as whole points can be.

    >>> evenly(3), evenly(0)
    ((34, 33, 33), ())
    """
    return scaled((1,) * n)


def scaled(weights: Sequence[float | None]) -> tuple[int, ...]:
    """Whole points in the proportion of the weights, a hundred together; one left open counts as 1.

    The points that rounding leaves go where it took the most (the method of largest remainders).

    >>> scaled((1, 2, None)), scaled((0, 0))
    ((25, 50, 25), (50, 50))
    """
    given = [1 if weight is None else weight for weight in weights]
    total = sum(given)
    if not given:
        return ()
    if not total:
        return scaled((1,) * len(given))
    exact = [POINTS * weight / total for weight in given]
    points = [int(each) for each in exact]
    by_rest = sorted(range(len(given)), key=lambda index: (points[index] - exact[index], index))
    for index in by_rest[: POINTS - sum(points)]:
        points[index] += 1
    return tuple(points)
