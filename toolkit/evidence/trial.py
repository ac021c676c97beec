"""How wrong is the age shape of another country? A trial on published cells it has not seen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.evidence.age_band import age_bands
from toolkit.evidence.band import band_ages, is_total
from toolkit.evidence.facts import Evidence, PublishedUse
from toolkit.evidence.model import curve_share, is_whole, logit, shifted
from toolkit.evidence.published import Rows, quality

YEARS_APART = 1
"""A cell is held against a total of its own year, or of the year before or after."""

NINE_IN_TEN = 0.9

GROUPS = ((0, 29), (30, 54), (55, 120))
"""Ages by the middle of a cell; the same steps as the factors in `margin.SHAPE_ODDS`."""


@dataclass(frozen=True)
class TrialCell:
    """One published share of an age band, beside what the model makes of it."""

    cell: PublishedUse
    total: PublishedUse
    shape: PublishedUse
    modelled: float

    @property
    def error(self) -> float:
        """The model minus the publication, as a share."""
        return self.modelled - self.cell.share

    @property
    def odds(self) -> float:
        """The factor between the odds of the two, 1 or more."""
        return math.exp(abs(logit(self.modelled) - logit(self.cell.share)))

    @property
    def middle(self) -> float:
        """The middle of the ages of the cell."""
        first, last = band_ages(self.cell)
        return (first + (first if last is None else last)) / 2


def trial_cells(evidence: Evidence) -> tuple[TrialCell, ...]:
    """Every published age band of another country that has a total of the same measure.

    The model sees the total and the shape, never the cell. Where the country of the shape has
    no figures of that measure, its shape of use stands in: only here, because nobody but the
    Germans and the Flemish published ages, and they did so of monthly, weekly and daily use.
    """
    found = []
    for cell in evidence.usage:
        total, shape = _total(cell, evidence), _shape(cell, evidence)
        if total is not None and shape:
            curve = shifted(shape, total, evidence)
            share = curve_share(curve, band_ages(cell), cell.country, evidence)
            found.append(TrialCell(cell, total, shape[0], share))
    return tuple(_newest(found))


def _newest(cells: Iterable[TrialCell]) -> Iterator[TrialCell]:
    """Each cell once: with the total nearest in time, then the newest."""
    kept: dict[tuple[object, ...], TrialCell] = {}
    for each in sorted(cells, key=lambda each: (_years_apart(each), -each.cell.year)):
        row = each.cell
        kept.setdefault((row.country, row.platform, row.measure, band_ages(row)), each)
    yield from sorted(
        kept.values(),
        key=lambda each: (each.cell.country, each.cell.platform, each.middle, each.cell.measure),
    )


def _years_apart(cell: TrialCell) -> int:
    return abs(cell.cell.year - cell.total.year)


def _total(cell: PublishedUse, evidence: Evidence) -> PublishedUse | None:
    if is_total(cell) or cell.gender != "all" or cell.education != "all":
        return None
    totals = [
        row
        for row in evidence.usage
        if _same(row, cell) and is_total(row) and abs(row.year - cell.year) <= YEARS_APART
    ]
    return min(
        totals, key=lambda row: (abs(row.year - cell.year), *quality(row), -row.year), default=None
    )


def _same(row: PublishedUse, cell: PublishedUse) -> bool:
    wanted = (cell.country, cell.platform, cell.measure, cell.gender, cell.education)
    return (row.country, row.platform, row.measure, row.gender, row.education) == wanted


def _shape(cell: PublishedUse, evidence: Evidence) -> Rows:
    """The newest whole set of age bands elsewhere: of the same measure, else of use."""
    countries = {
        facts.country
        for facts in evidence.shape_index.get(cell.platform, ())
        if facts.comparable and facts.country != cell.country
    }
    rows = [
        row
        for row in evidence.usage
        if row.platform == cell.platform and row.country in countries and row.education == "all"
    ]
    shapes = [
        bands
        for measure in dict.fromkeys((cell.measure, "uses"))
        for bands in age_bands(row for row in rows if row.measure == measure)
        if bands[0].gender == "all" and is_whole(bands)
    ]
    return min(
        shapes, key=lambda bands: (bands[0].measure != cell.measure, -bands[0].year), default=()
    )


def nine_in_ten(values: Iterable[float]) -> float:
    """The smallest of the values that at least nine in ten do not exceed; 0 of none.

    >>> nine_in_ten([1, 2, 3, 4, 5]), nine_in_ten(range(1, 21))
    (5, 18)
    """
    ranked = sorted(values)
    return ranked[math.ceil(NINE_IN_TEN * len(ranked)) - 1] if ranked else 0


def odds_by_age(cells: Iterable[TrialCell]) -> tuple[float, ...]:
    """The factor on the odds within which nine in ten cells lie, for each of `GROUPS`."""
    known = tuple(cells)
    return tuple(
        nine_in_ten(each.odds for each in known if first <= each.middle < last + 1)
        for first, last in GROUPS
    )
