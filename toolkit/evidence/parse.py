"""Evidence tables as text in, one Evidence out, or everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from toolkit.errors import EvidenceError, Problem
from toolkit.evidence.column import COLUMNS
from toolkit.evidence.event_rows import event_facts, event_flaws
from toolkit.evidence.facts import (
    CadenceFacts,
    CaptionFacts,
    ConsentFacts,
    Evidence,
    FitCell,
    KpiFacts,
    PlatformFacts,
    PopulationFacts,
    PublishedUse,
    ShapeFacts,
    SourceFacts,
)
from toolkit.evidence.production_rows import production_flaws, production_tables
from toolkit.evidence.table import Flaw, Row, table_rows

TABLES = tuple(COLUMNS)
ANY_PLATFORM = "any"
JUDGEMENT = "judgement"
REFERENCES = (
    ("platforms", "half_rate_basis"),
    ("cadence", "basis"),
    ("captions", "source"),
    ("usage", "source"),
    ("fit", "basis"),
    ("kpis", "source"),
    ("population", "source"),
    ("shapes", "basis"),
    ("consent", "source"),
    ("events", "source"),
    ("formats", "basis"),
    ("upkeep", "basis"),
    ("mixes", "basis"),
)
"""The columns that name a source."""

Rows = Mapping[str, tuple[Row, ...]]
T = TypeVar("T")


def parse_evidence(texts: Mapping[str, str], base: Evidence | None = None) -> Evidence:
    """The evidence in tables: the name of each (one of `TABLES`) with its text as CSV.

    A table that is not there is empty. With a `base` the tables are an agency's own: a row
    with the same key replaces the one in the base, others are added, and its figures of use
    go before all published ones.

    Raises
    ------
    EvidenceError
        At the first cell that cannot be understood; `facts["problems"]` holds all of them.
    """
    read = {name: table_rows(name, texts.get(name, "")) for name in TABLES}
    flaws = [flaw for _, found in read.values() for flaw in found]
    rows = {name: found for name, (found, _) in read.items()}
    known = base or Evidence()
    flaws = flaws or [
        *_dangling(rows, known),
        *_gaps(rows["population"]),
        *production_flaws(rows, known),
        *event_flaws(rows["events"]),
    ]
    if flaws:
        raise _error(flaws)
    return _joined(known, rows, own=base is not None)


def _dangling(rows: Rows, base: Evidence) -> Iterator[Flaw]:
    """Cells that name a platform or a source that no table holds."""
    sources = {JUDGEMENT, *base.source_index, *(row.values["source"] for row in rows["sources"])}
    platforms = {ANY_PLATFORM, *base.platform_index}
    for row in rows["platforms"]:
        platforms |= {row.values["platform"], *row.values["aliases"]}
    for row in (*rows["cadence"], *rows["captions"], *rows["usage"], *rows["fit"], *rows["shapes"]):
        yield from _unknown(row, "platform", platforms, "a platform in platforms.csv")
    for table, column in REFERENCES:
        for row in rows[table]:
            yield from _unknown(row, column, sources, "judgement, or a source in sources.csv")


def _unknown(row: Row, column: str, known: set[str], allowed: str) -> Iterator[Flaw]:
    value = row.values[column]
    if value not in known:
        yield Flaw(row.table, row.line, column, repr(value), allowed)


def _gaps(rows: tuple[Row, ...]) -> Iterator[Flaw]:
    """Ages of a country that no line counts, or that two lines count."""
    next_age: dict[str, int | None] = {}
    for row in sorted(rows, key=lambda each: (each.values["country"], each.values["age_min"])):
        country, first = row.values["country"], row.values["age_min"]
        wanted = next_age.get(country, 0)
        if first != wanted:
            allowed = "ages that follow on those of the line before, from 0"
            yield Flaw(row.table, row.line, "age_min", repr(str(first)), allowed)
        last = row.values["age_max"]
        next_age[country] = None if last is None else last + 1


def _error(flaws: list[Flaw]) -> EvidenceError:
    first = flaws[0]
    return EvidenceError(
        file=f"{first.table}.csv",
        line=first.line,
        column=first.column,
        found=first.found,
        allowed=first.allowed,
        problems=tuple(
            Problem(f"{each.table}.csv: {each.column}", "not_a_code", each.found, each.allowed).at(
                each.line
            )
            for each in flaws
        ),
    )


def _joined(base: Evidence, rows: Rows, own: bool) -> Evidence:
    platforms = _merged(base.platforms, map(_platform, rows["platforms"]), _platform_key)
    ids = {
        name: each.platform for name, each in Evidence(platforms=platforms).platform_index.items()
    }
    usage = (_published(row, ids, own) for row in rows["usage"])
    return Evidence(
        platforms=platforms,
        cadence=_merged(
            base.cadence,
            (_cadence(row, ids) for row in rows["cadence"]),
            lambda each: each.platform,
        ),
        captions=_merged(
            base.captions,
            (_caption(row, ids) for row in rows["captions"]),
            lambda each: each.platform,
        ),
        usage=_merged(base.usage, usage, _usage_key),
        fit=_merged(base.fit, (_fit(row, ids) for row in rows["fit"]), lambda each: each[0]),
        sources=_merged(
            base.sources,
            (SourceFacts(**row.values) for row in rows["sources"]),
            lambda each: each.source,
        ),
        kpis=_merged(
            base.kpis,
            (KpiFacts(**row.values) for row in rows["kpis"]),
            lambda each: (each.goal_kind, each.kpi),
        ),
        population=_population(base, rows["population"]),
        shapes=_merged(
            base.shapes,
            (_shape(row, ids) for row in rows["shapes"]),
            lambda each: (each.platform, each.country),
        ),
        consent=_merged(
            base.consent,
            (ConsentFacts(**row.values) for row in rows["consent"]),
            lambda each: each.country,
        ),
        events=_merged(base.events, map(event_facts, rows["events"]), lambda each: each.event),
        **production_tables(rows, ids, base),
    )


def _population(base: Evidence, rows: tuple[Row, ...]) -> tuple[PopulationFacts, ...]:
    """The inhabitants of each country: all from one table, since half of two is no country."""
    own = tuple(PopulationFacts(**row.values) for row in rows)
    replaced = {row.country for row in own}
    return (*(row for row in base.population if row.country not in replaced), *own)


def _merged(base: Iterable[T], own: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    return tuple(
        {**{key(each): each for each in base}, **{key(each): each for each in own}}.values()
    )


def _platform(row: Row) -> PlatformFacts:
    values: dict[str, Any] = dict(row.values)
    return PlatformFacts(min_age=values.pop("min_age_terms"), **values)


def _platform_key(facts: PlatformFacts) -> str:
    return facts.platform


def _cadence(row: Row, ids: Mapping[str, str]) -> CadenceFacts:
    values: dict[str, Any] = dict(row.values)
    return CadenceFacts(platform=ids.get(values.pop("platform"), ANY_PLATFORM), **values)


def _caption(row: Row, ids: Mapping[str, str]) -> CaptionFacts:
    values: dict[str, Any] = dict(row.values)
    return CaptionFacts(platform=ids.get(values.pop("platform"), ANY_PLATFORM), **values)


def _published(row: Row, ids: Mapping[str, str], own: bool) -> PublishedUse:
    values: dict[str, Any] = dict(row.values)
    return PublishedUse(
        platform=ids.get(values.pop("platform"), ANY_PLATFORM),
        base=values.pop("base_population"),
        year=values.pop("fieldwork_year"),
        derived=values.pop("derived") == "1",
        own=own,
        **values,
    )


def _usage_key(use: PublishedUse) -> Hashable:
    return (
        use.country,
        use.platform,
        use.age_min,
        use.age_max,
        use.gender,
        use.education,
        use.measure,
        use.year,
        use.source,
    )


def _shape(row: Row, ids: Mapping[str, str]) -> ShapeFacts:
    values: dict[str, Any] = dict(row.values)
    platform = values.pop("platform")
    return ShapeFacts(
        platform=ids.get(platform, platform),
        comparable=values.pop("comparable") == "1",
        **values,
    )


def _fit(row: Row, ids: Mapping[str, str]) -> tuple[tuple[str, str, str], FitCell]:
    values: dict[str, Any] = dict(row.values)
    platform = values.pop("platform")
    key = (values.pop("goal_kind"), ids.get(platform, platform), values.pop("setting"))
    return key, FitCell(**values)
