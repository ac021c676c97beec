"""Which goals, personas and channels get nothing, and why?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.content_calendar.plan.obstacle import Because, Obstacle, reasons
from toolkit.content_calendar.plan.tally import Tally
from toolkit.content_calendar.plan.theme import Theme, Themes, wanted_in
from toolkit.content_calendar.plan.vacancy import own_rhythm
from toolkit.coverage import covered_goals
from toolkit.strategy import Strategy

Serving = Mapping[str, tuple[Theme, ...]]


def general_obstacles(strategy: Strategy, themes: Serving) -> Iterator[Obstacle]:
    """Why nothing at all can be planned, or nothing on a channel."""
    active = [each for each in strategy.channels if each.status == "active"]
    if not active:
        yield Obstacle("no_channels")
    elif not any(themes.values()):
        yield Obstacle("no_goals")
    for channel in active:
        if own_rhythm(channel.cadence) is None:
            yield Obstacle("no_cadence", channel=channel.id)
        elif not themes[channel.id] and any(themes.values()):
            yield Obstacle("no_purpose", channel=channel.id)


def aim_obstacles(
    known: Themes,
    so_far: Tally,
    months: Sequence[str],
    obstacles: Iterable[Obstacle],
) -> Iterator[Obstacle]:
    """Which goals have months without anything, which personas nothing at all, and why."""
    why = reasons(obstacles)
    for goal in covered_goals(known.strategy):
        empty = [
            month
            for month in months
            if wanted_in(goal, month) and not so_far.goal_months[goal.id, month]
        ]
        serving = _serving(known, goal=goal.id)
        by_reason: dict[Because, list[str]] = {}
        for month in empty:
            by_reason.setdefault(_because(known, serving, (month,), why), []).append(month)
        for because, several in by_reason.items():
            yield Obstacle("goal_month", goal=goal.id, months=tuple(several), because=because)
    for persona in known.strategy.personas:
        if not so_far.personas.get(persona.id):
            serving = _serving(known, persona=persona.id)
            because = _because(known, serving, months, why)
            yield Obstacle("persona", persona=persona.id, because=because)


def _serving(known: Themes, **what: str) -> list[str]:
    """The channels on which something could be about it."""
    return [
        channel
        for channel, themes in known.of.items()
        if any(getattr(theme, name) == value for theme in themes for name, value in what.items())
    ]


def _because(
    known: Themes,
    serving: Sequence[str],
    months: Iterable[str],
    why: Mapping[tuple[str, str], Because],
) -> Because:
    """The reason that is nearest to something happening."""
    if not serving:
        return "no_channel"
    cadences = {each.id: own_rhythm(each.cadence) for each in known.strategy.channels}
    if all(cadences[channel] is None for channel in serving):
        return "no_cadence"
    found = {
        why[place] for month in months for channel in serving if (place := (channel, month)) in why
    }
    order: tuple[Because, ...] = ("no_hours", "too_late", "no_time")
    return next((each for each in order if each in found), "full")
