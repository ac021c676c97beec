"""Variants side by side, as on a quotation: what each covers, takes and leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.effort import OFF, ChannelLevel, Variant
from toolkit.tables.block import Cell, Column, Table
from toolkit.tables.effort import DIGITS, RULE_OF_THUMB, rule_of_thumb_text
from toolkit.tables.quantity import cadence_text
from toolkit.tables.view import View


def variants_table(variants: Sequence[tuple[str, Variant]], view: View) -> Table:
    """What each variant does on each channel, and what it takes: the quotation."""
    words = view.words
    names = [name for name, _ in variants[0][1].levels] if variants else []
    kept = [name for name in names if any(name in each.channels for _, each in variants)]
    rows = [
        (
            Cell(view.name("channels", name)),
            *(_level_cell(dict(each.levels)[name], view) for _, each in variants),
        )
        for name in kept
    ]
    totals = (
        (words("Hours per week"), [_hours_cell(v, view) for _, v in variants]),
        (words("One-off hours"), [_setup_cell(v, view) for _, v in variants]),
        (
            words("Hours at the rates per role"),
            [Cell(_euros(v.money.hours_eur, v, view)) for _, v in variants],
        ),
        (words("Paid reach"), [Cell(words.euro(v.money.media_eur)) for _, v in variants]),
        (words("Tools"), [Cell(_euros(v.money.tools_eur, v, view)) for _, v in variants]),
        (
            words("Together, as far as known"),
            [Cell(_together(v, view)) for _, v in variants],
        ),
    )
    rows += [(Cell(name), *cells) for name, cells in totals]
    return Table(
        "variants-table",
        words("What each variant covers, and what it takes a month"),
        (Column(words("Channel")), *(Column(name) for name, _ in variants)),
        tuple(rows),
        " ".join(_notes(variants, rows, view)) or None,
    )


def _notes(
    variants: Sequence[tuple[str, Variant]], rows: Sequence[tuple[Cell, ...]], view: View
) -> Iterator[str]:
    cells = [cell for row in rows for cell in row]
    if any(RULE_OF_THUMB in f"{cell.mark} {cell.note}" for cell in cells):
        yield rule_of_thumb_text(view)
    yield from (uncarried_text(name, each, view) for name, each in variants if each.uncarried)


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
    cadence = cadence_text(level.cadence, words) or words("cadence not known")
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
