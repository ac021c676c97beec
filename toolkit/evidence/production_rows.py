"""The tables of what making takes: what does not fit together, and own rows over shipped ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from toolkit.evidence.facts import Evidence
from toolkit.evidence.production import (
    ANY_PLATFORM_OF_KIND,
    FormatFacts,
    MixFacts,
    StepFacts,
    UpkeepFacts,
)
from toolkit.evidence.table import Flaw, Row

Rows = Mapping[str, tuple[Row, ...]]
T = TypeVar("T")

SHARES_ROUNDING = 0.005
"""The share by which rounded shares may miss the whole."""


def production_flaws(rows: Rows, base: Evidence) -> Iterator[Flaw]:
    """Cells that name what no table holds, and rows that do not add up."""
    formats = _named("formats", "format", rows) | base.format_index.keys()
    kinds = _named("platforms", "kind", rows) | {each.kind for each in base.platforms}
    platforms = {ANY_PLATFORM_OF_KIND, *base.platform_index}
    for row in rows["platforms"]:
        platforms |= {row.values["platform"], *row.values["aliases"]}
    yield from _unknown(
        rows["formats"], "lighter", formats | {""}, "empty, or a format in formats.csv"
    )
    yield from _unknown(rows["steps"], "format", formats, "a format in formats.csv")
    yield from _unknown(rows["mixes"], "format", formats, "a format in formats.csv")
    yield from _unknown(rows["mixes"], "platform", platforms, "a platform in platforms.csv, or *")
    yield from _unknown(rows["mixes"], "kind", kinds, "a kind in platforms.csv")
    yield from _unknown(rows["upkeep"], "kind", kinds, "a kind in platforms.csv")
    yield from _formats_without_sense(rows, base)
    yield from _broken_mixes(rows["mixes"])


def _unknown(rows: tuple[Row, ...], column: str, known: set[str], allowed: str) -> Iterator[Flaw]:
    for row in rows:
        if row.values[column] not in known:
            yield Flaw(row.table, row.line, column, repr(row.values[column]), allowed)


def _named(table: str, column: str, rows: Rows) -> set[str]:
    return {row.values[column] for row in rows[table]}


def _formats_without_sense(rows: Rows, base: Evidence) -> Iterator[Flaw]:
    """Formats without steps, and derivatives that cost more than the original."""
    hours = {name: sum(step.hours for step in steps) for name, steps in base.steps_index.items()}
    own: dict[str, float] = {}
    for row in rows["steps"]:
        own[row.values["format"]] = own.get(row.values["format"], 0.0) + row.values["hours"]
    hours |= own
    for row in rows["formats"]:
        name, adaptation = row.values["format"], row.values["adaptation_hours"]
        if name not in hours:
            yield Flaw("formats", row.line, "format", repr(name), "a format with rows in steps.csv")
        elif adaptation > hours[name]:
            allowed = "no more than the hours of its steps"
            yield Flaw("formats", row.line, "adaptation_hours", repr(f"{adaptation:g}"), allowed)


def _broken_mixes(rows: tuple[Row, ...]) -> Iterator[Flaw]:
    sums: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        sums.setdefault((row.values["kind"], row.values["platform"]), []).append(row)
    for parts in sums.values():
        whole = sum(row.values["share"] for row in parts)
        if not math.isclose(whole, 1, abs_tol=SHARES_ROUNDING):
            allowed = "shares that add up to 1 for each platform"
            yield Flaw("mixes", parts[0].line, "share", f"{whole:g} in all", allowed)


def production_tables(rows: Rows, ids: Mapping[str, str], base: Evidence) -> dict[str, Any]:
    """The tables as one: an own format brings all of its steps, an own mix all of its parts."""
    mixes = (
        MixFacts(**{**row.values, "platform": ids.get(row.values["platform"], "*")})
        for row in rows["mixes"]
    )
    return {
        "formats": _laid_over(base.formats, _each(FormatFacts, rows["formats"]), _format),
        "steps": _laid_over(base.steps, _each(StepFacts, rows["steps"]), _format),
        "upkeep": _laid_over(
            base.upkeep, _each(UpkeepFacts, rows["upkeep"]), lambda each: (each.kind, each.size)
        ),
        "mixes": _laid_over(base.mixes, mixes, lambda each: (each.kind, each.platform)),
    }


def _each(facts: Callable[..., T], rows: tuple[Row, ...]) -> Iterator[T]:
    return (facts(**row.values) for row in rows)


def _format(each: FormatFacts | StepFacts) -> str:
    return each.format


def _laid_over(
    base: tuple[T, ...], own: Iterable[T], key: Callable[[T], Hashable]
) -> tuple[T, ...]:
    """The rows of the base, but for the keys of which there are own rows."""
    own = tuple(own)
    replaced = {key(row) for row in own}
    return (*(row for row in base if key(row) not in replaced), *own)
