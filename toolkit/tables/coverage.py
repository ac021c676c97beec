"""Use, reachable share and coverage, as a reader sees them, with where numbers come from."""

from __future__ import annotations

import math

from toolkit.coverage import number_at
from toolkit.evidence import UseEstimate
from toolkit.strategy import Persona
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table
from toolkit.tables.origin import JUDGED, Origins, origins
from toolkit.tables.view import View

JUDGED_MARK = "*"


def coverage_section(view: View) -> tuple[Block, ...]:
    """Who can be met where, and how well is each goal served for each audience?"""
    words, strategy = view.words, view.strategy
    heading = Heading(words("Coverage"), "coverage")
    if not strategy.personas or not strategy.channels:
        nothing = words("Coverage can be computed once audiences and channels are recorded.")
        return heading, Prose(nothing, "quiet")
    if not use_is_known(view):
        return heading, Prose(_how_to_read(view)), Prose(_nothing_known(view))
    blocks: list[Block] = [heading, Prose(_how_to_read(view)), use_table(view)]
    blocks.append(reachable_table(view))
    if coverage_is_known(view):
        blocks.append(coverage_table(view))
    return tuple(blocks)


def use_is_known(view: View) -> bool:
    """Whether the use of at least one platform by one audience is known."""
    return bool(view.analysis.coverage.use.central.notna().to_numpy().any())


def coverage_is_known(view: View) -> bool:
    """Whether the coverage of at least one pair that is meant has a value."""
    covered = view.analysis.coverage
    return bool(covered.coverage.central.where(covered.meant).notna().to_numpy().any())


def _nothing_known(view: View) -> str:
    return view.words(
        "Of no audience is it known which platforms it uses, and nothing is published for these "
        "audiences. So neither reachable share nor coverage can be computed: unknown is not "
        "nothing. Asking twenty people of each audience is a good start."
    )


def _how_to_read(view: View) -> str:
    return view.words(
        "Use and reachable share are shares of people: who could be met. Coverage is an index "
        "from 0 to 100 with which choices can be compared: how well a goal is served for an "
        "audience. It is not a percentage of people."
    )


def use_table(view: View) -> Table:
    """The share of each persona that uses each platform, with its grade, bounds and sources."""
    words, use, found = view.words, view.analysis.coverage.use, origins(view)
    platforms = list(use.central.columns)
    return Table(
        "use-table",
        words("Use: the share of each audience that uses the platform"),
        (
            Column(words("Audience")),
            *(Column(view.platform_name(platform), numeric=True) for platform in platforms),
        ),
        tuple(
            (
                Cell(view.name("personas", persona)),
                *(_use_cell(use.cells[persona, platform], found, view) for platform in platforms),
            )
            for persona in use.central.index
        ),
        words(
            "Below each share: where it comes from, the year, the bounds, and the number of its "
            "sources at the end of this page. {mark} Computed or judged: not counted or published "
            "for this audience itself.",
            mark=JUDGED_MARK,
        ),
    )


def _use_cell(cell: UseEstimate, found: Origins, view: View) -> Cell:
    words = view.words
    grade = words.term("grade", cell.grade)
    if cell.value is None:
        return Cell("?", grade)
    parts = (grade, str(cell.year or ""), _bounds_text(cell, view))
    numbers = ", ".join(map(str, found.numbers(cell)))
    return Cell(
        words.percent(cell.value),
        ", ".join(part for part in parts if part) + (f" [{numbers}]" if numbers else ""),
        heat=cell.value,
        mark=JUDGED_MARK if cell.grade in JUDGED else None,
    )


def _bounds_text(cell: UseEstimate, view: View) -> str:
    """The bounds, where there is anything between them; never broken before the sign."""
    words = view.words
    low, high = (words.percent(end).replace(" ", "\u00a0") for end in (cell.low, cell.high))
    return f"{words.number(100 * cell.low)}–{high}" if low != high else ""


def reachable_table(view: View) -> Table:
    """The share of each persona that uses at least one platform with an active channel."""
    words, reachable = view.words, view.analysis.coverage.reachable
    columns = ("Audience", "Size", "Reachable share", "Between", "Platforms known")
    return Table(
        "reachable-table",
        words("Reachable share: who uses at least one platform with an active channel"),
        tuple(Column(words(name), name != "Audience") for name in columns),
        tuple(_reachable_row(persona, view) for persona in view.strategy.personas),
        words(
            "What could be met, not what is met. The value assumes that people choose platforms "
            "independently; the bounds hold without that assumption."
        )
        if not reachable.empty
        else None,
    )


def _reachable_row(persona: Persona, view: View) -> tuple[Cell, ...]:
    words = view.words
    reachable = view.analysis.coverage.reachable
    row = {name: number_at(reachable, persona.id, name) for name in reachable.columns}
    unknown = math.isnan(row["central"])
    at_least = row["n_known"] < row["n_platforms"] and not unknown
    value = words.percent(row["central"])
    return (
        Cell(view.name("personas", persona.id)),
        Cell(words.number(persona.size) if persona.size is not None else ""),
        Cell(words("at least {amount}", amount=value) if at_least else "?" if unknown else value),
        Cell(f"{words.percent(row['low'])} – {words.percent(row['high'])}"),
        Cell(words("{k} of {n}", k=int(row["n_known"]), n=int(row["n_platforms"]))),
    )


def coverage_table(view: View) -> Table:
    """How well each goal is served for each persona: an index from 0 to 100."""
    words, covered = view.words, view.analysis.coverage
    frame = covered.coverage.central
    personas = list(frame.columns)
    return Table(
        "coverage-table",
        words("Coverage: how well each goal is served for each audience, from 0 to 100"),
        (
            Column(words("Goal")),
            *(Column(view.name("personas", persona), numeric=True) for persona in personas),
        ),
        tuple(
            (
                Cell(view.name("goals", goal)),
                *(_coverage_cell(goal, persona, view) for persona in personas),
            )
            for goal in frame.index
        ),
        words("An index, not a percentage of people. Below each value: its bounds."),
    )


def _coverage_cell(goal: str, persona: str, view: View) -> Cell:
    words, covered = view.words, view.analysis.coverage
    if not covered.meant.loc[goal, persona]:
        return Cell("–", words("not meant"))
    low, central, high = (
        number_at(frame, goal, persona)
        for frame in (covered.coverage.low, covered.coverage.central, covered.coverage.high)
    )
    bounds = f"{words.number(low)} – {words.number(high)}"
    if math.isnan(central):
        return Cell("?", bounds)
    return Cell(words.number(central), bounds, heat=central / 100)
