"""What is asked of a month, and what is answered?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.content_calendar.plan.making import Option
from toolkit.content_calendar.plan.place import Place
from toolkit.content_calendar.plan.room import Room
from toolkit.content_calendar.plan.tally import Tally
from toolkit.content_calendar.plan.theme import Theme

Group = tuple[str, str | None]
"""The places of a channel; those that lead up to a key date apart."""


@dataclass(frozen=True)
class Question:
    """What is asked of a month.

    Attributes
    ----------
    places
        The free places, with the formats that can be ready in time.
    themes
        What a group of places can be about.
    mixes
        The share that each format usually takes, by channel.
    goals, personas
        Those that should not stay empty this month.
    without_any
        The personas for whom there is nothing yet in the whole window.
    """

    month: str
    places: Mapping[Place, tuple[Option, ...]]
    themes: Mapping[Group, tuple[Theme, ...]]
    mixes: Mapping[str, Mapping[str | None, float]]
    goals: tuple[str, ...]
    personas: tuple[str, ...]
    without_any: tuple[str, ...]
    room: Room
    so_far: Tally


@dataclass(frozen=True)
class Answer:
    """The places that are filled, with their format; and per group how often each theme comes."""

    filled: Mapping[Place, Option]
    themes: Mapping[Group, Mapping[Theme, int]]


def group_of(place: Place) -> Group:
    """The group that a place belongs to."""
    return place.channel, place.key_date
