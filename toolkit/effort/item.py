"""How many hours does one item take, by step, in its format or as a derivative?"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.evidence import Evidence
from toolkit.evidence.production import RoleKind
from toolkit.strategy import Strategy
from toolkit.strategy.content import Format

ADAPTATION_SHARE = 1 / 3
"""Judgement: for a format that says nothing of derivatives, one takes a third of the hours."""

ADAPTATION = "adaptation"


@dataclass(frozen=True)
class StepHours:
    """One step: who does it, and what it takes.

    `name` and `role` are the client's own words and role; without a role, whoever has
    `role_kind` on the channel does it. None is not known.
    """

    step: str
    role_kind: RoleKind
    hours: float | None
    working_days: float | None
    role: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class ItemHours:
    """What one item takes. `own`: the client's numbers, not the usual ones."""

    format: str
    steps: tuple[StepHours, ...]
    own: bool
    derivative: bool = False

    @property
    def hours(self) -> float:
        """The hours of all steps that are known."""
        return sum(step.hours or 0.0 for step in self.steps)

    @property
    def whole(self) -> bool:
        """Whether the hours of every step are known."""
        return all(step.hours is not None for step in self.steps)


def item_hours(
    strategy: Strategy, evidence: Evidence, format_id: str, *, derivative: bool = False
) -> ItemHours | None:
    """What an item in this format takes; None where nothing is known of the format.

    The client's own format counts, if the hours of at least one step are filled in; else the
    usual one of the same name. A derivative of a core story takes its adaptation hours, never
    more than a new item would.
    """
    own = next((each for each in strategy.content.formats if each.id == format_id), None)
    usual = _usual_item(evidence, format_id)
    full = _own_item(own) if own else None
    full = full or usual
    if not derivative:
        return full
    return _derived(full, _adaptation(own, format_id, evidence), format_id)


def _own_item(own: Format) -> ItemHours | None:
    steps = tuple(
        StepHours(step.id, "makes", step.hours, step.working_days, step.role, step.name)
        for step in own.steps
    )
    if all(step.hours is None for step in steps):
        return None
    return ItemHours(own.id, steps, own=True)


def _usual_item(evidence: Evidence, format_id: str) -> ItemHours | None:
    rows = evidence.steps_index.get(format_id)
    if not rows:
        return None
    steps = tuple(StepHours(row.step, row.role_kind, row.hours, row.working_days) for row in rows)
    return ItemHours(format_id, steps, own=False)


def _adaptation(
    own: Format | None, format_id: str, evidence: Evidence
) -> tuple[float, bool] | None:
    """The hours for a derivative, and whether the client gave them."""
    if own is not None and own.adaptation_hours is not None:
        return own.adaptation_hours, True
    usual = evidence.format_index.get(format_id)
    return (usual.adaptation_hours, False) if usual else None


def _derived(
    full: ItemHours | None, adaptation: tuple[float, bool] | None, format_id: str
) -> ItemHours | None:
    if full is None and adaptation is None:
        return None
    if full is None:
        hours, given = adaptation or (0.0, False)
    elif adaptation is None:
        hours, given = full.hours * ADAPTATION_SHARE, False
    else:
        hours, given = adaptation
        hours = min(hours, full.hours) if full.whole else hours
    step = StepHours(ADAPTATION, "makes", hours, 0.0)
    return ItemHours(format_id, (step,), own=given, derivative=True)
