"""How much of the hours in which questions come is watched, so that the norm can be met?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from toolkit.strategy import Agreements, ResponseNorm, Role, Strategy, WeekHours
from toolkit.strategy.term import WEEKDAYS

DAY = 24 * 60
WEEK = 7 * DAY
WORKING_DAYS = (0, 1, 2, 3, 4)
"""Monday to Friday; holidays are not known here."""

QUESTION_HOURS = (WeekHours(days=WEEKDAYS, start="07:00", end="23:00"),)
"""Judgement: when questions come. People ask when they are awake, in the evening and at the
weekend as well; every hour from 07:00 to 23:00 counts the same."""

Week = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ResponseCover:
    """The share of question hours that somebody answers within the norm, with bounds.

    `share` and `hours_uncovered` (a week) are None when unknown; the bounds are shares.
    """

    share: float | None = None
    low: float = 0.0
    high: float = 1.0
    hours_uncovered: float | None = None


UNKNOWN_COVER = ResponseCover()


def channel_response(
    strategy: Strategy, channel: str, questions: Iterable[WeekHours] = QUESTION_HOURS
) -> ResponseCover:
    """How much of the question hours of a channel is covered, as agreed for that channel."""
    norm = response_norm(strategy.agreements, channel)
    watched = watched_hours(strategy, channel)
    return response_cover(watched, norm, questions)


def response_cover(
    watched: Iterable[WeekHours],
    norm: ResponseNorm | None,
    questions: Iterable[WeekHours] = QUESTION_HOURS,
) -> ResponseCover:
    """How much of the question hours is covered by watched hours, within a norm.

    A question is covered if somebody watches at some moment from then until the norm has
    run out. Without watched hours nothing is known. Without a norm at least the hours that
    are watched themselves are covered, and perhaps all.

    >>> office = WeekHours(days=("mon", "tue", "wed", "thu", "fri"), start="09:00", end="17:00")
    >>> response_cover((office,), ResponseNorm(within_hours=0)).hours_uncovered
    72.0
    """
    watch, ask = week_grid(watched), week_grid(questions)
    if not watch.any() or not ask.any():
        return UNKNOWN_COVER
    answered = covered_week(watch, norm)
    if answered is None:
        return ResponseCover(low=float(watch[ask].mean()))
    covered = answered[ask]
    share = float(covered.mean())
    return ResponseCover(share, share, share, float((~covered).sum()) / 60)


def covered_week(watch: Week, norm: ResponseNorm | None) -> Week | None:
    """The minutes of a week in which a question is answered in time; None without a term.

    At least one minute of the week is watched.
    """
    deadline = None if norm is None else _deadlines(norm)
    return None if deadline is None else _covered(watch, deadline)


def response_norm(agreements: Agreements, channel: str) -> ResponseNorm | None:
    """The norm that names the channel, else the one that names no channel."""
    named = (norm for norm in agreements.response if channel in norm.channels)
    general = (norm for norm in agreements.response if not norm.channels)
    return next(named, next(general, None))


def watched_hours(strategy: Strategy, channel: str) -> tuple[WeekHours, ...]:
    """When somebody watches a channel: see `watch_hours`."""
    return watch_hours(strategy, channel).hours


@dataclass(frozen=True)
class WatchHours:
    """The hours in which somebody watches, and what says so; `basis` is None if nothing does."""

    hours: tuple[WeekHours, ...] = ()
    basis: Literal["norm", "roles", "opening"] | None = None


def watch_hours(strategy: Strategy, channel: str) -> WatchHours:
    """When somebody watches a channel, and how that is known.

    The hours of its norm; else the working hours of whoever watches it (by the norm, else by
    the responsibilities); else the opening hours.
    """
    norm = response_norm(strategy.agreements, channel)
    if norm is not None and norm.hours:
        return WatchHours(norm.hours, "norm")
    watchers = norm.watched_by if norm is not None and norm.watched_by else ()
    named = watchers or _watchers(strategy, channel)
    roles = {role.id: role for role in strategy.roles}
    if worked := _working_hours(named, roles):
        return WatchHours(worked, "roles")
    opening = strategy.agreements.opening_hours
    return WatchHours(opening, "opening") if opening else WatchHours()


def _watchers(strategy: Strategy, channel: str) -> tuple[str, ...]:
    per_channel = strategy.responsibilities.per_channel
    own = [each for each in per_channel if each.channel == channel and each.watches]
    rest = [each for each in per_channel if each.channel is None and each.watches]
    watches = [each.watches for each in own or rest]
    return tuple(each.role for each in watches if each is not None and each.role is not None)


def _working_hours(names: Iterable[str], roles: dict[str, Role]) -> tuple[WeekHours, ...]:
    return tuple(hours for name in names for hours in roles[name].working_hours)


def week_grid(hours: Iterable[WeekHours]) -> Week:
    """The minutes of a week, from Monday 00:00, that lie in the hours.

    An end before the start lies on the next day (on Sunday: on Monday); an end at the start
    is a whole day later. Without days the hours hold every day, without a start from 00:00,
    without an end until 24:00; without all of these nothing is said.

    >>> int(week_grid([WeekHours(days=("sun",), start="22:00", end="02:00")]).sum())
    240
    """
    grid = np.zeros(WEEK, dtype=bool)
    for each in hours:
        if not (each.days or each.start or each.end):
            continue
        start, end = _minutes(each.start or "00:00"), _minutes(each.end or "24:00")
        length = end - start if end > start else end - start + DAY
        for day in each.days or WEEKDAYS:
            first = WEEKDAYS.index(day) * DAY + start
            grid[np.arange(first, first + length) % WEEK] = True
    return grid


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _covered(watch: Week, deadline: npt.NDArray[np.int_]) -> Week:
    """Whether the next watched minute after each minute comes no later than its deadline."""
    minutes = np.arange(WEEK)
    watched = np.flatnonzero(watch)
    later = np.append(watched, watched[0] + WEEK)
    wait = later[np.searchsorted(watched, minutes)] - minutes
    return np.asarray(wait <= deadline)


def _deadlines(norm: ResponseNorm) -> npt.NDArray[np.int_] | None:
    """How many minutes a question may wait, for each minute of the week in which it comes."""
    if norm.within_hours is not None:
        return np.full(WEEK, round(norm.within_hours * 60))
    if norm.within_working_days is None:
        return None
    days = np.array([_days_until(day, norm.within_working_days) for day in range(7)])
    minutes = np.arange(WEEK)
    return (days[minutes // DAY] + 1) * DAY - 1 - minutes % DAY


def _days_until(day: int, working_days: float) -> int:
    """The days from a weekday until the n-th working day after it; part of a day is not counted.

    >>> _days_until(4, 1), _days_until(5, 1), _days_until(0, 5), _days_until(2, 0.5)
    (3, 2, 7, 0)
    """
    left, ahead = math.floor(working_days), 0
    while left:
        ahead += 1
        left -= (day + ahead) % 7 in WORKING_DAYS
    return ahead
