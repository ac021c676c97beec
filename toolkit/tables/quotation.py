"""Variants side by side, as on a quotation: what each covers, takes and leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.effort import OFF, ChannelLevel, Variant
from toolkit.tables.block import Cell, Column, Table
from toolkit.tables.effort import DIGITS
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
        (words("Hours per week"), [words.number(v.hours_per_week, DIGITS) for _, v in variants]),
        (words("One-off hours"), [words.number(v.setup_hours, DIGITS) for _, v in variants]),
        (
            words("Hours at the rates per role"),
            [_euros(v.money.hours_eur, v, view) for _, v in variants],
        ),
        (words("Paid reach"), [words.euro(v.money.media_eur) for _, v in variants]),
        (words("Tools"), [_euros(v.money.tools_eur, v, view) for _, v in variants]),
        (
            words("Together, as far as known"),
            [_together(v, view) for _, v in variants],
        ),
    )
    rows += [(Cell(name), *(Cell(text) for text in texts)) for name, texts in totals]
    return Table(
        "variants-table",
        words("What each variant covers, and what it takes a month"),
        (Column(words("Channel")), *(Column(name) for name, _ in variants)),
        tuple(rows),
        " ".join(uncarried_text(name, each, view) for name, each in variants if each.uncarried)
        or None,
    )


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
    hours = words("{hours} hours a week", hours=words.number(level.hours_per_week, DIGITS))
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
