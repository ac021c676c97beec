"""The page that a director reads: the key figures, and what to do first."""

from __future__ import annotations

import math

from toolkit.tables.block import Block, Heading, Prose, Tile, Tiles
from toolkit.tables.findings import top_findings
from toolkit.tables.view import View


def summary_section(view: View) -> tuple[Block, ...]:
    """How does the strategy stand, in one page?"""
    words = view.words
    blocks: list[Block] = [Heading(words("In short"), "summary"), key_figures(view)]
    weakest = weakest_text(view)
    if weakest:
        blocks.append(Prose(weakest))
    first = top_findings(view)
    if first.callouts:
        blocks += [Heading(words("What to do first"), "first", 3), first]
    return tuple(blocks)


def key_figures(view: View) -> Tiles:
    """A handful of figures that say how complete and how strong the strategy is."""
    words, strategy = view.words, view.strategy
    active = [channel for channel in strategy.channels if channel.status == "active"]
    hours = strategy.capacity.hours_per_week
    measurable = sum(
        goal.target is not None and goal.deadline is not None for goal in strategy.goals
    )
    must_reach = sum(persona.must_reach for persona in strategy.personas)
    return Tiles(
        (
            Tile(
                words("Goals"),
                words.number(len(strategy.goals)),
                words("{n} with a target and a date", n=measurable),
            ),
            Tile(
                words("Audiences"),
                words.number(len(strategy.personas)),
                words("{n} that must be reached", n=must_reach),
            ),
            Tile(
                words("Channels in use"),
                words.number(len(active)),
                words("of {n} that were looked at", n=len(strategy.channels)),
            ),
            Tile(
                words("Hours per week"),
                words.number(hours, 1) if hours is not None else "?",
                None if hours is not None else words("not known yet"),
            ),
            _coverage_tile(view),
        )
    )


def _coverage_tile(view: View) -> Tile:
    words, value = view.words, view.analysis.coverage.strategy
    label = words("Coverage (index)")
    if value is None:
        return Tile(label, "?", words("no goal and audience to compute it for"))
    bounds = words(
        "between {low} and {high}", low=words.number(value.low), high=words.number(value.high)
    )
    if value.central is None or math.isnan(value.central):
        return Tile(label, "?", bounds)
    return Tile(label, words.number(value.central), bounds)


def weakest_text(view: View) -> str:
    """The weakest pair with a persona that must be reached, before any average."""
    weakest = view.analysis.coverage.weakest
    if weakest is None:
        return ""
    known = weakest.central is not None and not math.isnan(weakest.central)
    return view.words(
        "Weakest for those who must be reached: “{goal}” for {persona} (coverage {value}).",
        goal=view.name("goals", weakest.goal),
        persona=view.name("personas", weakest.persona),
        value=view.words.number(weakest.central) if known else view.words("unknown"),
    )
