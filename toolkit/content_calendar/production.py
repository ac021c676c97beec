"""What the making of a publication takes: its steps, with the days on which they are done."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.content_calendar.publication import Publication
from toolkit.effort import StepHours


class StepDates(NamedTuple):
    """One production step with the working days on which it is done.

    `role` is the role that does it (the client's own, else who has that task on the channel);
    None where nobody is named. `step.hours` is None where unknown. `start` and `end` are working
    days, both included. A step of zero working days happens in passing: on the first day of the
    step that follows it or, if none does, on the day on which it appears; placing then also on
    a day off. `late`: it should have begun already (have ended, if it is being worked on).
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
        What is left to be done. Empty where nothing is known of the format, nothing is left to
        be made, or its day has passed.
    format
        How it is made; None where nothing is known.
    own
        Whether hours and days are the client's own, and not the usual ones (judgement).
    assumed
        Whether nobody chose a format: it is then the most usual one on the channel.
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
    format: str | None = None
    own: bool = False
    assumed: bool = False
    answer_by: dt.date | None = None
    first_possible: dt.date | None = None
    lighter: str | None = None

    @property
    def starts_on(self) -> dt.date | None:
        """The first day of the first step; None without steps."""
        return self.steps[0].start if self.steps else None

    @cached_property
    def late(self) -> bool:
        """Whether a step should have begun already."""
        return any(step.late for step in self.steps)

    @property
    def hours(self) -> float:
        """The hours of all steps that are known."""
        return sum(each.step.hours or 0.0 for each in self.steps)
