"""How many hours does one item take, by step, in its format or as a derivative?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from toolkit.evidence import Evidence
from toolkit.evidence.production import RoleKind
from toolkit.strategy import Strategy
from toolkit.strategy.content import Format, ProductionStep

ADAPTATION_SHARE = 1 / 3
"""Judgement: for a format that says nothing of derivatives, one takes a third of the hours."""

ADAPTATION = "adaptation"

DECIDING = re.compile(
    r"(?:laten |have it )?"
    r"(?:approv|review|sign.?off|check|akkoord|accord|goedkeur|fiat|na(?:lezen|kijken)|controle)",
    re.IGNORECASE,
)
POSTING = re.compile(
    r"(?:posting|placing|publi|schedul|plaats|inplann|verzend|sending)", re.IGNORECASE
)
"""Judgement: how a client's own step is called in which somebody approves, or puts it online.
Any other step is making; only the beginning of its id or its name counts."""


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
    strategy: Strategy,
    evidence: Evidence,
    format_id: str,
    *,
    derivative: bool = False,
    preapproved: bool = False,
) -> ItemHours | None:
    """What an item in this format takes; None where nothing is known of the format.

    The client's own format counts, if hours or working days of at least one step are filled in;
    else the usual one of the same name. A derivative of a core story takes its adaptation hours,
    never more than a new item would. What is approved beforehand has no step in which somebody
    approves.
    """
    own = next((each for each in strategy.content.formats if each.id == format_id), None)
    usual = _usual_item(evidence, format_id)
    full = (_own_item(own, usual) if own else None) or usual
    if full is not None and preapproved:
        full = replace(full, steps=_without_approval(full.steps))
    if not derivative:
        return full
    return _derived(full, _adaptation(own, format_id, evidence), format_id)


def step_kind(step: ProductionStep) -> RoleKind:
    """What kind of work a client's own step is, by what it is called.

    >>> step_kind(ProductionStep(id="nalezen")), step_kind(ProductionStep(id="tekst"))
    ('decides', 'makes')
    """
    called = (step.id, step.name or "")
    if any(DECIDING.match(each) for each in called):
        return "decides"
    return "posts" if any(POSTING.match(each) for each in called) else "makes"


def _without_approval(steps: tuple[StepHours, ...]) -> tuple[StepHours, ...]:
    return tuple(step for step in steps if step.role_kind != "decides")


def _own_item(own: Format, usual: ItemHours | None) -> ItemHours | None:
    steps = tuple(
        StepHours(step.id, step_kind(step), step.hours, step.working_days, step.role, step.name)
        for step in own.steps
    )
    if any(step.hours is not None for step in steps):
        return ItemHours(own.id, steps, own=True)
    if all(step.working_days is None for step in steps):
        return None
    return _with_usual_hours(own.id, steps, usual)


def _with_usual_hours(
    format_id: str, steps: tuple[StepHours, ...], usual: ItemHours | None
) -> ItemHours:
    """The client's steps, with the usual hours of the format spread over them by their days."""
    if usual is None:
        return ItemHours(format_id, steps, own=True)
    days = [1.0 if step.working_days is None else step.working_days for step in steps]
    whole = sum(days)
    shares = [each / whole if whole else 1 / len(days) for each in days]
    timed = (
        replace(step, hours=usual.hours * share) for step, share in zip(steps, shares, strict=True)
    )
    return ItemHours(format_id, tuple(timed), own=False)


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
