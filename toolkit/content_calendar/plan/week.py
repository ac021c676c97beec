"""Which days of a week do the free places fall on, so that a channel is spread evenly?

One small model per week: few places, so that the best division is found and proven.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.almanac import WorkingDays
from toolkit.content_calendar.plan.place import Place, PostingOption
from toolkit.content_calendar.plan.solver import Model, Sum, Variable, above, solved
from toolkit.content_calendar.plan.vacancy import DAY, Vacancy, days_between

WORK = 0.1
"""Steps of work per week: a week is nearly always solved and proven with a hundredth of that."""

UNUSUAL_DAY, TWICE_A_DAY, NEXT_DAY, CROWDED = 400, 120, 40, 20
"""Judgement, what it costs: a day that the client did not name, each further post on one channel
and day, posts on one channel on two days in a row, each post on a day that has more than its
share of all channels."""

MOST_A_DAY = 1000
"""More places on a day than anybody fills: a bound for the model."""

Taken = Mapping[str, Mapping[dt.date, tuple[str | None, ...]]]
"""The times at which something appears already, by channel and day."""


@dataclass(frozen=True)
class Request:
    """Free places of one channel in a week, with the times at which it may publish.

    `most_a_day` is how much there may be on one day, where no times are known that say so.
    """

    channel: str
    vacancy: Vacancy
    options: tuple[PostingOption, ...]
    most_a_day: int


@dataclass(frozen=True)
class _Day:
    """How many places of a channel fall on a day, among the times that are free then."""

    channel: str
    on: dt.date
    n: Variable
    free: tuple[PostingOption, ...]


@dataclass
class _Week:
    """The model of one week, and what it counts."""

    taken: Taken
    working: WorkingDays
    can_be_made: Callable[[str, dt.date], bool]
    model: Model = field(default_factory=Model)
    cost: list[Sum] = field(default_factory=list)
    days: list[_Day] = field(default_factory=list)


def week_places(
    requests: Sequence[Request],
    taken: Taken,
    working: WorkingDays,
    can_be_made: Callable[[str, dt.date], bool],
) -> tuple[Place, ...]:
    """The places of all channels in one ISO week, by day, time and channel.

    A day on which nothing can be ready any more (`can_be_made`) is passed over; where fewer
    times are left than places, there are fewer places.
    """
    week = _Week(taken, working, can_be_made)
    for request in requests:
        _request(week, request)
    for channel in dict.fromkeys(request.channel for request in requests):
        _spread_channel(week, channel)
    _spread_days(week, requests)
    week.model.minimize(sum(week.cost))
    done = solved(week.model, WORK)
    if done is None:
        return ()
    times = [(day, option) for day in week.days for option in _times(day, done.value(day.n))]
    return tuple(_places(times, requests))


def _request(week: _Week, request: Request) -> None:
    """As many places as are free, and what each day costs."""
    found = []
    for on, free in free_days(request, week.taken, week.working):
        if not week.can_be_made(request.channel, on):
            continue
        most = len(free)
        n = week.model.new_int_var(0, most, "")
        n_usual = sum(each.usual for each in free)
        week.cost.append(UNUSUAL_DAY * above(week.model, n, n_usual, most))
        week.days.append(_Day(request.channel, on, n, free))
        found.append((n, most))
    room = sum(most for _, most in found)
    week.model.add(sum(n for n, _ in found) == min(request.vacancy.n, room))


def free_days(
    request: Request, taken: Taken, working: WorkingDays
) -> Iterator[tuple[dt.date, tuple[PostingOption, ...]]]:
    """The days of a request with the times that are free on them, those the client named first."""
    there = taken.get(request.channel, {})
    for day in days_between(request.vacancy.first, request.vacancy.last):
        options = [each for each in request.options if each.is_on(day, working)]
        timed = [each for each in options if each.at and each.at not in there.get(day, ())]
        # without times, two on a day are told apart by nothing: the same option several times
        untimed = [each for each in options if each.at is None][:1]
        n_left = max(0, request.most_a_day - len(there.get(day, ())))
        free = timed or untimed * n_left
        if free:
            yield day, tuple(sorted(free, key=lambda each: (not each.usual, each.at or "")))


def _times(day: _Day, n: int) -> Iterator[PostingOption]:
    """So many times of a day, far apart, and others than the day before; the usual ones first."""
    usual = [each for each in day.free if each.usual]
    several = usual if n <= len(usual) else list(day.free)
    turn = day.on.toordinal()
    for place in range(n):
        yield several[(place * len(several) // n + turn) % len(several)]


def _spread_channel(week: _Week, channel: str) -> None:
    """Not twice a day, and not two days in a row, where it can be helped."""
    there = week.taken.get(channel, {})
    numbers = {day.on: day.n for day in week.days if day.channel == channel}
    for day, n in numbers.items():
        for step in range(1, 4):
            more = above(week.model, n + len(there.get(day, ())), step, MOST_A_DAY)
            week.cost.append(TWICE_A_DAY * more)
    for day in sorted({each - step for each in numbers for step in (DAY, 0 * DAY)}):
        here, after = (
            _is_used(week, numbers.get(each), bool(there.get(each))) for each in (day, day + DAY)
        )
        both = week.model.new_bool_var("")
        week.model.add(both >= here + after - 1)
        week.cost.append(NEXT_DAY * both)


def _is_used(week: _Week, n: Variable | None, taken: bool) -> Sum:
    """1 where something appears on the day."""
    if taken or n is None:
        return int(taken)
    used = week.model.new_bool_var("")
    week.model.add(n <= MOST_A_DAY * used)
    return used


def _spread_days(week: _Week, requests: Sequence[Request]) -> None:
    """No day with much more than another, over all channels."""
    there = Counter({day.on: 0 for day in week.days})
    for days in week.taken.values():
        there.update({day: len(times) for day, times in days.items() if day in there})
    whole = sum(there.values()) + sum(request.vacancy.n for request in requests)
    share = -(-whole // max(1, len(there)))
    for on, n in there.items():
        more = sum(day.n for day in week.days if day.on == on) + n
        week.cost.append(CROWDED * above(week.model, more, share, whole))


def _places(
    times: Sequence[tuple[_Day, PostingOption]], requests: Sequence[Request]
) -> Iterator[Place]:
    musts = Counter({request.channel: 0 for request in requests})
    for request in requests:
        musts[request.channel] += request.vacancy.needed
    for day, option in sorted(times, key=lambda one: (one[0].on, one[1].at or "", one[0].channel)):
        needed = musts[day.channel] > 0
        musts[day.channel] -= needed
        yield Place(day.channel, day.on, option.at, option.time_zone, needed=needed)
