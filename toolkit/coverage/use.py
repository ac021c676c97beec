"""Who uses what: the share of each persona on each platform, and how many can be met at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from toolkit.coverage.estimates import Estimates, axis, bounds_of
from toolkit.evidence import (
    Evidence,
    UseEstimate,
    canonical_platform,
    population_use,
    use_estimate,
)
from toolkit.strategy import Channel, Persona, Strategy


@dataclass(frozen=True, eq=False)
class Use(Estimates):
    """The use of each platform (columns) by each persona (index), with where it comes from."""

    cells: Mapping[tuple[str, str], UseEstimate]

    @cached_property
    def grade(self) -> pd.DataFrame:
        """How good each figure is, from `given` to `unknown`."""
        return self._frame(lambda cell: cell.grade)

    @cached_property
    def year(self) -> pd.DataFrame:
        """The year of each figure; missing where none is known."""
        return self._frame(lambda cell: cell.year).astype("Int64")

    @cached_property
    def sources(self) -> pd.DataFrame:
        """The ids of published sources, or the client's own words for it, as a tuple."""
        return self._frame(lambda cell: cell.sources)

    def _frame(self, pick: Callable[[UseEstimate], Any]) -> pd.DataFrame:
        index, columns = self.central.index, self.central.columns
        values = np.empty((len(index), len(columns)), dtype=object)
        for row, persona in enumerate(index):
            for column, platform in enumerate(columns):
                values[row, column] = pick(self.cells[persona, platform])
        return pd.DataFrame(values, index=index, columns=columns)


def channel_platform(channel: Channel, evidence: Evidence) -> str | None:
    """The platform of a channel under the id that the evidence uses."""
    return canonical_platform(channel.platform, evidence) if channel.platform else None


def platforms(strategy: Strategy, evidence: Evidence) -> tuple[str, ...]:
    """The platforms of all channels, whatever their status, in the order of the strategy."""
    found = (channel_platform(channel, evidence) for channel in strategy.channels)
    return tuple(dict.fromkeys(platform for platform in found if platform))


MOST_KEPT = 20_000
"""Estimates that are kept for the next time: many sittings' worth, some megabytes."""


def _estimate(
    persona: Persona, platform: str, evidence: Evidence, country: str | None, as_of: dt.date
) -> UseEstimate:
    """The estimate of use; the same question is answered once."""
    kept, question = evidence.answers, (persona, platform, country, as_of)
    if question not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[question] = use_estimate(persona, platform, evidence, country, as_of)
    answer: UseEstimate = kept[question]
    return answer


def use_matrix(strategy: Strategy, evidence: Evidence, as_of: dt.date) -> Use:
    """What share of each persona uses each platform on which there is a channel?

    Shares from 0 to 1; the central value of an unknown use is NaN, its bounds 0 and 1.
    """
    columns = platforms(strategy, evidence)
    country = strategy.client.country
    cells = {
        (persona.id, platform): _estimate(persona, platform, evidence, country, as_of)
        for persona in strategy.personas
        for platform in columns
    }
    index = axis((persona.id for persona in strategy.personas), "persona")
    triples = [(cell.low, cell.value, cell.high) for cell in cells.values()]
    frames = bounds_of(triples, len(index), len(columns)).frames(index, axis(columns, "platform"))
    return Use(frames.low, frames.central, frames.high, cells)


def reachable_share(strategy: Strategy, evidence: Evidence, use: Use) -> pd.DataFrame:
    """What share of each persona uses at least one platform with an active channel?

    The Sainsbury formula, 1 − ∏ (1 − use), over the platforms of which the use is known; it
    assumes that uses are independent, hence the bounds: the largest use, and the sum of uses
    (1 at most). Columns `low`, `central` (NaN when every use is unknown), `high`, `n_known`
    and `n_platforms`; without any active channel nobody is reached.
    """
    active = {
        channel_platform(channel, evidence)
        for channel in strategy.channels
        if channel.status == "active"
    }
    columns = [platform in active for platform in use.central.columns]
    low = use.low.to_numpy()[:, columns].max(axis=1, initial=0.0)
    high = np.minimum(1.0, use.high.to_numpy()[:, columns].sum(axis=1))
    shares = use.central.to_numpy()[:, columns]
    known = ~np.isnan(shares)
    central = 1 - np.prod(1 - np.where(known, shares, 0.0), axis=1)
    no_value = ~known.any(axis=1) & (known.shape[1] > 0)
    return pd.DataFrame(
        {
            "low": low,
            "central": np.where(no_value, np.nan, np.clip(central, low, high)),
            "high": high,
            "n_known": known.sum(axis=1),
            "n_platforms": np.full(len(known), known.shape[1]),
        },
        index=use.central.index,
    )


def affinity_index(
    strategy: Strategy, evidence: Evidence, as_of: dt.date, use: Use
) -> pd.DataFrame:
    """How much more or less does a persona use a platform than the country does? 100 is alike.

    100 × use ÷ the country's use; NaN where either is unknown, and where the country's own
    total stands in for the persona: that says nothing of the persona.
    """
    totals: dict[tuple[str, str | None], UseEstimate] = {}
    values = np.full(use.central.shape, np.nan)
    for row, persona in enumerate(strategy.personas):
        country = persona.country or strategy.client.country
        for column, platform in enumerate(use.central.columns):
            key = (platform, country)
            if key not in totals:
                totals[key] = population_use(platform, evidence, country, as_of)
            values[row, column] = _affinity(use.cells[persona.id, platform], totals[key])
    return pd.DataFrame(values, index=use.central.index, columns=use.central.columns)


def _affinity(cell: UseEstimate, total: UseEstimate) -> float:
    stands_in = cell.grade == "population" and cell.ages == total.ages and cell.base == total.base
    if cell.value is None or not total.value or stands_in:
        return np.nan
    return 100 * cell.value / total.value
