"""What is planned so far: how often each pillar, goal, persona and format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from toolkit.content_calendar.plan.making import Option
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.theme import Theme
from toolkit.content_calendar.publication import Publication


@dataclass(frozen=True)
class Proposal:
    """A place that is filled: with what, in which format."""

    place: Place
    theme: Theme
    option: Option


@dataclass
class Tally:
    """Sums over what is there and what was proposed before; it grows as planning goes on.

    A message with two goals counts half for each. `pillars` and `formats` are by channel,
    `goal_months` by goal and month, `hours` by goal.
    """

    pillars: Counter[tuple[str, str]] = field(default_factory=Counter)
    formats: Counter[tuple[str, str]] = field(default_factory=Counter)
    hours: dict[str, float] = field(default_factory=dict)
    personas: dict[str, float] = field(default_factory=dict)
    goal_months: Counter[tuple[str, str]] = field(default_factory=Counter)
    persona_months: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add_published(
        self, publications: Iterable[Publication], hours: Callable[[Publication], float]
    ) -> None:
        """Count what is there already."""
        for each in publications:
            self._add(each.goals, each.personas, each.month, hours(each))
            if each.channel and each.pillar:
                self.pillars[each.channel, each.pillar] += 1
            if each.channel and each.format and not each.derivative:
                self.formats[each.channel, each.format] += 1

    def add_proposed(self, proposals: Iterable[Proposal]) -> None:
        """Count what is proposed: a message and its copies, each on its own channel."""
        for each in proposals:
            place, theme, option = each.place, each.theme, each.option
            goals, personas = named(theme.goal), named(theme.persona)
            self._add(goals, personas, place.month, option.hours, 1 + len(place.copies))
            if theme.pillar:
                for channel in (place.channel, *place.copies):
                    self.pillars[channel, theme.pillar] += 1
            if option.format:
                self.formats[place.channel, option.format] += 1

    def _add(
        self,
        goals: tuple[str, ...],
        personas: tuple[str, ...],
        month: str,
        hours: float,
        n: int = 1,
    ) -> None:
        for goal in goals:
            self.hours[goal] = self.hours.get(goal, 0.0) + hours / len(goals)
            self.goal_months[goal, month] += n
        for persona in personas:
            self.personas[persona] = self.personas.get(persona, 0.0) + n / len(personas)
            self.persona_months[persona, month] += n


def named(one: str | None) -> tuple[str, ...]:
    """One id as a tuple; empty for none."""
    return () if one is None else (one,)
