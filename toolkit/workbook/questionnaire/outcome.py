"""What came of a workbook: what changed, what collided, what cannot be understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from toolkit.strategy import Strategy
from toolkit.workbook.questionnaire.edit import Fault, Spot
from toolkit.workbook.questionnaire.field import Field

Kind = Literal["changed", "added", "removed"]


@dataclass(frozen=True)
class Change:
    """Something of the workbook that is in the strategy afterwards.

    `entry` is the entry of a list that it is about, as it was; `at` the field of a changed answer.
    """

    kind: Kind
    spot: Spot
    path: str
    at: Field | None = None
    before: Any = None
    after: Any = None
    entry: Mapping[str, Any] | None = None
    n_references: int = 0


@dataclass(frozen=True)
class Conflict:
    """Something that was changed in the workbook and in the strategy: the strategy stays.

    `code`: "both" (another answer), "entry_gone" (the entry was removed from the strategy),
    "entry_changed" (the entry was removed in the workbook, and changed in the strategy).
    """

    code: Literal["both", "entry_gone", "entry_changed"]
    spot: Spot
    path: str
    at: Field | None = None
    ours: Any = None
    theirs: Any = None
    entry: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Outcome:
    """The strategy with the answers in it, what changed, and what could not be taken over.

    `strategy` is None where there are faults: then nothing is taken over.
    """

    strategy: Strategy | None
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    faults: tuple[Fault, ...]
