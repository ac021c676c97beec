"""Hours per role over the weeks: a row of bars for each role, with a line at what it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from toolkit.figures.palette import ACCENT, ACCENT_SOFT, INK, INK_SOFT, LINE
from toolkit.figures.style import WIDTH, drawing, drawn, lines, text_inches
from toolkit.tables.block import Picture
from toolkit.tables.load import NEAR, RoleWeeks, role_weeks
from toolkit.tables.view import View

ROW_INCHES = 0.72
SCALE_INCHES = 0.42
LABEL_CHARACTERS = 22
GAP = 0.12
FILLED = 0.8
"""The part of a row that the highest bar takes."""

BAR = 0.72
MOST_ROLES = 8

Box = list[tuple[float, float]]


def load_figure(view: View) -> tuple[Picture, ...]:
    """In which weeks does which role have more work than hours?"""
    words, roles = view.words, role_weeks(view)[:MOST_ROLES]
    if not roles or len(roles[0].weeks) < 2:
        return ()
    names = [view.name("roles", each.role) or words("nobody yet") for each in roles]
    labels = [lines(name, LABEL_CHARACTERS) for name in names]
    left = max(map(text_inches, labels)) + GAP
    right = max(text_inches(_top_text(each, view)) for each in roles) + GAP
    height = SCALE_INCHES + ROW_INCHES * len(roles)
    with drawing(height, WIDTH, left=left, right=right, above=0.05, below=SCALE_INCHES) as (
        figure,
        axes,
    ):
        _bars(axes, roles)
        _lines(axes, roles)
        for place, each in enumerate(roles):
            _top(axes, place, each, view)
        _frame(axes, roles, labels, view)
    note = words(
        "Each row has its own scale. Pale: fixed hours for answering and upkeep; middle: making; "
        "dark, with a sign above it: more than there is. The line: the hours that the role has."
    )
    caption = words("Hours of work per role and week")
    return (drawn(figure, "load-figure", caption, load_alt(roles, names, view), note),)


def _scale(each: RoleWeeks) -> float:
    """The hours at the top of a row."""
    return max(each.available or 0.0, *(week.hours for week in each.weeks)) or 1.0


def _bars(axes: Axes, roles: Sequence[RoleWeeks]) -> None:
    fixed: list[Box] = []
    making: list[Box] = []
    over: list[Box] = []
    for place, each in enumerate(roles):
        scale, floor = FILLED / _scale(each), place + 1.0
        for number, week in enumerate(each.weeks):
            limit = week.hours if week.over <= NEAR else week.hours - week.over
            split = min(week.fixed, limit)
            fixed.append(_box(number, floor, 0, split * scale))
            making.append(_box(number, floor, split * scale, limit * scale))
            if week.over > NEAR:
                over.append(_box(number, floor, limit * scale, week.hours * scale))
                axes.text(
                    number + 0.5,
                    floor - week.hours * scale - 0.03,
                    "▲",
                    ha="center",
                    va="bottom",
                    fontsize=6,
                    color=INK,
                )
    for boxes, colour in ((fixed, ACCENT_SOFT), (making, ACCENT), (over, INK)):
        axes.add_collection(PolyCollection(boxes, facecolors=colour, linewidths=0), autolim=False)


def _box(number: int, floor: float, low: float, high: float) -> Box:
    left, right = number + (1 - BAR) / 2, number + (1 + BAR) / 2
    return [(left, floor - low), (right, floor - low), (right, floor - high), (left, floor - high)]


def _lines(axes: Axes, roles: Sequence[RoleWeeks]) -> None:
    n_weeks = len(roles[0].weeks)
    floors = [[(0.0, place + 1.0), (n_weeks, place + 1.0)] for place in range(len(roles))]
    limits = [
        [(0.0, y), (n_weeks, y)]
        for place, each in enumerate(roles)
        if each.available is not None
        for y in [place + 1 - FILLED * each.available / _scale(each)]
    ]
    axes.add_collection(LineCollection(floors, colors=LINE, linewidths=0.8), autolim=False)
    axes.add_collection(
        LineCollection(limits, colors=INK_SOFT, linewidths=1.2, linestyles="--"), autolim=False
    )


def _top_text(each: RoleWeeks, view: View) -> str:
    if each.available is None:
        return view.words("unknown")
    return view.words("{n} hours", n=view.words.number(each.available, 1))


def _top(axes: Axes, place: int, each: RoleWeeks, view: View) -> None:
    """The hours that there are, beside the line."""
    at = 0.5 if each.available is None else 1 - FILLED * each.available / _scale(each)
    axes.annotate(
        _top_text(each, view),
        (len(each.weeks), place + at),
        xytext=(6, 0),
        textcoords="offset points",
        va="center_baseline",
        color=INK_SOFT,
        annotation_clip=False,
    )


def _frame(axes: Axes, roles: Sequence[RoleWeeks], labels: Sequence[str], view: View) -> None:
    """The names of roles and weeks, as plain texts: ticks cost twice as much time."""
    weeks, floor = roles[0].weeks, len(roles)
    axes.set(xlim=(0, len(weeks)), ylim=(floor, 0))
    axes.set_axis_off()
    looks: dict[str, Any] = {"textcoords": "offset points", "annotation_clip": False}
    for place, label in enumerate(labels):
        named = {"ha": "right", "va": "center_baseline"} | looks
        axes.annotate(label, (0, place + 0.6), xytext=(-8, 0), **named)
    looks |= {"va": "top", "ha": "center", "color": INK_SOFT}
    for place, week in enumerate(weeks):
        axes.annotate(str(week.week), (place + 0.5, floor), xytext=(0, -5), **looks)
    axes.annotate(view.words("Week"), (len(weeks) / 2, floor), xytext=(0, -18), **looks)


def load_alt(roles: Sequence[RoleWeeks], names: Sequence[str], view: View) -> str:
    """For each role: its hours, the busiest week, and how many weeks are too full."""
    words = view.words
    said = []
    for each, name in zip(roles, names, strict=True):
        most = max(each.weeks, key=lambda week: week.hours)
        busiest = words(
            "{role}: at most {hours} hours, in week {week}",
            role=name,
            hours=words.number(most.hours, 1),
            week=most.week,
        )
        if each.available is not None:
            busiest += ", " + words("of the {n} that there are", n=words.number(each.available, 1))
        if each.over:
            busiest += "; " + words.count(
                "too much in 1 week", "too much in {n} weeks", len(each.over)
            )
        said.append(busiest)
    return ". ".join(said) + "."
