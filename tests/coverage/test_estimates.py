"""How numbers that are not known exactly are put together."""

import math

import numpy as np
import pandas as pd
import pytest

from toolkit.coverage import Estimates, StrategyCoverage, strategy_coverage
from toolkit.coverage.estimates import Bounds, at_least_one, both, bounds_of

KNOWN = (0.2, 0.5, 0.6)
UNKNOWN = (0.0, None, 1.0)
PARTLY = (0.3, None, 1.0)
ZERO = (0.0, 0.0, 0.0)


def _shown(bounds: Bounds) -> tuple[float, ...]:
    return tuple(float(part) for part in (bounds.low, bounds.central, bounds.high))


@pytest.mark.parametrize(
    ("parts", "low", "central", "high"),
    [
        pytest.param([], 0, 0, 0, id="none"),
        pytest.param([KNOWN], 0.2, 0.5, 0.6, id="one"),
        pytest.param([KNOWN, KNOWN], 0.36, 0.75, 0.84, id="two"),
        pytest.param([KNOWN, ZERO], 0.2, 0.5, 0.6, id="with-nothing"),
        pytest.param([KNOWN, UNKNOWN], 0.2, 0.5, 1, id="over-the-known"),
        pytest.param([KNOWN, PARTLY], 0.44, 0.65, 1, id="an-unknown-counts-for-its-low-end"),
        pytest.param([UNKNOWN], 0, math.nan, 1, id="unknown"),
        pytest.param([ZERO, UNKNOWN], 0, math.nan, 1, id="nothing-hides-no-unknown"),
        pytest.param([ZERO, ZERO], 0, 0, 0, id="nothing"),
        pytest.param([PARTLY, PARTLY], 0.51, math.nan, 1, id="partly-known"),
    ],
)
def test_at_least_one(parts, low, central, high):
    """1 − ∏ (1 − part), the central value over the known, unknown where those add nothing."""
    found = at_least_one(bounds_of(parts, len(parts)), axis=0)

    assert _shown(found) == pytest.approx((low, central, high), nan_ok=True)


@pytest.mark.parametrize(
    ("first", "second", "product"),
    [
        (KNOWN, KNOWN, (0.04, 0.25, 0.36)),
        (KNOWN, UNKNOWN, (0, math.nan, 0.6)),
        (UNKNOWN, ZERO, (0, 0, 0)),
        (PARTLY, KNOWN, (0.06, math.nan, 0.6)),
    ],
)
def test_both(first, second, product):
    """A product is unknown when a factor is, unless the other is certainly zero."""
    for one, other in ((first, second), (second, first)):
        found = both(bounds_of([one], 1)[0], bounds_of([other], 1)[0])
        assert _shown(found) == pytest.approx(product, nan_ok=True)


def test_mean_counts_a_pair_without_value_for_its_low_end():
    """The mean over pairs is "at least": an unknown pair counts for what is certain of it."""
    frames = [pd.DataFrame([values]) for values in ((20.0, 10.0), (40.0, np.nan), (50.0, 90.0))]
    weights = pd.DataFrame([[1.0, 3.0]])

    found = strategy_coverage(Estimates(*frames), weights)

    assert found == StrategyCoverage(12.5, (40 + 3 * 10) / 4, 80, 1, 2)
