"""The hours of whoever works for several clients."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from toolkit.language import Words
from toolkit.portfolio import SharedRole
from toolkit.tables.block import Column
from toolkit.tables.portfolio.sorted_table import SortedCell, SortedTable, named

NEAR = 0.05


def roles_table(shared: Sequence[SharedRole], words: Words) -> SortedTable:
    """Each person or role with its hours at all clients together, most hours first."""
    return SortedTable(
        "roles-table",
        words("Hours of one person or role at several clients"),
        (
            Column(words("Who")),
            Column(words("Clients"), wide=True),
            Column(words("Needed per week"), numeric=True),
            Column(words("Available per week"), numeric=True),
            Column(words("Busiest week"), numeric=True),
        ),
        tuple(_row(each, words) for each in shared),
        words(
            "Who is named in a strategy is one person everywhere; roles that nobody is named for "
            "are taken together by what they are called. Available is what the clients count on "
            "together."
        ),
    )


def _row(each: SharedRole, words: Words) -> tuple[SortedCell, ...]:
    roles = named(each.roles, words) if each.person else words("role without a name")
    clients = [f"{share.client} ({words.number(share.role.wanted, 1)})" for share in each.shares]
    available = each.available
    over = available is not None and each.wanted > available + NEAR
    return (
        SortedCell(each.name, roles),
        SortedCell(words.listing(clients), key=len(each.clients)),
        SortedCell(
            words.number(each.wanted, 1), key=each.wanted, mark="!" if over else None, gap=over
        ),
        SortedCell(
            words.number(available, 1) if available is not None else "?", key=available or 0
        ),
        _busiest(each, words),
    )


def _busiest(each: SharedRole, words: Words) -> SortedCell:
    week = each.busiest
    if week is None:
        return SortedCell("", key=0)
    monday = dt.date.fromisocalendar(week.year, week.week, 1)
    over = each.available is not None and week.hours > each.available + NEAR
    return SortedCell(
        words.number(week.hours, 1),
        f"{words('week {n}', n=week.week)}, {words.short_day(monday)}",
        key=week.hours,
        mark="!" if over else None,
        gap=over,
    )
