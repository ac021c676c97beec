"""A proposal for the free places of a period: what could be published, when, about what?

The question is cut in parts that are small enough to be answered well in little time:

1. `opening.py` counts, per channel and week, how many places are free beside what is there
   (`present.py`).
2. `key_date.py` keeps a place for each key date, on or before its day.
3. `week.py` lays the places of a week on days and times (a small model per week).
4. `month.py` fills the places of a month with formats and themes, within the hours that are
   left (a model per month, beside all that was planned before it); `order.py` lays the themes
   on the places. These four together are a turn (`turn.py`).
5. All of it again with the proposal as part of the strategy, until nothing is added: so the
   next run, after saving, proposes nothing new.
"""

from __future__ import annotations

import datetime as dt

from toolkit.content_calendar.plan.assumption import assumptions
from toolkit.content_calendar.plan.making import Making
from toolkit.content_calendar.plan.obstacle import Obstacle
from toolkit.content_calendar.plan.present import Present
from toolkit.content_calendar.plan.proposal import Plan, Proposed, new_formats
from toolkit.content_calendar.plan.theme import Themes
from toolkit.content_calendar.plan.turn import Turn
from toolkit.coverage import coverage
from toolkit.evidence import Evidence
from toolkit.strategy import Strategy

MOST_TURNS = 12
"""A plan is nearly always whole after one or two; this keeps it from going on for ever."""


def propose(
    strategy: Strategy, evidence: Evidence, as_of: dt.date, start: dt.date, end: dt.date
) -> Plan:
    """What could be published from start to end (both included), beside what is there?

    Nothing is proposed before the as-of date, outside the strategy's period, or so early that
    it cannot be ready. The same input gives the same plan.
    """
    period = strategy.period
    first = max(each for each in (start, as_of, period.start) if each is not None)
    last = min(each for each in (end, period.end) if each is not None)
    if first > last:
        nothing = _outside(strategy, as_of, start, end)
        return Plan(start, end, (), (), (nothing,), ())
    present = Present(strategy, evidence, Making(strategy, evidence, as_of), first, last)
    turn = Turn(present, Themes(strategy, coverage(strategy, evidence, as_of)))
    proposed: list[Proposed] = []
    for _ in range(MOST_TURNS):
        if not turn.proposed:
            break
        proposed += turn.proposed
        turn = turn.after(turn.proposed)
    return _plan(turn, proposed)


def _plan(turn: Turn, proposed: list[Proposed]) -> Plan:
    """The plan after the last turn, in the order of the calendar."""
    present = turn.present
    found = tuple(sorted(proposed, key=lambda each: (each.on, each.item.at or "", each.item.id)))
    ids = {each.item.id for each in found}
    there = (each for each in present.inside if not (each.item and each.item.id in ids))
    return Plan(
        present.start,
        present.end,
        proposed=found,
        published=tuple(there),
        obstacles=tuple(turn.obstacles()),
        assumptions=tuple(assumptions(present.strategy, found)),
        formats=new_formats(present.strategy, present.evidence, (each.item for each in found)),
    )


def _outside(strategy: Strategy, as_of: dt.date, start: dt.date, end: dt.date) -> Obstacle:
    """Why no day of the window can be planned."""
    period = strategy.period
    if end < as_of:
        return Obstacle("window_over", on=end)
    if period.end is not None and period.end < max(start, as_of):
        return Obstacle("period_over", on=period.end)
    return Obstacle("period_later", on=period.start)
