"""What the calendar holds for each goal, audience, pillar and channel, beside what is wanted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd

from toolkit.content_calendar.count import NO_PILLAR, Counts, monday_of
from toolkit.content_calendar.publication import Publication
from toolkit.content_calendar.recipe import Order, order_of, recipe
from toolkit.content_calendar.whole import ContentCalendar
from toolkit.coverage import activity_basis, covered_goals
from toolkit.coverage.contribution import USUAL_WEIGHT
from toolkit.coverage.estimates import axis
from toolkit.evidence import Evidence
from toolkit.strategy import Goal, Strategy
from toolkit.strategy.content import Pillar

DAYS_IN_WEEK = 7


@dataclass(frozen=True, eq=False)
class ChannelWeeks:
    """Posts per channel (index) and ISO week (columns, such as 2027-W05).

    `planned` counts posts; `low` and `high` are what the cadence asks in a week, NaN where there
    is none, and infinite where it is open above. A cadence per month or quarter asks parts of
    posts: hold it against several weeks together.
    """

    planned: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame


@dataclass(frozen=True, eq=False)
class ContentCoverage:
    """What the posts of a calendar are for.

    A message that appears on several channels is one item, and counts once for its goals,
    audiences and pillar; on channels each of its posts counts. Meetings and measurements are no
    posts. Items with several goals count for each; their hours are divided among these.

    Attributes
    ----------
    posts
        The posts of the calendar, in order.
    items_of_goal, items_of_persona, items_of_pillar
        How many items by goal and month; by persona and pillar; by pillar.
    posts_of_pillar
        How many posts by channel and pillar.
    posts_of_week
        How many posts by channel and the Monday of the week.
    hours_of_goal
        What making the items takes, in hours, for each goal that lives by posts.
    """

    strategy: Strategy
    start: dt.date
    end: dt.date
    posts: tuple[Publication, ...]
    items_of_goal: Mapping[tuple[str, str], int]
    items_of_persona: Mapping[tuple[str, str], int]
    items_of_pillar: Mapping[str, int]
    posts_of_pillar: Mapping[tuple[str, str], int]
    posts_of_week: Mapping[tuple[str, dt.date], int]
    hours_of_goal: Mapping[str, float]

    @cached_property
    def months(self) -> tuple[str, ...]:
        """The months of the calendar, such as 2027-04."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.start, self.end))
        return tuple(f"{n // 12}-{n % 12 + 1:02}" for n in range(first, last + 1))

    @cached_property
    def weeks(self) -> tuple[dt.date, ...]:
        """The Mondays of the weeks of the calendar."""
        n_days = (self.end - monday_of(self.start)).days
        return tuple(
            monday_of(self.start) + dt.timedelta(days=n) for n in range(0, n_days + 1, DAYS_IN_WEEK)
        )

    @cached_property
    def posted_goals(self) -> tuple[Goal, ...]:
        """The goals that live by posts: those by answering take other hours."""
        return tuple(goal for goal in covered_goals(self.strategy) if lives_by_posts(goal))

    @cached_property
    def goal_weights(self) -> Mapping[str, float]:
        """The share of the weight that each goal has among those that live by posts."""
        weights = {
            goal.id: USUAL_WEIGHT if goal.weight is None else goal.weight
            for goal in self.posted_goals
        }
        whole = sum(weights.values())
        return {name: weight / whole for name, weight in weights.items()} if whole else {}

    @cached_property
    def goal_months(self) -> pd.DataFrame:
        """How many items serve each open goal (index) in each month (columns).

        Goals that are about the channels or the organisation only where an item names them.
        """
        named = {goal for goal, _ in self.items_of_goal}
        covered = {goal.id for goal in covered_goals(self.strategy)}
        goals = [
            goal.id
            for goal in self.strategy.goals
            if goal.id in covered or (goal.status == "open" and goal.id in named)
        ]
        return _frame(self.items_of_goal, goals, "goal", self.months, "month")

    @cached_property
    def persona_pillars(self) -> pd.DataFrame:
        """How many items are for each persona (index) about each pillar (columns).

        The last column is empty in name: items of no pillar, if there are any.
        """
        pillars = [pillar.id for pillar in self.strategy.content.pillars]
        if any(pillar == NO_PILLAR for _, pillar in self.items_of_persona):
            pillars.append(NO_PILLAR)
        personas = [persona.id for persona in self.strategy.personas]
        return _frame(self.items_of_persona, personas, "persona", pillars, "pillar")

    @cached_property
    def channel_weeks(self) -> ChannelWeeks:
        """How many posts appear on each channel in use, week by week, beside its cadence."""
        channels = [each for each in self.strategy.channels if each.status == "active"]
        rows, columns = axis((each.id for each in channels), "channel"), _week_axis(self.weeks)
        wanted = [(each.cadence.posts_per_week() if each.cadence else None) for each in channels]
        asked = np.array([each or (np.nan, np.nan) for each in wanted], dtype=float).reshape(-1, 2)
        planned = [
            [self.posts_of_week.get((each.id, week), 0) for week in self.weeks] for each in channels
        ]
        shape = (len(rows), len(columns))
        return ChannelWeeks(
            pd.DataFrame(np.array(planned, dtype=int).reshape(shape), rows, columns),
            *(
                pd.DataFrame(np.repeat(asked[:, [side]], len(columns), axis=1), rows, columns)
                for side in (0, 1)
            ),
        )

    @cached_property
    def goal_hours(self) -> pd.DataFrame:
        """Hours, their share, and the share of the weight of each goal that lives by posts.

        Index goal, columns `hours`, `share` and `weight`; shares from 0 to 1, NaN where there is
        nothing to divide.
        """
        names = [goal.id for goal in self.posted_goals]
        hours = np.array([self.hours_of_goal.get(name, 0.0) for name in names], dtype=float)
        weights = np.array([self.goal_weights.get(name, np.nan) for name in names], dtype=float)
        shares = hours / hours.sum() if hours.sum() else np.full(len(names), np.nan)
        columns = {"hours": hours, "share": shares, "weight": weights}
        return pd.DataFrame(columns, index=axis(names, "goal"))

    @cached_property
    def pillar_shares(self) -> pd.DataFrame:
        """The share of each pillar (index): what was intended, what is planned, and of how much.

        Columns `intended` and `planned`, from 0 to 1 (NaN where not filled in, or nothing is
        planned), and `items`.
        """
        pillars = self.strategy.content.pillars
        shares = self.planned_shares
        columns = {
            "intended": [np.nan if each.share is None else each.share for each in pillars],
            "planned": [shares.get(each.id, np.nan) for each in pillars],
            "items": [self.items_of_pillar.get(each.id, 0) for each in pillars],
        }
        return pd.DataFrame(columns, index=axis((each.id for each in pillars), "pillar"))

    @cached_property
    def planned_shares(self) -> Mapping[str, float]:
        """The share of each pillar in all items that belong to one; empty where none does."""
        return _shares(self.items_of_pillar, self.strategy.content.pillars)

    def planned_shares_on(self, channel: str) -> Mapping[str, float]:
        """The same for the posts on one channel."""
        there = {pillar: n for (on, pillar), n in self.posts_of_pillar.items() if on == channel}
        return _shares(there, self.strategy.content.pillars)

    def n_posts(self, channel: str, weeks: tuple[dt.date, ...]) -> int:
        """How many posts appear on a channel in these weeks, named by their Mondays."""
        return sum(self.posts_of_week.get((channel, week), 0) for week in weeks)


