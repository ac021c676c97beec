"""Why a channel suits a goal, or why not: the fit matrix, and the reasons that count most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.coverage import channel_platform
from toolkit.evidence import FitCell
from toolkit.tables.block import Block, Cell, Column, Heading, Table
from toolkit.tables.view import View

FIT_WORDS = ("does not fit", "fits a little", "fits well", "fits very well")
WELL, BADLY = 2, 0
REASONS_SHOWN = 2


@dataclass(frozen=True)
class Judged:
    """One cell of the fit table, with the goal and the platform it is about."""

    goal: str
    platform: str
    cell: FitCell


def fit_section(view: View) -> tuple[Block, ...]:
    """Which platform suits which goal, and why?"""
    words, judged = view.words, tuple(_judged(view))
    if not judged:
        return ()
    heading = Heading(words("Why a channel suits a goal"), "fit")
    return heading, fit_table(judged, view), reasons_table(judged, view)


def _judged(view: View) -> Iterator[Judged]:
    """The judged cells of pairs that are meant, on platforms with an active channel."""
    covered = view.analysis.coverage
    platforms = active_platforms(view)
    for (goal, persona, platform), cell in covered.fit.cells.items():
        if cell is not None and platform in platforms and covered.meant.loc[goal, persona]:
            yield Judged(goal, platform, cell)


def active_platforms(view: View) -> tuple[str, ...]:
    """The platforms with an active channel, in the order of the strategy."""
    found = (
        channel_platform(channel, view.analysis.evidence)
        for channel in view.strategy.channels
        if channel.status == "active"
    )
    return tuple(dict.fromkeys(platform for platform in found if platform))


def fit_table(judged: tuple[Judged, ...], view: View) -> Table:
    """How well each platform suits each goal, in words."""
    words = view.words
    goals = dict.fromkeys(each.goal for each in judged)
    platforms = dict.fromkeys(each.platform for each in judged)
    rows = tuple(
        (
            Cell(view.name("goals", goal)),
            *(_fit_cell(judged, goal, platform, view) for platform in platforms),
        )
        for goal in goals
    )
    return Table(
        "fit-table",
        words("How well each platform suits each goal"),
        (Column(words("Goal")), *(Column(view.platform_name(each)) for each in platforms)),
        rows,
        words("Two words in a cell: it differs from one audience to another.")
        if any(cell.note and cell.heat is not None for row in rows for cell in row)
        else None,
    )


def _fit_cell(judged: tuple[Judged, ...], goal: str, platform: str, view: View) -> Cell:
    thirds = sorted(
        {each.cell.thirds for each in judged if (each.goal, each.platform) == (goal, platform)}
    )
    if not thirds:
        return Cell("?", view.words("not judged"))
    low, high = view.words(FIT_WORDS[thirds[0]]), view.words(FIT_WORDS[thirds[-1]])
    return Cell(high, low if low != high else None, heat=thirds[-1] / 3)


def reasons_table(judged: tuple[Judged, ...], view: View) -> Table:
    """For each platform what speaks most for it and against it, the client's own reasons first."""
    words = view.words
    columns = ("Platform", "Suits best, because", "Suits least, because")
    return Table(
        "fit-reasons-table",
        words("What speaks for each platform, and what against"),
        tuple(Column(words(name)) for name in columns),
        tuple(
            (
                Cell(view.platform_name(platform)),
                _reasons(judged, platform, view, well=True),
                _reasons(judged, platform, view, well=False),
            )
            for platform in dict.fromkeys(each.platform for each in judged)
        ),
    )


def _reasons(judged: tuple[Judged, ...], platform: str, view: View, *, well: bool) -> Cell:
    mine = [each for each in judged if each.platform == platform]
    chosen = sorted(
        (each for each in mine if (each.cell.thirds >= WELL) == well),
        key=lambda each: (
            each.cell.basis != "client",
            -each.cell.thirds if well else each.cell.thirds,
        ),
    )
    by_reason = {each.cell.reason(view.words.language): each for each in reversed(chosen)}
    shown = list(reversed(by_reason.items()))[:REASONS_SHOWN]
    said = [f"{reason} ({view.short(view.name('goals', each.goal))})" for reason, each in shown]
    bases = dict.fromkeys(_basis(each.cell, view) for _, each in shown)
    return Cell(". ".join(said), ", ".join(bases) or None)


def _basis(cell: FitCell, view: View) -> str:
    if cell.basis in ("judgement", "client"):
        return view.words.term("basis", cell.basis)
    source = view.analysis.evidence.source_index.get(cell.basis)
    return source.publisher if source else cell.basis
