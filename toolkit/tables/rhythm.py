"""What the cadences ask of the coming quarter, for a calendar on which nothing stands yet."""

from __future__ import annotations

import math

from toolkit.effort import ChannelEffort, Span
from toolkit.effort.rhythm import copied_posts, own_posts
from toolkit.strategy import Channel
from toolkit.tables.block import Block, Cell, Column, Prose, Table, lean
from toolkit.tables.effort import RULE_OF_THUMB, rule_of_thumb_text
from toolkit.tables.quantity import cadence_text
from toolkit.tables.view import View

WEEK = 7


def quarter_rhythm(view: View) -> tuple[Block, ...]:
    """How many messages is that per channel, and how many hours to make them?

    Nothing where no channel in use has a cadence that can be counted.
    """
    efforts = {each.channel: each for each in view.analysis.effort.channels}
    counted = [
        (channel, efforts[channel.id])
        for channel in view.strategy.channels
        if channel.id in efforts and posts_per_week(channel).central
    ]
    if not counted:
        return ()
    return Prose(_in_a_sentence(counted, view)), _table(counted, view)


def posts_per_week(channel: Channel) -> Span:
    """The posts a week that a cadence means, copies from other channels included."""
    return own_posts(channel.cadence) + copied_posts(channel.cadence)


def n_weeks(view: View) -> float:
    """How many weeks the quarter has, parts included."""
    return ((view.quarter.end - view.quarter.start).days + 1) / WEEK


def _in_a_sentence(counted: list[tuple[Channel, ChannelEffort]], view: View) -> str:
    words, weeks = view.words, n_weeks(view)
    posts = sum(posts_per_week(channel).known for channel, _ in counted) * weeks
    making = sum(effort.production.known for _, effort in counted)
    n_messages = max(1, round(posts))
    said = words.count(
        "At the cadences of the channels that would be about {n} message",
        "At the cadences of the channels that would be about {n} messages",
        n_messages,
    )
    if not making:
        return f"{said}."
    return words(
        "{messages}; making them takes about {hours} hours, {weekly} a week.",
        messages=said,
        hours=words.number(making * weeks),
        weekly=words.number(making, 1),
    )


def _table(counted: list[tuple[Channel, ChannelEffort]], view: View) -> Table:
    words = view.words
    rows = tuple(_row(channel, effort, view) for channel, effort in counted)
    notes = (
        words("Where only a maximum is agreed, half of it is counted.")
        if any(_only_maximum(channel) for channel, _ in counted)
        else "",
        rule_of_thumb_text(view) if any(cell.mark for row in rows for cell in row) else "",
    )
    return lean(
        Table(
            "quarter-rhythm",
            words("What the cadences ask of this quarter"),
            (
                Column(words("Channel")),
                Column(words("Cadence")),
                Column(words("Messages"), numeric=True),
                Column(words("Hours of making"), numeric=True),
            ),
            rows,
            " ".join(filter(None, notes)) or None,
        )
    )


def _row(channel: Channel, effort: ChannelEffort, view: View) -> tuple[Cell, ...]:
    words, weeks, posts = view.words, n_weeks(view), posts_per_week(channel)
    own = bool(effort.mix) and all(part.item.own for part in effort.mix)
    hours = effort.production.central
    return (
        Cell(view.name("channels", channel.id)),
        Cell(_cadence(channel, view)),
        Cell(words.number(posts.known * weeks), _bounds(posts, weeks, view)),
        Cell(
            "" if hours is None else words.number(hours * weeks, 1),
            mark=None if own or hours is None else RULE_OF_THUMB,
        ),
    )


def _cadence(channel: Channel, view: View) -> str:
    """The numbers of a cadence, without what was said of them."""
    cadence = channel.cadence
    return cadence_text(cadence and cadence.model_copy(update={"text": None}), view.words)


def _only_maximum(channel: Channel) -> bool:
    posts = posts_per_week(channel)
    return posts.low == 0 and math.isfinite(posts.high)


def _bounds(posts: Span, weeks: float, view: View) -> str | None:
    """Between which numbers it lies, where a cadence leaves that open."""
    low, high = (
        round(each * weeks) if math.isfinite(each) else None for each in (posts.low, posts.high)
    )
    if low == high:
        return None
    words = view.words
    if high is None:
        return words("at least {amount}", amount=words.number(low))
    if not low:
        return words("at most {amount}", amount=words.number(high))
    return f"{words.number(low)}–{words.number(high)}"
