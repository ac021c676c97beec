"""What the calendar holds for each goal, pillar and channel, beside what was meant."""

from __future__ import annotations

import math

import pandas as pd

from toolkit.figures.bar_row import Bar, BarRow, bar_row_figure
from toolkit.figures.compare import Compared, compare_figure
from toolkit.figures.heat import heat_figure
from toolkit.tables.block import Picture
from toolkit.tables.content_coverage import ChannelQuarter, channel_quarters, month_names
from toolkit.tables.view import View

MOST_CHANNELS = 12


def goal_months_figure(view: View) -> tuple[Picture, ...]:
    """Which goal has how many items in which month?"""
    frame = view.analysis.content.goal_months
    if frame.empty or not frame.to_numpy().any():
        return ()
    named = frame.astype(float)
    named.index = pd.Index([view.short(view.name("goals", str(each))) for each in frame.index])
    named.columns = pd.Index(month_names(view))
    return (
        heat_figure(
            named,
            key="goal-months-figure",
            caption=view.words("Items per goal and month"),
            words=view.words,
            top=float(frame.to_numpy().max()),
        ),
    )


def pillar_shares_figure(view: View) -> tuple[Picture, ...]:
    """Does the calendar follow the shares that the pillars were meant to have?"""
    words, frame = view.words, view.analysis.content.pillar_shares
    if frame["planned"].isna().all():
        return ()
    return (
        compare_figure(
            [
                Compared(
                    view.name("content.pillars", str(pillar)),
                    float(row["planned"]),
                    float(row["intended"]),
                )
                for pillar, row in frame.iterrows()
            ],
            key="pillar-shares-figure",
            caption=words("Share of each pillar: planned, and as intended"),
            planned=words("Planned"),
            meant=words("Intended"),
            words=words,
            note=words("The bar is what is planned, the line what was intended."),
        ),
    )


def goal_hours_figure(view: View) -> tuple[Picture, ...]:
    """Do the hours go where the weight lies?"""
    words, frame = view.words, view.analysis.content.goal_hours
    if len(frame) < 2 or frame["share"].isna().all():
        return ()
    return (
        compare_figure(
            [
                Compared(
                    view.short(view.name("goals", str(goal))),
                    float(row["share"]),
                    float(row["weight"]),
                )
                for goal, row in frame.iterrows()
            ],
            key="goal-hours-figure",
            caption=words("Hours of making per goal, beside the weight of the goal"),
            planned=words("Hours"),
            meant=words("Weight"),
            words=words,
            note=words(
                "Goals that live by posts. The bar is the share of the hours of making, the line "
                "the share of the weight."
            ),
        ),
    )


def channel_weeks_figure(view: View) -> tuple[Picture, ...]:
    """Does each channel get as many posts a week as was agreed?"""
    words, channels = view.words, channel_quarters(view)[:MOST_CHANNELS]
    if not channels or not any(sum(each.planned) for each in channels):
        return ()
    return (
        bar_row_figure(
            [_row(each, view) for each in channels],
            [str(week.isocalendar().week) for week in channels[0].weeks],
            key="channel-weeks-figure",
            caption=words("Posts per channel and week, beside the cadence"),
            alt=". ".join(each.sentence(view) for each in channels) + ".",
            axis=words("Week"),
            note=words(
                "Each row has its own scale. The lines: what the cadence asks. Dark, with a sign "
                "above it: more than that."
            ),
        ),
    )


def _row(each: ChannelQuarter, view: View) -> BarRow:
    """A line where the cadence is open above, nothing where it is less than one a week."""
    name, said = view.name("channels", each.channel), each.cadence(view)
    low, high = each.low, each.high
    if not each.weekly or low is None or high is None or math.isinf(high):
        bars = tuple(Bar(0, n) for n in each.planned)
        line = low if each.weekly else None
        return BarRow(name, bars, said, line, line)
    bars = tuple(Bar(0, min(n, high), max(0.0, n - high)) for n in each.planned)
    return BarRow(name, bars, said, low, high)
