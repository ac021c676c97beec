"""What somebody did in a workbook: answers changed, entries added, moved and removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.errors import Problem
from toolkit.strategy.walk import Place
from toolkit.workbook.questionnaire.field import Field
from toolkit.workbook.questionnaire.plan import Questions, Table


@dataclass(frozen=True)
class Spot:
    """A cell, as people find it."""

    sheet: str
    cell: str


@dataclass(frozen=True)
class Edit:
    """One answer that is another one than was exported; `key` names the entry in its list."""

    block: Questions | Table
    key: str
    field: Field
    before: Any
    value: Any
    spot: Spot


@dataclass(frozen=True)
class Added:
    """An entry that was not exported; `key` is its id, where such entries have one."""

    table: Table
    key: str
    parent: str
    values: Mapping[str, Any]
    spots: Mapping[str, Spot]
    spot: Spot


@dataclass(frozen=True)
class Removed:
    """An entry that was exported and is not there any more."""

    table: Table
    key: str
    spot: Spot


@dataclass(frozen=True)
class Fault:
    """An answer that cannot be understood, or that the strategy cannot hold."""

    spot: Spot
    problem: Problem


@dataclass
class Edits:
    """Everything that was done in a workbook; `spots` is where each entry and answer stands."""

    changed: list[Edit] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    spots: dict[tuple[str, str], Mapping[str, Spot]] = field(default_factory=dict)
    answers: dict[Place, Spot] = field(default_factory=dict)
