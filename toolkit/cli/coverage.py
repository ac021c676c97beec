"""`toolkit coverage`: the matrices, as tables to read, as JSON or as one long CSV."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.analysis import Analysis, analyse
from toolkit.cli.argument import choice, day, named_clients, open_workspace
from toolkit.cli.screen import block_text, plain_cell, say, say_json, use_utf8
from toolkit.coverage import ChannelReach, Estimates
from toolkit.language import words_for
from toolkit.store import read_strategy
from toolkit.store.evidence_files import load_evidence
from toolkit.tables.coverage import coverage_section
from toolkit.tables.fit import fit_section
from toolkit.tables.reach import reach_section
from toolkit.tables.sources import origin_tables
from toolkit.tables.view import View

FORMATS = ("text", "json", "csv")
DIGITS = 6
CSV_COLUMNS = (
    "matrix",
    "goal",
    "persona",
    "platform",
    "channel",
    "low",
    "central",
    "high",
    "grade",
    "year",
    "sources",
    "base",
    "n_known",
    "n_platforms",
    "weight",
)

Row = dict[str, Any]


def show_coverage(folder: Path | None, client: str, as_of: str | None, output_format: str) -> None:
    """Print the coverage of one client's strategy."""
    use_utf8()
    choice("--format", output_format, FORMATS)
    on = day(as_of)
    workspace = open_workspace(folder)
    named_clients(workspace, [client])
    stored = read_strategy(workspace, client)
    analysis = analyse(stored.strategy, load_evidence(workspace), on)
    match output_format:
        case "json":
            say_json({"client": client, **coverage_content(analysis)})
        case "csv":
            say(_csv(analysis))
        case _:
            say(_text(analysis))


def coverage_content(analysis: Analysis) -> dict[str, Any]:
    """Everything that the coverage says, as plain values; unknown is None."""
    covered = analysis.coverage
    return {
        "as_of": analysis.as_of.isoformat(),
        "strategy_coverage": _plain(asdict(covered.strategy)) if covered.strategy else None,
        "weakest": _plain(asdict(covered.weakest)) if covered.weakest else None,
        **{name: list(rows) for name, rows in _matrices(analysis).items()},
        "expected_reach": [_reach_row(each) for each in covered.reach],
    }


def _reach_row(reach: ChannelReach) -> Row:
    """People, of all followers (no persona) or of one; null is not known."""
    numbers = ("followers", "per_post", "organic", "paid", "low", "high", "share_low", "share_high")
    return {
        "channel": reach.channel,
        "persona": reach.persona,
        **{name: _number(getattr(reach, name)) for name in numbers},
        "sources": [each.source or each.document for each in reach.inputs],
        "missing": list(reach.missing),
    }


def _matrices(analysis: Analysis) -> Mapping[str, Iterator[Row]]:
    covered = analysis.coverage
    return {
        "use": _use_rows(analysis),
        "reachable": (
            {"persona": persona, **_plain(row)}
            for persona, row in covered.reachable.to_dict("index").items()
        ),
        "affinity": (
            {"persona": persona, "platform": platform, "central": _number(value)}
            for persona, row in covered.affinity.to_dict("index").items()
            for platform, value in row.items()
        ),
        "fit": _rows(covered.fit),
        "activity": _rows(covered.activity),
        "contribution": _rows(covered.contribution),
        "coverage": (
            {**row, "weight": _number(covered.weights.loc[row["goal"], row["persona"]])}
            for row in _rows(covered.coverage)
        ),
    }


def _use_rows(analysis: Analysis) -> Iterator[Row]:
    use = analysis.coverage.use
    for row in _rows(use):
        cell = use.cells[row["persona"], row["platform"]]
        found = {"grade": cell.grade, "year": cell.year, "sources": list(cell.sources)}
        yield {**row, **found, "base": cell.base or None}


def _rows(estimates: Estimates) -> Iterator[Row]:
    """A row for each cell: its place by name, and its low, central and high."""
    frames = {"low": estimates.low, "central": estimates.central, "high": estimates.high}
    index, columns = estimates.low.index, estimates.low.columns
    for at, label in enumerate(index):
        labels = label if isinstance(label, tuple) else (label,)
        place = dict(zip(map(str, index.names), labels, strict=True))
        for column, name in enumerate(columns):
            values = {key: _number(frame.iloc[at, column]) for key, frame in frames.items()}
            yield {**place, str(columns.name): name, **values}


def _plain(values: Mapping[Any, Any]) -> Row:
    return {key: _number(value) for key, value in values.items()}


def _number(value: Any) -> Any:
    """A number as JSON has it: None where it is not known, no more digits than it deserves."""
    if value is None or isinstance(value, str):
        return value
    if math.isnan(value):
        return None
    rounded = round(float(value), DIGITS)
    return int(rounded) if isinstance(value, int) or pd.api.types.is_integer(value) else rounded


def _csv(analysis: Analysis) -> str:
    table = io.StringIO()
    writer = csv.DictWriter(table, CSV_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for matrix, rows in _matrices(analysis).items():
        for row in rows:
            sources = "; ".join(map(plain_cell, row.get("sources", ())))
            base = plain_cell(row.get("base") or "")
            writer.writerow({**row, "matrix": matrix, "sources": sources, "base": base})
    return table.getvalue().rstrip("\n")


def _text(analysis: Analysis) -> str:
    view = View(analysis, words_for(analysis.strategy.client.language))
    blocks = (
        *coverage_section(view),
        *reach_section(view),
        *fit_section(view),
        *origin_tables(view),
    )
    return "\n\n".join([view.title, *filter(None, map(block_text, blocks)), *_summary(view)])


def _summary(view: View) -> Iterable[str]:
    words, covered = view.words, view.analysis.coverage
    whole, weakest = covered.strategy, covered.weakest
    if whole:
        yield words(
            "Coverage of the whole strategy: {central} (between {low} and {high})",
            central="?" if whole.central is None else words.number(whole.central),
            low=words.number(whole.low),
            high=words.number(whole.high),
        )
    elif covered.meant.to_numpy().any():
        yield words("Coverage of the whole strategy: no value, because everything weighs 0")
    if weakest:
        yield words(
            "Served worst: “{goal}” for {persona}, who must be reached",
            goal=view.name("goals", weakest.goal),
            persona=view.name("personas", weakest.persona),
        )
