"""What a message is about: an item, a series, or an item of a series that fills in the rest."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.content_calendar.frame import Index
from toolkit.strategy import Item, Series


@dataclass(frozen=True)
class Message:
    """What an item says itself, else its series; for goals and personas then its core story, the
    key date that it leads up to, and its pillar.

    `channels` are those on which it appears; the first of them makes it, the others adapt it.
    """

    channels: tuple[str, ...]
    goals: tuple[str, ...]
    personas: tuple[str, ...]
    pillar: str | None
    story: str | None
    format: str | None
    owner: str | None
    link: str | None
    preapproved: bool
    title: str


def message(index: Index, item: Item | None, series: Series | None) -> Message:
    """What an item, an occurrence of a series, or an item of a series says."""
    own = [each for each in (item, series) if each is not None]
    story = index.stories.get(item.story) if item is not None and item.story else None
    told = [*own, *([story] if story else [])]
    pillar_id = next((each.pillar for each in told if each.pillar), None)
    pillar = index.pillars.get(pillar_id) if pillar_id else None
    key_date = index.key_dates.get(item.key_date) if item is not None and item.key_date else None
    aimed = [*told, *(each for each in (key_date, pillar) if each)]
    return Message(
        channels=_channels(index, item, next((each.channels for each in own if each.channels), ())),
        goals=next((each.goals for each in aimed if each.goals), ()),
        personas=next((each.personas for each in aimed if each.personas), ()),
        pillar=pillar_id,
        story=story.id if story else None,
        format=next((each.format for each in own if each.format), None),
        owner=next((each.owner for each in own if each.owner), None),
        link=next((each.link for each in own if each.link), None),
        preapproved=series is not None and series.preapproved,
        title=_title(item, series),
    )


def _channels(index: Index, item: Item | None, named: tuple[str, ...]) -> tuple[str, ...]:
    """The channels in use. A meeting or another moment is no post: its channel is its subject."""
    once = tuple(dict.fromkeys(named))
    if item is not None and item.kind != "post":
        return once if len(once) == 1 else ()
    return tuple(channel for channel in once if channel in index.in_use)


def _title(item: Item | None, series: Series | None) -> str:
    named = (
        item.title if item else None,
        series.name if series else None,
        item.id if item else None,
        series.id if series else None,
    )
    return next(name for name in named if name)
