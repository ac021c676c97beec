"""Days of all clients in one list: what is due, and key dates that several use."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.language import Words
from toolkit.portfolio import ClientDeadline, Deadline, SharedKeyDate
from toolkit.tables.block import Column
from toolkit.tables.portfolio.sorted_table import SortedCell, SortedTable, named

MOST_ROWS = 300
KINDS = {
    "goal": "goal to be reached",
    "baseline": "baseline to be measured",
    "review": "review of the strategy",
    "channel": "channel to look at again",
    "question": "open question",
    "period": "end of the period",
    "approval": "last day to agree",
    "item": "appears, not agreed yet",
}


def days_table(key: str, caption: str, days: Sequence[ClientDeadline], words: Words) -> SortedTable:
    """Each deadline with its client, in order; of very many the first."""
    more = len(days) - MOST_ROWS
    return SortedTable(
        key,
        caption,
        (
            Column(words("Client")),
            Column(words("Day")),
            Column(words("What")),
            Column(words("About"), wide=True),
        ),
        tuple(_row(each, words) for each in days[:MOST_ROWS]),
        words.count("And 1 more.", "And {n} more.", more) if more > 0 else None,
    )


def _row(each: ClientDeadline, words: Words) -> tuple[SortedCell, ...]:
    said = named(each.names, words)
    if each.n > 1 and each.until > each.on:
        head = words(
            "{n} messages until {date}", n=words.number(each.n), date=words.date(each.until)
        )
        said = f"{head}: {said}"
    return (
        SortedCell(each.name),
        SortedCell(words.date(each.on), _distance(each.days, words), key=each.on.isoformat()),
        SortedCell(words(KINDS[each.kind])),
        SortedCell(said),
    )


def _distance(days: int, words: Words) -> str:
    if days == 0:
        return words("today")
    if days > 0:
        return words.count("in 1 day", "in {n} days", days)
    return words.count("1 day ago", "{n} days ago", -days)


def about(deadline: Deadline, words: Words) -> str:
    """What a day is for, in little room: the kind, and the first of what it is about."""
    kind = words(KINDS[deadline.kind])
    if not deadline.names:
        return kind
    first, *rest = deadline.names
    more = f" (+{len(rest)})" if rest else ""
    return f"{kind}: {first}{more}"


def key_dates_table(shared: Sequence[SharedKeyDate], words: Words) -> SortedTable:
    """Each key date with the clients that use it, by day."""
    return SortedTable(
        "key-dates-table",
        words("Key dates that several clients use"),
        (
            Column(words("Key date")),
            Column(words("Day")),
            Column(words("Number"), numeric=True),
            Column(words("Clients"), wide=True),
        ),
        tuple(
            (
                SortedCell(each.day.name(words.language)),
                SortedCell(
                    words.short_span(each.day.start, each.day.end), key=each.day.start.isoformat()
                ),
                SortedCell(words.number(len(each.clients)), key=len(each.clients)),
                SortedCell(words.listing(each.clients)),
            )
            for each in shared
        ),
    )
