"""Which days are near, and which have passed?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.portfolio.summary import ClientSummary, Deadline, DeadlineKind

NEAR_DAYS = 14
"""Two weeks ahead: long enough to act, short enough to read."""

ONLY_AHEAD = frozenset(("item", "approval", "period"))
"""What is a finding once it is past, or past for good."""

MANY = frozenset(("item", "approval"))
"""What comes several times a week: of one client all that is near is told at once."""


@dataclass(frozen=True)
class ClientDeadline:
    """A deadline with whose it is; `days` from today, negative where it has passed.

    Where it stands for several, `on` is the first day, `until` the last, `n` how many there are.
    """

    client: str
    name: str
    kind: DeadlineKind
    on: dt.date
    until: dt.date
    days: int
    n: int
    names: tuple[str, ...]


def deadlines_near(
    summaries: Iterable[ClientSummary], as_of: dt.date, days: int = NEAR_DAYS
) -> tuple[ClientDeadline, ...]:
    """What comes today or in so many days, the first day first."""
    last = as_of + dt.timedelta(days=days)
    return _in_order(_of_client(each, as_of, lambda on: as_of <= on <= last) for each in summaries)


def deadlines_passed(
    summaries: Iterable[ClientSummary], as_of: dt.date
) -> tuple[ClientDeadline, ...]:
    """What should have been done before today: the longest ago first."""
    passed = _in_order(_of_client(each, as_of, lambda on: on < as_of) for each in summaries)
    return tuple(each for each in passed if each.kind not in ONLY_AHEAD)


def next_deadline(summary: ClientSummary, as_of: dt.date) -> Deadline | None:
    """The first day that comes for a client; None where none is known."""
    return next((each for each in summary.deadlines if each.on >= as_of), None)


def _in_order(found: Iterable[Iterator[ClientDeadline]]) -> tuple[ClientDeadline, ...]:
    every = (each for several in found for each in several)
    return tuple(sorted(every, key=lambda each: (each.on, each.name, each.client, each.kind)))


def _of_client(
    summary: ClientSummary, as_of: dt.date, wanted: Callable[[dt.date], bool]
) -> Iterator[ClientDeadline]:
    together: dict[DeadlineKind, list[Deadline]] = {}
    for each in summary.deadlines:
        if not wanted(each.on):
            continue
        if each.kind in MANY:
            together.setdefault(each.kind, []).append(each)
        else:
            yield _one(summary, [each], as_of)
    for several in together.values():
        yield _one(summary, several, as_of)


def _one(summary: ClientSummary, several: Sequence[Deadline], as_of: dt.date) -> ClientDeadline:
    first = several[0]
    return ClientDeadline(
        summary.client,
        summary.name,
        first.kind,
        first.on,
        several[-1].on,
        (first.on - as_of).days,
        sum(max(1, len(each.names)) for each in several),
        tuple(dict.fromkeys(name for each in several for name in each.names)),
    )
