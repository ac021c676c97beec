"""What a roll-over did with each entry, or leaves to people: codes and facts, no sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from toolkit.strategy import Strategy

NoteCode = Literal[
    # what moves
    "period",
    "phase",
    "series_moved",
    "item_moved",
    "review_moved",
    # what people look at
    "series_ended",
    "series_counted",
    "series_stopped",
    "rule_not_understood",
    "item_not_made",
    "item_published",
    "item_to_update",
    "item_over",
    "key_date_over",
    "goal_met",
    "goal_deadline",
    "goal_baseline",
    "channel_review",
    "review_over",
    "question_over",
    "audit_old",
    # what is removed
    "item_expired",
    "item_archived",
    "proposal_over",
    "changes_over",
    "period_remark",
]
NO_FACTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Note:
    """One thing, with its place in the strategy as it was, and the client's name for it.

    `facts` are days (2027-09-18), numbers and the client's own words.
    """

    code: NoteCode
    path: str
    name: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: NO_FACTS)


@dataclass(frozen=True)
class RollOver:
    """The strategy for the next period, with what was moved, is to be looked at, was removed."""

    strategy: Strategy
    moved: tuple[Note, ...]
    review: tuple[Note, ...]
    removed: tuple[Note, ...]
