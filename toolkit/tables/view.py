"""An analysis as one reader sees it: in one language, with names instead of ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from toolkit.analysis import Analysis
from toolkit.channel_mix import MixConflict
from toolkit.channel_mix.advice import MixAdvice, advise_mix
from toolkit.channel_mix.gap import MixGap
from toolkit.evidence import platform_name
from toolkit.language import Words
from toolkit.strategy import Channel, Strategy
from toolkit.strategy.walk import get_at
from toolkit.tables.quarter import Quarter, coming_quarter

NAME_LENGTH = 60
NOTE_LENGTH = 120


@dataclass(frozen=True)
class View:
    """An analysis and the words to show it in."""

    analysis: Analysis
    words: Words

    @property
    def strategy(self) -> Strategy:
        """The strategy that is shown."""
        return self.analysis.strategy

    @property
    def title(self) -> str:
        """Whose strategy it is."""
        return self.strategy.client.name or self.words("Client without a name")

    @cached_property
    def mix(self) -> MixAdvice | MixConflict | MixGap:
        """The advised channel mix within the client's own hours, computed when first shown."""
        return self.mix_for(None)

    def mix_for(self, hours: float | None) -> MixAdvice | MixConflict | MixGap:
        """The advised channel mix for so many hours a week."""
        return advise_mix(self.strategy, self.analysis.evidence, self.analysis.coverage, hours)

    @cached_property
    def quarter(self) -> Quarter:
        """The coming quarter of the calendar."""
        return coming_quarter(self.analysis.calendar, self.analysis.as_of)

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, str]]:
        strategy = self.strategy
        return {
            "goals": {
                each.id: each.name or (each.statement or each.id).rstrip(".")
                for each in strategy.goals
            },
            "personas": {each.id: each.name or each.id for each in strategy.personas},
            "channels": {each.id: self.channel_name(each) for each in strategy.channels},
            "roles": {each.id: each.name or each.id for each in strategy.roles},
            "sources": {each.id: each.title or each.id for each in strategy.sources},
            **{
                f"content.{name}": {
                    each.id: getattr(each, "name", None) or getattr(each, "title", None) or each.id
                    for each in getattr(strategy.content, name)
                }
                for name in ("pillars", "stories", "series", "formats")
            },
        }

    def name(self, target: str, identifier: str | None) -> str:
        """What the entry with this id is called: `name("goals", "g1")`."""
        if identifier is None:
            return ""
        return self._names.get(target, {}).get(identifier, identifier)

    def names(self, target: str, identifiers: Iterable[str]) -> str:
        """Several entries by name, in a sentence."""
        return "; ".join(self.short(self.name(target, each)) for each in identifiers)

    def channel_name(self, channel: Channel) -> str:
        """A channel as people call it: its own name, else its platform and handle."""
        if channel.name:
            return channel.name
        return (
            f"{self.platform_name(channel.platform)} {channel.handle or ''}".strip() or channel.id
        )

    def platform_name(self, platform: str | None) -> str:
        """A platform as it writes itself, or as readers call that kind of medium."""
        if not platform:
            return ""
        return platform_name(platform, self.analysis.evidence, self.words.language)

    def short(self, text: str) -> str:
        """A name that fits in a cell or beside an axis."""
        return text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1].rstrip() + "…"

    def brief(self, text: str | None) -> str:
        """A text that is short enough for a note; a longer one is left out."""
        return text if text and len(text) <= NOTE_LENGTH else ""

    def at(self, *place: str | int) -> Any:
        """What the strategy holds at a place."""
        return get_at(self.strategy, place)
