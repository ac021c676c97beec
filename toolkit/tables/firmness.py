"""How firm the advised mix is: per weight, how far it may be off and what would change."""

from __future__ import annotations

from toolkit.channel_mix.firmness import LevelChange, WeightFirmness, weight_firmness
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table
from toolkit.tables.mix_text import level_text
from toolkit.tables.view import View

DIGITS = 2
FIRM = 2.0
"""A weight that may be half or double is firm enough: nobody knows it closer (judgement)."""


def firmness_section(view: View, hours: float | None = None) -> tuple[Block, ...]:
    """For the consultant: which weight would have to be how wrong for another mix to be better?"""
    words = view.words
    heading = Heading(words("How firm the mix is, for the consultant"), "firmness")
    found = firmness(view, hours)
    if not found:
        return heading, Prose(words("There is no mix, so no weight to try it with."), "quiet")
    return heading, Prose(hinge_text(found, view)), firmness_table(found, view)


def firmness(view: View, hours: float | None = None) -> tuple[WeightFirmness, ...]:
    """How far each weight may be off; computed when it is asked for."""
    analysis = view.analysis
    return weight_firmness(view.strategy, analysis.evidence, analysis.coverage, hours)


def hinge_text(found: tuple[WeightFirmness, ...], view: View) -> str:
    """In one sentence: on which weight does the choice hang most?"""
    words = view.words
    first = min(found, key=lambda each: each.nearest)
    if first.nearest > FIRM:
        return words("Each weight may be halved or doubled: the same mix stays the best.")
    down = first.low > 0 and first.weight / first.low == first.nearest
    return words(
        "The choice hangs most on the weight of “{name}”, now {weight}: beyond {edge} another mix "
        "is better.",
        name=_name(first, view),
        weight=_number(first.weight, view),
        edge=_number(first.low if down else first.high, view),
    )


def firmness_table(found: tuple[WeightFirmness, ...], view: View) -> Table:
    """Each goal and audience with its weight, how far that may go, and what changes beyond."""
    words = view.words
    columns = ("Goal or audience", "Weight now", "May be", "If it is less", "If it is more")
    return Table(
        "firmness-table",
        words("How far each weight may be off before another mix covers more"),
        tuple(Column(words(name)) for name in columns),
        tuple(_row(each, view) for each in found),
        words("One weight at a time, the rest as it is; up to ten times as much was tried."),
    )


def _row(each: WeightFirmness, view: View) -> tuple[Cell, ...]:
    words = view.words
    return (
        Cell(_name(each, view)),
        Cell(_number(each.weight, view), None if each.given else words("not filled in")),
        Cell(range_text(each, view)),
        Cell(_changes(each.below, view)),
        Cell(_changes(each.above, view)),
    )


def range_text(each: WeightFirmness, view: View) -> str:
    """Between which weights the mix stays the best, in words."""
    words = view.words
    if each.below and each.above:
        return f"{_number(each.low, view)}–{_number(each.high, view)}"
    if each.below:
        return words("at least {amount}", amount=_number(each.low, view))
    if each.above:
        return words("at most {amount}", amount=_number(each.high, view))
    return words("any weight")


def _changes(changes: tuple[LevelChange, ...], view: View) -> str:
    said = (
        f"{view.name('channels', each.channel)}: {level_text(each.before, view)} → "
        f"{level_text(each.after, view)}"
        for each in changes
    )
    return "; ".join(said) or view.words("no other mix")


def _name(each: WeightFirmness, view: View) -> str:
    return view.short(view.name("goals" if each.kind == "goal" else "personas", each.id))


def _number(weight: float | None, view: View) -> str:
    return view.words.number(weight, DIGITS)
