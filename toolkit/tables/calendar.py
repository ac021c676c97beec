"""The calendar of the coming quarter: in a sentence, as months, and what lies outside it."""

from __future__ import annotations

from toolkit.tables.block import Block, Bullets, Folded, Heading, Prose, Tile, Tiles
from toolkit.tables.key_date import key_dates_table
from toolkit.tables.message import items_table, messages_table, worked_out
from toolkit.tables.month import calendar_legend, months
from toolkit.tables.quarter import Quarter
from toolkit.tables.rhythm import quarter_rhythm
from toolkit.tables.view import View

MOST_IDEAS = 15


def calendar_section(view: View) -> tuple[Block, ...]:
    """What appears when, where, for whom and by whom, in the coming quarter?"""
    words, quarter = view.words, view.quarter
    blocks: list[Block] = [Heading(words("Calendar"), "calendar")]
    if quarter.messages:
        as_list = words("The same as a list: goal, audience, who does it, and by when to agree")
        blocks += [
            Prose(_in_a_sentence(quarter, view)),
            calendar_tiles(quarter, view),
            calendar_legend(quarter, view),
            *months(quarter, view),
            Folded(as_list, (messages_table(quarter, view),)),
        ]
    else:
        blocks += (Prose(_nothing_planned(quarter, view)), *quarter_rhythm(view))
    blocks += (*worked_out(view), *other_items(quarter, view))
    return (*blocks, *key_dates_table(view), *ideas(view))


def _in_a_sentence(quarter: Quarter, view: View) -> str:
    words = view.words
    channels = {channel for message in quarter.posts for channel in message.channels}
    said = words(
        "From {start} to {end} there are {messages} on {channels}.",
        start=words.date(quarter.start),
        end=words.date(quarter.end),
        messages=words.count("{n} message", "{n} messages", len(quarter.posts)),
        channels=words.count("{n} channel", "{n} channels", len(channels)),
    )
    late = sum(quarter.late(message) for message in quarter.messages)
    if not late:
        return said
    return f"{said} " + words.count(
        "For 1 of them making should have begun already: see the production below.",
        "For {n} of them making should have begun already: see the production below.",
        late,
    )


def _nothing_planned(quarter: Quarter, view: View) -> str:
    words = view.words
    return words(
        "Nothing is planned yet from {start} to {end}. From cadences, pillars, goals and audiences "
        "a proposal can be made: ask the adviser for it.",
        start=words.date(quarter.start),
        end=words.date(quarter.end),
    )


def calendar_tiles(quarter: Quarter, view: View) -> Tiles:
    """How much there is, what comes first, how much is agreed, what is begun too late."""
    words, posts = view.words, quarter.posts
    weeks = ((quarter.end - quarter.start).days + 1) / 7
    late = sum(quarter.late(message) for message in quarter.messages)
    tiles = [
        Tile(
            words("Messages"),
            words.number(len(posts)),
            words("{n} a week on average", n=words.number(len(posts) / weeks, 1)),
        ),
        Tile(
            words("Agreed"),
            words.number(sum(message.firm for message in posts)),
            words("of {n}", n=words.number(len(posts))),
        ),
        Tile(
            words("Begun too late"),
            words.number(late),
            words("see the production") if late else words("of {n}", n=words.number(len(posts))),
        ),
    ]
    coming = next((each for each in posts if each.first.on >= view.analysis.as_of), None)
    if coming is not None:
        # a large figure needs to break in a narrow tile
        day = words.short_day(coming.first.on).replace("\N{NO-BREAK SPACE}", " ")
        next_tile = Tile(words("First to come"), day, view.short(coming.first.title))
        tiles.insert(1, next_tile)
    return Tiles(tuple(tiles))


def other_items(quarter: Quarter, view: View) -> tuple[Folded, ...]:
    """The items with a date of their own that fall outside the quarter."""
    inside = {
        publication.item.id
        for message in quarter.messages
        for publication in message.publications
        if publication.item
    }
    dated = (each for each in view.strategy.content.items if each.on or each.rule)
    others = tuple(each for each in dated if each.id not in inside)
    if not others:
        return ()
    title = view.words("Items with a date outside this quarter")
    return (Folded(title, (items_table(others, title, view),)),)


def ideas(view: View) -> tuple[Bullets, ...]:
    """The items that have no day yet, the first of them."""
    items = [each for each in view.strategy.content.items if not (each.on or each.rule)]
    if not items:
        return ()
    said = [
        " – ".join(part for part in (each.title or each.id, each.date_text) if part)
        for each in items[:MOST_IDEAS]
    ]
    if more := len(items) - len(said):
        said.append(view.words.count("and 1 more", "and {n} more", more))
    return (Bullets(tuple(said), view.words("Ideas without a date")),)
