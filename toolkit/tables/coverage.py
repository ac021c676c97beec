"""Use, reachable share, fit and coverage, as a reader sees them, with where numbers come from."""

from __future__ import annotations

import math
from collections.abc import Iterator

from toolkit.coverage import channel_platform, number_at
from toolkit.evidence import FitCell, UseEstimate
from toolkit.strategy import Goal, Persona
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table
from toolkit.tables.view import View

FIT_WORDS = ("does not fit", "fits a little", "fits well", "fits very well")


def coverage_section(view: View) -> tuple[Block, ...]:
    """Who can be met where, and how well is each goal served for each audience?"""
    words, strategy = view.words, view.strategy
    heading = Heading(words("Coverage"), "coverage")
    if not strategy.personas or not strategy.channels:
        nothing = words("Coverage can be computed once audiences and channels are recorded.")
        return heading, Prose(nothing, "quiet")
    blocks: list[Block] = [heading, Prose(_how_to_read(view)), use_table(view)]
    blocks.append(reachable_table(view))
    if not view.analysis.coverage.coverage.central.empty:
        blocks.append(coverage_table(view))
    return tuple(blocks)


def _how_to_read(view: View) -> str:
    return view.words(
        "Use and reachable share are shares of people: who could be met. Coverage is an index "
        "from 0 to 100 with which choices can be compared: how well a goal is served for an "
        "audience. It is not a percentage of people."
    )


def use_table(view: View) -> Table:
    """The share of each persona that uses each platform, with its grade."""
    words, use = view.words, view.analysis.coverage.use
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
                *(_use_cell(use.cells[persona, platform], view) for platform in platforms),
            )
            for persona in use.central.index
        ),
        words("Below each share: where it comes from, and the year."),
    )


def _use_cell(cell: UseEstimate, view: View) -> Cell:
    words = view.words
    grade = words.term("grade", cell.grade)
    if cell.value is None:
        return Cell("?", grade)
    return Cell(
        words.percent(cell.value),
        f"{grade}, {cell.year}" if cell.year else grade,
        heat=cell.value,
    )


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


def fit_section(view: View) -> tuple[Block, ...]:
    """Why does a platform suit a goal, or why not?"""
    words = view.words
    rows = tuple(_fit_rows(view))
    if not rows:
        return ()
    return (
        Heading(words("Why a channel suits a goal"), "fit"),
        Table(
            "fit-table",
            words("Fit of each channel's platform with the goals that it serves"),
            tuple(Column(words(name)) for name in ("Goal", "Platform", "Fit", "Because")),
            rows,
        ),
    )


def _fit_rows(view: View) -> Iterator[tuple[Cell, ...]]:
    cells = view.analysis.coverage.fit.cells
    said: set[tuple[str, str, str]] = set()
    for (goal_id, persona, platform), cell in cells.items():
        goal = next(goal for goal in view.strategy.goals if goal.id == goal_id)
        if cell is None or not _serves(goal, persona, platform, view):
            continue
        reason = _reason(cell, view)
        if (goal_id, platform, reason) not in said:
            said.add((goal_id, platform, reason))
            yield _fit_row(goal_id, platform, cell, view)


def _serves(goal: Goal, persona: str, platform: str, view: View) -> bool:
    covered = view.analysis.coverage
    return bool(covered.meant.loc[goal.id, persona]) and any(
        channel.status == "active"
        and (not channel.goals or goal.id in channel.goals)
        and channel_platform(channel, view.analysis.evidence) == platform
        for channel in view.strategy.channels
    )


def _fit_row(goal: str, platform: str, cell: FitCell, view: View) -> tuple[Cell, ...]:
    words = view.words
    basis = words.term("basis", cell.basis) if cell.basis in ("judgement", "client") else ""
    source = view.analysis.evidence.source_index.get(cell.basis)
    return (
        Cell(view.name("goals", goal)),
        Cell(view.platform_name(platform)),
        Cell(words(FIT_WORDS[cell.thirds]), heat=cell.thirds / 3),
        Cell(_reason(cell, view), basis or (source.publisher if source else cell.basis)),
    )


def _reason(cell: FitCell, view: View) -> str:
    return cell.reason_nl if view.words.language == "nl" else cell.reason_en
