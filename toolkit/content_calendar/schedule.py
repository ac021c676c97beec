"""Production, counted back from the day on which something appears."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from toolkit.content_calendar.publication import Publication
from toolkit.effort import StepHours


@dataclass(frozen=True)
class StepDates:
    """One production step with the working days on which it is done.

    `role` is the role that does it (the client's own, else who has that task on the channel);
    None where nobody is named. `step.hours` is None where unknown. `start` and `end` are working
    days, both included; a step of zero working days happens on the last one.
    """

    step: StepHours
    role: str | None
    start: dt.date
    end: dt.date
    late: bool = False


@dataclass(frozen=True)
class Production:
    """What has to happen before a publication, earliest step first.

    Attributes
    ----------
    steps
        Empty where nothing is known of the format, or nothing is left to be made.
    own
        Whether hours and days are the client's own, and not the usual ones (judgement).
    answer_by
        The last day on which who approves can answer, so that it still appears in time;
        None without an approval step.
    late
        Whether a step should have begun before the as-of date.
    first_possible
        Where late: the first day on which it could appear, if begun today.
    lighter
        Where late: a lighter format that can still be ready in time; None if there is none.
    """

    publication: Publication
    steps: tuple[StepDates, ...]
    own: bool = False
    answer_by: dt.date | None = None
    first_possible: dt.date | None = None
    lighter: str | None = None

    @property
    def starts_on(self) -> dt.date | None:
        """The first day of the first step; None without steps."""
        return self.steps[0].start if self.steps else None

    @property
    def late(self) -> bool:
        """Whether a step should have begun already."""
        return any(step.late for step in self.steps)

    @property
    def hours(self) -> float:
        """The hours of all steps that are known."""
        return sum(each.step.hours or 0.0 for each in self.steps)


@dataclass(frozen=True)
class WeekLoad:
    """The hours that one role has in one ISO week, beside the hours it has.

    `year` and `week` are ISO. `making` are the hours of production steps in that week, spread
    evenly over the working days of a step; `fixed` those for answering and keeping up.
    `available` is None where the role's hours are not filled in; `role` is None for work that
    nobody is named for.
    """

    role: str | None
    year: int
    week: int
    making: float
    fixed: float
    available: float | None

    @property
    def hours(self) -> float:
        """All hours in this week."""
        return self.making + self.fixed

    @property
    def over(self) -> float:
        """The hours above what there is; 0 where that is enough or unknown."""
        return max(0.0, self.hours - self.available) if self.available is not None else 0.0
