"""Channels that are watched alike, for the tables, the pictures and the page for webcare."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.language import words_for
from toolkit.responsibilities import (
    ASKED,
    Interval,
    OpenDays,
    WatchWeek,
    grouped_days,
    profile_hours,
    watch_week,
)
from toolkit.tables.opening import profile_sentence
from toolkit.tables.view import View


@dataclass(frozen=True)
class WatchGroup:
    """Channels in use with the same hours and the same norm, in a usual week."""

    channels: tuple[str, ...]
    week: WatchWeek
    profile: tuple[OpenDays, ...]


def watch_groups(view: View) -> tuple[WatchGroup, ...]:
    """The channels in use, those that are watched alike together."""
    alike: dict[object, list[str]] = {}
    weeks: dict[str, WatchWeek] = {}
    for channel in view.strategy.channels:
        if channel.status == "active":
            week = watch_week(view.strategy, channel.id)
            weeks[channel.id] = week
            alike.setdefault((week.watched, week.watch.basis, week.norm), []).append(channel.id)
    return tuple(
        WatchGroup(tuple(names), weeks[names[0]], profile_hours(view.strategy, names[0]))
        for names in alike.values()
    )


def channels_text(channels: tuple[str, ...], view: View) -> str:
    """The channels by name, or that these are all of those in use."""
    n_active = sum(each.status == "active" for each in view.strategy.channels)
    if len(channels) == n_active > 1:
        return view.words("All channels")
    return view.names("channels", channels)


def profile_sentences(group: WatchGroup, view: View) -> tuple[str, ...]:
    """The hours in a sentence for the profile, in each language in which the client publishes."""
    client = view.strategy.client
    languages = dict.fromkeys((client.language, *client.content_languages))
    said = (
        profile_sentence(group.profile, words_for(language))
        for language in languages
        if language in ("nl", "en")
    )
    return tuple(sentence for sentence in said if sentence)


def unwatched_days(week: WatchWeek) -> tuple[OpenDays, ...]:
    """When nobody watches of the hours in which questions come, by days that are alike."""
    return grouped_days(
        Interval(gap.day, max(gap.start, part.start), min(gap.end, part.end))
        for gap in week.unwatched
        for part in ASKED
        if part.day == gap.day and max(gap.start, part.start) < min(gap.end, part.end)
    )
