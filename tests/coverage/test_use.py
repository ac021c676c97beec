"""Who uses what, how many can be met, and how a persona differs from the country."""

import datetime as dt
import math
from typing import Any

import pandas as pd
import pytest

from tests.evidence.texts import small_evidence
from toolkit.coverage import (
    affinity_index,
    channel_platform,
    platforms,
    reachable_share,
    use_matrix,
)
from toolkit.strategy import Strategy, parse_strategy

AS_OF = dt.date(2026, 11, 23)


def _strategy(*channels: object, use: object = (), **persona: object) -> Strategy:
    """One persona, and channels as `platform` or (`platform`, `status`)."""
    pairs = [each if isinstance(each, tuple) else (each, "active") for each in channels]
    return parse_strategy(
        {
            "client": {"country": "NL"},
            "personas": [{"id": "p", "use": use, **persona}],
            "channels": [
                {"id": f"c{at}", "platform": platform, "status": status}
                for at, (platform, status) in enumerate(pairs)
            ],
        }
    )


def _reachable(strategy: Strategy) -> Any:
    use = use_matrix(strategy, small_evidence(), AS_OF)
    return reachable_share(strategy, small_evidence(), use).loc["p"]


def test_use_names_its_axes():
    """Personas are rows and platforms columns, one for each platform with a channel."""
    strategy = _strategy("twitter", "facebook", ("x", "retired"), None, "hyves")

    use = use_matrix(strategy, small_evidence(), AS_OF)

    for frame in (use.low, use.central, use.high, use.grade, use.year, use.sources):
        assert (frame.index.name, frame.columns.name) == ("persona", "platform")
        assert list(frame.index) == ["p"]
        assert list(frame.columns) == ["x", "facebook", "hyves"]
    assert platforms(strategy, small_evidence()) == ("x", "facebook", "hyves")
    homes = [channel_platform(channel, small_evidence()) for channel in strategy.channels]
    assert homes == ["x", "facebook", "x", None, "hyves"]


def test_use_tells_where_it_comes_from():
    """Each cell has its grade, year and sources; unknown has none and is no number."""
    strategy = _strategy("facebook", "hyves")

    use: Any = use_matrix(strategy, small_evidence(), AS_OF)

    assert use.grade.loc["p"].tolist() == ["population", "unknown"]
    assert use.sources.loc["p"].tolist() == [("survey",), ()]
    assert use.year.loc["p", "facebook"] == 2025
    assert pd.isna(use.year.loc["p", "hyves"])
    assert use.central.loc["p", "facebook"] == 0.7
    assert math.isnan(use.central.loc["p", "hyves"])
    assert (use.low.loc["p", "hyves"], use.high.loc["p", "hyves"]) == (0, 1)


FACEBOOK = {"platform": "facebook", "share": 0.5, "min": 0.4, "max": 0.6}
X = {"platform": "x", "share": 0.2, "min": 0.1, "max": 0.3}
ALL = {"platform": "facebook", "share": 1.0}


@pytest.mark.parametrize(
    ("channels", "use", "bounds", "known"),
    [
        pytest.param([], [], (0, 0, 0), (0, 0), id="no-channel"),
        pytest.param([("facebook", "dormant")], [FACEBOOK], (0, 0, 0), (0, 0), id="none-active"),
        pytest.param(["facebook"], [FACEBOOK], (0.4, 0.5, 0.6), (1, 1), id="one"),
        pytest.param(
            ["facebook", "facebook"], [FACEBOOK], (0.4, 0.5, 0.6), (1, 1), id="twice-on-one"
        ),
        # 1 - 0.5 * 0.8 = 0.6, at least 0.4, at most 0.6 + 0.3
        pytest.param(["facebook", "x"], [FACEBOOK, X], (0.4, 0.6, 0.9), (2, 2), id="two"),
        pytest.param(
            ["facebook", ("x", "rejected")], [FACEBOOK, X], (0.4, 0.5, 0.6), (1, 1), id="one-active"
        ),
        pytest.param(["facebook", "hyves"], [FACEBOOK], (0.4, 0.5, 1), (1, 2), id="one-unknown"),
        pytest.param(["hyves", "myspace"], [], (0, math.nan, 1), (0, 2), id="all-unknown"),
        pytest.param(["facebook", "x"], [ALL, X], (1, 1, 1), (2, 2), id="everybody"),
    ],
)
def test_reachable_share(channels, use, bounds, known):
    """1 − ∏ (1 − use) over the known platforms with an active channel, with its bounds."""
    found = _reachable(_strategy(*channels, use=use))

    assert tuple(found[:3]) == pytest.approx(bounds, nan_ok=True)
    assert (found["n_known"], found["n_platforms"]) == known


def test_affinity_index():
    """100 is as much as the country; without an own figure, or without the country's, nothing."""
    strategy = _strategy("facebook", "x", "linkedin", use=[{"platform": "facebook", "share": 0.35}])
    evidence = small_evidence()
    use = use_matrix(strategy, evidence, AS_OF)

    index: Any = affinity_index(strategy, evidence, AS_OF, use)

    assert index.loc["p", "facebook"] == pytest.approx(50)
    assert math.isnan(index.loc["p", "x"])
    assert math.isnan(index.loc["p", "linkedin"])
    assert (index.index.name, index.columns.name) == ("persona", "platform")


def test_affinity_of_published_ages():
    """A figure for the persona's own ages is set against that for the whole country."""
    strategy = _strategy("facebook", ages={"min": 30, "max": 49})
    use = use_matrix(strategy, small_evidence(), AS_OF)

    index: Any = affinity_index(strategy, small_evidence(), AS_OF, use)

    assert index.loc["p", "facebook"] == pytest.approx(100 * 0.6 / 0.7)
