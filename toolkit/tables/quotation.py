"""Variants side by side, as on a quotation: what each covers, takes and leaves out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.effort import OFF, ChannelLevel, Variant
from toolkit.tables.block import Cell, Column, Table
from toolkit.tables.effort import DIGITS, RULE_OF_THUMB, rule_of_thumb_text
from toolkit.tables.mix_text import rhythm_text
from toolkit.tables.view import View


@dataclass(frozen=True)
class Offered:
    """A variant with its name, and the goals and audiences that it does not serve at all."""

    name: str
    takes: Variant
    unserved: tuple[tuple[str, str], ...] = ()


def variants_table(offered: Sequence[Offered], view: View) -> Table:
    """What each variant does on each channel, what it takes, and what it leaves out."""
    words = view.words
    rows = [*_channel_rows(offered, view), *_total_rows(offered, view)]
    return Table(
        "variants-table",
        words("What each variant covers, and what it takes a month"),
        (Column(words("Channel")), *(Column(each.name) for each in offered)),
        tuple(rows),
        " ".join(_notes(offered, rows, view)) or None,
    )


def _channel_rows(offered: Sequence[Offered], view: View) -> Iterator[tuple[Cell, ...]]:
    """A row for each channel that is in use or that some variant runs."""
    in_use = {each.id for each in view.strategy.channels if each.status == "active"}
    run = in_use.union(*(each.takes.channels for each in offered))
    for name in dict(offered[0].takes.levels) if offered else ():
        if name in run:
            levels = (dict(each.takes.levels)[name] for each in offered)
            yield (Cell(view.name("channels", name)), *(_level_cell(each, view) for each in levels))


def _total_rows(offered: Sequence[Offered], view: View) -> Iterator[tuple[Cell, ...]]:
    words = view.words
    totals: tuple[tuple[str, Callable[[Variant], Cell]], ...] = (
        (words("Hours per week"), lambda each: _hours_cell(each, view)),
        (words("One-off hours"), lambda each: _setup_cell(each, view)),
        (
            words("Hours at the rates per role"),
            lambda each: Cell(_euros(each.money.hours_eur, each, view)),
        ),
        (words("Paid reach"), lambda each: Cell(words.euro(each.money.media_eur))),
        (words("Tools"), lambda each: Cell(_euros(each.money.tools_eur, each, view))),
        (words("Together, as far as known"), lambda each: Cell(_together(each, view))),
    )
    if any(each.unserved for each in offered):
        yield (Cell(words("Not served at all")), *(_unserved_cell(each, view) for each in offered))
    for name, cell in totals:
        yield (Cell(name), *(cell(each.takes) for each in offered))


def _unserved_cell(offered: Offered, view: View) -> Cell:
    """The goals that nothing serves, each with its audiences."""
    goals: dict[str, list[str]] = {}
    for goal, persona in offered.unserved:
        goals.setdefault(goal, []).append(view.short(view.name("personas", persona)))
    said = (
        f"{view.short(view.name('goals', goal))} ({view.words.listing(personas)})"
        for goal, personas in goals.items()
    )
    return Cell("; ".join(said) or "–")


def _notes(
    offered: Sequence[Offered], rows: Sequence[tuple[Cell, ...]], view: View
) -> Iterator[str]:
    cells = [cell for row in rows for cell in row]
    if any(RULE_OF_THUMB in f"{cell.mark} {cell.note}" for cell in cells):
        yield rule_of_thumb_text(view)
    for each in offered:
        if each.takes.uncarried:
            yield uncarried_text(each.name, each.takes, view)


def by_rule_of_thumb(level: ChannelLevel) -> bool:
    """Whether the hours of a level rest, wholly or in part, on usual numbers."""
    return level.effort is not None and (level.assumed or level.effort.basis != "given")


def _setup_cell(variant: Variant, view: View) -> Cell:
    """The one-off hours; usual ones where a channel starts for which the client gave none."""
    starting = {each.id: each for each in view.strategy.channels if each.status != "active"}
    usual = any(
        name in starting and starting[name].setup_hours is None for name in variant.channels
    )
    hours = view.words.number(variant.setup_hours, DIGITS)
    return Cell(hours, mark=RULE_OF_THUMB if usual else None)


def _hours_cell(variant: Variant, view: View) -> Cell:
    usual = any(by_rule_of_thumb(level) for _, level in variant.levels)
    hours = view.words.number(variant.hours_per_week, DIGITS)
    return Cell(hours, mark=RULE_OF_THUMB if usual else None)


def uncarried_text(name: str, variant: Variant, view: View) -> str:
    """Which series lose the channel that they are made for, so that they take more than counted."""
    return view.words(
        "{variant}: the channel for which “{series}” is made is left out there; on the other "
        "channels it has to be made anew, which takes more hours than counted.",
        variant=name,
        series=view.names("content.series", variant.uncarried),
    )


def _level_cell(level: ChannelLevel, view: View) -> Cell:
    words = view.words
    if level.id == OFF:
        return Cell("–", words("left out"))
    cadence = rhythm_text(level, view)
    mark = RULE_OF_THUMB if by_rule_of_thumb(level) else ""
    number = f"{words.number(level.hours_per_week, DIGITS)}{mark}"
    hours = words("{hours} hours a week", hours=number)
    return Cell(cadence, f"{level_name(level, view)}, {hours}")


def level_name(level: ChannelLevel, view: View) -> str:
    """What a level is called: by the client, else by its place."""
    return level.name or view.words.term("channel level", level.id)


def _together(variant: Variant, view: View) -> str:
    """All euros that are known; hours without a rate stay beside them, never nothing."""
    words, money = view.words, variant.money
    if not variant.hours_per_week or money.hours_eur is not None:
        return words.euro(money.eur_per_month)
    if not money.eur_per_month:
        return words("not known")
    return words("{euro}, without the hours", euro=words.euro(money.eur_per_month))


def _euros(eur: float | None, variant: Variant, view: View) -> str:
    if eur is None:
        return view.words("not known") if variant.channels else ""
    return view.words.euro(eur)
