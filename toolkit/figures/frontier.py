"""Coverage against hours: what each hour a week brings, with the client's own hours marked."""

from __future__ import annotations

import math

from toolkit.channel_mix.advice import MixAdvice
from toolkit.figures.palette import ACCENT, INK_SOFT, LINE, TINT
from toolkit.figures.style import WIDTH, drawing, drawn
from toolkit.tables.block import Picture
from toolkit.tables.view import View

HEIGHT = 2.6


def frontier_figure(view: View) -> tuple[Picture, ...]:
    """How much coverage do more or fewer hours bring?"""
    words, advice = view.words, view.mix
    if not isinstance(advice, MixAdvice) or len(advice.frontier) < 2:
        return ()
    hours = [point.mix.hours for point in advice.frontier]
    points = [100 * (point.mix.coverage or 0.0) for point in advice.frontier]
    own = advice.budget_hours if math.isfinite(advice.budget_hours) else None
    right = max(hours[-1], own or 0.0) * 1.05
    with drawing(HEIGHT, WIDTH, left=0.55, right=0.15, above=0.1, below=0.45) as (figure, axes):
        axes.set(xlim=(0, right), ylim=(0, max(points) * 1.15))
        axes.fill_between([*hours, right], [*points, points[-1]], step="post", color=TINT)
        axes.step([*hours, right], [*points, points[-1]], where="post", color=ACCENT, linewidth=2)
        if own is not None:
            axes.axvline(own, color=INK_SOFT, linewidth=1, linestyle="--")
            axes.plot(
                [advice.advised.hours], [100 * (advice.advised.coverage or 0)], "o", color=ACCENT
            )
        axes.grid(axis="y", color=LINE, linewidth=0.8)
        axes.set_xlabel(words("Hours per week"))
        axes.set_ylabel(words("Coverage"))
        axes.tick_params(length=0)
    alt = words(
        "Coverage rises from {low} with {first} hours a week to {high} with {last}; the advised "
        "mix takes {hours} hours and gives {advised}.",
        low=words.number(points[0]),
        first=words.number(hours[0], 1),
        high=words.number(points[-1]),
        last=words.number(hours[-1], 1),
        hours=words.number(advice.advised.hours, 1),
        advised=words.number(100 * (advice.advised.coverage or 0)),
    )
    note = words("The broken line marks the hours that there are; the dot is the advised mix.")
    caption = words("What each hour a week brings: coverage against hours")
    return (drawn(figure, "frontier-figure", caption, alt, note),)