def content_coverage(
    calendar: ContentCalendar, strategy: Strategy, evidence: Evidence
) -> ContentCoverage:
    """What the posts in the calendar are for, beside what the strategy wants."""
    counts = Counts()
    posts = tuple(each for each in calendar.publications if each.kind == "post")
    hours = cache(lambda order: _hours(strategy, evidence, order))
    for each in posts:
        counts.add(each, hours(order_of(each)))
    posted = {goal.id for goal in covered_goals(strategy) if lives_by_posts(goal)}
    return ContentCoverage(
        strategy,
        calendar.start,
        calendar.end,
        posts,
        items_of_goal=counts.goals,
        items_of_persona=counts.personas,
        items_of_pillar=counts.pillars,
        posts_of_pillar=counts.channel_pillars,
        posts_of_week=counts.weeks,
        hours_of_goal={name: hours for name, hours in counts.hours.items() if name in posted},
    )


def _hours(strategy: Strategy, evidence: Evidence, order: Order) -> float:
    made = recipe(strategy, evidence, order)
    return made.hours if made else 0.0


def lives_by_posts(goal: Goal) -> bool:
    """Whether posts serve the goal, and not somebody who answers."""
    return activity_basis(goal) != "service"


def _shares(counts: Mapping[str, int], pillars: tuple[Pillar, ...]) -> Mapping[str, float]:
    known = {each.id: counts.get(each.id, 0) for each in pillars}
    whole = sum(known.values())
    return {name: n / whole for name, n in known.items()} if whole else {}


def _frame(
    counts: Mapping[tuple[str, str], int],
    rows: list[str],
    row_name: str,
    columns: tuple[str, ...] | list[str],
    column_name: str,
) -> pd.DataFrame:
    values = [[counts.get((row, column), 0) for column in columns] for row in rows]
    array = np.array(values, dtype=int).reshape(len(rows), len(columns))
    return pd.DataFrame(array, index=axis(rows, row_name), columns=axis(columns, column_name))


def _week_axis(weeks: tuple[dt.date, ...]) -> pd.Index:
    return axis((f"{day:%G}-W{day:%V}" for day in weeks), "week")
