"""What is everything in the calendar for, and for whom?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.content_calendar.frame import Index
from toolkit.content_calendar.message import message
from toolkit.strategy import Item, Series, Strategy


@dataclass(frozen=True)
class Aim:
    """The open goals and the personas that one entry of the content serves, with its place."""

    path: str
    title: str
    goals: tuple[str, ...]
    personas: tuple[str, ...]


def aims(strategy: Strategy) -> Iterator[Aim]:
    """What each series that runs and each post is for: as it says, or its series, story, pillar."""
    index = Index(strategy)
    dropped = {goal.id for goal in strategy.goals if goal.status == "dropped"}
    for path, item, series in _entries(index):
        said = message(index, item, series)
        goals = tuple(goal for goal in said.goals if goal not in dropped)
        yield Aim(path, said.title, goals, said.personas)


def _entries(index: Index) -> Iterator[tuple[str, Item | None, Series | None]]:
    content = index.strategy.content
    for place, series in enumerate(content.series):
        if series.status == "active":
            yield f"content.series[{place}]", None, series
    for place, item in enumerate(content.items):
        if item.kind == "post":
            yield f"content.items[{place}]", item, index.series.get(item.series or "")
