"""What the rules look at: a strategy, what was computed of it, and the day."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from toolkit.content_calendar import ContentCalendar, ContentCoverage, content_coverage
from toolkit.coverage import ChannelReach, Coverage, expected_reach, serves
from toolkit.effort import ChannelEffort, StrategyEffort, strategy_effort
from toolkit.evidence import Evidence, PlatformFacts, platform_name
from toolkit.responsibilities import ChannelDuty, TaskDuty, five_questions, raci
from toolkit.strategy import AuditedAccount, Channel, Followers, Goal, Persona, Strategy
from toolkit.strategy.client import organisation_size
from toolkit.strategy.content import KeyDate
from toolkit.strategy.term import Part

OUTCOME_FREE = ("channel", "organisation")
"""Kinds of goal that are about the channels or the organisation, not about what people do."""

CALLED_BY = ("name", "title", "description", "summary", "purpose", "visual")

OF_A_DAY = ("as_of", "calendar", "content", "reach_of")
"""What of a case another day changes."""

T = TypeVar("T")
Placed = tuple[tuple[str, T], ...]
"""Entries with their place in the file: ("goals[0]", the goal)."""


def placed(path: str, entries: Iterable[T]) -> Placed[T]:
    """The entries of a list with the place of each."""
    return tuple((f"{path}[{index}]", entry) for index, entry in enumerate(entries))


class Span(NamedTuple):
    """A share with its bounds; `central` is NaN where unknown."""

    low: float
    central: float
    high: float


@dataclass(frozen=True)
class Case:
    """What a rule looks at. What many rules ask is worked out once."""

    strategy: Strategy
    coverage: Coverage
    evidence: Evidence
    as_of: dt.date
    calendar: ContentCalendar

    def on(self, day: dt.date, covered: Coverage, calendar: ContentCalendar) -> Case:
        """The same strategy on another day; what no day changes is not worked out again."""
        other = Case(self.strategy, covered, self.evidence, day, calendar)
        if covered is self.coverage:
            known = {name: each for name, each in vars(self).items() if name not in OF_A_DAY}
            vars(other).update(known)
        return other

    @property
    def final(self) -> bool:
        """Whether the strategy is called final: then gaps weigh more."""
        return self.strategy.phase == "final"

    @property
    def public_body(self) -> bool:
        """Whether the client is a public body."""
        return bool(self.strategy.client.public_body)

    @cached_property
    def small(self) -> bool:
        """Whether the client is known to be small."""
        return organisation_size(self.strategy.client) == "small"

    @cached_property
    def team(self) -> int | None:
        """How many people do the work; None unless that is said of each role.

        Roles with the same holder are one person.
        """
        counts: dict[str, int | None] = {}
        for role in self.strategy.roles:
            counts[role.holder or f"role {role.id}"] = 1 if role.holder else role.people
        known = [count for count in counts.values() if count is not None]
        employees = self.strategy.client.employees
        if not known or len(known) < len(counts):
            return employees
        return sum(known) if employees is None else min(sum(known), employees)

    @cached_property
    def duties(self) -> tuple[ChannelDuty, ...]:
        """Who makes, decides, posts, watches and answers on each channel in use."""
        return five_questions(self.strategy)

    @cached_property
    def tasks(self) -> tuple[TaskDuty, ...]:
        """The tasks that somebody filled in, each with its roles, by channel where these differ."""
        tasks = self.strategy.responsibilities.tasks
        return raci(self.strategy, dict.fromkeys(each.kind for each in tasks if each.kind))

    @cached_property
    def content(self) -> ContentCoverage:
        """What the posts in the calendar are for."""
        return content_coverage(self.calendar, self.strategy, self.evidence)

    @cached_property
    def channels(self) -> Placed[Channel]:
        """Every channel, whatever its status."""
        return placed("channels", self.strategy.channels)

    @cached_property
    def active(self) -> Placed[Channel]:
        """The channels in use."""
        return tuple((path, each) for path, each in self.channels if each.status == "active")

    @cached_property
    def staying(self) -> Placed[Channel]:
        """The channels in use that are not to be merged into another."""
        return tuple((path, each) for path, each in self.active if each.merges_into is None)

    @cached_property
    def personas(self) -> Placed[Persona]:
        """Every persona."""
        return placed("personas", self.strategy.personas)

    @cached_property
    def goals(self) -> Placed[Goal]:
        """The open goals."""
        every = placed("goals", self.strategy.goals)
        return tuple((path, each) for path, each in every if each.status == "open")

    @cached_property
    def outcome_goals(self) -> Placed[Goal]:
        """The open goals that say what people should know or do, not only what is posted."""
        return tuple((path, each) for path, each in self.goals if each.kind not in OUTCOME_FREE)

    @cached_property
    def goals_of(self) -> Mapping[str, tuple[Goal, ...]]:
        """The goals that each channel is there for: that it names, or that name it.

        A goal about the channel itself counts where it contributes to another.
        """
        purposes = [
            each
            for each in self.strategy.goals
            if each.status != "dropped" and (each.kind not in OUTCOME_FREE or each.parent)
        ]
        return {
            channel.id: tuple(
                goal for goal in purposes if goal.id in channel.goals or channel.id in goal.channels
            )
            for channel in self.strategy.channels
        }

    @cached_property
    def served(self) -> Mapping[str, tuple[Channel, ...]]:
        """The active channels that count for each open goal."""
        return {
            goal.id: tuple(each for _, each in self.active if serves(each, goal))
            for _, goal in self.goals
        }

    @cached_property
    def audited(self) -> Mapping[str, AuditedAccount]:
        """What the baseline audit found, by channel."""
        return {each.channel: each for each in self.strategy.audit if each.channel}

    @cached_property
    def decided(self) -> frozenset[str]:
        """What decisions that were taken are about."""
        taken = (each for each in self.strategy.decisions if each.taken)
        return frozenset(about for each in taken for about in each.about)

    @cached_property
    def effort(self) -> StrategyEffort:
        """What the channels in use take, in hours and euros."""
        return strategy_effort(self.strategy, self.evidence)

    @cached_property
    def effort_of(self) -> Mapping[str, ChannelEffort]:
        """What each channel in use takes."""
        return {each.channel: each for each in self.effort.channels}

    @cached_property
    def reach_of(self) -> Mapping[tuple[str, str | None], ChannelReach]:
        """The people whom each channel meets, by channel and persona (None: all its followers)."""
        found = expected_reach(self.strategy, self.as_of)
        return {(each.channel, each.persona): each for each in found}

    @cached_property
    def called(self) -> str:
        """What everything in the plan is called and described as, a line each."""
        content, review = self.strategy.content, self.strategy.agreements.review
        parts: tuple[Part, ...] = (
            *(*content.pillars, *content.stories, *content.formats, *content.series),
            *(*content.items, *self.strategy.channels, *self.strategy.roles),
            *(*self.strategy.capacity.tools, *(review.tools if review else ())),
        )
        lines = [getattr(part, name, None) for part in parts for name in CALLED_BY]
        tasks = (task for role in self.strategy.roles for task in role.tasks)
        return "\n".join((*filter(None, lines), *tasks))

    @cached_property
    def reachable(self) -> Mapping[str, Span]:
        """The share of each persona that uses a platform with an active channel."""
        frame = self.coverage.reachable
        rows = frame[["low", "central", "high"]].to_numpy()
        return {name: Span(*row) for name, row in zip(frame.index, rows.tolist(), strict=True)}

    @cached_property
    def _served(self) -> tuple[Mapping[tuple[str, str], float], ...]:
        """Coverage by goal and persona: over what is known, and at most."""
        found = self.coverage.coverage
        return tuple(_cells(frame) for frame in (found.central, found.high))

    @cached_property
    def _fit(self) -> tuple[Mapping[tuple[tuple[str, str], str], float], ...]:
        """Fit by goal and persona, and platform: the central value, and at most."""
        found = self.coverage.fit
        return tuple(_cells(frame) for frame in (found.central, found.high))

    def served_at_most(self, goal: Goal, persona: Persona) -> float:
        """The coverage of a goal for a persona if all that is unknown turns out well."""
        return self._served[1].get((goal.id, persona.id), 0.0)

    def served_now(self, goal: Goal, persona: Persona) -> float:
        """The coverage of a goal for a persona, over what is known; NaN where nothing is."""
        return self._served[0].get((goal.id, persona.id), math.nan)

    def fit_of(self, goal: Goal, persona: Persona, platform: str) -> float:
        """How well a platform suits a goal for a persona; NaN where it depends on the setting."""
        return self._fit[0].get(((goal.id, persona.id), platform), math.nan)

    def fit_at_most(self, goal: Goal, persona: Persona, channel: Channel) -> float:
        """How well a channel may suit a goal for a persona; 1 where nothing is judged."""
        platform = self.coverage.platform_of[channel.id] or ""
        return self._fit[1].get(((goal.id, persona.id), platform), 1.0)

    def followers(self, channel: Channel) -> Followers | None:
        """The count of followers of a channel: as planned with, else as audited."""
        audited = self.audited.get(channel.id)
        counted = (channel.followers, audited.followers if audited else None)
        return next((each for each in counted if each and each.count is not None), None)

    def platform(self, channel: Channel) -> PlatformFacts | None:
        """What is known of the platform of a channel."""
        return self.evidence.platform_index.get(channel.platform or "")

    def meant_for(self, channel: Channel, persona: Persona) -> bool:
        """Whether channel and persona name each other."""
        return persona.id in channel.personas or channel.id in persona.channels

    def goal_name(self, goal: Goal) -> str:
        """A goal as people call it."""
        return goal.name or (goal.statement or goal.id).rstrip(".")

    def persona_name(self, persona: Persona) -> str:
        """A persona as people call it."""
        return persona.name or persona.id

    def channel_name(self, channel: Channel) -> str:
        """A channel as people call it: its name, else its platform and handle."""
        platform = self.platform_name(channel.platform) if channel.platform else ""
        return channel.name or f"{platform} {channel.handle or ''}".strip() or channel.id

    def platform_name(self, platform: str) -> str:
        """A platform as people call it, in the client's language."""
        return platform_name(platform, self.evidence, self.strategy.client.language)

    def format_name(self, format_id: str) -> str:
        """A format as people call it: the client's name for it, else the usual one."""
        own = next((each for each in self.strategy.content.formats if each.id == format_id), None)
        usual = self.evidence.format_index.get(format_id)
        named = own.name if own else None
        return named or (usual.name(self.strategy.client.language) if usual else format_id)

    def key_date_name(self, key: KeyDate) -> str:
        """A key date as people call it: its name, else that of the event, in their language."""
        event = self.evidence.event_index.get(key.event or "")
        return key.name or (event.name(self.strategy.client.language) if event else key.id)

    def role_name(self, role: str | None) -> str:
        """A role as people call it."""
        named = {each.id: each.name or each.id for each in self.strategy.roles}
        return named.get(role or "", role or "")


def _cells(frame: pd.DataFrame) -> dict[Any, float]:
    names = tuple(frame.columns)
    return {
        (row, name): value
        for row, line in zip(frame.index, frame.to_numpy().tolist(), strict=True)
        for name, value in zip(names, line, strict=True)
    }
