"""Who approves before a post appears, in how many days, and when they answer at the latest."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from toolkit.almanac import WorkingDays, working_days
from toolkit.responsibilities.path import approval_path
from toolkit.strategy import Strategy
from toolkit.strategy.agreement import ApprovalStep

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class ApprovalTurn:
    """One step: any one of the roles says yes.

    `working_days` is how long the step takes at most: the days that were agreed, and no more
    than those after which silence means yes; None where neither is known.
    """

    roles: tuple[str, ...]
    working_days: float | None


@dataclass(frozen=True)
class Approval:
    """What has to be approved before something appears.

    Attributes
    ----------
    steps
        One after another; empty for a series that is approved beforehand.
    preapproved
        Whether the series need not go this way.
    agreed_unless
        The working days after which silence means yes; None where it never does.
    text
        What else was agreed, in the client's words.
    path
        Where it stands in the strategy file; None where nothing is agreed.
    """

    steps: tuple[ApprovalTurn, ...] = ()
    preapproved: bool = False
    agreed_unless: float | None = None
    text: str | None = None
    path: str | None = None

    @property
    def working_days(self) -> float | None:
        """How long all steps take together at most; 0 if approved beforehand; None if unknown."""
        if self.preapproved:
            return 0.0
        days = [step.working_days for step in self.steps] or [self.agreed_unless]
        known = [each for each in days if each is not None]
        return sum(known) if len(known) == len(days) else None


NOTHING_AGREED = Approval()


@dataclass(frozen=True)
class TurnDates:
    """When a step is asked, and the last day to answer, so that the post appears in time.

    Without an agreed number of days it is asked and answered on one day.
    """

    roles: tuple[str, ...]
    asked_on: dt.date
    answer_by: dt.date


def approval(strategy: Strategy, channel: str | None, series: str | None = None) -> Approval:
    """What has to be approved on a channel: its own path, else the one for all channels.

    A series is approved beforehand if it says so itself, or if the path names it.
    """
    index, path = approval_path(strategy, channel)
    ready = any(each.preapproved for each in strategy.content.series if each.id == series)
    if path is None:
        return Approval(preapproved=True) if ready else NOTHING_AGREED
    ready = ready or series in path.preapproved_series
    silence = path.agreed_unless_working_days
    steps = tuple(_turn(step, silence) for step in path.steps if step.role or step.or_role)
    place = f"agreements.approval[{index}]"
    return Approval(() if ready else steps, ready, silence, path.text, place)


def _turn(step: ApprovalStep, silence: float | None) -> ApprovalTurn:
    roles = tuple(dict.fromkeys(each for each in (step.role, step.or_role) if each))
    days = [each for each in (step.working_days, silence) if each is not None]
    return ApprovalTurn(roles, min(days) if days else None)


def turn_dates(found: Approval, ready_on: dt.date, days: WorkingDays) -> tuple[TurnDates, ...]:
    """The days of each step, first step first, if all have said yes on `ready_on`.

    Counted backwards over working days: who has two of them and must answer by Thursday is
    asked on Tuesday.
    """
    dates: list[TurnDates] = []
    last = days.on_or_before(ready_on)
    for step in reversed(found.steps):
        asked = days.shifted(last, -(step.working_days or 0))
        dates.insert(0, TurnDates(step.roles, asked, last))
        last = asked
    return tuple(dates)


def answer_by(
    strategy: Strategy, channel: str | None, series: str | None, appears_on: dt.date
) -> dt.date | None:
    """The last day on which who approves can answer: the last working day before it appears.

    None where nobody has to approve, or nothing is agreed.
    """
    turns = turn_dates(
        approval(strategy, channel, series),
        appears_on - DAY,
        working_days(strategy.client.country),
    )
    return turns[-1].answer_by if turns else None
