"""The channel choice, as a reader sees it: where, and where not, with reasons."""

from __future__ import annotations

from toolkit.strategy import Channel
from toolkit.tables.block import Block, Cell, Column, Heading, Prose, Table, lean
from toolkit.tables.note import notes_text
from toolkit.tables.quantity import cadence_text, days_text, followers_text
from toolkit.tables.view import View


def channels_section(view: View) -> tuple[Block, ...]:
    """On which channels does the client want to be, and on which not?"""
    words, channels = view.words, view.strategy.channels
    heading = Heading(words("Channel choice"), "channels")
    if not channels:
        return heading, Prose(words("No channel is recorded yet."), "quiet")
    active = tuple(channel for channel in channels if channel.status == "active")
    others = tuple(channel for channel in channels if channel.status != "active")
    tables = (
        *((active_table(active, view),) if active else ()),
        *((others_table(others, view),) if others else ()),
    )
    return heading, *tables


def active_table(channels: tuple[Channel, ...], view: View) -> Table:
    """The channels that are in use."""
    words = view.words
    columns = ("Channel", "Purpose", "Goals", "Cadence", "Followers", "Who runs it")
    return lean(
        Table(
            "channels-active",
            words("Channels in use"),
            tuple(Column(words(name)) for name in columns),
            tuple(_active_row(channel, view) for channel in channels),
        )
    )


def _active_row(channel: Channel, view: View) -> tuple[Cell, ...]:
    words = view.words
    name = view.name("channels", channel.id)
    platform = view.platform_name(channel.platform)
    known_as = " ".join(part for part in (platform, channel.handle) if part)
    times = "; ".join(
        " ".join(
            part
            for part in (days_text(time.days, words), time.at, time.time_zone, time.text)
            if part
        )
        for time in channel.posting_times
    )
    copies = view.names("channels", channel.copies_to)
    rhythm = [times, copies and words("copied to {channels}", channels=copies)]
    remarks = [
        channel.status_reason,
        channel.choice_reason,
        channel.conditions,
        channel.remark,
    ]
    if channel.merges_into:
        target = view.name("channels", channel.merges_into)
        remarks.append(words("to merge into {channel}", channel=target))
    return (
        Cell(name, known_as if known_as not in ("", name) else None, address=channel.address),
        Cell(channel.purpose or "", notes_text(remarks) or None),
        Cell(view.names("goals", channel.goals), view.names("personas", channel.personas) or None),
        Cell(cadence_text(channel.cadence, words), notes_text(rhythm) or None),
        Cell(followers_text(channel.followers, words)),
        Cell(view.name("roles", channel.owner) or channel.owner_text or ""),
    )


def others_table(channels: tuple[Channel, ...], view: View) -> Table:
    """The channels that are not in use, with the reason and what comes instead."""
    words = view.words
    columns = ("Channel", "State", "Why", "Conditions", "Instead", "Followers")
    return lean(
        Table(
            "channels-not-active",
            words("Channels that are not in use, and why"),
            tuple(Column(words(name)) for name in columns),
            tuple(_other_row(channel, view) for channel in channels),
        )
    )


def _other_row(channel: Channel, view: View) -> tuple[Cell, ...]:
    words = view.words
    since = words.partial_date(channel.status_since) if channel.status_since else None
    review = ""
    if channel.review_on:
        review = words("reviewed on {date}", date=words.partial_date(channel.review_on))
    instead = [view.names("channels", channel.replacement), channel.substitute]
    reasons = [channel.choice_reason, channel.purpose, channel.remark]
    return (
        Cell(view.name("channels", channel.id)),
        Cell(words.term("channel status", channel.status), since),
        Cell(channel.status_reason or "", notes_text(reasons) or None),
        Cell(channel.conditions or "", review or None),
        Cell(notes_text(instead)),
        Cell(followers_text(channel.followers, words)),
    )
