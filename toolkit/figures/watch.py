"""The response week: seven days of 24 hours, watched or not, answered in time or too late."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from toolkit.figures.palette import ACCENT, ACCENT_SOFT, LINE, PAPER, TINT
from toolkit.figures.style import box, draw_boxes, drawing, drawn, text_inches
from toolkit.response_week import DAY
from toolkit.responsibilities import ASKED, Interval, WatchWeek, open_days
from toolkit.strategy.term import WEEKDAYS
from toolkit.tables.block import Picture
from toolkit.tables.opening import times_text
from toolkit.tables.view import View
from toolkit.tables.watch import WatchGroup, channels_text, unwatched_days, watch_groups

WIDTH = 4.9
"""Inches; 470 pixels, which a phone shows without scrolling."""

ROW_INCHES = 0.27
SCALE_INCHES = 0.28
LEGEND_INCHES = 0.52
GAP = 0.12
BAR = 0.74
MOST = 4
"""More weeks than these nobody looks at; the table has them all."""


def response_week_figures(view: View) -> tuple[Picture, ...]:
    """The usual week of each group of channels of which the hours are known."""
    known = [group for group in watch_groups(view) if group.week.known]
    return tuple(
        response_week_figure(group, number, view) for number, group in enumerate(known[:MOST], 1)
    )


def response_week_figure(group: WatchGroup, number: int, view: View) -> Picture:
    """One week: hours that are watched, that are answered in time all the same, and the rest."""
    words, week = view.words, group.week
    days = [words.term("weekday", day) for day in WEEKDAYS]
    left = max(map(text_inches, days)) + GAP
    height = 7 * ROW_INCHES + SCALE_INCHES + LEGEND_INCHES
    below = SCALE_INCHES + LEGEND_INCHES
    with drawing(height, WIDTH, left=left, right=GAP, above=0, below=below) as (figure, axes):
        _bars(axes, [Interval(day, 0, DAY) for day in range(7)], facecolor=TINT, lw=0)
        _bars(axes, ASKED, facecolor=ACCENT_SOFT if week.share is not None else PAPER, lw=0)
        _bars(axes, asked_too_late(week), facecolor=PAPER, hatch="////", lw=0)
        _bars(axes, week.watched, facecolor=ACCENT, lw=0)
        _frame(axes, days)
        _legend(axes, week, view)
    channels = channels_text(group.channels, view)
    caption = words("Who is there when: {channels}", channels=channels)
    return drawn(figure, f"response-week-{number}", caption, response_week_alt(group, view))


def asked_too_late(week: WatchWeek) -> tuple[Interval, ...]:
    """What is hatched: asked too late to be in time; without a term, asked while nobody watches."""
    return week.late if week.share is not None else ASKED


def response_week_alt(group: WatchGroup, view: View) -> str:
    """The same in sentences."""
    words, week = view.words, group.week
    nobody = unwatched_days(week)
    said = [
        words("Somebody watches {times}.", times=times_text(open_days(week.watch.hours), words)),
        words("Nobody watches {times}.", times=times_text(nobody, words)) if nobody else "",
        words("{share} of the questions can be answered in time.", share=words.percent(week.share))
        if week.share is not None
        else "",
    ]
    return " ".join(filter(None, said))


def _bars(axes: Axes, found: Iterable[Interval], **looks: Any) -> None:
    half = BAR / 2
    bars = [box(each.start, each.end, each.day - half, each.day + half) for each in found]
    draw_boxes(axes, bars, **looks)


def _frame(axes: Axes, days: list[str]) -> None:
    hours = range(0, 25, 3)
    axes.set(xlim=(0, DAY), ylim=(6.5, -0.5))
    axes.set_xticks([hour * 60 for hour in hours], [str(hour) for hour in hours], fontsize=8.5)
    axes.set_yticks(range(7), days)
    axes.tick_params(length=0)
    axes.grid(axis="x", color=PAPER, linewidth=0.8)
    axes.set_axisbelow(False)
    axes.spines[:].set_visible(False)


def _legend(axes: Axes, week: WatchWeek, view: View) -> None:
    words = view.words
    in_time = words("nobody watches, yet answered in time")
    late = words("nobody watches") if week.share is None else words("answered too late")
    patches = [
        Patch(facecolor=ACCENT, label=words("somebody watches")),
        *([] if week.share is None else [Patch(facecolor=ACCENT_SOFT, label=in_time)]),
        Patch(facecolor=PAPER, hatch="////", lw=0, label=late),
        Patch(facecolor=TINT, edgecolor=LINE, label=words("few questions")),
    ]
    axes.legend(
        handles=patches,
        loc="upper left",
        bbox_to_anchor=(0, -SCALE_INCHES / (7 * ROW_INCHES)),
        ncols=2,
        frameon=False,
        fontsize=8.5,
        borderaxespad=0,
        handlelength=1.6,
        columnspacing=1.5,
    )
