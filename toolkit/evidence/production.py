"""What making takes, where a client has not said so: formats, steps, fixed hours, usual mixes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ANY_PLATFORM_OF_KIND = "*"

RoleKind = Literal["makes", "decides", "posts", "watches", "answers"]
"""Which of the five questions of a channel names the role that does a step."""


@dataclass(frozen=True)
class FormatFacts:
    """A usual kind of content, with the hours for a derivative of it."""

    format: str
    name_nl: str
    name_en: str
    adaptation_hours: float
    lighter: str
    basis: str
    reason_nl: str
    reason_en: str

    def name(self, language: str) -> str:
        """The name in a language."""
        return self.name_nl if language == "nl" else self.name_en

    def reason(self, language: str) -> str:
        """The one-line reason in a language."""
        return self.reason_nl if language == "nl" else self.reason_en


@dataclass(frozen=True)
class StepFacts:
    """One step in making a format: hours of work, and working days from start to end."""

    format: str
    step: str
    role_kind: RoleKind
    hours: float
    working_days: float


@dataclass(frozen=True)
class UpkeepFacts:
    """What a channel takes each week without any post, and once to set it up.

    By kind of platform and size of organisation: `community_hours` to read and answer,
    `upkeep_hours` for figures, profile and tidying.
    """

    kind: str
    size: str
    community_hours: float
    upkeep_hours: float
    setup_hours: float
    basis: str
    reason_nl: str
    reason_en: str

    def reason(self, language: str) -> str:
        """The one-line reason in a language."""
        return self.reason_nl if language == "nl" else self.reason_en


@dataclass(frozen=True)
class MixFacts:
    """The share that a format takes of the posts on a platform, or on all of a kind (`*`)."""

    kind: str
    platform: str
    format: str
    share: float
    basis: str
