"""How often each goal, audience, pillar and channel comes in a row of posts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from toolkit.content_calendar.publication import Publication

NO_PILLAR = ""
"""The pillar of posts that belong to none."""


@dataclass
class Counts:
    """Sums over posts; they grow as posts are added.

    Items by goal and month, by persona and pillar, and by pillar; posts by channel and pillar,
    and by channel and the Monday of the week; hours by goal.
    """

    seen: set[tuple[str, str, dt.date]] = field(default_factory=set)
    goals: Counter[tuple[str, str]] = field(default_factory=Counter)
    personas: Counter[tuple[str, str]] = field(default_factory=Counter)
    pillars: Counter[str] = field(default_factory=Counter)
    channel_pillars: Counter[tuple[str, str]] = field(default_factory=Counter)
    weeks: Counter[tuple[str, dt.date]] = field(default_factory=Counter)
    hours: dict[str, float] = field(default_factory=dict)

    def add(self, post: Publication, hours: float) -> None:
        """Count one post."""
        for goal in post.goals:
            self.hours[goal] = self.hours.get(goal, 0.0) + hours / len(post.goals)
        if post.channel is not None:
            self.channel_pillars[post.channel, post.pillar or NO_PILLAR] += 1
            self.weeks[post.channel, monday_of(post.on)] += 1
        item = _item_of(post)
        if item not in self.seen:
            self.seen.add(item)
            pillar = post.pillar or NO_PILLAR
            self.pillars[pillar] += 1
            for goal in post.goals:
                self.goals[goal, post.month] += 1
            for persona in post.personas:
                self.personas[persona, pillar] += 1


def _item_of(post: Publication) -> tuple[str, str, dt.date]:
    """What is the same for a message on all of its channels."""
    if post.item is not None:
        return "item", post.item.id, post.planned_on
    return "series", post.series.id if post.series else post.id, post.planned_on


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week of a day."""
    return day - dt.timedelta(days=day.weekday())
