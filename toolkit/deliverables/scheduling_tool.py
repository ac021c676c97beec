"""Which tools take a calendar as .csv, and what they want to see in it: `schedulers.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

OTHER = "posts"
"""The file for whoever uses none of the tools that are known."""

ANY_NUMBER = 1_000_000


@dataclass(frozen=True)
class SchedulingTool:
    """One tool.

    Attributes
    ----------
    names
        Parts of a name, in small letters, by which a strategy's own tool is recognised.
    columns, cells
        Every column in order, and what of ours stands in it; other columns stay empty.
    accounts
        The column that says whether a post is for a platform, by platform; empty where the
        account is chosen when a file is uploaded.
    moment, date, time
        How a moment is written; `utc` is ISO 8601 in UTC.
    most_rows
        The posts that one file may hold.
    link_in_text
        Whether a link has no column of its own.
    sources
        Who says so.
    """

    id: str
    names: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[str, str]
    sources: tuple[str, ...]
    header: bool = True
    accounts: Mapping[str, str] = field(default_factory=dict)
    moment: str = ""
    date: str = ""
    time: str = ""
    most_rows: int = ANY_NUMBER
    link_in_text: bool = False
    byte_order_mark: bool = False


@cache
def scheduling_tools() -> Mapping[str, SchedulingTool]:
    """The tools by id."""
    path = resources.files("toolkit.deliverables") / "schedulers.toml"
    with path.open("rb") as source:
        found = tomllib.load(source)
    return {name: SchedulingTool(id=name, **_fields(values)) for name, values in found.items()}


def tools_named(names: Iterable[str]) -> tuple[SchedulingTool, ...]:
    """The known tools among these; without any, the one for all others."""
    said = [name.casefold() for name in names]
    found = tuple(
        tool
        for tool in scheduling_tools().values()
        if any(part in name for part in tool.names for name in said)
    )
    return found or (scheduling_tools()[OTHER],)


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }
