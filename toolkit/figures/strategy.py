"""The figures of the report: use, reachable share, coverage, pillars."""

from __future__ import annotations

import math

import pandas as pd

from toolkit.figures.heat import heat_figure
from toolkit.figures.interval import Interval, interval_alt, interval_figure
from toolkit.tables.block import Picture
from toolkit.tables.coverage import coverage_is_known, use_is_known
from toolkit.tables.origin import JUDGED
from toolkit.tables.view import View


def use_figure(view: View) -> tuple[Picture, ...]:
    """Which audience uses which platform?"""
    use = view.analysis.coverage.use
    if not use_is_known(view):
        return ()
    judged = any(cell.grade in JUDGED for cell in use.cells.values())
    return (
        heat_figure(
            _named(use.central, view, "personas", platforms=True),
            key="use-figure",
            caption=view.words("Which audience uses which platform"),
            words=view.words,
            note=view.words("What is computed or judged has a mark in the table.")
            if judged
            else None,
        ),
    )


def coverage_figure(view: View) -> tuple[Picture, ...]:
    """How well is each goal served for each audience?"""
    covered = view.analysis.coverage
    frame = covered.coverage.central
    if not coverage_is_known(view):
        return ()
    return (
        heat_figure(
            _named(frame, view, "goals"),
            key="coverage-figure",
            caption=view.words("Coverage per goal and audience (index, 0 to 100)"),
            words=view.words,
            top=100,
            meant=covered.meant,
        ),
    )


def reachable_figure(view: View) -> tuple[Picture, ...]:
    """Which share of each audience could be met?"""
    frame = view.analysis.coverage.reachable
    if not frame["n_known"].any():
        return ()
    rows = [
        Interval(
            view.name("personas", str(persona)),
            float(row["low"]),
            None if math.isnan(row["central"]) else float(row["central"]),
            float(row["high"]),
        )
        for persona, row in frame.iterrows()
    ]
    return (
        interval_figure(
            rows,
            key="reachable-figure",
            caption=view.words("Reachable share of each audience, with its bounds"),
            words=view.words,
        ),
    )


def pillars_figure(view: View) -> tuple[Picture, ...]:
    """How is the content meant to be divided over the pillars, as long as nothing is planned?"""
    pillars = [pillar for pillar in view.strategy.content.pillars if pillar.share is not None]
    if not pillars or not view.analysis.content.pillar_shares["planned"].isna().all():
        return ()
    named = [(pillar.name or pillar.id, pillar.share or 0) for pillar in pillars]
    # drawn as bars from zero, said as what they are: shares without bounds
    shares = [Interval(name, 0, share, share) for name, share in named]
    exact = [Interval(name, share, share, share) for name, share in named]
    return (
        interval_figure(
            shares,
            key="pillars-figure",
            caption=view.words("Intended share of each pillar"),
            words=view.words,
            alt=interval_alt(exact, 1, view.words),
        ),
    )


def _named(frame: pd.DataFrame, view: View, rows: str, platforms: bool = False) -> pd.DataFrame:
    named = frame.copy()
    named.index = pd.Index([view.short(view.name(rows, str(each))) for each in frame.index])
    named.columns = pd.Index(
        [
            view.platform_name(str(each)) if platforms else view.name("personas", str(each))
            for each in frame.columns
        ]
    )
    return named
