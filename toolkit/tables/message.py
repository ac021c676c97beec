"""Messages one by one: as a list, as entries of the strategy, and worked out in full."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.strategy import Item
from toolkit.tables.block import Cell, Column, Facts, Folded, Link, Table, lean
from toolkit.tables.effort import format_name
from toolkit.tables.note import notes_text
from toolkit.tables.quantity import rule_text
from toolkit.tables.quarter import Message, Quarter, stage_text, zoned_clock_text
from toolkit.tables.value import facts
from toolkit.tables.view import View

MOST_LISTED = 80
"""What still reads as a list; the spreadsheet has the rest."""

MOST_WORKED_OUT = 12
SHOWN_IN_THE_LIST = (
    *("title", "kind", "channels", "personas", "goals", "pillar", "series", "occurrence", "story"),
    *("format", "on", "at", "until", "time_zone", "rule", "date_text", "owner", "stage"),
    *("link", "utm", "feedback", "copies", "rights"),
)
WORKED_OUT = ("copies", "visual", "alt_text", "call_to_action", "rights", "hashtags")


def messages_table(quarter: Quarter, view: View) -> Table:
    """Each message with its time, channels, goal, audience, maker and last day to answer."""
    words = view.words
    zones = {message.first.time_zone for message in quarter.messages if message.first.time_zone}
    names = ("When", "Item", "Channels", "For whom", "Goal", "Owner", "Stage", "Agree by")
    shown = quarter.messages[:MOST_LISTED]
    notes = []
    if len(zones) == 1:
        notes.append(words("Times are those of {place}.", place=words.zone(*zones)))
    if len(shown) < len(quarter.messages):
        listed, total = words.number(len(shown)), words.number(len(quarter.messages))
        notes.append(words("The first {n} of {total} are listed.", n=listed, total=total))
    return lean(
        Table(
            "calendar-list",
            words("The calendar as a list"),
            tuple(Column(words(name)) for name in names),
            tuple(_row(message, quarter, view) for message in shown),
            " ".join(notes) or None,
        )
    )


def _row(message: Message, quarter: Quarter, view: View) -> tuple[Cell, ...]:
    words, first = view.words, message.first
    answer_by = None if message.firm else quarter.answer_by(message)
    late = words("begun too late") if quarter.late(message) else None
    return (
        Cell(
            words.short_day(first.on),
            zoned_clock_text(first, words, zoned=quarter.zoned) or None,
        ),
        Cell(first.title, _about(message, view) or None),
        Cell("; ".join(view.name("channels", each) for each in message.channels)),
        Cell(view.names("personas", first.personas)),
        Cell(view.names("goals", first.goals)),
        Cell(view.name("roles", first.owner)),
        Cell(stage_text(message, words) if message.post else "", late),
        Cell(words.short_day(answer_by) if answer_by else ""),
    )


def _about(message: Message, view: View) -> str:
    """The kind, pillar and format of a message, and the series if its title is another."""
    first = message.first
    series = view.name("content.series", first.series.id) if first.series else ""
    parts = (
        "" if message.post else view.words.term("item kind", first.kind),
        "" if series == first.title else series,
        view.name("content.pillars", first.pillar),
        format_name(first.format, view) if first.format else "",
    )
    return notes_text(parts)


def items_table(items: Sequence[Item], caption: str, view: View) -> Table:
    """Entries of the strategy as they stand there, by date."""
    words = view.words
    names = ("Date", "Item", "Channels", "For whom", "Goal", "Stage", "Owner")
    ordered = sorted(items, key=lambda item: (item.on or "9999", item.at or ""))
    shown = ordered[:MOST_LISTED]
    listed, total = words.number(len(shown)), words.number(len(ordered))
    more = words("The first {n} of {total} are listed.", n=listed, total=total)
    return lean(
        Table(
            "items-table",
            caption,
            tuple(Column(words(name)) for name in names),
            tuple(_item_row(item, view) for item in shown),
            more if len(shown) < len(ordered) else None,
        )
    )


def _item_row(item: Item, view: View) -> tuple[Cell, ...]:
    words = view.words
    day = words.partial_date(item.on) if item.on else rule_text(item.rule, words)
    clock = f"{item.at}–{item.until}" if item.at and item.until else item.at or ""
    when = ", ".join(part for part in (clock, item.time_zone, item.date_text) if part)
    kind = "" if item.kind == "post" else words.term("item kind", item.kind)
    notes = (kind, view.name("content.pillars", item.pillar), item.remark)
    return (
        Cell(day, when or None),
        Cell(item.title or item.id, notes_text(notes) or None),
        Cell(view.names("channels", item.channels)),
        Cell(view.names("personas", item.personas)),
        Cell(view.names("goals", item.goals)),
        Cell(words.term("stage", item.stage) if item.kind == "post" else ""),
        Cell(view.name("roles", item.owner)),
    )


def worked_out(view: View) -> tuple[Folded, ...]:
    """The items of which text, picture or rights are known, each in full."""
    items = [each for each in view.strategy.content.items if is_worked_out(each)]
    if not items:
        return ()
    cards = tuple(worked_out_facts(each, view) for each in items[:MOST_WORKED_OUT])
    return (Folded(view.words("Worked out: text, picture, link and rights"), cards),)


def is_worked_out(item: Item) -> bool:
    """Whether anything is known of how it will look or sound."""
    return any(getattr(item, name) for name in WORKED_OUT)


def worked_out_facts(item: Item, view: View) -> Facts:
    """All that is known of one item and does not stand in the list."""
    words = view.words
    day = words.partial_date(item.on) if item.on else item.date_text or ""
    title = ", ".join(part for part in (item.title or item.id, day) if part)
    texts = tuple(
        (words("Text for {channel}", channel=view.name("channels", copy.channel)), copy.text)
        for copy in item.copies
        if copy.text
    )
    rest = facts(item, "content.items", view, SHOWN_IN_THE_LIST).pairs
    rights = facts(item.rights, "content.items.rights", view).pairs
    return Facts((*texts, *rest, *_links(item, view), *rights), title)


def _links(item: Item, view: View) -> tuple[tuple[str, Link], ...]:
    """The link of an item as it is placed on each channel."""
    return tuple(
        (
            view.words("Link on {channel}", channel=view.name("channels", each.channel)),
            Link(each.link, each.link),
        )
        for each in view.analysis.calendar.publications
        if each.item == item and each.link
    )
